"""The global hook: drafts saved, a report without values, what to do."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from xatre.desk.faults import Faults, report_text
from xatre.errors import DiskError

NAME = "Giàng Thị Ngọc Ánh"


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def words(dialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def broken() -> Exception:
    try:
        raise ValueError(NAME)
    except ValueError as error:
        return error


def test_our_own_fault_saves_the_drafts_and_says_when(window, tmp_path):
    shown = []
    faults = Faults(window, lambda: "09:41", tmp_path, shown.append)
    error = broken()
    faults.hook(type(error), error, error.__traceback__)
    (dialog,) = shown
    said = words(dialog)
    assert "Bản nháp đã lưu lúc 09:41" in said
    assert "XT-900" in said
    assert NAME not in said
    (report,) = tmp_path.iterdir()
    text = report.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_faults.py" in text
    assert NAME not in text


def test_a_draft_that_could_not_be_saved_is_said(window, tmp_path):
    def fails():
        raise OSError

    shown = []
    Faults(window, fails, tmp_path, shown.append).show(broken())
    assert "chưa lưu được bản nháp" in words(shown[0])


def test_a_known_fault_speaks_in_its_own_words(window, tmp_path):
    shown = []
    Faults(window, lambda: "09:41", tmp_path, shown.append).show(DiskError(what="hết chỗ"))
    assert "Không ghi được: hết chỗ." in words(shown[0])
    assert list(tmp_path.iterdir()) == []


def test_a_report_names_causes_without_their_words():
    try:
        try:
            raise KeyError(NAME)
        except KeyError as inner:
            raise RuntimeError(NAME) from inner
    except RuntimeError as error:
        text = report_text(error)
    assert "RuntimeError" in text
    assert "KeyError" in text
    assert NAME not in text
