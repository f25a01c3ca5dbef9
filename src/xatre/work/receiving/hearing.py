"""What a commune hears from its office of records that changed hands: that one is its own no more,
which a book restored from a backup cannot know; and what the giver wrote beside the hand-over.

The giver's signed statement must hold and name what the other took over; whose the lines are
follows from them as always. Only lines that are not here come in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from xatre.exchange.lines import PackageLine
from xatre.exchange.package import Opened
from xatre.exchange.statement import HandOver, read_hand_over
from xatre.kinds import KINDS
from xatre.model.ownership import first_lines
from xatre.model.record import Record
from xatre.model.revision import LineError, Revision
from xatre.store.register import records, revisions
from xatre.store.register.stored_lines import named
from xatre.store.traffic import changed_hands, quarantine, statements
from xatre.work.cases import access
from xatre.work.progress import Progress, Stop
from xatre.work.receiving.judged_again import FROM_COMMUNES
from xatre.work.receiving.late_statements import admit_given, keep_repeated
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.owning import Owning
from xatre.work.receiving.taking import Carrying, Taking
from xatre.work.sending import left_behind
from xatre.work.session import Session

GIVEN_AWAY = (
    "Nơi nhận báo: hồ sơ {codes} đã bàn giao cho {to} mà sổ này chưa biết. Hồ sơ nay thuộc bên "
    "kia, ở đây chỉ xem; những gì đã ghi ở đây vẫn còn trong sổ."
)
"""What a person is told of records that this book took for its own."""
TAKEN_OVER = (
    "Nơi nhận báo: {to} đã nhận bàn giao hồ sơ {codes}. Hồ sơ nay thuộc bên kia, ở đây chỉ xem."
)
"""What a person is told of records that this very book, or another PC of the unit, had given."""
WRITTEN_BESIDE = (
    "Hồ sơ {codes}: nơi nhận chuyển tới những gì đơn vị giao ghi bên cạnh lúc bàn giao."
)
"""What a person is told of records of ours that grew by it."""


@dataclass(frozen=True)
class _Part:
    """Some of the lines of a return."""

    opened: Opened
    wanted: Callable[[PackageLine], bool]

    @property
    def sha256(self) -> str:
        return self.opened.sha256

    @property
    def counts(self) -> Mapping[str, int]:
        return self.opened.counts

    def lines(self) -> Iterator[PackageLine]:
        return filter(self.wanted, self.opened.lines())


class Hearing:
    """One return of the office. Keeps at once what it repeats of statements; `rest` are the lines
    of other records, `take` those of these. Inside the caller's transaction."""

    def __init__(self, session: Session, opened: Opened, told: Collection[HandOver]) -> None:
        self.session, self.opened = session, opened
        self.unheard = set(self._unheard(told))
        self.kept = keep_repeated(session, told)
        self.kinds = {one.record: one.kind for one in self.kept if one.kind in KINDS}
        self.lines = dict(self._lines()) if self.kinds else {}
        self.before = self._records()

    @property
    def rest(self) -> Carrying:
        return _Part(self.opened, lambda line: line not in self.lines)

    def take(self, outcome: Outcome, progress: Progress, stop: Stop) -> None:
        """Let in those of the lines that are not here, and what waited for a statement; say whose
        the records are by now. Raises Stopped, DiskError."""
        came = Outcome(outcome.file, outcome.path)
        self._take_fresh(came, progress, stop)
        self._note_heard()
        admit_given(self.session, self.kept, came)
        outcome.add(came)
        outcome.note = " ".join(filter(None, (outcome.note, *self._told())))

    def _take_fresh(self, came: Outcome, progress: Progress, stop: Stop) -> None:
        db, names = self.session.book.db, [one.name for one in self.lines.values()]
        here = named(db, names)
        fresh = {
            line
            for line, one in self.lines.items()
            if one.name not in here or (here[one.name].cut and not line.cut)
        }
        if fresh:
            part = _Part(self.opened, fresh.__contains__)
            owning = Owning(self.session, "", only=self.kinds)
            taking = Taking(self.session, part, came, owning, FROM_COMMUNES, doubting=True)
            taking.run(progress, stop)
        quarantine.release(db, named(db, names))

    def _note_heard(self) -> None:
        """Where the return brought the line by which the other accepted, what we gave is theirs."""
        db, brought = self.session.book.db, {one.name for one in self.lines.values()}
        for one in statements.of_records(db, self.kinds):
            if not self.session.owns(one.from_unit) or one.accepted in brought:
                continue
            lines = {line.name: line for line in revisions.history(db, one.record)}
            given = read_hand_over(one.body).lines
            for name in sorted(first_lines(lines, given, one.to_unit) & brought)[:1]:
                changed_hands.note_heard(db, one, name, self.session.now)

    def _unheard(self, told: Collection[HandOver]) -> Iterator[tuple[str, str]]:
        """Record and new owner of what was given of ours, as is told now, and this book knew of no
        statement that gives the same lines."""
        here = statements.of_records(self.session.book.db, {one.record for one in told})
        known = {(one.record, one.to_unit, read_hand_over(one.body).lines) for one in here}
        for one in told:
            if (one.record, one.to_unit, one.lines) not in known:
                yield one.record, one.to_unit

    def _told(self) -> list[str]:
        lost: dict[tuple[str, str], list[str]] = {}
        grown: list[str] = []
        for id, now in sorted(self._records().items()):
            was = self.before.get(id)
            if was is None or access.is_closed(self.session, now):
                continue
            code = str(now.fields.get("code", "")) or id
            if self.session.owns(was.unit) and not self.session.owns(now.unit):
                how = GIVEN_AWAY if (id, now.unit) in self.unheard else TAKEN_OVER
                lost.setdefault((how, now.unit), []).append(code)
            elif self.session.owns(was.unit) and was != now:
                grown.append(code)
        words, label = left_behind.in_a_row, self.session.codes.unit_label
        said = [how.format(codes=words(lost[how, unit]), to=label(unit)) for how, unit in lost]
        return [*said, WRITTEN_BESIDE.format(codes=words(grown))] if grown else said

    def _records(self) -> dict[str, Record]:
        """Those of the records that this officer may know of, as they are here."""
        db, found = self.session.book.db, dict[str, Record]()
        for kind in self.session.kinds.keys() & self.kinds.values():
            ids = [id for id, of in self.kinds.items() if of == kind]
            found |= records.get_many(db, kind, ids)
        return found

    def _lines(self) -> Iterator[tuple[PackageLine, Revision]]:
        """The lines of these records; what is no line the rest of the return answers for."""
        for line in self.opened.lines():
            with suppress(LineError):
                revision = line.revision()
                if revision.id in self.kinds:
                    yield line, revision
