"""What this unit gave to its office before that one lost its key and began again: the new book
never had it, and nobody but this unit has it still, as it was when it was accepted. So it is given
anew.
"""

from __future__ import annotations

from xatre.kinds import KINDS
from xatre.store.register import records
from xatre.store.traffic import begun_again, peers
from xatre.work.cases import access
from xatre.work.sending.left_behind import in_a_row
from xatre.work.session import Session

GIVE_ANEW = (
    "Hồ sơ {codes} đã bàn giao cho {to}, nhưng nơi ấy đã lập sổ mới và không còn hồ sơ: bàn giao "
    "lại."
)
"""What a person is told of them."""


def to_give_anew(session: Session, unit: str) -> set[str]:
    """The records given to that unit, its own by now, of which its new book has said nothing."""
    if session.at_office:
        return set()
    db, found = session.book.db, set[str]()
    for id, kind in begun_again.not_taken_since(db, session.units, unit).items():
        kept = records.get(db, kind, id) if kind in KINDS else None
        if kept is not None and kept.unit == unit:
            found.add(id)
    return found


def told(session: Session) -> list[str]:
    """A sentence for each office that has to be given something anew, naming the records that this
    officer may know of; what goes along with a case is not named."""
    if "case" not in session.kinds:
        return []
    said = []
    for office in dict.fromkeys(
        peer.unit for peer in peers.enrolled(session.book.db, role="office")
    ):
        found = records.get_many(session.book.db, "case", to_give_anew(session, office))
        codes = sorted(
            str(one.fields.get("code", "")) or one.id
            for one in found.values()
            if not access.is_closed(session, one)
        )
        if codes:
            label = session.codes.unit_label(office)
            said.append(GIVE_ANEW.format(codes=in_a_row(codes), to=label))
    return said
