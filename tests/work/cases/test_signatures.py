"""Whose a decision in the machine is: bound to an officer of this book, unknown where it travelled,
and said not to match where somebody wrote it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey
from walking import PAPER, begin, do, until_plan

from two_books import trust
from xatre.kinds import KINDS
from xatre.model.merge import next_edit, view
from xatre.model.record import Record
from xatre.store.keys import officers as stored
from xatre.store.keys.slots import Cost
from xatre.store.register import records, revisions
from xatre.work.cases import signatures
from xatre.work.cases.approval import content
from xatre.work.cases.reading import case_now
from xatre.work.people import officers
from xatre.work.receiving.receive import receive_files
from xatre.work.records import print_record
from xatre.work.sending.export import export_package
from xatre.work.session import Session

Approver = Callable[[], Any]


def approved(session: Session, as_approver: Approver, given: Any = None) -> tuple[str, Record]:
    """A case with its plan approved, and the decision."""
    case = begin(session)
    until_plan(session, case)
    with as_approver():
        decided = do(session, case, "approve", given).paper
    assert decided is not None
    return case, decided


def rewritten(session: Session, decision: Record, **changes: str) -> Record:
    """Its next line, as somebody with the file open would write it, past every verb."""
    lines = revisions.history(session.book.db, decision.id)
    following = next_edit(view(lines, whole=True), decision.fields | changes, "complete")
    assert following is not None
    revisions.add_lines(session.book.db, [session.next_line(decision, following)])
    found = records.get(session.book.db, "decision", decision.id)
    assert found is not None
    return found


def state(session: Session, decision: Record) -> str:
    signed = signatures.of(session, decision)
    return "" if signed is None else signed.state


def test_an_approval_is_its_officers(commune: Session, as_approver: Approver) -> None:
    case, decided = approved(commune, as_approver)
    signed = signatures.of(commune, decided)
    assert signed is not None
    assert (signed.state, signed.name) == ("holds", commune.book.officer.name)
    now = case_now(commune, case)
    told = signatures.by_action(commune, now.papers["decision"], now.facts)
    assert told == {"approve": signed}
    sheet = print_record.make_sheet(commune, "decision", decided.id, form="05")
    assert "chữ ký khớp" in sheet.html


def test_on_paper_there_is_nothing_to_look_at(commune: Session) -> None:
    case = begin(commune)
    until_plan(commune, case)
    decided = do(commune, case, "approve", PAPER).paper
    assert decided is not None
    assert signatures.of(commune, decided) is None


def test_it_does_not_match_what_was_written_otherwise(
    commune: Session, as_approver: Approver
) -> None:
    _, decided = approved(commune, as_approver)
    for change in ({"outcome": "refused"}, {"signer": "Người Khác"}, {"approval_signature": "00"}):
        assert state(commune, replace(decided, fields=decided.fields | change)) == "broken"
    forged = rewritten(commune, decided, signer="Chủ tịch Khác")
    assert state(commune, forged) == "broken"
    sheet = print_record.make_sheet(commune, "decision", decided.id, form="05")
    assert "chữ ký không khớp" in sheet.html


def test_a_key_made_for_it_is_nobodys(commune: Session, as_approver: Approver) -> None:
    """A true signature by a key that no officer of this book has, written on this device."""
    _, decided = approved(commune, as_approver)
    key = SigningKey.generate()
    made = key.sign(b"xatre/1/approval\x00" + content(decided.fields)).signature.hex()
    forged = rewritten(
        commune, decided, approval_key=bytes(key.verify_key).hex(), approval_signature=made
    )
    assert state(commune, forged) == "broken"


def test_the_key_of_another_officer_does_not_sign_for_a_name(
    commune: Session, as_approver: Approver
) -> None:
    _, decided = approved(commune, as_approver)
    commune.book.db.conn.execute("UPDATE officers SET name = 'Ai Đó' WHERE sort = 'officer'")
    assert state(commune, decided) == "broken"


def test_who_was_dropped_stays_the_one_who_signed(commune: Session) -> None:
    chair = "Nguyễn Văn Chủ Tịch"
    officers.add_officer(
        commune, chair, role="approver", password="mật khẩu của chủ tịch", case_rights=True,
        cost=Cost.test(),
    )  # fmt: skip
    case = begin(commune)
    until_plan(commune, case)
    before = commune.book.officer
    commune.book.officer = next(one for one in commune.book.officers() if one.name == chair)
    decided = do(commune, case, "approve").paper
    commune.book.officer = before
    assert decided is not None
    assert state(commune, decided) == "holds"
    stored.drop(commune.book, chair, cost=Cost.test())
    assert state(commune, decided) == "holds"


def test_at_the_office_a_name_is_said_and_the_key_is_unknown(
    commune: Session, office: Session, as_approver: Approver, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    case, decided = approved(commune, as_approver)
    receive_files(office, [export_package(commune, tmp_path / "usb").file])
    copy = records.get(office.book.db, "decision", decided.id)
    assert copy is not None
    signed = signatures.of(office, copy)
    assert signed is not None
    assert (signed.state, signed.name) == ("unknown", decided.fields["signer"])
    assert "chưa biết khóa" in signed.words
    whole = replace(copy, cut="")
    assert state(office, replace(whole, fields=decided.fields)) == "unknown"
    assert state(office, replace(whole, fields=decided.fields | {"round": "9"})) == "broken"
    assert KINDS[copy.kind].guarded
    assert case == copy.fields["case"]
