"""Taking lines out of the set again, with the packages that brought them.

Knows which packages carry which lines. What may be withdrawn, and that a person is asked, is the
business of `work/`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from xatre.store.connection import Database, joining, roomy
from xatre.store.register.line_copies import package_number, store_copy, worth
from xatre.store.register.stored_lines import COLUMNS, StoredLine, in_list, named
from xatre.store.register.views import Refreshed, refresh
from xatre.store.schema import tables


def carriers(db: Database, package: str) -> list[str]:
    """`package` and every other incoming package that carries a line of it, by sha256.

    Raises UnknownPackage.
    """
    rows = db.conn.execute(
        "SELECT sha256 FROM incoming WHERE number = ?1 OR number IN (SELECT others.package "
        "FROM package_lines AS mine JOIN package_lines AS others USING (revision) "
        "WHERE mine.package = ?1) ORDER BY number",
        (package_number(db, package),),
    )
    return [sha256 for (sha256,) in rows]


def own_lines_on(db: Database, packages: Iterable[str]) -> set[str]:
    """Records of which a line written here stands on a line that withdrawing would take out."""
    leaving = {line.name: line.record for line in _leaving(db, _numbers(db, packages))}
    rows = db.conn.execute(
        f"SELECT {COLUMNS} FROM revisions "
        "WHERE own = 1 AND record IN (SELECT value FROM json_each(?))",
        (in_list(set(leaving.values())),),
    )
    own = (StoredLine(*row).read() for row in rows)
    return {line.id for line in own if line.parents & leaving.keys()}


def withdraw(db: Database, packages: Iterable[str], at: str) -> set[str]:
    """Take out what these packages brought: lines that no other package still carries and that
    were not written here. They stay withdrawn, doubled copies too. Rows follow.

    `packages` are sha256, normally all `carriers` of one. Returns the ids of the records touched,
    and of those of which a line is kept aside that has the name of one taken out.
    Where it fails inside a transaction, that one is to be taken back. Raises UnknownPackage.
    """
    shas = list(packages)
    numbers = _numbers(db, shas)
    with roomy(db), joining(db):
        leaving = _leaving(db, numbers)
        among = (in_list(map(str, numbers)),)
        inside = "package IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"
        staying = db.conn.execute(
            "SELECT DISTINCT number, record, kind FROM revisions JOIN package_lines ON "
            f"revision = number WHERE {inside} AND own = 0 AND package_lines.line IS NULL",
            among,
        ).fetchall()
        db.conn.execute(f"DELETE FROM package_lines WHERE {inside}", among)
        db.conn.execute(f"DELETE FROM quarantine WHERE {inside}", among)
        db.conn.executemany(
            "UPDATE incoming SET withdrawn_at = ? WHERE sha256 = ? AND withdrawn_at IS NULL",
            [(at, sha256) for sha256 in shas],
        )
        freed = _kept_out_by(db, leaving)
        db.conn.executemany(
            "DELETE FROM revisions WHERE number = ?", [(line.number,) for line in leaving]
        )
        touched: dict[str, set[str]] = defaultdict(set)
        for line in leaving:
            touched[line.kind].add(line.record)
        gone = {line.number for line in leaving}
        for number, record, kind in staying:
            if number not in gone and _fall_back(db, number):
                touched[kind].add(record)
        for kind, ids in touched.items():
            if kind in tables(db):
                refresh(db, kind, sorted(ids))
    return freed.union(*touched.values())


def take_out(db: Database, names: Iterable[str]) -> tuple[list[tuple[str, StoredLine]], Refreshed]:
    """Take lines of others out of the set, though their packages stay. Rows follow.

    Each comes with the sha256 of a package that carried it, as that one brought it; and what became
    of the rows. Inside a transaction.
    """
    lines = {line.number: line for line in named(db, names).values()}
    numbers = in_list(map(str, lines))
    among = "IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"
    rows = db.conn.execute(
        "SELECT sha256, revision, p.cut, p.nonce, p.line FROM package_lines AS p "
        f"JOIN incoming ON incoming.number = p.package WHERE revision {among} "
        "ORDER BY package, revision",
        (numbers,),
    ).fetchall()
    db.conn.execute(f"DELETE FROM package_lines WHERE revision {among}", (numbers,))
    db.conn.execute(f"DELETE FROM revisions WHERE number {among}", (numbers,))
    touched: dict[str, set[str]] = defaultdict(set)
    for line in lines.values():
        touched[line.kind].add(line.record)
    rows_now = Refreshed()
    for kind, ids in touched.items():
        if kind in tables(db):
            refresh(db, kind, sorted(ids), rows_now)
    carried = [
        (sha256, lines[number] if line is None else lines[number]._replace(
            cut=cut, nonce=nonce, line=line))
        for sha256, number, cut, nonce, line in rows
    ]  # fmt: skip
    return carried, rows_now


def _numbers(db: Database, packages: Iterable[str]) -> list[int]:
    return [package_number(db, sha256) for sha256 in packages]


def _leaving(db: Database, packages: list[int]) -> list[StoredLine]:
    """The lines that only these packages carry."""
    # By the packages' own lines: a look through those of all packages would grow with the book.
    among = "(SELECT CAST(value AS INTEGER) FROM json_each(?1))"
    rows = db.conn.execute(
        f"SELECT {COLUMNS} FROM revisions WHERE own = 0 AND number IN "
        f"(SELECT revision FROM package_lines WHERE package IN {among}) AND NOT EXISTS "
        "(SELECT 1 FROM package_lines AS other WHERE other.revision = revisions.number "
        f"AND other.package NOT IN {among}) ORDER BY number",
        (in_list(map(str, packages)),),
    )
    return [StoredLine(*row) for row in rows.fetchall()]


def _kept_out_by(db: Database, leaving: Iterable[StoredLine]) -> set[str]:
    """The records of which a line is kept aside in whose name one of these stands."""
    # By what is kept aside: that is little, and the lines of a package may be many.
    rows = db.conn.execute(
        "SELECT name, record FROM quarantine "
        "WHERE EXISTS (SELECT 1 FROM revisions WHERE revisions.name = quarantine.name)"
    ).fetchall()
    names = {line.name for line in leaving} if rows else set()
    return {record for name, record in rows if name in names}


def _fall_back(db: Database, number: int) -> bool:
    """Where the copy kept came from a withdrawn package, keep the best of those that stay."""
    copies = db.conn.execute(
        "SELECT package, cut, nonce, line FROM package_lines WHERE revision = ?", (number,)
    ).fetchall()
    if not copies or any(line is None for _, _, _, line in copies):
        return False
    best = max(((cut, nonce, line) for _, cut, nonce, line in copies), key=worth)
    store_copy(db, number, best)
    db.conn.execute(
        "UPDATE package_lines SET cut = NULL, nonce = NULL, line = NULL "
        "WHERE revision = ? AND cut = ? AND nonce = ? AND line = ?",
        (number, *best),
    )
    return True
