"""What is wrong or doubtful in a record, and what a check may ask of the book.

Knows nothing of how checks are made: `model/checks.py` and `model/rules.py` make problems.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol

from xatre.model.record import Record

if TYPE_CHECKING:
    from xatre.model.codes import Codes

Level = Literal["error", "doubt"]

BAD_VALUE = "XT-101"
UNKNOWN_FIELD = "XT-103"
NOT_WRITTEN = "XT-104"
UNKNOWN_CODE = "XT-105"
FUTURE_DAY = "XT-106"
DAY_ORDER = "XT-107"
AGE = "XT-108"
NOT_UNIQUE = "XT-109"
PERSONAL_NUMBER = "XT-110"
NOT_AGREEING = "XT-111"
NO_SUCH_RECORD = "XT-112"
WRONG_SHAPE = "XT-113"
TOO_LONG_SEPARATION = "XT-117"
NOT_SIGNED_HERE = "XT-118"
REPORTER_NAMED = "XT-119"
LIKELY_DOUBLE = "XT-166"
ON_ITS_WAY = "XT-177"

# Of a row of a table from outside alone.
BAD_CELL = "XT-162"
QUESTION = "XT-163"
REMARK = "XT-164"
TWICE_IN_TABLE = "XT-167"
CODE_NOT_HERE = "XT-168"
VOIDED_HERE = "XT-169"
NOT_OURS = "XT-170"
CHANGED_SINCE_TAKEN = "XT-178"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong (`error`, "sai") or doubtful (`doubt`, "nghi ngờ") in a record.

    `record` is the record's id, `path` the field or cell (`plan/r1/service`), `text` one or two
    Vietnamese sentences without any value of the record. `answered` doubts have a reason written.
    """

    record: str
    path: str
    level: Level
    code: str
    text: str
    answered: bool = False

    @property
    def unfit(self) -> bool:
        """Wrong type, size, encoding or field name: not even a draft may hold it."""
        return self.code in (BAD_VALUE, UNKNOWN_FIELD)


class Look(Protocol):
    """What a check may ask: answered by the store, or by a test.

    `exists` gives the ids of records of `kind`, not voided, whose fields agree with `fields`
    (names folded), without `other_than`.
    """

    @property
    def today(self) -> date: ...

    @property
    def codes(self) -> Codes: ...

    def get(self, kind: str, id: str) -> Record | None: ...

    def exists(self, kind: str, fields: Mapping[str, str], other_than: str) -> list[str]: ...
