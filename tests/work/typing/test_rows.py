"""Rows typed from paper: read cell by cell, saved as the form saves, wrong ones kept as drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from first_books import Clock

from xatre.model.problem import Problem
from xatre.model.record import Record
from xatre.work.doubles import saying
from xatre.work.records import browse, save
from xatre.work.records.browse import Query
from xatre.work.records.refusals import ChangedSince
from xatre.work.session import Session
from xatre.work.typing import rows

WORDS = {
    "household_number": "12",
    "household_head": "Giàng A Páo",
    "poverty": "n",
    "full_name": "Giàng Thị Ngọc Ánh",
    "born_on": "090316",
    "sex": "nu",
    "ethnic_group": "mo",
    "mother_name": "Vàng Thị Mai",
    "personal_number": "c",
    "special_groups": "kt, mc",
}


def village(session: Session, name: str = "Sì Choang") -> str:
    begun = save.start(session, "village", {"village_kind": "ban", "name": name})
    return save.complete(session, begun).id


def typed(session: Session, **changes: str) -> rows.Line:
    """One row typed and finished."""
    sheet = rows.open_sheet(session)
    record = sheet.new_record(session.clock())
    fields, unread, _ = sheet.cells.row(WORDS | changes, record.fields)
    changed = Record(record.id, record.kind, record.unit, fields=fields)
    return rows.finish(session, changed, unread)


def test_a_row_becomes_a_record(commune: Session) -> None:
    place = village(commune)
    line = typed(commune, village="sì")
    assert (line.saved, line.level) == (True, "")
    kept = browse.record(commune, "child", line.record.id)
    assert kept.state == "complete"
    assert kept.fields["village"] == place
    assert kept.fields["born_on"] == "2016-03-09"
    assert (kept.fields["sex"], kept.fields["ethnic_group"]) == ("female", "mong")
    assert (kept.fields["poverty"], kept.fields["number_state"]) == ("poor", "waiting")
    assert kept.fields["visible_groups"] == {"G01": "yes", "G04": "yes"}
    assert kept.fields["nationality"] == "VN"


def test_text_is_nfc_with_single_spaces(commune: Session) -> None:
    line = typed(commune, full_name="Giàng  Thị   Ngo\u0323c A\u0301nh ")
    assert line.record.fields["full_name"] == "Giàng Thị Ngọc Ánh"


def test_a_wrong_row_stays_a_draft_with_its_words(commune: Session) -> None:
    line = typed(commune, born_on="31/2/2016", sex="n")
    assert (line.saved, line.level) == (False, "error")
    told = [problem.text for problem in line.problems if problem.level == "error"]
    assert "Tháng 02/2016 chỉ có 29 ngày." in told
    assert any("Nam hay Nữ" in words for words in told)
    assert not any("Chưa ghi" in words for words in told)
    assert browse.record(commune, "child", line.record.id).state == "draft"
    (again,) = rows.open_sheet(commune).lines
    assert again.unread == {"born_on": "31/2/2016", "sex": "n"}
    assert again.level == "error"


def test_what_is_required_is_asked_for(commune: Session) -> None:
    line = typed(commune, born_on="")
    assert (line.saved, line.level) == (False, "error")
    assert [p.path for p in line.problems if p.level == "error"] == ["born_on"]


def test_a_doubt_is_shown_and_let_through(commune: Session) -> None:
    typed(commune)
    line = typed(commune, full_name="Giàng Thị Ngọc Anh", born_on="030916")
    assert (line.saved, line.level) == (True, "doubt")
    assert "Có thể đã ghi ở TE-" in line.problems[0].text
    levels = [one.level for one in rows.open_sheet(commune).lines]
    assert levels[-1] == "doubt"


def test_the_sheet_keeps_its_order_and_its_household(commune: Session, clock: Clock) -> None:
    village(commune)
    ids = [typed(commune, village="sì", full_name=f"Giàng A {one}").record.id for one in "ĐCBA"]
    sheet = rows.open_sheet(commune)
    assert [line.record.id for line in sheet.lines] == ids
    assert sheet.carried["household_number"] == "12"
    assert "full_name" not in sheet.carried
    clock.moment += timedelta(days=1)
    tomorrow = rows.open_sheet(commune)
    assert tomorrow.lines == ()
    assert tomorrow.carried == sheet.carried


def test_a_row_is_mended_and_saved_again(commune: Session) -> None:
    line = typed(commune, born_on="31/2/2016")
    sheet = rows.open_sheet(commune)
    fields, unread, _ = sheet.cells.row({"born_on": "28/2/2016"}, line.record.fields)
    record = sheet.lines[0].record
    mended = rows.finish(commune, Record(record.id, "child", record.unit, fields=fields), unread)
    assert (mended.saved, mended.unread) == (True, {})
    assert len(rows.open_sheet(commune).lines) == 1


def test_a_village_is_made_where_it_is_typed(commune: Session) -> None:
    line = typed(commune, village="+bản Nậm Sỏ")
    assert line.saved
    (row,) = browse.page(commune, Query("village"), 0, 10)
    assert line.record.fields["village"] == row.id
    again = typed(commune, village="nậm", full_name="Vàng A Sử")
    assert again.record.fields["village"] == row.id


def test_no_village_is_left_of_a_row_that_was_refused(commune: Session) -> None:
    saved = typed(commune).record
    save.complete(commune, replace(saved, fields=saved.fields | {"home_town": "Lai Châu"}))
    with pytest.raises(ChangedSince):
        rows.finish(commune, saved, {"village": "+bản Nậm Sỏ"})
    assert browse.count(commune, Query("village")) == 0


def test_a_village_is_offered_by_every_name_and_its_kind_is_said_once(commune: Session) -> None:
    given = {"village_kind": "ban", "name": "Bản Sì Choang", "other_names": "Sì Cũ; Hua Bum | Nà"}
    whole = save.complete(commune, save.start(commune, "village", given))
    (offer,) = rows.villages_of(commune)
    assert (offer.value, offer.label) == (whole.id, "Bản Sì Choang")
    assert offer.names == ("Bản Sì Choang", "Sì Choang", "Sì Cũ", "Hua Bum", "Nà")
    village(commune, "Nậm Sỏ")
    save.complete(
        commune, save.start(commune, "village", {"village_kind": "xom", "name": "Nậm Sỏ"})
    )
    labels = [one.label for one in rows.villages_of(commune)]
    assert labels == ["Bản Nậm Sỏ", "Bản Sì Choang", "Xóm Nậm Sỏ"]


def test_saved_rows_are_not_checked_again_each_time_the_sheet_is_shown(
    commune: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(commune)
    doubtful = typed(commune, full_name="Giàng Thị Ngọc Anh", born_on="030916")
    typed(commune, full_name="Lò Thị Ẫm", born_on="31/2/2016")
    looked: list[str] = []
    checks, doubles = save.find_problems, saying.said

    def looking(session: Session, record: Record, *given: bool) -> list[Problem]:
        looked.append(record.id)
        return checks(session, record, *given)

    monkeypatch.setattr(save, "find_problems", looking)
    lines = rows.open_sheet(commune).lines
    assert [line.level for line in lines] == ["", "doubt", "error"]
    assert lines[1].problems == doubtful.problems
    assert looked == [lines[2].record.id]
    searched: list[str] = []

    def searching(session: Session, record: Record, found: list[Problem]) -> list[Problem]:
        searched.append(record.id)
        return doubles(session, record, found)

    monkeypatch.setattr(saying, "said", searching)
    looked.clear()
    line = typed(commune, full_name="Vàng A Sử")
    draft = lines[2].record.id  # of the sheet on which the row is typed
    assert (looked, searched) == ([draft], [draft, line.record.id])
    kept = browse.record(commune, "child", doubtful.record.id)
    save.complete(commune, replace(kept, fields=kept.fields | {"home_town": "Lai Châu"}))
    assert rows.open_sheet(commune).lines[1].level == ""


def test_a_refused_row_counts_no_code(commune: Session) -> None:
    wrong = typed(commune, born_on="")
    right = typed(commune, full_name="Lò Thị Ẫm")
    codes = [str(one.record.fields["code"]) for one in (wrong, right)]
    assert [int(code.rpartition("-")[2]) for code in codes] == [1, 2]


def test_an_unknown_village_keeps_the_row_a_draft(commune: Session) -> None:
    line = typed(commune, village="không có đâu")
    assert line.level == "error"
    assert line.unread == {"village": "không có đâu"}


def test_a_dropped_row_is_off_the_sheet(commune: Session) -> None:
    line = typed(commune, born_on="31/2/2016")
    rows.drop(commune, line.record.id)
    assert rows.open_sheet(commune).lines == ()
    assert browse.count(commune, Query("child")) == 0


def test_a_hidden_group_is_kept_where_it_is_not_shown(commune: Session) -> None:
    cells = rows.cells_of(commune)
    fields, _, _ = cells.row({"special_groups": "kt, hiv"}, {})
    assert cells.groups(fields["special_groups"]) == {"G04", "G05"}
    seen = rows.Cells(commune.codes, (), commune.today, sees_hidden=False)
    assert seen.words_of(fields)["special_groups"] == "Khuyết tật"
    changed, _, _ = seen.row({"special_groups": "mc"}, fields)
    assert cells.groups(changed["special_groups"]) == {"G01", "G05"}
    assert seen.row({"special_groups": "hiv"}, {})[1] == {"special_groups": "hiv"}


def test_a_number_names_the_same_group_whoever_types_it(commune: Session) -> None:
    for sees in (True, False):
        cells = rows.Cells(commune.codes, (), commune.today, sees_hidden=sees)
        fields, unread, _ = cells.row({"special_groups": "6, 14"}, {})
        assert (cells.groups(fields["special_groups"]), unread) == ({"G06", "G14"}, {})
        assert bool(cells.row({"special_groups": "5"}, {})[1]) is not sees


@pytest.mark.parametrize("number", ["012 316 000 123", "012.316.000123"])
def test_a_personal_number_says_that_there_is_one(commune: Session, number: str) -> None:
    line = typed(commune, personal_number=number)
    assert line.record.fields["personal_number"] == "012316000123"
    assert line.record.fields["number_state"] == "has"
    cells = rows.cells_of(commune)
    fields, _, _ = cells.row({"personal_number": "k"}, line.record.fields)
    assert "personal_number" not in fields
    assert fields["number_state"] == "none"


def test_a_child_without_a_name_yet(commune: Session) -> None:
    line = typed(commune, full_name="-")
    assert (line.saved, line.record.fields["name_state"]) == (True, "unnamed")
    cells = rows.cells_of(commune)
    assert cells.words_of(line.record.fields)["full_name"] == "Chưa đặt tên"
    fields, _, _ = cells.row({"full_name": "Lò Thị Mẩy"}, line.record.fields)
    assert (fields["name_state"], fields["full_name"]) == ("named", "Lò Thị Mẩy")
    empty, _, _ = cells.row({"full_name": ""}, fields)
    assert (empty["name_state"], "full_name" in empty) == ("named", False)
