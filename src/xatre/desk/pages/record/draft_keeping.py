"""Keeping the draft of a form: in the book, and while the book's thread is at something long, in a
file beside it. Typing never waits for an export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC

from PySide6.QtCore import QElapsedTimer, QTimer

from xatre.desk.pages.seat import Seat
from xatre.errors import DiskError
from xatre.model.record import Record
from xatre.work.records import editing
from xatre.work.records.put_aside import Draft

SECOND = 1000
"""Milliseconds between two files put aside: each is flushed to the disk, which a stick does slowly.
The form waits less than that with a draft, so no more than a second of typing is ever unkept."""


class DraftKeeping:
    """Keeps the drafts of one form."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._turns: dict[str, int] = {}
        self._dropped: Record | None = None
        self._waiting: tuple[Draft, Mapping[str, str], Callable[[Exception], None]] | None = None
        self._since = QElapsedTimer()
        self._later = QTimer()
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._put_aside)

    def keep(
        self,
        record: Record,
        typed: Mapping[str, str],
        done: Callable[[editing.Kept], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Keep this draft, with what is typed and cannot be read; `done` when the book has it."""
        turn = self._turns[record.id] = self._turns.get(record.id, 0) + 1
        aside = self._seat.facts.aside
        if aside is not None and self._seat.worker.is_busy:
            moment = self._seat.facts.clock().astimezone(UTC)
            draft = Draft(record.id, record.kind, record.unit, record.revision, record.fields,
                          f"{moment:%Y-%m-%dT%H:%M:%SZ}")  # fmt: skip
            if self._waiting is not None and self._waiting[0].id != record.id:
                self._put_aside()
            self._waiting = (draft, typed, failed)
            gone = self._since.elapsed() if self._since.isValid() else SECOND
            if gone >= SECOND:
                self._put_aside()
            elif not self._later.isActive():
                self._later.start(SECOND - gone)

        def kept(answer: editing.Kept) -> None:
            done(answer)
            if aside is not None and turn == self._turns[record.id]:
                if self._waiting is not None and self._waiting[0].id == record.id:
                    self._waiting = None
                try:
                    aside.drop(record.id)
                except DiskError as error:
                    failed(error)

        self._seat.ask(lambda session: editing.keep(session, record, typed), kept, failed)

    def _put_aside(self) -> None:
        """Write the draft that waits into its file."""
        aside, waiting = self._seat.facts.aside, self._waiting
        if aside is None or waiting is None:
            return
        self._waiting = None
        draft, typed, failed = waiting
        self._since.start()
        try:
            aside.keep(draft, typed)
        except DiskError as error:
            failed(error)

    def drop(
        self, record: Record, done: Callable[[str], None], failed: Callable[[Exception], None]
    ) -> None:
        """Throw the draft away; `done` with its id."""
        self._dropped = record
        if self._waiting is not None and self._waiting[0].id == record.id:
            self._waiting = None
        self._seat.ask(
            lambda session: editing.drop(session, record.kind, record.id),
            lambda _: done(record.id),
            failed,
        )

    @property
    def dropped_whole(self) -> bool:
        """Whether what was dropped last was never completed, so that nothing of it is left."""
        return self._dropped is not None and self._dropped.state == "draft"

    def bring_back(self, then: Callable[[], None]) -> None:
        """Keep the draft that was dropped last again."""
        record = self._dropped
        if record is not None:
            self._seat.ask(lambda session: editing.keep(session, record), lambda _: then())
