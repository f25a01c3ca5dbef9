"""Every way a file can be wrong is refused, before anything of it is parsed or decrypted."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from xatre.errors import DamageError, TrustError, XatreError
from xatre.exchange.canonical import NotCanonical, canonical, read_canonical
from xatre.exchange.container import (
    LARGEST_PAYLOAD,
    LONGEST_HEADER,
    MAGIC,
    Damaged,
    NewerProgram,
    NotOurs,
    TooLarge,
    WrongHeader,
    WrongSignature,
    WrongType,
    inspect,
    read_plain,
    require_type,
    signed_bytes,
    unwrap,
    wrap,
)
from xatre.exchange.header import read_header
from xatre.exchange.keys import KeyRefused
from xatre.exchange.package import open_sealed
from xatre.exchange.source import NotReadable


def built(device, header_bytes: bytes, payload: bytes = b"", file_type: str = "package") -> bytes:
    """A file with any header bytes, signed well."""
    signature = device.sign(signed_bytes(file_type, header_bytes))
    return MAGIC + len(header_bytes).to_bytes(4, "big") + header_bytes + signature + payload


def parts(data: bytes) -> tuple[bytes, bytes, bytes]:
    """Header, signature, payload."""
    length = int.from_bytes(data[8:12], "big")
    return data[12 : 12 + length], data[12 + length : 76 + length], data[76 + length :]


def test_a_whole_file_says_who_sent_it(small, commune, tmp_path):
    path = tmp_path / "goi.xatre"
    path.write_bytes(small)
    for source in (small, path):
        inspected = inspect(source)
        assert inspected.header.unit == "03562@2025"
        assert inspected.header.sequence == 12
        assert inspected.sha256 == hashlib.sha256(small).hexdigest()
        assert inspected.fingerprint == commune.card().fingerprint
        assert inspected.size == len(small)
    assert inspect(path).file == "goi.xatre"


def test_the_file_name_holds_unit_device_and_sequence_only(commune):
    assert commune.header().file_name == "xatre-03562-b2c301-000012.xatre"
    assert commune.header(type="card", sequence=0).file_name == "xatre-03562-b2c301-card.xatre"


def test_every_flipped_byte_is_refused(small, commune, office):
    for place in range(len(small)):
        broken = bytearray(small)
        broken[place] ^= 1 << place % 8
        with pytest.raises((DamageError, TrustError)):
            open_sealed(bytes(broken), signing_key=commune.signing, identities=[office.identity])


def test_every_prefix_is_refused(small, tmp_path):
    header_end = len(small) - len(parts(small)[2])
    lengths = [*range(header_end + 40), *range(header_end + 40, len(small), 97), len(small) - 1]
    for length in lengths:
        with pytest.raises((NotOurs, Damaged)):
            inspect(small[:length])
    path = tmp_path / "cut.xatre"
    path.write_bytes(small[:-1])
    with pytest.raises(Damaged) as refused:
        inspect(path)
    assert "cut.xatre" in refused.value.words


def test_extra_bytes_are_refused(small):
    for extra in (b"\0", b"\n", small):
        with pytest.raises(Damaged):
            inspect(small + extra)
        with pytest.raises((NotOurs, Damaged)):
            inspect(extra[:1] + small)


@pytest.mark.parametrize(
    "foreign", [b"", b"PK\x03\x04 not ours", b"\xff" * 100, "Xã Trẻ".encode(), b"XATREX\r\n"]
)
def test_a_foreign_file_is_not_ours(foreign, tmp_path):
    path = tmp_path / "la.xatre"
    path.write_bytes(foreign)
    with pytest.raises(NotOurs) as refused:
        inspect(path)
    assert refused.value.code == "XT-401"
    assert str(tmp_path) not in refused.value.words


def test_a_file_turned_to_other_line_ends_is_not_ours(small):
    with pytest.raises(NotOurs):
        inspect(small.replace(b"\r\n", b"\n"))


def test_a_newer_form_is_named_as_such(commune):
    with pytest.raises(NewerProgram):
        inspect(b"XATRE2\r\n" + b"anything")
    entries = commune.header(payload_sha256="0" * 64).entries() | {"format": "2", "program": "2.3"}
    with pytest.raises(NewerProgram) as refused:
        inspect(built(commune, canonical(entries)))
    assert "2.3" in refused.value.words


def test_huge_lengths_are_refused_without_reading(commune, tmp_path):
    with pytest.raises(TooLarge):
        inspect(MAGIC + b"\xff\xff\xff\xff" + b"{")
    with pytest.raises(TooLarge):
        inspect(MAGIC + (LONGEST_HEADER + 1).to_bytes(4, "big"))
    entries = commune.header(payload_size=LARGEST_PAYLOAD + 1, payload_sha256="0" * 64).entries()
    with pytest.raises(TooLarge):
        inspect(built(commune, canonical(entries)))
    path = tmp_path / "sparse.xatre"
    with open(path, "wb") as file:
        file.write(MAGIC + b"\0\0\0\2{}")
        file.truncate(LARGEST_PAYLOAD * 4)
    with pytest.raises(TooLarge):
        inspect(path)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(b'{"created"', b'{"a":"1","created"'),
        lambda text: text.replace(b'"sequence":"12"', b'"sequence":"12","sequence":"12"'),
        lambda text: text.replace(b'"sequence":"12"', b'"sequence":12'),
        lambda text: text.replace(b'"sequence":"12"', b'"sequence":"012"'),
        lambda text: text.replace(b'"sequence":"12"', b'"sequence":null'),
        lambda text: text.replace(b'"sequence":"12"', b'"sequence":"12" '),
        lambda text: text.replace(b'"sequence":"12"', b'"sequence":"\\u0031\\u0032"'),
        lambda text: text.replace(b'"sequence":"12",', b""),
        lambda text: text.replace(b'"type":"package"', b'"type":"parcel"'),
        lambda text: text.replace(b"2026-11-20", b"2026-11-2\xff"),
        lambda text: text.replace(b'"unit":"03562@2025"', b'"unit":["03562@2025"]'),
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text + b"\n",
        lambda text: b"[" * 10_000,
        lambda text: b'{"a":' * 500 + b"{}" + b"}" * 500,
        lambda text: b"null",
        lambda text: b"",
    ],
)
def test_a_header_in_any_other_form_is_refused_though_signed_well(small, commune, change):
    header, _, payload = parts(small)
    assert change(header) != header
    with pytest.raises(WrongHeader):
        inspect(built(commune, change(header), payload))


def test_a_stripped_and_signed_again_header_is_refused(small, commune, stranger, office):
    header, _, payload = parts(small)
    own = replace(
        read_header(read_canonical(header)),
        unit=stranger.unit,
        device=stranger.device,
        signing=stranger.signing,
        sealing=stranger.sealing,
    )
    forged = built(stranger, canonical(own.entries()), payload)
    assert inspect(forged).header.unit == stranger.unit
    with pytest.raises(WrongSignature):
        open_sealed(forged, signing_key=commune.signing, identities=[office.identity])
    with pytest.raises(TrustError) as refused:
        open_sealed(forged, signing_key=stranger.signing, identities=[office.identity])
    assert refused.value.code == "XT-309"


def test_a_signature_of_one_type_serves_for_no_other(small, commune):
    header, _, payload = parts(small)
    for other in ("return", "card", "update"):
        with pytest.raises(WrongSignature):
            inspect(built(commune, header, payload, file_type=other))
        changed = header.replace(b'"type":"package"', b'"type":"%b"' % other.encode())
        with pytest.raises(WrongSignature):
            inspect(built(commune, changed, payload, file_type="package"))


def test_another_key_is_refused(small, stranger):
    for key in (stranger.signing, bytes(32), b"short"):
        with pytest.raises(WrongSignature) as refused:
            unwrap(small, key)
        assert refused.value.exit_code == 3


def test_weak_keys_in_a_header_are_refused(commune):
    one = (1).to_bytes(32, "little")
    header = commune.header(type="card", payload_sha256=hashlib.sha256(b"").hexdigest())
    for weak in (one, bytes(32), b"\xff" * 32):
        with pytest.raises(KeyRefused):
            inspect(built(commune, canonical(replace(header, signing=weak).entries()), b"", "card"))


def test_wrapping_checks_what_it_makes(commune, stranger):
    with pytest.raises(Exception, match="forged"):
        wrap(commune.header(), b"", stranger.sign)
    with pytest.raises(NotCanonical):
        wrap(commune.header(unit="Xã Sì Lở Lầu"), b"", commune.sign)


def test_the_wrong_type_is_said_in_words(small, commune):
    with pytest.raises(WrongType, match="là gói, không phải thẻ"):
        read_plain(small, "card", None)
    require_type(inspect(small), "package", "return")


def test_unreadable_paths_are_said_in_words(tmp_path):
    os.mkfifo(tmp_path / "pipe.xatre")
    for path in (tmp_path / "none.xatre", tmp_path, tmp_path / "pipe.xatre"):
        with pytest.raises(NotReadable) as refused:
            inspect(path)
        assert refused.value.exit_code == 6
        assert str(tmp_path) + "/" not in refused.value.words


def test_no_words_hold_more_than_a_base_name(small, tmp_path):
    path = tmp_path / "thu muc rieng" / "x.xatre"
    path.parent.mkdir()
    path.write_bytes(small[:-3])
    with pytest.raises(XatreError) as refused:
        inspect(Path(path))
    assert "rieng" not in refused.value.words


def test_canonical_takes_one_form_only():
    assert read_canonical(canonical({"b": "Ổ", "a": {"c": "1"}})) == {"a": {"c": "1"}, "b": "Ổ"}
    for wrong in ({"a": 1}, {"a": ["b"]}, {"ă": "b"}, {"a": "O\u0309"}, {"a": "\ud800"}):
        with pytest.raises(NotCanonical):
            canonical(wrong)
    for wrong_bytes in (b'{"a":"1","a":"1"}', b'{"b":"1","a":"1"}', b'{"a":"\\ud800"}', b'{"a":1}'):
        with pytest.raises(NotCanonical):
            read_canonical(wrong_bytes)


def test_what_was_changed_is_told_from_what_was_cut(small):
    data = small.read_bytes() if isinstance(small, Path) else small
    changed = data[:-1] + bytes([data[-1] ^ 1])
    with pytest.raises(Damaged) as told:
        inspect(changed)
    assert "nội dung khác lúc niêm phong" in told.value.words
    with pytest.raises(Damaged) as told:
        inspect(data[:-1])
    assert "rút USB sớm" in told.value.words
    header, signature, payload = parts(data)
    forged = built_with(data, header, bytes([signature[0] ^ 1]) + signature[1:], payload)
    with pytest.raises(WrongSignature) as refused:
        inspect(forged)
    assert "khóa ghi trong tệp" in refused.value.words
    with pytest.raises(WrongSignature) as refused:
        unwrap(forged, read_header(read_canonical(header)).signing)
    assert "khóa đã đăng ký" in refused.value.words


def built_with(data: bytes, header: bytes, signature: bytes, payload: bytes) -> bytes:
    return data[:12] + header + signature + payload
