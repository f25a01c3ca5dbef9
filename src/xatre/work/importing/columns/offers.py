"""Columns that a person must place: a head that does not say whose it is ("Điện thoại" of a child's
mother, or father), and a head whose cells are words of another list ("Đối tượng" over "Hộ nghèo").

Judges heads and a sample of the cells; converts nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from xatre.exchange.table import STATE_HEAD, STATE_WORDS
from xatre.model.fields import Choice, YesNo
from xatre.model.text import clean, fold
from xatre.outside.grid import Cell
from xatre.work.importing.columns.marks import are_marks
from xatre.work.importing.columns.target import Target, key_of
from xatre.work.importing.columns.targets import Targets

WHOSE, OTHER_LIST = "whose", "other_list"
"""Before a colon and a folded head: the questions; the answer is a target's name or NO_MARK."""

Offered = tuple[tuple[str, str], ...]
"""`(target name, label)`, the likeliest first."""

_PERSONS = frozenset(
    "me cha bo ong ba chu ho nguoi cham soc giam do dau truong thon ban ctv cong tac vien".split()
)
_NOBODY = frozenset("phu huynh gia dinh nguoi than nha".split())
"""Words of a head that do not say who."""
_FEWEST, _MOST_OWN, _LEAST_OTHER = 3, 0.2, 0.6


def whose(targets: Targets, head: str, taken: Collection[str]) -> Offered:
    """The fields of several persons that a head may be; () where they are not several."""
    said = key_of(head)
    said = said - _NOBODY or said
    found: dict[str, None] = {}
    for key, name in targets.keys.items():
        if said < key and key - said <= _PERSONS and name not in taken and name in targets.by_name:
            found[name] = None
    return tuple((name, targets.by_name[name].label) for name in found) if len(found) > 1 else ()


def other_list(
    targets: Targets, target: Target, head: str, cells: Sequence[Cell], taken: Collection[str]
) -> Offered:
    """The fields whose words the cells of a column are that its head gives to another field, with
    that other one behind; () where its own list knows some of them. CN is a poor household under
    "Hoàn cảnh", and China."""
    words = Counter(clean(cell) for cell in cells if isinstance(cell, str))
    if not isinstance(target.field, Choice) or target.marked or len(cells) < _FEWEST:
        return ()
    if are_marks(cells):
        return ()
    if _share(targets, target.field.codes, words) > _MOST_OWN:
        return ()
    found = [
        (share, one)
        for one in targets.by_name.values()
        if isinstance(one.field, Choice) and not isinstance(one.field, YesNo)
        if one.name != target.name and one.name not in taken
        if (share := _share(targets, one.field.codes, words)) >= _LEAST_OTHER
    ]
    said = key_of(head)
    found.sort(key=lambda one: (-len(said & key_of(one[1].label)), -one[0]))
    offered = [(one.name, one.label) for _, one in found]
    return (*offered, (target.name, target.label)) if offered else ()


def is_state_of_record(head: str, cells: Sequence[Cell]) -> bool:
    """Whether a column is the one that a workbook of this program has beside each code, with the
    program's own words; a list of others has Chết, Chuyển đi under the same head."""
    words = {fold(clean(str(cell))) for cell in cells}
    return fold(head) == fold(STATE_HEAD) and words <= {fold(one) for one in STATE_WORDS.values()}


def speaks_of_elsewhere(target: Target, head: str) -> bool:
    """Whether a field is the village where something happened and the head says no more than
    "Thôn": beside a child's name it may be where the child lives."""
    happened = "xay ra"
    return (
        target.name == "village" and happened in fold(target.label) and happened not in fold(head)
    )


def unsaid(targets: Targets, target: Target, head: str, cells: Sequence[Cell]) -> Offered:
    """What a column headed "Tình trạng" may be, where no cell says that it is of the field which
    is known by this head: that field, or the notes; () where some cell does."""
    field = target.field
    if not isinstance(field, Choice) or key_of(head) != key_of(STATE_HEAD) or target.marked:
        return ()
    other = targets.by_name.get(field.words_of)
    lists = (field.codes, other.field.codes if other and isinstance(other.field, Choice) else "")
    words = [clean(str(cell)) for cell in cells]
    if not words or any(targets.codes.named(one, word) for one in lists if one for word in words):
        return ()
    notes = (one for one in targets.by_name.values() if one.field.added_to)
    return tuple((one.name, one.label) for one in (target, *notes))


def _share(targets: Targets, codes: str, words: Counter[str]) -> float:
    known = sum(many for one, many in words.items() if targets.codes.named(codes, one))
    return known / words.total() if words else 0
