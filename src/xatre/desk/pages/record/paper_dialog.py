"""What every dialog of paper shares: what is printed, whether names are in and why, how the paper
will look. It asks the book for the paper; what becomes of it is its caller's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from xatre.desk import paper
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.check_box import CheckBox
from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.style import grounded
from xatre.desk.widgets.text import Words
from xatre.work.papers.marking import LONGEST_REASON
from xatre.work.session import Session

PREVIEW_HEIGHT = 300
PREVIEW_DPI = 60


class Paper(Protocol):
    """A paper that was made: HTML, and a file name that tells of nobody."""

    @property
    def html(self) -> str: ...

    @property
    def name(self) -> str: ...


class PaperDialog(Dialog):
    """The paper as it will be. With names in, a reason is asked first; `reason` is "" without."""

    def __init__(self, seat: Seat, title: str, asked: str, parent: QWidget | None = None) -> None:
        super().__init__(
            title,
            "Bản in không có tên trừ khi ghi lý do. Mỗi bản ra khỏi sổ có số riêng, ghi mức độ bảo "
            "mật và đứng trong danh sách Tệp đã xuất.",
            level="info",
            parent=parent,
        )
        self.seat = seat
        self._shown: tuple[object, ...] = ()
        self.body.addSpacing(8)
        self._what = Words(asked, "label", self)
        self.body.addWidget(self._what)
        self.choice = Combo([], self)
        self.choice.setAccessibleName(asked)
        self.choice.changed.connect(self._chosen)
        self.body.addWidget(self.choice)
        self.before_names()
        self.names = CheckBox("In cả họ tên và mục riêng tư", self)
        self.names.setVisible(seat.facts.may("exchange"))
        self.names.toggled.connect(self._turned)
        self.body.addWidget(self.names, 0, Qt.AlignmentFlag.AlignLeft)
        self._asked = Words("Lý do in có tên", "label", self)
        self.body.addWidget(self._asked)
        self.line = QLineEdit(self)
        self.line.setAccessibleName("Lý do in có tên")
        self.line.setPlaceholderText("Ví dụ: nộp hồ sơ cho Công an xã theo công văn 12")
        self.line.setMaxLength(LONGEST_REASON)
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self.refresh)
        self.body.addWidget(self.line)
        self._pages = QWidget(self)
        grounded(self._pages, "rail")
        self._column = QVBoxLayout(self._pages)
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(8)
        self.preview = QScrollArea(self)
        self.preview.setAccessibleName("Xem trước bản in")
        self.preview.setFixedHeight(PREVIEW_HEIGHT)
        self.preview.setWidgetResizable(True)
        self.preview.setWidget(self._pages)
        self.body.addWidget(self.preview)
        self.add_button("keep", "Không in", "quiet")
        self.further_buttons()
        self.save_button = self.add_button("save", "Lưu PDF…", "secondary", "download")
        self.print_button = self.add_button("print", "In…", "primary", "printer")

    # what a kind of dialog says of itself

    def before_names(self) -> None:
        """Further fields between what is printed and whether names are in."""

    def further_buttons(self) -> None:
        """Buttons before those that save and print."""

    def making(self) -> Callable[[Session], Paper] | None:
        """What makes the paper as it is now to be; None where something is missing."""
        return None

    def wanted(self) -> tuple[object, ...]:
        """What the paper depends on: another one is made when it changes."""
        return self.choice.value, self.reason

    def why_not(self) -> str:
        """What is missing, in words; "" where the paper can be made."""
        missing = self.names.isChecked() and not self.line.text().strip()
        return "Ghi lý do in có tên trước" if missing else ""

    def show_paper(self, made: Paper) -> None:
        """Keep and show what was made."""
        self._clear()
        for number, picture in enumerate(paper.pictures(made.html, PREVIEW_DPI), 1):
            page = QLabel(self._pages)
            page.setAccessibleName(f"Trang {number}")
            page.setPixmap(QPixmap.fromImage(picture))
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(page)

    # what happens here

    @property
    def reason(self) -> str:
        return self.line.text().strip() if self.names.isChecked() else ""

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """What can be printed; one alone needs no choosing."""
        self.choice.offer(choices)
        self.choice.removeItem(0)
        self.choice.setCurrentIndex(0)
        for part in (self._what, self.choice):
            part.setVisible(len(choices) > 1)
        self._chosen()

    def refresh(self) -> None:
        """Make the paper again, as it is now to be."""
        if self.why_not() or self._shown == self.wanted():
            return
        job, wanted = self.making(), self.wanted()
        if job is None:
            return

        def show(made: Paper) -> None:
            if isValid(self) and self.wanted() == wanted:  # else closed, or changed since
                self._shown = wanted
                self.show_paper(made)

        self.seat.ask(job, show, self.seat.navigator.fault)

    def _clear(self) -> None:
        while self._column.count():
            page = self._column.takeAt(0).widget()
            if page is not None:
                page.deleteLater()

    def _chosen(self) -> None:
        self._typed()
        self.refresh()

    def _turned(self, on: bool) -> None:
        self._asked.setVisible(on)
        self.line.setVisible(on)
        self._typed()
        if on:
            self.line.setFocus()
        self.refresh()

    def _typed(self) -> None:
        for button in (self.save_button, self.print_button):
            button.forbid(self.why_not())
