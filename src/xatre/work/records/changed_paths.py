"""What a line changed, from what it says and what it stands on: what did not travel with a cut line
was not emptied, nor is it new where a whole line stands on a cut one.

Knows lines and profiles; puts nothing in words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast

from xatre.exchange.lines import Profile
from xatre.exchange.profile import Carried, carried_fields, path_travels
from xatre.model.kind import Kind
from xatre.model.revision import Revision
from xatre.model.values import Fields, flatten
from xatre.store.connection import Database
from xatre.store.register.stored_lines import named

Cut = Mapping[str, Carried | None]
"""Name of a line that came cut → what of its kind it carries."""


def cut_lines(db: Database, kind: Kind, lines: Collection[Revision]) -> Cut:
    """Those of these lines that came cut."""
    held = named(db, [line.name for line in lines if not line.nonce])
    return {
        name: carried_fields(kind, cast(Profile, line.cut))
        for name, line in held.items()
        if line.cut
    }


def changed_paths(
    line: Revision, parents: Collection[Revision], former: Fields, cut: Cut
) -> list[str]:
    """The paths in which a line says other than `former`, what its parents say together."""
    before, after = dict(flatten(former)), dict(flatten(line.fields))
    carried = [cut[one.name] for one in (line, *parents) if one.name in cut]
    return [
        path
        for path in {**before, **after}
        if before.get(path) != after.get(path)
        and ((path in before and path in after) or all(path_travels(path, one) for one in carried))
    ]
