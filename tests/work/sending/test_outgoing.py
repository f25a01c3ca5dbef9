"""Lines that came cut from another device go on as they came."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from two_books import trust
from xatre.model.revision import make_revision, read_revision
from xatre.store.register import revisions
from xatre.store.traffic import packages
from xatre.store.traffic.packages import Incoming
from xatre.work.receiving.receive import receive_files
from xatre.work.sending.export import export_package
from xatre.work.session import Session

ID = "01a201ae-d2bf-7e66-a5c9-0ae977a072ac"


@pytest.mark.parametrize("asked", ["full", "no_identity"])
def test_a_line_cut_elsewhere_is_sent_on(
    commune: Session, office: Session, tmp_path: Path, asked: str
) -> None:
    office.book.set_setting("office.profiles", f'{{"village": "{asked}"}}')
    trust(commune, office, tmp_path)
    whole = make_revision(
        id=ID, kind="village", unit=commune.unit, who="Lò Thị Ngọc Ưng", when=commune.now,
        device=commune.book.facts.device, fields={"code": "BAN-1"},
    )  # fmt: skip
    cut = replace(read_revision(bytes(16), whole.line), name=whole.name, nonce=b"")
    packages.note_incoming(
        commune.book.db,
        Incoming("a" * 64, commune.unit, "d" * 32, "s1", 1, {}, "taken", commune.now, None),
    )
    revisions.add_lines(commune.book.db, [cut], package="a" * 64, cut={cut.name: "no_identity"})
    sent = export_package(commune, tmp_path / "usb")
    (taken,) = receive_files(office, [sent.file])
    assert (taken.outcome, taken.fault, taken.new) == ("taken", None, 1)
    (kept,) = revisions.history(office.book.db, ID)
    assert (kept.name, kept.fields) == (whole.name, {"code": "BAN-1"})
