"""Vietnamese written for old fonts: TCVN3 (ABC, `.VnTime`) and VNI. Such text is stored as letters
of Latin-1 that only the font shows as Vietnamese: `TrÇn ThÞ Hoµng YÕn`, `Traàn Thò Hoaøng Yeán`.

Tells which way a text is written by how many of its words can be Vietnamese under each reading,
and converts it. Knows no cells.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, TypeAlias

Way: TypeAlias = Literal["unicode", "tcvn3", "vni"]

WAY_LABELS = {"tcvn3": "TCVN3 (phông .Vn)", "vni": "VNI"}

# TCVN 5712:1993 VN3 with the capitals of VN1, as glibc's TCVN5712-1 decodes them.
_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®¯µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
        "ĂÂÊÔƠƯĐăâêôơưđẰàảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ",
        strict=True,
    )
)
_TCVN3_LETTERS = str.maketrans(_TCVN3)
_AS_TCVN3 = str.maketrans({letter: stored for stored, letter in _TCVN3.items()})

_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "ê": "\u0306",
    "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE = {
    "ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì",
}  # fmt: skip
_VNI_ALONE |= {one.upper(): other.upper() for one, other in _VNI_ALONE.items()}
_VNI_LETTER = re.compile(
    f"([aeouyôö])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_ALONE)}])", re.IGNORECASE
)

_LETTERS = frozenset(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
) | frozenset("bcdđghklmnpqrstvxfjwz")
_SYLLABLE = re.compile(
    "(?:ngh?|nh|ch|tr|th|kh|gh|gi|ph|qu|[bcdđghklmnprstvx])?"
    "(?:"
    "(?:uyê|oă|oe|oo|oa|uâ|uê|uô|uơ|uy|iê|yê|ươ|[aăâeêioôơuưy])?(?:ng|nh|ch|[cmnptk])?"
    "|i?êu|yêu|oai|oay|oeo|oao|uây|uôi|ươi|ươu|uya|uyu|uêu|ia|iu|ua|ui|ưa|ưi|ưu"
    "|ai|ao|au|ay|âu|ây|eo|oi|ôi|ơi"
    ")"
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_EDGES = " .,;:()[]{}\"'-/\\0123456789"
_DOT = "·"
"""A letter of TCVN3 in a word; standing alone it parts a name from a code."""
_TOKENS = re.compile(r"([\s()\[\],;/]+)")
_ASIDE = re.compile(r"([()\[\],;\n]+)")
"""Between these stands what one hand wrote: a name, a note beside it."""


def convert(words: str, way: Way) -> str:
    """`words` in Unicode, as `read` reads them; left as they are where that is not sure."""
    return read(words, way)[0]


def read(words: str, way: Way) -> tuple[str, str]:
    """`words` in Unicode, and the first word of which nobody knows how it is written, "" for none:
    somebody typed Unicode into a text of an old font. A word with a letter that no old font has is
    Unicode; one that is Vietnamese in one reading alone is of that; others are as those beside."""
    if way == "unicode" or words.isascii():
        return words, ""
    if all(letter <= "ÿ" for letter in words):
        return _whole(words, way), ""
    sorts = {token: _sort(token, way) for token in _TOKENS.split(words)}
    if "unicode" not in sorts.values() and "beyond" not in sorts.values():
        return _converted(words, way), ""
    found: list[str] = []
    for part in _ASIDE.split(words):
        tokens = _TOKENS.split(part)
        ways = {token: sorts.get(token, "plain") for token in tokens}
        sure = {one for one in ways.values() if one in ("old", "unicode")}
        for token in tokens:
            sort = ways[token]
            if sort == "either" and len(sure) == 1:
                (sort,) = sure
            if sort in ("either", "neither", "beyond"):
                return words, token
            found.append(_converted(token, way) if sort == "old" else token)
    return "".join(found), ""


def _sort(token: str, way: Way) -> str:
    """How a word is written: old, unicode, either, neither; plain for one without marks, beyond
    for one that mixes letters of both."""
    bare = token.strip(_EDGES)
    # Dashes, quotes and the like are no letters.
    letters = "".join(letter for letter in bare if letter <= "ÿ" or letter.isalpha())
    beyond = any(
        letter > "ÿ" for letter in bare if letter.isalpha() or unicodedata.combining(letter)
    )
    if beyond:
        known = (one > "ÿ" or one.isascii() or one.lower() in _LETTERS for one in letters)
        return "unicode" if all(known) else "beyond"
    if letters.isascii() or letters == _DOT or _whole(letters, way) == letters:
        return "plain"
    stands, converted = is_syllable(letters), is_syllable(_whole(letters, way))
    if stands and converted:
        return "either"
    return "unicode" if stands else "old" if converted else "neither"


def _whole(words: str, way: Way) -> str:
    """`words` of an old font; text with a letter that none has is left as it is."""
    if way == "unicode" or words.isascii() or not all(letter <= "ÿ" for letter in words):
        return words
    return _converted(words, way)


def _converted(words: str, way: Way) -> str:
    if way == "tcvn3":
        return words.translate(_TCVN3_LETTERS)
    return unicodedata.normalize("NFC", _VNI_LETTER.sub(_from_vni, words))


def as_tcvn3(words: str) -> str | None:
    """`words` as a `.VnTime` document stores them; None where they cannot be read back, as capital
    letters with a tone."""
    written = unicodedata.normalize("NFC", words).translate(_AS_TCVN3)
    return written if _whole(written, "tcvn3") == words else None


def _from_vni(found: re.Match[str]) -> str:
    if found[3]:
        return _VNI_ALONE[found[3]]
    base = _VNI_ALONE.get(found[1], found[1])
    return base + _VNI_MARKS[found[2].lower()]


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable, written out with its marks."""
    lower = unicodedata.normalize("NFC", word.lower())
    if not lower or not all(letter in _LETTERS for letter in lower):
        return False
    parts = unicodedata.normalize("NFD", lower)
    if sum(part in _TONES for part in parts) > 1:
        return False
    toneless = "".join(part for part in parts if part not in _TONES)
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None


def plausible(words: Iterable[str]) -> int:
    """How many of the words with letters beyond ASCII can be Vietnamese as they stand."""
    return sum(is_syllable(bare) for word in words if not (bare := word.strip(_EDGES)).isascii())


def best(words: Iterable[str], fonts: frozenset[str] = frozenset()) -> tuple[Way, int]:
    """How these words were most likely written, and how many of them that reading makes
    Vietnamese. `fonts` names old fonts the file speaks of; they decide where the words do not.

    Unicode wins unless another reading explains clearly more.
    """
    times = Counter(words)
    telling = {
        one: bare for one in times if not (bare := one.strip(_EDGES)).isascii() and bare != _DOT
    }
    if not telling:
        return "unicode", 0
    many = sum(times[one] for one in telling)
    hits: dict[Way, int] = {
        "unicode": sum(times[one] for one, bare in telling.items() if is_syllable(bare))
    }
    ways: tuple[Way, ...] = ("tcvn3", "vni")
    for way in ways:
        hits[way] = sum(
            times[one]
            for one, bare in telling.items()
            if ((plain := _whole(bare, way)) != bare or is_syllable(bare)) and is_syllable(plain)
        )
    found = max(hits, key=lambda way: (hits[way], way == "unicode", way in fonts))
    if found != "unicode" and hits[found] <= hits["unicode"] + many // 10:
        return "unicode", hits["unicode"]
    return found, hits[found]
