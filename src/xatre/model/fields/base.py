"""The base of every sort of field: what is declared of one thing on the paper form."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import KW_ONLY, dataclass
from datetime import date
from decimal import Decimal
from random import Random
from typing import ClassVar, Literal

from xatre.errors import DataError
from xatre.model import text
from xatre.model.codes import Codes
from xatre.model.conditions import Condition
from xatre.model.values import Value

Privacy = Literal["basic", "sensitive", "hidden", "sealed"]

KEY = re.compile(r"[A-Za-z0-9_.@\-]{1,64}", re.ASCII)
"""Row ids, codes and attachment ids: ASCII, so that key order is the same in every language."""

TODAY, NOW, OFFICER = "@today", "@now", "@officer"
"""Defaults filled when a record is begun: the day, the hour and minute, who begins it."""


class FieldError(DataError):
    """What was typed or given cannot be the value of a field; `what` is the whole sentence."""

    code = "XT-101"
    sentence = "{what}"
    remedy = ""


@dataclass(frozen=True)
class Field(ABC):
    """One field. `label` is Vietnamese, as on the paper form; `name` is English and for ever.

    required   True, or the condition under which it is required on completing
    shown_if   condition under which the form shows it (a field not shown is not required)
    in_list    a column of the kind's list
    width      columns of the form's twelve
    hint       words after the label, such as "ghi nếu biết"
    called     what messages call it, where the label alone does not say ("Lúc")
    privacy    basic, sensitive, hidden or sealed (NĐ 356/2025 Đ3-4, NĐ 56/2017 Đ33)
    identity   cut from a package whose profile is "without identity"
    names_person  says who a child or one of its people is, by name or by reference
    narrative  cut from such a package too: free text that may tell who it is
    was        earlier names of this field, never used again
    computed   name of a function of `model/computed.py`; never typed
    searched   its words are in the search of the kind
    whose      whose name it is where it is not the record's own ("mẹ"): found after own names
    by_content  a column without a known head is taken for it where its cells are words of its list
    under_marks  a day that stands under a mark, as under Nam or Nữ, is this
    added_to   what a table or a joined record says is written below what there is, never over it
    for_program  joined by the program to compare with; on no paper
    source     law or form it comes from; `verified` is false where that was not seen
    default    stored value a new record starts with; `TODAY`, `NOW`, `OFFICER` are the moment's
    taken_from  `child.full_name`: a new record that is begun with its reference `child` starts
               with that field of the record referred to
    """

    name: str
    label: str
    _: KW_ONLY
    required: bool | Condition = False
    shown_if: Condition | None = None
    in_list: bool = False
    width: int = 6
    hint: str = ""
    called: str = ""
    privacy: Privacy = "basic"
    identity: bool = False
    names_person: bool = False
    narrative: bool = False
    was: tuple[str, ...] = ()
    computed: str = ""
    searched: bool = False
    whose: str = ""
    read_only: bool = False
    by_content: bool = False
    under_marks: bool = False
    added_to: bool = False
    for_program: bool = False
    source: str = ""
    verified: bool = True
    default: str = ""
    taken_from: str = ""

    sort: ClassVar[str] = ""
    """Name of the sort in the printed dictionary."""

    def read(self, typed: str, today: date) -> Value | None:
        """The stored value of what a person typed; None for nothing. Raises FieldError."""
        return text.clean(typed) or None

    @abstractmethod
    def fault(self, value: Value) -> str | None:
        """Why `value` cannot be stored (type, size, encoding), as a sentence; None when it can.

        `value` is NFC already: `model/record.py` cleans what comes from outside.
        """

    def show(self, value: Value, codes: Codes) -> str:
        """The value in words for a person."""
        return value if isinstance(value, str) else ""

    def cell(self, value: Value, codes: Codes) -> str | int | Decimal | date:
        """The value for a cell of a workbook: a real number or date where it is one."""
        return self.show(value, codes)

    @abstractmethod
    def sample(self, random: Random, codes: Codes) -> Value:
        """A valid stored value, for tests made from the declarations."""

    @property
    def parts(self) -> tuple[Field, ...]:
        """The cells of keyed rows or the members of a sealed block."""
        return ()
