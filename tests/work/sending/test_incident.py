"""The sheet for a lost stick: packages and counts, nobody's name; it is written down."""

from __future__ import annotations

from pathlib import Path

from two_books import trust
from xatre.model.devices import short_device
from xatre.store.safety import journal
from xatre.work import keeping
from xatre.work.people.renewing import renew_keys
from xatre.work.receiving.receive import receive_files
from xatre.work.records import save
from xatre.work.sending.export import export_package
from xatre.work.sending.incident import make_incident_sheet
from xatre.work.session import Session

CHILD = {"full_name": "Giàng Thị TENBIMAT", "born_on": "2017-03-09", "sex": "female"}


def test_it_names_packages_and_nobody(commune: Session, office: Session, tmp_path: Path) -> None:
    assert "Chưa đóng gói nào" in make_incident_sheet(commune)
    trust(commune, office, tmp_path)
    save.add_records(commune, "child", [CHILD, CHILD | {"full_name": "Vàng TENBIMAT"}])
    sent = export_package(commune, tmp_path / "usb")
    (taken,) = receive_files(office, [sent.file])
    assert taken.return_file is not None
    receive_files(commune, [taken.return_file])
    html = make_incident_sheet(commune)
    assert "<td>1</td><td>20/11/2026</td>" in html
    assert f"<td>2</td><td>2</td><td>đã nhận</td><td>{sent.sha256[:12]}</td>" in html
    assert "có 2 trẻ em" in html
    assert "TENBIMAT" not in html
    last = list(journal.entries(commune.book.db, commune.book.device.id))[-1]
    assert (last.act, last.subject) == ("printed", "#2 | phiếu ghi nhận sự cố |  | nameless")


def test_one_number_of_two_devices_is_told_apart_and_the_last_copy_elsewhere_is_named(
    commune: Session, office: Session, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    assert "chép ra nơi khác:</b> sổ không ghi lần nào" in make_incident_sheet(commune)
    devices = [short_device(commune.book.facts.device)]
    export_package(commune, tmp_path / "usb")
    assert "<td>1</td>" in make_incident_sheet(commune)
    renew_keys(commune)
    devices.append(short_device(commune.book.facts.device))
    export_package(commune, tmp_path / "usb")
    copy = keeping.back_up(commune, tmp_path / "ổ khác")
    html = make_incident_sheet(commune)
    assert devices[0] != devices[1]
    assert all(f"<td>1, máy {one}</td>" in html for one in devices)
    assert f"ngày 20/11/2026, tệp {copy.name}" in html
