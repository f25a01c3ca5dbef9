"""What a return costs must not grow with all that an office has taken in."""

from __future__ import annotations

from pathlib import Path

from work_samples import CHILD

from xatre.exchange.package import open_sealed
from xatre.work.receiving.returning import write_return
from xatre.work.records import save
from xatre.work.records.remarking import remark_on
from xatre.work.session import Session


def test_a_return_looks_through_no_whole_table_of_lines(trusted: tuple[Session, Session]) -> None:
    commune, office = trusted
    asked: list[str] = []
    conn = office.book.db.conn
    conn.set_trace_callback(asked.append)
    write_return(office, commune.unit)
    conn.set_trace_callback(None)
    lines = [one for one in asked if one.startswith("SELECT") and "revisions" in one]
    assert lines
    for one in lines:
        plan = [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {one}")]
        assert not [step for step in plan if step in ("SCAN r", "SCAN revisions")], one


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
