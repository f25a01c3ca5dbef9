"""Forms on the glass and on paper: a form of sixty fields opened, a form of three pages to PDF,
the quarterly report on injuries counted and written.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from bench import crowd
from bench.figure import Figure, seconds
from xatre import resources
from xatre.kinds import KINDS
from xatre.model.kind import Kind, Section
from xatre.model.merge import next_edit
from xatre.model.record import Record
from xatre.model.values import Fields
from xatre.reports.letterhead import Printing
from xatre.reports.official_form import Filling, official_form
from xatre.reports.paper_forms import FORMS
from xatre.store.identifiers import new_id
from xatre.store.register import revisions
from xatre.work.papers import reports
from xatre.work.session import Session

FIELDS = 60
TIMES = 9
LONG = "Trẻ ở với bà nội, đi học đều, cần thăm lại mỗi tháng một lần. " * 9


def figures(scale: float, keep: Path | None) -> list[Figure]:
    """The three figures; the report over 30,000 children and 3,000 injuries at full scale."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from xatre.desk import garbage, theme

    running = QApplication.instance() or QApplication(["bench"])
    theme.apply(running)  # type: ignore[arg-type]  # the stylesheet is part of the cost
    garbage.collect_here()  # as the desk does once its first window stands
    found = [_form(), _pdf()]
    with tempfile.TemporaryDirectory() as name:
        session = crowd.make_session(Path(name) / "book", int(30_000 * scale))
        try:
            found += _report(session, int(3_000 * scale), Path(name))
        finally:
            session.close()
    del running
    return found


def sixty() -> Kind:
    """The first sixty fields of a birth, under their own headings."""
    left, sections = FIELDS, []
    for section in KINDS["birth"].sections:
        fields = section.fields[:left]
        left -= len(fields)
        if fields:
            sections.append(Section(section.title, fields, section.shown_if))
    return replace(KINDS["birth"], sections=tuple(sections), rules=())


def _form() -> Figure:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from xatre.desk.editors import EditorContext
    from xatre.desk.form import Form

    kind, codes = sixty(), resources.codes()
    random = Random(1)
    own = [field for section in kind.sections for field in section.fields]
    values = {field.name: field.sample(random, codes) for field in own}

    def open_one() -> float:
        begun = time.process_time()
        form = Form(kind, EditorContext(codes=codes, today=lambda: date(2026, 11, 20)))
        form.set_values(values)
        form.resize(1000, 600)
        form.show()
        QApplication.processEvents()
        taken = time.process_time() - begun
        form.close()
        form.deleteLater()  # else it would follow the focus of those after it
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return 1000 * taken

    open_one()
    return Figure(
        f"a form of {len(own)} fields opened, filled and painted, in the program's look",
        statistics.median(open_one() for _ in range(TIMES)), "ms", "≤ 60 ms of processor time", 60,
    )  # fmt: skip


def _pdf() -> Figure:
    from xatre.desk import paper

    form, codes = FORMS["03"], resources.codes()
    kind, random = KINDS[form.kind], Random(1)
    fields = {field.name: field.sample(random, codes) for field in kind.fields.values()}
    for name in ("child_state", "family", "factors", "learning", "community"):
        fields[name] = LONG
    said = Printing(
        ("Ủy ban nhân dân", "Xã Sì Lở Lầu"), "Sì Lở Lầu", "Xã Sì Lở Lầu",
        crowd.WRITTEN, "Người đo", "", "Có thông tin bí mật", "đo tốc độ", True, copy=1,
    )  # fmt: skip
    record = Record("id", kind.name, crowd.UNIT, "complete", fields)
    html = official_form(form, Filling(kind, record), codes, said)
    pages = len(paper.pictures(html, 30))
    taken = statistics.median(seconds(lambda: paper.pdf(html)) for _ in range(TIMES))
    return Figure(f"a form of {pages} pages to PDF", taken, "s", "≤ 0.5 s for three pages", 0.5)


def _report(session: Session, count: int, folder: Path) -> list[Figure]:
    _hurt(session, count)
    last = date(2026, 9, 30)
    first = last - timedelta(days=91)

    def made() -> None:
        reports.make_report(session, "injuries", first.isoformat(), last.isoformat())

    def written() -> None:
        report = reports.make_report(session, "injuries", first.isoformat(), last.isoformat())
        reports.write_workbook_of(session, report, folder / "report.xlsx")

    what = f"{count:,} injuries and their children in a quarter"
    return [
        Figure(
            f"quarterly report over {what}: counted",
            statistics.median(seconds(made) for _ in range(5)), "s", "≤ 1 s", 1,
        ),
        Figure(
            f"quarterly report over {what}: counted and written as .xlsx, each case in a row",
            statistics.median(seconds(written) for _ in range(3)), "s", "≤ 1 s", 1,
        ),
    ]  # fmt: skip


def _hurt(session: Session, count: int) -> None:
    """`count` injuries over ten quarters, one in ten in the last."""
    random, codes = Random(2), session.codes
    causes = [code.code for code in codes.offered("injury_cause")]
    lines = []
    for number in range(count):
        on = date(2026, 9, 30) - timedelta(days=random.randrange(910))
        fields: Fields = {
            "full_name": crowd.name(random),
            "told_born_on": str(on.year - random.randrange(15)),
            "told_sex": random.choice(("male", "female")),
            "happened_on": on.isoformat(),
            "cause": random.choice(causes),
            "cause_other": "khác",
            "place": random.choice(("home", "school", "community")),
            "outcome": random.choice(("recovered", "recovered", "disabled", "died")),
            "died_on": on.isoformat(),
            "sex": random.choice(("male", "female")),
            "age": str(random.randrange(16)),
            "icd10": "W65–W74",
            "code": f"TN-{number:05}",
        }
        record = Record(new_id(), "injury", session.unit, fields=fields)
        following = next_edit(None, record.fields, "complete")
        assert following is not None
        lines.append(session.next_line(record, following))
    with session.book.transaction():
        revisions.add_lines(session.book.db, lines)
