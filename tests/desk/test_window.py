"""The window: pages by number, panes by F6, keys passed to the page, names for everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from xatre.desk.keys import KeyOverview
from xatre.desk.page import Page
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.search_list import Found
from xatre.desk.window import Window

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class SamplePage(Page):
    """A page that writes down what was asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []
        self.line = QLineEdit(self)
        self.line.setAccessibleName("Dòng")
        self.button = Button("Lưu hồ sơ", "primary", parent=self)
        self.button.clicked.connect(self._pressed)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.button)

    def _pressed(self) -> None:
        self.asked.append("pressed")

    def panes(self) -> list[QWidget]:
        return [self.line, self.button]

    def primary_button(self) -> Button:
        return self.button

    def list_search(self) -> QWidget:
        return self.line

    def came(self) -> None:
        self.asked.append("came")

    def went(self) -> None:
        self.asked.append("went")

    def save_draft(self) -> bool:
        self.asked.append("saved")
        return True

    def new_record(self) -> None:
        self.asked.append("new")

    def step(self, by: int) -> None:
        self.asked.append(by)

    def set_narrow(self, on: bool) -> None:
        self.asked.append(f"narrow {on}")

    def set_names_hidden(self, on: bool) -> None:
        self.asked.append(f"hidden {on}")


@pytest.fixture
def window(show_active):
    made = Window()
    for key, label in (("overview", "Tổng quan"), ("children", "Trẻ em")):
        made.add_page(key, label, "users", SamplePage, "Sổ" if key == "children" else "")
    made.add_page("settings", "Thiết lập", "settings", SamplePage, foot=True)
    made.say_who("Xã Sì Lở Lầu", "tỉnh Lai Châu", "Lò Thị Ngọc Ưng", "BVTE")
    show_active(made)
    return made


def test_alt_and_a_number_opens_a_page(window, qtbot):
    assert window.current_key == "overview"
    qtbot.keyClick(window, Qt.Key.Key_2, ALT)
    assert window.current_key == "children"
    assert window.page("overview").asked[-1] == "went"
    assert window.page("children").asked[-1] == "came"
    qtbot.keyClick(window, Qt.Key.Key_3, ALT)
    assert window.current_key == "settings"


def test_the_rail_is_one_stop_and_arrows_move(window, qtbot):
    window.ui.rail_pages.setFocus()
    qtbot.keyClick(window.ui.rail_pages, Qt.Key.Key_Down)
    assert window.current_key == "children"
    qtbot.keyClick(window.ui.rail_pages, Qt.Key.Key_End)
    assert window.current_key == "settings"


def test_f6_goes_round_the_panes(window, qtbot):
    page = window.page("overview")
    window.ui.rail_pages.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [page.line, page.button, window.ui.rail_pages]
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, shift)
    assert QApplication.focusWidget() is page.button


def test_keys_reach_the_page(window, qtbot):
    page = window.page("overview")
    page.asked.clear()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_N, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(window, key, CONTROL)
    assert page.asked == ["pressed", "new", 1, -1]
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is page.line
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    assert QApplication.focusWidget() is window.ui.search


def test_names_are_hidden_on_every_page_and_come_back(window, qtbot):
    with qtbot.waitSignal(window.names_hidden) as caught:
        qtbot.keyClick(window, Qt.Key.Key_H, CONTROL)
    assert caught.args == [True]
    assert window.page("children").asked[-1] == "hidden True"
    assert window.page("settings").asked[-1] == "hidden True"
    qtbot.keyClick(window, Qt.Key.Key_H, CONTROL)
    assert window.page("settings").asked[-1] == "hidden False"


def test_the_lock_is_asked_for_by_key_and_by_button(window, qtbot):
    with qtbot.waitSignal(window.lock_asked):
        qtbot.keyClick(window, Qt.Key.Key_L, CONTROL)
    with qtbot.waitSignal(window.lock_asked):
        window.ui.lock.click()


def test_the_search_of_the_book_gives_what_was_chosen(window, qtbot, type_words):
    window.ui.search.find_with(lambda typed, take: take([Found("child/1", f"Trẻ {typed}")]))
    window.ui.search.setFocus()
    type_words(window.ui.search, "giàng")
    window.ui.search.search()
    with qtbot.waitSignal(window.found) as caught:
        qtbot.keyClick(window.ui.search, Qt.Key.Key_Return)
    assert caught.args == ["child/1"]
    assert window.ui.search.text() == ""


def test_a_narrow_window_folds_the_rail_and_tells_the_pages(window, qtbot):
    window.resize(1093, 614)
    QApplication.processEvents()
    assert window.ui.rail.width() == 60
    assert window.page("overview").asked[-1] == "narrow True"
    window.resize(1366, 697)
    QApplication.processEvents()
    assert window.ui.rail.width() == 236


def test_locking_takes_the_pages_off(window):
    window.clear()
    assert window.ui.pages.count() == 0
    assert window.current_key == ""


def test_closing_saves_what_is_typed(window, qtbot):
    page = window.page("children")
    with qtbot.waitSignal(window.closing):
        window.close()
    assert "saved" in page.asked


def test_every_stop_has_a_name(window):
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName(), widget


def test_the_overview_of_keys_opens(window, qtbot):
    overview = KeyOverview(window)
    qtbot.addWidget(overview)
    overview.show()
    assert overview.sizeHint().width() <= 1366
    assert overview.sizeHint().height() <= 697
