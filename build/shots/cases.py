"""The case page: each of its eight steps, clocks, the name behind dots, the reporter's block."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from shots import books
from shots.stage import Stage
from xatre.desk.pages.case.case_steps import STEPS
from xatre.desk.pages.case.step_dialogs import StepDialog
from xatre.desk.pages.lists.records_page import RecordsPage
from xatre.kinds.case_questions import APPROVED
from xatre.work.cases.stepping import step
from xatre.work.figures import clocks
from xatre.work.records import browse, save
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


def signed_case(session: Session, form: str) -> str:
    """A new case whose plan was approved on paper or in the machine."""
    unit = session.unit
    given = {
        "intake_channel": "phone", "received_on": "2026-11-02", "received_at": "08:10",
        "subject": "abused", "event_place": "bản Sì Choang", "event_unit": unit,
        "condition": "Trẻ đang ở nhà bà", "receiver": "Lò Thị Ngọc Ưng", "told_sex": "female",
        "told_age": "8",
    }  # fmt: skip
    (id,) = save.add_records(session, "case", [given]).saved
    paper = {"form": "paper", "number": "12/QĐ-UBND", "signed_on": "2026-11-12",
             "signer": "Chủ tịch UBND xã"}  # fmt: skip
    for name, fields in (
        ("assess", {"made_on": "2026-11-03", "conclusion": "not_emergency"}),
        ("assess_closely", {"made_on": "2026-11-06", "harmer_is_carer": "no", "conclusion": "Cần"}),
        ("meet", {"held_on": "2026-11-09", "chair": "Chủ tịch UBND", "minutes": "Thống nhất."}),
        ("submit_plan", {"made_on": "2026-11-10", "submitted_on": "2026-11-11",
                         "plan_rows": {"r1": {"work": "Tư vấn tâm lý"}}}),
        ("approve", paper if form == "paper" else {"form": form}),
    ):  # fmt: skip
        step(session, id, name, fields, reason="Quá hạn vì sạt lở đường")
    return id


def _signatures(stage: Stage, page: RecordsPage, back: str) -> None:
    """How a decision was made: on paper, in the machine, and by a signature that is not right."""

    def approver(session: Session) -> None:
        session.book.officer = replace(session.book.officer, role="approver")

    def forget_keys(session: Session) -> None:
        with session.book.transaction():
            session.book.db.conn.execute("DELETE FROM approval_keys")

    before = stage.do(lambda session: session.book.officer)
    stage.do(approver)
    for name, form in (("giay", "paper"), ("may", "program")):
        id = stage.do(partial(signed_case, form=form))
        page.leave()
        page.show_what(record_id=id)
        stage.settle()
        page.case.go_to_step(5)
        stage.settle()
        assert page.case.opened is not None
        decision = page.case.opened.live("decision")[-1].id
        page.case.show_paper("decision", decision)
        stage.take(f"vu-viec-quyet-dinh-{name}")
    stage.do(forget_keys)
    page.case.load(id)
    stage.settle()
    page.case.go_to_step(5)
    stage.settle()
    page.case.show_paper("decision", decision)
    stage.take("vu-viec-quyet-dinh-chu-ky-sai")
    stage.do(lambda session: setattr(session.book, "officer", before))
    dialog = StepDialog(
        "Phê duyệt kế hoạch", "Chủ tịch UBND cấp xã.", APPROVED, shut={},
        context=page.case.stepping._context(), parent=page.case,
    )  # fmt: skip
    stage.over("vu-viec-duyet-kem-anh", dialog.exec)
    page.leave()
    page.show_what(record_id=back)
    stage.settle()


def play(stage: Stage, folder: Path) -> None:
    """Cases of a commune of 1,284 children."""
    stage.open(books.commune(folder / "xa"))
    page = stage.page("case")
    stage.take("vu-viec")
    most, running = stage.do(richest)
    page.show_what(record_id=most)
    for number, one in enumerate(STEPS):
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
        assert one.name
    _signatures(stage, page, most)
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
