from __future__ import annotations

import re
import unicodedata

import pytest

from xatre import resources
from xatre.store.keys import passwords


def test_five_words_are_proposed_and_taken() -> None:
    proposed = passwords.propose_five_words()
    assert len(proposed.split()) == 5
    assert passwords.propose_five_words() != proposed
    assert passwords.require_good("  " + proposed.upper().replace(" ", "  "), True) == proposed


def test_what_is_proposed_is_taken_on_a_stick(monkeypatch: pytest.MonkeyPatch) -> None:
    few = frozenset(sorted(passwords._lines("words.txt"))[:6])
    monkeypatch.setattr(passwords, "_lines", lambda name: few)
    for _ in range(50):
        passwords.require_good(passwords.propose_five_words(), portable=True)


def test_the_word_list() -> None:
    lines = resources.text("words.txt").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert len(words) == len(set(words)) >= 2048
    assert all(re.fullmatch("[a-z]{4,10}", word) for word in words)
    # Telex makes marks of these after a vowel, and of a letter doubled.
    assert not [word for word in words if re.search("[aeiouy].*[sfrxjwz]", word)]
    assert not [word for word in words if any(word.count(letter) > 1 for letter in "aeod")]


@pytest.mark.parametrize(
    "typed",
    [
        "ngắn quá",
        "matkhau123456",
        "MatKhau@2026!",
        "password2026!!",
        "aaaaaaaaaaaaaaa",
        "abababababababab",
        "abcdefghijklmnop",
        "987654321098",
        "0912.345.678",
        "0912-345-678",
        "036.090.001.234",
        "01/02/1990!!!",
        "20-11-1990-vn",
        "anhyeuemanhyeuem",
        "ten\u0000 mot mat khau",
        "x" * 100 + "abcdefg" * 20,
    ],
)
def test_weak_ones_are_refused(typed: str) -> None:
    with pytest.raises(passwords.WeakPassword, match="XT-236"):
        passwords.require_good(typed)


def test_good_ones_are_kept_in_nfc() -> None:
    typed = unicodedata.normalize("NFD", "Sương mù trên đỉnh đồi")
    assert passwords.require_good(typed) == unicodedata.normalize("NFC", typed)


def test_a_stick_takes_only_five_words() -> None:
    with pytest.raises(passwords.WeakPassword):
        passwords.require_good("Sương mù trên đỉnh đồi", portable=True)


def test_recovery_codes() -> None:
    code = passwords.new_recovery_code()
    assert re.fullmatch("([A-Z2-7]{4}-){7}[A-Z2-7]{4}", code)
    assert passwords.new_recovery_code() != code
    assert passwords.read_recovery_code(f" {code.lower().replace('-', ' ')} ") == code
    assert passwords.read_recovery_code("o1b8") == "OIBB"
