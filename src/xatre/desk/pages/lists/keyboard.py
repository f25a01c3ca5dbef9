"""Where the keyboard goes when a list is come back to: its rows, never a button by chance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


def to_rows(place: QWidget, rows: QWidget, *, from_elsewhere: bool) -> None:
    """Give `rows` the keyboard, unless somebody types in a line of `place`; where the keyboard is
    outside of `place` only `from_elsewhere`."""
    focused = QApplication.focusWidget()
    inside = focused is not None and place.isAncestorOf(focused)
    if not (inside and isinstance(focused, QLineEdit)) and (inside or from_elsewhere):
        rows.setFocus(Qt.FocusReason.OtherFocusReason)
