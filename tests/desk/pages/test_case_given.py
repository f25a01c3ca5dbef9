"""A case somebody at the commune is involved in, walked at two desks: the commune shuts the person
out and gives the case to its office, the office writes on it and gives it back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from at_desk import CHILD, Desk
from case_at_desk import CLOSER, FIRST, MEETING, asked, fill, open_case, take_seat

from xatre.desk.pages.case.case_sheet import CaseSheet
from xatre.store.keys.slots import Cost
from xatre.work.cases import opening
from xatre.work.cases.reading import case_now
from xatre.work.people import cards, officers
from xatre.work.receiving.receive import receive_files
from xatre.work.session import Session

CHAIR = "Nguyễn Văn Chủ Tịch"
WHY = "Chủ tịch xã là bác ruột của người gây tổn hại"


def enrol(one: Desk, other: Desk, folder: Path) -> None:
    """Each takes the other's card."""
    for mine, theirs in ((one, other), (other, one)):
        where = folder / f"card-{mine.facts.unit[:5].strip('@')}.xatre"
        card = mine.do(lambda session, to=where: cards.write_card(session, to))
        theirs.do(lambda session, of=card: cards.enrol(session, of.file, of.fingerprint))


def carry(to: Desk, file: str | Path) -> Path:
    """A package or return on a stick; what comes back for it."""
    (taken,) = to.do(lambda session: receive_files(session, [Path(file)]))
    assert (taken.outcome, taken.rejected, taken.fault) == ("taken", 0, None)
    return taken.return_file


def sealed_file(case: CaseSheet) -> Path:
    """The package the last step told of."""
    rest = case.ui.message_place.bar.message.rest
    assert rest.startswith("Gói: ")
    return Path(rest.removeprefix("Gói: "))


def look_at(desk: Desk, id: str) -> CaseSheet:
    page = desk.page("case")
    page._open(id)
    desk.settle()
    return page.case


def rename(session: Session) -> None:
    """The office has other people than the commune."""
    session.book.db.conn.execute("UPDATE officers SET name = 'Vàng Thị Sở' WHERE sort = 'officer'")
    session.book.officer = replace(session.book.officers()[0], case_rights=True)


def shut_out(session: Session, case: str) -> None:
    officers.add_officer(
        session, CHAIR, role="approver", password="mật khẩu của chủ tịch", case_rights=True,
        cost=Cost.test(),
    )  # fmt: skip
    opening.let_open(session, case, session.book.officer.name)
    opening.shut_out(session, case, CHAIR, WHY)


def test_a_case_given_to_the_office_is_written_there_and_comes_back(
    make_desk: Callable[..., Desk], answers: list[Any], tmp_path: Path
) -> None:
    commune = make_desk(case_rights=True)
    office = make_desk("12@2025", "office", case_rights=True)
    office.do(rename)
    enrol(commune, office, tmp_path)
    commune.do(lambda session: take_seat(session, "administrator"))
    (child,) = commune.add("child", CHILD)
    case, id = open_case(commune, child=child)
    fill(commune, case, "assess", **FIRST)
    commune.do(lambda session: shut_out(session, id))
    case.load(id)
    commune.settle()
    assert "to_office" in asked(case)
    answers.append(("do", {"reason": WHY}, ""))
    case.stepping.do("to_office")
    commune.settle()
    returned = carry(office, sealed_file(case))
    there = look_at(office, id)
    assert there.may_write()
    assert "assess_closely" in asked(there)
    assert "hand_over" not in asked(there)
    # The whole of it is there, the child too, and its name is asked for as at the commune.
    names: list[str] = []
    there.acts.ask_name(names.append)
    office.settle()
    assert names == [CHILD["full_name"]]
    # Since the return the commune reads it and no more.
    carry_return(commune, returned)
    case.load(id)
    commune.settle()
    assert not case.stepping.may_do
    assert case.pane("case").read_only or case.forms.current is None
    # The office goes on: two papers and the form of the case itself.
    fill(office, there, "assess_closely", **CLOSER)
    fill(office, there, "meet", **MEETING | {"chair": "Lãnh đạo Sở"})
    assert asked(there) == ["submit_plan"]
    there.go_to_step(0)
    office.settle()
    pane = there.pane("case")
    assert not pane.read_only
    pane.form.set_values(pane.form.values() | {"condition": "Trẻ đã về với bà ngoại"})
    pane.foot.primary.click()
    office.settle()
    # And gives it back.
    answers.append(("do", {"reason": "Đã đổi người phụ trách"}, ""))
    there.load(id)
    office.settle()
    there.stepping.do("hand_over")
    office.settle()
    answer = carry(commune, sealed_file(there))
    case.load(id)
    commune.settle()
    assert case.stepping.may_do
    assert asked(case) == ["submit_plan"]
    ours = commune.do(lambda session: case_now(session, id))
    assert ours.record.fields["condition"] == "Trẻ đã về với bà ngoại"
    assert ours.facts.met
    # The list of who may open it came home as it went: the chairman finds nothing of it.
    assert CHAIR in {one["name"] for one in rows(ours.record.fields["access"])}
    carry_return(office, answer)
    there.load(id)
    office.settle()
    assert not there.stepping.may_do


def carry_return(to: Desk, file: Path) -> None:
    (taken,) = to.do(lambda session: receive_files(session, [file]))
    assert (taken.outcome, taken.fault) == ("taken", None)


def rows(field: Any) -> list[dict[str, Any]]:
    return list(field.values())
