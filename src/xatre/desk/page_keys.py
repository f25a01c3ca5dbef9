"""The keys that do something with the page in sight, whichever it is."""

from __future__ import annotations

from collections.abc import Callable
from operator import methodcaller

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from xatre.desk.page import Page


def shortcut(window: QWidget, keys: str, act: Callable[[], object]) -> None:
    """Let `keys` do `act` while `window` has the keyboard."""
    QShortcut(QKeySequence(keys), window).activated.connect(act)


class PageKeys(QObject):
    """Binds the keys; `page` gives the page in sight when one is pressed."""

    def __init__(self, window: QWidget, page: Callable[[], Page | None]) -> None:
        super().__init__(window)
        self._page = page
        acts: dict[str, Callable[[Page], object]] = {
            "Ctrl+F": self._search_list,
            "Ctrl+N": methodcaller("new_record"),
            "F2": methodcaller("edit_record"),
            "Esc": methodcaller("leave"),
            "Ctrl+PgDown": methodcaller("step", 1),
            "Ctrl+PgUp": methodcaller("step", -1),
            "Ctrl+Return": self._press_primary,
            "Ctrl+Enter": self._press_primary,
            "Ctrl+P": methodcaller("print_page"),
        }
        for keys, act in acts.items():
            shortcut(window, keys, self._at_page(act))
        shortcut(window, "Ctrl+Z", self._undo)

    def _at_page(self, act: Callable[[Page], object]) -> Callable[[], object]:
        def acted() -> None:
            page = self._page()
            if page is not None:
                act(page)

        return acted

    def _search_list(self, page: Page) -> None:
        place = page.list_search()
        if place is not None:
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _press_primary(self, page: Page) -> None:
        button = page.primary_button()
        if button is not None and button.isVisible() and button.isEnabled():
            button.click()

    def _undo(self) -> None:
        """What is typed first, then what was done at the page."""
        focused = QApplication.focusWidget()
        page = self._page()
        if isinstance(focused, (QLineEdit, QPlainTextEdit)) and not focused.isReadOnly():
            focused.undo()
        elif page is not None:
            page.undo()
