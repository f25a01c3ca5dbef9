"""The sorts of field. A field is a value that says all there is to know about one thing written
on the paper form: its name, label, place, rules, privacy, and how its value is read and shown.

A new sort of field is a class in this folder and an editor in `desk/editors`; nothing else.
The stored form of each sort is described in `model/values.py`.
"""

from __future__ import annotations

from xatre.model.fields.base import KEY, NOW, OFFICER, TODAY, Field, FieldError, Privacy
from xatre.model.fields.chosen import Choice, Choices, PersonRef, Reference, Unit, YesNo
from xatre.model.fields.named import Named
from xatre.model.fields.numbers import DecimalNumber, WholeNumber
from xatre.model.fields.structured import Attachment, Rows, Sealed
from xatre.model.fields.written import Day, LongText, Text, Time

__all__ = [
    "KEY",
    "NOW",
    "OFFICER",
    "TODAY",
    "Attachment",
    "Choice",
    "Choices",
    "Day",
    "DecimalNumber",
    "Field",
    "FieldError",
    "LongText",
    "Named",
    "PersonRef",
    "Privacy",
    "Reference",
    "Rows",
    "Sealed",
    "Text",
    "Time",
    "Unit",
    "WholeNumber",
    "YesNo",
]
