"""Hostile packages at the door: refused or set aside, in bounded time, nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import hostile
import pytest
from hostile import FIELDS, child, code_of, header_of, line, notes_of, put, text_of
from work_samples import CHILD

from two_books import trust
from xatre.store.traffic import packages
from xatre.work import keeping
from xatre.work.people import cards
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse, save
from xatre.work.sending.export import export_package
from xatre.work.session import Session

BAD_LINES: dict[str, Callable[[bytes], bytes]] = {
    "a key twice": lambda body: body.replace(b'{"device"', b'{"device":"b","device"', 1),
    "a key twice inside": lambda body: body.replace(b'"sex"', b'"sex":"male","sex"', 1),
    "spaces": lambda body: body.replace(b'":"', b'": "', 1),
    "keys out of order": lambda body: body.replace(b'{"device":"may-thu-1",', b"{").replace(
        b'"when"', b'"device":"may-thu-1","when"'
    ),
    "escaped letters": lambda body: body.replace(b"female", b"f\\u0065male"),
    "not UTF-8": lambda body: body.replace("Vừ".encode(), b"V\xff\xfe"),
    "not NFC": lambda body: body.replace("ừ".encode(), "u\u031b\u0300".encode()),
    "a lone surrogate": lambda body: body.replace("Vừ".encode(), b"\\ud800"),
    "a number": lambda body: body.replace(b'"female"', b"1"),
    "a list": lambda body: body.replace(b'"female"', b'["female"]'),
    "null": lambda body: body.replace(b'"female"', b"null"),
    "a strange key": lambda body: body.replace(b'{"device"', b'{"admin":"1","device"'),
    "nothing but braces": lambda body: b'{"a":' * 150_000 + b"{}" + b"}" * 150_000,
    "deep fields": lambda body: body.replace(b'"female"', b'{"a":' * 900 + b'"x"' + b"}" * 900),
    # Longer than a line's JSON may be, and no longer than a line: else the file is refused whole.
    "too long": lambda body: body.replace(b"female", b"f" * (1024 * 1024 - len(body) + 56)),
    "an id that is a path": lambda body: body.replace(b'"id":"019a', b'"id":"../../019a'),
    "a parent that is no name": lambda body: body.replace(
        b'"state"', b'"parents":{"abc":"1"},"state"'
    ),
}


@pytest.mark.parametrize("fault", BAD_LINES)
def test_a_line_in_any_other_form_is_set_aside(
    trusted: tuple[Session, Session],
    unmoved: Callable[[Path], Outcome],
    tmp_path: Path,
    fault: str,
) -> None:
    commune, office = trusted
    body = child(commune.unit).line
    bad = BAD_LINES[fault](body)
    assert bad != body
    outcome = unmoved(put(tmp_path, hostile.hostile(commune, office, line(bad), sequence=2)))
    assert (outcome.outcome, outcome.new, outcome.rejected) == ("taken", 0, 1)
    assert outcome.return_file is not None
    # What the office quotes of it must not make its return unreadable.
    (back,) = receive_files(commune, [outcome.return_file])
    assert (back.outcome, back.fault, back.rejected) == ("taken", None, 1)


def bomb(size: int) -> bytes:
    made = hostile.zstandard.ZstdCompressor(level=3).compressobj()
    parts = [made.compress(bytes(1024 * 1024)) for _ in range(size)]
    return b"".join((*parts, made.flush()))


INSIDES: dict[str, tuple[str, Callable[[Session, Session], bytes]]] = {
    "counts beyond all bounds": (
        "XT-403",
        lambda one, two: hostile.hostile(one, two, b"", {"w": "999999999"}, sequence=2),
    ),
    "counts that lie": (
        "XT-402",
        lambda one, two: hostile.hostile(
            one, two, text_of([child(one.unit)]), {"w": "2"}, sequence=2
        ),
    ),
    "counts of other letters": (
        "XT-402",
        lambda one, two: hostile.hostile(one, two, b"", {"x": "1"}, sequence=2),
    ),
    "lines of no known form": (
        "XT-406",
        lambda one, two: hostile.hostile(one, two, b"w zz {}\n", sequence=2),
    ),
    "a line without an end": (
        "XT-402",
        lambda one, two: hostile.hostile(
            one, two, text_of([child(one.unit)])[:-1], {"w": "1"}, sequence=2
        ),
    ),
    "a bomb": (
        "XT-403",
        lambda one, two: hostile.hostile(one, two, frames=bomb(200), sequence=2),
    ),
    "a bomb behind good lines": (
        "XT-403",
        lambda one, two: hostile.hostile(
            one,
            two,
            frames=hostile.frames_of(
                header_of(one, two, sequence=2), text_of([child(one.unit)]), {"w": "2"}
            )
            + bomb(200),
            sequence=2,
        ),
    ),
    "another header inside": (
        "XT-309",
        lambda one, two: hostile.hostile(
            one, two, frames=hostile.frames_of(header_of(one, two, sequence=9), b""), sequence=2
        ),
    ),
    "a header of nobody": (
        "XT-402",
        lambda one, two: hostile.hostile(one, two, frames=hostile.compress(b"{}"), sequence=2),
    ),
    "sealed to others": (
        "XT-304",
        lambda one, two: hostile.hostile(one, two, sequence=2, recipients=frozenset(("0" * 16,))),
    ),
    "sealed to nobody": (
        "XT-402",
        lambda one, two: hostile.file_of(one, header_of(one, two, sequence=2), b"age, no more"),
    ),
}


@pytest.mark.parametrize("fault", INSIDES)
def test_a_package_with_a_bad_inside_is_refused(
    trusted: tuple[Session, Session],
    unmoved: Callable[[Path], Outcome],
    tmp_path: Path,
    fault: str,
) -> None:
    commune, office = trusted
    code, make = INSIDES[fault]
    assert code_of(unmoved(put(tmp_path, make(commune, office)))) == code
    assert packages.received(office.book.db)[-1].sequence == 1


def test_who_signs_must_be_who_is_named(
    trusted: tuple[Session, Session],
    unmoved: Callable[[Path], Outcome],
    neighbour: Session,
    tmp_path: Path,
) -> None:
    commune, office = trusted
    trust(neighbour, office, tmp_path)
    text, theirs = text_of([child(commune.unit)]), neighbour.book.device
    forged = {
        "their key under our name": (
            "XT-320",
            hostile.hostile(
                commune, office, text, signer=neighbour, sequence=2, signing=theirs.signing_key
            ),
        ),
        "our key, their hand": (
            "XT-301",
            hostile.hostile(commune, office, text, signer=neighbour, sequence=2),
        ),
        "another device of ours": (
            "XT-320",
            hostile.hostile(commune, office, text, sequence=2, device="may-khac-1"),
        ),
        "a commune that says it is an office": (
            "XT-320",
            hostile.hostile(commune, office, text, sequence=2, role="office"),
        ),
        "another unit": (
            "XT-320",
            hostile.hostile(commune, office, text, sequence=2, unit=neighbour.unit),
        ),
        "a demo book": ("XT-307", hostile.hostile(commune, office, text, sequence=2, demo=True)),
        "for another office": (
            "XT-321",
            hostile.hostile(commune, office, text, sequence=2, recipient="14@2025"),
        ),
        "a return to an office": (
            "XT-408",
            hostile.hostile(
                commune, office, notes_of([{"about": "return", "number": "1"}]), type="return"
            ),
        ),
    }
    for name, (code, data) in forged.items():
        assert code_of(unmoved(put(tmp_path, data))) == code, name


def test_a_signature_of_one_sort_serves_for_no_other(
    trusted: tuple[Session, Session], unmoved: Callable[[Path], Outcome], tmp_path: Path
) -> None:
    commune, office = trusted
    for signed_as in ("return", "card", "update"):
        header = header_of(commune, office, sequence=2)
        payload = hostile.sealed(office, hostile.frames_of(header, b""))
        data = hostile.file_of(commune, header, payload, signed_as)
        assert code_of(unmoved(put(tmp_path, data))) == "XT-301"
    card = cards.write_card(commune, tmp_path / "the.xatre").file
    assert code_of(unmoved(card)) == "XT-408"


def test_an_old_number_with_new_content_waits_for_a_person(
    trusted: tuple[Session, Session], unmoved: Callable[[Path], Outcome], tmp_path: Path
) -> None:
    commune, office = trusted
    data = hostile.hostile(commune, office, text_of([child(commune.unit)]), sequence=1)
    assert code_of(unmoved(put(tmp_path, data))) == "XT-303"


def test_records_of_others_are_set_aside(
    trusted: tuple[Session, Session],
    unmoved: Callable[[Path], Outcome],
    neighbour: Session,
    tmp_path: Path,
) -> None:
    commune, office = trusted
    trust(neighbour, office, tmp_path)
    ours = export_package(commune, tmp_path / "usb", full=True)
    (line_of_ours,) = packages.lines_to_send(commune.book.db, [commune.unit], ["child"], full=True)
    mine = child(commune.unit, id=line_of_ours.record, fields=FIELDS | {"full_name": "Tên Giả"})
    stolen = child(
        neighbour.unit,
        id=line_of_ours.record,
        fields=FIELDS | {"full_name": "Tên Giả"},
        parents=[line_of_ours.name],
    )
    for text in (text_of([mine]), text_of([stolen]), text_of([child(commune.unit)])):
        outcome = unmoved(put(tmp_path, hostile.hostile(neighbour, office, text, sequence=7)))
        if outcome.outcome == "fork":
            (outcome,) = receive_files(office, [outcome.path], accept_fork=True)
        assert (outcome.outcome, outcome.new, outcome.updated) == ("taken", 0, 0)
        assert outcome.rejected == 1
        assert outcome.rejections[0].code == "XT-305"
        assert "lập lại gói bàn giao" in outcome.rejections[0].words
    # The honest sender is not harmed by it.
    (again,) = receive_files(office, [ours.file])
    assert (again.outcome, again.rejected) == ("taken", 0)


def test_the_honest_line_that_these_are_made_of_is_taken(
    trusted: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = trusted
    data = hostile.hostile(commune, office, text_of([child(commune.unit)]), sequence=2)
    (outcome,) = receive_files(office, [put(tmp_path, data)])
    assert (outcome.outcome, outcome.new, outcome.rejected) == ("taken", 1, 0)


def test_one_record_is_of_one_kind(trusted: tuple[Session, Session], tmp_path: Path) -> None:
    commune, office = trusted
    village = {"name": "Bản Sì Choang"}
    text = text_of([child(commune.unit), child(commune.unit, kind="village", fields=village)])
    data = hostile.hostile(commune, office, text, sequence=2)
    (outcome,) = receive_files(office, [put(tmp_path, data)])
    assert (outcome.outcome, outcome.new, outcome.rejected) == ("taken", 1, 1)
    assert browse.counts(office)["child"] == 2
    assert browse.counts(office)["village"] == 0
    assert keeping.check_book(office) == []


def test_values_of_any_size_come_back_in_a_return_that_can_be_read(
    trusted: tuple[Session, Session], unmoved: Callable[[Path], Outcome], tmp_path: Path
) -> None:
    commune, office = trusted
    for number, field in enumerate(("sex", "born_on", "full_name", "home", "khong_co"), 2):
        huge = child(commune.unit, fields=FIELDS | {field: "Ấ" * 100_000})
        data = hostile.hostile(commune, office, text_of([huge]), sequence=number)
        (outcome,) = receive_files(office, [put(tmp_path, data)], dry_run=True)
        if outcome.rejected:
            outcome = unmoved(put(tmp_path, data))
            assert outcome.return_file is not None
            (back,) = receive_files(commune, [outcome.return_file])
            assert (back.outcome, back.fault) == ("taken", None)


# --- the stick of a bad day -------------------------------------------------------------------


def test_one_unreadable_file_does_not_stop_the_others(
    trusted: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = trusted
    save.add_records(commune, "child", [CHILD | {"full_name": "Vàng A Sùng"}])
    sent = export_package(commune, tmp_path / "usb")
    folder = tmp_path / "usb" / "thu-muc.xatre"
    folder.mkdir()
    gone, good = receive_files(office, [folder, sent.file])
    assert (gone.outcome, gone.exit_code) == ("refused", 6)
    assert (good.outcome, good.new) == ("taken", 1)
