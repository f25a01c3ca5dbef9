"""Children worth comparing: for one typed child by the indexes there are, and all of them packed
for a look over the whole register. Judges nothing; `model/doubles.py` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from xatre.model.doubles import FIELDS, Person, words_of
from xatre.store.connection import Database
from xatre.store.lists.list_indexes import LIVE
from xatre.store.register.stored_lines import in_list
from xatre.store.schema import table

KIND = "child"
_MOST = 400
_COLUMNS = ", ".join(f"ifnull(f_{name}, '')" for name in FIELDS)


def any_there(db: Database) -> bool:
    """Whether there is any child at all to be compared with."""
    return db.conn.execute(f'SELECT 1 FROM "{table(db, KIND).name}" LIMIT 1').fetchone() is not None


def near(db: Database, person: Person) -> list[Person]:
    """The children, not voided, that one typed child may be: of the same number, born on the same
    day or with day and month swapped, or with all the words of the name and born about then."""
    of = table(db, KIND)
    found: dict[str, Person] = {}

    def take(where: str, *values: object) -> None:
        for id, *rest in db.conn.execute(
            f'SELECT id, {_COLUMNS} FROM "{of.name}" WHERE {where} AND {LIVE} LIMIT {_MOST}', values
        ):
            if id != person.id:
                found[id] = Person(id, *rest)

    if person.number:
        take("f_personal_number = ?", person.number)
    if len(person.born_on) == 10:
        take("k_born_on IN (SELECT value FROM json_each(?))", in_list(_days(person.born_on)))
    words = " ".join(f'"{word}"' for word in words_of(person.name))
    if words:
        year = int(person.born_on[:4]) if person.born_on[:4].isdecimal() else 0
        between = (f"{year - 1}-01-01", f"{year + 1}-12-31") if year else ("", "9999")
        take(
            f'row IN (SELECT rowid FROM "{of.search}" WHERE "{of.search}" MATCH ? LIMIT 3000) '
            "AND k_born_on BETWEEN ? AND ?",
            words,
            *between,
        )
    return list(found.values())


def _days(born_on: str) -> list[str]:
    """The day, the day with its month swapped, and the month and year alone."""
    year, month, day = born_on[:4], born_on[5:7], born_on[8:]
    return [born_on, f"{year}-{day}-{month}"]


def everyone(db: Database) -> Iterator[tuple[str, ...]]:
    """`(id, *FIELDS)` of every child that is not voided."""
    of = table(db, KIND)
    rows = db.conn.execute(f'SELECT id, {_COLUMNS} FROM "{of.name}" WHERE {LIVE}')
    while batch := rows.fetchmany(2000):
        yield from batch
