"""Whose a record is, told from its lines alone.

Knows the unit that each line names and what stands on what. Must not know statements, cards or
tables: whether a unit had the right to write a line is judged before it is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from xatre.model.revision import Revision


def owner(lines: Mapping[str, Revision], heads: Collection[str]) -> str:
    """The unit of the head that the most hand-overs lead to: a line the former owner wrote late
    does not take the record back. `lines` by name hold the heads and all that they stand on."""
    if len({lines[name].unit for name in heads}) == 1:
        return lines[next(iter(heads))].unit
    handed = changes_of_unit(lines, heads)
    return lines[max(heads, key=lambda name: (handed[name], name))].unit


def changes_of_unit(
    lines: Mapping[str, Revision],
    names: Iterable[str],
    handed: dict[str, tuple[int, str]] | None = None,
) -> dict[str, tuple[int, str]]:
    """How many hand-overs lead to each of these lines, and to those they stand on, and the first
    line after the last of them: of two units that were given one record, the same one has it
    however much either writes later. `handed` is what was found of these lines before, and grows.
    """
    handed = {} if handed is None else handed
    waiting = list(names)
    while waiting:
        line = lines[waiting[-1]]
        if line.name in handed:
            waiting.pop()
            continue
        parents = [name for name in line.parents if name in lines]
        unread = [name for name in parents if name not in handed]
        if unread:
            waiting.extend(unread)
            continue
        waiting.pop()
        handed[line.name] = max(
            (
                handed[name] if lines[name].unit == line.unit else (handed[name][0] + 1, line.name)
                for name in parents
            ),
            default=(0, line.name),
        )
    return handed


def first_lines(lines: Mapping[str, Revision], given: Collection[str], unit: str) -> set[str]:
    """The first lines by which `unit` stands on what was `given` to it: they say nothing new but
    the unit. What it wrote later stands on them, and is not among them."""
    found = {
        name
        for name, line in lines.items()
        if line.unit == unit
        and name not in given
        and any(one in given and one in lines and lines[one].unit != unit for one in line.parents)
    }
    return {name for name in found if found.isdisjoint(ancestors(lines, [name]) - {name})}


def written_beside(lines: Mapping[str, Revision], units: Collection[str], to: str) -> set[str]:
    """The lines of `units` that nothing of their record's new owner `to` stands on."""
    known = ancestors(lines, [name for name, line in lines.items() if line.unit == to])
    return {name for name, line in lines.items() if line.unit in units} - known


def ancestors(lines: Mapping[str, Revision], names: Iterable[str]) -> set[str]:
    """Those of `lines` that these are or stand on."""
    known, left = set[str](), list(names)
    while left:
        name = left.pop()
        if name in lines and name not in known:
            known.add(name)
            left.extend(lines[name].parents)
    return known
