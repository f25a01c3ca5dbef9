"""The grow-only set of revisions: lines come in, and are taken out again with their package.

Knows lines and which packages carry them; what rows follow is the business of `views.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from xatre.collecting import collector_off
from xatre.model.revision import Revision
from xatre.store.connection import Database, joining, roomy, transaction
from xatre.store.register.kind_table import Facts
from xatre.store.register.line_copies import Copy, package_number, package_unit, store_copy, worth
from xatre.store.register.stored_lines import COLUMNS, StoredLine, history_order, in_list, named
from xatre.store.register.views import add_rows, next_row, refresh
from xatre.store.register.withdrawing import take_out
from xatre.store.schema import tables

AT_ONCE = 4000
"""Lines added in one go."""


@dataclass
class AddResult:
    """Record ids by what adding lines did. `waiting` has lines whose ancestors have not come.

    Of two lines of one name that are not the same, `refused` did not come in; `displaced` was here
    before and was taken out, with the sha256 of each package that carried it."""

    new: set[str] = field(default_factory=set)
    updated: set[str] = field(default_factory=set)
    unchanged: set[str] = field(default_factory=set)
    clashing: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)
    refused: list[Revision] = field(default_factory=list)
    displaced: list[tuple[str, StoredLine]] = field(default_factory=list)


def add_lines(
    db: Database,
    revisions: Iterable[Revision],
    package: str | None = None,
    cut: Mapping[str, str] | None = None,
) -> AddResult:
    """Add lines to the set and bring the rows up to date, all or nothing.

    `package` is the sha256 of the incoming package that carries them (`packages.note_incoming`
    first); without it they are this book's own. `cut` gives the profile of each cut line by its
    name. Lines already here change nothing. Raises UnknownPackage.
    """
    coming = iter(revisions)
    batches = iter(lambda: list(islice(coming, AT_ONCE)), [])
    with transaction(db):
        return _add(db, batches, package, cut)


def add_batches(
    db: Database,
    batches: Iterable[list[Revision]],
    package: str | None = None,
    cut: Mapping[str, str] | None = None,
) -> AddResult:
    """As `add_lines`, for lines that come in batches of about AT_ONCE: the rows follow each batch
    before the next one is asked for, so that its lines may be checked against those before. Where
    it fails inside a transaction, that one is to be taken back."""
    with roomy(db), joining(db):
        return _add(db, batches, package, cut)


def _add(
    db: Database,
    batches: Iterable[list[Revision]],
    package: str | None,
    cut: Mapping[str, str] | None,
) -> AddResult:
    number = None if package is None else package_number(db, package)
    adding = _Adding(db, number, {} if cut is None else cut)
    with collector_off():
        for batch in batches:
            adding.add(batch)
    return adding.result


class _Adding:
    def __init__(self, db: Database, package: int | None, cut: Mapping[str, str]) -> None:
        self.db, self.package, self.cut = db, package, cut
        self.result = AddResult()
        self.touched: dict[str, dict[str, None]] = defaultdict(dict)
        """Kind → records of this batch whose rows must be computed from all their lines."""
        self.number = last_number(db)

    def add(self, batch: list[Revision]) -> None:
        coming: dict[str, Revision] = {}
        twice = [one for one in batch if coming.setdefault(one.name, one) is not one]
        giving_way = []
        for name, held in named(self.db, coming).items():
            if self._gives_way(held, coming[name]):
                giving_way.append(held)
            else:
                self._again(coming.pop(name), held)
        if giving_way:
            self._displace(giving_way)
        if coming:
            self._insert(list(coming.values()))
        self._refresh()
        if twice:
            self.add(twice)

    def _cut_of(self, line: Revision) -> str:
        # A package may carry a line of one name whole and cut.
        return "" if line.nonce else self.cut.get(line.name, "")

    def _gives_way(self, held: StoredLine, coming: Revision) -> bool:
        """Whether it is a cut line of others that stands in the name of another record's: that name
        was on its sender's word, and a whole line's is proven. Only for the sender's own line: what
        it carries of others it may carry because their names are here."""
        if not held.cut or held.own or not coming.nonce or _is_same(held, coming):
            return False
        return self.package is None or package_unit(self.db, self.package) == coming.unit

    def _displace(self, lines: list[StoredLine]) -> None:
        carried, rows = take_out(self.db, [line.name for line in lines])
        result, its = self.result, {line.record for line in lines}
        result.displaced += carried
        result.waiting |= rows.waiting & (result.new | result.updated)
        result.new -= rows.gone
        result.updated -= rows.gone
        result.clashing -= its - rows.clashing
        result.waiting -= its - rows.waiting

    def _insert(self, fresh: list[Revision]) -> None:
        own, cut = int(self.package is None), self._cut_of
        first = self.number + 1
        self.number += len(fresh)
        self.db.conn.executemany(
            "INSERT INTO revisions (number, name, record, kind, unit, own, cut, nonce, line) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (number, line.name, line.id, line.kind, line.unit, own, cut(line),
                 line.nonce, line.line)
                for number, line in enumerate(fresh, first)
            ],
        )  # fmt: skip
        if self.package is not None:
            self.db.conn.executemany(
                "INSERT INTO package_lines (package, revision) VALUES (?, ?)",
                [(self.package, number) for number in range(first, self.number + 1)],
            )
        self._rows(fresh, first)

    def _again(self, coming: Revision, held: StoredLine) -> None:
        if not _is_same(held, coming):
            self.result.refused.append(coming)
            return
        self.result.unchanged.add(coming.id)
        conn = self.db.conn
        mine: Copy = (self._cut_of(coming), coming.nonce, coming.line)
        theirs: Copy = (held.cut, held.nonce, held.line)
        own_copy: tuple[object, ...] = (None, None, None)
        if mine != theirs and worth(mine) > worth(theirs):
            conn.execute(
                "UPDATE package_lines SET cut = ?, nonce = ?, line = ? "
                "WHERE revision = ? AND line IS NULL",
                (*theirs, held.number),
            )
            store_copy(self.db, held.number, mine)
            self.touched[held.kind][held.record] = None
        elif mine != theirs:
            own_copy = mine
        if self.package is None:
            conn.execute("UPDATE revisions SET own = 1 WHERE number = ?", (held.number,))
        else:
            conn.execute(
                "INSERT OR IGNORE INTO package_lines VALUES (?, ?, ?, ?, ?)",
                (self.package, held.number, *own_copy),
            )

    def _rows(self, fresh: list[Revision], first: int) -> None:
        ids = in_list(line.id for line in fresh)
        taken = {
            id
            for (id,) in self.db.conn.execute(
                "SELECT record FROM revisions WHERE number < ? "
                "AND record IN (SELECT value FROM json_each(?))",
                (first, ids),
            )
        }
        for kind in {line.kind for line in fresh} & tables(self.db).keys():
            drafted = self.db.conn.execute(
                f'SELECT id FROM "{tables(self.db)[kind].name}" '
                "WHERE id IN (SELECT value FROM json_each(?))",
                (ids,),
            )
            taken.update(id for (id,) in drafted)
        times = Counter(line.id for line in fresh)
        alone: dict[str, list[Revision]] = defaultdict(list)
        for line in fresh:
            if line.kind not in tables(self.db):
                continue
            if line.parents or line.open or times[line.id] > 1 or line.id in taken:
                self.touched[line.kind][line.id] = None
                continue
            alone[line.kind].append(line)
        for kind, lines in alone.items():
            of = tables(self.db)[kind]
            lines.sort(key=lambda line, of=of: of.place(line.fields))  # type: ignore[misc]
            made = [
                (Facts(row, line.id, line.unit, line.state, line.name, None, 0,
                       self._cut_of(line)), line.fields)
                for row, line in enumerate(lines, next_row(self.db, of))
            ]  # fmt: skip
            add_rows(self.db, of, made)
            self.result.new.update(line.id for line in lines)

    def _refresh(self) -> None:
        result = self.result
        for kind, ids in self.touched.items():
            found = refresh(self.db, kind, ids)
            result.new |= found.new
            result.updated |= found.updated - result.new
            # What an earlier batch left open or waiting, this one may have settled.
            result.clashing = (result.clashing - ids.keys()) | found.clashing
            result.waiting = (result.waiting - ids.keys()) | found.waiting
        self.touched.clear()
        result.unchanged -= result.new | result.updated | result.waiting


def _is_same(held: StoredLine, coming: Revision) -> bool:
    """Whether two lines of one name are copies of one line, cut or whole."""
    return (held.record, held.kind, held.unit) == (coming.id, coming.kind, coming.unit)


def history(db: Database, id: str) -> list[Revision]:
    """All lines of a record, parents before children."""
    rows = db.conn.execute(
        f"SELECT {COLUMNS} FROM revisions WHERE record = ? ORDER BY number",
        (id,),
    ).fetchall()
    return history_order([StoredLine(*row).read() for row in rows])


class Known(NamedTuple):
    """What is here of a record: kind, unit and name of the line it began with, each "" where that
    one has not come, and the units of all lines."""

    kind: str
    unit: str
    first: str
    units: frozenset[str]


def known(db: Database, ids: Iterable[str], coming: Iterable[Revision] = ()) -> dict[str, Known]:
    """Those of the records of which a line is here. A line that waits for others says nothing of
    how its record began: anyone may make one up; nor does a cut one whose whole line is `coming`
    and says otherwise."""
    found: dict[str, Known] = {}
    begun_cut: dict[str, str] = {}
    rows = db.conn.execute(
        "SELECT record, name, kind, unit, cut, "
        "json_type(CAST(line AS TEXT), '$.parents') IS NULL "
        "FROM revisions WHERE record IN (SELECT value FROM json_each(?)) ORDER BY number",
        (in_list(ids),),
    )
    for record, name, kind, unit, cut, is_first in rows:
        one = found.get(record, Known("", "", "", frozenset()))
        if is_first and not one.kind:
            one = one._replace(kind=kind, unit=unit, first=name)
            if cut:
                begun_cut[record] = name
        found[record] = one if unit in one.units else one._replace(units=one.units | {unit})
    for line in coming if begun_cut else ():
        if line.nonce and begun_cut.get(line.id) == line.name:
            found[line.id] = found[line.id]._replace(kind=line.kind, unit=line.unit)
    return found


def last_number(db: Database) -> int:
    """The number of the line that came last; 0 in an empty book."""
    row = db.conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'revisions'").fetchone()
    return int(row[0]) if row else 0
