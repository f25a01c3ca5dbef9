"""The criteria sheet drawn: what is not known looks so, the chosen line explains itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sitting_facts import facts_with

from xatre import resources
from xatre.desk import paper
from xatre.desk.pages.criteria import criteria
from xatre.desk.pages.criteria import criteria_words as words
from xatre.desk.pages.criteria.criteria import CriteriaPage
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.badge import Badge
from xatre.model.record import Record
from xatre.model.scoring import Known, score
from xatre.reports.letterhead import Printing
from xatre.work.figures.own_figures import OwnFigure
from xatre.work.figures.score import CriteriaSheet
from xatre.work.records.browse import Query

SET = resources.criteria_sets()["06-QD-TTg-2019"]


class Opened:
    """Writes down what the page asks of the window and of the book."""

    def __init__(self) -> None:
        self.pages: list[tuple[str, dict[str, Any]]] = []
        self.jobs: list[object] = []

    def open_page(self, key: str, **what: Any) -> None:
        self.pages.append((key, what))

    def submit(self, job: object, *rest: object) -> None:
        self.jobs.append(job)

    def fault(self, error: BaseException) -> None:
        raise error


def sheet() -> CriteriaSheet:
    cases = Query("case")
    own = OwnFigure(4, 5, "vụ việc", "sổ Vụ việc", "Cách tính.", cases, ((False, "VV-2026-011"),))
    known = {
        "TC01.1": Known(answer="yes"),
        "TC06.1": Known(Decimal(46), Decimal(48)),
        "TC06.2": Known(Decimal(4), Decimal(5)),
        "TC05": Known(Decimal(35), Decimal(1284)),
    }
    items, total = score(SET, known)
    typed = {"TC06.1": {"+": "yes", "evidence": "Danh sách số 4"}}
    record = Record("r", "criteria", "u", "complete", {"items": typed, "commune_class": "C"})
    return CriteriaSheet(2026, SET, record, items, {"TC06.2": own}, total, "C", Decimal(800), None)


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def page(qtbot: QtBot, opened: Opened) -> CriteriaPage:
    facts = facts_with("read write cases")
    made = CriteriaPage(Seat(opened, facts, opened))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1130, 680)
    made.show()
    made.view.show_sheet(sheet())
    return made


def told(page: CriteriaPage) -> str:
    return "\n".join(label.text() for label in page.view.side.findChildren(QLabel))


def test_the_score_is_never_shown_as_one_of_a_thousand(page: CriteriaPage) -> None:
    labels = [label.text() for label in page.view.findChildren(QLabel)]
    assert "100" in labels
    assert "điểm tạm tính, trong 275 điểm đã có thang" in labels
    assert any("10 trên 13 tiêu chí chưa có thang điểm" in label for label in labels)
    assert "725 chưa có thang điểm (tổng 1.000 chưa kiểm chứng)" in page.view.bar.accessibleName()
    assert "ngưỡng 800, lớp C" in page.view.bar.accessibleName()


class Answering(Opened):
    """Does what the page asks of the book at once."""

    def submit(self, job: Any, done: Any = None, failed: Any = None) -> None:
        done(job(SimpleNamespace(session="the open book")))


def test_paper_is_written_down_before_it_goes_and_bears_what_was_written(
    page: CriteriaPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = Printing(
        agency=("Ủy ban nhân dân", "Xã Sì Lở Lầu"), at=datetime(2026, 11, 20, tzinfo=UTC),
        place="Sì Lở Lầu", owner="", title="", by="Lò Thị Ngọc Ưng",
        secrecy="Thường", scope="tự chấm điểm", copy=7,
    )  # fmt: skip
    order: list[str] = []

    def note(session: object) -> Printing:
        order.append(str(session))
        return said

    monkeypatch.setattr(criteria, "note_criteria_sheet", note)
    monkeypatch.setattr(paper, "print_html", lambda html, parent: order.append(html))
    page.seat = replace(page.seat, worker=Answering())  # type: ignore[arg-type]
    page.view.print.click()
    noted, html = order
    assert noted == "the open book"
    assert "Bản số 7" in html
    assert "Tổng điểm tạm tính" in html


def test_three_kinds_of_not_knowing() -> None:
    rows = {row.key: row.cells for row in words.rows_of(sheet())}
    assert rows["TC01.2"][2].words == "chưa nhập"
    assert rows["TC01.2"][3].words == "– / 15"
    assert rows["TC05"][3].words == "chưa có thang"
    assert rows["TC05"][3].icon == "circle-dashed"
    assert rows["TC01.1"][3].words == "50 / 50"
    assert rows["TC01.1"][3].icon == ""
    assert rows["TC01.4"][3].icon == "circle-dashed"


def test_figures_in_words_and_where_they_come_from() -> None:
    rows = {row.key: row.cells for row in words.rows_of(sheet())}
    assert (rows["TC05"][2].words, rows["TC05"][2].icon) == ("35/1.284 · 27,26 ‰", "pen-line")
    assert (rows["TC06.2"][2].words, rows["TC06.2"][2].icon) == ("4/5 · 80 %", "book-open")
    assert rows["TC06.1"][2].words == "46/48 · 95,8 %"
    assert rows["TC01.1"][2].words == "Có"


def test_the_chosen_line_explains_itself(page: CriteriaPage, opened: Opened) -> None:
    page.view.table.go_to("TC06.2")
    shown = told(page)
    for part in ("Chủ tịch UBND cấp xã phê duyệt", "4 vụ việc", "sổ Vụ việc", "dưới 100 %",
                 "75 điểm", "VV-2026-011", "không tự đoán"):  # fmt: skip
        assert part in shown
    assert any(badge.look.words == "chưa biết" for badge in page.view.side.findChildren(Badge))
    page.view.side._look(Query("case"), "Xem vụ việc đã tính")
    assert opened.pages[0][0] == "case"


def test_evidence_of_the_commune_is_shown(page: CriteriaPage) -> None:
    page.view.table.go_to("TC06.1")
    assert "Danh sách số 4" in told(page)


def test_only_what_is_lacking(page: CriteriaPage) -> None:
    page.view.lacking.click()
    keys = [row.key for row in words.rows_of(sheet(), lacking=True)]
    assert page.view.table.rows.rowCount() == len(keys)
    assert "TC01.1" not in keys
    assert "TC06.1" not in keys
    assert {"TC01", "TC01.2", "TC05"} <= set(keys)
    page.view.lacking.click()
    assert page.view.table.rows.rowCount() == 19


def test_the_year_is_asked_for(page: CriteriaPage, opened: Opened) -> None:
    before = len(opened.jobs)
    page.view.year.choose("2025")
    assert len(opened.jobs) == before + 1


def test_figures_are_typed_in_the_form(page: CriteriaPage, opened: Opened) -> None:
    page.edit_record()
    assert page.stack.currentWidget() is page.form
    assert page.primary_button() is page.form.pane.foot.primary


def test_paper_says_what_is_not_known(page: CriteriaPage) -> None:
    html = page.view.paper()
    assert "Xã Sì Lở Lầu" in html
    assert "chưa biết" in html
    assert "Tổng điểm tạm tính: 100." in html
    assert html.count("<tr>") == 20
    assert "<script" not in html


def test_the_pane_folds_when_narrow(page: CriteriaPage) -> None:
    page.set_narrow(True)
    assert not page.view.side.isVisible()
    page.view.table.go_to("TC06.2")
    assert page.view.foot.words.text() == "TC06.2 · 4/5 · 80 % · – / 75"
