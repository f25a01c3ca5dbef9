"""Many cards at one go: the digits of each are asked for in turn, or given with the command."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_recover_command import Terminal

import command
from command import new_book, xatre

UNITS = ("02788@2025", "03562@2025", "02680@2025")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return new_book(tmp_path / "so", "15@2025", "office")


@pytest.fixture
def marks(tmp_path: Path) -> dict[str, str]:
    """A stick with three cards; their fingerprints by unit."""
    (tmp_path / "usb").mkdir()
    return {
        unit: xatre(
            "card", new_book(tmp_path / unit, unit), "--out", tmp_path / "usb", "--json"
        ).json["fingerprint"]
        for unit in UNITS
    }


def trusted(office: Path) -> set[str]:
    return {one["unit"] for one in xatre("status", office, "--json").json["units"]}


def test_a_folder_of_cards_with_their_digits(
    office: Path, marks: dict[str, str], tmp_path: Path
) -> None:
    first, second, third = marks.values()
    words = ("--fingerprint", third, "--fingerprint", first)
    told = xatre("enrol", office, tmp_path / "usb", *words)
    assert (told.code, told.out.count("Đã đăng ký thẻ của ")) == (2, 2)
    assert ("XT-255" in told.words, "Còn 1 thẻ chưa đăng ký" in told.words) == (True, True)
    assert trusted(office) == {UNITS[0], UNITS[2]}
    rest = xatre("enrol", office, tmp_path / "usb", *words, "--fingerprint", second, "--json")
    (card,) = rest.json["cards"]
    assert (rest.code, card["unit"], card["problem"]) == (0, UNITS[1], None)
    again = xatre("enrol", office, tmp_path / "usb", *words)
    assert (again.code, "Không có thẻ mới" in again.out) == (0, True)


def test_digits_of_none_of_the_cards_trust_none(
    office: Path, marks: dict[str, str], tmp_path: Path
) -> None:
    stranger = xatre("card", office, "--out", tmp_path / "so.xatre", "--json").json["fingerprint"]
    told = xatre("enrol", office, tmp_path / "usb", "--fingerprint", stranger)
    assert (told.code, "XT-306" in told.words, trusted(office)) == (3, True, set())
    short = xatre("enrol", office, tmp_path / "usb", "--fingerprint", "12345")
    assert (short.code, "XT-255" in short.words) == (2, True)
    foreign = xatre("enrol", office, tmp_path)
    assert foreign.code == 2


def test_at_a_terminal_each_card_is_asked_for_in_turn(
    office: Path, marks: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted((tmp_path / "usb").glob("*.xatre"))
    by_file = {file: next(unit for unit in UNITS if unit[:5] in file.name) for file in files}
    one, left, last = (marks[by_file[file]] for file in files)
    wrong = "1" * 40
    typed = f"12345\n{wrong}\n{one}\n\n{last}\n"
    monkeypatch.setattr(command.io, "TextIOWrapper", Terminal)
    told = xatre("enrol", office, tmp_path / "usb", given=typed)
    assert ("(2 trên 3) Thẻ của " in told.words, left in told.words) == (True, False)
    assert ("mới có 5" in told.words, "XT-306" in told.words) == (True, True)
    assert (told.code, "Còn 1 thẻ chưa đăng ký" in told.words) == (2, True)
    assert trusted(office) == {by_file[files[0]], by_file[files[2]]}
    alone = xatre("enrol", office, files[1], given=f"{left}\n")
    assert (alone.code, trusted(office)) == (0, set(UNITS))
