"""Records of a unit that was merged into this one are written on here; others' are looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from at_desk import CHILD, Desk, line_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from xatre.model.revision import make_revision
from xatre.store.register import revisions
from xatre.work.records import browse
from xatre.work.session import Session

FORMER, STRANGE = "03562@2024", "02788@2025"


def put(desk: Desk, kind: str, unit: str, **fields: str) -> str:
    def job(session: Session) -> str:
        line = make_revision(
            id=f"019a0000-0000-7000-8000-{unit[:5]}0000{len(kind):03d}",
            kind=kind,
            unit=unit,
            who="Lò Thị Ưng",
            when=session.now,
            device="may-cu",
            state="complete",
            fields=fields,
        )
        revisions.add_lines(session.book.db, [line])
        return line.id

    return desk.do(job)


@pytest.mark.parametrize(("unit", "read_only"), [(FORMER, False), (STRANGE, True)])
def test_a_child_of_a_former_unit_can_be_corrected(
    desk: Desk, type_words: Callable[[QWidget, str], None], unit: str, read_only: bool
) -> None:
    assert desk.do(lambda session: FORMER in session.codes.predecessors(session.unit))
    id = put(desk, "child", unit, **CHILD)
    page = desk.page("child")
    page.show_what(record_id=id)
    desk.settle()
    page.edit_record()
    desk.settle()
    pane = page.sheet.pane
    assert pane.read_only is read_only
    if not read_only:
        line = line_of(page, "other_names")
        line.setFocus()
        type_words(line, "Ánh")
        desk.qtbot.keyClick(line, Qt.Key.Key_Return)
        assert page.save_draft()
        desk.settle()
        found = desk.do(lambda session: browse.record(session, "child", id))
        assert found.fields["other_names"] == "Ánh"
