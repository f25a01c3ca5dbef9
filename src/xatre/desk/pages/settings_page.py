"""Thiết lập: the unit, the officers, backups, the book, this PC, what left, updates, about. Each
pane asks for itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from xatre.desk.forms.settings_page import Ui_SettingsPage
from xatre.desk.page import Page
from xatre.desk.pages.seat import Seat
from xatre.desk.settings.about_pane import AboutPane
from xatre.desk.settings.backup_pane import BackupPane
from xatre.desk.settings.book_pane import BookPane
from xatre.desk.settings.device_pane import DevicePane
from xatre.desk.settings.files_pane import FilesPane
from xatre.desk.settings.officers_pane import OfficersPane
from xatre.desk.settings.pane import Pane
from xatre.desk.settings.unit_pane import UnitPane
from xatre.desk.settings.updates_pane import UpdatesPane
from xatre.desk.widgets.page_head import PageHead
from xatre.desk.widgets.tabs import Tabs


class SettingsPage(Page):
    """minutes_changed(int), moved(folder), backed_up."""

    minutes_changed = Signal(int)
    moved = Signal(object)
    backed_up = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_SettingsPage()
        self.ui.setupUi(self)
        self.ui.head_place.addWidget(PageHead("Thiết lập", "", self))
        self.unit = UnitPane(seat)
        self.officers = OfficersPane(seat)
        self.backup = BackupPane(seat)
        self.book = BookPane(seat)
        self.device = DevicePane(seat)
        self.files = FilesPane(seat)
        self.updates = UpdatesPane(seat)
        self.about = AboutPane(seat)
        self.parts: list[Pane] = [self.unit, self.officers, self.backup, self.book]
        self.parts += [self.device, self.files, self.updates, self.about]
        self.tabs = Tabs(self, margin=24)
        for pane in self.parts:
            self.tabs.add(pane.accessibleName(), pane)
        self.tabs.changed.connect(self._shown)
        self.ui.tabs_place.addWidget(self.tabs, 1)
        self.ui.whole_column.setStretch(2, 1)
        self.unit.minutes_changed.connect(self.minutes_changed)
        self.book.moved.connect(self.moved)
        self.backup.backed_up.connect(self.backed_up)

    def _shown(self, number: int) -> None:
        self.parts[number].came()

    def came(self) -> None:
        self.parts[self.tabs.current].came()

    def step(self, by: int) -> None:
        self.tabs.show_tab(self.tabs.current + by)

    def primary_button(self) -> QPushButton | None:
        return self.backup.now if self.parts[self.tabs.current] is self.backup else None

    def show_what(self, part: str = "") -> None:
        """Show the pane of that name: unit, officers, backup, book, device, files, updates,
        about."""
        names = ("unit", "officers", "backup", "book", "device", "files", "updates", "about")
        if part in names:
            self.tabs.show_tab(names.index(part))
