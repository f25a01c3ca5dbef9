"""Sealing and opening: the lines come back as they were, hostile insides do not."""

from __future__ import annotations

import tracemalloc

import pyrage
import pytest
import zstandard

from xatre.errors import DamageError
from xatre.exchange import package
from xatre.exchange.canonical import canonical
from xatre.exchange.container import Damaged, TooLarge, WrongType, wrap
from xatre.exchange.keys import KeyRefused, key_id
from xatre.exchange.lines import LONGEST_LINE, BadLine, Note, PackageLine, whole
from xatre.exchange.package import (
    SMALLEST_SEALED,
    ManifestDiffers,
    WrongRecipient,
    open_sealed,
    padded_size,
    seal,
)
from xatre.model.revision import LineError


def opened(data, sender, reader):
    return open_sealed(data, signing_key=sender.signing, identities=[reader.identity])


def sealed_by_hand(sender, reader, texts: bytes, counts=None, padding=None, frames=None) -> bytes:
    """A package with any inside, sealed and signed well."""
    header = sender.header(recipients=frozenset([key_id(reader.sealing)]))
    manifest = header.manifest() | ({"counts": counts} if counts else {})
    compress = zstandard.ZstdCompressor().compress
    inside = frames or compress(canonical(manifest) + b"\n") + compress(texts)
    plain = package._pad(inside) if padding is None else padding(inside)
    recipient = pyrage.x25519.Recipient.from_str(reader.sealing)
    return wrap(header, pyrage.encrypt(plain, [recipient]), sender.sign)


def test_lines_come_back_byte_for_byte(small, commune, office, lines):
    for reader in (office, commune):
        found = opened(small, commune, reader)
        assert list(found.lines()) == lines
        assert list(found.lines()) == lines, "as often as asked"
        assert found.counts == {"w": 3}
        assert found.header.sequence == 12
    names = [line.revision().name for line in found.lines()]
    assert names == [line.revision().name for line in lines]


def test_cut_lines_keep_their_name_and_profile(commune, office, revision):
    original = revision(7)
    cut = PackageLine(revision(7, fields={}).line, b"", original.name, "no_identity")
    data = seal(commune.header(), [whole(original), cut], [office.sealing], commune.sign)
    first, second = opened(data, commune, office).lines()
    assert not first.cut
    assert second.cut
    assert second == cut
    assert second.revision().name == original.name
    assert second.revision().nonce == b""
    assert second.revision().fields == {}


def test_an_empty_package_is_a_package(commune, office):
    data = seal(commune.header(), [], [office.sealing], commune.sign)
    assert list(opened(data, commune, office).lines()) == []


def test_size_tells_little(commune, office, revision):
    sizes = {
        len(seal(commune.header(), [whole(revision(1))] * many, [office.sealing], commune.sign))
        for many in (0, 1, 3, 10)
    }
    # age itself adds a stanza of random length.
    assert max(sizes) - min(sizes) < 600
    for size in (SMALLEST_SEALED, 100_000, 1_234_567, 99_999_999):
        assert size <= padded_size(size) <= size * 1.12
        assert padded_size(padded_size(size)) == padded_size(size)


def test_a_package_for_someone_else_stays_closed(small, commune, stranger):
    with pytest.raises(WrongRecipient) as refused:
        opened(small, commune, stranger)
    assert refused.value.code == "XT-304"
    assert "12@2025" in refused.value.words
    with pytest.raises(WrongRecipient, match="Sở Y tế tỉnh Lai Châu"):
        open_sealed(
            small,
            signing_key=commune.signing,
            identities=[stranger.identity],
            unit_words=lambda unit: "Sở Y tế tỉnh Lai Châu",
        )


def test_a_listed_key_that_does_not_open_is_damage(commune, office, stranger):
    header = commune.header(recipients=frozenset([key_id(office.sealing)]))
    other = pyrage.x25519.Recipient.from_str(stranger.sealing)
    data = wrap(header, pyrage.encrypt(bytes(64), [other]), commune.sign)
    with pytest.raises(Damaged):
        opened(data, commune, office)


def test_weak_or_no_recipients_are_refused(commune):
    with pytest.raises(KeyRefused):
        seal(commune.header(), [], [], commune.sign)
    with pytest.raises(KeyRefused):
        seal(commune.header(), [], ["age1" + "q" * 58], commune.sign)


@pytest.mark.parametrize("changed", ["unit", "sequence", "stream", "recipient", "demo", "purpose"])
def test_the_inside_must_repeat_the_outside(commune, office, changed):
    other = {
        "unit": "03549@2025",
        "sequence": 13,
        "stream": "another-stream",
        "recipient": "14@2025",
        "demo": True,
        "purpose": "full",
    }
    recipients = frozenset([key_id(office.sealing)])
    inner = commune.header(recipients=recipients, **{changed: other[changed]})
    frame = zstandard.ZstdCompressor().compress(canonical(inner.manifest()) + b"\n")
    data = sealed_by_hand(commune, office, b"", frames=frame)
    with pytest.raises(ManifestDiffers):
        opened(data, commune, office)


def test_padding_holds_nothing(commune, office):
    def dirty(inside: bytes) -> bytes:
        return package._pad(inside)[:-1] + b"x"

    def longer(inside: bytes) -> bytes:
        return package._pad(inside) + b"\0"

    def shorter(inside: bytes) -> bytes:
        return package._pad(inside)[: 8 + len(inside)]

    def lying(inside: bytes) -> bytes:
        return b"\xff" * 8 + package._pad(inside)[8:]

    for padding in (dirty, longer, shorter, lying):
        data = sealed_by_hand(commune, office, b"", padding=padding)
        with pytest.raises(Damaged):
            opened(data, commune, office)


@pytest.mark.parametrize(
    "text",
    [
        b"x {}",
        b"",
        b"w " + b"0" * 32 + b"{}",
        b"w " + b"0" * 31 + b" {}",
        b"w " + b"A" * 32 + b" {}",
        b"w " + b"g" * 32 + b" {}",
        b"w " + b"0" * 32 + b"  {}",
        b"w " + b"0" * 32 + b" ",
        b"c " + b"0" * 64 + b" {}",
        b"c " + b"0" * 64 + b" whole {}",
        b"c " + b"0" * 63 + b" full {}",
        b"r []",
        b"\xff\xfe",
    ],
)
def test_a_line_in_any_other_form_is_refused(commune, office, text):
    letter = text[:1].decode("ascii", "replace") or "w"
    counts = {letter: "1"} if letter in "wcr" else {"w": "1"}
    data = sealed_by_hand(commune, office, text + b"\n", counts)
    with pytest.raises((BadLine, Damaged)):
        list(opened(data, commune, office).entries())


@pytest.mark.parametrize(
    "body",
    [
        b'{"a":"1","a":"1"}',
        b'{"id":1}',
        b'{"a":' * 2000 + b"{}" + b"}" * 2000,
        b'{"id":"\xff"}',
        b'{ "id":"1"}',
    ],
)
def test_what_is_no_revision_is_refused_by_the_line_reader(commune, office, body):
    data = sealed_by_hand(commune, office, b"w " + b"0" * 32 + b" " + body + b"\n", {"w": "1"})
    (line,) = opened(data, commune, office).lines()
    with pytest.raises(LineError):
        line.revision()


def test_counts_are_held_to(commune, office, lines):
    text = b"".join(package.write_line(line) for line in lines)
    for counts in ({"w": "2"}, {"w": "4"}, {"w": "3", "c": "1"}, None):
        with pytest.raises(Damaged):
            list(opened(sealed_by_hand(commune, office, text, counts), commune, office).entries())
    for counts in ({"w": "-1"}, {"w": "9" * 30}, {"x": "1"}, {"w": {"w": "1"}}):
        with pytest.raises(Damaged):
            opened(sealed_by_hand(commune, office, text, counts), commune, office)
    with pytest.raises(TooLarge):
        opened(sealed_by_hand(commune, office, text, {"w": "999999999"}), commune, office)
    cut_off = sealed_by_hand(commune, office, text[:-1], {"w": "3"})
    with pytest.raises(Damaged):
        list(opened(cut_off, commune, office).entries())


def test_a_bomb_is_refused_in_little_memory(commune, office):
    bomb = zstandard.ZstdCompressor(level=19).compress(bytes(300_000_000))
    one_line = sealed_by_hand(commune, office, b"", {"w": "1"})
    assert len(bomb) < 100_000
    header = commune.header(recipients=frozenset([key_id(office.sealing)]))
    manifest = canonical(header.manifest() | {"counts": {"w": "1"}}) + b"\n"
    frames = zstandard.ZstdCompressor().compress(manifest) + bomb
    for data in (
        sealed_by_hand(commune, office, b"", frames=frames),
        sealed_by_hand(commune, office, b"", frames=bomb),
    ):
        tracemalloc.start()
        with pytest.raises((TooLarge, Damaged)):
            list(opened(data, commune, office).entries())
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 40_000_000
    assert list(opened(one_line, commune, office).counts) == ["w"]


def test_many_lines_from_few_bytes_are_refused(commune, office, monkeypatch):
    monkeypatch.setattr(package, "FREE_OF_RATIO", 1_000_000)
    text = b'r {"about":"return"}\n'
    data = sealed_by_hand(commune, office, text * 200_000, {"r": "200000"})
    with pytest.raises(TooLarge):
        sum(1 for _ in opened(data, commune, office).entries())


@pytest.mark.parametrize("more", [0, 1, 200])
def test_a_line_over_the_bound_is_refused_where_it_ends_too(commune, office, more):
    text = b'r {"about":"' + b"a" * (LONGEST_LINE + more - 14) + b'"}'
    assert len(text) == LONGEST_LINE + more
    data = sealed_by_hand(commune, office, text + b"\nr {}\n", {"r": "2"})
    read = opened(data, commune, office)
    if more:
        with pytest.raises(TooLarge):
            list(read.entries())
    else:
        assert len(list(read.entries())) == 2


def test_nothing_is_sealed_that_a_reader_would_refuse(commune, office, lines, monkeypatch):
    monkeypatch.setattr(package, "FREE_OF_RATIO", 1_000)
    monkeypatch.setattr(package, "LARGEST_RATIO", 2)
    with pytest.raises(TooLarge):
        seal(commune.header(), lines * 200, [office.sealing], commune.sign)


def test_a_wide_window_is_refused(commune, office):
    wide = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    bomb = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    frames = bomb.compress(b"x" * 100) + bomb.flush()
    with pytest.raises(DamageError):
        opened(sealed_by_hand(commune, office, b"", frames=frames), commune, office)


def test_rubbish_after_the_last_frame_is_refused(commune, office):
    header = commune.header(recipients=frozenset([key_id(office.sealing)]))
    frame = zstandard.ZstdCompressor().compress(canonical(header.manifest()) + b"\n")
    data = sealed_by_hand(commune, office, b"", frames=frame + b"rubbish that is no frame")
    with pytest.raises(Damaged):
        list(opened(data, commune, office).entries())


def test_a_card_is_not_opened_as_a_package(commune, office):
    data = wrap(commune.header(type="card"), b"{}", commune.sign)
    with pytest.raises(WrongType):
        opened(data, commune, office)


def test_sealing_can_be_stopped_and_tells_how_far(commune, office, lines):
    class Stopped(Exception):
        pass

    def stop(done: int) -> None:
        raise Stopped

    told: list[int] = []
    seal(commune.header(), lines * 500, [office.sealing], commune.sign, told.append)
    assert told == [1000, 1500]
    with pytest.raises(Stopped):
        seal(commune.header(), lines, [office.sealing], commune.sign, stop)


def test_notes_and_lines_are_told_apart(commune, office, lines):
    note = Note(canonical({"about": "return", "number": "1"}))
    header = commune.header(type="return")
    data = seal(header, [note, *lines], [office.sealing], commune.sign)
    found = opened(data, commune, office)
    assert list(found.notes()) == [note]
    assert list(found.lines()) == lines
