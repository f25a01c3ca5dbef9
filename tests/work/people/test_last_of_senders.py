"""The last package of a unit is the last to the office: what it handed over counts apart, and so
does what a PC sent that is no more. Who has sent is counted among those who should."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from samples import INTAKE
from two_books import CHILD, enrol, send, take, trust
from xatre.cli.senders_command import _told
from xatre.work.people.renewing import renew_keys, revoke
from xatre.work.people.senders import counted, expect, no_longer_expect, senders
from xatre.work.receiving.undo import undo_package
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


def told(office: Session) -> str:
    found = senders(office)
    return "\n".join(_told(found, found))


def test_the_last_number_is_that_of_the_pc_that_sends_now(
    pair: tuple[Session, Session], make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    for _ in range(3):
        save.add_records(commune, "child", [CHILD])
        send(commune, office, tmp_path)
    assert (senders(office)[0].last, senders(office)[0].last_device) == (3, "")
    revoke(office, commune.book.facts.device)
    assert "gói cuối số 3 (của máy hoặc khóa đã thôi dùng)" in told(office)
    fresh = make_session("xa-moi")
    trust(fresh, office, tmp_path)
    assert senders(office)[0].of_former_key
    send(fresh, office, tmp_path)
    (one,) = senders(office)
    assert (one.last, one.of_former_key) == (1, False)
    renew_keys(fresh)
    enrol(fresh, office, tmp_path)
    assert senders(office)[0].of_former_key
    second = make_session("xa-hai")
    trust(second, office, tmp_path)
    send(second, office, tmp_path)
    (one,) = senders(office)
    assert (one.last, one.last_device.endswith(" chữ C")) == (1, True)


def test_who_has_sent_is_counted_among_those_who_should(
    pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    send(commune, office, tmp_path)
    (package,) = (export_package(commune, tmp_path),)
    take(office, package.file)
    expect(office, ["02680@2025"])
    assert told(office).startswith("2 đơn vị phải gửi: 1 đã gửi; 1 chưa gửi.")
    for one in office.book.db.conn.execute("SELECT sha256 FROM incoming").fetchall():
        undo_package(office, one[0])
    count = counted(senders(office))
    assert (count.sent, count.silent, count.withdrawn, count.beside) == (0, 1, 1, 0)
    assert "1 đã rút, chờ gửi lại" in told(office)
    no_longer_expect(office, commune.unit)
    assert told(office).startswith(
        "1 đơn vị phải gửi: 0 đã gửi; 1 chưa gửi; 1 đơn vị khác không ghi là phải gửi."
    )
