"""A look at a book that is only a few records in memory, for checks and computed fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from unit_maps import HeldSet

from xatre.model.codes import Code, Codes
from xatre.model.record import Record
from xatre.model.units import UnitRow, Units

CODES = Codes(
    {
        "sex": [Code("male", "Nam"), Code("female", "Nữ")],
        "yes_no": [Code("yes", "Có"), Code("no", "Không"), Code("unknown", "Không biết")],
        "colour": [Code("red", "Đỏ"), Code("blue", "Xanh")],
        "special_group": [Code("G01", "Mồ côi"), Code("G05", "Giấu", hidden=True)],
        "risk_level": [Code("high", "Cao", order=1), Code("low", "Thấp", order=2)],
        "deadlines": [Code("B01", "Khai sinh", facts={"limit": "60"})],
    },
    lambda: Units(
        {2025: HeldSet([UnitRow("03562", 2025, "Xã Sì Lở Lầu", "Xã", "12", "Tỉnh Lai Châu")])}
    ),
)


@dataclass
class MemoryLook:
    """Answers from `records`; the day is 22 November 2026."""

    records: list[Record] = field(default_factory=list)
    today: date = date(2026, 11, 22)
    codes: Codes = CODES

    def get(self, kind: str, id: str) -> Record | None:
        return next((one for one in self.records if (one.kind, one.id) == (kind, id)), None)

    def exists(self, kind: str, fields: Mapping[str, str], other_than: str) -> list[str]:
        return [
            one.id
            for one in self.records
            if one.kind == kind
            and one.id != other_than
            and all(one.fields.get(name) == value for name, value in fields.items())
        ]
