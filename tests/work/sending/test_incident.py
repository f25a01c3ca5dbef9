"""The sheet for a lost stick: packages and counts, nobody's name; it is written down."""

from __future__ import annotations

from pathlib import Path

from two_books import trust
from xatre.store.safety import journal
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
