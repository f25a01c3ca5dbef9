"""What an office writes back is what a commune reads."""

from __future__ import annotations

import pytest

from xatre.exchange.canonical import canonical
from xatre.exchange.container import WrongType
from xatre.exchange.keys import KeyRefused
from xatre.exchange.lines import BadLine, Note
from xatre.exchange.package import open_sealed, seal
from xatre.exchange.returns import (
    KnownDevice,
    Missing,
    PackageOutcome,
    RejectedLine,
    Remark,
    Return,
    RevokedDevice,
    read_return,
    seal_return,
)
from xatre.exchange.statement import HandOver, hand_over_note, state_hand_over

SHA = "ab" * 32


def whole_return(commune) -> Return:
    return Return(
        number=3,
        packages=(
            PackageOutcome(
                sha256=SHA,
                stream="stream-1",
                sequence=12,
                outcome="taken",
                counts={"new": 3, "updated": 0},
            ),
            PackageOutcome(
                sha256="cd" * 32,
                stream="stream-1",
                sequence=13,
                outcome="refused",
                code="XT-305",
                sentence="Không phải hồ sơ của xã.",
            ),
        ),
        rejected=(
            RejectedLine(
                package=SHA, record="r-1", revision="ef" * 32, code="XT-102", sentence="Sai ngày."
            ),
        ),
        remarks=(Remark(record="r-1", text="Ghi thêm thôn.\nXong gửi lại."), Remark(text="Tốt.")),
        missing=(Missing(stream="stream-1", sequence=11),),
        revoked=(RevokedDevice(device="device-9", sequence=4, sha256=SHA),),
        devices=(
            KnownDevice(
                unit=commune.unit,
                role="commune",
                device=commune.device,
                signing=commune.signing.hex(),
                sealing=commune.sealing,
            ),
        ),
        hand_overs=(given(commune),),
    )


def given(commune) -> HandOver:
    return state_hand_over(
        record="r-1", kind="child", from_unit=commune.unit, to_unit="02788@2025",
        lines=frozenset((SHA,)), signing=commune.signing, sign=commune.sign,
    )  # fmt: skip


def read(office, commune, entries, file_type="return"):
    data = seal(office.header(type=file_type), entries, [commune.sealing], office.sign)
    return read_return(open_sealed(data, signing_key=office.signing, identities=[commune.identity]))


def test_a_return_comes_back_as_it_was(office, commune, lines):
    content = whole_return(commune)
    header = office.header(type="return", sequence=5, recipient=commune.unit)
    data = seal_return(header, content, lines, [commune.sealing], office.sign)
    opened = open_sealed(data, signing_key=office.signing, identities=[commune.identity])
    assert read_return(opened) == content
    assert list(opened.lines()) == lines


def test_the_smallest_return(office, commune):
    data = seal_return(
        office.header(type="return"), Return(number=1), [], [commune.sealing], office.sign
    )
    opened = open_sealed(data, signing_key=office.signing, identities=[commune.identity])
    assert read_return(opened) == Return(number=1)


HEAD = {"about": "return", "number": "1"}


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [{"about": "return", "number": "0"}],
        [{"about": "return", "number": "01"}],
        [{"about": "return", "number": "1", "more": "1"}],
        [HEAD, HEAD],
        [{"about": "missing", "stream": "stream-1", "sequence": "1"}, HEAD],
        [HEAD, {"about": "praise", "text": "x"}],
        [HEAD, {"about": "missing", "stream": "stream-1"}],
        [HEAD, {"about": "missing", "stream": "stream-1", "sequence": "-1"}],
        [HEAD, {"about": "remark", "text": ""}],
        [HEAD, {"about": "remark", "text": "x" * 20_001}],
        [HEAD, {"about": "remark", "record": "../x", "text": "x"}],
        [HEAD, {"about": "rejected", "package": SHA, "revision": SHA, "code": "XT-1"}],
        [
            HEAD,
            {
                "about": "package",
                "sha256": SHA,
                "stream": "stream-1",
                "sequence": "1",
                "outcome": "loved",
            },
        ],
        [
            HEAD,
            {
                "about": "package",
                "sha256": SHA,
                "stream": "stream-1",
                "sequence": "1",
                "outcome": "taken",
                "counts": {"new": "many"},
            },
        ],
    ],
)
def test_a_return_of_any_other_form_is_refused(office, commune, entries):
    notes = [Note(canonical(entry)) for entry in entries]
    with pytest.raises(BadLine):
        read(office, commune, notes)


def test_an_entry_not_in_canonical_form_is_refused(office, commune):
    with pytest.raises(BadLine):
        read(office, commune, [Note(b'{"number":"1","about":"return"}')])


def test_a_weak_key_of_a_device_is_refused(office, commune):
    device = {
        "about": "device",
        "unit": commune.unit,
        "role": "commune",
        "device": commune.device,
        "signing": "00" * 32,
        "sealing": commune.sealing,
    }
    with pytest.raises(KeyRefused):
        read(office, commune, [Note(canonical(HEAD)), Note(canonical(device))])


def test_a_package_is_no_return(office, commune):
    with pytest.raises(WrongType):
        read(office, commune, [Note(canonical(HEAD))], file_type="package")


def test_a_statement_in_a_return_bears_no_reason_and_nothing_else(office, commune):
    head, note = Note(canonical(HEAD)), hand_over_note(given(commune))
    assert read(office, commune, [head, note]).hand_overs == (given(commune),)
    for entry in (hand_over_note(given(commune), "Chuyển nhà"), Note(b'{"about":"handover"}')):
        with pytest.raises(BadLine):
            read(office, commune, [head, entry])
