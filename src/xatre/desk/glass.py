"""The screen: whether a window has room on it, and what lies over the windows."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QWidget


def fits(window: QWidget) -> bool:
    """Whether the screen has room for the window as large as it would like to be."""
    room = window.screen().availableSize()
    return room.width() > window.width() and room.height() > window.height()


def show_first(window: QWidget) -> None:
    """Show a window in its own size, or over the whole of a smaller screen."""
    if fits(window):
        window.show()
    else:
        window.setGeometry(window.screen().availableGeometry())
        window.showMaximized()


def stand_in(window: QWidget, before: QWidget) -> None:
    """Show a window where another one stands."""
    window.setGeometry(before.geometry())
    if before.isMaximized() or not fits(window):
        window.showMaximized()
    else:
        window.show()


def close_what_lies_over() -> None:
    """Lists that are open and dialogs waiting for an answer: over a locked book nothing stays."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if QApplication.activePopupWidget() is popup:
            break
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.done(QDialog.DialogCode.Rejected)
