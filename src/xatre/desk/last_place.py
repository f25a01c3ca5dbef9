"""Asking a person for a file or folder, beginning where they chose one last, in whichever part of
the desk. What is chosen is only named here, never read or written.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from xatre.desk.remembered import last_place, remember_place


def save_name(parent: QWidget | None, title: str, name: str, kinds: str) -> str:
    """The file to write; `name` is proposed, with its folder where it has one. "" for none."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, _start(name), kinds)
    return _kept(chosen)


def open_name(parent: QWidget | None, title: str, start: str, kinds: str) -> str:
    """The file to read; "" for none."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, _start(start), kinds)
    return _kept(chosen)


def open_names(parent: QWidget | None, title: str, kinds: str) -> list[str]:
    """The files to read."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, _start(""), kinds)
    _kept(chosen[0] if chosen else "")
    return chosen


def folder_name(parent: QWidget | None, title: str, start: str = "") -> str:
    """The folder; "" for none."""
    chosen = QFileDialog.getExistingDirectory(parent, title, _start(start))
    if chosen:
        remember_place(Path(chosen))
    return chosen


def _start(name: str) -> str:
    if Path(name).is_absolute():
        return name
    place = last_place()
    return str(Path(place, name)) if place else name


def _kept(chosen: str) -> str:
    if chosen:
        remember_place(Path(chosen).parent)
    return chosen
