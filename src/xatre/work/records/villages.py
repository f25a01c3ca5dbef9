"""The villages of the book that stand, and the names each goes by. One rule for every list of
villages: of typing, of import, of templates, of a split.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xatre.model.codes import Codes
from xatre.model.fields import Reference
from xatre.model.record import Record
from xatre.model.text import fold
from xatre.store.lists.query import Row
from xatre.store.register import records
from xatre.work.session import Session

KIND = "village"
KINDS_LIST, NO_WORD = "village_kind", "other"
_BETWEEN = re.compile(r"[;,|]")
"""What stands between the former names of a village, written in one line."""


@dataclass(frozen=True)
class VillageNames:
    """name    as written: "Sì Choang"
    whole   with the word of its kind, once: "Bản Sì Choang"
    bare    without it
    others  former names and by-names
    """

    name: str
    whole: str
    bare: str
    others: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every name once, the one that is written first."""
        return tuple(dict.fromkeys((self.name, self.whole, self.bare, *self.others)))


def standing(session: Session) -> list[Record]:
    """The villages that are this book's, completed and not voided."""
    return [
        village
        for village in records.every(session.book.db, KIND)
        if village.state != "void" and session.owns(village.unit)
    ]


def names_of(codes: Codes, village: Record) -> VillageNames:
    """Every name of a village."""
    name = str(village.fields.get("name", ""))
    known = codes.get(KINDS_LIST, str(village.fields.get(KINDS_LIST, "")))
    others = tuple(_parts(str(village.fields.get("other_names", ""))))
    if known is None or known.code == NO_WORD:
        return VillageNames(name, name, name, others)
    for word in (known.label, *known.synonyms):
        if name.casefold().startswith(f"{word} ".casefold()):
            return VillageNames(name, name, name[len(word) + 1 :].strip(), others)
    return VillageNames(name, f"{known.label} {name}", name, others)


def shown(session: Session) -> dict[str, str]:
    """Every village of the book in words, by its id: with the word of its kind, and with its old
    commune where another has the same name."""
    every = list(records.every(session.book.db, KIND))
    whole = {one.id: names_of(session.codes, one).whole for one in every}
    times = Counter(fold(name) for name in whole.values())
    return {
        one.id: f"{whole[one.id]} ({former})"
        if times[fold(whole[one.id])] > 1 and (former := _former(session.codes, one))
        else whole[one.id]
        for one in every
    }


def whole_names(session: Session, rows: Sequence[Row]) -> list[Row]:
    """Rows of a list whose villages are named with the word of their kind; those of a list of
    villages bear it in their title."""
    of: dict[str, list[str]] = {}
    for kind in {row.kind for row in rows}:
        fields = session.kind(kind).fields.values()
        of[kind] = [one.name for one in fields if isinstance(one, Reference) and one.to == KIND]
    ids = {row.id for row in rows if row.kind == KIND}
    ids |= {str(row.cells[name]) for row in rows for name in of[row.kind] if name in row.named}
    if not ids:
        return list(rows)
    found = records.get_many(session.book.db, KIND, ids)
    whole = {id: names_of(session.codes, one).whole for id, one in found.items()}
    return [
        row._replace(
            title=whole.get(row.id) or row.title,
            named=row.named
            | {name: whole[id] for name in of[row.kind] if (id := row.cells.get(name)) in whole},
        )
        for row in rows
    ]


def _former(codes: Codes, village: Record) -> str:
    row = codes.unit(str(village.fields.get("former_unit", "")))
    return f"{row.name[:1].lower()}{row.name[1:]}" if row else ""


def _parts(written: str) -> Iterator[str]:
    return filter(None, (one.strip() for one in _BETWEEN.split(written)))
