"""What follows from the cause and the intent of an injury: its ICD-10 blocks, whether it is the
matter of a case.

Pure functions of a record, its kind and a look at the book; `model/computed.py` lists them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xatre.model.kind import Kind
    from xatre.model.problem import Look
    from xatre.model.record import Record

_REMARK = re.compile(r"\s*\([^)]*\)")


def injury_icd10(record: Record, kind: Kind, look: Look) -> str | None:
    """The ICD-10 blocks of the cause under its intent; those of the whole intent where the list
    gives the cause none. No officer picks a code."""
    cause = look.codes.get("injury_cause", str(record.fields.get("cause", "")))
    intent = look.codes.get("injury_intent", str(record.fields.get("intent", "")))
    if cause is None or intent is None:
        return None
    blocks = cause.facts.get(f"icd10_{intent.code}", "") or intent.facts.get("icd10", "")
    return _REMARK.sub("", blocks).strip() or None


def concerns_case(record: Record, kind: Kind, look: Look) -> str | None:
    """ "yes" for an injury done by another person, or with signs of sexual abuse."""
    by_other = record.fields.get("intent") == "assault"
    return "yes" if by_other or record.fields.get("sexual") == "yes" else None
