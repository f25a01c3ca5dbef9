"""Names of children and their people behind initials, for a desk that others can see (Ctrl+H)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit

from xatre.desk.form import Form
from xatre.desk.form.row import FieldRow
from xatre.desk.pages.lists.list_rows import NAMED_TITLES, hidden_name, person_field
from xatre.desk.pages.record.reading import Opened
from xatre.model.disclosure import Reader, is_open
from xatre.model.fields import Field
from xatre.model.kind import Kind
from xatre.work.records.browse import Hit


def is_titled_by_name(kind: Kind) -> bool:
    """Whether the title of a record is a person's name."""
    return kind.title in NAMED_TITLES or bool(person_field(kind))


def initials(name: str) -> str:
    """ "Giàng Thị Ánh" as "G. T. Á."."""
    return hidden_name(name, "")


def without_names(kind: Kind, opened: Opened) -> Opened:
    """The record as it is shown to a desk that others can see: names as initials, what else does
    not stand open there behind dots."""
    reader = replace(opened.reader, names=False)
    named = {
        field.name: field
        for field in kind.fields.values()
        if field.names_person and is_open(kind, field, opened.reader)
    }
    labels = {field.label for field in named.values()}
    kept = {*named, *(one.name for one in kind.fields.values() if is_open(kind, one, reader))}
    code = str(opened.record.fields.get("code", ""))
    return replace(
        opened,
        title=hidden_name(opened.title, code) if is_titled_by_name(kind) else opened.title,
        words={
            name: initials(words) if name in named else words
            for name, words in opened.words.items()
            if name in kept
        },
        reader=reader,
        history=tuple(
            replace(
                line,
                changes=tuple(
                    (label, initials(before), initials(after))
                    if label in labels
                    else (label, before, after)
                    for label, before, after in line.changes
                ),
            )
            for line in opened.history
        ),
        clashes=tuple(
            replace(clash, sides=tuple((side, initials(words)) for side, words in clash.sides))
            if clash.clash.path.partition("/")[0] in named
            else replace(clash, hidden=clash.hidden or not _is_kept(clash.clash.path, kept))
            for clash in opened.clashes
        ),
    )


def _is_kept(path: str, kept: set[str]) -> bool:
    return path == "state" or path.partition("/")[0] in kept


def hit_words(hit: Hit, kind: Kind, *, hide_names: bool) -> str:
    """A hit of the search of the whole book: its title and code, and what it was found by where
    they do not say."""
    title, why = hit.title, f"{hit.found_by}: {hit.found_text}" if hit.found_by else ""
    if hide_names and is_titled_by_name(kind):
        title = initials(title)
    if hide_names and why:
        why = f"theo {hit.found_by}"
    code = hit.code if hit.code != hit.title else ""
    return " · ".join(part for part in (title, code, why) if part)


WATCHED = Reader(case_right=True, names=False)


class NameCover(QObject):
    """Dots over lines in a form, but not over the one that is being written: over all that a desk
    others can see does not show, or over the names alone, as in a case whose name was not asked
    for. `looked`: the written line of this field was gone to, and can be read."""

    looked = Signal(str)

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form, self._watched, self._nameless = form, False, False
        self._taken: dict[int, Field] = {}
        for block in form.blocks:
            block.grid.grown.connect(self.cover)

    def set_on(self, on: bool) -> None:
        """Whether others can see the desk."""
        self._watched = on
        self.cover()

    def set_nameless(self, on: bool) -> None:
        """Whether the names are behind dots though nobody else sees the desk."""
        self._nameless = on
        self.cover()

    def _is_behind(self, field: Field) -> bool:
        kind = self._form.kind
        if self._watched and not is_open(kind, field, WATCHED):
            return True
        return self._nameless and field.names_person

    def cover(self) -> None:
        """Go through all lines again: rows come and go."""
        if not self._watched and not self._nameless and not self._taken:
            return
        for row in self._form.findChildren(FieldRow):
            if row.field.names_person or not is_open(self._form.kind, row.field, WATCHED):
                for line in row.editor.findChildren(QLineEdit):
                    self._take(line, row.field)

    def _take(self, line: QLineEdit, field: Field) -> None:
        if id(line) not in self._taken:
            line.installEventFilter(self)
        self._taken[id(line)] = field
        self._show(line, shown=not self._is_behind(field) or line.hasFocus())

    def _show(self, line: QLineEdit, *, shown: bool) -> None:
        line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        if not shown:
            line.setToolTip("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        field = self._taken.get(id(watched))
        if field is not None and isinstance(watched, QLineEdit) and self._is_behind(field):
            if event.type() == QEvent.Type.FocusIn:
                self._show(watched, shown=True)
                if watched.text():
                    self.looked.emit(field.name)
            elif event.type() == QEvent.Type.FocusOut:
                self._show(watched, shown=False)
        return False
