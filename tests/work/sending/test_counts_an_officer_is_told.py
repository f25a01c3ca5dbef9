"""An officer who may not know of cases is told of none: not by what waits, not by what was sent,
not by what a file holds, not by what came back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from work_samples import CASE, add

from two_books import CHILD, take, trust
from xatre.store.traffic import returns
from xatre.store.traffic.returns import Returned
from xatre.work.receiving.verify import verify_file
from xatre.work.sending.export import copy_again, export_package, preview
from xatre.work.sending.outbox import NotAFolder
from xatre.work.sending.status import status
from xatre.work.session import Session


def test_case_counts_are_for_who_may_know_of_cases(
    commune: Session, office: Session, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    add(commune, "child", **CHILD)
    case = add(commune, "case", **CASE)
    returns.acknowledge(
        commune.book.db, {}, [Returned("0" * 64, case, "case", "XT-101", "Chưa đúng.")], commune.now
    )
    for session in (commune, office):
        session.book.officer = replace(session.book.officer, case_rights=False)
    told = status(commune)
    assert (told["unsent_by_kind"], told["unsent"], told["returned"]) == ({"child": 1}, 1, [])
    shown = preview(commune)
    assert (shown.counts, shown.unsent) == ({"child": 1}, {"child": 1})
    sent = export_package(commune, tmp_path)
    assert sent.counts == {"child": 1}
    assert copy_again(commune, sent.sha256, tmp_path).counts == {"child": 1}
    found = verify_file(sent.file, office)
    assert (found.counts, found.lines) == ({"child": 1}, {"child": 1})
    take(office, sent.file)
    back = export_package(office, tmp_path / "về", to=commune.unit, full=True)
    assert back.counts == {"child": 1}

    for session in (commune, office):
        session.book.officer = replace(session.book.officer, case_rights=True)
    assert verify_file(sent.file, office).counts == {"case": 1, "child": 1}
    assert [line["kind"] for line in status(commune)["returned"]] == ["case"]  # type: ignore[attr-defined]


def test_a_file_in_place_of_the_folder_uses_no_number(
    commune: Session, office: Session, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    (tmp_path / "gói.xatre").write_bytes(b"x")
    with pytest.raises(NotAFolder):
        export_package(commune, tmp_path / "gói.xatre")
    assert export_package(commune, tmp_path).sequence == 1
