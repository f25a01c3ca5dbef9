"""Which person the words of a head name: the child, a parent, who declared a birth, who cares.

Knows words only.
"""

from __future__ import annotations

import re

from xatre.model.text import clean, fold

CHILD, MOTHER, FATHER, DECLARANT, HOUSEHOLD, CARER = (
    "child", "mother_", "father_", "declarant_", "household_", "carer_",
)  # fmt: skip
"""Persons of a record; all but the child's are how the names of their fields begin."""

PARENTS = (MOTHER, FATHER)
PERSON_WORDS = {MOTHER: ("mẹ",), FATHER: ("cha", "bố"), DECLARANT: ("người đi khai",)}
"""Words that heads in one row have of a person."""

_MOTHER, _FATHER = {"mẹ", "me"}, {"cha", "bố", "bo"}
_CHILD = re.compile(r"\b(tre|chau|be|hoc sinh|hs|duoc (dang ky )?khai sinh|cua con)\b")
_OTHERS = (
    (re.compile(r"\bnguoi (di )?(dang ky|khai|yeu cau|nop)\b"), DECLARANT),
    (re.compile(r"\bchu ho\b"), HOUSEHOLD),
    (re.compile(r"\bnguoi (\w+ )?(nuoi|cham soc|giam ho|do dau|than)\b|\bgiam ho\b"), CARER),
)


def says_child(head: str) -> bool:
    """Whether a head says that something is the child's: "Số định danh của trẻ"."""
    return _CHILD.search(fold(head)) is not None


def person_above(heads: str) -> str:
    """The one person that the heads above a column name, the nearest first; "" for none, or
    several: "Cha, mẹ"."""
    for head in reversed(heads.split(" / ")):
        words = set(re.findall(r"\w+", clean(head).casefold()))
        found = {MOTHER} if words & _MOTHER else set()
        found |= {FATHER} if words & _FATHER else set()
        if len(found) > 1:
            return ""
        plain = fold(head)
        found |= {person for pattern, person in _OTHERS if pattern.search(plain)}
        if says_child(head) and not found:
            return CHILD
        if len(found) == 1:
            return found.pop()
        if found:
            return CARER if CARER in found else ""
    return ""
