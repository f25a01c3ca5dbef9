"""The filled sheet of a record: nothing private without names, everything escaped, every kind."""

from __future__ import annotations

import re
from datetime import datetime
from random import Random

import pytest

from xatre import resources
from xatre.kinds import KINDS
from xatre.model.fields import Sealed
from xatre.model.kind import Kind
from xatre.model.record import Clash, Record
from xatre.model.text import DOTS
from xatre.model.values import Fields
from xatre.reports.record_sheet import CLASHING, UNVERIFIED, Printing, record_sheet

CODES = resources.codes()
MARK = "Mẫu Ổ Ẫ Ắ"


def printing(*, names: bool, words: dict[str, str] | None = None) -> Printing:
    return Printing(
        agency=("Ủy ban nhân dân", "Xã Sì Lở Lầu"),
        place="Sì Lở Lầu",
        owner="Xã Sì Lở Lầu, tỉnh Lai Châu",
        at=datetime(2026, 11, 20, 9, 41),
        by="Lò Thị Ngọc Ưng",
        title="Giàng Thị Ngọc Ánh",
        secrecy="Có thông tin bí mật",
        scope="dùng cho việc: bàn giao",
        names=names,
        words=words or {},
    )


def sheet(kind: Kind, fields: Fields, *, names: bool = False, **facts: object) -> str:
    record = Record("id", kind.name, "03562@2025", **{"state": "complete", **facts}, fields=fields)  # type: ignore[arg-type]
    return record_sheet(kind, record, CODES, printing(names=names))


def full(kind: Kind, seed: int = 1) -> Fields:
    random = Random(seed)
    return {field.name: field.sample(random, CODES) for field in kind.fields.values()}


@pytest.mark.parametrize("name", list(KINDS))
@pytest.mark.parametrize("names", [False, True])
def test_every_kind_has_a_sheet(name: str, names: bool) -> None:
    kind = KINDS[name]
    html = sheet(kind, full(kind), names=names)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in html
    assert kind.label.upper() in html
    assert "Mức độ bảo mật" in html
    assert "09:41" in html
    assert "Lò Thị Ngọc Ưng" in html
    assert not re.search(r"src=|href=|url\(|http", html)
    for field in kind.fields.values():
        if isinstance(field, Sealed):
            assert str(full(kind)[field.name]) not in html


@pytest.mark.parametrize("name", list(KINDS))
def test_without_names_nothing_private_is_said(name: str) -> None:
    kind = KINDS[name]
    random = Random(2)
    fields: Fields = {}
    for field in kind.fields.values():
        secret = field.identity or field.narrative or field.privacy == "hidden"
        value = field.sample(random, CODES)
        if secret and isinstance(value, str) and MARK in value:
            fields[field.name] = "Lộ"
        elif isinstance(value, dict):
            fields[field.name] = {
                row: {
                    cell: "Lộ" if _is_secret(field, cell) and MARK in leaf else leaf
                    for cell, leaf in cells.items()
                }
                if isinstance(cells, dict)
                else cells
                for row, cells in value.items()
            }  # type: ignore[assignment]
        else:
            fields[field.name] = value
    assert "Lộ" not in sheet(kind, fields)


def _is_secret(field: object, cell: str) -> bool:
    parts = {part.name: part for part in field.parts}  # type: ignore[attr-defined]
    part = parts.get(cell)
    outer = field.identity or field.narrative or field.privacy == "hidden"  # type: ignore[attr-defined]
    return bool(part) and (outer or part.identity or part.narrative or part.privacy == "hidden")


def test_a_name_becomes_initials_or_stands_whole() -> None:
    fields: Fields = {"name_state": "named", "born_on": "2017-03", "code": "TE-00389"}
    fields["full_name"] = "Giàng Thị Ngọc Ánh"
    plain = sheet(KINDS["child"], fields)
    assert "G. T. N. Á." in plain
    assert "Giàng" not in plain
    assert "TE-00389" in plain
    named = sheet(KINDS["child"], fields, names=True)
    assert "Giàng Thị Ngọc Ánh" in named
    assert "03/2017" in named


def test_values_are_escaped() -> None:
    bad = "<img src='http://x/y.png'><b>A</b>&"
    html = sheet(KINDS["child"], {"name_state": "named", "full_name": bad}, names=True)
    assert "<img" not in html
    assert "&lt;img" in html


def test_what_is_unverified_says_so() -> None:
    html = sheet(KINDS["plan"], full(KINDS["plan"]), names=True)
    assert UNVERIFIED in html


def test_rows_are_tables_with_a_head() -> None:
    html = sheet(KINDS["plan"], full(KINDS["plan"]), names=True)
    assert html.count("<thead>") == 1
    assert "Dự toán kinh phí" in html


def test_fixed_rows_are_named_in_the_order_of_their_list() -> None:
    kind = KINDS["initial_assessment"]
    field = kind.fields["harm"]
    within = [code.code for code in CODES.offered("assessment_row", within=field.row_within)]  # type: ignore[attr-defined]
    rows = {code: {"+": "yes", "level": "high"} for code in reversed(within)}
    html = sheet(kind, {"harm": rows}, names=True)
    places = [html.index(CODES.label("assessment_row", code)) for code in within]
    assert len(places) > 1
    assert places == sorted(places)


def test_states_are_said_aloud() -> None:
    child = KINDS["child"]
    assert "BẢN NHÁP" in sheet(child, {}, state="draft")
    void = sheet(child, {"void_reason": "ghi trùng với Giàng Thị A"}, state="void")
    assert "ĐÃ HỦY" in void
    assert "trùng" not in void
    assert "trùng" in sheet(child, {"void_reason": "ghi trùng"}, state="void", names=True)
    clash = Clash("born_on", {"2017": ("a",), "2018": ("b",)})
    assert CLASHING in sheet(child, {}, clashes=(clash,))
    assert "bỏ bớt mục" in sheet(child, {}, cut="no_identity")


def test_references_stand_for_what_they_name() -> None:
    record = Record("id", "injury", "03562@2025", "complete", {"child": "x-1"})
    kind = KINDS["injury"]
    words = {"x-1": "Giàng Thị Ngọc Ánh"}
    named = record_sheet(kind, record, CODES, printing(names=True, words=words))
    assert "Giàng" in named.split("PHIẾU")[1]
    plain = record_sheet(kind, record, CODES, printing(names=False, words=words))
    assert "Giàng" not in plain
    assert DOTS in plain
