"""Lines that came before what they stand on are judged once all of it is here: one that stands on a
line that was not given to its unit is kept aside then, as it would be had it come later. So the
order of packages decides nothing, and nobody takes a record by being first.

Whether a line may stand where it does is the business of `owning.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from xatre.model.merge import standing
from xatre.store.register import records, withdrawing
from xatre.store.register.stored_lines import StoredLine
from xatre.store.register.views import Refreshed
from xatre.store.traffic import packages
from xatre.store.traffic.quarantine import Quarantined
from xatre.work.cases import access
from xatre.work.receiving.owning import Owning
from xatre.work.receiving.reasons import NotOwner, refused
from xatre.work.sending.left_behind import in_a_row
from xatre.work.session import Session

STOOD_ON_ANOTHERS = (
    "Hồ sơ {codes}: những gì {unit} gửi tới từ trước ghi tiếp trên bản ghi không được giao cho đơn "
    "vị ấy, nên để riêng; biên nhận tới báo đơn vị ấy."
)
"""What a person is told where the line was in an earlier package."""


@dataclass
class Aside:
    """What was taken out: by the sha256 of the packages that carried it; and what became of the
    rows of those records."""

    lines: dict[str, list[Quarantined]] = field(default_factory=dict)
    rows: Refreshed = field(default_factory=Refreshed)

    @property
    def records(self) -> set[str]:
        return {line.record for lines in self.lines.values() for line in lines}


def set_aside(session: Session, ids: Collection[str], before: int, *, trusted: bool) -> Aside:
    """Take out the lines of these records that stand since the line of number `before` came, and
    may not. `trusted` is for what a sibling or a restoring office brings: then only what others'
    packages had brought before is judged.

    Inside a transaction.
    """
    owning = Owning(session, "")
    wrongful = {
        name for id in sorted(ids) for name in _wrongful(session, owning, id, before, trusted)
    }
    if not wrongful:
        return Aside()
    carried, rows = withdrawing.take_out(session.book.db, wrongful)
    aside = Aside(rows=rows)
    for package, line in carried:
        aside.lines.setdefault(package, []).append(refused(line, NotOwner()))
    return aside


def told(session: Session, lines: Mapping[str, Collection[Quarantined]]) -> str:
    """Of lines that earlier packages had brought: what a person is told; "" for nothing."""
    codes: dict[str, set[str]] = {}
    for package, kept in lines.items():
        came = packages.incoming(session.book.db, package)
        for line in kept:
            if came is None or line.kind not in session.kinds:
                continue
            found = records.get(session.book.db, line.kind, line.record)
            if found is not None and not access.is_closed(session, found):
                code = str(found.fields.get("code", "")) or found.id
                codes.setdefault(came.unit, set()).add(code)
    label = session.codes.unit_label
    return " ".join(
        STOOD_ON_ANOTHERS.format(codes=in_a_row(sorted(of)), unit=label(unit))
        for unit, of in sorted(codes.items())
    )


def _wrongful(
    session: Session, owning: Owning, record: str, before: int, trusted: bool
) -> set[str]:
    stored = {line.name: line for line in packages.lines_of(session.book.db, [record])}
    lines = {name: line.read() for name, line in stored.items()}
    stood = set(standing({name: lines[name] for name in lines if stored[name].number <= before}))
    owning.read_ahead(lines.values())
    found, waiting = set[str](), set[str]()
    for name in standing(lines):
        if not lines[name].parents.isdisjoint(found | waiting):
            waiting.add(name)
        elif name in stood or _is_past_question(session, stored[name], before, trusted):
            continue
        elif not owning.may_stand(lines[name]):
            found.add(name)
    return found


def _is_past_question(session: Session, line: StoredLine, before: int, trusted: bool) -> bool:
    return bool(line.own) or (trusted and (line.number > before or session.owns(line.unit)))
