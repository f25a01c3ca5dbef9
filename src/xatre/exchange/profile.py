"""What of a record travels: whole, without identity and narrative, or figures only.

Knows a kind's declared flags. A cut line holds nothing from which a removed value could be
guessed: its name is the whole line's hash, whose random bytes stay at home.

Profiles, by kind, stand in the office's card: `full`, `no_identity`, `figures`, `none`. Sealed
blocks travel under none of them, nor does a link from an open kind to a guarded one, which would
tell whose case it is; so lines of a kind that has either are always cut, written or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias, cast

from xatre.exchange.lines import PROFILES, PackageLine, Profile, whole
from xatre.kinds import KINDS
from xatre.model.fields import (
    Attachment,
    Choice,
    Choices,
    Day,
    DecimalNumber,
    Field,
    LongText,
    PersonRef,
    Reference,
    Rows,
    Sealed,
    Text,
    Unit,
    WholeNumber,
)
from xatre.model.kind import Kind
from xatre.model.revision import Revision, canonical
from xatre.model.values import IN, Fields, Value

Carried: TypeAlias = Mapping[str, frozenset[str] | None]
"""Field name → None where all of it travels, or the cells of its rows that do."""

CODE = "code"
"""The code of a record, which every kind has and the program gives."""
_COUNTED = (WholeNumber, DecimalNumber, Choice, Choices, Unit, Day)
"""Sorts that figures are made from."""


def strictest(kind: Kind, asked: str) -> Profile:
    """The profile a kind travels under: the office's wish, but never more than declared.

    An unknown wish carries nothing.
    """
    wish = asked if asked in PROFILES else "none"
    return cast(Profile, max((wish, kind.profile), key=PROFILES.index))


def carried_fields(kind: Kind, profile: Profile) -> Carried | None:
    """What a profile carries of a kind; None when everything travels, unknown fields included.

    Old names of renamed fields are listed beside the present ones. Unknown and retired fields do
    not travel once anything is cut: nobody can tell whether they hold a name.
    """
    if profile == "full" and all(_travels(field, kind, profile) for field in _each(kind)):
        return None
    carried: dict[str, frozenset[str] | None] = {}
    for field in kind.fields.values() if profile != "none" else ():
        if not _travels(field, kind, profile):
            continue
        cells: frozenset[str] | None = None
        if isinstance(field, Rows):
            kept = [part for part in field.fields if _travels(part, kind, profile)]
            cells = frozenset(name for part in kept for name in (part.name, *part.was)) | frozenset(
                (IN,)
            )
            if not kept:
                continue
            if len(kept) == len(field.fields) and profile == "full":
                cells = None
        for name in (field.name, *field.was):
            carried[name] = cells
    return carried


def carried(fields: Mapping[str, Value], what: Carried | None) -> Fields:
    """The part of a record's fields that travels (`what` from `carried_fields`)."""
    if what is None:
        return dict(fields)
    kept: Fields = {}
    for name, value in fields.items():
        if name not in what:
            continue
        cells = what[name]
        if cells is None:
            kept[name] = value
        elif isinstance(value, dict):
            rows: Fields = {}
            for row_id, row in value.items():
                if isinstance(row, dict):
                    cut_row = {cell: leaf for cell, leaf in row.items() if cell in cells}
                    if cut_row:
                        rows[row_id] = cut_row
            if rows:
                kept[name] = rows
    return kept


def cut(revision: Revision, kind: Kind, profile: Profile) -> PackageLine | None:
    """The line of a revision as `profile` lets it travel; None when it does not travel."""
    if profile == "none":
        return None
    what = carried_fields(kind, profile)
    if what is None:
        return whole(revision)
    return _cut_line(revision, what, profile)


class Cutter:
    """`cut` for many revisions: what each kind carries is worked out once."""

    def __init__(self, kinds: Mapping[str, Kind], profiles: Mapping[str, str]) -> None:
        self.profiles: dict[str, Profile] = {
            name: strictest(kind, profiles.get(name, kind.profile)) for name, kind in kinds.items()
        }
        self._carried = {
            name: carried_fields(kind, self.profiles[name]) for name, kind in kinds.items()
        }

    def travels_whole(self, kind: str) -> bool:
        """Whether nothing of a known kind is cut, so that its lines need not be read."""
        return self.profiles[kind] != "none" and self._carried[kind] is None

    def cut(self, revision: Revision, already: str = "") -> PackageLine | None:
        """The line as it travels; None when it does not, or when its kind is unknown here.

        `already` names the profile a line came cut under: it says so still, where that is the
        stricter one, since what it lacks did not come back.
        """
        profile = self.profiles.get(revision.kind, "none")
        if profile == "none":
            return None
        what = self._carried[revision.kind]
        if what is None and not already:
            return whole(revision)
        if already in PROFILES:
            profile = max(profile, cast(Profile, already), key=PROFILES.index)
        return _cut_line(revision, what, profile)


def _cut_line(revision: Revision, what: Carried | None, profile: Profile) -> PackageLine:
    content: dict[str, object] = {
        "id": revision.id,
        "kind": revision.kind,
        "unit": revision.unit,
        "state": revision.state,
        "who": revision.who,
        "when": revision.when,
        "device": revision.device,
        "parents": dict.fromkeys(revision.parents, "1"),
        "fields": carried(revision.fields, what),
        "open": dict.fromkeys((path for path in revision.open if path_travels(path, what)), "1"),
    }
    body = canonical({key: part for key, part in content.items() if part != {}})
    return PackageLine(body, b"", revision.name, profile)


def path_travels(path: str, what: Carried | None) -> bool:
    """Whether a path of merging (`plan/r1/work`, `state`) is of what travels."""
    name, *inner = path.split("/")
    if what is None or (name == "state" and not inner):
        return True
    if name not in what:
        return False
    cells = what[name]
    return cells is None or (len(inner) >= 2 and inner[1] in cells)


def _each(kind: Kind) -> Iterator[Field]:
    """The fields and the cells of their rows; the inside of a sealed block counts as the block."""
    for field in kind.fields.values():
        yield field
        if isinstance(field, Rows):
            yield from field.fields


def _travels(field: Field, kind: Kind, profile: Profile) -> bool:
    if isinstance(field, Sealed) or field.privacy == "sealed":
        return False
    if isinstance(field, Reference) and not kind.guarded and _tells_of_cases(field):
        return False
    if profile == "full":
        return True
    if field.identity or field.narrative or isinstance(field, LongText | Attachment | PersonRef):
        return False
    if isinstance(field, Reference) and "child" in _targets(field):
        return False
    # A line may name anyone: without identity only those go that are said to name nobody.
    if isinstance(field, Text) and not (field.open_line or field.name == CODE):
        return False
    if profile == "figures":
        return isinstance(field, Rows) or (
            isinstance(field, _COUNTED) and field.privacy in ("basic", "sensitive")
        )
    return True


def _tells_of_cases(field: Reference) -> bool:
    return any(name in KINDS and KINDS[name].guarded for name in _targets(field))


def _targets(field: Reference) -> tuple[str, ...]:
    return (field.to,) if isinstance(field.to, str) else tuple(field.to)
