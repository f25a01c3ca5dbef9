"""The pane that explains the chosen criterion: its words in full, figure, scale, evidence, law."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xatre.desk import theme
from xatre.desk.pages.criteria import criteria_words as words
from xatre.desk.widgets.badge import UNKNOWN, Badge
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.side_pane import Pairs, SidePane
from xatre.desk.widgets.text import Picture, Words
from xatre.model.scoring import Band, Scored
from xatre.model.text import show_number
from xatre.model.values import rows_in
from xatre.work.figures.own_figures import OwnFigure
from xatre.work.figures.score import CriteriaSheet
from xatre.work.records.browse import Query

WIDTH = 300
NO_GUESS = (
    "Chương trình không tự đoán. Gõ điểm theo quyết định giấy, hoặc nhận tệp cập nhật có chữ ký "
    "của tỉnh."
)
NONE_IN_BOOK = (
    "Sổ chưa có trường hợp nào trong năm. Nếu đúng là không phát sinh, ghi “Không phát sinh”."
)
BAND_WORDS = {">=": "từ {edge} trở lên", ">": "trên {edge}", "<=": "đến {edge}", "<": "dưới {edge}"}


class CriteriaSide(SidePane):
    """`look` opens the list that a figure was counted from."""

    def __init__(self, look: Callable[[Query, str], None], parent: QWidget | None = None) -> None:
        super().__init__("Tiêu chí đang chọn", parent, margin=20)
        self._look = look
        self.setFixedWidth(WIDTH)

    def show_item(self, item: Scored | None, sheet: CriteriaSheet) -> None:
        """Explain this criterion."""
        self.clear()
        self.verticalScrollBar().setValue(0)
        if item is None:
            return
        body = self.widget()
        self.column.addWidget(Words(item.code, "note", body))
        self.column.addWidget(Words(item.label, "strong", body, wrap=True))
        self._add_figure(item, sheet)
        self.add_line()
        self._add_scale(item)
        self._add_evidence(item, sheet)
        self.add_line()
        law = item.source + ("" if item.verified else ". Có phần chưa kiểm chứng.")
        self.column.addWidget(Words(law, "hint", body, wrap=True))
        if item.note:
            self.column.addWidget(Words(item.note, "hint", body, wrap=True))

    def _add_figure(self, item: Scored, sheet: CriteriaSheet) -> None:
        if item.parts:
            return
        figure = sheet.figures.get(item.code) if words.is_own(item, sheet) else None
        pairs = Pairs(2, self.widget())
        known = item.known
        unit = f" {figure.unit}" if figure else ""
        if item.kind == "yes_no":
            pairs.add("Trả lời", words.figure_words(item))
        else:
            pairs.add("Tử số", _with(known.numerator, unit))
            pairs.add("Mẫu số", _with(known.denominator, unit))
            pairs.add("Kết quả", words.result_words(item) or "–")
        pairs.add("Lấy từ", figure.book if figure else "nhập tay")
        if figure:
            pairs.add("Kỳ", f"năm {sheet.year}", wide=True)
        self.column.addWidget(pairs)
        if figure is not None:
            self._add_basis(figure)
        elif item.missing == "figure":
            told = "Chưa nhập số liệu của mục này."
            self.column.addWidget(Words(told, "note", self.widget(), wrap=True))

    def _add_basis(self, figure: OwnFigure) -> None:
        body = self.widget()
        self.column.addWidget(Words(figure.basis, "note", body, wrap=True))
        query = figure.query
        if not figure.denominator:
            self.column.addWidget(Words(NONE_IN_BOOK, "note", body, wrap=True))
        if query is not None and figure.denominator:
            label = f"Xem {figure.unit} đã tính"
            look = Button(label, "link", "", body, small=True)
            look.clicked.connect(lambda: self._look(query, label))
            self.column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_scale(self, item: Scored) -> None:
        body = self.widget()
        self.column.addWidget(SectionHeading("Thang điểm", "", body, role="strong"))
        if item.parts:
            for part in item.parts:
                self._add_line_of_scale(part.code, words.number(part.max), known=True)
            return
        if item.kind == "yes_no" and item.max is not None:
            self._add_line_of_scale("Có", f"{words.number(item.max)} điểm", known=True)
            self._add_line_of_scale("Không", "0 điểm", known=True)
            return
        for band in item.bands:
            self._add_line_of_scale(
                band_words(band, item), f"{words.number(band.points)} điểm", known=True
            )
        if item.max is None:
            self._add_line_of_scale("Điểm tối đa", "", known=False)
        if not item.bands_complete:
            rest = f"dưới {words.number(item.bands[-1].edge)} {words.sign(item)}"
            self._add_line_of_scale(rest if item.bands else "Các bậc điểm", "", known=False)
            self.column.addWidget(Words(NO_GUESS, "note", body, wrap=True))

    def _add_line_of_scale(self, what: str, points: str, *, known: bool) -> None:
        body = self.widget()
        row = QHBoxLayout()
        row.addWidget(Words(what, "text", body))
        row.addStretch(1)
        row.addWidget(
            Words(points, "name", body) if known else Badge("chưa biết", UNKNOWN.tone, UNKNOWN.icon)
        )
        self.column.addLayout(row)

    def _add_evidence(self, item: Scored, sheet: CriteriaSheet) -> None:
        found = [*_written(item, sheet)]
        figure = sheet.figures.get(item.code)
        if figure is not None:
            found += figure.evidence
        if not found:
            return
        self.add_line()
        body = self.widget()
        self.column.addWidget(SectionHeading("Minh chứng", "", body, role="strong"))
        for there, told in found:
            row = QHBoxLayout()
            row.setSpacing(8)
            icon = "file-check" if there else "file-x"
            colour = theme.INK2 if there else theme.RED
            picture = Picture(icon, colour, 16, body)
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(told, "text", body, wrap=True), 1)
            self.column.addLayout(row)


def band_words(band: Band, item: Scored) -> str:
    """ "từ 95 % trở lên"; where only the whole fits, "100 %"."""
    edge = f"{words.number(band.edge)} {words.sign(item)}"
    if band.op == ">=" and band.edge == 100:
        return edge
    return BAND_WORDS.get(band.op, "{edge}").format(edge=edge)


def _with(number: object, unit: str) -> str:
    shown = "" if number is None else show_number(f"{number}")
    return f"{shown}{unit}" if shown else "–"


def _written(item: Scored, sheet: CriteriaSheet) -> list[tuple[bool, str]]:
    """What the commune wrote beside its answer."""
    rows = rows_in(sheet.record.fields.get("items")) if sheet.record else {}
    row = rows.get(item.code, {})
    texts = (row.get("evidence"), row.get("source_words"), row.get("note"))
    return [(True, told) for told in texts if isinstance(told, str) and told]
