"""Children worth comparing: for one typed child by the indexes there are, and all of them packed
for a look over the whole register. Judges nothing; `model/doubles.py` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from xatre.model import days
from xatre.model.doubles import FIELDS, Person, names_of
from xatre.model.names_alike import letters_of
from xatre.model.rarity import CHILDHOOD
from xatre.store.connection import Database
from xatre.store.lists.list_indexes import LIVE
from xatre.store.lists.sort_keys import near_column, near_key, same_column, same_key
from xatre.store.register.stored_lines import in_list
from xatre.store.schema import table

KIND = "child"
_MOST_OF_A_DAY = 4000
"""Children of one day that are read: a day given to all whose day is not known has more."""
_MOST_OF_A_NAME = 4000
"""Namesakes of whom the day is read, off the index alone."""
_MOST_ROWS = 200
"""Namesakes that are read whole."""
_COMMON = 200
"""Bearers of a name that are counted: of more, it is common enough."""
_COLUMNS = ", ".join(f"ifnull(f_{name}, '')" for name in FIELDS)
_NUMBER = ("personal_number",)


def any_there(db: Database) -> bool:
    """Whether there is any child at all to be compared with."""
    return db.conn.execute(f'SELECT 1 FROM "{table(db, KIND).name}" LIMIT 1').fetchone() is not None


def how_many(db: Database) -> int:
    """Children that are not voided."""
    of = table(db, KIND)
    (many,) = db.conn.execute(f'SELECT count(*) FROM "{of.name}" WHERE {LIVE}').fetchone()
    return int(many)


def near(db: Database, person: Person) -> list[Person]:
    """The children, not voided, that one typed child may be: of the same number, born on the same
    day or with day and month swapped, or of one name or one mother and born about then."""
    of = table(db, KIND)
    select = f'SELECT id, {_COLUMNS} FROM "{of.name}"'
    found: dict[str, Person] = {}

    def take(how: str, *values: object) -> None:
        for row in db.conn.execute(f"{select} {how}", values):
            found[row[0]] = Person(*row)

    if number := same_key(_NUMBER, {_NUMBER[0]: person.number}):
        take(f"WHERE {same_column(_NUMBER)} = ? AND {LIVE} LIMIT {_MOST_ROWS}", number)
    for day in _days(person.born_on):
        take(
            f'INDEXED BY "{of.name}_compared" WHERE k_born_on = ? AND {LIVE} '
            f"LIMIT {_MOST_OF_A_DAY}",
            day,
        )
    take(
        f"WHERE row IN (SELECT value FROM json_each(?)) AND {LIVE}",
        in_list(map(str, _namesakes(db, person))),
    )
    found.pop(person.id, None)
    return list(found.values())


def _days(born_on: str) -> set[str]:
    """A whole day, and it with its month swapped."""
    if len(born_on) != 10:
        return set()
    return {born_on, f"{born_on[:4]}-{born_on[8:]}-{born_on[5:7]}"}


def _namesakes(db: Database, person: Person) -> list[int]:
    """Rows of children of one of the names, or of the mother, and born about then; those that
    share both come first."""
    of = table(db, KIND)
    shared: dict[int, int] = {}
    for column, names in (
        (near_column("full_name"), names_of(person)),
        (near_column("mother_name"), (person.mother,)),
    ):
        for key in {near_key(name) for name in names} - {None}:
            for row, born in db.conn.execute(
                f'SELECT row, k_born_on FROM "{of.name}" WHERE {column} = ? AND {LIVE} '
                f"AND {column} IS NOT NULL LIMIT {_MOST_OF_A_NAME}",
                (key,),
            ):
                if _about(person.born_on, born):
                    shared[row] = shared.get(row, 0) + 1
    return sorted(shared, key=lambda row: -shared[row])[:_MOST_ROWS]


def _about(typed: str, kept: str) -> bool:
    """Whether a typed day and the lower bound of a kept one may be one day, one of them mistyped
    or known less well."""
    if days.fault(typed) or len(kept) != 10 or not typed:
        return True
    apart = abs(int(typed[:4]) - int(kept[:4]))
    if len(typed) != 10 or kept.endswith("-01-01"):
        return apart <= 1
    if typed[:4] == kept[:4]:
        return typed[5:7] == kept[5:7] or typed[8:] == kept[8:] or kept.endswith("-01")
    return typed[4:] == kept[4:] or sum(a != b for a, b in zip(typed, kept, strict=True)) == 1


class CountedBeside:
    """How often names and days stand in the register beside one typed child, counted as they are
    asked for, off the indexes alone."""

    def __init__(self, db: Database, typed: Person) -> None:
        self._db, self._of = db, table(db, KIND)
        self._letters = letters_of(typed.name)
        held = db.conn.execute(f'SELECT 1 FROM "{self._of.name}" WHERE id = ?', (typed.id,))
        self._is_new = held.fetchone() is None
        self._names: dict[str, int] = {}
        self._days: dict[str, float] = {}
        self.days = CHILDHOOD

    def of_name(self, name: str) -> int:
        letters = letters_of(name)
        if letters not in self._names:
            column = near_column("full_name")
            counted = self._many(
                f"WHERE {column} = ? AND {LIVE} AND {column} IS NOT NULL LIMIT {_COMMON}",
                near_key(name),
            )
            self._names[letters] = counted + (self._is_new and letters == self._letters)
        return self._names[letters]

    def of_day(self, day: str) -> float:
        if day not in self._days:
            others = self._many(
                f'INDEXED BY "{self._of.name}_compared" WHERE k_born_on = ? AND {LIVE} '
                f"LIMIT {_MOST_OF_A_DAY}",
                day,
            )
            (rows,) = self._db.conn.execute(f'SELECT max(row) FROM "{self._of.name}"').fetchone()
            self._days[day] = max(0, others - 1 - (not self._is_new)) / max(1, rows or 0)
        return self._days[day]

    def _many(self, which: str, value: object) -> int:
        counted = f'SELECT count(*) FROM (SELECT 1 FROM "{self._of.name}" {which})'
        (many,) = self._db.conn.execute(counted, (value,)).fetchone()
        return int(many)


def everyone(db: Database) -> Iterator[tuple[str, ...]]:
    """`(id, *FIELDS)` of every child that is not voided, by the day of birth."""
    of = table(db, KIND)
    rows = db.conn.execute(
        f'SELECT id, {_COLUMNS} FROM "{of.name}" INDEXED BY "{of.name}_compared" WHERE {LIVE}'
    )
    while batch := rows.fetchmany(2000):
        yield from batch
