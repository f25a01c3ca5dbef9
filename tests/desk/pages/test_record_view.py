"""A record beside the list: dots, history, links, household, voiding, clashes, an office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from at_desk import CHILD, Desk

from xatre.desk.pages.lists.records_page import RecordsPage
from xatre.desk.pages.record import record_acts
from xatre.desk.pages.record.record_body import ClashBox
from xatre.desk.widgets.badge import Badge
from xatre.desk.widgets.hidden_value import HiddenValue
from xatre.desk.widgets.text import Words
from xatre.model.merge import next_edit, view
from xatre.model.revision import make_revision
from xatre.store.register import revisions
from xatre.store.safety import journal
from xatre.work.records import browse, reveal, save
from xatre.work.session import Session


def shown_words(page: RecordsPage) -> str:
    return "\n".join(words.text() for words in page.view.findChildren(Words))


def acts(desk: Desk) -> list[tuple[str, str]]:
    return desk.do(
        lambda session: [
            (one.act, one.subject)
            for one in journal.entries(session.book.db, session.book.device.id)
        ]
    )


def test_sensitive_values_stand_behind_dots_and_showing_is_written_down(desk: Desk) -> None:
    (id,) = desk.add("child", CHILD | {"ethnic_group": "tay", "household_head": "Giàng A Phùng"})
    page = desk.page("child")
    assert "Giàng A Phùng" in shown_words(page)
    (value,) = page.view.findChildren(HiddenValue)
    label = desk.facts.codes.label("ethnic_group", "tay")
    assert label not in shown_words(page)
    value._button.click()
    desk.settle()
    assert value.words == label
    assert ("shown", f"child/{id}/ethnic_group") in acts(desk)
    page.went()
    desk.settle()
    assert label not in shown_words(page)


def test_history_says_before_and_after(desk: Desk) -> None:
    (id,) = desk.add("child", CHILD)
    now = desk.do(lambda session: browse.record(session, "child", id))
    desk.add("child", {"id": id, "revision": now.revision, "full_name": "Giàng Thị Anh"})
    page = desk.page("child")
    for _ in range(4):
        page.step(1)
    assert "“Giàng Thị Ngọc Ánh” thành “Giàng Thị Anh”" in shown_words(page)
    assert "Lò Thị Ngọc Ưng" in shown_words(page)


def test_a_case_an_injury_and_a_birth_begin_from_the_child(desk: Desk) -> None:
    (id,) = desk.add("child", CHILD)
    page = desk.page("child")
    injuries = desk.page("injury")
    desk.window.go("child")
    desk.settle()
    assert [button.text() for button in page.view.begin] == [
        "Lập vụ việc",
        "Ghi tai nạn",
        "Khai sinh",
    ]
    page.view.begin[1].click()
    desk.settle()
    assert desk.window.current_key == "injury"
    record = injuries.sheet.pane.record
    assert record is not None
    assert record.fields["child"] == id


def test_links_lead_to_what_belongs_to_the_child(desk: Desk) -> None:
    (id,) = desk.add("child", CHILD)
    fields = {"child": id, "happened_on": "2024-05-01", "cause": "01"}
    (injury,) = desk.add("injury", fields, draft=True)
    page = desk.page("child")
    injuries = desk.page("injury")
    desk.window.go("child")
    desk.settle()
    opened = page.view.opened
    assert opened is not None
    assert [row.id for row in opened.related["injury"]] == [injury]
    page.view.open_asked.emit("injury", injury)
    desk.settle()
    assert desk.window.current_key == "injury"
    assert injuries.list.current_id == injury


def test_another_child_of_the_household_starts_with_what_they_share(desk: Desk) -> None:
    (village,) = desk.add("village", {"village_kind": "thon", "name": "Mồ Sì San"})
    shared = {"village": village, "household_head": "Giàng A Phùng", "mother_name": "Tẩn Lở Mẩy"}
    (id,) = desk.add("child", CHILD | shared)
    page = desk.page("child")
    page.view.household_asked.emit(id)
    desk.settle()
    record = page.sheet.pane.record
    assert record is not None
    assert record.id != id
    assert {name: record.fields.get(name) for name in shared} == shared
    assert "full_name" not in record.fields


def test_voiding_needs_a_reason_and_can_be_undone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (id,) = desk.add("child", CHILD)
    page = desk.page("child")
    monkeypatch.setattr(record_acts, "ask_reason", lambda code, parent: "")
    page.view.void_asked.emit(id)
    desk.settle()
    assert desk.do(lambda session: browse.record(session, "child", id)).state == "complete"
    monkeypatch.setattr(record_acts, "ask_reason", lambda code, parent: "Ghi hai lần")
    page.view.void_asked.emit(id)
    desk.settle()
    found = desk.do(lambda session: browse.record(session, "child", id))
    assert (found.state, found.fields["void_reason"]) == ("void", "Ghi hai lần")
    page.undo()
    desk.settle()
    assert desk.do(lambda session: browse.record(session, "child", id)).state == "complete"


def test_an_officer_without_case_rights_learns_of_no_case(
    make_desk: Callable[..., Desk],
) -> None:
    desk = make_desk(case_rights=True)
    (id,) = desk.add("child", CHILD)
    desk.add("case", {"child": id, "received_on": "2026-11-20"}, draft=True)

    def take_rights(session: Session) -> None:
        session.book.officer = replace(session.book.officer, case_rights=False)

    page = desk.page("child")
    assert "Có 1 vụ việc" in [badge.look.words for badge in page.view.findChildren(Badge)]
    desk.do(take_rights)
    page.view.show_record(id)
    desk.settle()
    opened = page.view.opened
    assert opened is not None
    assert "case" not in opened.related
    assert "vụ việc" not in shown_words(page).lower()


def test_an_office_reads_and_remarks_but_never_edits(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk("12@2025", "office", case_rights=True)
    page = desk.page("child")
    assert not page.list.head.adding.isVisible()
    assert not page._may_begin()
    assert page.view.edit.text() == "Xem"
    assert not page.view.more.isVisible()
    remarks = desk.page("remark")
    remarks.show_what(
        new={"to_unit": "03562@2025", "about_kind": "child", "about_id": "x", "written_on": "2026"}
    )
    desk.settle()
    assert not remarks.sheet.pane.read_only
    assert desk.do(lambda session: save.start(session, "remark").unit) == "12@2025"


def test_reveal_leaves_hidden_rows_out(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(case_rights=False)
    hidden = next(code for code in desk.facts.codes.offered("special_group") if code.hidden)
    groups = {"r1": {"group": hidden.code}, "r2": {"group": "G01"}}
    (id,) = desk.add("child", CHILD | {"special_groups": groups})
    words = desk.do(lambda session: reveal.reveal(session, "child", id, "special_groups"))
    assert hidden.label not in words
    assert desk.facts.codes.label("special_group", "G01") in words


def edited_apart(session: Session, id: str, **values: str) -> None:
    """A second line on the record's first one, as another machine would have written it."""
    kind = session.kind("child")
    lines = revisions.history(session.book.db, id)
    first = view(lines[:1])
    assert first is not None
    following = next_edit(first, first.fields | values)
    assert following is not None
    line = make_revision(
        id=id,
        kind=kind.name,
        unit=session.unit,
        who="Vàng Thị Dở",
        when="2026-11-20T02:41:07Z",
        device="may-khac",
        **following._asdict(),
    )
    revisions.add_lines(session.book.db, [line])


def test_two_values_are_shown_and_one_is_kept(desk: Desk) -> None:
    (id,) = desk.add("child", CHILD)
    desk.do(lambda session: edited_apart(session, id, full_name="Giàng Thị Anh"))
    now = desk.do(lambda session: browse.record(session, "child", id))
    assert not now.clashes
    desk.do(lambda session: edited_apart(session, id, full_name="Giàng Thị Em"))
    page = desk.page("child")
    words = shown_words(page)
    assert "hai nơi ghi khác nhau" in words
    assert "Giàng Thị Anh" in words
    assert "Giàng Thị Em" in words
    row = page.list.table.rows.row(0)
    assert row is not None
    assert "Hai nơi ghi khác" in [badge.words for badge in row.cells[-1].badges]
    (box,) = page.view.findChildren(ClashBox)
    assert len(box.buttons) == 2
    box.buttons[1].click()
    desk.settle()
    found = desk.do(lambda session: browse.record(session, "child", id))
    assert not found.clashes
    assert found.fields["full_name"] in ("Giàng Thị Anh", "Giàng Thị Em")
    assert "hai nơi ghi khác nhau" not in shown_words(page)


def sent_by_a_commune(session: Session) -> str:
    """A child of a commune, as a package would have brought it to the office."""
    line = make_revision(
        id="01a20195-789d-7013-a41c-8cda81a0a4e0",
        kind="child",
        unit="03562@2025",
        who="Vàng Thị Dở",
        when="2026-11-20T02:41:07Z",
        device="may-xa",
        parents=frozenset(),
        state="complete",
        fields=CHILD | {"code": "TE-00001"},
        open=frozenset(),
    )
    revisions.add_lines(session.book.db, [line])
    return line.id


def test_an_office_opens_a_record_of_a_commune_to_read_and_remarks_on_it(
    make_desk: Callable[..., Desk],
) -> None:
    desk = make_desk("12@2025", "office")
    id = desk.do(sent_by_a_commune)
    page = desk.page("child")
    remarks = desk.page("remark")
    desk.window.go("child")
    desk.settle()
    assert page.list.current_id == id
    page.view.edit.click()
    desk.settle()
    pane = page.sheet.pane
    assert pane.read_only
    assert not pane.foot.primary.isVisible()
    assert pane.record is not None
    assert pane.record.fields["full_name"] == CHILD["full_name"]
    page.leave()
    desk.settle()
    page.view.remark.click()
    desk.settle()
    assert desk.window.current_key == "remark"
    record = remarks.sheet.pane.record
    assert record is not None
    assert record.fields["about_id"] == id
    assert record.fields["to_unit"] == "03562@2025"
    assert not remarks.sheet.pane.read_only
