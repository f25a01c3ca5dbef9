"""Every kind of record, by name, in the order of the book: one file a kind, values only.

Imports nothing but `model/`. A new kind is one file and one line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from xatre.kinds.birth import BIRTH
from xatre.kinds.case import CASE
from xatre.kinds.case_decision import DECISION
from xatre.kinds.case_emergency import EMERGENCY_ACTION
from xatre.kinds.case_follow_up import FOLLOW_UP
from xatre.kinds.case_initial_assessment import INITIAL_ASSESSMENT
from xatre.kinds.case_needs_meeting import NEEDS_MEETING
from xatre.kinds.case_plan import PLAN
from xatre.kinds.case_review import REVIEW
from xatre.kinds.case_separation import SEPARATION
from xatre.kinds.case_specific_assessment import SPECIFIC_ASSESSMENT
from xatre.kinds.child import CHILD
from xatre.kinds.criteria import CRITERIA
from xatre.kinds.figure import FIGURE
from xatre.kinds.incident import INCIDENT
from xatre.kinds.injury import INJURY
from xatre.kinds.population import POPULATION
from xatre.kinds.remark import REMARK
from xatre.kinds.village import VILLAGE
from xatre.model.kind import Kind

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        declared.name: declared
        for declared in (
            VILLAGE,
            CHILD,
            INCIDENT,
            CASE,
            INITIAL_ASSESSMENT,
            EMERGENCY_ACTION,
            SEPARATION,
            SPECIFIC_ASSESSMENT,
            NEEDS_MEETING,
            PLAN,
            DECISION,
            FOLLOW_UP,
            REVIEW,
            INJURY,
            BIRTH,
            CRITERIA,
            POPULATION,
            FIGURE,
            REMARK,
        )
    }
)


OF_OFFICE = frozenset(name for name, declared in KINDS.items() if declared.owner == "office")
"""Kinds whose records are the office's own: they travel with its returns."""


def kind(name: str) -> Kind:
    """The kind of that name. Raises KeyError where there is none."""
    return KINDS[name]
