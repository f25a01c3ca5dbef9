"""A hand-over that nobody accepted is taken back from the list of packages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from exchange_samples import Place, add_children, make_package, trust

from xatre.desk.pages.exchange.hand_over_dialog import CancelDialog
from xatre.work.people.renewing import renew_keys
from xatre.work.records import browse
from xatre.work.sending.export import export_package


def test_only_a_hand_over_without_an_answer_is_taken_back(
    pair: tuple[Place, Place],
    make_place: Callable[..., Place],
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commune, _ = pair
    neighbour = make_place("xa-ben", "03549@2025")
    trust(commune, neighbour, stick)
    (id,) = add_children(commune, 1)
    make_package(commune, stick)
    page = commune.page
    assert page.cancel_button.isHidden()
    sent = commune.ask(lambda s: export_package(s, stick, to="03549", record=id))
    page.came()
    commune.settle()
    page.sent_table.go_to_number(0)
    assert page._current().sha256 == sent.sha256
    assert not page.cancel_button.isHidden()

    monkeypatch.setattr(CancelDialog, "ask", lambda dialog: "stop")
    page.cancel_button.click()
    commune.settle()
    assert commune.ask(_waiting) == 1
    monkeypatch.setattr(CancelDialog, "ask", lambda dialog: CancelDialog.CANCEL)
    page.cancel_button.click()
    commune.settle()
    assert commune.ask(_waiting) == 0
    commune.settle()
    assert "Đã hủy bàn giao" in commune.told.messages[-1].fact
    page.sent_table.go_to_number(0)
    assert page.cancel_button.isHidden()
    model = page.sent_table.model()
    told = [str(model.index(0, place).data()) for place in range(model.columnCount())]
    assert "đã hủy" in " ".join(told)
    assert commune.ask(lambda s: browse.record(s, "child", id).unit) == commune.seat.facts.unit


def _waiting(session: object) -> int:
    db = session.book.db  # type: ignore[attr-defined]
    return int(db.conn.execute("SELECT count(*) FROM handovers").fetchone()[0])


def test_a_dead_one_is_not_copied_again(
    pair: tuple[Place, Place], make_place: Callable[..., Place], stick: Path
) -> None:
    commune, _ = pair
    neighbour = make_place("xa-ben", "03549@2025")
    trust(commune, neighbour, stick)
    (id,) = add_children(commune, 1)
    commune.ask(lambda s: export_package(s, stick, to="03549", record=id))
    commune.ask(renew_keys)
    page = commune.page
    page.came()
    commune.settle()
    page.sent_table.go_to_number(0)
    assert not page.copy_button.isEnabled()
    assert "bàn giao lại" in page.copy_button.toolTip()
    assert "không còn dùng được: bàn giao lại" in " ".join(page.desk.left_behind)
