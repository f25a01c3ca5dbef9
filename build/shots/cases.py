"""The case page: each of its eight steps, clocks, the name behind dots, the reporter's block."""

from __future__ import annotations

from pathlib import Path

from shots import books
from shots.stage import Stage
from xatre.desk.pages.case.case_steps import STEPS
from xatre.work.figures import clocks
from xatre.work.records import browse
from xatre.work.session import Session


def richest(session: Session) -> tuple[str, str]:
    """The case with most papers, and one whose clocks run."""
    rows = browse.page(session, browse.Query("case", states=("complete",)), 0, 50)
    papers = {
        row.id: sum(
            len(found) for found in browse.related(session, browse.record(session, "case", row.id))
            .values()
        )
        for row in rows
    }  # fmt: skip
    running = [
        row.id
        for row in rows
        if any(one.state == "running" for one in clocks.clocks_of(session, row.id))
    ]
    most = max(papers, key=lambda id: papers[id])
    return most, running[0] if running else most


def play(stage: Stage, folder: Path) -> None:
    """Cases of a commune of 1,284 children."""
    stage.open(books.commune(folder / "xa"))
    page = stage.page("case")
    stage.take("vu-viec")
    most, running = stage.do(richest)
    page.show_what(record_id=most)
    for number, step in enumerate(STEPS):
        stage.settle()
        page.case.go_to_step(number)
        stage.take(f"vu-viec-buoc-{number + 1}")
        if number in (0, 5):
            pane = page.case.forms.current
            scroll = pane.form.verticalScrollBar()
            scroll.setValue(scroll.maximum() // 2)
            stage.take(f"vu-viec-buoc-{number + 1}-giua")
            scroll.setValue(scroll.maximum())
            stage.take(f"vu-viec-buoc-{number + 1}-cuoi")
        assert step.name
    page.case.go_to_step(0)
    stage.settle()
    stage.over("vu-viec-ai-duoc-mo", page.case.acts.ask_access)
    page.case.head.name._button.click()
    stage.take("vu-viec-hien-ten")
    page.leave()
    stage.settle()
    page.show_what(record_id=running)
    stage.take("vu-viec-dang-tinh-gio")
    page.leave()
    stage.settle()
    page.begin({})
    stage.take("vu-viec-tiep-nhan")
    page.case.forms.current.complete()
    stage.take("vu-viec-tiep-nhan-con-thieu")
    page.leave()
    stage.resize(1366, 697)
    page.show_what(record_id=running)
    stage.take("vu-viec-697")
