"""What merging must give, worked out the long way from what everybody meant.

Shares no step with `model/merge.py`; the simulator holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xatre.model.revision import Revision
from xatre.model.values import flatten, unflatten


def show(view: Any) -> dict[str, Any]:
    """A view as plain values, to compare and to digest."""
    if view is None:
        return {"heads": [], "state": "", "fields": {}, "clashes": {}, "waiting": []}
    clashes = {
        clash.path: sorted(
            ("" if value is None else "=" + value, sorted(names))
            for value, names in clash.values.items()
        )
        for clash in view.clashes
    }
    return {
        "heads": sorted(view.heads),
        "state": view.state,
        "fields": view.fields,
        "clashes": clashes,
        "waiting": sorted(view.waiting),
    }


def expected(
    lines: list[Revision], intents: Mapping[str, Mapping[str, str | None]], whole: bool
) -> dict[str, Any]:
    """What a place with these lines must see, from what their writers meant."""
    here = {line.name: line for line in lines}
    while missing := [x for x in here.values() if not x.parents <= here.keys()]:
        for line in missing:
            del here[line.name]
    if not here:
        return show(None)
    older = {name: ancestors(name, here) for name in here}
    sets = {name: dict(intents[name]) for name in here}
    if whole:
        every = {path for meant in sets.values() for path in meant}
        for name, line in here.items():
            written = dict(flatten(line.fields)) | {"state": line.state}
            sets[name] = {path: written.get(path) for path in every - line.open}
    settled: dict[str, str] = {}
    clashes: dict[str, Any] = {}
    for path in {path for meant in sets.values() for path in meant}:
        setters = [name for name in here if path in sets[name]]
        last = [x for x in setters if not any(x in older[later] for later in setters)]
        values: dict[str | None, list[str]] = {}
        for name in last:
            values.setdefault(sets[name][path], []).append(name)
        if len(values) > 1:
            clashes[path] = sorted(
                ("" if value is None else "=" + value, sorted(names))
                for value, names in values.items()
            )
        elif (value := next(iter(values))) is not None:
            settled[path] = value
    return {
        "heads": sorted(here.keys() - set().union(*(line.parents for line in here.values()))),
        "state": settled.pop("state", "complete"),
        "fields": unflatten(settled),
        "clashes": clashes,
        "waiting": sorted({line.name for line in lines} - here.keys()),
    }


def ancestors(name: str, here: Mapping[str, Revision]) -> set[str]:
    found: set[str] = set()
    ahead = [name]
    while ahead:
        for parent in here[ahead.pop()].parents - found:
            found.add(parent)
            ahead.append(parent)
    return found
