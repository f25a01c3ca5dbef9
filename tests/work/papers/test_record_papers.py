"""Forms of a book's records: nameless unless a reason is written, whom they name, where they go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from work_samples import BIRTH, CASE, CHILD, INJURY, add

from xatre.model.merge import next_edit
from xatre.model.record import Record
from xatre.model.text import DOTS
from xatre.model.values import Value
from xatre.reports.letterhead import NO_DAY
from xatre.reports.official_form import LINE
from xatre.store.identifiers import new_id
from xatre.store.register import revisions
from xatre.work.papers.files_out import files_out
from xatre.work.records import browse
from xatre.work.records.print_record import (
    UnknownForm,
    forms_offered,
    make_blank,
    make_sheet,
    note_printed,
)
from xatre.work.records.propose_case import NoCaseFromThis, calls_for_case, propose_case
from xatre.work.records.refusals import NotHere
from xatre.work.session import NoRight, Session

NAME = str(CHILD["full_name"])
PLACE, KEEPER = "Nhà bác Tẩn Mẩy", "Tẩn Mẩy"
SEPARATION = {
    "grounds": {"abused_by_carer": "yes"},
    "from_day": "2026-11-20",
    "from_time": "03:00",
    "to_day": "2026-11-28",
    "decision_number": "86/QĐ-UBND",
    "decision_signed_on": "2026-11-20",
    "decision_signer": "Chủ tịch",
    "place": PLACE,
    "carer_name": KEEPER,
    "child_asked": "yes",
}


def draft_separation(session: Session, case: str) -> str:
    """A separation written whole, whatever its rules ask beside."""
    return _written(session, "separation", {**SEPARATION, "case": case})


def test_form_01_takes_the_child_from_the_register(commune: Session) -> None:
    child = add(commune, "child", **CHILD)
    case = add(commune, "case", **CASE, child=child)
    assert NAME in make_sheet(commune, "case", case, "nộp hồ sơ", "01").html
    nameless = make_sheet(commune, "case", case, "", "01").html
    assert NAME not in nameless
    assert str(CASE["condition"]) not in nameless
    assert "Có thông tin bí mật" in nameless


def test_what_is_empty_is_a_line_to_write_on_and_what_is_hidden_is_dots(commune: Session) -> None:
    told = ("child", "told_name", "told_born_on", "told_sex", "told_age")
    case = add(commune, "case", **{k: v for k, v in CASE.items() if k not in told})
    for reason in ("", "nộp hồ sơ"):
        html = make_sheet(commune, "case", case, reason, "01").html
        assert f">Họ và tên trẻ em</td><td width='62%' class='value'>{LINE}<" in html
        assert f">Tình trạng trẻ em</td><td width='62%' class='value'>{DOTS}<" in html or reason
        assert f">Họ và tên cha</td><td width='62%' class='value'>{LINE}<" in html
    look = add(commune, "initial_assessment", case=case, made_by="Ưng", made_on="2026-11-20",
               conclusion="not_emergency")  # fmt: skip
    html = make_sheet(commune, "initial_assessment", look, "", "02").html
    assert f">Họ và tên trẻ em</td><td width='62%' class='value'>{LINE}<" in html
    assert f">So sánh a) và b)</td><td width='62%' class='value'>{DOTS}<" in html
    assert f">Lý do</td><td width='62%' class='value'>{LINE}<" in html


def test_a_form_is_offered_by_the_kind_of_record(commune: Session) -> None:
    assert list(forms_offered(commune, "case")) == ["sheet", "01", "carers", "national"]
    assert list(forms_offered(commune, "child")) == ["sheet", "summary"]
    assert "05" in forms_offered(commune, "decision")
    child = add(commune, "child", **CHILD)
    with pytest.raises(UnknownForm):
        make_sheet(commune, "child", child, "", "01")
    with pytest.raises(UnknownForm):
        make_blank(commune, "99")


def test_an_empty_form_names_nobody_and_bears_no_copy_number(commune: Session) -> None:
    add(commune, "child", **CHILD)
    sheet = make_blank(commune, "06")
    assert NAME not in sheet.html
    assert "Bản số" not in sheet.html
    assert sheet.name == "mau-06-trong.pdf"
    assert "Bản không tên" not in sheet.html


@pytest.mark.parametrize(
    ("told", "place_is_in"),
    [
        ({"harmer_is_carer": "yes"}, False),
        ({}, False),
        ({"harmer_is_carer": "no"}, True),
        ({"harmer_is_carer": "no", "harmer_relation": "father"}, False),
    ],
)
def test_the_copy_for_parents_leaves_the_safe_place_out(
    commune: Session, told: dict[str, str], place_is_in: bool
) -> None:
    case = add(commune, "case", **{**CASE, "receiver": "Người Nhận Tin"}, **told, told_name="Đào")
    draft_separation(commune, case)
    html = make_sheet(commune, "case", case, "gửi cha mẹ", "carers").html
    assert (PLACE in html) == place_is_in
    assert (KEEPER in html) == place_is_in
    assert "86/QĐ-UBND" in html
    for secret in (str(CASE["condition"]), "Người Nhận Tin", "Người báo tin"):
        assert secret not in html


def test_the_summary_of_a_child_tells_nothing_of_a_case(commune: Session) -> None:
    child = add(commune, "child", **CHILD)
    case = add(commune, "case", **CASE, child=child)
    add(commune, "injury", **{**INJURY, "child": child, "full_name": None})
    add(commune, "birth", **{**BIRTH, "child": child})
    html = make_sheet(commune, "child", child, "nộp cho trường", "summary").html
    assert NAME in html
    assert "Đuối nước" in html
    code = str(browse.record(commune, "case", case).fields["code"])
    assert code not in html
    assert "Vụ việc" not in html
    assert NAME not in make_sheet(commune, "child", child, "", "summary").html


def test_every_file_out_has_a_number_and_stands_in_the_list(commune: Session) -> None:
    child = add(commune, "child", **CHILD)
    case = add(commune, "case", **CASE, child=child)
    first = make_sheet(commune, "child", child, "nộp | trường", "summary")
    assert "Bản số 1." in first.html
    assert note_printed(commune, first, "tom-tat.pdf") == 1
    second = make_sheet(commune, "case", case)
    assert "Bản số 2." in second.html
    assert note_printed(commune, second) == 2
    newest, before = files_out(commune)
    assert (newest.number, newest.act, newest.file, newest.reason) == (2, "printed", "", "")
    assert newest.what.startswith("Vụ việc VV-2026-")
    assert before.what == "Trẻ em TE-00001 (tóm tắt)"
    assert (before.file, before.reason) == ("tom-tat.pdf", "nộp | trường")
    assert all(NAME not in one.what for one in files_out(commune))
    commune.book.officer = replace(commune.book.officer, case_rights=False)
    assert [one.number for one in files_out(commune)] == [1]


def test_an_injury_by_another_person_is_off_open_lists(commune: Session) -> None:
    kept = add(commune, "injury", **INJURY)
    closed = add(commune, "injury", **{**INJURY, "full_name": "Lý Thị Hoa", "intent": "assault",
                 "doubt_reasons": {"case": {"reason": "đã báo"}}})  # fmt: skip
    wanted = browse.Query("injury")
    assert browse.count(commune, wanted) == 2
    commune.book.officer = replace(commune.book.officer, case_rights=False)
    assert [row.id for row in browse.page(commune, wanted, 0, 10)] == [kept]
    assert browse.counts(commune)["injury"] == 1
    assert [hit.id for hit in browse.find(commune, "Lý Thị")[0]] == [kept]
    for look in (
        lambda: browse.record(commune, "injury", closed),
        lambda: browse.show(commune, "injury", closed),
        lambda: browse.history(commune, "injury", closed),
        lambda: make_sheet(commune, "injury", closed),
    ):
        with pytest.raises(Exception, match="XT-260"):
            look()


def test_a_case_is_begun_from_an_injury_once(commune: Session) -> None:
    child = add(commune, "child", **CHILD)
    told = {**INJURY, "child": child, "full_name": None, "intent": "assault",
            "doubt_reasons": {"case": {"reason": "sẽ lập"}}}  # fmt: skip
    injury = add(commune, "injury", **told)
    assert calls_for_case(browse.record(commune, "injury", injury))
    case = propose_case(commune, "injury", injury)
    assert case.state == "draft"
    begun = browse.record(commune, "case", case.id).fields
    assert begun["child"] == child
    assert begun["happened_on"] == INJURY["happened_on"]
    assert browse.record(commune, "injury", injury).fields["case"] == case.id
    assert propose_case(commune, "injury", injury).id == case.id
    assert not calls_for_case(browse.record(commune, "injury", injury))
    plain = add(commune, "injury", **{**INJURY, "happened_on": "2026-07-02"})
    with pytest.raises(NoCaseFromThis):
        propose_case(commune, "injury", plain)
    with pytest.raises(NotHere):
        propose_case(commune, "injury", child)
    commune.book.officer = replace(commune.book.officer, case_rights=False)
    with pytest.raises(NoRight):
        propose_case(commune, "injury", injury)


def test_a_case_is_begun_from_an_abandoned_child(commune: Session) -> None:
    birth = add(commune, "birth", name_state="unknown", born_on="2026-11-10", sex="female",
                status="not_registered", abandoned="yes", abandoned_place="Cửa trạm y tế",
                abandoned_record_on="2026-11-11")  # fmt: skip
    case = propose_case(commune, "birth", birth)
    begun = browse.record(commune, "case", case.id).fields
    assert begun["event_place"] == "Cửa trạm y tế"
    assert browse.record(commune, "birth", birth).fields["abandoned_case"] == case.id


def test_an_official_form_is_named_as_such_among_the_files_out(commune: Session) -> None:
    case = add(commune, "case", **CASE, child=add(commune, "child", **CHILD))
    note_printed(commune, make_sheet(commune, "case", case, "nộp hồ sơ", "01"), "mau.pdf")
    assert files_out(commune)[0].what == "Mẫu 01, VV-2026-001"


def test_a_form_is_of_its_own_day_and_number_and_an_empty_one_leaves_them_open(
    commune: Session,
) -> None:
    case = add(commune, "case", **{**CASE, "report_number": "15"})
    html = make_sheet(commune, "case", case, "nộp hồ sơ", "01").html
    assert "ngày 20 tháng 11 năm 2026</i>" in html
    assert "Số: 15/BC-UBND" in html
    told = {"case": case, "round": "1", "decision_kind": "close", "outcome": "approved",
            "number": "147/QĐ-UBND", "signed_on": "2026-11-19", "signer": "Chủ tịch",
            "form": "paper"}  # fmt: skip
    html = make_sheet(commune, "decision", _written(commune, "decision", told), "", "05").html
    assert "Số: 147/QĐ-UBND" in html
    assert "ngày 19 tháng 11 năm 2026</i>" in html
    assert "Giao, nhận trẻ em" not in html, "only what was decided"
    for form in ("02", "03", "04", "05", "06", "07"):
        empty = make_blank(commune, form).html
        assert NO_DAY in empty
        for line in ("Mã vụ việc", "Họ và tên trẻ em", "Ngày sinh", "Giới tính"):
            assert f">{line}</td>" in empty, (form, line)


def test_parents_get_what_was_approved_and_no_refusal(commune: Session) -> None:
    case = add(commune, "case", **CASE, told_name="Đào", harmer_is_carer="no")
    plans = [
        _written(commune, "plan", {"case": case, "round": "1", "made_on": day, "aims": aims})
        for day, aims in (("2026-11-20", "Mục tiêu cũ"), ("2026-11-21", "Mục tiêu mới"))
    ]
    decided = {"case": case, "round": "1", "decision_kind": "approve_plan", "form": "paper"}
    for plan, outcome in zip(plans, ("refused", "approved"), strict=True):
        told = {"plan": plan, "outcome": outcome, "number": f"{outcome}/QĐ"}
        _written(commune, "decision", decided | told)
    html = make_sheet(commune, "case", case, "gửi cha mẹ", "carers").html
    assert "approved/QĐ" in html
    assert "refused/QĐ" not in html
    assert "Mục tiêu mới" in html
    assert "Mục tiêu cũ" not in html


def _written(session: Session, kind: str, fields: Mapping[str, Value]) -> str:
    """A paper of a case written whole, whatever its steps ask before."""
    record = Record(new_id(), kind, session.unit, fields=dict(fields))
    line = session.next_line(record, next_edit(None, record.fields, "complete"))
    revisions.add_lines(session.book.db, [line])
    return record.id
