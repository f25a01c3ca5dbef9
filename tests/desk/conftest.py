"""The desk as it looks to a person, and fingers that type Vietnamese."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from xatre.desk import garbage, theme


@pytest.fixture(scope="session")
def _look(qapp: QApplication) -> None:
    theme.apply(qapp)


@pytest.fixture(autouse=True)
def _desk(_look: None) -> None:
    """Every test of the desk sees the real look."""


@pytest.fixture(autouse=True)
def _garbage_on_this_thread() -> Iterator[None]:
    """Widgets of the tests before are garbage: it is looked for as the desk does."""
    gc.disable()
    yield
    garbage.look()
    gc.enable()


@pytest.fixture
def type_words() -> Callable[[QWidget, str], None]:
    """Types as a typing program does: whole words are committed, no key events."""

    def type_into(widget: QWidget, words: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(widget, event)

    return type_into


@pytest.fixture
def show_active(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Shows a window of the test's and waits until it has the keyboard."""

    def show(window: QWidget) -> None:
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    return show
