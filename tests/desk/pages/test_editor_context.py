"""What editors ask the book: records found, titles, pictures taken in and read again."""

from __future__ import annotations

from pathlib import Path

from at_desk import CHILD, Desk
from PySide6.QtGui import QColor, QImage

from xatre.desk.editors.finding import ReferenceEditor, UnitEditor
from xatre.desk.pages.record.editor_context import editor_context
from xatre.desk.widgets.search_list import Found
from xatre.kinds import KINDS
from xatre.model.fields import Reference
from xatre.work.records import browse


def test_records_are_found_without_accents_and_named(desk: Desk) -> None:
    (id,) = desk.add("child", CHILD)
    context = editor_context(desk.seat, KINDS["injury"], lambda: "x")
    found: list[object] = []
    context.find_records("child", "giang ngoc", found.extend)
    desk.settle()
    assert found == [Found(id, "Giàng Thị Ngọc Ánh · TE-00001")]
    titles: list[str] = []
    context.record_title("child", id, titles.append)
    desk.settle()
    assert titles == ["Giàng Thị Ngọc Ánh"]


def test_a_village_the_book_does_not_have_is_made_where_it_is_written(desk: Desk) -> None:
    context = editor_context(desk.seat, KINDS["child"], lambda: "x")
    field = KINDS["child"].fields["village"]
    assert isinstance(field, Reference)
    editor = ReferenceEditor(field, context)
    desk.qtbot.addWidget(editor)
    editor.control.setText("bản Sì Choang")
    editor.control.search()
    desk.settle()
    assert [one.words for one in editor.control.found] == ["Lập thôn, bản mới: bản Sì Choang"]
    editor.control._take_row(0)
    assert editor.value() is None
    desk.settle()
    made = desk.do(lambda session: browse.record(session, "village", str(editor.value())))
    assert (made.fields["village_kind"], made.fields["name"]) == ("ban", "Bản Sì Choang")
    assert (made.state, editor.control.text()) == ("complete", "Bản Sì Choang")
    editor.control.setText("si choang")
    editor.control.search()
    desk.settle()
    assert [one.value for one in editor.control.found] == [made.id]


def test_a_picture_is_taken_in_and_read_again(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "anh-the.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(file))
    context = editor_context(desk.seat, KINDS["child"], lambda: "x")
    items: list[object] = []
    context.store_attachment(file, items.append)
    desk.settle()
    (item,) = items
    assert isinstance(item, dict)
    assert item["label"] == "anh-the"
    assert KINDS["child"].fields["photo"].fault({"a1": {"+": "yes", **item}}) is None
    read: list[bytes | None] = []
    context.read_attachment(item, read.append)
    desk.settle()
    assert read[0] is not None
    assert QImage.fromData(read[0]).width() == 40


def test_what_is_no_picture_is_refused_aloud(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "anh.png"
    file.write_bytes(b"<svg/>")
    context = editor_context(desk.seat, KINDS["child"], lambda: "x")
    items: list[object] = []
    context.store_attachment(file, items.append)
    desk.settle()
    assert items == [None]
    assert len(desk.journey.faults) == 1


def test_an_old_commune_is_looked_for_among_the_old_ones(desk: Desk) -> None:
    context = editor_context(desk.seat, KINDS["village"], lambda: "x")
    editor = UnitEditor(KINDS["village"].fields["former_unit"], context)
    desk.qtbot.addWidget(editor)
    editor.control.setText("tien bo")
    editor.control.search()
    desk.settle()
    assert {one.value.partition("@")[2] for one in editor.control.found} == {"2024"}
