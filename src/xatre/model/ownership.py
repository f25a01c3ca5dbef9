"""Whose a record is, told from its lines alone.

Knows the unit that each line names and what stands on what. Must not know statements, cards or
tables: whether a unit had the right to write a line is judged before it is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from xatre.model.revision import Revision


def owner(lines: Mapping[str, Revision], heads: Collection[str]) -> str:
    """The unit of the head that the most hand-overs lead to: a line the former owner wrote late
    does not take the record back. `lines` by name hold the heads and all that they stand on."""
    if len({lines[name].unit for name in heads}) == 1:
        return lines[next(iter(heads))].unit
    times: dict[str, int] = {}
    waiting = list(heads)
    while waiting:
        line = lines[waiting[-1]]
        parents = [name for name in line.parents if name in lines]
        unread = [name for name in parents if name not in times]
        if unread:
            waiting.extend(unread)
            continue
        waiting.pop()
        times[line.name] = max(
            (times[name] + (lines[name].unit != line.unit) for name in parents), default=0
        )
    return lines[max(heads, key=lambda name: (times[name], name))].unit
