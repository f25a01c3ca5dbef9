"""The history of a record whose lines travelled with less than before, or with more."""

from __future__ import annotations

from pathlib import Path

from work_samples import add

from two_books import CHILD, edit, enrol, send
from xatre.work.records import browse
from xatre.work.sending import profiles
from xatre.work.session import Session


def test_what_did_not_travel_was_not_emptied(pair: tuple[Session, Session], tmp_path: Path) -> None:
    commune, office = pair
    id = add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    for wish, state in (("no_identity", "left"), ("full", "yes")):
        profiles.ask_for(office, {"child": wish})
        enrol(office, commune, tmp_path)
        edit(commune, "child", id, school_state=state)
        send(commune, office, tmp_path)
    said = [
        [label for label, _, _ in line.changes] for line in browse.history(office, "child", id)[:2]
    ]
    assert said == [["Tình trạng đi học"], ["Tình trạng đi học"]]
