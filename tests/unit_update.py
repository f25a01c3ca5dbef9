"""A later table of units, made up over the real one: a merge of three, a split in two, a name."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from xatre import resources

MERGED = ("03562", "03571", "03390")
INTO = "99001"
SPLIT, ONE, OTHER = "03424", "99002", "99003"
RENAMED, NEW_CODE = "03478", "99004"
GOES_ON, PART = "03430", "99005"
LAST, FIRST = "2026-12-31", "2027-01-01"


def later_tables(*, broken: str = "") -> dict[str, bytes]:
    """The files of the update; `broken` names a fault to put in."""
    rows = [
        row | {"valid_to": "", "former_names": ""}
        for row in csv.DictReader(io.StringIO(resources.text("units", "communes_2025.csv")))
    ]
    known = {row["code"]: row for row in rows}
    for code in (*MERGED, SPLIT, RENAMED):
        known[code]["valid_to"] = LAST
    known[GOES_ON]["former_names"] = known[GOES_ON]["name"]
    known[GOES_ON]["name"] = "Xã Tên Vừa Đổi"
    made = {
        INTO: "Xã Hợp Ba", ONE: "Xã Tách Một", OTHER: "Xã Tách Hai", NEW_CODE: "Xã Mang Mã Mới",
        PART: "Xã Phần Tách",
    }  # fmt: skip
    for code, name in made.items():
        rows.append(known[MERGED[0]] | {"code": code, "name": name, "valid_from": FIRST,
                                        "valid_to": "", "former_names": ""})  # fmt: skip
    changes = [(code, INTO, "full", "1") for code in MERGED]
    changes += [(SPLIT, ONE, "partial", "1"), (SPLIT, OTHER, "partial", "0")]
    changes += [(RENAMED, NEW_CODE, "full", "1"), (GOES_ON, PART, "partial", "0")]
    if broken == "lost":
        rows = [row for row in rows if row["code"] != MERGED[0]]
    if broken == "no successor":
        changes = changes[1:]
    if broken == "unknown":
        changes.append((SPLIT, "12345", "partial", "0"))
    names = ("old", "new", "kind", "is_default", "source", "verified", "note")
    said = [dict(zip(names, (*one, "thử", "1", ""), strict=True)) for one in changes]
    return {
        "units/communes_2025.csv": _csv(rows),
        "units/changes_2025_2025.csv": _csv(said),
    }


def _csv(rows: list[Mapping[str, str]] | list[dict[str, str]]) -> bytes:
    memory = io.StringIO()
    writer = csv.DictWriter(memory, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return memory.getvalue().encode()
