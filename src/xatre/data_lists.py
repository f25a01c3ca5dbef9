"""Code lists that plans and criteria sets themselves make, so that their ids are shown by title.

Takes what `resources` has read; opens no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xatre.model.codes import Code

Data = Mapping[str, Mapping[str, Any]]


def of_plans(plans: Data) -> tuple[Code, ...]:
    """Every plan by its title. Raises KeyError or TypeError for one that is damaged."""
    return tuple(_titled(id, plan, place) for place, (id, plan) in enumerate(plans.items()))


def of_criteria_sets(sets: Data) -> tuple[Code, ...]:
    """Every criteria set by its title. Raises KeyError or TypeError for one that is damaged."""
    return tuple(_titled(id, one, place) for place, (id, one) in enumerate(sets.items()))


def of_indicators(plans: Data) -> tuple[Code, ...]:
    """Every indicator under its plan, with the number it bears there: two plans may word one the
    same. Raises KeyError or TypeError for one that is damaged."""
    return tuple(
        Code(
            code=one["code"],
            label=f"{_number(one)} {one['label']}".strip(),
            parent=id,
            source=str(one.get("source", "")),
            verified=bool(one.get("verified", False)),
            order=place,
            synonyms=(str(one["label"]),),
        )
        for place, (id, one) in enumerate(_indicators(plans))
    )


def _indicators(plans: Data) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for id, plan in plans.items():
        found: Sequence[Mapping[str, Any]] = plan["indicators"]
        yield from ((id, one) for one in found)


def _number(indicator: Mapping[str, Any]) -> str:
    """ "16." for one numbered 16, "(4)" for (4), "(2)" for (2)-2025."""
    number = str(indicator.get("number", "")).partition("-")[0]
    return f"{number}." if number.isdecimal() else number


def _titled(id: str, one: Mapping[str, Any], place: int) -> Code:
    return Code(
        code=id,
        label=str(one["title"]),
        source=str(one.get("source", "")),
        verified=bool(one.get("verified", False)),
        order=place,
        synonyms=(str(one["short_title"]),) if "short_title" in one else (),
    )
