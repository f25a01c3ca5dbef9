"""A process that works until it is killed: drafts kept and completed as the desk does, or letters
typed into the desk's own form. What is safe it says on its standard output, line by line.

    python killed_typist.py drafts|form|busy|rows|send BOOK PASSWORD [NAME]
"""

from __future__ import annotations

import itertools
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from xatre.desk.pages.seat import Seat


def say(**facts: str | float) -> None:
    """One line for the parent, out at once."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def keep_drafts(folder: Path, password: str) -> None:
    """Type one record after another; every third is completed, every fifth again changed."""
    from xatre.work.records import editing
    from xatre.work.session import open_session

    session = open_session(folder, password)
    for number in itertools.count():
        record = editing.begin(session, "child", {"sex": "female", "born_on": "2019-05"}).record
        for letters in range(1, 6):
            name = f"Giàng Thị {'Ổ' * letters} {number}"
            record.fields["full_name"] = name
            editing.keep(session, record)
            say(id=record.id, name=name, letters=letters, state="draft")
        if number % 3 == 0:
            done = editing.complete(session, record)
            say(id=done.id, name=str(done.fields["full_name"]), letters=5, state="complete")


Beginning = Callable[["Seat", Callable[[], None]], "Callable[[], QLineEdit | None]"]
"""Shows what is typed into; to be told when typing may start. Gives the line typed into, or None
while it is not there yet."""


def type_on(folder: Path, password: str, begin: Beginning) -> None:
    """A letter every twenty milliseconds at a desk over the real worker."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    from xatre.desk.facts import SessionFacts, facts_of
    from xatre.desk.pages.seat import Seat
    from xatre.desk.worker import Task, Worker
    from xatre.work.session import open_session

    application = QApplication([])
    worker = Worker()
    lines: list[Callable[[], QLineEdit | None]] = []

    class Nobody:
        def __getattr__(self, name: str) -> object:
            return lambda *given, **named: None

    def opening(task: Task) -> SessionFacts:
        session = open_session(folder, password)
        task.keep(session)
        return facts_of(session)

    def opened(facts: SessionFacts) -> None:
        lines.append(begin(Seat(worker, facts, Nobody()), typing.start))  # type: ignore[arg-type]

    def type_one() -> None:
        line = lines[0]()
        if line is None:
            return
        event = QInputMethodEvent()
        event.setCommitString("ổ")
        QApplication.sendEvent(line, event)
        say(typed=line.text(), at=time.monotonic())

    typing = QTimer()
    typing.setInterval(20)
    typing.timeout.connect(type_one)
    worker.submit(opening, opened)
    application.exec()


def type_letters(folder: Path, password: str) -> None:
    """Type into the form of a child."""
    from PySide6.QtWidgets import QLineEdit

    from xatre.desk.pages.record.form_pane import FormPane
    from xatre.kinds import KINDS

    def begin(seat: Seat, start: Callable[[], None]) -> Callable[[], QLineEdit | None]:
        pane = FormPane(KINDS["child"], seat)
        pane.show()
        pane.begin({"sex": "female"})
        start()

        def name() -> QLineEdit | None:
            row = pane.form.row("full_name")
            if row is None or pane.record is None:
                return None
            line = row.editor.controls()[0]
            assert isinstance(line, QLineEdit)
            return line

        return name

    type_on(folder, password, begin)


def type_while_busy(folder: Path, password: str) -> None:
    """The same while the book's thread is at something that takes minutes."""
    from xatre.desk.pages.record.form_pane import FormPane

    begin = FormPane.open

    def open_then_busy(pane: FormPane, begun: object) -> None:
        begin(pane, begun)  # type: ignore[arg-type]
        pane.seat.worker.submit(lambda task: time.sleep(300))

    FormPane.open = open_then_busy  # type: ignore[method-assign, assignment]
    type_letters(folder, password)


def type_rows(folder: Path, password: str) -> None:
    """Finish a row of the sheet that is typed from paper, then type into the name of the next."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from xatre.desk.pages.typing.typing_sheet import TypingSheet

    def begin(seat: Seat, start: Callable[[], None]) -> Callable[[], QLineEdit | None]:
        sheet = TypingSheet(seat)
        line = sheet.page.line

        def finish_one() -> None:
            for name, words in (("full_name", "Lo"), ("born_on", "090316"), ("sex", "nu")):
                line.enter(name)
                QTest.keyClicks(line.boxes[name], words)
            QTest.keyClick(line.boxes["sex"], Qt.Key.Key_Tab)
            sheet.page.finish_row()
            line.enter("full_name")

        sheet.wrote.connect(lambda: say(typed="", at=time.monotonic()))
        sheet.wrote.connect(start)
        sheet.show()
        sheet.begin()
        seat.worker.submit(lambda task: None, lambda _: finish_one())
        return lambda: line.boxes["full_name"]

    type_on(folder, password, begin)


def send(folder: Path, password: str, name: str) -> None:
    """Write down a child of that name, send it, list it, copy the book: over and over."""
    from xatre.work import keeping
    from xatre.work.records import save, table
    from xatre.work.sending.export import export_package
    from xatre.work.session import open_session

    session = open_session(folder, password)
    for number in itertools.count():
        given = {"full_name": f"{name} {number}", "born_on": "2019-05", "sex": "female"}
        record = save.start(session, "child", {"full_name": f"{name} nháp", "notes": name})
        save.keep_draft(session, record)
        say(act="draft")
        save.add_records(session, "child", [given] * 20)
        say(act="save")
        export_package(session, folder.parent / "usb", full=True)
        say(act="export")
        keeping.back_up(session, folder.parent / "sao-luu")
        say(act="backup")
        table.write_table(session, "child", folder.parent / "usb" / f"bang-{number}.xlsx")
        say(act="table")


if __name__ == "__main__":
    acts = {"drafts": keep_drafts, "form": type_letters, "busy": type_while_busy, "rows": type_rows,
            "send": send}  # fmt: skip
    acts[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
