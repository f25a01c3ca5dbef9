"""The pane beside the overview: what is not sent, and two charts of the year."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xatre.desk.pages.kind_words import count_words
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.chart import Bar, Chart
from xatre.desk.widgets.side_pane import SidePane
from xatre.desk.widgets.text import Words
from xatre.model import days
from xatre.model.text import show_number
from xatre.work.figures.overview import Overview, Unsent
from xatre.work.sending.for_nobody import NO_RECEIPT_COMES

WIDTH = 376
CAUSES = 5
"""Causes drawn one by one; the rest is one bar."""


class OverviewSide(SidePane):
    """`send` and `look` are pressed in the part of what is not sent."""

    def __init__(
        self,
        upper_label: str,
        *,
        may_send: bool,
        send: Callable[[], None],
        look: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Chưa gửi và số liệu năm", parent, margin=24)
        self._upper, self._may_send = upper_label, may_send
        self._send, self._look = send, look
        self.column.setContentsMargins(24, 14, 23, 16)
        self.setFixedWidth(WIDTH)

    def show_overview(self, found: Overview) -> None:
        """Show these numbers in place of those before."""
        place = self.verticalScrollBar().value()
        self.clear()
        if found.unsent is not None:
            self._add_unsent(found.unsent)
            self.add_line()
        if found.cases is not None:
            self.column.addWidget(cases_chart(found))
            self.add_line()
        self.column.addWidget(injuries_chart(found))
        self.verticalScrollBar().setValue(place)

    def _add_unsent(self, unsent: Unsent) -> None:
        body = self.widget()
        self.column.addWidget(Words(f"Chưa gửi {self._upper}", "section", body))
        if not unsent.total:
            self.column.addWidget(Words("Không còn bản ghi nào chưa gửi.", "text", body, wrap=True))
        else:
            self._add_number(unsent)
        if unsent.last:
            self.column.addWidget(Words(sent_words(unsent, self._upper), "note", body, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        if self._may_send:
            send = Button("Tạo gói gửi…", "secondary", "package-plus", body)
            send.clicked.connect(self._send)
            row.addWidget(send)
        if unsent.total:
            look = Button(f"Xem {show_number(str(unsent.total))} bản ghi", "quiet", "", body)
            look.clicked.connect(self._look)
            row.addWidget(look)
        row.addStretch(1)
        self.column.addSpacing(2)
        self.column.addLayout(row)

    def _add_number(self, unsent: Unsent) -> None:
        body = self.widget()
        row = QHBoxLayout()
        row.setSpacing(12)
        number = Words(show_number(str(unsent.total)), "number", body)
        row.addWidget(number)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words("bản ghi mới hoặc vừa sửa", "name", body))
        since = f"từ gói {unsent.last}, gửi {days.show(unsent.sent_on)}" if unsent.last else ""
        words.addWidget(Words(since or "chưa gửi gói nào", "note", body))
        row.addLayout(words, 1)
        row.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)
        self.column.addWidget(Words(count_words(unsent.counts), "quiet", body, wrap=True))


def sent_words(unsent: Unsent, upper: str) -> str:
    """What became of the last package."""
    if unsent.inside:
        return f"{unsent.inside} gói chưa chép ra ngoài: mở Gửi – Nhận, nhấn Chép lại."
    if unsent.for_nobody:
        return f"Gói {unsent.last}: {NO_RECEIPT_COMES}. Lập gói mới."
    if not unsent.answered_on:
        return f"Gói {unsent.last}: chưa có biên nhận của {upper}."
    back = f"trả lại {unsent.sent_back} bản ghi" if unsent.sent_back else "không trả lại"
    day = days.show(unsent.answered_on)
    return f"Gói {unsent.last}: {upper} đã nhận {day}, {back}."


def cases_chart(found: Overview) -> Chart:
    """Cases taken in by month; the month that is not over is hatched."""
    months = found.cases or ()
    bars = [
        Bar(f"T{number}", count, unfinished=number == len(months))
        for number, count in enumerate(months, 1)
    ]
    total = f"{show_number(str(sum(months)))} vụ việc; tháng {len(months)} chưa hết"
    return Chart(f"Vụ việc tiếp nhận theo tháng, {found.year}", total, bars)


def injuries_chart(found: Overview) -> Chart:
    """Injuries by cause, deaths set apart."""
    several = found.injuries[CAUSES:] if len(found.injuries) > CAUSES + 1 else ()
    alone = found.injuries[: CAUSES if several else CAUSES + 1]
    bars = [_bar(one.label, one.number, one.deaths) for one in alone]
    if several:
        number, deaths = sum(one.number for one in several), sum(one.deaths for one in several)
        bars.append(_bar("Nguyên nhân khác", number, deaths))
    total = sum(one.number for one in found.injuries)
    died = sum(one.deaths for one in found.injuries)
    words = f"{show_number(str(total))} ca, trong đó {died} tử vong"
    if not total:
        words = "Chưa ghi tai nạn nào trong năm"
    return Chart(f"Tai nạn thương tích theo nguyên nhân, {found.year}", words, bars, lying=True)


def _bar(label: str, number: int, deaths: int) -> Bar:
    return Bar(label, number, part=deaths, part_words=f"{deaths} tử vong" if deaths else "")
