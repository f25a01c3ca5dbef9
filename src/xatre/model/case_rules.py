"""Rules that only papers of a case have: the longest separation, approval in the machine, danger
from a carer. Run by `model/checks.py` like those of `model/rules.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xatre.model import days
from xatre.model import problem as code
from xatre.model.paths import label_at, pairs
from xatre.model.problem import Look, Problem

if TYPE_CHECKING:
    from xatre.model.kind import Kind
    from xatre.model.record import Record

LONGEST = "C06"
"""The deadline that says how long a separation may last."""


@dataclass(frozen=True)
class SeparationTerm:
    """A separation with its extensions is never longer than the law lets it, unless an authority
    requires it (NĐ 56/2017 Đ32.3). The first day is not counted (BLDS Đ147.2)."""

    first: str
    last: str

    @property
    def needs(self) -> tuple[str, ...]:
        return self.first, self.last

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterator[Problem]:
        limit = look.codes.get("deadlines", LONGEST)
        longest = limit.facts.get("limit", "") if limit else ""
        if record.fields.get("authority_requires") == "yes" or not longest.isdecimal():
            return
        for path, last, first in pairs(self.last, self.first, record, kind, look):
            begun, ends = days.whole_day(first), days.whole_day(last)
            if begun and ends and (ends - begun).days > int(longest):
                words = (
                    f"Tạm thời cách ly kể cả gia hạn không quá {longest} ngày, trừ khi cơ quan có "
                    "thẩm quyền yêu cầu."
                )
                yield Problem(record.id, path, "error", code.TOO_LONG_SEPARATION, words)


@dataclass(frozen=True)
class InTheMachine:
    """What is said to be decided in the machine bears the signature of the one who did it."""

    form: str
    signature: str

    @property
    def needs(self) -> tuple[str, ...]:
        return (self.form,)

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterator[Problem]:
        if record.fields.get(self.form) == "program" and not record.fields.get(self.signature):
            words = (
                "Duyệt trong máy chỉ có khi người duyệt tự duyệt bằng tài khoản của mình. "
                "Đã ký trên giấy thì chọn ghi theo bản giấy."
            )
            yield Problem(record.id, self.form, "error", code.NOT_SIGNED_HERE, words)


@dataclass(frozen=True)
class UrgentByCarer:
    """Harm from a parent or carer is an emergency whatever its degree (NĐ 56/2017 Đ31.1)."""

    conclusion: str
    by_carer: str

    @property
    def needs(self) -> tuple[str, ...]:
        return self.conclusion, self.by_carer

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterator[Problem]:
        fields = record.fields
        if fields.get(self.conclusion) == "not_emergency" and fields.get(self.by_carer) == "yes":
            words = (
                f"{label_at(self.by_carer, kind)[:1].upper()}{label_at(self.by_carer, kind)[1:]}: "
                "theo Điều 31 khoản 1 trẻ cần được bảo vệ khẩn cấp. Đúng thì ghi lý do."
            )
            yield Problem(record.id, self.conclusion, "doubt", code.NOT_AGREEING, words)
