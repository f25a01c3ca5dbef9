"""The recovery code: shown once, printed or saved as PDF, and asked back before going on."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from xatre.desk import last_place, theme
from xatre.desk.entry.parts import EntryPage, FieldNote
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.style import Panel
from xatre.desk.widgets.text import Words
from xatre.errors import XatreError
from xatre.reports.letterhead import Printing

ASKED = 2
GROUPS = 8


NotePaper = Callable[[str, Callable[[Printing], None], Callable[[Exception], None]], None]
"""`(file, take, failed)`: writes down that the sheet leaves, "" for a printer; its marks come."""


class CodePage(EntryPage):
    """Shows the code of a book; `next` goes on to the page that asks it back."""

    def __init__(
        self, code: str, book_title: str, note_paper: NotePaper, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Ghi mã khôi phục ra giấy",
            "Khi quên mật khẩu hoặc máy hỏng, chỉ mã này mở được sổ. Mã hiện một lần; không ai, "
            "kể cả người làm chương trình, lấy lại được.",
            parent,
        )
        self.code, self._book_title, self._note_paper = code, book_title, note_paper
        panel = Panel("sunk", self)
        grid = QGridLayout(panel)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(12)
        for number, group in enumerate(code.split("-")):
            place = QHBoxLayout()
            place.setSpacing(6)
            place.addWidget(Words(f"{number + 1}", "hint", panel))
            shown = Words(group, "section", panel).selectable()
            shown.setAccessibleName(f"Nhóm {number + 1}: {' '.join(group)}")
            place.addWidget(shown, 1)
            grid.addLayout(place, number // 4, number % 4)
        self.body.addWidget(panel)
        self.body.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.print_button = Button("In tờ mã…", "secondary", "printer", self)
        self.pdf_button = Button("Lưu thành PDF…", "secondary", "download", self)
        self.print_button.clicked.connect(self._print)
        self.pdf_button.clicked.connect(self._save)
        row.addWidget(self.print_button)
        row.addWidget(self.pdf_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.note = FieldNote(self)
        self.body.addWidget(self.note)
        self.body.addWidget(
            Words(
                "Cất tờ mã trong phong bì dán kín, ở tủ của Thủ trưởng đơn vị, không để cùng máy "
                "hoặc USB. Ai có mã và sổ thì đọc được sổ.",
                "note",
                self,
                wrap=True,
            )
        )
        self.back.hide()
        self.next.say("Đã ghi, kiểm tra lại")

    def seen(self) -> None:
        self.print_button.setFocus()

    def _print(self) -> None:
        from xatre.desk import paper

        printer = paper.choose_printer(self)
        if printer is None:
            return

        def noted(said: Printing) -> None:
            paper.print_on(printer, paper.recovery_sheet(self.code, self._book_title, said))
            self.note.say("Đã gửi tới máy in.", "green", "circle-check")

        self._note_paper("", noted, self._failed)

    def _save(self) -> None:
        file = last_place.save_name(self, "Lưu tờ mã khôi phục", "ma-khoi-phuc.pdf", "PDF (*.pdf)")
        if file:
            self.save_to(Path(file))

    def save_to(self, file: Path) -> None:
        """Write the sheet as PDF, after the book knows that it leaves."""
        from xatre.desk import paper
        from xatre.work.papers.sheet_files import require_place

        def noted(said: Printing) -> None:
            try:
                paper.write_pdf(paper.recovery_sheet(self.code, self._book_title, said), file)
            except XatreError as error:
                self._failed(error)
                return
            words = f"Đã lưu {file.name}. In xong thì xóa tệp này khỏi máy."
            self.note.say(words, "green", "circle-check")

        try:
            require_place(file, replacing=True)
        except XatreError as error:
            self._failed(error)
            return
        self._note_paper(file.name, noted, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, XatreError):
            raise error
        self.note.say(f"{error.happened} {error.to_do} ({error.code})")

    def forget(self) -> None:
        """Take the code out of memory that can be seen."""
        self.code = ""
        if QGuiApplication.clipboard().ownsClipboard():
            QGuiApplication.clipboard().clear()


class AskBackPage(EntryPage):
    """Two groups of the code, drawn by chance, are typed from the paper. `confirmed` then."""

    confirmed = Signal()

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "Kiểm tra tờ mã vừa ghi",
            "Nhìn tờ giấy, gõ lại hai nhóm dưới đây. Nếu chưa ghi, bấm Xem lại mã.",
            parent,
        )
        self._groups = code.split("-")
        self.asked = sorted(secrets.SystemRandom().sample(range(len(self._groups)), ASKED))
        self.lines: list[QLineEdit] = []
        self.notes: list[FieldNote] = []
        for number in self.asked:
            line = QLineEdit(self)
            line.setMaxLength(12)
            line.setFixedHeight(theme.UNLOCK)
            line.setFixedWidth(150)
            line.setInputMethodHints(Qt.InputMethodHint.ImhPreferUppercase)
            self.label(f"Nhóm thứ {number + 1} (4 chữ hoặc số)", line)
            note = FieldNote(self)
            self.body.addWidget(note)
            line.returnPressed.connect(self._entered)
            self.lines.append(line)
            self.notes.append(note)
        self.back.say("Xem lại mã")
        self.next.say("Mã đúng, tiếp tục")
        self.next.clicked.connect(self.check)

    def seen(self) -> None:
        self.lines[0].setFocus()

    def _entered(self) -> None:
        place = self.lines.index(self.sender())  # type: ignore[arg-type]
        if place + 1 < len(self.lines) and not self.lines[place + 1].text():
            self.lines[place + 1].setFocus()
        else:
            self.check()

    def check(self) -> None:
        """Compare; letters base32 does not use are read as those they look like."""
        from xatre.work.people.officers import same_code_group

        wrong: list[QLineEdit] = []
        for number, line, note in zip(self.asked, self.lines, self.notes, strict=True):
            right = same_code_group(line.text(), self._groups[number])
            note.say("" if right else "Chưa khớp với mã. So lại từng chữ với tờ giấy.")
            line.setProperty("problem", "" if right else "error")
            line.style().polish(line)
            if not right:
                wrong.append(line)
        if wrong:
            wrong[0].setFocus()
            wrong[0].selectAll()
        else:
            self.confirmed.emit()
