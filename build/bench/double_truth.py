"""A made-up register with doubles whose truth is known: families with brothers, sisters, twins and
namesakes, and children written down a second time by another hand. No real person is in it.

Spoils as hands and keyboards do; it knows nothing of how doubles are scored.
"""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from random import Random

from bench.crowd import FAMILY, GIVEN, MIDDLE

Row = list[str]
"""`(id, *model.doubles.FIELDS)`."""

_FIRST = date(2011, 1, 1)
_KEYS_BESIDE = {"a": "s", "n": "m", "i": "o", "h": "g", "u": "y", "g": "h", "o": "p", "e": "r"}


def register(families: int, doubled: int, seed: int = 5) -> tuple[list[Row], set[frozenset[str]]]:
    """The rows, shuffled, and the pairs of ids that are one child."""
    random = Random(seed)
    rows: list[Row] = []
    for family in range(families):
        rows += _family(random, family, len(rows))
    truth: set[frozenset[str]] = set()
    for one in random.sample(rows, doubled):
        again = _written_again(random, one, f"x{len(truth)}")
        rows.append(again)
        truth.add(frozenset((one[0], again[0])))
    random.shuffle(rows)
    return rows, truth


def without_parents(rows: list[Row]) -> list[Row]:
    """The same rows as a list of names, days, sex and villages has them, without parents, heads of
    households, numbers and the order of twins."""
    return [[*row[:5], "", "", "", "", row[9], ""] for row in rows]


def _family(random: Random, family: int, first: int) -> list[Row]:
    surname = random.choice(FAMILY)
    mother = f"{random.choice(FAMILY)} Thị {random.choice(GIVEN)} {random.choice(GIVEN)}"
    father = f"{surname} Văn {random.choice(GIVEN)} {random.choice(GIVEN)}"
    village = str(random.randrange(12))
    rows: list[Row] = []
    born = _FIRST + timedelta(days=random.randrange(4000))
    twins = random.random() < 0.012
    used: set[str] = set()
    for number in range(2 if twins else random.choice((1, 1, 2, 2, 3))):
        female = random.random() < 0.49
        given = random.choice([name for name in GIVEN if name not in used])
        used.add(given)
        middle = "Thị" if female and random.random() < 0.6 else random.choice(MIDDLE)
        digits = f"0120{3 if female else 2}{born:%y}{first + number:06}"[-12:]
        rows.append(
            [
                f"r{first + number}", f"{surname} {middle} {given}", "", born.isoformat(),
                "female" if female else "male", digits if random.random() < 0.7 else "",
                mother, father if random.random() < 0.95 else "",
                father if random.random() < 0.7 else mother, village,
                str(number + 1) if twins and random.random() < 0.5 else "",
            ]
        )  # fmt: skip
        if not twins:
            born += timedelta(days=random.randrange(400, 2000))
    return rows


def _written_again(random: Random, one: Row, id: str) -> Row:
    """The same child by another hand: half without its number, one to three slips."""
    again = [id, *one[1:]]
    again[5] = again[5] if random.random() < 0.35 else ""
    if random.random() < 0.3:
        again[7] = ""
    if random.random() < 0.15:
        again[6] = ""
    if random.random() < 0.2:
        again[8] = ""
    slips = random.choices(
        (_typo, _bare, _swap_day, _mother, _year, _style, _less_day, _order, _called, _same),
        (28, 12, 14, 12, 5, 6, 5, 3, 5, 10), k=random.choice((1, 1, 1, 2, 2)),
    )  # fmt: skip
    for slip in slips:
        slip(random, again)
    return again


def _typo(random: Random, row: Row) -> None:
    row[1] = _misspelt(random, row[1])


def _misspelt(random: Random, name: str) -> str:
    words = name.split()
    place = random.randrange(len(words))
    word = words[place]
    if len(word) < 3:
        return name
    at = random.randrange(1, len(word))
    how = random.randrange(4)
    if how == 0:
        word = word[:at] + word[at + 1 :]
    elif how == 1:
        word = word[:at] + word[at] + word[at:]
    elif how == 2:
        word = word[:at] + _KEYS_BESIDE.get(word[at], word[at]) + word[at + 1 :]
    else:
        word = _without_marks(word)
    words[place] = word
    return " ".join(words)


def _without_marks(words: str) -> str:
    parts = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _bare(random: Random, row: Row) -> None:
    for place in (1, 6, 7, 8):
        row[place] = _without_marks(row[place])


def _swap_day(random: Random, row: Row) -> None:
    born = row[3]
    if len(born) == 10 and born[8:] <= "12":
        row[3] = f"{born[:4]}-{born[8:]}-{born[5:7]}"


def _mother(random: Random, row: Row) -> None:
    row[6] = _misspelt(random, row[6]) if row[6] else ""


def _year(random: Random, row: Row) -> None:
    row[3] = f"{int(row[3][:4]) + random.choice((-1, 1))}{row[3][4:]}"


def _style(random: Random, row: Row) -> None:
    row[1] = row[1].upper().replace("ÒA", "OÀ").replace("ỦY", "UỶ")


def _less_day(random: Random, row: Row) -> None:
    row[3] = row[3][: random.choice((4, 7))]


def _order(random: Random, row: Row) -> None:
    words = row[1].split()
    row[1] = " ".join([words[-1], *words[:-1]])


def _called(random: Random, row: Row) -> None:
    """Under the name used at home, the paper's name beside it."""
    words = row[1].split()
    row[2], row[1] = row[1], " ".join([*words[:-1], random.choice(GIVEN)])


def _same(random: Random, row: Row) -> None:
    """Nothing is misspelt."""
