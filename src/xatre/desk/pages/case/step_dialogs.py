"""Short questions a step asks where its paper has no form of its own: days, number and signer of a
paper, a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from xatre.desk.editors.attachment import AttachmentEditor
from xatre.desk.editors.context import EditorContext
from xatre.desk.widgets.day_box import DayBox
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.style import mark
from xatre.desk.widgets.text import Words
from xatre.errors import DataError
from xatre.kinds.case_questions import REASON
from xatre.model import days
from xatre.model.cases.procedure import Question
from xatre.model.fields import Attachment, Day, FieldError
from xatre.model.values import Value

Given = dict[str, Value]

SHEET_HEIGHT = 260
SCAN_LABEL = "Ảnh chụp bản giấy"


@dataclass(frozen=True)
class Refused:
    """What was given and not taken, and why: the question is put again with the words kept. `at`
    is the line it is in, where it is one."""

    given: Given
    reason: str
    fault: str
    at: str = ""


class StepDialog(Dialog):
    """The fields of a step over one another, and one button a way."""

    def __init__(
        self,
        title: str,
        about: str,
        asked: Question,
        *,
        shut: dict[str, str] | None = None,
        sheet: str = "",
        context: EditorContext | None = None,
        before: Refused | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, about, level="info", parent=parent)
        self._asked = asked
        self._today = context.today() if context is not None else date.today()
        if sheet:
            paper = QPlainTextEdit(sheet, self)
            paper.setReadOnly(True)
            paper.setAccessibleName("Nội dung để nhập, chép được")
            paper.setFixedHeight(SHEET_HEIGHT)
            self.body.addSpacing(8)
            self.body.addWidget(paper)
        self.lines: dict[str, QLineEdit] = {}
        self.body.addSpacing(8)
        self._fields = {field.name: field for field in asked.fields}
        for name, field in self._fields.items():
            line: QLineEdit
            if isinstance(field, Day):
                line = box = DayBox(self)
                box.look_near(self._today)
                box.left.connect(partial(self._tidy, name))
            else:
                line = QLineEdit(self)
            line.setAccessibleName(field.label)
            line.setMaxLength(1000)
            self.body.addWidget(Words(field.label, "label", self))
            self.body.addWidget(line)
            line.textChanged.connect(self._look)
            self.lines[name] = line
        self.scans: AttachmentEditor | None = None
        if asked.scan and context is not None:
            self.scans = AttachmentEditor(Attachment(asked.scan, SCAN_LABEL), context, self)
            self.scans.set_names(SCAN_LABEL)
            self.body.addWidget(Words(SCAN_LABEL, "label", self))
            self.body.addWidget(self.scans)
        self.fault = Words("", "text", self, wrap=True)
        self.fault.tone("red")
        self.fault.hide()
        self.body.addWidget(self.fault)
        self.add_button("leave", "Để sau", "quiet")
        self.ways = {}
        for place, (key, words, _) in enumerate(asked.ways):
            look = "primary" if place == len(asked.ways) - 1 else "secondary"
            self.ways[key] = self.add_button(key, words, look)  # type: ignore[arg-type]
        self._shut = shut or {}
        if before is not None:
            self._fill(before)
        self._look()
        if self.lines and (before is None or before.at not in self.lines):
            next(iter(self.lines.values())).setFocus()

    def _fill(self, before: Refused) -> None:
        """What was typed before stands again, under it what was wrong."""
        typed = {**before.given, REASON: before.reason}
        for name, line in self.lines.items():
            value = str(typed.get(name) or "")
            line.setText(days.show(value) if isinstance(line, DayBox) and value else value)
        if self.scans is not None:
            self.scans.set_value(before.given.get(self._asked.scan))
        self._say(before.fault, before.at if before.at in self.lines else "")

    def _say(self, fault: str, name: str = "") -> None:
        """Say what is wrong, at the line it is in."""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.setAccessibleDescription(fault)
        for own, line in self.lines.items():
            mark(line, problem="error" if own == name else "")
        if name:
            self.lines[name].setFocus(Qt.FocusReason.OtherFocusReason)
            self.lines[name].selectAll()
        if self.isVisible():
            self.fit()

    def _read(self, name: str) -> str:
        """A line as its field stores it. Raises DataError for what it does not take."""
        field = self._fields[name]
        read = field.read(self.lines[name].text(), self._today) or ""
        if read and (fault := field.fault(read)):
            raise FieldError(what=fault)
        return str(read)

    def _tidy(self, name: str) -> None:
        """A day that was left stands as it was read; one that cannot be read says so."""
        try:
            read = self._read(name)
        except DataError as error:
            mark(self.lines[name], problem="error")
            self.lines[name].setToolTip(error.happened)
            return
        self.lines[name].setText(days.show(read) if read else "")
        self.lines[name].setToolTip("")
        mark(self.lines[name], problem="")

    def _press(self) -> None:
        """What cannot be read is said here, and the question stays."""
        key = str(self.sender().property("key"))
        for name, field in self._fields.items() if key in self.ways else ():
            try:
                self._read(name)
            except DataError as error:
                self._say(f"{field.label}: {error.happened}", name)
                return
        super()._press()

    def _look(self) -> None:
        asked = self._asked
        for key, button in self.ways.items():
            wanted = (*asked.needed, *(asked.signed if key == "paper" else ()))
            missing = [self._fields[name].label for name in wanted if not self._text(name)]
            why = self._shut.get(key, "")
            button.forbid(why or (f"Còn thiếu: {', '.join(missing)}" if missing else ""))

    def _text(self, name: str) -> str:
        return self.lines[name].text().strip()

    def _given_by(self, key: str) -> Mapping[str, str]:
        return next(given for name, _, given in self._asked.ways if name == key)

    def given(self, key: str) -> tuple[Given, str]:
        """What was typed, days as they are stored, with the scans of what was signed on paper, for
        the way that was chosen; and the reason. Raises DataError."""
        left_out = (REASON, *(self._asked.signed if key == "program" else ()))
        typed = {name: self._read(name) for name in self.lines if name not in left_out}
        reason = self._read(REASON) if REASON in self.lines else ""
        made: Given = {name: text for name, text in typed.items() if text}
        made |= self._given_by(key)
        scans = self.scans.value() if self.scans is not None and key == "paper" else None
        return made | ({self._asked.scan: scans} if scans else {}), reason


def ask(
    title: str,
    about: str,
    asked: Question,
    shut: dict[str, str],
    parent: QWidget,
    sheet: str = "",
    context: EditorContext | None = None,
    before: Refused | None = None,
) -> tuple[Given, str] | None:
    """Show the dialog; what was given, None where it was left. `sheet` is shown to type from,
    `context` stores scans, `before` is what was given and refused."""
    dialog = StepDialog(
        title, about, asked, shut=shut, sheet=sheet, context=context, before=before, parent=parent
    )
    key = dialog.ask()
    return dialog.given(key) if key in dialog.ways else None
