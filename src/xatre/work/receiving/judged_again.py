"""Lines kept aside as nobody's to send, judged once more as when they came: after a statement that
gives them to their sender, or after what kept them out was withdrawn.

Of a cut line it is not kept what cut it: an office takes it for cut as it wishes such records to
be; at a commune it comes again, in a full package.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from xatre.exchange.lines import PackageLine
from xatre.kinds import KINDS
from xatre.store.traffic import packages, quarantine
from xatre.store.traffic.quarantine import Quarantined
from xatre.work.progress import never, silent
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.owning import Owning
from xatre.work.receiving.reasons import NotOwner
from xatre.work.receiving.taking import Taking
from xatre.work.sending.profiles import cutter_in_force
from xatre.work.session import Session

FROM_COMMUNES = frozenset(name for name, kind in KINDS.items() if kind.owner == "commune")
"""Kinds of which a neighbour accepts records."""


@dataclass(frozen=True)
class Aside:
    """Lines kept aside of one file; by kind what cuts those that are not whole."""

    sha256: str
    kept: tuple[Quarantined, ...]
    profiles: Mapping[str, str]

    @property
    def counts(self) -> Mapping[str, int]:
        return {"lines": len(self.kept)}

    def lines(self) -> Iterator[PackageLine]:
        for one in self.kept:
            if one.nonce:
                yield PackageLine(one.line, one.nonce)
            else:
                yield PackageLine(one.line, b"", one.name, self.profiles[one.kind])


def judge_again(
    session: Session,
    ids: Collection[str],
    outcome: Outcome,
    only: Mapping[str, Collection[str]] | None = None,
) -> set[str]:
    """Judge what is kept aside of these records, in the order it came; with `only`, of each the
    lines from packages of these units. Counts what comes in with `outcome`; gives the units whose
    lines were judged. Inside a transaction. Raises DiskError."""
    profiles = cutter_in_force(session).profiles if session.at_office else {}
    # What another's package has brought meanwhile nobody refuses any more.
    quarantine.release_here(session.book.db, ids, NotOwner.code)
    aside = _aside(session, ids, only, profiles)
    for (package, unit), lines in aside.items():
        _judge(session, Aside(package, tuple(lines), profiles), unit, outcome)
    return {unit for _, unit in aside}


def _aside(
    session: Session,
    ids: Collection[str],
    only: Mapping[str, Collection[str]] | None,
    profiles: Mapping[str, str],
) -> dict[tuple[str, str], list[Quarantined]]:
    """What is to be judged, by package and its unit."""
    aside: dict[tuple[str, str], list[Quarantined]] = {}
    for package, line in quarantine.kept_aside_of(session.book.db, list(ids)):
        came = packages.incoming(session.book.db, package)
        is_readable = bool(line.nonce) or line.kind in profiles
        if came is None or line.code != NotOwner.code or not is_readable:
            continue
        if only is None or came.unit in only[line.record]:
            aside.setdefault((package, came.unit), []).append(line)
    return aside


def _judge(session: Session, aside: Aside, unit: str, outcome: Outcome) -> None:
    told = Outcome(outcome.file, outcome.path)
    owning = Owning(session, unit, only={line.record for line in aside.kept})
    taking = Taking(session, aside, told, owning, FROM_COMMUNES)
    taking.run(silent, never)
    good = {line.name for line in aside.kept} - {line.name for line in taking.rejected}
    quarantine.release(session.book.db, good)
    # What is refused again was counted with the file that brought it.
    told.rejected, told.rejections = 0, []
    outcome.add(told)
