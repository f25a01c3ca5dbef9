"""Tiêu chí xã: the sheet of a year with a provisional score; the chosen line explains itself.

The sheet comes from `work.score`; figures are typed in the form of the criteria record.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from xatre.desk import theme
from xatre.desk.forms.criteria_page import Ui_CriteriaPage
from xatre.desk.page import Page
from xatre.desk.pages.criteria import criteria_words as words
from xatre.desk.pages.criteria.criteria_side import CriteriaSide
from xatre.desk.pages.record.form_sheet import FormSheet
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.badge import Badge, BadgeLook
from xatre.desk.widgets.buttons import Button, FilterButton
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.page_head import Foot, PageHead
from xatre.desk.widgets.score_bar import Score, ScoreBar
from xatre.desk.widgets.style import stacked
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.text import Picture, ShortWords, Words
from xatre.kinds import KINDS
from xatre.model.record import Record
from xatre.reports.criteria_sheet import criteria_sheet
from xatre.reports.letterhead import Printing
from xatre.work.figures.score import DEFAULT_SET, CriteriaSheet, score_sheet
from xatre.work.papers.criteria_paper import note_criteria_sheet
from xatre.work.records.browse import Query

TITLE = "Tiêu chí xã phù hợp với trẻ em"
YEARS_BACK = 5
LEGEND = (
    ("book-open", theme.INK2, "từ sổ"),
    ("pen-line", theme.INK2, "nhập tay"),
    ("circle-dashed", theme.AMBER, "thang hoặc điểm chưa kiểm chứng"),
)


class CriteriaSheetView(QWidget):
    """Score, table and the pane beside it, drawn from a sheet."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.sheet: CriteriaSheet | None = None
        self.ui = Ui_CriteriaPage()
        self.ui.setupUi(self)
        self.head = PageHead(TITLE, " ", self)
        self.ui.head_place.addWidget(self.head)
        this_year = seat.facts.today.year
        years = [
            (str(year), f"Năm {year}")
            for year in range(this_year - 1, this_year - 1 - YEARS_BACK, -1)
        ]
        self.year = FilterButton("Năm khác", years, self, tall=True)
        self.print = Button("In bảng tự chấm", "quiet", "printer", self)
        self.edit = Button("Nhập số liệu", "secondary", "file-pen", self)
        for button in (self.year, self.print, self.edit):
            self.head.add(button)
        self._make_score()
        self.table = Table(TITLE, words.COLUMNS, self, row_height=theme.ROW_CRITERIA)
        self.table.moved.connect(self._moved)
        self.ui.table_place.addWidget(self.table)
        self._make_legend()
        self.ui.edge.setFixedWidth(1)
        self.ui.edge.setMinimumHeight(0)
        self.ui.edge.setMaximumHeight(16_777_215)
        self.side = CriteriaSide(self._look, self)
        self.ui.side_place.addWidget(self.side)
        self.foot = Foot(self)
        self.ui.foot_place.addWidget(self.foot)
        self.foot.hide()

    def _make_score(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        self._total = Words("", "number", self)
        row.addWidget(self._total)
        told = QVBoxLayout()
        told.setSpacing(0)
        self._known, self._verdict = Words("", "name", self), ShortWords("", "note", self)
        told.addWidget(self._known)
        told.addWidget(self._verdict)
        row.addLayout(told, 1)
        self._badge = Badge("Chưa thể kết luận", "amber", "circle-dashed", self)
        row.addWidget(self._badge)
        self.ui.score_place.addLayout(row)
        self.bar = ScoreBar(Score(0, 0, 0), self)
        self.ui.score_place.addWidget(self.bar)

    def _make_legend(self) -> None:
        for icon, colour, told in LEGEND:
            self.ui.legend_place.addWidget(Picture(icon, colour, 16, self))
            self.ui.legend_place.addWidget(Words(told, "note", self))
            self.ui.legend_place.addSpacing(4)
        self.ui.legend_place.addStretch(1)
        self.lacking = FilterButton("Chỉ mục còn thiếu", [("yes", "Chỉ mục còn thiếu")], self)
        self.lacking.clicked.disconnect()
        self.lacking.clicked.connect(
            lambda: self.lacking.choose("" if self.lacking.value else "yes")
        )
        self.lacking.changed.connect(lambda _: self._show_rows())
        self.ui.legend_place.addWidget(self.lacking)

    def show_sheet(self, sheet: CriteriaSheet) -> None:
        """Show this sheet; the chosen line stays."""
        self.sheet = sheet
        criteria = sheet.criteria
        decision = f"bộ tiêu chí {criteria['short_title']} ngày {_day(criteria['valid_from'])}"
        line = f"Tự đánh giá năm {sheet.year} · {decision}, bản {criteria['version']}"
        self.head.say(TITLE, line)
        self._total.setText(words.number(sheet.total))
        known = words.number(sheet.known_max)
        self._known.setText(f"điểm tạm tính, trong {known} điểm đã có thang")
        self._verdict.setText(words.verdict_words(sheet))
        looks = {
            None: ("Chưa thể kết luận", "amber", "circle-dashed"),
            True: ("Đạt", "green", "circle-check"),
            False: ("Chưa đạt", "red", "circle-x"),
        }
        self._badge.show_look(BadgeLook(*looks[sheet.verdict]))
        self.bar.show_score(words.score_of(sheet))
        self._show_rows()

    def _show_rows(self) -> None:
        if self.sheet is not None:
            self.table.show_rows(words.rows_of(self.sheet, lacking=bool(self.lacking.value)))
            self._moved(self.table.current_key)

    def _moved(self, code: str) -> None:
        if self.sheet is None:
            return
        item = next((one for one in self.sheet.rows if one.code == code), None)
        self.side.show_item(item, self.sheet)
        if item is not None:
            told = (item.code, words.figure_words(item), words.points_words(item))
            self.foot.words.setText(" · ".join(filter(None, told)))

    def _look(self, query: Query, label: str) -> None:
        self.seat.navigator.open_page(query.kind, wanted=query, words=label)

    def set_narrow(self, on: bool) -> None:
        """The side pane folds into one line of the foot."""
        self.side.setVisible(not on)
        self.ui.edge.setVisible(not on)
        self.foot.setVisible(on)

    def paper(self, said: Printing | None = None) -> str:
        """The sheet as HTML for paper, with the marks of the copy."""
        assert self.sheet is not None
        sheet = self.sheet
        total = f"Tổng điểm tạm tính: {words.number(sheet.total)}."
        return criteria_sheet(
            self.seat.facts.unit_name,
            sheet.year,
            str(sheet.criteria["source"]),
            words.paper_rows(sheet),
            (total, words.verdict_words(sheet)),
            said,
        )


class CriteriaPage(Page):
    """The sheet, and over it the form of the criteria record."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self._asked, self._narrow = 0, False
        column = stacked(self)
        self.stack = QStackedWidget(self)
        column.addWidget(self.stack)
        self.view = CriteriaSheetView(seat, self)
        self.stack.addWidget(self.view)
        self._form: FormSheet | None = None
        self.view.year.changed.connect(lambda _: self.refresh())
        self.view.edit.clicked.connect(self.edit_record)
        self.view.edit.setVisible(seat.may_write and not seat.facts.at_office)
        self.view.print.clicked.connect(self.print_page)

    @property
    def form(self) -> FormSheet:
        """The form, made when first asked for."""
        if self._form is None:
            self._form = FormSheet(KINDS["criteria"], self.seat, self)
            self._form.set_narrow(self._narrow)
            self._form.left.connect(self._to_sheet)
            self._form.pane.completed.connect(self._completed)
            self._form.pane.dropped.connect(lambda _: self._to_sheet())
            self.stack.addWidget(self._form)
        return self._form

    # from the window

    def panes(self) -> list[QWidget]:
        if self._on_form() and self._form is not None:
            return self._form.panes()
        return [self.view.table, self.view.side, self.view.foot]

    def primary_button(self) -> QPushButton | None:
        return self._form.primary_button() if self._on_form() and self._form else None

    def came(self) -> None:
        if not self._on_form():
            self.refresh()

    def went(self) -> None:
        self.save_draft()

    def save_draft(self) -> bool:
        return self._form.save_draft() if self._form else False

    def edit_record(self) -> None:
        sheet = self.view.sheet
        if sheet is None or not self.seat.may_write or self.seat.facts.at_office:
            return
        if sheet.record is None:
            self.form.begin({"year": str(sheet.year), "set_id": DEFAULT_SET})
        else:
            self.form.load(sheet.record.id, f"Số liệu tiêu chí năm {sheet.year}")
        self.stack.setCurrentWidget(self.form)

    def leave(self) -> None:
        if self._on_form() and self._form is not None:
            self._form.leave()

    def print_page(self) -> None:
        if self.view.sheet is not None and not self._on_form():
            from xatre.desk.paper import print_html

            def send(said: Printing) -> None:
                print_html(self.view.paper(said), self)

            self.seat.ask(note_criteria_sheet, send, self.seat.navigator.fault)

    def set_narrow(self, on: bool) -> None:
        self._narrow = on
        self.view.set_narrow(on)
        if self._form is not None:
            self._form.set_narrow(on)

    # asking and showing

    def refresh(self) -> None:
        """Ask for the sheet of the year again."""
        self._asked += 1
        turn, year = self._asked, int(self.view.year.value or self.seat.facts.today.year)

        def done(sheet: CriteriaSheet) -> None:
            if turn == self._asked:
                self.view.show_sheet(sheet)

        self.seat.ask(lambda session: score_sheet(session, year), done)

    def _on_form(self) -> bool:
        return self._form is not None and self.stack.currentWidget() is self._form

    def _to_sheet(self) -> None:
        self.stack.setCurrentWidget(self.view)
        self.view.table.setFocus()
        self.refresh()

    def _completed(self, record: Record) -> None:
        self._to_sheet()
        self.view.ui.messages.show_message(Message("success", "Đã lưu số liệu tiêu chí."))


def _day(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))
