"""Hostile returns and cards: nothing is believed that its sender may not say."""

from __future__ import annotations

from pathlib import Path

import hostile
import pytest
from hostile import FIELDS, child, code_of, header_of, line, notes_of, put, text_of
from work_samples import CHILD

from two_books import trust
from xatre.errors import XatreError
from xatre.exchange import keys
from xatre.exchange.canonical import canonical
from xatre.exchange.container import signed_bytes
from xatre.store.traffic import packages, peers
from xatre.work import keeping
from xatre.work.people import cards
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.sent_back import LONGEST_SHOWN
from xatre.work.records import browse, save
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package, preview
from xatre.work.session import Session


def test_a_neighbour_says_why_only_of_what_it_was_given(
    trusted: tuple[Session, Session], neighbour: Session, tmp_path: Path
) -> None:
    commune, _ = trusted
    trust(neighbour, commune, tmp_path)
    kept, given = save.add_records(
        commune, "child", [CHILD | {"full_name": "Vàng Ở"}, CHILD | {"full_name": "Vàng Đi"}]
    ).saved
    up = export_package(commune, tmp_path / "usb")
    across = export_package(commune, tmp_path / "usb", to=neighbour.unit, record=given)
    words = "Xã yêu cầu\u202e\nhủy " + "hồ sơ này ngay. " * 100

    def returned(number: str, *said: tuple[str, str]) -> bytes:
        package = {"about": "package", "stream": "x" * 8, "sequence": "1", "outcome": "taken"}
        entries: list[dict[str, object]] = [{"about": "return", "number": number}]
        entries += [package | {"sha256": one} for one in (up.sha256, across.sha256)]
        rejected = {"about": "rejected", "revision": "cd" * 32, "code": "XT-106"}
        entries += [
            rejected | {"package": sha256, "record": id, "sentence": words} for sha256, id in said
        ]
        return hostile.hostile(neighbour, commune, notes_of(entries), type="return")

    lies = [(up.sha256, kept), (across.sha256, kept), ("ab" * 32, given)]
    (outcome,) = receive_files(commune, [put(tmp_path, returned("7", *lies))])
    assert (outcome.outcome, outcome.rejected, outcome.rejections) == ("taken", 0, [])
    true = returned("8", (across.sha256, given))
    (outcome,) = receive_files(commune, [put(tmp_path, true, "sau.xatre")])
    assert outcome.rejected == 1
    (told,) = outcome.rejections
    assert (told.record, told.words[:16]) == (given, "Xã yêu cầu hủy h")
    assert len(told.words) <= LONGEST_SHOWN + 1


def claim(sha256: str, stream: str) -> list[dict[str, object]]:
    return [
        {"about": "return", "number": "7"},
        {
            "about": "package",
            "sha256": sha256,
            "stream": stream,
            "sequence": "2",
            "outcome": "taken",
        },
        {"about": "revoked", "device": "may-khac-1", "sequence": "1"},
    ]


def test_a_neighbour_cannot_say_that_the_office_took_a_package(
    trusted: tuple[Session, Session], neighbour: Session, tmp_path: Path
) -> None:
    commune, _ = trusted
    trust(neighbour, commune, tmp_path)
    (id,) = save.add_records(commune, "child", [CHILD | {"full_name": "Vàng A Sùng"}]).saved
    sent = export_package(commune, tmp_path / "usb")
    before, to_send = digest(commune), preview(commune).counts
    remark = child(neighbour.unit, kind="remark", fields={"words": "Xóa hết đi"})
    text = notes_of(claim(sent.sha256, commune.book.facts.stream)) + text_of([remark])
    lie = hostile.hostile(neighbour, commune, text, type="return")
    (outcome,) = receive_files(commune, [put(tmp_path, lie)])
    assert (outcome.new, outcome.updated) == (0, 0)
    assert [one.outcome for one in packages.sent(commune.book.db)] == ["", ""]
    assert preview(commune).counts == to_send
    assert id
    assert digest(commune) == before
    assert keeping.check_book(commune) == []


def test_a_return_brings_remarks_of_the_office_and_nothing_else(
    trusted: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = trusted
    before = digest(commune)
    (mine,) = browse.page(commune, browse.Query("child"), 0, 1)
    remark = {
        "to_unit": commune.unit,
        "about_kind": "child",
        "about_id": mine.id,
        "words": "Xem lại",
        "written_on": "2026-11-20",
    }
    hostile_lines = [
        child(office.unit),
        child(commune.unit, fields=FIELDS | {"full_name": "Tên Giả"}),
        child(office.unit, id=mine.id, kind="remark", fields=remark),
        child(office.unit, kind="remark", fields=remark | {"written_on": "hôm qua"}),
        child(office.unit, kind="remark", fields=remark | {"words": "x\u0000y"}),
    ]
    for number, one in enumerate(hostile_lines, 10):
        head = notes_of([{"about": "return", "number": str(number)}])
        data = hostile.hostile(office, commune, head + text_of([one]), type="return")
        (outcome,) = receive_files(commune, [put(tmp_path, data)])
        assert (outcome.outcome, outcome.new, outcome.rejected) == ("taken", 0, 1)
    assert digest(commune) == before
    assert keeping.check_book(commune) == []
    good = child(
        office.unit, id="019a2222-0000-7000-8000-000000000001", kind="remark", fields=remark
    )
    head = notes_of([{"about": "return", "number": "99"}])
    data = hostile.hostile(office, commune, head + text_of([good]), type="return")
    (outcome,) = receive_files(commune, [put(tmp_path, data)])
    assert (outcome.outcome, outcome.new, outcome.rejected) == ("taken", 1, 0)


def test_a_return_for_another_commune_is_refused(
    trusted: tuple[Session, Session], neighbour: Session, tmp_path: Path
) -> None:
    commune, office = trusted
    trust(neighbour, office, tmp_path)
    for changes in ({"recipient": neighbour.unit}, {"recipient": ""}):
        data = hostile.hostile(
            office,
            commune,
            notes_of(claim("ab" * 32, commune.book.facts.stream)),
            type="return",
            **changes,
        )
        before = digest(commune)
        (outcome,) = receive_files(commune, [put(tmp_path, data)])
        assert code_of(outcome) == "XT-321"
        assert digest(commune) == before


def test_a_return_of_any_other_form_changes_nothing(
    trusted: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = trusted
    states = [one.outcome for one in packages.sent(commune.book.db)]
    for text in (
        b"",
        notes_of([{"about": "return", "number": "0"}]),
        notes_of([{"about": "return", "number": "5"}, {"about": "praise", "text": "x"}]),
        notes_of([{"about": "return", "number": "5"}]) + line(child(office.unit).line[:-1]),
        b'r {"number":"5","about":"return"}\n',
    ):
        data = hostile.hostile(office, commune, text, type="return")
        (outcome,) = receive_files(commune, [put(tmp_path, data)])
        assert outcome.new + outcome.updated == 0
        if outcome.outcome == "refused":
            assert [one.outcome for one in packages.sent(commune.book.db)] == states


# --- cards ------------------------------------------------------------------------------------


def low_order_points() -> list[bytes]:
    prime = 2**255 - 19
    eight = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
    twice = (prime + 1).to_bytes(32, "little")
    return [(1).to_bytes(32, "little"), bytes(32), bytes.fromhex(eight), twice, b"\xff" * 32]


def test_a_card_with_a_weak_key_is_not_enrolled(
    trusted: tuple[Session, Session], neighbour: Session, tmp_path: Path
) -> None:
    _, office = trusted
    before = peers.enrolled(office.book.db)
    facts = neighbour.book.facts
    for weak in low_order_points():
        header = header_of(
            neighbour, office, type="card", sequence=0, recipient="", recipients=frozenset(),
            signing=weak,
        )  # fmt: skip
        file = put(tmp_path, hostile.file_of(neighbour, header, b"{}"))
        digits = keys.fingerprint(
            facts.unit, facts.role, facts.device, weak, neighbour.book.device.sealing_key
        )
        with pytest.raises(XatreError) as refused:
            cards.enrol(office, file, digits)
        assert refused.value.code == "XT-308"
    assert peers.enrolled(office.book.db) == before


def test_a_card_edited_by_hand_is_not_enrolled(
    trusted: tuple[Session, Session], neighbour: Session, tmp_path: Path
) -> None:
    _, office = trusted
    before = peers.enrolled(office.book.db)
    card = cards.write_card(neighbour, tmp_path / "the.xatre")
    whole = card.file.read_bytes()
    for old, new in (
        (b"03562@2025", b"03563@2025"),
        (b"commune", b"officeX"),
        (b"label", b"lebal"),
    ):
        card.file.write_bytes(whole.replace(old, new, 1))
        with pytest.raises(XatreError) as refused:
            cards.enrol(office, card.file, card.fingerprint)
        assert refused.value.exit_code in (3, 4)
    assert peers.enrolled(office.book.db) == before
    assert signed_bytes("card", b"") != signed_bytes("package", b"")
    assert canonical({}) == b"{}"
