"""Packages of many communes, made quickly: each from a device of its own that the office knows, of
children no two of whom are alike.

Lines go into the commune's set and no further, for a package is read from them alone; the package
is sealed by the program itself. Knows how packages are made, not what is measured with them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench import crowd
from xatre import resources
from xatre.kinds import KINDS
from xatre.model.revision import Revision, make_revision
from xatre.store.identifiers import new_id
from xatre.work.people import cards
from xatre.work.people.cards import Written
from xatre.work.sending.export import export_package
from xatre.work.session import Session

OFFICE = "12@2025"


class _Made(NamedTuple):
    package: Path
    card: Written


def make(folder: Path, many: int, count: int) -> list[Path]:
    """So many packages of `count` children in `folder`, and the book of their office in its folder
    `so`, empty."""
    office = crowd.make_session(folder / "so", unit=OFFICE, role="office")
    units = [row.value for row in resources.codes().units.within(OFFICE)]
    making = partial(_make_one, folder, units, count, cards.write_card(office, folder / "so.xatre"))
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        made = list(processes.map(making, range(many)))
    for one in made:
        cards.enrol(office, one.card.file, one.card.fingerprint)
    office.close()
    return [one.package for one in made]


def _make_one(
    folder: Path, units: Sequence[str], count: int, office: Written, number: int
) -> _Made:
    commune = crowd.make_session(folder / f"xa-{number}", unit=units[number % len(units)])
    lines = children(commune, count, number * count)
    db = commune.book.db
    with commune.book.transaction():
        db.conn.executemany(
            "INSERT INTO revisions (name, record, kind, unit, own, cut, nonce, line) "
            "VALUES (?, ?, ?, ?, 1, '', ?, ?)",
            [(one.name, one.id, one.kind, one.unit, one.nonce, one.line) for one in lines],
        )
    cards.enrol(commune, office.file, office.fingerprint)
    card = cards.write_card(commune, folder / f"the-{number}.xatre")
    package = export_package(commune, folder / "usb").file
    commune.close()
    shutil.rmtree(folder / f"xa-{number}")
    return _Made(package, card)


def children(session: Session, count: int, start: int) -> list[Revision]:
    """Lines of so many children of this commune, those of the numbers after `start`."""
    random, known = Random(start), KINDS["child"].fields.keys() - {"village", "standing_unit"}
    made = []
    for number in range(start + 1, start + count + 1):
        fields = {key: value for key, value in crowd.child(random, number).items() if key in known}
        if fields["standing"] == "moved":
            fields["standing"] = "away"
        made.append(
            make_revision(
                id=new_id(crowd.WRITTEN),
                kind="child",
                unit=session.unit,
                who="Người đo",
                when="2026-11-20T02:41:07Z",
                device=session.book.facts.device,
                fields=fields,
            )
        )
    return made
