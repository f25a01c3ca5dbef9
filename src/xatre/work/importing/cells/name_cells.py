"""Cells of names with more in them than a name: "Ma Văn Cả (chết 2020)", "Bố mất", a year behind.
What is no name goes into the notes; nothing of it is lost.

Pure: knows the cell and nothing around it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from xatre.model.text import clean, fold

_BESIDE = re.compile(r"(?P<name>.*?)\s*[(\[](?P<beside>[^()\[\]]*)[)\]]\s*")
_YEAR = re.compile(r"(?P<name>.*?\D)[\s,;\-–]+(?P<beside>(?:sn\s*|sinh\s*)?(?:19|20)\d\d)\s*")
_WHOSE = "bo me cha ong ba".split()
_GONE = {"chet", "da chet", "mat", "da mat", "mat som", "bo di", "da bo di", "mo coi"}
_UNKNOWN = {"khong biet", "khong xac dinh", "chua ro", "chua xac dinh", "vo danh"}
_AS_ABOVE = {"nt", "nhu tren", "nhu dong tren"}
"""Which row above, a person knows."""
_LAST_WORDS = {said.split()[-1] for said in _GONE | _UNKNOWN | _AS_ABOVE}
"""Letters alone that end in none of these are a name: nothing more of them is asked."""
_ODD = re.compile(r"[\d/\\+=]")
_LONGEST = 200
"""What is longer is no name, whatever else it is: the field says so. The patterns would look
through it from every place."""


class NameCell(NamedTuple):
    """A name, "" for none, and what else stood there."""

    name: str
    beside: str = ""
    odd: bool = False
    """Whether the name has digits or strokes in it."""


def read_name(words: str) -> NameCell | None:
    """What a cell of a name says; None for a plain name, as nearly all are."""
    if len(words) > _LONGEST:
        return None
    if words.replace(" ", "").isalpha() and fold(words.split()[-1]) not in _LAST_WORDS:
        return None
    plain = clean(words)
    said = fold(plain).split()
    if " ".join(said[said[:1] != [] and said[0] in _WHOSE :]) in _GONE | _UNKNOWN | _AS_ABOVE:
        return NameCell("", plain)
    for pattern in (_BESIDE, _YEAR):
        found = pattern.fullmatch(plain)
        if found and found["name"] and found["beside"]:
            name = found["name"].rstrip(" ,;-–")
            return NameCell(name, found["beside"].strip(), bool(_ODD.search(name)))
    return NameCell(plain, odd=True) if _ODD.search(plain) else None
