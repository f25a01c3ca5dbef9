"""When the numbers beside the pages are asked anew. Rows are saved a second apart, on the thread
that also saves the next one: of a saved row its own kind alone is counted at once; what is due,
what is unsent and all else has its turn now and then.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from xatre.desk import catalogue
from xatre.desk.worker import Task, Worker

SOON, SELDOM = 300, 30_000
"""Milliseconds: after the last of several saves, and between two counts of everything."""

Show = Callable[[str, int, str], None]
"""`(page, number, urgency)`."""


class Counting(QObject):
    """Asks the book and hands the numbers on."""

    def __init__(
        self, worker: Worker, show: Show, failed: Callable[[Exception], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._worker, self._show, self._failed = worker, show, failed
        self._kinds: set[str] = set()
        self._ended = False
        self.soon, self.seldom = QTimer(self), QTimer(self)
        for timer, wait in ((self.soon, SOON), (self.seldom, SELDOM)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
        self.soon.timeout.connect(self._count_kinds)
        self.seldom.timeout.connect(self.count_everything)

    def written(self, kind: str) -> None:
        """A record of `kind` was saved."""
        self._kinds.add(kind)
        self.soon.start()
        if not self.seldom.isActive():
            self.seldom.start()

    def everything(self) -> None:
        """Much may have changed: count all, soon."""
        self._kinds.add("")
        self.soon.start()

    def _count_kinds(self) -> None:
        if "" in self._kinds:
            self.count_everything()
            return
        kinds, self._kinds = frozenset(self._kinds), set()
        self._ask(lambda task: catalogue.numbers(task.session, kinds))

    def count_everything(self) -> None:
        """Count all now."""
        self._kinds.clear()
        self.soon.stop()
        self.seldom.stop()
        self._ask(lambda task: catalogue.counts(task.session))

    def _ask(self, job: Callable[[Task], dict[str, tuple[int, str]]]) -> None:
        def done(found: dict[str, tuple[int, str]]) -> None:
            if not self._ended:
                for page, (number, urgency) in found.items():
                    self._show(page, number, urgency)

        self._worker.submit(job, done, self._failed)

    def end(self) -> None:
        """No more work."""
        self._ended = True
        self.soon.stop()
        self.seldom.stop()
