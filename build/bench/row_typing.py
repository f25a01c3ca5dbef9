"""Typing children on the sheet of rows: keys a child beside the names and numbers themselves.

A count, the same on every machine and at every speed of typing: Tabs, letters of codes and the
digits of days are counted; names, numbers of households and of persons are not.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bench import crowd
from bench.figure import Figure
from xatre.desk.facts import SessionFacts, facts_of
from xatre.desk.pages.seat import Seat
from xatre.desk.pages.typing.typing_sheet import TypingSheet
from xatre.desk.worker import Task, Worker

CHILDREN, IN_BOOK = 60, 300
PATIENCE = 60.0
LETTERS = {
    "poverty": {"poor": "n", "near_poor": "c", "none": "k", "unknown": "r"},
    "sex": {"male": "na", "female": "nu"},
    "number": {"waiting": "c", "none": "k"},
    "ethnic_group": {
        "mong": "mo", "kinh": "k", "dao": "d", "thai": "th", "lo_lo": "lo", "giay": "gi",
        "tay": "t", "ha_nhi": "ha", "si_la": "si",
    },
}  # fmt: skip


def figures(scale: float, keep: Path | None) -> list[Figure]:
    """The mean of sixty children in households of three, and the worst of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as name:
        counts = _Typist(app, Path(name) / "xa").type_children(CHILDREN)
    return [
        Figure(
            "typing one child on the row page, keys beside names and numbers",
            sum(counts) / len(counts), "keys", "≤ 25", 25,
            note=f"{len(counts)} children in households of three, worst {max(counts)}",
        )
    ]  # fmt: skip


class Nobody:
    """A window that nobody looks at; a fault is one of the bench."""

    def fault(self, error: BaseException) -> None:
        raise error

    def __getattr__(self, name: str) -> object:
        return lambda *given, **named: None


class _Typist:
    def __init__(self, app: Any, folder: Path) -> None:
        self.app, self.strokes = app, 0
        self.worker = Worker()
        facts: list[SessionFacts] = []

        def opening(task: Task) -> SessionFacts:
            session = crowd.make_session(folder, IN_BOOK)
            task.keep(session)
            return facts_of(session)

        self.worker.submit(opening, facts.append)
        self._wait(lambda: bool(facts))
        self.sheet = TypingSheet(Seat(self.worker, facts[0], Nobody()))  # type: ignore[arg-type]
        self.sheet.resize(1130, 740)
        self.sheet.show()
        self.sheet.begin()
        self._wait(lambda: bool(self.sheet.page.rows))

    def _wait(self, ready: Any) -> None:
        begun = time.monotonic()
        while not ready():
            self.app.processEvents()
            if time.monotonic() - begun > PATIENCE:
                raise RuntimeError("the sheet did not answer")

    def type_children(self, count: int) -> list[int]:
        """The keys of each child, the first one's village left out."""
        random, counts = Random(20261122), []
        cells = self.sheet.page.cells
        assert cells is not None
        self._words(cells.villages[0].label)
        self._tab()
        before: dict[str, Any] = {}
        for number in range(count):
            fields = crowd.child(random, 100_000 + number)
            self.strokes = 0
            if number % 3:
                fields |= {name: before[name] for name in ("ethnic_group", "household_head")}
            self._child(fields, before, new=number % 3 == 0)
            counts.append(self.strokes)
            before = fields
        rows = self.sheet.page.rows
        self._wait(lambda: all(row.mark not in ("busy", "draft") for row in rows))
        saved = sum(row.mark == "saved" for row in rows)
        self.sheet.close()
        self.worker.close(lambda task: task.session.close())
        if saved != count:
            raise RuntimeError(f"{count} rows were typed, {saved} are saved")
        return counts

    def _child(self, fields: dict[str, Any], before: dict[str, Any], *, new: bool) -> None:
        if new:
            self._words(fields["household_number"])
        self._tab()
        if new:
            self._words(fields["household_head"])
            self._tab()
            self._keys(LETTERS["poverty"][fields["poverty"]])
            self._tab()
        self._words(fields["full_name"])
        self._tab()
        year, month, day = fields["born_on"].split("-")
        self._keys(f"{day}{month}{year[2:]}")
        self._tab()
        self._keys(LETTERS["sex"][fields["sex"]])
        self._tab()
        if fields["ethnic_group"] != before.get("ethnic_group"):
            self._keys(LETTERS["ethnic_group"][fields["ethnic_group"]])
        self._tab()
        for parent in ("mother_name", "father_name"):
            self._words(fields[parent])
            self._tab()
        if number := fields.get("personal_number"):
            self._words(number)
        else:
            self._keys(LETTERS["number"][fields["number_state"]])
        self._tab()
        groups = fields.get("special_groups", {}).values()
        self._keys(",".join(str(int(row["group"][1:])) for row in groups))
        self._tab()

    def _front(self) -> QWidget:
        line = self.sheet.page.line
        return line.boxes[line.current] if line.current else self.sheet

    def _words(self, words: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self._front(), event)

    def _keys(self, keys: str) -> None:
        self.strokes += len(keys)
        QTest.keyClicks(self._front(), keys)

    def _tab(self) -> None:
        self.strokes += 1
        QTest.keyClick(self._front(), Qt.Key.Key_Tab)
