"""A large package is checked batch by batch, each against all that came before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from two_books import trust
from xatre.model.revision import Revision, make_revision
from xatre.store.identifiers import new_id
from xatre.store.register import revisions
from xatre.work.receiving.receive import receive_files
from xatre.work.sending.export import export_package
from xatre.work.session import Session

CHILD = {
    "full_name": "Vừ Thị Ưng",
    "name_state": "named",
    "born_on": "2019-03-09",
    "sex": "female",
    "standing": "here",
}
INJURY = {"happened_on": "2018-01-05", "cause": "01", "place": "01", "outcome": "01"}


def line(session: Session, kind: str, fields: dict[str, str]) -> Revision:
    return make_revision(
        id=new_id(),
        kind=kind,
        unit=session.unit,
        who="Lò Thị Ngọc Ưng",
        when=session.now,
        device=session.book.facts.device,
        fields=fields,
    )


@pytest.mark.parametrize("at_once", [1, 3, 4, 100])
def test_the_place_of_a_line_in_its_package_does_not_change_its_checks(
    commune: Session,
    office: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
) -> None:
    trust(commune, office, tmp_path)
    children = [line(commune, "child", CHILD | {"code": f"TE-{n}"}) for n in range(4)]
    too_early = [line(commune, "injury", INJURY | {"child": one.id}) for one in children]
    revisions.add_lines(commune.book.db, [*children, *too_early])
    sent = export_package(commune, tmp_path / "usb")
    monkeypatch.setattr(revisions, "AT_ONCE", at_once)
    (taken,) = receive_files(office, [sent.file])
    assert (taken.new, taken.rejected) == (4, 4)
    assert {one.code for one in taken.rejections} == {"XT-107"}
