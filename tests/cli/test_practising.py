"""With demo books a second PC and a give-back are practised; no real book takes part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from command import PASSWORD, new_book, trust, xatre
from xatre.store.keys.slots import Cost

CHILD = '{"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}'


@pytest.fixture(autouse=True)
def cheap() -> Iterator[None]:
    """Key derivation as tests have it."""
    with mock.patch.object(Cost, "standard", Cost.test):
        yield


def demo_book(folder: Path, unit: str, role: str, *words: str) -> Path:
    made = xatre("new", folder, "--unit", unit, "--role", role, "--officer", "Lò Thị Mẫu",
                 "--demo", *words)  # fmt: skip
    assert (made.code, "Sổ mẫu, đánh dấu mãi mãi" in made.words) == (0, True)
    return folder


def test_a_second_pc_and_a_new_one_for_a_lost_one(tmp_path: Path) -> None:
    demo = xatre("demo", tmp_path / "mau", "--children", "10", "--json").json
    password = (tmp_path / "mau" / "password.txt").read_text("utf-8").strip()
    (one,) = map(Path, demo["communes"])
    office = Path(demo["office"])
    second = demo_book(tmp_path / "may-hai", "03562", "commune", "--letter", "B")

    def run(book: Path, *words: object) -> dict[str, object]:
        own = PASSWORD if book == second else password
        done = xatre(words[0], book, *words[1:], "--json", password=own)
        assert done.code == 0, done.words
        return done.json

    def enrol(book: Path, by: Path) -> None:
        card = run(book, "card", "--out", tmp_path / f"{book.name}.the")
        run(by, "enrol", card["file"], "--fingerprint", card["fingerprint"])

    enrol(second, office)
    enrol(office, second)
    sent = run(one, "export", "--out", tmp_path / "usb")
    run(office, "receive", sent["file"])
    back = run(office, "export", "--to", "03562", "--full", "--out", tmp_path / "usb")
    run(second, "receive", back["file"])
    assert run(second, "hash") == run(one, "hash")
    saved = xatre("add", second, "child", "--json", given=CHILD).json["saved"][0]
    shown = xatre("show", second, "child", saved, "--json").json["record"]
    assert str(shown["code"]).startswith("TE-B")


def test_a_book_to_practise_with_and_a_real_one_refuse_each_other(tmp_path: Path) -> None:
    practice = demo_book(tmp_path / "mau", "02788", "commune")
    real = new_book(tmp_path / "so", "12@2025", "office")
    card = xatre("card", practice, "--out", tmp_path / "the", "--json").json
    mixed = xatre("enrol", real, card["file"], "--fingerprint", card["fingerprint"])
    assert (mixed.code, "XT-307" in mixed.words) == (3, True)
    trust(demo_book(tmp_path / "so-mau", "12", "office"), practice, tmp_path)
