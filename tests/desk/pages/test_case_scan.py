"""A decision that was signed on paper is entered at the desk with a picture of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from at_desk import Desk
from case_at_desk import PAPER, open_case, walk_to_plan
from PySide6.QtGui import QImage

from xatre.kinds.case_questions import SCAN
from xatre.model.values import rows_in
from xatre.work.cases.reading import case_now
from xatre.work.records import pictures


def test_an_approval_on_paper_is_entered_with_its_scan(
    desk: Desk, answers: list[Any], tmp_path: Path
) -> None:
    case, id = open_case(desk)
    walk_to_plan(desk, case)
    scan = tmp_path / "quyet-dinh-12.png"
    picture = QImage(40, 60, QImage.Format.Format_RGB32)
    picture.fill(0)
    assert picture.save(str(scan))
    answers.append(("paper", PAPER | {SCAN: str(scan)}, ""))
    case.stepping.do("approve")
    desk.settle()
    now = desk.do(lambda session: case_now(session, id))
    (paper,) = now.papers["decision"]
    (kept,) = rows_in(paper.fields["paper"]).values()
    assert (kept["label"], kept["type"]) == ("quyet-dinh-12", "png")
    assert desk.do(lambda session: pictures.read_picture(session, kept, f"case/{id}"))
    # It stands at the step of the decision and is looked at there.
    case.go_to_step(5)
    desk.settle()
    case.show_paper("decision", paper.id)
    desk.settle()
    row = case.pane("decision").form.row("paper")
    assert row.editor.value() == paper.fields["paper"]
    row = case.forms._asides["decision"].todo.row("approve")
    said = "theo bản giấy số 12/QĐ-UBND, ngày 12/11/2026, Chủ tịch ký, có ảnh chụp"
    assert row.line.text() == f"đã làm\n{said}"
    assert row.badge.accessibleName() == "Ghi theo bản giấy"
