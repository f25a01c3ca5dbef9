"""A child chosen in an open form: what the register knows of it goes into the fields that are still
empty, told in one line, and taken out again on asking. What is typed is never overwritten.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from xatre.desk.widgets.message_bar import Message
from xatre.model.text import in_sentence
from xatre.model.values import Fields
from xatre.work.records import beginning

if TYPE_CHECKING:
    from xatre.desk.pages.record.form_pane import FormPane
    from xatre.work.records.editing import Begun

MOST_NAMED = 4


class TakingOver(QObject):
    """Watches the references of a form that others of its fields are taken from."""

    def __init__(self, pane: FormPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._sources = {
            field.taken_from.partition(".")[0]
            for field in pane.kind.fields.values()
            if field.taken_from
        }
        self._begun: Begun | None = None
        self._known: Fields = {}
        if self._sources:
            pane.form.edited.connect(self._look)

    def _look(self) -> None:
        begun, form = self._pane.begun, self._pane.form
        if begun is None or self._pane.read_only:
            return
        if begun is not self._begun:
            self._begun, self._known = begun, dict(begun.record.fields)
        values = form.values()
        for source in self._sources:
            id = values.get(source)
            if id == self._known.get(source):
                continue
            if isinstance(id, str):
                self._known[source] = id
                self._ask(begun, source, id)
            else:
                self._known.pop(source, None)

    def _ask(self, begun: Begun, source: str, id: str) -> None:
        kind = self._pane.kind
        self._pane.seat.ask(
            lambda session: beginning.taken(session, kind, {source: id}),
            partial(self._take, begun, source, id),
        )

    def _take(self, begun: Begun, source: str, id: str, found: Fields) -> None:
        pane = self._pane
        values, faults = pane.form.values(), pane.form.faults()
        if pane.begun is not begun or values.get(source) != id:
            return
        fields = {
            name: value
            for name, value in found.items()
            if name not in values and name not in faults
        }
        if not fields:
            return
        pane.form.fill(fields)
        pane.check()
        labels = [in_sentence(pane.kind.fields[name].label) for name in fields]
        more = f" và {len(labels) - MOST_NAMED} mục nữa" if len(labels) > MOST_NAMED else ""
        words = f"{', '.join(labels[:MOST_NAMED])}{more}. Mục đã gõ giữ nguyên."
        undo = partial(self._undo, begun, fields)
        fact = f"Đã điền {len(fields)} mục từ hồ sơ vừa chọn:"
        pane.told.emit(Message("info", fact, words, "Hoàn tác", undo))

    def _undo(self, begun: Begun, fields: Fields) -> None:
        if self._pane.begun is not begun:
            return
        values = self._pane.form.values()
        kept = {name: None for name, value in fields.items() if values.get(name) == value}
        self._pane.form.fill(kept)
        self._pane.check()
