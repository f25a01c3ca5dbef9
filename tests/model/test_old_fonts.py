"""Text of old fonts: recognised by what can be Vietnamese, converted letter by letter."""

from __future__ import annotations

import pytest

from xatre.model import old_fonts
from xatre.model.old_fonts import best, convert, is_syllable

# The first two pairs as glibc's iconv -f TCVN5712-1 decodes them.
PAIRS = [
    ("tcvn3", "TrÇn ThÞ Hoµng YÕn §Æng V¨n ¦u", "Trần Thị Hoàng Yến Đặng Văn Ưu"),
    ("tcvn3", "hép møt tÕt", "hộp mứt tết"),
    ("tcvn3", "Ng\xadêi d©n téc M\xadêng", "Người dân tộc Mường"),
    ("vni", "Traàn Thò Hoaøng Yeán Ñaëng Vaên Öu", "Trần Thị Hoàng Yến Đặng Văn Ưu"),
    ("vni", "NGUYEÃN THÒ ÑAØO", "NGUYỄN THỊ ĐÀO"),
    ("vni", "Ngöôøi daân toäc Möôøng Kyø Sôn", "Người dân tộc Mường Kỳ Sơn"),
]


@pytest.mark.parametrize(("way", "raw", "read"), PAIRS)
def test_old_text_is_recognised_and_converted(way: str, raw: str, read: str) -> None:
    found, hits = best(raw.split())
    assert found == way
    assert hits > 0
    assert convert(raw, found) == read


@pytest.mark.parametrize(
    "words",
    ["Trần Thị Hoàng Yến", "Lò Văn Hòa", "Giàng A Páo", "Vàng A Sùng", "hoà thuỷ", "An", "", "São"],
)
def test_unicode_is_left_alone(words: str) -> None:
    assert best(words.split())[0] == "unicode"
    assert convert("Trần", "tcvn3") == "Trần"


def test_every_letter_of_tcvn3_has_its_own() -> None:
    letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
    back = {read: raw for raw, read in old_fonts._TCVN3.items()}
    missing = [letter for letter in letters if letter not in back and letter not in "aeiouy"]
    assert missing == []


def test_every_letter_of_vni_comes_back() -> None:
    vowels = {"ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö", "đ": "ñ"}
    for read, raw in vowels.items():
        assert convert(raw, "vni") == read
        assert convert(raw.upper(), "vni") == read.upper()
    for read, raw in {
        "ấ": "aá",
        "ặ": "aë",
        "ễ": "eã",
        "ợ": "ôï",
        "ự": "öï",
        "ỵ": "î",
        "ỉ": "æ",
    }.items():
        assert convert(raw, "vni") == read


@pytest.mark.parametrize(
    "word", ["nghiêng", "Quỳnh", "gì", "Yến", "ưu", "Khuya", "Ởn", "Páo", "uỷ"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["TrÇn", "Hoaøng", "ThÞ", "Nguyeãn", "ñ", "hộộ"])
def test_what_no_syllable_is(word: str) -> None:
    assert not is_syllable(word)
