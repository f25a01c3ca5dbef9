"""The indexes of one kind's table: for each order a list may have, for each filter in the list's
own order, for what there is little of.

Each holds the facets, so that rows outside a list are passed over unread. Gives SQL text only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xatre.model.fields import Reference
from xatre.store.lists.sort_keys import near_column, same_column

if TYPE_CHECKING:
    from xatre.store.register.kind_table import KindTable

LIVE = "state <> 'void'"
"""Condition of the partial indexes; queries repeat it word for word."""

RARE = {
    "clashing": "open IS NOT NULL",
    "waiting": "waiting > 0",
    "draft": "has_draft = 1",
    "void": "state = 'void'",
}
"""Rows of which there are few, by the index that holds them with every key a list sorts by."""


def indexes(of: KindTable) -> dict[str, str]:
    """Index name → its definition after `ON`."""
    table, default = f'"{of.name}"', of.default_key
    found = {"facets": f"{table} (row, facets) WHERE {LIVE}"}
    # The row's number before the facets, so that rows of one key come in its order.
    rest = f"row, facets) WHERE {LIVE}"
    for key, order in of.first_of.items():
        found[f"by_{order}"] = f"{table} ({key}, {rest}"
    found["of_owner"] = f"{table} (unit, {default}, {rest}"
    for name in of.kind.filters:
        if not of.is_member_filter(name):
            column = of.filter_column(name)
            found[f"of_{name}"] = f"{table} ({column}, {default}, {rest}"
    keys = (
        default,
        "row",
        "facets",
        "state",
        *(key for key in of.first_of if key != default),
    )
    for name, test in RARE.items():
        found[name] = f"{table} ({', '.join(keys)}) WHERE {test}"
    for name, field in of.kind.fields.items():
        if isinstance(field, Reference):
            found[f"to_{name}"] = f"{table} (f_{name}) WHERE f_{name} IS NOT NULL"
    found["code"] = f"{table} (f_code)"
    for names in of.same:
        column = same_column(names)
        found[column] = f"{table} ({column}) WHERE {column} IS NOT NULL"
    if of.kind.compared:
        # All that is compared, so that a day's children are read off the index alone.
        fields = ", ".join(f"f_{name}" for name in of.kind.compared)
        found["compared"] = f"{table} (k_born_on, id, {fields}) WHERE {LIVE}"
    for name in of.near:
        column = near_column(name)
        found[column] = f"{table} ({column}, k_born_on) WHERE {LIVE} AND {column} IS NOT NULL"
    return {f"{of.name}_{name}": definition for name, definition in found.items()}
