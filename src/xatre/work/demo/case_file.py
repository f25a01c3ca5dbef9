"""One made-up case while its papers are written, and what those papers share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xatre.model.values import Value
from xatre.work.demo.town import Given, Town, coded_rows

GRAVE = {"high": 75, "medium": 25}
MILD = {"high": 10, "medium": 55, "low": 35}
SOLVED = {"medium": 25, "low": 75}
ABLE = {"high": 55, "medium": 40, "low": 5}
"""How often a row of an assessment is Cao, Trung bình, Thấp."""


@dataclass
class CaseFile:
    """One case while its papers are written."""

    town: Town
    case: str
    received: date
    plan: str = ""
    works: tuple[str, ...] = ()

    @property
    def officer(self) -> str:
        return self.town.ledger.writer.officer

    @property
    def chair(self) -> str:
        return f"Phó Chủ tịch UBND {self.town.here}"

    def add(self, kind: str, on: date, fields: Given) -> str:
        """Complete a paper of this case. Its id."""
        return self.town.ledger.add(kind, {"case": self.case} | fields, on)

    def levels(self, table: str, weights: dict[str, int]) -> Value:
        """The rows of an assessment table, answered."""
        offered = self.town.ledger.codes.offered("assessment_row", within=table)
        return coded_rows(
            {
                row.code: {
                    "level": self.town.pick(weights),
                    "note": "Đã trao đổi với gia đình." if self.town.chance(20) else "",
                }
                for row in offered
            }
        )
