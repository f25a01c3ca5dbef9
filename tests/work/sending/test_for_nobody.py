"""What was sent to an office that is trusted no more waits for no receipt; what was handed over to
it is handed over again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from first_books import OFFICE as OFFICE_UNIT
from work_samples import CASE, CHILD, add

from two_books import send, trust
from xatre.cli.status_words import of_status
from xatre.desk.pages.overview.overview_side import sent_words
from xatre.store.traffic import packages
from xatre.work.figures.overview import overview
from xatre.work.people.cards import own_card
from xatre.work.people.renewing import renew_keys, revoke
from xatre.work.sending.export import export_package, preview, seal_package
from xatre.work.sending.for_nobody import NO_RECEIPT_COMES, for_nobody
from xatre.work.sending.given_before import to_give_again
from xatre.work.sending.sent import sending_desk, sent_packages
from xatre.work.sending.status import status
from xatre.work.session import Session

WAITS = "chưa có biên nhận."


def told(session: Session) -> str:
    return "\n".join(of_status(session, status(session)))


def test_it_is_said_that_nobody_will_answer(
    pair: tuple[Session, Session], make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    case = add(commune, "case", child=add(commune, "child", **CHILD), **CASE)
    send(commune, office, tmp_path)
    neighbour = make_session("ben", "03562@2025")
    trust(commune, neighbour, tmp_path)
    away = add(commune, "child", **CHILD | {"full_name": "Giàng Đi"})
    export_package(commune, tmp_path, to=neighbour.unit, record=away)
    up = export_package(commune, tmp_path, to="12", record=case, reason="Có người liên quan")
    seal_package(commune)
    assert (told(commune).count(WAITS), for_nobody(commune)) == (3, frozenset())
    fresh = make_session("so-moi", OFFICE_UNIT, "office")
    trust(commune, fresh, tmp_path)
    assert len(for_nobody(commune)) == 3
    assert told(commune).count(f"{NO_RECEIPT_COMES}.") == 3
    assert "lập bằng khóa cũ" not in told(commune) + "".join(to_give_again(commune))
    assert told(commune).count(WAITS) == 1, "the neighbour's"
    dead = [one.sha256 for one in sent_packages(commune) if one.is_dead]
    assert dead == [up.sha256]
    assert any("bàn giao lại" in line for line in to_give_again(commune))
    unsent = overview(commune).unsent
    assert (unsent.inside, NO_RECEIPT_COMES in sent_words(unsent, "Sở")) == (0, True)
    sent = export_package(commune, tmp_path / "moi")
    assert sent.along == (), "what is sealed to the lost key is not copied out"
    assert told(commune).count(WAITS) == 2
    send(commune, fresh, tmp_path)
    again = export_package(commune, tmp_path, to="12", record=case, reason="Có người liên quan")
    assert again.instead_of == (up.sequence,)


def test_new_keys_of_the_office_end_nothing_and_a_revoked_one_does(
    pair: tuple[Session, Session], make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    add(commune, "child", **CHILD)
    export_package(commune, tmp_path)
    renew_keys(office)
    trust(commune, office, tmp_path)
    assert (for_nobody(commune), status(commune)["unsent_by_kind"]) == (frozenset(), {})
    revoke(commune, own_card(office).fingerprint)
    assert len(for_nobody(commune)) == 1
    assert for_nobody(office) == frozenset()
    assert status(commune)["unsent_by_kind"] == overview(commune).unsent.counts == {"child": 1}
    other = make_session("so-khac", "15@2025", "office")
    trust(commune, other, tmp_path)
    assert sending_desk(commune).unsent == preview(commune).unsent == {"child": 1}
    assert send(commune, other, tmp_path).new == 1
    assert status(commune)["unsent_by_kind"] == {}


def test_it_is_asked_once_however_many_hand_overs_wait(
    pair: tuple[Session, Session], make_session: Callable[..., Session], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    commune, _ = pair
    neighbour = make_session("ben", "03562@2025")
    trust(commune, neighbour, tmp_path)
    read, asked = packages.sent, list[int]()
    monkeypatch.setattr(packages, "sent", lambda db: asked.append(1) or read(db))
    counts = []
    for name in "AB":
        away = add(commune, "child", **CHILD | {"full_name": f"Giàng {name}"})
        export_package(commune, tmp_path, to=neighbour.unit, record=away)
        asked.clear()
        status(commune)
        sent_packages(commune)
        to_give_again(commune)
        counts.append(len(asked))
    assert counts[0] == counts[1]
