"""Everything declared, for people and programs: kinds and fields, code lists, criteria, plans."""

from __future__ import annotations

from xatre import resources
from xatre.kinds import KINDS
from xatre.reports.dictionary import dictionary


def whole_dictionary() -> dict[str, object]:
    """The printed dictionary, in the shape of the command line's contract."""
    return dictionary(
        KINDS.values(),
        resources.codes(),
        criteria=list(resources.criteria_sets().values()),
        plans=list(resources.plans().values()),
    )
