"""Whether the files of an update could stand in place of those that came with the program.

A list may gain codes and change words; it never loses a code, because records hold it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

from xatre import resources
from xatre.errors import XatreError
from xatre.exchange.update import UpdateNotWhole
from xatre.model.codes import Code
from xatre.model.deadlines import Deadline
from xatre.work.updates import unit_tables

FOLDERS = {
    "codes": ("codes", "units", "holidays", "reports"),
    "criteria": ("criteria",),
    "plans": ("plans",),
}
"""What each sort of update may bring."""


def require_usable(what: str, files: Mapping[str, bytes], file: str) -> None:
    """Raise UpdateNotWhole unless every file is of its sort, readable and complete."""
    for name, data in files.items():
        folder, _, base = name.partition("/")
        try:
            if folder not in FOLDERS[what]:
                raise ValueError("không thuộc loại này")
            _require_readable(folder, base, data)
        except (ValueError, KeyError, TypeError, StopIteration) as fault:
            why = str(fault) if type(fault) is ValueError else "không đọc được"
            raise UpdateNotWhole(file=file, what=f"tệp {name} {why}") from fault
    try:
        unit_tables.require_whole(files)
    except (ValueError, KeyError) as fault:
        why = str(fault) if type(fault) is ValueError else f"thiếu cột {fault}"
        raise UpdateNotWhole(file=file, what=f"bảng đơn vị {why}") from fault


def _require_readable(folder: str, base: str, data: bytes) -> None:
    text = data.decode("utf-8").replace("\r\n", "\n")
    if base.endswith(".json"):
        content = json.loads(text)
        if folder in ("criteria", "plans") and not isinstance(content["id"], str):
            raise ValueError("thiếu mã")
        return
    if not base.endswith(".csv"):
        raise ValueError("không phải bảng hay danh mục")
    header, rows = _table(text)
    before = _before(folder, base)
    if before is not None and not set(before[0]) <= set(header):
        raise ValueError("thiếu cột")
    if folder == "codes":
        read = Deadline.from_row if base == "deadlines.csv" else Code.from_row
        for row in rows:
            read(row)
        if before is not None:
            lost = {row["code"] for row in before[1]} - {row["code"] for row in rows}
            if lost:
                raise ValueError("bỏ mất mã " + ", ".join(sorted(lost)[:5]))


def _table(text: str) -> tuple[list[str], list[dict[str, str]]]:
    lines = csv.reader(io.StringIO(text))
    header = next(lines)
    rows = list(lines)
    if not rows or any(len(row) != len(header) for row in rows):
        raise ValueError("có dòng thừa hoặc thiếu ô")
    return header, [dict(zip(header, row, strict=True)) for row in rows]


def _before(folder: str, base: str) -> tuple[list[str], list[dict[str, str]]] | None:
    """The table as it is used now, or None where there is none of that name."""
    if base.removesuffix(".csv") not in resources.names(folder, ".csv"):
        return None
    try:
        return _table(resources.text(folder, base))
    except XatreError:
        return None
