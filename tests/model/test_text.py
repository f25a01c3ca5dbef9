"""Vietnamese text: stored form, refusals, search keys and sort keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xatre.model import text

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)


def shuffled(words: Sequence[str]) -> list[str]:
    """The same words in an order that no sort key made."""
    return Random(1).sample(words, len(words))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Nguyễn   Thị\u00a0Đào ", "Nguyễn Thị Đào"),
        (unicodedata.normalize("NFD", "Đặng Thuỷ Tiên"), "Đặng Thuỷ Tiên"),
        ("Ðịa bàn ð", "Địa bàn đ"),
        ("Ea H’leo", "Ea H’leo"),
        ("hòa hoà", "hòa hoà"),
        ("Lầu\u200b Thị\tỞn\r\nhai", "Lầu Thị Ởn hai"),
        ("", ""),
    ],
)
def test_clean_gives_the_stored_form(typed: str, stored: str) -> None:
    assert text.clean(typed) == stored


def test_lines_are_kept_in_a_narrative() -> None:
    assert text.clean_lines("\n một  hai \r\n\tba\u2028bốn\n\n") == "một hai\nba\nbốn"


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    once = text.clean(typed)
    assert text.clean(once) == once
    assert text.clean_lines(text.clean_lines(typed)) == text.clean_lines(typed)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("a\x00b", "điều khiển"),
        ("a\x1bb", "điều khiển"),
        ("a\u202eb", "điều khiển"),
        ("a\ud800b", "hỏng"),
        ("e\u0301", "NFC"),
        ("a\nb", "một dòng"),
        ("x" * 401, "tối đa 400"),
        ("x" * 1_000_000, "tối đa 400"),
    ],
)
def test_bad_text_is_refused_with_a_sentence(words: str, part: str) -> None:
    said = text.fault(words, 400, lines=False)
    assert said is not None
    assert part in said


@pytest.mark.parametrize("words", ["Giàng A Páo", "Ea H’leo", "", "x" * 400, "漢字 🙂"])
def test_good_text_is_accepted(words: str) -> None:
    assert text.fault(words, 400, lines=False) is None


def test_lines_are_accepted_only_where_they_belong() -> None:
    assert text.fault("một\nhai", 400, lines=True) is None
    assert text.fault("một\rhai", 400, lines=True) is not None


def test_cleaning_never_hides_what_must_be_refused() -> None:
    for bad in ("a\x00b", "a\ud800b", "a\x1bb", "a\u202eb"):
        assert text.fault(text.clean(bad), 400, lines=False) is not None
        assert text.fault(text.clean_lines(bad), 400, lines=True) is not None


def test_endless_marks_are_refused_in_linear_time() -> None:
    hostile = "a" + "\u0301\u0323" * 100_000
    assert text.fault(text.clean(hostile), 400, lines=False) is not None
    assert text.fault(text.clean(hostile), 10**6, lines=False) is not None
    assert text.fold(hostile) == "a"
    assert text.name_key(hostile).startswith("a")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Đào Thị H’Mai", "dao thi hmai"),
        ("Bà Rịa - Vũng Tàu", "ba ria vung tau"),
        ("Ea H'leo", "ea hleo"),
        (unicodedata.normalize("NFD", "Hoà  Bình"), "hoa binh"),
        ("ƯỚC Ợ", "uoc o"),
        ("Ðịa\u00a0bàn", "dia ban"),
        ("’ -", ""),
    ],
)
def test_fold_gives_the_search_key(words: str, key: str) -> None:
    assert text.fold(words) == key


@given(ANY_TEXT)
def test_folding_does_not_depend_on_how_marks_are_coded(words: str) -> None:
    assert text.fold(unicodedata.normalize("NFD", words)) == text.fold(
        unicodedata.normalize("NFC", words)
    )


def test_names_sort_by_given_name_in_the_vietnamese_alphabet() -> None:
    names = ["An", "Ánh", "Ân", "Dương Bình", "Đặng Bình", "Dũng", "Đào", "Ón", "Giàng A Páo"]
    assert sorted(shuffled(names), key=text.name_key) == names


def test_family_then_middle_names_break_ties() -> None:
    names = ["Bùi Thị An", "Nguyễn An", "Nguyễn Bá An", "Nguyễn Văn An", "Bùi Án", "Bùi Anh"]
    assert sorted(shuffled(names), key=text.name_key) == names


def test_every_letter_stands_in_its_place() -> None:
    letters = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
    assert sorted(shuffled(letters), key=text.name_key) == letters
    followed = [letter + tail for letter in letters for tail in ("", "a", "z")]
    assert sorted(shuffled(followed), key=text.word_key) == followed


def test_tones_come_after_letters() -> None:
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(shuffled(tones), key=text.name_key) == tones
    assert sorted(["mân", "mạ", "man", "mãn", "măn"], key=text.name_key) == [
        "mạ",
        "man",
        "mãn",
        "măn",
        "mân",
    ]


def test_tone_placement_and_coding_do_not_move_a_name() -> None:
    assert text.name_key("Hoà") == text.name_key("Hòa")
    assert text.name_key(unicodedata.normalize("NFD", "Đỗ Thị Ưu")) == text.name_key("Đỗ Thị Ưu")


def test_names_keys_are_plain_and_sort_the_same_in_bytes() -> None:
    names = ["Nguyễn Thị Ánh", "Ea H’leo", "Đỗ Ưu", "Lò Văn Ón", "", "An"]
    keys = [text.name_key(name) for name in names]
    assert all(key.isascii() for key in keys)
    assert sorted(keys) == sorted(keys, key=str.encode)
    assert text.name_key("Nguyễn Thị Ánh") == "anh4 nguye}n3 thi5"


def test_words_sort_by_all_letters_first() -> None:
    words = ["Hoa", "Hòa", "Hòa Bình", "Hoa Lư", "Hoan"]
    assert sorted(shuffled(words), key=text.word_key) == words


@pytest.mark.parametrize(
    ("number", "shown"),
    [("1284", "1.284"), ("98.9", "98,9"), ("0", "0"), ("-1234567.5", "-1.234.567,5"), ("x", "x")],
)
def test_numbers_are_shown_as_vietnamese_writes_them(number: str, shown: str) -> None:
    assert text.show_number(number) == shown


@given(words=ANY_TEXT)
def test_what_is_clean_is_left_as_it_is_and_has_no_fault(words: str) -> None:
    if text.is_clean(words, 50):
        assert text.clean(words) == text.clean_lines(words) == words
        assert text.fault(words, 50, lines=False) is None
    kept = text.clean(words)
    if kept.isprintable() and text.fault(kept, 50, lines=False) is None:
        assert text.is_clean(kept, 50)


def test_what_is_not_clean_is_told() -> None:
    for words in (" Lò", "Lò ", "Lò  Thị", "Lò\tThị", "Ðào", unicodedata.normalize("NFD", "Lò")):
        assert not text.is_clean(words, 50)
    assert text.is_clean("Lò Thị Ơn", 9)
    assert not text.is_clean("Lò Thị Ơn", 8)
