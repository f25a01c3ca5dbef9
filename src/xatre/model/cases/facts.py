"""Everything the papers of one case say, under the names that clocks and procedure ask for."""

from __future__ import annotations

from xatre.model.cases.course import Course
from xatre.model.cases.danger import Danger


class CaseFacts(Danger, Course):
    """One case with its papers."""
