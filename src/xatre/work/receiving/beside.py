"""An office is told of what a unit still writes on records that it has given away: on another PC,
or in a book restored from a backup. It is kept, and is nobody's loss.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from xatre.exchange.statement import read_hand_over
from xatre.kinds import KINDS
from xatre.model.ownership import written_beside
from xatre.store.register import arrivals, records, revisions
from xatre.store.register.stored_lines import named
from xatre.store.traffic import statements
from xatre.work.cases import access
from xatre.work.sending.left_behind import in_a_row
from xatre.work.session import Session

PASSED_ON = (
    "Đơn vị gửi còn ghi vào hồ sơ {codes} đã bàn giao cho {to}. Những gì ghi thêm được giữ; biên "
    "nhận báo đơn vị gửi và chuyển cho bên nhận bàn giao."
)
NOT_PASSED_ON = (
    "Đơn vị gửi còn ghi vào hồ sơ {codes} đã bàn giao cho {to}. Những gì ghi thêm được giữ, biên "
    "nhận báo đơn vị gửi; tới đây chúng không đủ mục nên đơn vị gửi phải bàn giao lại."
)
"""The same where lines came cut."""


def told(session: Session, units: Collection[str], handed: Collection[str], package: str) -> str:
    """Of these records, which statements hand on: what this package of these units brought beside
    that, in sentences; "" for nothing."""
    by_kind: dict[str, set[str]] = defaultdict(set)
    for one in statements.of_records(session.book.db, handed):
        if one.from_unit in units and one.kind in KINDS:
            by_kind[one.kind].add(one.record)
    found: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for kind in by_kind.keys() & session.kinds.keys():
        kept = records.get_many(session.book.db, kind, by_kind[kind])
        for id, record in sorted(kept.items()):
            if record.unit in units or access.is_closed(session, record):
                continue
            fresh = _fresh(session, units, id, record.unit, package)
            if fresh:
                is_cut = any(line.cut for line in named(session.book.db, fresh).values())
                code = str(record.fields.get("code", "")) or id
                found[record.unit, is_cut].append(code)
    return " ".join(
        (NOT_PASSED_ON if is_cut else PASSED_ON).format(
            codes=in_a_row(codes), to=session.codes.unit_label(to)
        )
        for (to, is_cut), codes in found.items()
    )


def _fresh(
    session: Session, units: Collection[str], record: str, to: str, package: str
) -> set[str]:
    """The lines that this package alone brought and that were not given to the new owner."""
    db = session.book.db
    lines = {line.name: line for line in revisions.history(db, record)}
    given = frozenset[str]().union(
        *(
            read_hand_over(one.body).lines
            for one in statements.of_records(db, [record])
            if one.from_unit in units
        )
    )
    beside = written_beside(lines, units, to) - given
    return beside & arrivals.brought_only_by(db, package, record) if beside else set()
