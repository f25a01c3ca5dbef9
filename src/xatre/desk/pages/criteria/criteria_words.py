"""What the criteria page says of a sheet: figures, points, the score, why there is no verdict.

Words only; nothing is reckoned here.
"""

from __future__ import annotations

from decimal import Decimal

from xatre.desk.widgets.score_bar import Score
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.model.scoring import Scored
from xatre.model.text import show_number
from xatre.reports.criteria_sheet import SheetRow
from xatre.work.figures.score import CriteriaSheet, figure_is_used

COLUMNS = (
    Column("code", "Mã", 72),
    Column("label", "Tiêu chí"),
    Column("figure", "Số liệu", 176),
    Column("points", "Điểm / tối đa", 142, "right"),
)
INDENT = "\u2003"
NOT_TYPED, NO_SCALE = "chưa nhập", "chưa có thang"


def number(value: Decimal | None, places: int = 2) -> str:
    """A number as a person reads it, "–" where it is not known."""
    if value is None:
        return "–"
    return show_number(f"{round(value, places).normalize():f}")


def is_own(item: Scored, sheet: CriteriaSheet) -> bool:
    """Whether the book itself gives the figure."""
    figure = sheet.figures.get(item.code)
    return figure is not None and figure_is_used(item, figure)


def result_words(item: Scored) -> str:
    """ "98,9 %", "1,56 ‰", "" where there is none."""
    if item.value is None:
        return ""
    return f"{number(item.value, 2 if item.kind == 'rate' else 1)} {sign(item)}"


def sign(item: Scored) -> str:
    """Percent or per thousand."""
    return "‰" if item.kind == "rate" else "%"


def figure_words(item: Scored) -> str:
    """The figure of a line: "612/619 · 98,9 %", "Có", "chưa nhập"; "" for one with parts."""
    known = item.known
    if item.parts:
        return ""
    if known.answer in ("yes", "no"):
        return "Có" if known.answer == "yes" else "Không"
    if known.none_occurred:
        return "Không phát sinh"
    if known.numerator is None or known.denominator is None:
        return NOT_TYPED
    share = f"{number(known.numerator)}/{number(known.denominator)}"
    return " · ".join(filter(None, (share, result_words(item))))


def points_words(item: Scored) -> str:
    """ "50 / 50", "– / 15", "chưa có thang"."""
    if item.max is None and item.points is None:
        return NO_SCALE
    return f"{number(item.points)} / {number(item.max)}"


def row_of(item: Scored, sheet: CriteriaSheet, *, part: bool) -> TableRow:
    """A line of the table."""
    figure = figure_words(item)
    icon = "" if item.parts else "book-open" if is_own(item, sheet) else "pen-line"
    no_scale = item.max is None and item.points is None
    doubted = no_scale or (not item.parts and not item.verified)
    cells = (
        Cell(item.code, tone="quiet" if part else "", strong=not part),
        Cell(f"{INDENT}{item.label}" if part else item.label, strong=not part, tip=item.label),
        Cell(figure, icon=icon, tone="faint" if figure == NOT_TYPED else "", icon_tone="quiet"),
        Cell(
            points_words(item),
            icon="circle-dashed" if doubted else "",
            icon_tone="amber",
            tone="faint" if no_scale else "quiet" if item.points is None else "",
            strong=item.points is not None,
            tip="Thang hoặc điểm chưa kiểm chứng" if doubted else "",
        ),
    )
    return TableRow(item.code, cells, group=bool(item.parts), data=item)


def rows_of(sheet: CriteriaSheet, *, lacking: bool = False) -> list[TableRow]:
    """Every line; with `lacking` only those whose points are not known."""
    found = []
    for item in sheet.items:
        parts = [one for one in item.parts if not lacking or one.points is None]
        if not lacking or parts or (item.points is None and not item.parts):
            found.append(row_of(item, sheet, part=False))
        found += [row_of(one, sheet, part=True) for one in parts]
    return found


def score_of(sheet: CriteriaSheet) -> Score:
    """What the score bar shows."""
    unknown = max(Decimal(), (sheet.max_total or sheet.known_max) - sheet.known_max)
    words = "chưa có thang điểm"
    if sheet.max_total is not None and not sheet.max_total_verified:
        words += f" (tổng {number(sheet.max_total)} chưa kiểm chứng)"
    threshold = ""
    if sheet.threshold is not None:
        threshold = f"ngưỡng {number(sheet.threshold)}, lớp {sheet.commune_class}"
    return Score(
        float(sheet.total),
        float(sheet.open),
        float(unknown),
        float(sheet.threshold or 0),
        threshold,
        words,
    )


def verdict_words(sheet: CriteriaSheet) -> str:
    """The verdict in one sentence, or why there is none."""
    if sheet.verdict is True:
        return "Đạt tiêu chuẩn xã phù hợp với trẻ em theo điểm tự chấm."
    if sheet.verdict is False:
        return "Chưa đạt tiêu chuẩn xã phù hợp với trẻ em theo điểm tự chấm."
    if sheet.without_scale:
        return (
            f"Chưa thể kết luận Đạt hay Chưa đạt: {sheet.without_scale} trên {len(sheet.items)} "
            "tiêu chí chưa có thang điểm trong bộ này."
        )
    if sheet.threshold is None:
        return "Chưa thể kết luận: chưa chọn nhóm xã, nên chưa biết ngưỡng điểm."
    return "Chưa thể kết luận: còn mục chưa có điểm."


def paper_rows(sheet: CriteriaSheet) -> list[SheetRow]:
    """The lines of the printed sheet."""
    return [
        SheetRow(
            item.code,
            item.label,
            figure_words(item),
            number(item.points),
            "chưa biết" if item.max is None else number(item.max),
            strong="." not in item.code,
        )
        for item in sheet.rows
    ]
