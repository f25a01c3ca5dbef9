"""The last package of a unit is the last to the office: what it handed over counts apart."""

from __future__ import annotations

from pathlib import Path

from samples import INTAKE
from two_books import send, take
from xatre.work.people.senders import senders
from xatre.work.records import save
from xatre.work.sending.export import export_package
from xatre.work.session import Session


def test_a_hand_over_is_not_the_last_package(pair: tuple[Session, Session], tmp_path: Path) -> None:
    commune, office = pair
    case = INTAKE | {"told_sex": "female", "told_age": "8", "case_state": "received"}
    (id,) = save.add_records(commune, "case", [case]).saved
    for _ in range(2):
        sent = export_package(commune, tmp_path, to="12", record=id, reason="Có người liên quan")
    take(office, sent.file)
    (one,) = senders(office)
    assert (one.last, one.missing, one.taken) == (0, (1,), 1)
    assert [gap.purpose for gap in one.gaps] == ["handover"]
    send(commune, office, tmp_path)
    assert senders(office)[0].last == 1
