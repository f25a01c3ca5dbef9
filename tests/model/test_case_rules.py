"""Rules of papers of a case: the longest separation, approval here, danger from a carer."""

from __future__ import annotations

import pytest
from looks import MemoryLook

from xatre import resources
from xatre.kinds import KINDS
from xatre.model.checks import problems
from xatre.model.record import Record
from xatre.model.values import IN, YES, Fields


def said(kind: str, fields: Fields) -> dict[str, str]:
    found = problems(
        Record("id", kind, "02788@2025", fields=fields),
        KINDS[kind],
        MemoryLook(codes=resources.codes()),
        False,
    )
    return {problem.path: problem.code for problem in found}


@pytest.mark.parametrize(("last", "wrong"), [("2026-11-16", False), ("2026-11-17", True)])
def test_a_separation_lasts_fifteen_days_at_most(last: str, wrong: bool) -> None:
    fields: Fields = {"from_day": "2026-11-01", "to_day": last}
    assert ("to_day" in said("separation", fields)) is wrong
    assert said("separation", fields | {"authority_requires": "yes"}) == {}


def test_an_extension_counts_from_the_first_day() -> None:
    rows: Fields = {"r1": {IN: YES, "extended_to": "2026-11-20"}}
    fields: Fields = {"from_day": "2026-11-01", "to_day": "2026-11-10", "extensions": rows}
    assert said("separation", fields) == {"extensions/r1/extended_to": "XT-117"}


def test_nobody_types_an_approval_in_the_machine() -> None:
    fields: Fields = {"form": "program", "outcome": "approved"}
    assert said("decision", fields) == {"form": "XT-118"}
    assert said("decision", fields | {"approval_signature": "aa"}) == {}


def test_harm_by_a_carer_is_urgent() -> None:
    level: Fields = {"h1": {IN: YES, "level": "high"}}
    fields: Fields = {"conclusion": "not_emergency", "harmer_is_carer": "yes", "harm": level}
    assert said("initial_assessment", fields) == {"conclusion": "XT-111"}
    assert said("initial_assessment", fields | {"conclusion": "emergency"}) == {}


def test_a_conclusion_without_any_level_is_doubted() -> None:
    assert said("initial_assessment", {"conclusion": "not_emergency"}) == {"harm": "XT-111"}
