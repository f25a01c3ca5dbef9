"""Editors of what is found by typing: a unit, another record, made where the book has none."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from xatre.desk.editors.base import Editor
from xatre.desk.editors.context import EditorContext
from xatre.desk.widgets.search_list import Found, SearchList, Take
from xatre.desk.widgets.style import mark
from xatre.model.fields import Field, FieldError, Reference, Unit
from xatre.model.units import JULY_2025
from xatre.model.values import Value

NEW = "@new"
"""What is chosen when the record is to be made of the words typed."""


class FindingEditor(Editor):
    """A unit or another record, found by typing."""

    def __init__(self, field: Field, context: EditorContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.control = SearchList(self._find, self)
        self.control.chosen.connect(self.edited)
        self.control.typed.connect(self.edited)
        self.control.left.connect(self.left)
        self.hold(self.control)

    @abstractmethod
    def _find(self, typed: str, take: Take) -> None:
        """Give `take` what the words typed find."""

    def value(self) -> Value | None:
        if not self.control.is_settled:
            raise FieldError(what="Chọn một mục trong danh sách.")
        return self.control.value or None

    def set_read_only(self, on: bool) -> None:
        mark(self.control, readOnly=on)

    def set_problem(self, level: str, words: str) -> None:
        super().set_problem(level, words)
        mark(self.control, problem=level)


class UnitEditor(FindingEditor):
    """A commune or province with the year of its code set."""

    field: Unit

    def _find(self, typed: str, take: Take) -> None:
        year = JULY_2025 if self.field.before_2025 else 0
        take(self.context.find_units(typed, self.field.level, year))

    def set_value(self, stored: Value | None) -> None:
        unit = stored if isinstance(stored, str) else ""
        self.control.choose(unit, self.context.codes.unit_label(unit) if unit else "")


class ReferenceEditor(FindingEditor):
    """Another record of the book, shown by its title."""

    field: Reference

    def __init__(self, field: Field, context: EditorContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self._typed = ""
        self.control.chosen.connect(self._make)

    def _find(self, typed: str, take: Take) -> None:
        to, offer = self.field.to, self.context.makes.get(self.field.to, "")

        def found(rows: Sequence[Found]) -> None:
            self._typed = typed
            take(rows or ([Found(NEW, f"{offer}: {typed}")] if offer and typed else rows))

        self.context.find_records(to, typed, found)

    def value(self) -> Value | None:
        return None if self.control.value == NEW else super().value()

    def _make(self, chosen: str) -> None:
        if chosen != NEW:
            return

        def made(record_id: str) -> None:
            if self.control.value == NEW:
                self.set_value(record_id or None)
                self.edited.emit()

        self.context.make_record(self.field.to, self._typed, made)

    def set_value(self, stored: Value | None) -> None:
        record_id = stored if isinstance(stored, str) else ""
        self.control.choose(record_id, record_id)
        if record_id:
            self.context.record_title(self.field.to, record_id, self._titled(record_id))

    def _titled(self, record_id: str) -> Callable[[str], None]:
        def take(title: str) -> None:
            if self.control.value == record_id:
                self.control.choose(record_id, title)

        return take
