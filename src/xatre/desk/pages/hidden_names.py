"""Names of children and their people behind initials, for a desk that others can see (Ctrl+H)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit

from xatre.desk.form import Form
from xatre.desk.form.row import FieldRow
from xatre.desk.pages.lists.list_rows import NAMED_TITLES, hidden_name, person_field
from xatre.desk.pages.record.reading import Opened
from xatre.model.fields import Field, PersonRef
from xatre.model.kind import Kind
from xatre.work.records.browse import Hit

PERSONS_NAMES = frozenset(
    {
        "full_name", "other_names", "mother_name", "father_name", "household_head", "told_name",
        "present_carer", "carer_name", "declarant_name", "finder", "temporary_carer",
        "carers", "attendants", "name",
    }
)  # fmt: skip
"""Fields that name a child, its parents or who looks after it; `name` is that of a row."""


def is_persons_name(kind: Kind, field: Field) -> bool:
    """Whether a field says who a child or one of its people is."""
    if isinstance(field, PersonRef):
        return True
    return field.name in PERSONS_NAMES and kind.name != "village"


def is_titled_by_name(kind: Kind) -> bool:
    """Whether the title of a record is a person's name."""
    return kind.title in NAMED_TITLES or bool(person_field(kind))


def initials(name: str) -> str:
    """ "Giàng Thị Ánh" as "G. T. Á."."""
    return hidden_name(name, "")


def without_names(kind: Kind, opened: Opened) -> Opened:
    """The record as it is shown to a desk that others can see."""
    named = {field.name: field for field in kind.fields.values() if is_persons_name(kind, field)}
    labels = {field.label for field in named.values()}
    code = str(opened.record.fields.get("code", ""))
    return replace(
        opened,
        title=hidden_name(opened.title, code) if is_titled_by_name(kind) else opened.title,
        words={
            name: initials(words) if name in named else words
            for name, words in opened.words.items()
        },
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
            else clash
            for clash in opened.clashes
        ),
    )


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


class NameCover(QObject):
    """Dots over the names in a form, but not over the one that is being written."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form, self._on = form, False
        self._covered: set[int] = set()
        for block in form.blocks:
            block.grid.grown.connect(self.cover)

    def set_on(self, on: bool) -> None:
        """Cover the names, or show them again."""
        self._on = on
        self.cover()

    def cover(self) -> None:
        """Go through all lines again: rows come and go."""
        if not self._on and not self._covered:
            return
        for row in self._form.findChildren(FieldRow):
            if is_persons_name(self._form.kind, row.field):
                for line in row.editor.findChildren(QLineEdit):
                    self._take(line)

    def _take(self, line: QLineEdit) -> None:
        if id(line) not in self._covered:
            self._covered.add(id(line))
            line.installEventFilter(self)
        self._show(line, shown=not self._on or line.hasFocus())

    def _show(self, line: QLineEdit, *, shown: bool) -> None:
        line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        if not shown:
            line.setToolTip("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._on and isinstance(watched, QLineEdit):
            if event.type() == QEvent.Type.FocusIn:
                self._show(watched, shown=True)
            elif event.type() == QEvent.Type.FocusOut:
                self._show(watched, shown=False)
        return False
