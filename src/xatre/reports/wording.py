"""A value as words for paper: escaped, initials or dots where nobody may be named.

Sealed blocks are never said. Pure: it knows no book and no printer.
"""

from __future__ import annotations

from html import escape

from xatre.model import personal_number
from xatre.model.codes import Codes
from xatre.model.disclosure import Reader, of_itself
from xatre.model.fields import Attachment, Field, Reference, Sealed, Text
from xatre.model.text import DOTS
from xatre.model.values import Value, rows_in
from xatre.reports.letterhead import UNVERIFIED, Printing

NOT_PRINTED = "Niêm kín, không in."


def initials(name: str) -> str:
    """A name as its first letters: "Giàng Thị Ánh" is "G. T. Á."."""
    return " ".join(f"{word[0].upper()}." for word in name.split())


def label(one: Field) -> str:
    """The label of a field, escaped, with the remark that its form was not seen."""
    mark = "" if one.verified else f" <i>({UNVERIFIED})</i>"
    return escape(one.label) + mark


class Wording:
    """Says values under one set of codes, for one printing."""

    def __init__(self, codes: Codes, printing: Printing) -> None:
        self.codes, self.printing = codes, printing

    def words(self, one: Field, value: Value | None) -> str:
        """A value as escaped HTML; what may not be said is initials or dots."""
        if value is None:
            return ""
        if isinstance(one, Sealed) or one.privacy == "sealed":
            return NOT_PRINTED
        if isinstance(one, Attachment):
            return f"{len(rows_in(value))} ảnh, giữ trong sổ"
        if self.is_private(one):
            may_shorten = isinstance(one, Text) and one.privacy == "basic" and one.is_personal_name
            if may_shorten and isinstance(value, str):
                return escape(initials(value))
            return DOTS
        if one.fault(value) is not None:
            # A value of another sort, from a newer program: shown, not lost.
            return escape(str(value))
        if isinstance(one, Reference):
            return escape(self.printing.words.get(str(value), DOTS))
        words = one.show(value, self.codes)
        if isinstance(one, Text) and one.grouped:
            words = personal_number.show(words)
        return escape(words).replace("\n", "<br>")

    def is_private(self, one: Field) -> bool:
        """Whether nothing of a field may be said here."""
        if self.printing.names:
            return False
        return of_itself(None, one, Reader(case_right=True, names=False)) != "open"
