"""Whether the tables of units of an update, laid over those that are here, are whole together:
no unit is lost, each one that ends says what it became, each change is between units there are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from xatre import resources

_SET = re.compile(r"(communes|districts|provinces)_(\d{4})", re.ASCII)
_CHANGES = re.compile(r"changes_(\d{4})_(\d{4})", re.ASCII)
_CODE = {"communes": 5, "districts": 3, "provinces": 2}
_MOST_NAMED = 5


def require_whole(files: Mapping[str, bytes]) -> None:
    """Raise ValueError, in words for a person, unless `{"units/communes_2025.csv": bytes}` and what
    is here already make whole tables."""
    if not any(name.startswith("units/") for name in files):
        return
    names = {name.partition("/")[2] for name in files if name.startswith("units/")}
    names |= {f"{name}.csv" for name in resources.names("units", ".csv")}
    tables = {name.removesuffix(".csv"): _rows(files, name) for name in names if ".csv" in name}
    units: dict[str, dict[str, str]] = {}
    years = set()
    for name, rows in tables.items():
        if match := _SET.fullmatch(name):
            years.add(int(match[2]))
            units |= _units(match[1], match[2], rows, tables)
    _require_none_lost(units)
    changed = _changes(tables, units)
    newest = max(years)
    lost = [
        f"{unit}"
        for unit, row in units.items()
        if row["level"] == "communes"
        and (row.get("valid_to") or int(unit.partition("@")[2]) < newest)
        and unit not in changed
    ]
    if lost:
        raise ValueError(f"không ghi đơn vị kế tục của {_some(lost)}")


def _units(
    level: str, year: str, rows: list[dict[str, str]], tables: Mapping[str, list[dict[str, str]]]
) -> dict[str, dict[str, str]]:
    found = {}
    for row in rows:
        code = row["code"]
        if not (code.isascii() and code.isdigit() and len(code) == _CODE[level]):
            raise ValueError(f"có mã đơn vị sai dạng: {code[:12]}")
        if not row["name"].strip():
            raise ValueError(f"thiếu tên đơn vị {code}")
        unit = f"{code}@{year}"
        if unit in found:
            raise ValueError(f"ghi hai lần đơn vị {unit}")
        found[unit] = row | {"level": level}
    above = {"communes": ("district", "districts"), "districts": ("province", "provinces")}
    column, higher = above.get(level, ("", ""))
    if column and not any(column in row for row in rows[:1]):
        column, higher = "province", "provinces"
    if column:
        known = {row["code"] for row in tables.get(f"{higher}_{year}", ())}
        astray = [row["code"] for row in rows if row[column] not in known]
        if astray:
            raise ValueError(f"không rõ đơn vị {_some(astray)} thuộc đâu")
    return found


def _require_none_lost(units: Mapping[str, Mapping[str, str]]) -> None:
    before = resources.codes().units
    lost = [
        row.value
        for year in before.years
        for row in before.of_year(year, "any")
        if row.value not in units
    ]
    if lost:
        raise ValueError(f"bỏ mất đơn vị {_some(lost)}; đơn vị hết hiệu lực thì ghi valid_to")


def _changes(
    tables: Mapping[str, list[dict[str, str]]], units: Mapping[str, Mapping[str, str]]
) -> set[str]:
    """The units that a change begins from."""
    found: dict[str, int] = {}
    for name, rows in tables.items():
        match = _CHANGES.fullmatch(name)
        for row in rows if match else ():
            assert match is not None
            old, new = f"{row['old']}@{match[1]}", f"{row['new']}@{match[2]}"
            if old not in units or new not in units or old == new:
                raise ValueError(f"bảng chuyển đổi có đơn vị không rõ: {old} → {new}")
            if row["kind"] not in ("full", "partial") or row["is_default"] not in ("0", "1"):
                raise ValueError(f"bảng chuyển đổi ghi sai cách của {old}")
            found[old] = found.get(old, 0) + (row["is_default"] == "1")
    several = [unit for unit, mains in found.items() if mains > 1]
    if several:
        raise ValueError(f"có nhiều đơn vị kế tục chính của {_some(several)}")
    return set(found)


def _rows(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    data = files.get(f"units/{name}")
    text = data.decode("utf-8") if data is not None else resources.text("units", name)
    return list(csv.DictReader(io.StringIO(text.replace("\r\n", "\n"))))


def _some(codes: list[str]) -> str:
    more = ", …" if len(codes) > _MOST_NAMED else ""
    return ", ".join(codes[:_MOST_NAMED]) + more
