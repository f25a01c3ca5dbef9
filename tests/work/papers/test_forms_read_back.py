"""Official forms: what the paper says is what the record says; an empty one holds every line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from reading_back import bare, words_of

from samples import sample_fields
from xatre import resources
from xatre.kinds import KINDS
from xatre.model.fields import Choice, Choices, Rows, Sealed
from xatre.model.record import Record
from xatre.model.values import YES, rows_in
from xatre.reports.letterhead import Printing
from xatre.reports.official_form import MOST_BOXES, RELEASED, Filling, official_form
from xatre.reports.paper_forms import FORMS, PaperForm
from xatre.reports.wording import Wording

CODES = resources.codes()
NAMED = Printing(
    ("Ủy ban nhân dân", "Xã Sì Lở Lầu"), "Sì Lở Lầu", "Xã Sì Lở Lầu",
    datetime(2026, 11, 20, 9, 41), "Lò Thị Ngọc Ưng", "", "Có thông tin bí mật",
    "dùng cho việc: nộp hồ sơ", True, copy=12,
)  # fmt: skip
EVERY = pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))


def fields_of(form: PaperForm) -> list[Any]:
    kind = KINDS[form.kind]
    return [kind.fields[name] for part in form.parts for name in part.fields]


@EVERY
def test_a_filled_form_says_what_the_record_says(form: PaperForm, tmp_path: Path, qapp: Any):
    kind = KINDS[form.kind]
    record = Record("id", kind.name, "03562@2025", "complete", sample_fields(kind, 1))
    about = [("Họ và tên trẻ em", "Lò Thị Đào")]
    html = official_form(form, Filling(kind, record, about), CODES, NAMED)
    read = words_of(html, tmp_path)
    wording = Wording(CODES, NAMED)
    for field in fields_of(form):
        assert isinstance(field, Rows) or bare(field.label) in read, field.name
        value = record.fields.get(field.name)
        if isinstance(field, Sealed):
            assert bare(RELEASED) in read
        elif isinstance(field, Rows):
            for row_id, row in rows_in(value).items():
                for part in field.parts:
                    if part.name == "level":
                        continue
                    assert bare(wording.words(part, row.get(part.name))) in read, row_id
        elif isinstance(field, Choice | Choices):
            for code in value if isinstance(value, dict) else [value]:
                assert bare(CODES.label(field.codes, str(code))) in read, field.name
        elif value is not None:
            assert bare(wording.words(field, value)) in read, field.name
    for mark in ("Bản số 12.", "Mức độ bảo mật:", "Phạm vi cung cấp:", "09:41 ngày 20/11/2026",
                 "Lò Thị Ngọc Ưng", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"):  # fmt: skip
        assert bare(mark) in read
    assert (bare("chưa đọc được mẫu gốc") in read) == (form.id not in ("01", "06"))


@EVERY
def test_a_chosen_answer_is_marked_and_no_other(form: PaperForm, tmp_path: Path, qapp: Any):
    kind = KINDS[form.kind]
    record = Record("id", kind.name, "03562@2025", "complete", sample_fields(kind, 1))
    read = words_of(official_form(form, Filling(kind, record), CODES, NAMED), tmp_path)
    marks = 0
    for field in fields_of(form):
        value = record.fields.get(field.name)
        if isinstance(field, Choice | Choices) and field.name not in form.told:
            offered = [code for code in CODES.offered(field.codes) if not code.parent]
            if 0 < len(offered) <= MOST_BOXES:
                marks += list(value.values()).count(YES) if isinstance(value, dict) else 1
        elif isinstance(field, Rows) and field.row_codes:
            marks += sum("level" in row for row in rows_in(value).values())
    assert read.count("[x]") == marks


@EVERY
def test_an_empty_form_has_every_line_and_no_answer(form: PaperForm, tmp_path: Path, qapp: Any):
    read = words_of(official_form(form, Filling(KINDS[form.kind], None), CODES, NAMED), tmp_path)
    for field in fields_of(form):
        if field.name in form.told:
            continue
        if not isinstance(field, Rows):
            assert bare(field.label) in read
        elif field.row_codes:
            for code in CODES.offered(field.row_codes, within=field.row_within):
                assert bare(code.label) in read
        else:
            for part in field.parts:
                assert bare(part.label) in read
    assert "[x]" not in read
    assert "......" in read


def test_a_name_full_of_markup_stands_as_written(tmp_path: Path, qapp: Any) -> None:
    kind = KINDS["case"]
    fields = {"told_name": '<b>&amp;"Lò" <script>{x}', "condition": "<table><tr><td>%s"}
    record = Record("id", "case", "03562@2025", "complete", fields)
    html = official_form(FORMS["01"], Filling(kind, record), CODES, NAMED)
    assert "<b>&amp;" not in html
    read = words_of(html, tmp_path)
    assert '<b>&amp;"Lò"<script>{x}' in read
    assert "<table><tr><td>%s" in read


@EVERY
def test_every_row_of_a_form_is_declared_and_no_box_is_invented(form: PaperForm) -> None:
    assert form.kind in KINDS
    assert CODES.get("forms_nd56", form.id) is not None
    for part in form.parts:
        for name in part.fields:
            assert name in KINDS[form.kind].fields
    if form.number_field:
        assert form.number_field in KINDS[form.kind].fields
