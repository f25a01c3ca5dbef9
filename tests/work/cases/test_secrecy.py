"""Who may open a case, who is shut out, and the warning for words of the reporter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from walking import asked, begin, do
from work_samples import add

from two_books import enrol, trust
from xatre.store.keys.slots import Cost
from xatre.store.lists.query import Query
from xatre.work.cases import opening
from xatre.work.cases.access import NotForThisOfficer
from xatre.work.cases.doing import ReasonLacking
from xatre.work.cases.opening import NobodyLeft, NotOnTheList
from xatre.work.cases.reading import case_now
from xatre.work.figures import clocks
from xatre.work.papers import files_out
from xatre.work.people import officers, senders
from xatre.work.people.renewing import renew_keys
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse, reveal, save, sealing
from xatre.work.sending.export import export_package
from xatre.work.session import Session

CHAIR = "Nguyễn Văn Chủ Tịch"
REPORTER = {"name": "Sùng Thị Mẩy", "phone": "0912 345 678"}


@contextmanager
def seated(session: Session, name: str) -> Iterator[None]:
    """Another officer at the book."""
    before = session.book.officer
    session.book.officer = next(one for one in session.book.officers() if one.name == name)
    session.closed_cases = None
    yield
    session.book.officer = before
    session.closed_cases = None


@pytest.fixture
def pair(commune: Session) -> Session:
    password = "mật khẩu của chủ tịch"
    officers.add_officer(
        commune, CHAIR, role="approver", password=password, case_rights=True, cost=Cost.test()
    )
    return commune


def test_who_is_shut_out_finds_nothing_of_the_case(pair: Session) -> None:
    case = begin(pair)
    paper = add(pair, "follow_up", case=case, purpose="plan", done_on="2026-11-20", done_by="A")
    other = begin(pair)
    with pytest.raises(ReasonLacking):
        opening.shut_out(pair, case, CHAIR, " ")
    opening.shut_out(pair, case, CHAIR, "Là bác ruột của người gây tổn hại")
    with seated(pair, CHAIR):
        assert [row.id for row in browse.page(pair, Query("case"), 0, 10)] == [other]
        assert browse.count(pair, Query("follow_up")) == 0
        assert [one.case.id for one in clocks.open_cases(pair)] == [other]
        assert browse.find(pair, "VV-2026-001")[0] == []
        for kind, id in (("case", case), ("follow_up", paper)):
            with pytest.raises(NotForThisOfficer):
                browse.record(pair, kind, id)
            with pytest.raises(NotForThisOfficer):
                browse.history(pair, kind, id)
        with pytest.raises(NotForThisOfficer):
            case_now(pair, case)
        with pytest.raises(NotForThisOfficer):
            save.void_record(pair, "case", case, "xóa")
        with pytest.raises(NotForThisOfficer):
            opening.let_open(pair, case, CHAIR)
    assert browse.count(pair, Query("case")) == 2


def test_shutting_out_asks_for_the_office(pair: Session) -> None:
    case = begin(pair)
    opening.shut_out(pair, case, CHAIR, "Có liên quan")
    assert "to_office" in asked(pair, case)
    do(pair, case, "to_office", {"by": "paper"}, reason="Chủ tịch có liên quan")
    assert "to_office" not in asked(pair, case)


def test_a_list_of_its_own_opens_to_those_named(pair: Session) -> None:
    officers.add_officer(
        pair, "Người Thứ Ba", role="entry", password="mật khẩu thứ ba dài", case_rights=True,
        cost=Cost.test(),
    )  # fmt: skip
    case = begin(pair)
    opening.let_open(pair, case, CHAIR)
    with seated(pair, CHAIR):
        assert browse.record(pair, "case", case).id == case
    with seated(pair, "Người Thứ Ba"), pytest.raises(NotForThisOfficer):
        browse.record(pair, "case", case)
    assert browse.record(pair, "case", case).id == case
    opening.take_off(pair, case, CHAIR, "Chuyển công tác")
    with seated(pair, CHAIR), pytest.raises(NotForThisOfficer):
        browse.record(pair, "case", case)
    with pytest.raises(NotOnTheList):
        opening.take_off(pair, case, "Ai Đó", "x")


def test_the_last_who_can_open_it_is_not_shut_out(commune: Session) -> None:
    case = begin(commune)
    with pytest.raises(NobodyLeft):
        opening.shut_out(commune, case, commune.book.officer.name, "Có liên quan")


def test_the_list_is_not_written_by_hand(commune: Session) -> None:
    case = begin(commune)
    now = case_now(commune, case).record
    rows = {"r": {"name": "X", "access": "may_open"}}
    added = save.add_records(
        commune, "case", [{"id": case, "revision": now.revision, "access": rows}]
    )
    assert [problem.code for problem in added.problems] == ["XT-155"]


def test_words_of_the_reporter_elsewhere_are_doubtful(commune: Session) -> None:
    given = {"reporter_agrees": "yes", "reporter": REPORTER}
    case = begin(commune, **given, notes="Gọi lại 0912.345.678 khi cần")
    record = case_now(commune, case).record
    found = {one.path: one.code for one in save.find_problems(commune, record)}
    assert found == {"notes": "XT-119"}
    paper = save.start(commune, "emergency_action", {"case": case, "actions": "Chị Mẩy báo tin"})
    told = [one for one in save.find_problems(commune, paper, False) if one.code == "XT-119"]
    assert [one.path for one in told] == ["actions"]
    assert "Mẩy" not in told[0].text
    clean = replace(record, fields=record.fields | {"notes": "Đã khám tại trạm"})
    assert save.find_problems(commune, clean) == []


def test_no_other_file_touches_the_count_of_readings(
    commune: Session, office: Session, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    neighbour = make_session("xa-ben", "03562@2025")
    trust(commune, office, tmp_path)
    trust(commune, neighbour, tmp_path)
    case = begin(commune, reporter_agrees="yes", reporter=REPORTER, told_name="Vàng A Pó")
    reveal.reveal(commune, "case", case, "told_name")
    files_out.note(commune, "exported", "child", "danh-sach.xlsx")
    given = export_package(commune, tmp_path / "usb", to="03562", record=case, reason="Chuyển nhà")
    (taken,) = receive_files(neighbour, [given.file])
    assert taken.readings == (0, 0), "the neighbour has nothing to oversee"
    renew_keys(commune)
    enrol(commune, office, tmp_path)
    reveal.reveal(commune, "case", case, "told_name")
    (taken,) = receive_files(office, [export_package(commune, tmp_path / "usb").file])
    assert taken.readings == (2, 0)
    (taken,) = receive_files(office, [export_package(commune, tmp_path / "usb", full=True).file])
    assert taken.readings == (0, 0)


def test_readings_of_hidden_and_sealed_values_are_counted_into_packages(
    commune: Session, office: Session, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    case = begin(commune, reporter_agrees="yes", reporter=REPORTER, told_name="Vàng A Pó")
    reveal.reveal(commune, "case", case, "told_name")
    block = case_now(commune, case).record.fields["reporter"]
    sealing.open_block(commune, block, f"case/{case}/reporter")
    sent = export_package(commune, tmp_path / "usb")
    (taken,) = receive_files(office, [sent.file])
    assert (taken.outcome, taken.readings) == ("taken", (1, 1))
    assert taken.as_keys()["readings"] == {"hidden": 1, "sealed": 1}
    again = export_package(commune, tmp_path / "usb")
    (taken,) = receive_files(office, [again.file])
    assert taken.readings == (0, 0)
    (sender,) = senders.senders(office)
    assert sender.readings == (1, 1)
