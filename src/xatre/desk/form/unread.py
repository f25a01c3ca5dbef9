"""What is typed in a form and cannot be read: it is kept as it was typed, beside the draft."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit

from xatre.desk.form.form import Form


def unread(form: Form) -> dict[str, str]:
    """What is typed in lines and cannot be read, as it was typed, by field."""
    found = {}
    for name in form.faults():
        line = _line(form, name)
        if line is not None:
            found[name] = line.text()
    return found


def unkept(form: Form) -> list[str]:
    """Labels of what cannot be read and is no line of the form itself: cells of rows."""
    kept = unread(form)
    paths = [path for path in form.faults() if path not in kept]
    return [form.kind.fields[name].label for name in {p.partition("/")[0]: 0 for p in paths}]


def show_unread(form: Form, typed: Mapping[str, str]) -> None:
    """Show again what was typed and could not be read."""
    for name, words in typed.items():
        line = _line(form, name)
        if line is not None:
            line.setText(words)
            form.was_left(name)


def _line(form: Form, name: str) -> QLineEdit | None:
    row = form.row(name)
    control = row.editor.controls()[0] if row is not None else None
    return control if isinstance(control, QLineEdit) else None
