"""A child given to another commune is only read in the old book, and says whose it is."""

from __future__ import annotations

from at_desk import CHILD, Desk

from xatre.model.revision import make_revision
from xatre.store.register import revisions
from xatre.work.records import browse
from xatre.work.session import Session

TO, WORDS = "03388@2025", "Đã bàn giao cho Phường Đoàn Kết"


def give(session: Session, id: str) -> None:
    """As the line comes back by which another commune took the child over."""
    before = browse.record(session, "child", id)
    line = make_revision(
        id=id, kind="child", unit=TO, who="Lò Thị Ưng", when=session.now, device="x" * 8,
        fields=before.fields, parents=[before.revision],
    )  # fmt: skip
    revisions.add_lines(session.book.db, [line])


def test_it_is_told_in_the_list_the_record_and_the_form(desk: Desk) -> None:
    given, kept = desk.add(
        "child", CHILD, {"full_name": "Lò Văn Ứng", "born_on": "2012-05", "sex": "male"}
    )
    desk.do(lambda session: give(session, given))
    page = desk.page("child")
    rows = {row.key: row for number in range(2) if (row := page.list.table.rows.row(number))}
    assert [badge.words for badge in rows[given].cells[-1].badges] == [WORDS]
    assert rows[kept].cells[-1].badges == ()
    view = page.view
    view.show_record(kept)
    desk.settle()
    assert view.edit.text() == "Sửa"
    assert view.more.isVisible()
    view.show_record(given)
    desk.settle()
    assert view.edit.text() == "Xem"
    assert not any(button.isVisible() for button in (*view.begin, view.propose, view.more))
    page._open(given)
    desk.settle()
    assert page.sheet.pane.foot.words.text() == f"{WORDS}, chỉ xem"
