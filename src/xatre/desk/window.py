"""The window: rail, pages, status line, and the keys that hold everywhere.

It knows pages by their key, and nothing of what they show.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from xatre.desk import theme
from xatre.desk.forms.main_window import Ui_MainWindow
from xatre.desk.keys import KeyOverview
from xatre.desk.page import Page, first_stop
from xatre.desk.page_keys import PageKeys, shortcut
from xatre.desk.widgets.focus_ring import FocusRing
from xatre.desk.widgets.rail import RailItem
from xatre.desk.widgets.style import grounded, mark

MOST_NUMBERED = 9


class Window(QMainWindow):
    """The main window. Pages are added once a book is open; `clear` takes them off again.

    lock_asked     Ctrl+L or the lock
    names_hidden   Ctrl+H, with the new state
    intake_asked   Ctrl+T: tiếp nhận vụ việc
    package_asked  Ctrl+E
    rows_asked     Ctrl+G: rows are to be typed from paper
    found          a record chosen in the search of the whole book, by its value
    closing        the window is about to close
    """

    lock_asked = Signal()
    names_hidden = Signal(bool)
    intake_asked = Signal()
    package_asked = Signal()
    rows_asked = Signal()
    found = Signal(str)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self._hidden_names = False
        self._narrow = False
        grounded(self.ui.rail, "rail")
        mark(self.ui.unit_name, role="strong")
        mark(self.ui.unit_place, role="note")
        mark(self.ui.officer_name, role="strong")
        mark(self.ui.officer_role, role="note")
        self.setMinimumSize(900, 560)
        self.resize(1366, 768)
        self.ui.rail_pages.chosen.connect(self.go)
        self.ui.lock.clicked.connect(self.lock_asked)
        self.ui.search.chosen.connect(self.found)
        self._ring = FocusRing(self)
        self._fit_rail()
        for number in range(1, MOST_NUMBERED + 1):
            shortcut(self, f"Alt+{number}", partial(self._go_numbered, number))
        for keys, act in self._keys().items():
            shortcut(self, keys, act)
        self._page_keys = PageKeys(self, self._page)

    # keys

    def _keys(self) -> dict[str, Callable[[], object]]:
        return {
            "F6": self.next_pane,
            "Shift+F6": self.previous_pane,
            "Ctrl+K": self._search_book,
            "Ctrl+T": self.intake_asked.emit,
            "Ctrl+G": self.rows_asked.emit,
            "Ctrl+E": self.package_asked.emit,
            "Ctrl+S": self.save_drafts,
            "Ctrl+H": self.toggle_names,
            "Ctrl+L": self.lock_asked.emit,
            "F1": self.show_keys,
        }

    def _page(self) -> Page | None:
        page = self.ui.pages.currentWidget()
        return page if isinstance(page, Page) else None

    def _go_numbered(self, number: int) -> None:
        keys = [item.key for item, _, _ in self.ui.rail_pages.places()]
        if number <= len(keys):
            self._go_into(keys[number - 1])

    def _go_into(self, key: str) -> None:
        """Show a page and go into it with the keyboard."""
        self.go(key)
        page = self._page()
        target = page.first_focus() if page else None
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _search_book(self) -> None:
        self.ui.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ui.search.selectAll()

    def show_keys(self) -> None:
        """F1: all keys."""
        KeyOverview(self).ask()

    @property
    def are_names_hidden(self) -> bool:
        """Whether names are behind initials."""
        return self._hidden_names

    def toggle_names(self) -> None:
        """Ctrl+H: names become initials and code, or come back."""
        self._hidden_names = not self._hidden_names
        for page in self._pages.values():
            if isinstance(page, Page):
                page.set_names_hidden(self._hidden_names)
        self.ui.status.say_names(self._hidden_names)
        self.names_hidden.emit(self._hidden_names)

    # panes

    def _panes(self) -> list[QWidget]:
        page = self.ui.pages.currentWidget()
        own = page.panes() if isinstance(page, Page) else [page] if page else []
        return [self.ui.rail_pages, *(pane for pane in own if pane.isVisible())]

    def next_pane(self) -> None:
        """F6."""
        self._cycle(1)

    def previous_pane(self) -> None:
        """Shift+F6."""
        self._cycle(-1)

    def _cycle(self, step: int) -> None:
        panes = self._panes()
        focused = QApplication.focusWidget()
        here = next(
            (
                number
                for number, pane in enumerate(panes)
                if focused is not None and (pane is focused or pane.isAncestorOf(focused))
            ),
            -1 if step > 0 else 0,
        )
        for away in range(1, len(panes) + 1):
            target = first_stop(panes[(here + step * away) % len(panes)])
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    # pages

    def add_page(
        self,
        key: str,
        label: str,
        icon: str,
        make: Callable[[], QWidget],
        group: str = "",
        *,
        foot: bool = False,
        keys: str = "",
    ) -> None:
        """Add a page, made when it is first gone to: each is megabytes. `foot` stands at the lower
        end of the rail, `keys` always go to it."""
        if keys:
            shortcut(self, keys, lambda: self._go_into(key))

        def made() -> QWidget:
            widget = make()
            widget.setAccessibleName(label)
            return widget

        self._makers[key] = made
        self.ui.rail_pages.add(RailItem(key, label, icon, group, foot=foot))
        if not self._current:
            self.go(key)

    def page(self, key: str) -> QWidget | None:
        """The page of that key, made now if it was not; None where there is none."""
        if key not in self._makers:
            return None
        if key not in self._pages:
            widget = self._pages[key] = self._makers[key]()
            self.ui.pages.addWidget(widget)
            if isinstance(widget, Page):
                widget.set_narrow(self._narrow)
                if self._hidden_names:
                    widget.set_names_hidden(True)
        return self._pages[key]

    @property
    def current_key(self) -> str:
        return self._current

    def go(self, key: str) -> None:
        """Show a page."""
        wanted = self.page(key) if key != self._current else None
        if wanted is None:
            return
        before = self._page()
        self._current = key
        self.ui.pages.setCurrentWidget(wanted)
        self.ui.rail_pages.show_current(key)
        if before is not None:
            before.went()
        if page := self._page():
            page.came()

    def clear(self) -> None:
        """Take all pages off, as on locking."""
        self._current = ""
        self.ui.rail_pages.clear()
        for widget in self._pages.values():
            self.ui.pages.removeWidget(widget)
            widget.deleteLater()
        self._pages, self._makers = {}, {}

    def set_count(self, key: str, count: int, urgency: str = "") -> None:
        """The number beside a page in the rail."""
        self.ui.rail_pages.set_count(key, count, urgency)

    def say_who(self, unit: str, place: str, officer: str, role: str) -> None:
        """Whose book this is and who is at it."""
        self.ui.unit_name.setText(unit)
        self.ui.unit_place.setText(place)
        self.ui.officer_name.setText(officer)
        self.ui.officer_role.setText(role)

    def save_drafts(self) -> bool:
        """Save what is typed on any page; True if there was anything."""
        saved = [page.save_draft() for page in self._pages.values() if isinstance(page, Page)]
        return any(saved)

    # size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.NARROW_BELOW
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit_rail()
            for page in self._pages.values():
                if isinstance(page, Page):
                    page.set_narrow(narrow)

    def _fit_rail(self) -> None:
        narrow = self._narrow
        self.ui.rail.setFixedWidth(theme.RAIL_NARROW if narrow else theme.RAIL_WIDTH)
        self.ui.rail_pages.set_narrow(narrow)
        for widget in (
            self.ui.unit_name,
            self.ui.unit_place,
            self.ui.officer_name,
            self.ui.officer_role,
        ):
            widget.setVisible(not narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.save_drafts()
        self.closing.emit()
        super().closeEvent(event)
