"""A Windows without any printer is told in words: its own dialog would just not open."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo

from xatre.desk import paper, printers


@pytest.mark.usefixtures("qapp")
def test_a_windows_without_a_printer_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printers.sys, "platform", "win32")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    with pytest.raises(printers.NoPrinter) as told:
        paper.choose_printer()
    assert "Lưu thành PDF" in told.value.words


@pytest.mark.usefixtures("qapp")
def test_elsewhere_the_dialog_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: opened.append("yes") or 0)
    assert paper.choose_printer() is None
    assert opened == ["yes"]
