"""What clashes in a package that comes in, side by side and in words; and what was kept aside.

Read while the package's lines are in the book, so a dry run shows it before taking them out
again. Hidden values stay behind dots here: the record's own page shows them and writes it down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xatre.kinds import KINDS
from xatre.model.disclosure import tells_who
from xatre.model.fields import Choices, Field
from xatre.model.merge import view
from xatre.model.record import Clash, Record
from xatre.model.revision import Revision
from xatre.model.text import DOTS, in_sentence
from xatre.model.values import Fields, flatten
from xatre.store.register import arrivals, records, revisions
from xatre.store.traffic.quarantine import Quarantined
from xatre.work.cases import access
from xatre.work.records import reveal
from xatre.work.session import Session

MOST_COMPARED = 100
"""Records whose clashes are told side by side; the rest are counted."""
MOST_REJECTED = 200
NOT_WRITTEN = "để trống"
STATE_WORDS = {"void": "hủy hồ sơ", "complete": "giữ hồ sơ"}


@dataclass(frozen=True)
class ClashSide:
    """One value with where it came from. `came` is true where this package brought it; `who` is
    the officer who wrote it, `when` as revisions have it."""

    words: str
    revision: str
    who: str
    when: str
    came: bool


@dataclass(frozen=True)
class Difference:
    """One path two sides wrote differently: what both come from, and each side, those that were
    here first. `title` may hold a child's name, so may what the sides wrote where it `tells_who`;
    `code` never does."""

    kind: str
    id: str
    path: str
    code: str
    title: str
    label: str
    origin: str
    sides: tuple[ClashSide, ...]
    tells_who: bool = False


@dataclass(frozen=True)
class Rejection:
    """A line kept aside, by the code of its record, with the reason."""

    kind_label: str
    record_code: str
    record: str
    code: str
    words: str


def differences(
    session: Session, clashing: Iterable[tuple[str, str]], package: str
) -> list[Difference]:
    """The clashes of these `(kind, id)`, as the incoming `package` made them. Records this officer
    may not know of are left out."""
    found: list[Difference] = []
    for kind_name, id in clashing:
        record = records.get(session.book.db, kind_name, id) if kind_name in session.kinds else None
        if record is None:
            continue
        lines = {line.name: line for line in revisions.history(session.book.db, id)}
        came = arrivals.brought_only_by(session.book.db, package, id)
        for clash in record.clashes:
            found.append(_difference(session, record, clash, lines, came))
    return found


def rejections(session: Session, kept_aside: Iterable[Quarantined]) -> list[Rejection]:
    """The first of the lines kept aside, in words, without any name; those of records that this
    officer may not know of are left out."""
    told: list[Rejection] = []
    for line in kept_aside:
        if len(told) == MOST_REJECTED:
            break
        if line.kind in KINDS and line.kind not in session.kinds:
            continue
        known = KINDS.get(line.kind)
        found = records.get(session.book.db, line.kind, line.record) if known else None
        if found is not None and access.is_closed(session, found):
            continue
        told.append(
            Rejection(
                known.label if known else "Chưa rõ loại",
                str(found.fields.get("code", "")) if found else "",
                line.record,
                line.code,
                line.text,
            )
        )
    return told


def path_label(session: Session, kind_name: str, path: str) -> str:
    """What a path of merging is called: "Ngày sinh", "Kế hoạch, người làm"."""
    if path == "state":
        return "Giữ hay hủy hồ sơ"
    field, part, rest = _at(kind_name, path)
    if field is None:
        return path.partition("/")[0]
    if part is not None:
        return f"{field.label}, {in_sentence(part.label)}"
    if rest and isinstance(field, Choices):
        return f"{field.label}: {session.codes.label(field.codes, rest)}"
    return field.label


def value_words(session: Session, kind_name: str, path: str, value: str | None) -> str:
    """A value at a path in words; dots for what is hidden."""
    if path == "state":
        return STATE_WORDS.get(value or "", NOT_WRITTEN)
    field, part, rest = _at(kind_name, path)
    shown = part or field
    if any(one is not None and one.privacy in ("hidden", "sealed") for one in (field, part)):
        return DOTS
    if value is None:
        return NOT_WRITTEN
    if shown is None:
        return value
    if rest and part is None:
        return "có chọn" if isinstance(field, Choices) else "có dòng này"
    return reveal.words(session, shown, value)


def path_tells_who(kind_name: str, path: str) -> bool:
    """Whether a value at a path of merging may tell who a record is about."""
    return any(one is not None and tells_who(one) for one in _at(kind_name, path)[:2])


def _at(kind_name: str, path: str) -> tuple[Field | None, Field | None, str]:
    """The field of a path, the part of its rows, and what stands after the field's name."""
    name, _, rest = path.partition("/")
    field = KINDS[kind_name].fields.get(name)
    return field, _part(field, rest) if field else None, rest


def _difference(
    session: Session,
    record: Record,
    clash: Clash,
    lines: Mapping[str, Revision],
    came: set[str],
) -> Difference:
    sides = [
        ClashSide(
            value_words(session, record.kind, clash.path, value),
            names[0],
            lines[names[0]].who,
            lines[names[0]].when,
            all(name in came for name in names),
        )
        for value, names in clash.values.items()
        if names and names[0] in lines
    ]
    sides.sort(key=lambda side: (side.came, side.when, side.revision))
    origin = _origin(clash, lines, KINDS[record.kind].merge == "whole")
    return Difference(
        record.kind,
        record.id,
        clash.path,
        str(record.fields.get("code", "")),
        records.title(session.book.db, record.kind, record.id),
        path_label(session, record.kind, clash.path),
        value_words(session, record.kind, clash.path, origin),
        tuple(sides),
        path_tells_who(record.kind, clash.path),
    )


def _origin(clash: Clash, lines: Mapping[str, Revision], whole: bool) -> str | None:
    """What the lines that every side descends from say at the path; None where they say nothing."""
    shared: set[str] | None = None
    for names in clash.values.values():
        above = set[str]().union(*(_ancestors(name, lines) for name in names))
        shared = above if shared is None else shared & above
    merged = view([lines[name] for name in shared or ()], whole)
    if merged is None:
        return None
    if clash.path == "state":
        return merged.state
    fields: Fields = merged.fields
    return dict(flatten(fields)).get(clash.path)


def _ancestors(name: str, lines: Mapping[str, Revision]) -> set[str]:
    found: set[str] = set()
    left = list(lines[name].parents) if name in lines else []
    while left:
        one = left.pop()
        if one in lines and one not in found:
            found.add(one)
            left.extend(lines[one].parents)
    return found


def _part(field: Field | None, rest: str) -> Field | None:
    cell = rest.rpartition("/")[2]
    return next((part for part in field.parts if part.name == cell), None) if field else None
