"""A case somebody at the commune is involved in: given to the office whole, written on there, and
handed back, by packages and returns."""

from __future__ import annotations

from pathlib import Path

import pytest
from walking import CLOSER, MEETING, begin, do
from work_samples import CASE, CHILD, add

from two_books import trust
from xatre.store.keys.slots import Cost
from xatre.store.register import records
from xatre.work.cases import opening
from xatre.work.cases.reading import case_now
from xatre.work.people import officers
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse, save
from xatre.work.records.refusals import HandedOver, NotOurs
from xatre.work.sending.export import export_package
from xatre.work.sending.hand_over import NoReasonGiven, NothingToHandOver, OnlyCasesGoUp
from xatre.work.session import Session

CHAIR = "Nguyễn Văn Chủ Tịch"
REASON = "Chủ tịch xã là bác ruột của người gây tổn hại"


@pytest.fixture
def pair(commune: Session, office: Session, tmp_path: Path) -> tuple[Session, Session]:
    trust(commune, office, tmp_path)
    officers.add_officer(
        commune, CHAIR, role="approver", password="mật khẩu của chủ tịch", case_rights=True,
        cost=Cost.test(),
    )  # fmt: skip
    # The office has other people than the commune.
    office.book.db.conn.execute("UPDATE officers SET name = 'Cán bộ Sở' WHERE sort = 'officer'")
    office.book.officer = office.book.officers()[0]
    return commune, office


def shut_case(commune: Session) -> tuple[str, str]:
    """A case with its child that the chairman is shut out of; both ids."""
    child = add(commune, "child", **CHILD)
    case = begin(commune, child=child)
    do(commune, case, "assess", {"conclusion": "not_emergency"})
    opening.let_open(commune, case, commune.book.officer.name)
    opening.shut_out(commune, case, CHAIR, REASON)
    return case, child


def test_the_office_writes_on_a_case_given_to_it_and_hands_it_back(
    pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    case, child = shut_case(commune)
    # The office has it cut already, as every case travels, and writes nothing on it.
    receive_files(office, [export_package(commune, tmp_path / "usb").file])
    assert records.get(office.book.db, "case", case).cut  # type: ignore[union-attr]
    with pytest.raises(NotOurs):
        do(office, case, "assess_closely", CLOSER)
    sent = do(commune, case, "to_office", {"out": str(tmp_path / "usb")}, reason=REASON)
    (taken,) = receive_files(office, [Path(sent.file)])
    assert (taken.outcome, taken.rejected, taken.fault) == ("taken", 0, None)
    here = case_now(office, case).record
    assert (here.unit, here.cut, here.fields["condition"]) == (
        office.unit, "", CASE["condition"],
    )  # fmt: skip
    # Until the return comes the case is the commune's; then theirs to read only.
    assert taken.return_file is not None
    assert case_now(commune, case).record.unit == commune.unit
    receive_files(commune, [taken.return_file])
    assert case_now(commune, case).record.unit == office.unit
    with pytest.raises(HandedOver):
        do(commune, case, "assess_closely", CLOSER)
    # The child is the commune's as before, and the office has it whole.
    assert records.get(office.book.db, "child", child).unit == commune.unit  # type: ignore[union-attr]
    known = browse.record(commune, "child", child)
    save.add_records(commune, "child", [{"id": child, "revision": known.revision,
                                         "other_names": "Ánh con"}])  # fmt: skip
    # The office goes on with it: new papers and the case itself.
    do(office, case, "assess_closely", CLOSER)
    do(office, case, "meet", MEETING)
    assert case_now(office, case).record.fields["case_state"] == "planning"
    assert "hand_over" not in [one.action.name for one in case_now(office, case).next]
    # And gives it back when nobody involved is there any more.
    with pytest.raises(NoReasonGiven):
        export_package(office, tmp_path / "usb", to=commune.unit, record=case)
    back = do(office, case, "hand_over", {"out": str(tmp_path / "usb")}, reason="Chủ tịch đã đổi")
    (home,) = receive_files(commune, [Path(back.file)])
    assert (home.outcome, home.rejected, home.fault) == ("taken", 0, None)
    ours = case_now(commune, case)
    assert (ours.record.unit, ours.facts.met) == (commune.unit, True)
    assert home.return_file is not None
    (answered,) = receive_files(office, [home.return_file])
    assert (answered.outcome, answered.fault) == ("taken", None)
    assert case_now(office, case).record.unit == commune.unit
    with pytest.raises(NotOurs):
        do(office, case, "submit_plan", {"aims": "x"})
    do(commune, case, "submit_plan", {"aims": "An toàn", "plan_rows": {"r": {"work": "Tư vấn"}}})
    again = export_package(commune, tmp_path / "usb", full=True)
    (last,) = receive_files(office, [again.file])
    assert (last.outcome, last.rejected) == ("taken", 0)
    assert case_now(office, case).record.unit == commune.unit
    assert case_now(office, case).facts.submitted


def test_only_a_case_goes_up(pair: tuple[Session, Session], tmp_path: Path) -> None:
    commune, office = pair
    child = add(commune, "child", **CHILD)
    with pytest.raises(OnlyCasesGoUp):
        export_package(commune, tmp_path, to=office.unit, record=child, reason="r")
    with pytest.raises(NothingToHandOver):
        export_package(commune, tmp_path, to=office.unit, record="khong-co", reason="r")


def test_an_office_begins_no_case_and_no_child(pair: tuple[Session, Session]) -> None:
    _, office = pair
    for kind, given in (("child", CHILD), ("case", {"received_on": "2026-11-20"})):
        added = save.add_records(office, kind, [given], draft=True)
        assert [one.code for one in added.problems] == ["XT-133"]
