"""What the revisions of one record say together, and what its next line must name.

Knows lines and ancestry only. Must not know clocks, senders, kinds or tables: the view depends
on the set alone, so order, repetition and loss cannot matter. Where the design leaves room:
every line re-affirms its state, so that voiding clashes with an edit made at the same time;
a line closes a clash by not naming it in `open`, and one it names it does not set; `a` written
on one side and `a/b` on another clash on both paths; while the state clashes it reads
"complete", for a record in doubt is not hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import NamedTuple

from xatre.errors import DataError
from xatre.model.record import Clash, State
from xatre.model.revision import STATE, Revision
from xatre.model.values import IN, Fields, flatten, unflatten


class StateClash(DataError):
    code = "XT-120"
    sentence = "Hồ sơ này nơi thì hủy, nơi thì sửa; chưa sửa tiếp được."
    remedy = "Chọn giữ hay hủy hồ sơ trước rồi sửa."


class StillOpen(DataError):
    code = "XT-121"
    sentence = "Mục {path} có nhiều giá trị đang chờ chọn; chưa sửa tiếp được."
    remedy = "Chọn một giá trị cho mục này trước."


class NotOpen(DataError):
    code = "XT-122"
    sentence = "Mục {path} không chờ chọn, hoặc không chọn được giá trị này."
    remedy = "Mở lại hồ sơ để xem các giá trị hiện có."


@dataclass(frozen=True)
class View:
    """The merged record. A clashing path is in `clashes`, never in `fields`. `waiting` names
    the lines whose ancestors are not all here; nothing of theirs counts."""

    heads: frozenset[str]
    state: State
    fields: Fields
    clashes: tuple[Clash, ...] = ()
    waiting: frozenset[str] = frozenset()

    @property
    def open(self) -> frozenset[str]:
        """The paths still undecided."""
        return frozenset(clash.path for clash in self.clashes)

    @property
    def revision(self) -> str:
        """The heads as `Record.revision` has them."""
        return "+".join(sorted(self.heads))


class NextLine(NamedTuple):
    """What `make_revision` needs beside `about`: `**next_line._asdict()`."""

    parents: frozenset[str]
    state: str
    fields: Fields
    open: frozenset[str]


def view(revisions: Iterable[Revision], whole: bool = False) -> View | None:
    """The view of one record's revisions; None when there are none, or all of them wait.

    `whole`: every line sets every path, so that lines made apart clash wherever they differ.
    """
    lines = {revision.name: revision for revision in revisions}
    parents = frozenset[str]().union(*(line.parents for line in lines.values()))
    leaves = [line for name, line in lines.items() if name not in parents]
    if len(leaves) == 1 and not leaves[0].open and parents <= lines.keys():
        return View(frozenset({leaves[0].name}), leaves[0].state, leaves[0].fields)
    return walk(lines, whole)


def walk(lines: Mapping[str, Revision], whole: bool = False) -> View | None:
    """What `view` gives, by walking the whole graph of `{name: line}`."""
    order = standing(lines)
    place = {name: number for number, name in enumerate(order)}
    written = [{STATE: lines[name].state, **dict(flatten(lines[name].fields))} for name in order]
    always = set[str]().union(*written) if whole else {STATE}
    older: list[int] = []  # the ancestors of each line, as bits
    after: list[dict[str, frozenset[int]]] = []  # whose settings hold after each line, by path

    def join(names: Iterable[str]) -> dict[str, frozenset[int]]:
        held: dict[str, frozenset[int]] = {}
        for name in names:
            for path, setters in after[place[name]].items():
                held[path] = held.get(path, frozenset()) | setters
        for path, setters in held.items():
            if len(setters) > 1:
                overridden = reduce(or_, (older[setter] for setter in setters))
                held[path] = frozenset(one for one in setters if not overridden >> one & 1)
        return held

    def values(path: str, setters: Iterable[int]) -> dict[str | None, tuple[str, ...]]:
        named: dict[str | None, tuple[str, ...]] = {}
        for setter in sorted(setters, key=lambda setter: order[setter]):
            value = written[setter].get(path)
            named[value] = (*named.get(value, ()), order[setter])
        return named or {None: ()}

    for number, line in enumerate(lines[name] for name in order):
        parents = [place[parent] for parent in line.parents]
        older.append(reduce(or_, (older[parent] | 1 << parent for parent in parents), 0))
        held, own = join(line.parents), written[number]
        sets = {
            path
            for path in always | held.keys() | own.keys()
            if path in always or values(path, held.get(path, ())).keys() != {own.get(path)}
        } - line.open
        sets |= {_row(path) for path in sets} & own.keys()  # a cell edit re-affirms its row
        after.append(held | dict.fromkeys(sets, frozenset({number})))

    heads = frozenset(order).difference(*(lines[name].parents for name in order))
    said = {path: values(path, setters) for path, setters in join(heads).items()}
    clashes = {path: dict(named) for path, named in said.items() if len(named) > 1}
    leaves = {path: value for path, (value, *_) in said.items() if value and path not in clashes}
    for pair in _crossing(leaves):
        for path, other in (pair, pair[::-1]):
            rivals = clashes.setdefault(path, dict(said[path]))
            rivals[None] = tuple(sorted({*rivals.get(None, ()), *said[other][leaves[other]]}))
    leaves = {path: value for path, value in leaves.items() if path not in clashes}
    state: State = "void" if leaves.pop(STATE, "complete") == "void" else "complete"
    found = tuple(Clash(path, clashes[path]) for path in sorted(clashes))
    waiting = frozenset(lines.keys() - place.keys())
    return View(heads, state, unflatten(leaves), found, waiting) if heads else None


def next_edit(seen: View | None, fields: Fields, state: str = "complete") -> NextLine | None:
    """The line that makes the record say `fields` and `state`; None when it says so already.

    `seen` is the view the person looked at (None for a new record): what came since is not its
    parent and will clash. A row that `fields` no longer has keeps its cells. Raises StateClash,
    and StillOpen when `fields` writes a path that waits for a decision.
    """
    leaves = {path: text for path, text in flatten(fields) if text}
    if seen is None:
        return NextLine(frozenset(), state, unflatten(leaves), frozenset())
    if STATE in seen.open:
        raise StateClash
    for path in sorted(seen.open & leaves.keys()):
        raise StillOpen(path=path)
    before = dict(flatten(seen.fields))
    for path, text in before.items():
        row = _row(path)
        gone = row and row != path and row not in leaves
        if gone and path not in leaves and not _crossing([*leaves, path]):
            leaves[path] = text
    if leaves == before and state == seen.state:
        return None
    return NextLine(seen.heads, state, unflatten(leaves), seen.open)


def next_decision(seen: View, path: str, value: str | None) -> NextLine:
    """The line that closes the clash at `path`, as `next_decisions` does for several."""
    return next_decisions(seen, {path: value})


def next_decisions(seen: View, chosen: Mapping[str, str | None]) -> NextLine:
    """The line that closes the clashes of `{path: value}`; None leaves a path not written, and
    "state" is a path too. Every setter it chose between is a parent. Raises NotOpen for a path
    that is not open, or a value that cannot stand beside the others."""
    if chosen.get(STATE, "complete") not in ("complete", "void"):
        raise NotOpen(path=STATE)
    leaves = dict(flatten(seen.fields)) | {path: value for path, value in chosen.items() if value}
    state = leaves.pop(STATE, seen.state)
    for path in sorted({*(chosen.keys() - seen.open), *(path for path, _ in _crossing(leaves))}):
        raise NotOpen(path=path)
    decided = [clash for clash in seen.clashes if clash.path in chosen]
    setters = (names for clash in decided for names in clash.values.values())
    return NextLine(seen.heads.union(*setters), state, unflatten(leaves), seen.open - chosen.keys())


def standing(lines: Mapping[str, Revision]) -> list[str]:
    """The names of the lines whose ancestors are all here, every line after its parents."""
    missing = {name: len(line.parents) for name, line in lines.items()}
    children: dict[str, list[str]] = {}
    for name, line in lines.items():
        for parent in line.parents:
            children.setdefault(parent, []).append(name)
    order = [name for name, count in missing.items() if not count]
    for name in order:
        for child in children.get(name, ()):
            missing[child] -= 1
            if not missing[child]:
                order.append(child)
    return order


def _row(path: str) -> str:
    """The path of the existence of the row that `path` is in; "" outside rows."""
    field, _, row = path.partition("/")
    return f"{field}/{row.partition('/')[0]}/{IN}" if "/" in row else ""


def _crossing(paths: Collection[str]) -> list[tuple[str, str]]:
    """The pairs of `paths` of which the first would be both text and the holder of the second."""
    return [
        (outer, path)
        for path in paths
        for outer in accumulate(path.split("/")[:-1], "{}/{}".format)
        if outer in paths
    ]
