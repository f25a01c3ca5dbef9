"""A decision that was signed on paper is entered at the desk with a picture of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from at_desk import Desk
from PySide6.QtGui import QImage
from test_case_walk import PAPER, answers, fill, open_case

from xatre.kinds.case_questions import SCAN
from xatre.model.values import rows_in
from xatre.work.cases.reading import case_now
from xatre.work.records import pictures

__all__ = ["answers"]


def test_an_approval_on_paper_is_entered_with_its_scan(
    desk: Desk, answers: list[Any], tmp_path: Path
) -> None:
    case, id = open_case(desk)
    fill(desk, case, "assess", made_on="2026-11-03", conclusion="not_emergency")
    fill(desk, case, "assess_closely", made_on="2026-11-06", harmer_is_carer="no", conclusion="Cần")
    fill(desk, case, "meet", held_on="2026-11-09", chair="Chủ tịch", minutes="Thống nhất.")
    fill(desk, case, "submit_plan", made_by="Ưng", made_on="2026-11-10",
         submitted_on="2026-11-11", plan_rows={"r1": {"+": "yes", "work": "Tư vấn"}})  # fmt: skip
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
