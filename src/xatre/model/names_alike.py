"""Whether two names as people write them may be one name: folded, mistyped, in another order.

Knows nothing of who bears them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from xatre.model.text import fold, nfc

ANOTHER = -100
"""The weight of a given name that is another one."""
_VOWELS = frozenset("aeiouy")
_MOSTLY = {
    "ng": "nguyen", "ngn": "nguyen", "tr": "tran", "ph": "pham", "hg": "hoang", "hng": "hoang",
    "vg": "vang", "lg": "luong", "bg": "bang", "d": "dang", "n": "nguyen", "t": "tran",
    "p": "pham", "h": "hoang", "l": "le", "v": "vu",
}  # fmt: skip
"""Family names cut short → the one mostly meant, for finding; `alike` judges."""


@lru_cache(maxsize=1 << 16)
def letters_of(name: str) -> str:
    """The letters of a name in their order: the same whatever the order of its words, its spaces
    and its marks."""
    return "".join(sorted("".join(fold(name).split())))


def split_in_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded; a point ends a word as a space does."""
    return tuple(fold(name).replace(".", " ").split())


words_of = lru_cache(maxsize=1 << 16)(split_in_words)
"""The same, remembered."""


def written_out(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name, a family name that is cut short as the one it mostly stands for."""
    if len(words) < 2 or words[0] not in _MOSTLY:
        return words
    return (_MOSTLY[words[0]], *words[1:])


def one_cut_short(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...] | None:
    """My words with their family name where one of the two family names may be the other cut
    short, as "Ng." is of Nguyễn: letters of it in their order, no vowel among them. Else None."""
    if min(len(mine), len(theirs)) < 2:
        return None
    shorter, longer = sorted((mine[0], theirs[0]), key=len)
    if shorter[0] != longer[0] or len(shorter) == len(longer) or not _VOWELS.isdisjoint(shorter):
        return None
    left = iter(longer)
    return (theirs[0], *mine[1:]) if all(letter in left for letter in shorter) else None


@lru_cache(maxsize=1 << 16)
def _styled(name: str) -> str:
    """A name as written but for case and where the tone stands: hòa and hoà are one."""
    parts = unicodedata.normalize("NFD", name.lower().replace("ð", "đ"))
    tones = "\u0300\u0301\u0303\u0309\u0323"
    words = []
    for word in parts.split():
        plain = "".join(letter for letter in word if letter not in tones)
        words.append(plain + "".join(letter for letter in word if letter in tones))
    return nfc(" ".join(words).replace("’", "'"))


@lru_cache(maxsize=1 << 12)
def several(names: str) -> tuple[str, ...]:
    """The names of a field that holds other names."""
    for mark in ";|/":
        names = names.replace(mark, ",")
    return tuple(name.strip() for name in names.split(",") if name.strip())


def is_pet_name(name: str) -> bool:
    """Whether a name beside the main one is of one word: many children of a village bear it, so
    it tells nothing beside another such."""
    return " " not in name


def alike(one: str, other: str) -> tuple[int, str]:
    """How much two names written as these weigh for one child, and in words; ANOTHER for two
    given names."""
    if _styled(one) == _styled(other):
        return 40, "giống hệt"
    mine, theirs = words_of(one), words_of(other)
    if mine == theirs:
        if one.isascii() or other.isascii():
            return 36, "giống, một bên không dấu"
        return 26, "chỉ khác dấu"
    if sorted(mine) == sorted(theirs):
        return 30, "cùng các chữ, khác thứ tự"
    if "".join(mine) == "".join(theirs):
        return 36, "giống, khác dấu cách"
    if not mine or not theirs:
        return 0, "chưa có tên ở một bên"
    if mine[0] != theirs[0] and (whole := one_cut_short(mine, theirs)) is not None:
        if whole == theirs:
            return 26, "giống, họ viết tắt ở một bên"
        weight, words = _near(whole, theirs)
        return min(weight, 16), f"họ viết tắt ở một bên, {words}"
    weight, words = _near(mine, theirs)
    if weight < 0 and len(mine) == len(theirs):
        return max((weight, words), *(_turned(*pair) for pair in ((mine, theirs), (theirs, mine))))
    return weight, words


def all_but_family(one: str, other: str) -> bool:
    """Whether all of two names is written alike but for the family names, wherever they stand: the
    given name and what stands before it, by which twins are told apart."""
    mine, theirs = _marked(one, other)
    if min(len(mine), len(theirs)) < 2:
        return False
    return (
        mine[1:] == theirs[1:]
        or (mine[1:] == theirs[:-1] and apart(mine[0], theirs[-1]) is not None)
        or (mine[:-1] == theirs[1:] and apart(mine[-1], theirs[0]) is not None)
    )


def one_given(one: str, other: str) -> bool:
    """Whether the given name is written alike, wherever it stands."""
    mine, theirs = _marked(one, other)
    return bool(mine and theirs) and (mine[-1] in (theirs[-1], theirs[0]) or theirs[-1] == mine[0])


def only_marks(one: str, other: str) -> bool:
    """Whether two names differ in nothing but their marks."""
    return words_of(one) == words_of(other)


def _marked(one: str, other: str) -> tuple[list[str], list[str]]:
    """The words of two names with their marks, which tell twins apart; without them where one of
    the names has none."""
    if one.isascii() or other.isascii():
        return list(words_of(one)), list(words_of(other))
    return _styled(one).split(), _styled(other).split()


def _turned(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[int, str]:
    """Where one is written with the given name first, and mistyped."""
    weight, words = _near(mine, (*theirs[1:], theirs[0]))
    return (16, f"khác thứ tự, {words}") if weight >= 26 else (ANOTHER, "tên gọi khác nhau")


def _near(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[int, str]:
    given = apart(mine[-1], theirs[-1])
    if given is None:
        if len(set(mine) ^ set(theirs)) == 1 and min(len(mine), len(theirs)) >= 2:
            return 10, "thiếu một chữ ở một bên"
        return ANOTHER, "tên gọi khác nhau"
    if min(len(mine), len(theirs)) == 1 and len(mine) != len(theirs):
        return 6, "một bên chỉ có tên gọi"
    if mine[0] != theirs[0] and apart(mine[0], theirs[0]) is None:
        if mine[1:] == theirs[1:]:
            return 6, "khác họ, còn lại giống"
        return -20, "khác họ"
    shorter, longer = sorted((mine, theirs), key=len)
    if len(longer) - len(shorter) == 1 and set(shorter) <= set(longer) and len(shorter) >= 2:
        return 26, "thiếu một chữ đệm ở một bên"
    if len(mine) != len(theirs):
        return 5, "khác chữ đệm"
    wrong = sum(
        1 if a != b and apart(a, b) is not None else 3 if a != b else 0
        for a, b in zip(mine, theirs, strict=True)
    )
    weight, words = {
        1: (26, "khác một chữ cái, có thể gõ nhầm"),
        2: (16, "khác hai chữ, có thể gõ nhầm"),
        3: (8, "khác một chữ đệm"),
    }.get(wrong, (-20, "khác nhiều chữ"))
    return weight, words


@lru_cache(maxsize=1 << 16)
def apart(one: str, other: str) -> int | None:
    """How many letters two words are apart, where that may be a slip: one, in words of three
    letters or more; one that fell out of a short one; two in long ones; None otherwise."""
    if one == other:
        return 0
    most = 2 if min(len(one), len(other)) >= 6 else 1
    if min(len(one), len(other)) < 3 and not _fell_out(*sorted((one, other), key=len)):
        return None
    letters = DamerauLevenshtein.distance(one, other, score_cutoff=most)
    return letters if letters <= most else None


def _fell_out(shorter: str, longer: str) -> bool:
    """Whether one letter, not the first, is missing in the shorter word."""
    return len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer))
    )
