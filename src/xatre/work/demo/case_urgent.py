"""The first papers of a made-up case: initial assessment, emergency, separation, placement."""

from __future__ import annotations

from datetime import date, timedelta

from xatre.work.demo.case_file import ABLE, GRAVE, MILD, SOLVED, CaseFile
from xatre.work.demo.town import Given, chosen, rows

LONGEST_SEPARATION = 15
"""Days (NĐ 56/2017 Đ32 khoản 3)."""


def _initial(about: CaseFile, on: date, is_urgent: bool) -> None:
    fields: Given = {
        "made_by": about.officer,
        "made_on": on.isoformat(),
        "made_at": "09:00",
        "made_where": "Nhà của trẻ",
        "harm": about.levels("02.a", GRAVE if is_urgent else MILD),
        "protection": about.levels("02.b", SOLVED if is_urgent else ABLE),
        "conclusion": "emergency" if is_urgent else "not_emergency",
        "harmer_is_carer": "yes" if is_urgent else "no",
        "reasons": "Trẻ đang ở cùng người gây tổn hại."
        if is_urgent
        else "Trẻ có người lớn bảo vệ, chưa có nguy cơ ngay.",
        "safe_measures": chosen("50.2.a", "50.2.b") if is_urgent else chosen("49.2.b"),
        "safe_measures_words": "Đưa trẻ đến nhà bác ruột." if is_urgent else "",
    }
    about.add("initial_assessment", on, fields)


def urgent(about: CaseFile, on: date) -> None:
    _initial(about, on, True)


def calm(about: CaseFile, on: date) -> None:
    _initial(about, on, False)


def emergency(about: CaseFile, on: date) -> None:
    kept: Given = {"item": "Áo của trẻ", "kept_on": on.isoformat(), "kept_by": "Công an xã"}
    fields: Given = {
        "done_on": on.isoformat(),
        "done_at": "09:40",
        "measures": chosen("50.2.a", "50.2.b"),
        "actions": "Đưa trẻ đến trạm y tế, công an xã lập biên bản.",
        "police_told": "yes",
        "police_told_on": on.isoformat(),
        "police_told_at": "09:10",
        "first_aid": "yes",
        "health_facility": f"Trạm Y tế {about.town.here}",
        "hotline_asked": "yes",
        "kept_items": rows(kept),
    }
    about.add("emergency_action", on, fields)


def _separation_fields(about: CaseFile, on: date) -> Given:
    return {
        "grounds": chosen("harmed_by_carer"),
        "from_day": on.isoformat(),
        "from_time": "15:00",
        "to_day": (on + timedelta(days=10)).isoformat(),
        "decision_number": f"{about.town.random.randint(10, 90)}/QĐ-UBND",
        "decision_signed_on": on.isoformat(),
        "decision_signer": about.chair,
        "decision_signer_office": "Phó Chủ tịch",
        "decision_form": "paper",
        "deciding_unit": about.town.unit,
        "place": "Nhà bác ruột của trẻ",
        "place_unit": about.town.unit,
        "care_form": "relative",
        "carer_name": "Bác ruột của trẻ",
        "carer_phone": about.town.phone(),
        "child_asked": "yes",
        "separation_state": "running",
    }


def separation(about: CaseFile, on: date) -> None:
    about.add("separation", on, _separation_fields(about, on))


def separation_ended(about: CaseFile, on: date) -> None:
    longest = on + timedelta(days=LONGEST_SEPARATION)
    more: Given = {
        "extended_to": longest.isoformat(),
        "number": f"{about.town.random.randint(10, 90)}/QĐ-UBND",
        "signed_on": (on + timedelta(days=9)).isoformat(),
        "reason": "Gia đình chưa bảo đảm an toàn cho trẻ.",
    }
    fields = _separation_fields(about, on) | {
        "extensions": rows(more),
        "authority_requires": "no",
        "separation_state": "cancelled",
        "reassessed_on": (on + timedelta(days=13)).isoformat(),
        "reassessment": "Trẻ ổn định, người gây tổn hại đã rời khỏi nhà.",
        "ended_on": (on + timedelta(days=14)).isoformat(),
        "cancel_number": f"{about.town.random.randint(10, 90)}/QĐ-UBND",
        "cancel_signed_on": (on + timedelta(days=14)).isoformat(),
        "cancel_signer": about.chair,
        "cancel_signer_office": "Phó Chủ tịch",
        "cancel_form": "paper",
        "court_asked": "no",
    }
    about.add("separation", on, fields)


def placed(about: CaseFile, on: date) -> None:
    fields: Given = {
        "purpose": "placed_child",
        "done_on": on.isoformat(),
        "done_by": about.officer,
        "next_on": (on + timedelta(days=60)).isoformat(),
        "care_form": "relative",
        "placed_on": (on - timedelta(days=30)).isoformat(),
        "living": "Trẻ khỏe, có chỗ ngủ riêng, đi học đều.",
        "child_wish": "Trẻ muốn ở lại với bác.",
        "should_continue": "yes",
    }
    about.add("follow_up", on, fields)
