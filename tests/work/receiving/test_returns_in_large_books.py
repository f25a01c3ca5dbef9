"""What a return and an undo cost must not grow with all that an office has taken in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from work_samples import CHILD

from xatre.exchange.package import open_sealed
from xatre.store.traffic import packages
from xatre.work.receiving.returning import write_return
from xatre.work.receiving.undo import undo_package
from xatre.work.records import save
from xatre.work.records.remarking import remark_on
from xatre.work.session import Session

LINES = {"revisions", "package_lines"}
WHOLE = re.compile("SCAN (r|revisions|package_lines|others?|mine)\\b")


def asked_by(session: Session, work: Callable[[], object]) -> list[str]:
    """What the work asks and does in the book."""
    asked: list[str] = []
    conn = session.book.db.conn
    conn.set_trace_callback(asked.append)
    work()
    conn.set_trace_callback(None)
    return asked


def assert_reads_no_whole_table_of_lines(session: Session, asked: list[str]) -> None:
    lines = [one for one in asked if one.startswith("SELECT") and LINES & set(one.split())]
    assert lines
    for one in lines:
        plan = [row[3] for row in session.book.db.conn.execute(f"EXPLAIN QUERY PLAN {one}")]
        assert not [step for step in plan if WHOLE.match(step)], one


def test_a_return_looks_through_no_whole_table_of_lines(trusted: tuple[Session, Session]) -> None:
    commune, office = trusted
    asked = asked_by(office, lambda: write_return(office, commune.unit))
    assert_reads_no_whole_table_of_lines(office, asked)


def test_an_undo_neither_nor_keeps_pages_in_memory(trusted: tuple[Session, Session]) -> None:
    commune, office = trusted
    (package,) = packages.received(office.book.db, commune.unit)
    asked = asked_by(office, lambda: undo_package(office, package.sha256))
    assert_reads_no_whole_table_of_lines(office, asked)
    gone = next(place for place, one in enumerate(asked) if one.startswith("DELETE FROM revis"))
    assert not [one for one in asked[:gone] if one.startswith("SAVEPOINT")]


def test_remarks_still_travel_to_their_unit_alone(
    trusted: tuple[Session, Session], neighbour: Session, tmp_path: Path
) -> None:
    commune, office = trusted
    (id,) = save.add_records(commune, "child", [CHILD | {"full_name": "Sùng A Pó"}]).saved
    file = remark_on(office, commune.unit, "child", id, "Xin xem lại ngày sinh.")
    opened = open_sealed(
        file,
        signing_key=office.book.device.signing_key,
        identities=commune.book.device.age_identities,
    )
    assert [line.revision().kind for line in opened.lines()] == ["remark"]
    other = write_return(office, neighbour.unit)
    opened = open_sealed(
        other,
        signing_key=office.book.device.signing_key,
        identities=office.book.device.age_identities,
    )
    assert list(opened.lines()) == []
