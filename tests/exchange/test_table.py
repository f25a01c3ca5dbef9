"""Workbooks: real numbers and dates, no formulas, nothing in plain on the disk."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from xatre.exchange import workbook
from xatre.exchange.sheet import Sheet, TooManyRows
from xatre.exchange.table import CODE_HEAD, ID_HEAD, STATE_HEAD, heads_of, table
from xatre.exchange.workbook import read_workbook, write_workbook
from xatre.kinds import KINDS
from xatre.model.fields import Rows, Sealed, Text
from xatre.model.kind import Kind, Section
from xatre.model.record import Record
from xatre.model.values import rows_in
from xatre.resources import codes

DANGEROUS = ["=1+1", "+84912", "-2", "@SUM(A1)", "\t=1", "#N/A", "|cmd", "%x", "TRUE", "1e5"]


def cells(data: bytes):
    return list(load_workbook(BytesIO(data)).worksheets[0].iter_rows(min_row=2))


def test_sorts_of_cell():
    rows = [[12, Decimal("12.5"), date(2017, 3, 9), "012317004285", ""]]
    data = write_workbook([Sheet("Bảng", ["a", "b", "c", "d", "e"], rows)])
    (row,) = cells(data)
    assert [cell.data_type for cell in row[:4]] == ["n", "n", "d", "s"]
    assert row[2].number_format == "dd/mm/yyyy"
    assert row[3].number_format == "@"
    assert row[3].value == "012317004285"
    read = read_workbook(data)["Bảng"]
    assert read == [{"a": 12, "b": 12.5, "c": date(2017, 3, 9), "d": "012317004285"}]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_is_never_a_formula(text):
    data = write_workbook([Sheet("=x", [text], [[text]])])
    (row,) = cells(data)
    assert row[0].data_type == "s"
    assert row[0].value == text
    guarded = text[0] in "=+-@\t|%"
    assert bool(row[0].quotePrefix) == guarded
    with ZipFile(BytesIO(data)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_nothing_is_written_to_the_disk(monkeypatch):
    def refuse(*args, **options):
        raise AssertionError("a temporary file")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    data = write_workbook([Sheet("Một", ["a"], [["Vừ Thị Mỷ"]]), Sheet("Hai", ["b"], [])])
    assert data.startswith(b"PK")


def test_titles_are_made_to_fit():
    title = "Tên [rất dài]: có/dấu*lạ? và còn dài hơn nữa"
    data = write_workbook(
        [Sheet(title, ["a"], []), Sheet(title, ["a"], []), Sheet("''", ["a"], [])]
    )
    titles = load_workbook(BytesIO(data)).sheetnames
    assert len({name.lower() for name in titles}) == 3
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in titles)


def test_control_characters_and_giants_do_not_break_the_file():
    data = write_workbook([Sheet("x", ["a"], [["a\x00\x0bb"], ["é" * 40_000]])])
    first, second = cells(data)
    assert first[0].value == "ab"
    assert len(second[0].value) == 32_767


def test_more_rows_than_a_sheet_holds(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    with pytest.raises(TooManyRows):
        write_workbook([Sheet("x", ["a"], [[1]] * 4)])


def test_heads_are_told_apart():
    kind = Kind(
        "x",
        "X",
        sections=(
            Section("Cha", (Text("father", "Họ và tên"), Text("code_of", "Mã hồ sơ"))),
            Section("Mẹ", (Text("mother", "Họ và tên"), Text("second", "Họ và tên"))),
        ),
    )
    fields = [kind.fields[name] for name in ("father", "mother", "second", "code_of")]
    heads = heads_of(kind, fields)
    assert heads[0] == "Họ và tên (Cha)"
    assert heads[3] == "Mã hồ sơ (Cha)"
    assert len(set(heads)) == 4


@pytest.mark.parametrize("name", list(KINDS))
def test_every_field_of_every_kind_goes_round(name):
    kind, lists, random = KINDS[name], codes(), Random(7)
    records = [
        Record(
            id=f"id-{number}",
            kind=name,
            unit="03562@2025",
            state="complete",
            fields={field.name: field.sample(random, lists) for field in kind.fields.values()},
        )
        for number in range(3)
    ]
    pages = list(read_workbook(table(kind, records, lists)).values())
    flat = [
        field
        for field in kind.fields.values()
        if not isinstance(field, Rows | Sealed) and field.name != "code"
    ]
    for record, row in zip(records, pages[0], strict=True):
        assert row[ID_HEAD] == record.id
        assert row[CODE_HEAD] == record.fields["code"]
        assert row[STATE_HEAD] == "hoàn thành"
        for field, head in zip(flat, heads_of(kind, flat), strict=True):
            expected = field.cell(record.fields[field.name], lists)
            found = row.get(head, "")
            if isinstance(expected, Decimal):
                assert found == pytest.approx(float(expected))
            else:
                assert found == expected
    tables = [field for field in kind.fields.values() if isinstance(field, Rows)]
    for field, page in zip(tables, pages[1:], strict=True):
        assert len(page) == sum(len(rows_in(record.fields[field.name])) for record in records)


def test_sealed_blocks_and_unchosen_fields_stay_out():
    kind = Kind(
        "x",
        "X",
        sections=(
            Section(
                "Một",
                (Text("a", "A"), Text("b", "B"), Sealed("s", "Niêm", fields=(Text("t", "T"),))),
            ),
        ),
    )
    record = Record(id="1", kind="x", unit="1", fields={"a": "thấy", "b": "không", "s": "c2VhbGVk"})
    everything = read_workbook(table(kind, [record], codes()))["X"][0]
    assert "Niêm" not in everything
    assert everything["B"] == "không"
    some = read_workbook(table(kind, [record], codes(), names=["a"]))["X"][0]
    assert "B" not in some
    assert some["A"] == "thấy"
