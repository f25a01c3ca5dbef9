"""Units as people and commands write them: a bare code means today's set; an office is a
province code."""

from __future__ import annotations

from xatre.errors import UseError
from xatre.model.codes import Codes

OFFICE_DIGITS = 2
"""The code of an office is its province's."""


class UnknownUnit(UseError):
    """No unit of that code at that level."""

    code = "XT-212"
    sentence = "Không có {level} mang mã {typed}."
    remedy = "Xem lại mã: xã có 5 số như 03562, nơi tiếp nhận là mã tỉnh 2 số như 12."


def read_unit(codes: Codes, typed: str, role: str = "commune") -> str:
    """`03562` → `03562@2025`, `12` → `12@2025`. Raises UnknownUnit."""
    plain = typed.strip()
    unit = plain if "@" in plain else f"{plain}@{codes.units.newest}"
    digits = unit.partition("@")[0]
    fits = len(digits) == (OFFICE_DIGITS if role == "office" else 5)
    if not digits.isascii() or not digits.isdigit() or not fits or codes.unit(unit) is None:
        level = "tỉnh" if role == "office" else "xã, phường, đặc khu"
        raise UnknownUnit(level=level, typed=plain[:20])
    return unit


def bare(unit: str) -> str:
    """`03562@2025` → `03562`."""
    return unit.partition("@")[0]


def takes_for(codes: Codes, unit: str, former: str, role: str) -> bool:
    """Whether `unit` takes what is sent to `former`: it is that unit, or came out of it; the office
    of a province also takes for the former districts of its own."""
    known = {unit, *codes.predecessors(unit)}
    if former in known:
        return True
    row = codes.units.get(former) if role == "office" else None
    return (
        row is not None and row.level == "district" and (f"{row.province_code}@{row.year}" in known)
    )
