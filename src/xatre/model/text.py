"""Vietnamese text: its stored form, what is refused, keys for searching and for sorting.

Stored text is NFC and otherwise as written: tone placement (hòa, hoà) is legal spelling and is
never changed; only search and sort keys pay no heed to it. Knows nothing of fields.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LONGEST_RUN_OF_MARKS = 30
"""Stream-Safe Text Format, Unicode Annex 15: normalising longer runs takes quadratic time."""

DOTS = "••••••"
"""What stands in place of what is not shown."""
_LONGEST_CACHED_WORD = 40

_LOOK_ALIKES: dict[int, str | None] = {
    **dict.fromkeys((0x09, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)), " "),
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF), None),
    0xD0: "Đ",
    0xF0: "đ",
}
_NEEDS_LINES = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(" {2,}")
_SPACE_AT_EDGE = re.compile(" *\n *")
_BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Control characters, signs that turn the writing around, lone surrogates, non-characters."""
_DIGITS, _WIDEST = re.compile(r"[0-9]+"), 6
_NUMBER = re.compile(r"(-?)(\d+)(?:\.(\d+))?", re.ASCII)


def clean(typed: str) -> str:
    """Text in its stored form on one line: NFC, Ð→Đ, odd spaces to single ones, ends stripped.

    Control characters and lone surrogates stay, for `fault` to refuse. Text in an old Vietnamese
    font (TCVN3) must be converted before: there U+00AD, dropped here, is the letter ư.
    """
    if typed.isprintable():
        plain = nfc(typed)
        if "Ð" in plain or "ð" in plain:
            plain = plain.replace("Ð", "Đ").replace("ð", "đ")
    else:
        plain = _NEEDS_LINES.sub("\n", typed.replace("\r\n", "\n")).replace("\n", " ")
        plain = nfc(plain.translate(_LOOK_ALIKES))
    if "  " in plain:
        plain = _SPACES.sub(" ", plain)
    return plain.strip(" ")


def is_clean(words: str, longest: int) -> bool:
    """Whether `words` are one line in their stored form already, as they nearly always are:
    `clean` would leave them and `fault` find nothing."""
    return (
        len(words) <= longest
        and words.isprintable()
        and (
            words.isascii()
            or (unicodedata.is_normalized("NFC", words) and not ("Ð" in words or "ð" in words))
        )
        and "  " not in words
        and words[:1] != " "
        and words[-1:] != " "
    )


def clean_lines(typed: str) -> str:
    """As `clean`, with line ends kept as `\\n`; empty lines at both ends are dropped."""
    if typed.isprintable():
        return clean(typed)  # it has one line
    plain = _NEEDS_LINES.sub("\n", typed.replace("\r\n", "\n"))
    plain = _SPACES.sub(" ", nfc(plain.translate(_LOOK_ALIKES)))
    return _SPACE_AT_EDGE.sub("\n", plain).strip(" \n")


def nfc(words: str) -> str:
    """`words` in NFC, but as they are where a run of marks is too long to be any writing."""
    if words.isascii() or unicodedata.is_normalized("NFC", words):
        return words
    run = 0
    for character in words:
        run = run + 1 if unicodedata.combining(character) else 0
        if run > _LONGEST_RUN_OF_MARKS:
            return words
    return unicodedata.normalize("NFC", words)


def fault(words: str, longest: int, lines: bool) -> str | None:
    """Why `words` cannot be stored: length, control characters, broken letters, not NFC.

    `lines` allows line ends and tabs. Returns a Vietnamese sentence, or None.
    """
    if len(words) > longest:
        return f"Dài quá: tối đa {show_number(str(longest))} chữ."
    if not words.isprintable():
        if not lines and ("\n" in words or "\t" in words):
            return "Mục này chỉ ghi một dòng."
        if bad := _BAD.search(words):
            if "\ud800" <= bad[0] <= "\udfff":
                return "Có chữ hỏng (mất một nửa). Xóa rồi gõ lại."
            return "Có ký tự điều khiển không đọc được. Xóa rồi gõ lại."
    if not words.isascii() and not unicodedata.is_normalized("NFC", words):
        return "Dấu tiếng Việt chưa ở dạng dựng sẵn (NFC). Gõ lại."
    return None


class _Folding(dict[int, str]):
    """Code point of a lower-case character → what stands for it in a search key."""

    def __missing__(self, point: int) -> str:
        base = "".join(
            part
            for part in unicodedata.normalize("NFD", chr(point))
            if not unicodedata.combining(part)
        )
        self[point] = base = {"đ": "d", "ð": "d", "ı": "i"}.get(base, base)
        return base


_FOLDING = _Folding(
    {
        **{ord(character): "" for character in "'’‘ʼʻ`´-‐‑–—"},
        **{point: shown or "" for point, shown in _LOOK_ALIKES.items() if point != 0xD0},
        0xF0: "d",
    }
)


@lru_cache(maxsize=1 << 16)
def _fold_cached(word: str) -> str:
    return word.translate(_FOLDING)


def fold(words: str) -> str:
    """Search key: lower case, đ→d, marks, apostrophes and hyphens dropped, single spaces.

    "Đào Thị H’Mai" → "dao thi hmai". Linear in the length, whatever is given.
    """
    found = [
        _fold_cached(word) if len(word) <= _LONGEST_CACHED_WORD else word.translate(_FOLDING)
        for word in words.lower().split()
    ]
    return " ".join(found) if "" not in found else " ".join(filter(None, found))


_TONES = {0x300: "1", 0x309: "2", 0x303: "3", 0x301: "4", 0x323: "5"}
"""Huyền, hỏi, ngã, sắc, nặng; no tone sorts first, as "0"."""

_SHAPES = {0x306: "}", 0x302: "~", 0x31B: "~"}
"""Breve, circumflex and horn make letters of their own: ă and â, ê, ô and ơ, ư."""


class _Letters(dict[str, tuple[str, str]]):
    """Lower-case character → (its letter in ASCII that sorts in order, its tone digits).

    `}` and `~` sort after every letter, so "an" < "az" < "ăn" < "ân" < "b".
    """

    def __missing__(self, character: str) -> tuple[str, str]:
        letters, tones = "", ""
        for part in unicodedata.normalize("NFD", character):
            point = ord(part)
            if point in _TONES:
                tones += _TONES[point]
            elif point in _SHAPES:
                letters += "}" if point == 0x302 and letters in ("e", "o") else _SHAPES[point]
            elif not unicodedata.combining(part):
                letters += _FOLDING[point]
        if character in ("đ", "ð"):
            letters = "d}"
        elif letters == "u~":
            letters = "u}"
        self[character] = letters, tones
        return letters, tones


_LETTERS = _Letters()


def _split(word: str) -> tuple[str, str]:
    pairs = [_LETTERS[character] for character in nfc(word)]
    return "".join(pair[0] for pair in pairs), "".join(pair[1] for pair in pairs) or "0"


_split_cached = lru_cache(maxsize=1 << 16)(_split)


@lru_cache(maxsize=1 << 16)
def _name_word_cached(word: str) -> str:
    return "".join(_split(word))


def _name_word(word: str) -> str:
    return _name_word_cached(word) if len(word) <= _LONGEST_CACHED_WORD else "".join(_split(word))


def name_key(name: str) -> str:
    """Sort key of a person's name: given name (the last word), then family, then middle names.

    Each word by the Vietnamese alphabet (a ă â b c d đ e ê …), then by its tone (không, huyền,
    hỏi, ngã, sắc, nặng); hòa and hoà are the same. Sorts right in binary order:
    "Nguyễn Thị Ánh" → "anh4 ngu}e}n3 thi5".
    """
    words = name.lower().split()
    if not words:
        return ""
    words.insert(0, words.pop())
    return " ".join([_name_word(word) for word in words])


def word_key(words: str) -> str:
    """Sort key of words in written order: the letters of all words first, then the tones."""
    pairs = [
        _split_cached(word) if len(word) <= _LONGEST_CACHED_WORD else _split(word)
        for word in words.lower().split()
    ]
    # A space sorts before "!", and both before any letter: "Hòa" < "Hoa Bình" < "Hoan".
    return "!".join(pair[0] for pair in pairs) + " " + "".join(pair[1] for pair in pairs)


def counted_key(words: str) -> str:
    """Sort key of words whose numbers are counted: "Thôn 2" < "Thôn 2A" < "Thôn 10"."""
    return word_key(_DIGITS.sub(lambda found: found[0].zfill(_WIDEST), words))


def show_number(number: str) -> str:
    """A stored number as Vietnamese writes it: "1284" → "1.284", "98.9" → "98,9"."""
    found = _NUMBER.fullmatch(number)
    if not found:
        return number
    sign, whole, rest = found.groups()
    return sign + f"{int(whole):,}".replace(",", ".") + ("," + rest if rest else "")


def in_sentence(label: str) -> str:
    """A label as it stands inside a sentence: "Ngày sinh" → "ngày sinh", "BHYT" as it is."""
    if label[1:2].isupper() or label[1:2] == ".":
        return label
    return label[:1].lower() + label[1:]
