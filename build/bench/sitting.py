"""One officer at the desk, driven by a script: `python -m bench.sitting BOOK type|live STEPS`.

Prints one JSON line. The desk runs in its own event loop, as it does for a person.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bench import crowd
from xatre.desk import application, garbage
from xatre.desk.application import Desk
from xatre.desk.loading import hold_collecting
from xatre.desk.pages.lists.records_list import RecordsList
from xatre.model.text import fold

KEYS = ("child", "overview", "injury", "birth", "case", "village", "criteria", "figures",
        "exchange", "settings")  # fmt: skip
LOOK, PATIENCE = 5, 900
"""Milliseconds between two looks whether the desk rests; seconds until that is a fault:
a book of a million is copied away first."""


def memory(what: str = "VmRSS") -> float:
    """Megabytes of this process: VmRSS now, VmHWM at most."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(what + ":"):
            return int(line.split()[1]) / 1024
    return 0.0


class Painted(QObject):
    """Notes when what was asked for last stood on the glass: rows, or that there are none."""

    def __init__(self, listing: RecordsList) -> None:
        super().__init__(listing)
        self._listing, self.wanted, self.when = listing, "", 0.0
        for place in (listing.table.viewport(), listing.empty):
            place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.when:
            listing = self._listing
            rows = listing.table.rows
            if listing._query.text == self.wanted and not rows.is_waiting:
                QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        # After the painting itself, not before it.
        self.when = self.when or time.perf_counter()


class Sitting(QObject):
    """Does one step after another, each once the desk rests."""

    def __init__(self, desk: Desk, app: QApplication) -> None:
        super().__init__()
        self.desk, self.app = desk, app
        self.result: dict[str, object] = {}
        self.painted: Painted | None = None
        self._since = time.monotonic()
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._go_on)

    def begin(self, steps: Iterator[None]) -> None:
        """Run the steps inside the event loop."""
        self._steps = steps
        self._timer.start()

    def _go_on(self) -> None:
        if time.monotonic() - self._since > PATIENCE:
            raise RuntimeError("the desk does not come to rest")
        # What is measured is let alone: looking costs milliseconds of the same thread.
        if self.painted is not None and not self.painted.when:
            return
        if self.desk.worker.is_busy or self._is_soon():
            return
        self._since = time.monotonic()
        if next(self._steps, self) is self:
            self._timer.stop()
            self.desk.ended.connect(self.app.quit)
            self.desk.end()

    def _is_soon(self) -> bool:
        sitting = self.desk.sitting
        window = sitting.window if sitting is not None else self.desk.entry
        return any(
            one.isActive() and one.isSingleShot() and one.interval() < 1000
            for one in window.findChildren(QTimer)
        )

    def open(self) -> Iterator[None]:
        """Unlock the book."""
        self.desk.entry.unlock.ui.password.setText(crowd.PASSWORD)
        self.desk.entry.unlock.ui.open.click()
        yield
        assert self.desk.sitting is not None
        self.result |= {"unlock_peak": memory("VmHWM"), "opened": memory()}


def acts(page: Any, listing: RecordsList, random: Random) -> list[Callable[[], object]]:
    """What is done at a list: a name is typed and taken off, rows are gone to, a record is opened
    and left."""
    typed = crowd.name(random)
    words = [partial(listing.search.setText, part) for part in (typed[:4], typed[:8], "")]

    def jump() -> None:
        listing.table.go_to_number(random.randrange(max(1, listing._total)))

    return [*words, jump, jump, jump, page.edit_record, page.leave, partial(page.step, 1)]


def live(sitting: Sitting, steps: int) -> Iterator[None]:
    """Pages, searches, rows, records, forms: as a morning goes."""
    yield from sitting.open()
    random = Random(11)
    window = sitting.desk.sitting.window  # type: ignore[union-attr]
    done = 0
    while done < steps:
        key = KEYS[done // 10 % len(KEYS)]
        window.go(key)
        yield
        done += 1
        page = window.page(key)
        listing = getattr(page, "list", None)
        if listing is None:
            continue
        for act in acts(page, listing, random):
            act()
            yield
            done += 1
    sitting.result |= {"steps": done, "resident": memory(), "peak": memory("VmHWM")}


def type_names(sitting: Sitting, names: int) -> Iterator[None]:
    """Every prefix of names, from setting the words to the last painting of the rows."""
    yield from sitting.open()
    window = sitting.desk.sitting.window  # type: ignore[union-attr]
    window.go("child")
    yield
    listing = window.page("child").list  # type: ignore[union-attr]
    painted = Painted(listing)
    random, times = Random(3), []
    for number in range(names):
        name = crowd.name(random)
        typed = fold(name) if number % 2 else name
        for end in range(1, len(typed) + 1):
            painted.wanted, painted.when = typed[:end].strip(), 0.0
            begun = time.perf_counter()
            listing.search.setText(typed[:end])
            sitting.painted = painted
            yield
            times.append((painted.when - begun) * 1000)
            # A person's next key comes when what follows of this one is painted too.
            sitting.painted = None
            yield
            yield
    sitting.result["times"] = times


def main(words: list[str]) -> int:
    """Run one script to its end."""
    book, what, steps = words[0], words[1], int(words[2])
    hold_collecting()
    app, desk = application.make(book)

    def told(dialog: QWidget) -> None:
        print(dialog.windowTitle(), dialog.accessibleDescription(), file=sys.stderr)
        os._exit(1)

    def broke(*error: Any) -> None:
        traceback.print_exception(*error)
        os._exit(1)

    desk.tell_fault = told
    sys.excepthook = broke
    sitting = Sitting(desk, app)
    desk.start()
    QTimer.singleShot(0, garbage.collect_here)
    sitting.begin((live if what == "live" else type_names)(sitting, steps))
    app.exec()
    print(json.dumps(sitting.result))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
