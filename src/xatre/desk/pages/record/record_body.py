"""A record to be read: its sections as pairs of label and value, values that are not open behind
dots. Also its history, and what two places wrote differently.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xatre.desk import theme
from xatre.desk.pages.record.reading import OpenClash, Opened
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.hidden_value import HiddenValue
from xatre.desk.widgets.side_pane import Pairs, SidePane
from xatre.desk.widgets.style import Panel
from xatre.desk.widgets.text import Picture, Words
from xatre.model.disclosure import is_open
from xatre.model.fields import Attachment, LongText, Rows, Sealed
from xatre.model.kind import Kind
from xatre.model.text import DOTS
from xatre.model.values import rows_in
from xatre.work.records import reveal

LONG = 38
"""Words longer than this get a line of their own."""
MOST_HISTORY = 60
STATES = {"complete": "Ghi", "void": "Hủy hồ sơ", "draft": "Bản nháp"}


def local_time(moment: str) -> str:
    """`2026-11-20T02:41:07Z` as "20/11/2026 09:41" here."""
    try:
        return f"{datetime.fromisoformat(moment).astimezone():%d/%m/%Y %H:%M}"
    except ValueError:
        return moment


def show_sections(pane: SidePane, seat: Seat, kind: Kind, opened: Opened) -> None:
    """Fill `pane` with what the record says, section by section; empty sections are left out."""
    first = True
    shown_names = kind.shown(opened.record.fields)
    for section in kind.sections:
        pairs = Pairs(2, pane.widget())
        written = 0
        for field in section.fields:
            value = opened.shown.get(field.name)
            if value is None or field.name not in shown_names:
                continue
            written += 1
            if isinstance(field, Sealed):
                pairs.add(field.label, "Niêm kín, chỉ người được nêu tên mở được.", wide=True)
            elif isinstance(field, Attachment):
                pairs.add(field.label, f"{len(rows_in(value))} ảnh, xem khi mở hồ sơ")
            elif field.name in opened.words:
                words = opened.words[field.name]
                wide = isinstance(field, LongText | Rows) or len(words) > LONG
                pairs.add(field.label, words, wide=wide)
            else:
                ask = _asking(seat, kind, opened.record.id, field.name)
                wide = isinstance(field, LongText | Rows)
                pairs.add(field.label, HiddenValue(field.label, ask, pairs), wide=wide)
        if not written:
            pairs.deleteLater()
            continue
        heading = SectionHeading(section.title, "", pane.widget(), line_above=not first)
        pane.column.addWidget(heading)
        pane.column.addWidget(pairs)
        first = False
    reason = opened.shown.get("void_reason")
    if isinstance(reason, str):
        pane.add_line()
        pane.column.addWidget(Words("Lý do hủy", "note", pane.widget()))
        pane.column.addWidget(Words(reason, "text", pane.widget(), wrap=True))
    if first:
        pane.column.addWidget(Words("Chưa ghi mục nào.", "quiet", pane.widget()))
    pane.column.addStretch(1)


def _asking(seat: Seat, kind: Kind, id: str, name: str) -> Callable[[Callable[[str], None]], None]:
    def ask(take: Callable[[str], None]) -> None:
        seat.ask(lambda session: reveal.reveal(session, kind.name, id, name), take)

    return ask


def show_history(
    pane: SidePane,
    kind: Kind,
    opened: Opened,
    ask: Callable[[Callable[[], None]], None],
) -> None:
    """Fill `pane` with the revisions, newest first, each with what it changed. Values that are
    not open stand behind dots until `ask` wrote the showing down."""
    history = opened.history
    if not history:
        pane.column.addWidget(Words("Chưa hoàn thành lần nào.", "quiet", pane.widget()))
        return
    guarded = {
        field.label for field in kind.fields.values() if not is_open(kind, field, opened.reader)
    }
    hidden: list[tuple[Words, str]] = []
    show = Button("Hiện các giá trị đang ẩn", "link", "eye", pane.widget(), small=True)
    row = QHBoxLayout()
    row.addWidget(show)
    row.addStretch(1)
    pane.column.addLayout(row)
    for number, line in enumerate(history[:MOST_HISTORY]):
        if number:
            pane.add_line()
        oldest = number == len(history) - 1
        word = "Lập hồ sơ" if oldest and line.state == "complete" else STATES[line.state]
        if not oldest and line.state == "complete":
            word = "Sửa"
        pane.column.addWidget(Words(word, "strong", pane.widget()))
        told = f"{local_time(line.when)} · {line.who}"
        pane.column.addWidget(Words(told, "note", pane.widget(), wrap=True))
        if oldest:
            words = f"Ghi {len(line.changes)} mục."
            pane.column.addWidget(Words(words, "text", pane.widget()))
            continue
        for label, before, after in line.changes:
            words = _change_words(before, after)
            change = Words("", "text", pane.widget(), wrap=True)
            if label in guarded:
                change.setText(f"{label}: {DOTS}")
                hidden.append((change, f"{label}: {words}"))
            else:
                change.setText(f"{label}: {words}")
            pane.column.addWidget(change)
    if len(history) > MOST_HISTORY:
        rest = f"Và {len(history) - MOST_HISTORY} lần ghi trước nữa."
        pane.column.addWidget(Words(rest, "note", pane.widget()))
    pane.column.addStretch(1)
    show.setVisible(bool(hidden))

    def shown() -> None:
        show.hide()
        for change, words in hidden:
            change.setText(words)

    show.clicked.connect(lambda: ask(shown))


def _change_words(before: str, after: str) -> str:
    if before and after:
        return f"“{before}” thành “{after}”"
    return f"“{after}”" if after else f"bỏ “{before}”"


class ClashBox(Panel):
    """One clash: both values, who wrote them and when; a button to keep each."""

    def __init__(
        self,
        clash: OpenClash,
        may_decide: bool,
        ask: Callable[[Callable[[], None]], None],
        keep: Callable[[str, str], None],
        parent: QWidget,
    ) -> None:
        super().__init__("white", parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Picture("split", theme.AMBER, 16, self))
        head.addWidget(Words(f"{clash.label}: hai nơi ghi khác nhau", "strong", self, wrap=True), 1)
        column.addLayout(head)
        self.buttons: list[Button] = []
        self._hidden: list[tuple[Words, str]] = []
        for side, words in clash.sides:
            row = QHBoxLayout()
            row.setSpacing(10)
            told = QVBoxLayout()
            told.setSpacing(0)
            value = Words(DOTS if clash.hidden else words, "text", self, wrap=True)
            self._hidden.append((value, words))
            told.addWidget(value)
            told.addWidget(Words(f"{side.who}, {local_time(side.when)}", "note", self))
            row.addLayout(told, 1)
            if may_decide:
                button = Button("Giữ giá trị này", "secondary", "", self, small=True)
                button.setAccessibleName(f"{clash.label}: giữ giá trị của {side.who}")
                path, revision = clash.clash.path, side.revision
                button.clicked.connect(lambda _=False, p=path, r=revision: keep(p, r))
                row.addWidget(button)
                self.buttons.append(button)
            column.addLayout(row)
        if clash.hidden:
            show = Button("Hiện", "link", "eye", self, small=True)
            show.clicked.connect(lambda: ask(self._show))
            column.addWidget(show)
            self._show_button = show

    def _show(self) -> None:
        self._show_button.hide()
        for value, words in self._hidden:
            value.setText(words)
