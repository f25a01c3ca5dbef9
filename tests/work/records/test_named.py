"""A record called by its number."""

from __future__ import annotations

import pytest
from work_samples import CHILD

from xatre.model.revision import make_revision
from xatre.store.identifiers import new_id
from xatre.store.register import revisions
from xatre.work.records.named import SeveralBearIt, id_of
from xatre.work.session import Session


def test_two_records_of_one_number_are_said_and_not_guessed(commune: Session) -> None:
    lines = [
        make_revision(
            id=new_id(), kind="child", unit=commune.unit, who="Lò", when=commune.now,
            device=commune.book.facts.device, fields=CHILD | {"code": code},
        )
        for code in ("TE-00027", "TE-00027", "TE-00028")
    ]  # fmt: skip
    revisions.add_lines(commune.book.db, lines)
    assert id_of(commune, "child", "te-00028") == lines[2].id
    assert id_of(commune, "child", "TE-00029") == "TE-00029"
    for kind in ("child", ""):
        with pytest.raises(SeveralBearIt) as told:
            id_of(commune, kind, "TE-00027")
        assert told.value.code == "XT-253"
        assert all(line.id in told.value.words for line in lines[:2])
    assert id_of(commune, "child", lines[0].id) == lines[0].id
