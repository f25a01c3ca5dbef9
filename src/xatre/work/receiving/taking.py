"""Taking the lines of one package in: each is read, its owner and its content are checked, and
what fails is kept aside with a code and a sentence.

Runs inside the caller's transaction; a dry run is the same work, taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Protocol

from xatre.errors import DamageError, XatreError
from xatre.exchange.lines import PackageLine
from xatre.kinds import KINDS
from xatre.model.checks import Checker
from xatre.model.problem import NOT_UNIQUE
from xatre.model.record import Record
from xatre.model.revision import LineError, Revision
from xatre.store.register import arrivals, revisions
from xatre.store.register.revisions import AddResult, Known
from xatre.store.register.stored_lines import named
from xatre.store.traffic import quarantine
from xatre.store.traffic.quarantine import Quarantined
from xatre.work.figures.clocks import latest_day
from xatre.work.progress import Progress, Stop, Stopped
from xatre.work.receiving import completed
from xatre.work.receiving.comparing import MOST_COMPARED, differences, rejections
from xatre.work.receiving.mended import admit
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.owning import Owning
from xatre.work.receiving.reasons import KindUnknownHere, NotOwner, refused, with_words
from xatre.work.records.look import BookLook
from xatre.work.session import Session

NOTHING = Known("", "", "", frozenset())


class Carrying(Protocol):
    """What brings lines: a file just opened, or what was kept aside of one."""

    @property
    def sha256(self) -> str: ...

    @property
    def counts(self) -> Mapping[str, int]: ...

    def lines(self) -> Iterator[PackageLine]: ...


class Taking:
    """One package on its way in. `owning` says which lines its sender may carry, `kinds` what they
    may be. With `doubting` a line that fails the checks is kept and only called doubtful: what
    a unit's own devices wrote, or what comes back to it."""

    def __init__(
        self,
        session: Session,
        opened: Carrying,
        outcome: Outcome,
        owning: Owning,
        kinds: Collection[str] = KINDS,
        *,
        doubting: bool = False,
    ) -> None:
        self.session = session
        self.opened = opened
        self.outcome = outcome
        self.owning = owning
        self.kinds = kinds
        self.doubting = doubting
        self.rejected: list[Quarantined] = []
        self._rejected_records: set[str] = set()
        self._doubtful: set[str] = set()
        self._cut: dict[str, str] = {}
        self._today = latest_day(session)
        self._seen: dict[str, str] = {}
        """Record → kind, for every record of this package."""
        self._of_many: set[str] = set()
        """Records of which lines of more than one unit are here by now."""

    def run(self, progress: Progress, stop: Stop) -> None:
        """Add the good lines, keep the others aside, count. Raises BadLine, Damaged, Stopped."""
        db = self.session.book.db
        total, before = sum(self.opened.counts.values()), revisions.last_number(db)
        result = revisions.add_batches(
            db,
            self._good(progress, stop, total),
            package=self.opened.sha256,
            cut=self._cut,
        )
        self._keep_misnamed(result)
        quarantine.keep_aside(db, self.opened.sha256, self.rejected)
        self._admit_mended(result)
        self._set_aside(result, before)
        outcome = self.outcome
        outcome.new = len(result.new)
        outcome.updated = len(result.updated)
        outcome.unchanged = len(result.unchanged)
        outcome.conflict = len(result.clashing)
        outcome.waiting = self._waiting_lines(result)
        outcome.rejected = len(self._rejected_records)
        outcome.doubtful = len(self._doubtful)
        outcome.clashing = sorted(
            (self._seen[id], id) for id in result.clashing if id in self._seen
        )
        outcome.differences = differences(
            self.session, outcome.clashing[:MOST_COMPARED], self.opened.sha256
        )
        outcome.rejections = rejections(self.session, self.rejected)

    def _waiting_lines(self, result: AddResult) -> int:
        by_kind: dict[str, list[str]] = {}
        for id in result.waiting:
            by_kind.setdefault(self._seen[id], []).append(id)
        db = self.session.book.db
        return sum(arrivals.waiting_lines(db, kind, ids) for kind, ids in by_kind.items())

    def _set_aside(self, result: AddResult, before: int) -> None:
        """What may not stand where it does, now that all it stands on is here."""
        aside = completed.set_aside(
            self.session, self._of_many, before, trusted=self.owning.anything
        )
        if aside.records:
            result.new -= aside.rows.gone
            result.updated -= aside.rows.gone
            result.clashing = (result.clashing - aside.records) | aside.rows.clashing
            result.waiting = (result.waiting - aside.records) | aside.rows.waiting
        for package, lines in aside.lines.items():
            quarantine.keep_aside(self.session.book.db, package, lines)
        mine = aside.lines.pop(self.opened.sha256, [])
        self.rejected += mine
        self._rejected_records.update(line.record for line in mine)
        said = completed.told(self.session, aside.lines)
        self.outcome.note = " ".join(filter(None, (self.outcome.note, said)))

    def _keep_misnamed(self, result: AddResult) -> None:
        """Lines that bear the name of another record's line, on their sender's word alone."""
        for line in result.refused:
            self._refuse(line, NotOwner())
        for package, held in result.displaced:
            aside = refused(held, NotOwner())
            quarantine.keep_aside(self.session.book.db, package, [aside])
            if package == self.opened.sha256:
                self._rejected_records.add(held.record)
                self.rejected.append(aside)

    def _note_units(self, read: Iterable[Revision], known: Mapping[str, Known]) -> None:
        units = {id: set(here.units) for id, here in known.items()}
        for line in read:
            of_record = units.setdefault(line.id, set())
            of_record.add(line.unit)
            if len(of_record) > 1:
                self._of_many.add(line.id)

    def _admit_mended(self, result: AddResult) -> None:
        """What was kept aside and has a good line on it by now comes in as history."""
        mended = admit(self.session, self._seen)
        self._keep_misnamed(mended.result)
        if not mended.names:
            return
        here = mended.records
        # Lines of more units than this package's may stand by it.
        self._of_many |= here
        result.new |= mended.result.new
        result.updated = (result.updated | mended.result.updated) - result.new
        result.unchanged |= mended.result.unchanged
        result.unchanged -= result.new | result.updated | mended.result.waiting
        result.clashing = (result.clashing - here) | mended.result.clashing
        result.waiting = (result.waiting - here) | mended.result.waiting
        self.rejected = [line for line in self.rejected if line.name not in mended.names]
        self._rejected_records = {line.record or line.name for line in self.rejected}

    def _good(self, progress: Progress, stop: Stop, total: int) -> Iterator[list[Revision]]:
        """Batches of good lines; each is in the rows before the next is checked against them."""
        done = 0
        lines = self.opened.lines()
        while batch := list(islice(lines, revisions.AT_ONCE)):
            if stop():
                raise Stopped()
            yield self._checked(batch)
            done += len(batch)
            progress(done, total)

    def _checked(self, batch: Iterable[PackageLine]) -> list[Revision]:
        read: list[Revision] = []
        for line in batch:
            try:
                revision = line.revision()
            except LineError as fault:
                self._reject_unread(line, fault)
                continue
            if line.cut:
                self._cut[revision.name] = line.profile
            read.append(revision)
        known = revisions.known(self.session.book.db, [revision.id for revision in read], read)
        self._note_units(read, known)
        coming = {revision.id: _record(revision) for revision in read}
        look = BookLook(self.session, coming, self._today)
        look.read_ahead(coming.values())
        self.owning.read_ahead(read)
        good, of_others = [], []
        began = {line.id: line.name for line in reversed(read) if not line.parents}
        began |= {id: one.first for id, one in known.items() if one.first}
        for revision in read:
            # A record that begins in this very package is of one kind too.
            kind = self._seen.setdefault(revision.id, revision.kind)
            here = known.get(revision.id, NOTHING)
            kind, unit = here.kind or kind, here.unit or revision.unit
            # A record begins once: else whoever began it anew could say whose it is.
            is_second = not revision.parents and began[revision.id] != revision.name
            if (is_second and not self.owning.anything) or not self.owning.allows(revision, unit):
                of_others.append(revision)
            elif revision.kind not in self.kinds or kind != revision.kind:
                self._refuse(revision, KindUnknownHere())
            elif self._fits(revision, coming[revision.id], look):
                good.append(revision)
        self._judge_not_theirs(of_others)
        return good

    def _judge_not_theirs(self, lines: Collection[Revision]) -> None:
        """Lines of others: who gives a record once more carries those by which it was taken over,
        and they say nothing that is not here. Any other is refused."""
        given = {one.record for one in self.owning.kept}
        here = named(self.session.book.db, [line.name for line in lines]) if lines else {}
        for line in lines:
            if line.id not in given or line.name not in here:
                self._refuse(line, NotOwner())

    def _fits(self, revision: Revision, record: Record, look: BookLook) -> bool:
        kind = KINDS[revision.kind]
        if record.revision != revision.name:
            record = _record(revision)
        if revision.name in self._cut:
            record = Record(
                record.id, record.kind, record.unit, record.state, record.fields,
                record.revision, cut=self._cut[revision.name],
            )  # fmt: skip
        found = Checker.of(kind, look.codes).problems(record, look)
        if not found:
            return True
        for problem in found:
            # Two communes may both keep a child who moved: the office asks, it does not refuse.
            if problem.level == "error" and problem.code != NOT_UNIQUE and not self.doubting:
                self._reject(revision, problem.code, problem.text)
                return False
        if any(not problem.answered for problem in found):
            self._doubtful.add(revision.id)
        return True

    def _refuse(self, revision: Revision, fault: XatreError) -> None:
        self._rejected_records.add(revision.id)
        self.rejected.append(refused(revision, fault))

    def _reject(self, revision: Revision, code: str, words: str) -> None:
        self._rejected_records.add(revision.id)
        self.rejected.append(with_words(revision, code, words))

    def _reject_unread(self, line: PackageLine, fault: DamageError) -> None:
        from hashlib import sha256

        name = line.name or sha256(line.nonce + line.body).hexdigest()
        self._rejected_records.add(name)
        self.rejected.append(
            Quarantined(name, "", "", fault.code, fault.happened, line.nonce, line.body)
        )


def _record(revision: Revision) -> Record:
    return Record(
        revision.id, revision.kind, revision.unit, revision.state, revision.fields, revision.name
    )
