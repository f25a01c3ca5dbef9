"""One editor a sort of field: what goes in comes out, what cannot be read is said."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from PySide6.QtCore import Qt

from xatre import resources
from xatre.desk.editors import EDITORS, EditorContext, editor_for
from xatre.desk.editors.nested import RowsEditor
from xatre.desk.editors.sealed import SealedEditor
from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.search_list import Found, SearchList
from xatre.desk.widgets.segments import Segmented
from xatre.errors import DataError
from xatre.kinds import KINDS
from xatre.model import fields
from xatre.model.values import IN, YES

TODAY = date(2026, 11, 20)
CASES = [
    pytest.param(field, id=f"{kind.name}.{field.name}")
    for kind in KINDS.values()
    for field in kind.fields.values()
]


@pytest.fixture
def context() -> EditorContext:
    return EditorContext(codes=resources.codes(), today=lambda: TODAY)


@pytest.fixture
def make(qtbot, context):
    def made(field: fields.Field):
        editor = editor_for(field, context)
        qtbot.addWidget(editor)
        editor.show()
        return editor

    return made


@pytest.mark.parametrize("field", CASES)
def test_every_field_of_every_kind_keeps_its_value(field, make, context):
    stored = field.sample(Random(7), context.codes)
    editor = make(field)
    assert editor.value() is None
    editor.set_value(stored)
    assert editor.value() == stored
    editor.tidy()
    assert editor.value() == stored
    editor.set_read_only(True)
    assert editor.value() == stored
    editor.set_value(None)
    assert editor.value() is None


def test_every_sort_of_field_has_an_editor():
    sorts = {type(field) for kind in KINDS.values() for field in kind.fields.values()}
    assert all(any(base in EDITORS for base in sort.__mro__) for sort in sorts)


def test_a_day_is_read_on_leaving_and_shown_whole(make, type_words, qtbot):
    editor = make(fields.Day("d", "Ngày"))
    with qtbot.waitSignal(editor.edited):
        type_words(editor.line, "9/3/2017")
    assert editor.line.text() == "9/3/2017"
    assert editor.value() == "2017-03-09"
    editor.tidy()
    assert editor.line.text() == "09/03/2017"


def test_a_day_that_cannot_be_is_said_and_stays_as_typed(make, type_words):
    editor = make(fields.Day("d", "Ngày"))
    type_words(editor.line, "31/02/2017")
    with pytest.raises(DataError) as caught:
        editor.value()
    assert caught.value.happened == "Tháng 02/2017 chỉ có 28 ngày."
    assert editor.line.text() == "31/02/2017"


def test_a_number_with_letters_is_said(make, type_words):
    editor = make(fields.WholeNumber("n", "Số"))
    type_words(editor.line, "mười hai")
    with pytest.raises(DataError):
        editor.value()


def test_text_is_cleaned_only_on_leaving(make, type_words):
    editor = make(fields.Text("t", "Tên"))
    type_words(editor.line, "  Ðặng  Thị Ổ ")
    assert editor.line.text() == "  Ðặng  Thị Ổ "
    editor.tidy()
    assert editor.line.text() == "Đặng Thị Ổ"


def test_how_a_choice_is_shown_follows_from_how_many_there_are(make):
    assert isinstance(make(fields.YesNo("y", "Có không")).control, Segmented)
    assert isinstance(make(fields.Choice("s", "Giới", codes="sex", width=1)).control, Combo)
    assert isinstance(make(fields.Choice("e", "Dân tộc", codes="ethnic_group")).control, SearchList)


def test_an_unknown_code_is_kept_and_shown(make):
    for codes in ("sex", "ethnic_group", "household_poverty"):
        editor = make(fields.Choice("c", "Mã", codes=codes))
        editor.set_value("zz9")
        assert editor.value() == "zz9"


def test_a_code_is_found_without_accents(make, qtbot, type_words):
    editor = make(fields.Choice("e", "Dân tộc", codes="ethnic_group"))
    with qtbot.waitActive(editor):
        editor.activateWindow()
    editor.focus()
    with qtbot.waitSignal(editor.edited):
        type_words(editor.control, "ha nhi")
    with pytest.raises(DataError):
        editor.value()
    editor.control.search()
    assert "Hà Nhì" in [one.words for one in editor.control.found]
    qtbot.keyClick(editor.control, Qt.Key.Key_Return)
    assert editor.control.text() == "Hà Nhì"
    assert editor.value() is not None


def test_words_typed_but_not_chosen_are_no_value(make, type_words):
    editor = make(fields.Unit("u", "Xã"))
    type_words(editor.control, "không có xã này")
    with pytest.raises(DataError):
        editor.value()


def test_another_record_is_shown_by_its_title(make, context):
    context.record_title = lambda kind, record_id, take: take(f"{kind}: Giàng A")
    context.find_records = lambda kind, typed, take: take([Found("x" * 36, "Giàng A Chứ")])
    editor = make(fields.PersonRef("child", "Trẻ em"))
    editor.set_value("0" * 36)
    assert editor.control.text() == "child: Giàng A"
    assert editor.value() == "0" * 36


def rows_field() -> fields.Rows:
    return fields.Rows(
        "people",
        "Người",
        row_label="người",
        fields=(fields.Text("name", "Tên"), fields.Day("born", "Sinh")),
    )


def test_removing_a_row_drops_its_existence_and_not_its_cells(make):
    editor = make(rows_field())
    assert isinstance(editor, RowsEditor)
    editor.set_value({"r1": {IN: YES, "name": "A"}, "r2": {IN: YES, "name": "B"}})
    editor.panels[0].bin.click()
    assert editor.value() == {"r1": {"name": "A"}, "r2": {IN: YES, "name": "B"}}


def test_a_row_added_and_taken_back_leaves_nothing(make):
    editor = make(rows_field())
    editor.add_row()
    assert len(editor.value()) == 1
    editor.panels[0].bin.click()
    assert editor.value() is None


def test_what_cannot_be_read_in_a_row_is_named_by_its_path(make, type_words):
    editor = make(rows_field())
    editor.set_value({"r1": {IN: YES, "name": "A"}})
    type_words(editor.panels[0].grid.rows["born"].editor.line, "40/1/2020")
    assert list(editor.faults()) == ["r1/born"]
    assert editor.value() == {"r1": {IN: YES, "name": "A"}}


def sealed_field() -> fields.Sealed:
    return fields.Sealed("reporter", "Người báo", fields=(fields.Text("name", "Tên"),))


def test_a_sealed_block_is_shut_until_opened_and_sealed_again(make, context, type_words):
    context.seal = lambda name, inside: f"c2{inside['name']}"
    context.unseal = lambda name, sealed, take: take({"name": "Mai"})
    editor = make(sealed_field())
    assert isinstance(editor, SealedEditor)
    editor.set_value("YWJj")
    assert not editor.is_open
    assert editor.value() == "YWJj"
    editor.unseal()
    assert editor.is_open
    assert editor.value() == "YWJj"
    type_words(editor.grid.rows["name"].editor.line, "An")
    assert editor.value() == "c2AnMai"


def test_a_sealed_block_that_may_not_be_opened_stays_shut(make, context):
    context.unseal = lambda name, sealed, take: take(None)
    editor = make(sealed_field())
    editor.set_value("YWJj")
    editor.unseal()
    assert not editor.is_open
    assert editor.value() == "YWJj"


def test_hidden_codes_are_not_offered_to_those_without_case_rights(make, context):
    codes = context.codes
    guarded = [
        (name, code.code) for name in codes.lists for code in codes.offered(name) if code.hidden
    ]
    assert guarded
    context.guarded = False
    for name, code in guarded:
        assert code not in [one for one, _ in context.offered(name)]


def test_a_picture_is_kept_with_a_name_of_its_own(make, context, tmp_path, type_words):
    item = {"sha256": "0" * 64, "type": "jpeg", "size": "2048", "label": "Giấy"}
    context.store_attachment = lambda file, take: take(item)
    editor = make(fields.Attachment("a", "Ảnh"))
    editor.add_file(tmp_path / "x.jpg")
    (stored,) = editor.value().values()
    assert stored == {**item, IN: YES}


def test_a_long_choice_ends_in_dots_and_keeps_its_cross(make, context, qtbot):
    measures = KINDS["emergency_action"].fields["measures"]
    assert isinstance(measures, fields.Choices)
    words = {code.code: code.label for code in context.codes.offered(measures.codes)}
    longest = max(words, key=lambda code: len(words[code]))
    shortest = min(words, key=lambda code: len(words[code]))
    editor = make(measures)
    editor.resize(520, 120)
    editor.set_value({longest: YES, shortest: YES})
    qtbot.wait(20)
    chips = {chip.property("code"): chip for chip in editor._chips}
    long, short = chips[longest], chips[shortest]
    for chip in (long, short):
        assert chip.x() + chip.width() <= editor.width()
        assert chip.accessibleName() == f"Bỏ {chip.words}"
    shown = long.text().strip("\u200e")
    assert shown.endswith("…")
    assert words[longest].startswith(shown[:-1])
    padding = long.width() - long.fontMetrics().horizontalAdvance(shown)
    assert padding >= short.sizeHint().width() - short.fontMetrics().horizontalAdvance(short.words)
    assert long.toolTip() == words[longest]
    assert (short.text(), short.toolTip()) == (words[shortest], "")
    editor.resize(3000, 120)
    qtbot.waitUntil(lambda: long.text() == words[longest])
    assert long.toolTip() == ""
