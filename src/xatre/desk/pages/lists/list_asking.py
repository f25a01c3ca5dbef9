"""Asks the book for a list as a person types and chooses: one question on its way at a time, and
of what was typed meanwhile only the last. It knows nothing of widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from xatre.desk.pages.lists.list_filters import village_names
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.table_model import PAGE
from xatre.model.kind import Kind
from xatre.work.records import browse
from xatre.work.records.browse import Query, Row
from xatre.work.session import Session


@dataclass(frozen=True)
class Counted:
    """What a list holds. `total` is the kind without a filter, `place` that of the record wanted;
    `villages` the names of villages by id; the last two None where they were not asked for."""

    count: int
    total: int | None
    place: int | None
    villages: dict[str, str] | None


COUNT_AFTER = 30
"""Milliseconds: the first rows are on the glass before counting takes turns with painting them."""


class ListAsking(QObject):
    """Questions of one list.

    counted   the query and its `Counted`
    begun     the query and its first rows: where they are a whole page, `grown` follows
    grown     the query begun last and how many rows it has
    """

    counted = Signal(object, object)
    begun = Signal(object, object)
    grown = Signal(object, int)

    def __init__(self, kind: Kind, seat: Seat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind, self._seat = kind, seat
        self._turn = 0
        self._to_count = Query(kind.name)
        self._asking = False
        self._typed_on: Callable[[], None] | None = None
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_AFTER)
        self._counting.timeout.connect(self._count)

    def ask(self, query: Query, wanted: str, *, anew: bool) -> None:
        """Ask how many rows there are and where the record `wanted` stands; `anew` also for what
        typing does not change."""
        turn = self._begin()

        def job(session: Session) -> Counted:
            count = browse.count(session, query)
            return Counted(
                count,
                browse.count(session, Query(self._kind.name)) if anew else None,
                browse.position(session, query, wanted) if wanted and count else None,
                village_names(session, self._kind) if anew else None,
            )

        def done(found: Counted) -> None:
            if turn == self._turn:
                self.counted.emit(query, found)
                self._rest()

        self._seat.ask(job, done, self._failed)

    def type(self, again: Callable[[], None]) -> bool:
        """Whether what was typed may be asked for now; else `again` is called once it may."""
        self._typed_on = again if self._asking else None
        return not self._asking

    def ask_beginning(self, query: Query) -> None:
        """Ask for the first rows, which are seen before all are counted."""
        turn = self._begin()

        def done(rows: list[Row]) -> None:
            if turn != self._turn:
                return
            self._asking = False
            self.begun.emit(query, rows)
            if turn == self._turn:
                if len(rows) == PAGE:
                    self._to_count = query
                    self._counting.start()
                self._rest()

        self._seat.ask(lambda session: browse.page(session, query, 0, PAGE), done, self._failed)

    def _count(self) -> None:
        query, turn = self._to_count, self._turn

        def done(count: int) -> None:
            if turn == self._turn:
                self.grown.emit(query, count)
                self._rest()

        self._asking = True
        self._seat.ask(lambda session: browse.count(session, query), done, self._failed)

    def _begin(self) -> int:
        self._counting.stop()
        self._turn += 1
        self._asking, self._typed_on = True, None
        return self._turn

    def _rest(self) -> None:
        self._asking = False
        if self._typed_on is not None:
            again, self._typed_on = self._typed_on, None
            again()

    def _failed(self, error: Exception) -> None:
        self._asking = False
        self._seat.navigator.fault(error)
