"""Points of the child-friendly-commune sheet, from a criteria set given as data and what is known.

A criterion whose greatest number of points or whose bands are not known gets no points: nothing is
guessed. Knows no record and no file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

Missing = Literal["", "figure", "scale"]

_TESTS = {
    ">=": lambda value, edge: value >= edge,
    ">": lambda value, edge: value > edge,
    "<=": lambda value, edge: value <= edge,
    "<": lambda value, edge: value < edge,
    "=": lambda value, edge: value == edge,
}


@dataclass(frozen=True)
class Known:
    """What is known of one criterion.

    numerator, denominator   the figure; None where it is not known
    answer                   "yes", "no" or "" for a yes-or-no criterion
    none_occurred            a person says that nothing of the sort occurred
    points                   points a person wrote in place of the reckoned ones
    """

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    answer: str = ""
    none_occurred: bool = False
    points: Decimal | None = None


NOTHING = Known()


@dataclass(frozen=True)
class Band:
    """`op` `edge` gives `points`: ">=" 95 gives 50."""

    op: str
    edge: Decimal
    points: Decimal
    verified: bool

    def holds(self, value: Decimal) -> bool:
        return self.op in _TESTS and bool(_TESTS[self.op](value, self.edge))


@dataclass(frozen=True)
class Scored:
    """One criterion or sub-criterion, scored.

    points    None where not known; of a criterion with parts, the sum of those that are known
    max       None where not known
    missing   what keeps the points from being known: the figure, or the scale
    verified  false where the points, their scale or the words were not seen in the decision
    """

    code: str
    label: str
    kind: str
    source: str
    max: Decimal | None
    points: Decimal | None
    missing: Missing
    verified: bool
    value: Decimal | None
    known: Known
    bands: tuple[Band, ...] = ()
    bands_complete: bool = False
    parts: tuple[Scored, ...] = ()
    note: str = ""
    from_book: str = ""


def score(
    criteria: Mapping[str, Any], known: Mapping[str, Known]
) -> tuple[tuple[Scored, ...], Decimal]:
    """Every criterion of the set, scored, and the sum of the points that are known."""
    scored = tuple(_item(item, known, criteria) for item in criteria["items"])
    return scored, sum((one.points for one in scored if one.points is not None), Decimal())


def verdict(
    criteria: Mapping[str, Any], scored: Sequence[Scored], threshold: Decimal | None
) -> bool | None:
    """Whether the commune meets the standard; None while any points or maximum are not known."""
    if threshold is None or not scored:
        return None
    for one in scored:
        if one.max is None or any(part.points is None for part in one.parts or (one,)):
            return None
    total = sum((one.points or Decimal() for one in scored), Decimal())
    no_zero = not criteria.get("no_zero", {}).get("value") or all(one.points for one in scored)
    return no_zero and total >= threshold


def number(written: object) -> Decimal | None:
    """A decimal written as text; None for nothing, or for what is no number."""
    try:
        return Decimal(written) if isinstance(written, str) and written else None
    except InvalidOperation:
        return None


def plain(value: Decimal | None) -> int | float | None:
    """A number as JSON shows it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _item(
    item: Mapping[str, Any], known: Mapping[str, Known], criteria: Mapping[str, Any]
) -> Scored:
    own = known.get(item["code"], NOTHING)
    base = {
        "code": item["code"],
        "label": item["label"],
        "kind": item["kind"],
        "source": item["source"],
        "max": number(item.get("max")),
        "known": own,
        "bands": _bands(item),
        "bands_complete": bool(item.get("bands_complete")),
        "note": item.get("note", ""),
        "from_book": item.get("from_book", ""),
        "value": _value(item, own),
    }
    sure = item["verified"] and item.get("max_verified", True) and item.get("kind_verified", True)
    if own.points is None and item.get("sub"):
        parts = tuple(_item(part, known, criteria) for part in item["sub"])
        counted = [part.points for part in parts if part.points is not None]
        lacking: Missing = next((part.missing for part in parts if part.missing), "")
        return Scored(
            **base,
            points=sum(counted, Decimal()) if counted else None,
            missing=lacking,
            verified=bool(sure) and all(part.verified for part in parts),
            parts=parts,
        )
    points, missing, seen = _points(item, own, base["max"], base["value"], base["bands"], criteria)
    return Scored(**base, points=points, missing=missing, verified=bool(sure) and seen)


def _points(
    item: Mapping[str, Any],
    own: Known,
    most: Decimal | None,
    value: Decimal | None,
    bands: tuple[Band, ...],
    criteria: Mapping[str, Any],
) -> tuple[Decimal | None, Missing, bool]:
    """Points, what is missing for them, and whether their scale was seen."""
    if own.points is not None and (most is None or 0 <= own.points <= most):
        return own.points, "", True
    if most is None:
        return None, "scale", False
    if own.none_occurred:
        rule = criteria.get("none_occurred", {})
        if rule.get("value") == "full":
            return most, "", bool(rule.get("verified"))
        return None, "scale", False
    if item["kind"] == "yes_no":
        if own.answer in ("yes", "no"):
            return most if own.answer == "yes" else Decimal(), "", True
        return None, "figure", True
    if value is None:
        return None, "figure", True
    for band in bands:
        if band.holds(value):
            return band.points, "", band.verified
    return None, "scale", False


def _value(item: Mapping[str, Any], own: Known) -> Decimal | None:
    """Percent, or per thousand, to two places."""
    if own.numerator is None or not own.denominator:
        return None
    base = number(item.get("base")) or Decimal(100)
    return own.numerator * base / own.denominator


def _bands(item: Mapping[str, Any]) -> tuple[Band, ...]:
    return tuple(
        Band(band["op"], Decimal(band["value"]), Decimal(band["points"]), bool(band["verified"]))
        for band in item.get("bands", ())
    )
