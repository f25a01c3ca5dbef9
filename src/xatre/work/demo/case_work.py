"""The later papers of a made-up case: needs, plan, decision, following up, review."""

from __future__ import annotations

from datetime import date, timedelta

from xatre.work.demo.case_file import ABLE, MILD, SOLVED, CaseFile
from xatre.work.demo.town import Given, chosen, rows

SERVICES = {
    "medical": "Khám sức khỏe, điều trị tại trạm y tế",
    "psychology": "Tư vấn tâm lý cho trẻ và gia đình",
    "education": "Vận động trẻ trở lại lớp, hỗ trợ sách vở",
    "social": "Đề nghị trợ giúp xã hội cho gia đình",
    "legal": "Trợ giúp pháp lý cho gia đình",
}


def specific(about: CaseFile, on: date) -> None:
    town = about.town
    problem: Given = {"problem": "Trẻ sợ hãi, khó ngủ", "need": "Tư vấn tâm lý"}
    other: Given = {"problem": "Gia đình thiếu ăn khi giáp hạt", "need": "Trợ giúp xã hội"}
    fields: Given = {
        "made_by": about.officer,
        "made_on": on.isoformat(),
        "purpose": "plan",
        "harmer_is_carer": town.pick({"no": 60, "unknown": 40}),
        "child_state": "Trẻ ăn ngủ kém, hay giật mình.",
        "family": "Mẹ thương con nhưng bận làm nương; ông bà ở gần.",
        "factors": "Người gây tổn hại còn ở cùng bản.",
        "learning": "Trẻ học trung bình, thích đến lớp.",
        "community": "Hàng xóm sẵn sàng báo tin cho xã.",
        "needs": chosen("medical", "psychology"),
        "needs_words": "Khám sức khỏe và có người tâm sự.",
        "child_opinion": "Trẻ muốn ở với bà và tiếp tục đi học.",
        "parents_opinion": "Gia đình đồng ý để cán bộ đến thăm.",
        "harm": about.levels("03.a", MILD),
        "protection": about.levels("03.b", ABLE),
        "conclusion": "Trẻ cần được hỗ trợ theo kế hoạch.",
        "problems": rows(problem, other),
    }
    about.add("specific_assessment", on, fields)


def meeting(about: CaseFile, on: date) -> None:
    attendants: tuple[Given, ...] = (
        {"name": about.officer, "office": "Người làm công tác bảo vệ trẻ em"},
        {"name": "Đại diện nhà trường", "office": "Giáo viên chủ nhiệm"},
        {"name": "Đại diện gia đình", "office": "Bà của trẻ"},
    )
    fields: Given = {
        "held_on": on.isoformat(),
        "held_at": "14:00",
        "held_where": f"UBND {about.town.here}",
        "chair": about.chair,
        "secretary": about.officer,
        "attendants": rows(*attendants),
        "minutes": "Các thành viên thống nhất trẻ cần được hỗ trợ y tế, tâm lý và đi học lại.",
        "measures": chosen("49.2.c", "50.2.h"),
    }
    about.add("needs_meeting", on, fields)


def plan(about: CaseFile, on: date) -> None:
    town = about.town
    services = town.random.sample(sorted(SERVICES), 3)
    about.works = tuple(SERVICES[service] for service in services)
    lines: list[Given] = [
        {
            "service": service,
            "work": SERVICES[service],
            "starts_on": (on + timedelta(days=3)).isoformat(),
            "ends_on": (on + timedelta(days=60)).isoformat(),
            "assigned": "Trạm y tế" if service == "medical" else about.officer,
            "provider": "Trung tâm Công tác xã hội tỉnh" if service == "psychology" else "",
            "cost": str(town.random.randint(2, 30) * 100_000),
            "fund": "Ngân sách xã",
        }
        for service in services
    ]
    fields: Given = {
        "made_by": about.officer,
        "made_on": on.isoformat(),
        "submitted_on": on.isoformat(),
        "urgent": "no",
        "aims": "Trẻ an toàn, khỏe mạnh và đi học đều.",
        "measures": chosen("49.2.c", "50.2.h"),
        "plan_rows": rows(*lines),
        "sent_to": "Công an, trạm y tế, nhà trường",
        "sent_on": on.isoformat(),
        "changes": "Thêm một lần thăm nhà mỗi tháng." if town.chance(30) else "",
    }
    about.plan = about.add("plan", on, fields)


def _decision(about: CaseFile, on: date, decision_kind: str) -> None:
    fields: Given = {
        "plan": about.plan,
        "decision_kind": decision_kind,
        "outcome": "approved",
        "number": f"{about.town.random.randint(10, 300)}/QĐ-UBND",
        "signed_on": on.isoformat(),
        "signer": about.chair,
        "signer_office": "Phó Chủ tịch",
        "form": "paper",
        "legal_basis": "Luật Trẻ em; Nghị định 56/2017/NĐ-CP",
        "assigned_to": about.officer,
    }
    about.add("decision", on, fields)


def refusal(about: CaseFile, on: date) -> None:
    """The plan went back once, with a reason."""
    fields: Given = {
        "plan": about.plan,
        "outcome": "refused",
        "reason": "Chưa ghi người theo dõi hằng tuần.",
        "signed_on": on.isoformat(),
        "signer": about.chair,
        "signer_office": "Phó Chủ tịch",
        "form": "paper",
    }
    about.add("decision", on, fields)


def approval(about: CaseFile, on: date) -> None:
    _decision(about, on, "approve_plan")


def close(about: CaseFile, on: date) -> None:
    _decision(about, on, "close")


def follow_up(about: CaseFile, on: date) -> None:
    works: list[Given] = [
        {"work": work, "progress": about.town.one(("under_way", "done", "not_begun"))}
        for work in about.works
    ]
    fields: Given = {
        "purpose": "plan",
        "done_on": on.isoformat(),
        "done_by": about.officer,
        "next_on": (on + timedelta(days=20)).isoformat(),
        "works": rows(*works),
        "child_condition": "Trẻ đã đi học lại, ngủ tốt hơn.",
        "parents_carry_out": "yes",
        "proposals": "Tiếp tục thăm nhà hằng tháng.",
    }
    about.add("follow_up", on, fields)


def after_close(about: CaseFile, on: date) -> None:
    fields: Given = {
        "purpose": "after_close",
        "done_on": on.isoformat(),
        "done_by": about.officer,
        "child_condition": "Trẻ ổn định, gia đình hòa thuận.",
    }
    about.add("follow_up", on, fields)


def _review(about: CaseFile, on: date, conclusion: str) -> None:
    is_over = conclusion == "close"
    fields: Given = {
        "made_by": about.officer,
        "made_on": on.isoformat(),
        "harm": about.levels("06.a", SOLVED if is_over else MILD),
        "protection": about.levels("06.b", ABLE),
        "no_more_risk": "yes" if is_over else "no",
        "child_stable": "yes",
        "conclusion": conclusion,
        "submitted_on": on.isoformat(),
        "reasons": "Trẻ an toàn." if is_over else "Còn nguy cơ, cần thêm một vòng hỗ trợ.",
        "agreed_on": (on + timedelta(days=2)).isoformat() if is_over else "",
    }
    about.add("review", on, fields)


def review_close(about: CaseFile, on: date) -> None:
    _review(about, on, "close")


def review_continue(about: CaseFile, on: date) -> None:
    _review(about, on, "continue")
