"""What is good enough as a password, and the five words and codes the program proposes.

The words are lower-case letters that a Vietnamese typing program leaves as they are.
"""

from __future__ import annotations

import base64
import secrets
import unicodedata
from functools import cache
from itertools import pairwise

from xatre import resources
from xatre.errors import UseError

SHORTEST = 12
LONGEST = 200
FEWEST_LETTERS = 4
"""A telephone or identity number or a day is tried first, however it is dotted."""
WORDS = 5
CODE_BYTES = 20
GROUP = 4


class WeakPassword(UseError):
    """XT-236: too short, too common, or not five proposed words where those are needed."""

    code = "XT-236"
    sentence = "Mật khẩu này chưa dùng được: {why}."
    remedy = "Đặt mật khẩu từ 12 ký tự trở lên, khó đoán, hoặc dùng năm từ chương trình đề nghị."


@cache
def _lines(name: str) -> frozenset[str]:
    lines = resources.text(name).splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def propose_five_words() -> str:
    """Five different words drawn at random from more than 2048: 55 bits and more."""
    words = sorted(_lines("words.txt"))
    return " ".join(secrets.SystemRandom().sample(words, WORDS))


def is_five_words(password: str) -> bool:
    """Whether it is five different words of the program's list."""
    words = normal(password).split(" ")
    return len(words) == WORDS == len(set(words)) and _lines("words.txt").issuperset(words)


def normal(password: str) -> str:
    """The password as it is stretched: NFC; five words in lower case with single spaces."""
    text = unicodedata.normalize("NFC", password)
    words = text.lower().split()
    if len(words) == WORDS and _lines("words.txt").issuperset(words):
        return " ".join(words)
    return text


def require_good(password: str, portable: bool = False) -> str:
    """The normal form of a new password. Raises WeakPassword.

    On a stick, which is lost easily and can be tried for years, only five words will do.
    """
    password = normal(password)
    if is_five_words(password):
        return password
    if portable:
        raise WeakPassword(why="sổ ở USB cần đủ năm từ do chương trình đề nghị")
    if len(password) < SHORTEST:
        raise WeakPassword(why=f"cần ít nhất {SHORTEST} ký tự, mới có {len(password)}")
    if len(password) > LONGEST:
        raise WeakPassword(why=f"dài quá {LONGEST} ký tự")
    if any(unicodedata.category(letter)[0] == "C" for letter in password):
        raise WeakPassword(why="có ký tự điều khiển")
    if sum(map(str.isalpha, password)) < FEWEST_LETTERS:
        raise WeakPassword(why=f"cần ít nhất {FEWEST_LETTERS} chữ cái; ngày và số dễ bị đoán")
    if _is_common(password):
        raise WeakPassword(why="quá phổ biến hoặc quá đơn điệu, dễ bị đoán")
    return password


def _is_common(password: str) -> bool:
    """A known password, alone or repeated or with digits and signs hung on; a run of letters; few
    different characters."""
    folded = password.casefold().replace(" ", "")
    if len(set(folded)) < 5 or _is_run(folded):
        return True
    common = _lines("common_passwords.txt")
    core = folded.strip("0123456789!@#$%^&*._-+?")
    half = folded[: len(folded) // 2]
    repeated = half * 2 == folded and half in common
    return folded in common or core in common or repeated


def _is_run(text: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return len(steps) == 1 and steps <= {-1, 0, 1}


def new_recovery_code() -> str:
    """160 random bits as 8 groups of 4 base32 letters: `ABCD-EFGH-…`, shown once."""
    letters = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode()
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def read_recovery_code(typed: str) -> str:
    """The code as it was made, from what was typed: case, spaces and dashes do not matter, and
    0, 1 and 8, which base32 does not use, are read as O, I and B."""
    text = unicodedata.normalize("NFKC", typed).upper()
    letters = "".join(letter for letter in text if letter.isalnum())
    letters = letters.translate(str.maketrans("018", "OIB"))
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))
