"""What the window may ask of a page. A page answers what it can; the rest does nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QWidget

from xatre.desk.widgets.style import grounded


class Page(QWidget):
    """A page of the window. Keys of the window are passed to these methods."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grounded(self, "white")

    def panes(self) -> list[QWidget]:
        """The panes F6 goes through, in order: list, record, foot."""
        return [self]

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the page is come to by keys: its list, or its first
        control."""
        lists = [found for found in self.findChildren(QAbstractItemView) if found.isVisible()]
        stops = [first_stop(pane) for pane in self.panes()]
        return next((found for found in [*lists, *stops] if found is not None), None)

    def primary_button(self) -> QPushButton | None:
        """The one primary button, pressed by Ctrl+Enter."""
        return None

    def list_search(self) -> QWidget | None:
        """Where Ctrl+F goes."""
        return None

    def came(self) -> None:
        """The page is shown now: time to ask for its rows again."""

    def went(self) -> None:
        """The page is left: save the draft, hide what was shown."""

    def save_draft(self) -> bool:
        """Save what is typed now (Ctrl+S, and by the global hook). True if there was anything."""
        return False

    def new_record(self) -> None:
        """Ctrl+N."""

    def type_rows(self) -> None:
        """Ctrl+G: records from paper, one a row."""

    def edit_record(self) -> None:
        """F2."""

    def leave(self) -> None:
        """Esc: out of the form, draft kept."""

    def undo(self) -> None:
        """Ctrl+Z outside a field."""

    def print_page(self) -> None:
        """Ctrl+P."""

    def step(self, by: int) -> None:
        """Ctrl+PgDn, Ctrl+PgUp: the next or previous step or tab."""

    def set_narrow(self, on: bool) -> None:
        """The window is narrower than 1180: side panes fold."""

    def set_names_hidden(self, on: bool) -> None:
        """Names in lists become initials and code."""


def first_stop(pane: QWidget) -> QWidget | None:
    """The first control in a pane that Tab would stop at."""
    candidates = [pane, *pane.findChildren(QWidget)]
    stops = [
        widget
        for widget in candidates
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return stops[0] if stops else None
