"""Taking in updates: what is accepted, what is refused, what stands at the next start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from publisher import own_publisher, signed
from unit_update import INTO, MERGED, later_tables
from xatre import paths, resources
from xatre.exchange import update as form
from xatre.exchange.container import NewerProgram
from xatre.exchange.header import Header
from xatre.exchange.update import Update, make_update
from xatre.work.people import cards
from xatre.work.session import Session
from xatre.work.updates import kept, taking

Maker = Callable[..., Path]


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> SigningKey:
    """Of the one publisher there is."""
    return own_publisher(monkeypatch)


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XATRE_HOME", str(tmp_path / "Hồ sơ"))
    yield
    resources.lay_over({})


@pytest.fixture
def make(tmp_path: Path, secret: SigningKey) -> Maker:
    """A signed update in a file: `make("codes", {"codes/sex.csv": …}, version=…)`."""

    def make_file(
        what: str,
        files: dict[str, bytes],
        version: str = "2099.1.1",
        by: SigningKey = secret,
        **more: str,
    ) -> Path:
        update = Update(what=what, version=version, title="Thử", files=files, **more)  # type: ignore[arg-type]
        file = tmp_path / f"cap-nhat-{what}.xatre"
        file.write_bytes(signed(by, update))
        return file

    return make_file


def longer_list() -> dict[str, bytes]:
    """The list of sexes with one more code."""
    text = resources.path("codes", "sex.csv").read_text(encoding="utf-8")
    header = text.splitlines()[0].split(",")
    row = dict.fromkeys(header, "") | {"code": "new_code", "label": "Mã mới", "verified": "1"}
    row |= {"order": "99", "source": "danh mục của chương trình"}
    return {"codes/sex.csv": (text + ",".join(row[name] for name in header) + "\n").encode()}


def test_lists_stand_at_the_next_start_and_not_before(make: Maker) -> None:
    taken = taking.take_update(make("codes", longer_list()))
    assert (taken.what, taken.version) == ("codes", "2099.1.1")
    assert "new_code" not in {code.code for code in resources.codes().offered("sex")}
    assert kept.lay_over() == []
    assert "new_code" in {code.code for code in resources.codes().offered("sex")}
    now = {one.what: one for one in kept.laid()}
    assert (now["codes"].version, now["codes"].signer) == ("2099.1.1", "publisher")
    assert now["plans"].signer == ""


def test_the_same_or_an_older_one_is_refused(make: Maker) -> None:
    taking.take_update(make("codes", longer_list(), "2099.2.0"))
    for version in ("2099.2.0", "2099.1.9", "2020.1.1"):
        with pytest.raises(taking.OlderUpdate) as caught:
            taking.take_update(make("codes", longer_list(), version))
        assert "2099.2.0" in caught.value.words
    taking.take_update(make("codes", longer_list(), "2099.10.0"))


def test_older_than_what_came_with_the_program_is_refused(make: Maker) -> None:
    with pytest.raises(taking.OlderUpdate):
        taking.take_update(make_plan(make, "2000.1.1"))


def make_plan(make: Maker, version: str) -> Path:
    (name, *_) = resources.names("plans", ".json")
    file = resources.path("plans", f"{name}.json")
    return make("plans", {f"plans/{name}.json": file.read_bytes()}, version)


def test_a_plan_and_a_criteria_set_are_taken(make: Maker) -> None:
    assert taking.take_update(make_plan(make, "2099.1.1")).what == "plans"
    (name, *_) = resources.names("criteria", ".json")
    data = resources.path("criteria", f"{name}.json").read_bytes()
    assert taking.take_update(make("criteria", {f"criteria/{name}.json": data})).what == "criteria"


@pytest.mark.parametrize(
    "files",
    [
        {"codes/sex.csv": b"code,label\nmale,Nam\n"},
        {"codes/sex.csv": b"\xff\xfe\x00"},
        {"codes/sex.csv": b""},
        {"publisher.csv": b"name,signing,since\n"},
        {"plans/khac.json": b"{}"},
        {"codes/chay.exe": b"MZ"},
        {"holidays/2031.json": b"["},
    ],
)
def test_what_could_not_stand_in_place_is_refused(make: Maker, files: dict[str, bytes]) -> None:
    with pytest.raises(form.UpdateNotWhole):
        taking.take_update(make("codes", files))
    assert not kept.file_of("codes").exists()


def test_a_list_never_loses_a_code(make: Maker) -> None:
    lines = resources.path("codes", "sex.csv").read_text(encoding="utf-8").splitlines()
    fewer = "\n".join(lines[:-1]) + "\n"
    with pytest.raises(form.UpdateNotWhole) as caught:
        taking.take_update(make("codes", {"codes/sex.csv": fewer.encode()}))
    assert "bỏ mất mã" in caught.value.words


def test_a_stranger_is_refused_and_nothing_is_kept(make: Maker) -> None:
    with pytest.raises(form.UnknownPublisher):
        taking.take_update(make("codes", longer_list(), by=SigningKey.generate()))
    assert not paths.updates().exists()


def test_a_newer_program_may_be_needed(make: Maker) -> None:
    with pytest.raises(NewerProgram):
        taking.take_update(make("codes", longer_list(), needs="99.0"))


def test_a_program_is_checked_and_laid_ready(make: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking.sys, "platform", "win32")
    installer = {"XaTre-Setup-9.0.exe": b"MZ installer"}
    taken = taking.take_update(make("program", installer, "9.0", platform="windows"))
    assert taken.file is not None
    assert taken.file.read_bytes() == b"MZ installer"
    assert "XaTre-Setup-9.0.exe" in taken.words
    with pytest.raises(taking.OlderUpdate):
        taking.take_update(make("program", installer, "0.0.1", platform="windows"))
    with pytest.raises(form.OtherProduct):
        taking.take_update(make("program", installer, "9.0", platform="linux"))


def test_a_kept_update_changed_on_disk_is_left_out_and_said(make: Maker) -> None:
    taking.take_update(make("codes", longer_list()))
    file = kept.file_of("codes")
    changed = bytearray(file.read_bytes())
    changed[-3] ^= 1
    file.write_bytes(bytes(changed))
    (fault,) = kept.lay_over()
    assert fault.code.startswith("XT-4")
    assert "new_code" not in {code.code for code in resources.codes().offered("sex")}


def test_a_newer_program_brings_newer_lists_than_the_kept_ones(
    make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking.take_update(make("codes", longer_list(), "2099.1.1"))
    newer = dict.fromkeys(kept.DATA, "2100.1.1")
    monkeypatch.setattr(resources, "data_versions", lambda: newer)
    assert kept.lay_over() == []
    assert {one.version for one in kept.laid()} == {"2100.1.1"}


def test_the_enrolled_office_may_sign_lists_but_no_program(
    commune: Session, office: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = office.book.device
    header = Header(
        type="update", unit=office.unit, role="office", device=office.book.facts.device,
        stream=device.stream, sequence=1, signing=device.signing_key, sealing=device.sealing_key,
        created="2026-11-22", program="0.1.0",
    )  # fmt: skip
    file = tmp_path / "danh-muc.xatre"
    update = Update(what="codes", version="2099.1.1", title="Thử", files=longer_list())
    file.write_bytes(make_update(update, header, device.sign))
    with pytest.raises(form.UnknownPublisher):
        taking.take_update(file, commune)
    card = cards.write_card(office, tmp_path / "the.xatre")
    cards.enrol(commune, card.file, card.fingerprint)
    assert taking.take_update(file, commune).version == "2099.1.1"
    assert {one.signer for one in kept.laid() if one.what == "codes"} == {office.unit}

    monkeypatch.setattr(taking.sys, "platform", "win32")
    program = Update(
        what="program", version="9.0", title="x", files={"a.exe": b"MZ"}, platform="windows"
    )
    file.write_bytes(make_update(program, header, device.sign))
    with pytest.raises(taking.OnlyByPublisher):
        taking.take_update(file, commune)


# tables of units


def test_a_table_of_units_is_taken_and_stands_at_the_next_start(make: Maker) -> None:
    taken = taking.take_update(make("codes", later_tables()))
    assert taken.what == "codes"
    assert resources.codes().unit(f"{INTO}@2025") is None
    assert kept.lay_over() == []
    codes = resources.codes()
    assert codes.successors(f"{MERGED[0]}@2025") == (f"{INTO}@2025",)
    assert {f"{code}@2025" for code in MERGED} < codes.predecessors(f"{INTO}@2025")


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("lost", f"bỏ mất đơn vị {MERGED[0]}@2025"),
        ("no successor", f"không ghi đơn vị kế tục của {MERGED[0]}@2025"),
        ("unknown", "bảng chuyển đổi có đơn vị không rõ"),
    ],
)
def test_a_table_of_units_that_is_not_whole_is_refused(
    make: Maker, broken: str, words: str
) -> None:
    with pytest.raises(form.UpdateNotWhole) as caught:
        taking.take_update(make("codes", later_tables(broken=broken)))
    assert words in caught.value.words
    assert not kept.file_of("codes").exists()
