"""Honest packages and made-up lines among them, in any order: the office's book ends the same, and
each record with the unit that has it by what was signed.

XATRE_FORGED_ORDERS=720 tries every order.
"""

from __future__ import annotations

import os
import random
import shutil
from contextlib import closing
from itertools import permutations
from pathlib import Path

from changed_hands_world import NEIGHBOUR, UNIT, World
from first_books import PASSWORD
from test_completed import made_up
from work_samples import add

from two_books import CHILD, edit, give, take
from xatre import resources
from xatre.store.book import Book
from xatre.store.register import revisions
from xatre.work.records import browse
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session

ORDERS = int(os.environ.get("XATRE_FORGED_ORDERS", "8"))


def test_no_order_of_packages_lets_made_up_lines_in(world: World) -> None:
    office, tmp_path, clock = world.office, world.stick, world.clock
    kept_id = add(world.commune, "child", **CHILD | {"full_name": "Lò Văn Hai"})
    files = [sent(world.commune, tmp_path / "1")]
    give(world.commune, world.neighbour, world.child, tmp_path)
    files.append(sent(world.commune, tmp_path / "2"))
    took_over = revisions.history(world.neighbour.book.db, world.child)[-1].name
    made_up(world, world.commune, world.child, [took_over], other_names="Lấy lại")
    files.append(sent(world.commune, tmp_path / "3"))
    files.append(sent(world.neighbour, tmp_path / "4"))
    edit(world.neighbour, "child", world.child, other_names="Ánh")
    first = revisions.history(world.commune.book.db, kept_id)[0].name
    made_up(world, world.neighbour, kept_id, [first], other_names="Chiếm")
    made_up(world, world.neighbour, kept_id, ["ab" * 32], other_names="Chiếm nữa")
    files.append(sent(world.neighbour, tmp_path / "5"))
    edit(world.commune, "child", kept_id, other_names="Hai nhỏ")
    files.append(sent(world.commune, tmp_path / "6"))
    office.close()
    found = set()
    for number, order in enumerate(some_orders(files)):
        folder = tmp_path / f"vp-{number}"
        shutil.copytree(office.book.folder, folder)
        book = Book.open(folder, password=PASSWORD, now=clock())
        with closing(Session(book, resources.codes(), clock)) as again:
            for file in order:
                take(again, file)
            found.add((digest(again, UNIT), digest(again, NEIGHBOUR)))
            given, own = (browse.record(again, "child", id) for id in (world.child, kept_id))
            assert (given.unit, given.fields["other_names"]) == (NEIGHBOUR, "Ánh"), order
            assert (own.unit, own.fields["other_names"]) == (UNIT, "Hai nhỏ"), order
    assert len(found) == 1


def sent(session: Session, stick: Path) -> Path:
    return export_package(session, stick).file


def some_orders(files: list[Path]) -> list[tuple[Path, ...]]:
    every = list(permutations(files))
    chosen = random.Random(5).sample(every, min(ORDERS, len(every)))
    return [tuple(files), tuple(reversed(files)), *chosen]
