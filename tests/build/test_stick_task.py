"""The stick's tree without Wine: sums and their signature, papers, the card, what a changed file
does. The program and the installer are made-up files here."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from nacl.signing import VerifyKey

from publishing import key as keys
from stick import papers, sums
from tasks import usb, windows
from xatre.exchange.update import read_update
from xatre.paths import PORTABLE_MARK

# Papers take whatever Qt program there is; later tests need this one to have windows.
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def key(tmp_path: Path) -> keys.PublisherKey:
    return keys.make(tmp_path / "key.json", "Nơi phát hành")


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: keys.PublisherKey) -> Path:
    """A made-up Windows build."""
    out = tmp_path / "out"
    program = out / "dist" / "xatre"
    inside = program / "_internal" / "resources"
    inside.mkdir(parents=True)
    (program / "xatre.exe").write_bytes(b"MZ")
    (inside / "publisher.csv").write_text(key.signing.hex(), encoding="utf-8")
    (out / "XaTre-Setup-0.1.0.exe").write_bytes(b"MZ installer")
    monkeypatch.setattr(windows, "place", lambda _: out)
    monkeypatch.setattr(usb.installer, "name", lambda: "XaTre-Setup-0.1.0.exe")
    return out


@pytest.fixture
def stick(root: Path, tmp_path: Path, built: Path, key: keys.PublisherKey) -> Path:
    place = tmp_path / "usb"
    place.mkdir()
    card = tmp_path / "card.xatre"
    card.write_bytes(b"card")
    digest = usb.fill(root, place, key, card)
    assert digest == hashlib.sha256(b"MZ installer").hexdigest()
    return place


def test_all_that_belongs_on_it_is_there(stick: Path) -> None:
    names = {file.relative_to(stick).as_posix() for file in stick.rglob("*") if file.is_file()}
    assert {
        "XaTre-Setup-0.1.0.exe", "XaTre/xatre.exe", f"XaTre/{PORTABLE_MARK}", usb.CARD,
        "HUONG-DAN.pdf", "PHIEU-SU-CO.pdf", "kiem-tra.cmd", sums.SUMS, sums.SIGNATURE, sums.KEY,
    } <= names  # fmt: skip
    assert len([name for name in names if name.startswith("cap-nhat/")]) == 4
    for paper in ("HUONG-DAN.pdf", "PHIEU-SU-CO.pdf"):
        assert (stick / paper).read_bytes().startswith(b"%PDF")


def test_sums_name_every_file_and_are_signed(stick: Path, key: keys.PublisherKey) -> None:
    data = (stick / sums.SUMS).read_bytes()
    listed = dict(line.split("  ")[::-1] for line in data.decode().splitlines())
    for name, digest in listed.items():
        assert hashlib.sha256((stick / name).read_bytes()).hexdigest() == digest
    signed = (stick / sums.SIGNATURE).read_text(encoding="utf-8")
    assert sums.is_signed(data, signed, key.signing)
    assert not sums.is_signed(data + b" ", signed, key.signing)
    assert not sums.is_signed(data, signed.replace("USB", "USb"), key.signing)
    assert not sums.is_signed(data, "nothing", key.signing)


def test_the_signature_has_the_form_of_minisign(key: keys.PublisherKey) -> None:
    lines = sums.signature(b"data", key, "words").splitlines()
    assert lines[0].startswith("untrusted comment: ")
    body = base64.b64decode(lines[1])
    assert (len(body), body[:2]) == (74, b"ED")
    public = base64.b64decode(sums.public(key).splitlines()[1])
    assert (len(public), public[:2], public[2:10]) == (42, b"Ed", body[2:10])
    VerifyKey(public[10:]).verify(hashlib.blake2b(b"data").digest(), body[10:])


def test_a_changed_or_lost_file_shows(stick: Path) -> None:
    before = (stick / sums.SUMS).read_text(encoding="utf-8")
    (stick / "XaTre" / "xatre.exe").write_bytes(b"MZ changed")
    assert sums.sums(stick) != before
    (stick / "XaTre" / "xatre.exe").unlink()
    assert "xatre.exe" not in sums.sums(stick)


def test_updates_on_it_are_signed_by_the_key(stick: Path, key: keys.PublisherKey) -> None:
    found = {read_update(file, {key.signing}).what for file in (stick / "cap-nhat").iterdir()}
    assert found == {"codes", "criteria", "plans", "program"}


def test_the_check_is_a_batch_file_of_windows(root: Path) -> None:
    data = (root / "build" / "stick" / sums.CHECK).read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 20
    assert data.startswith(b"@echo off")
    assert b"chcp 65001" in data
    assert b"certutil -hashfile" in data
    # certutil fails at an empty file, of which a program has some.
    assert hashlib.sha256(b"").hexdigest().encode() in data


def test_the_check_knows_how_many_files_there_must_be(stick: Path) -> None:
    lines = (stick / sums.SUMS).read_text(encoding="utf-8").splitlines()
    assert f"set /a can={len(lines)}\r\n".encode() in (stick / sums.CHECK).read_bytes()


def test_the_guide_is_one_page_with_or_without_a_card(root: Path, tmp_path: Path) -> None:
    pictures = root / "build" / "stick" / "pictures"
    assert all((pictures / name).is_file() for name in papers.PICTURES)
    for card in ("the-noi-tiep-nhan.xatre", ""):
        file = tmp_path / "guide.pdf"
        pages = papers.guide(file, pictures, "XaTre-Setup-10.10.10.exe", card, 100)
        assert pages == 1


def test_it_refuses_what_would_mislead(
    root: Path, tmp_path: Path, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "x").write_text("x", encoding="utf-8")
    assert usb.run(root, [str(full)]) == 1
    other = tmp_path / "other.json"
    keys.make(other, "Nơi khác")
    assert usb.run(root, [str(tmp_path / "new"), "--key", str(other)]) == 1
    assert "another key" in capsys.readouterr().err
    assert usb.run(root, [str(tmp_path / "new"), "--card", str(full / "x")]) == 1
    (built / "XaTre-Setup-0.1.0.exe").unlink()
    assert usb.run(root, [str(tmp_path / "new")]) == 1
