"""A hand-over nobody accepted is taken back; one accepted after all counts as it always did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from work_samples import add

from two_books import CHILD, edit, give, send, take, trust
from xatre.work import keeping
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse
from xatre.work.sending.cancelling import (
    NothingOnItsWay,
    cancel_hand_over,
    is_own_hand_over,
)
from xatre.work.sending.digest import digest
from xatre.work.sending.export import Sent, export_package
from xatre.work.sending.hand_over import OnItsWay
from xatre.work.sending.status import status
from xatre.work.session import Session

Make = Callable[..., Session]


@pytest.fixture
def third(make_session: Make) -> Session:
    return make_session("xa-ba", "02869@2025")


@pytest.fixture
def neighbour(make_session: Make) -> Session:
    return make_session("xa-ben", "03562@2025")


def _told(session: Session) -> list[str]:
    """What is said of the hand-overs that were sealed here."""
    told: list[dict[str, str]] = status(session)["sent"]  # type: ignore[assignment]
    return [one["outcome"] for one in told if one["purpose"] == "handover"]


@pytest.fixture
def on_its_way(
    commune: Session, neighbour: Session, third: Session, office: Session, tmp_path: Path
) -> tuple[str, Sent]:
    """A child given to the neighbour, in a package that lies on a stick."""
    for one, other in (
        (commune, neighbour), (commune, third), (commune, office), (neighbour, office),
        (third, office),
    ):  # fmt: skip
        trust(one, other, tmp_path)
    id = add(commune, "child", **CHILD)
    send(commune, office, tmp_path / "usb")
    return id, export_package(commune, tmp_path / "mat", to="03562", record=id)


def test_it_goes_to_another_after_it_was_taken_back(
    commune: Session, third: Session, office: Session, on_its_way: tuple[str, Sent], tmp_path: Path
) -> None:
    id, sent = on_its_way
    with pytest.raises(OnItsWay):
        export_package(commune, tmp_path, to="02869", record=id)
    assert is_own_hand_over(commune, sent.sha256)
    assert cancel_hand_over(commune, sent.sha256) == [id]
    with pytest.raises(NothingOnItsWay):
        cancel_hand_over(commune, sent.sha256)
    assert _told(commune) == ["cancelled"]
    edit(commune, "child", id, other_names="Ánh")
    give(commune, third, id, tmp_path)
    assert browse.record(commune, "child", id).unit == third.unit
    send(third, office, tmp_path / "usb")
    assert browse.record(office, "child", id).unit == third.unit
    assert keeping.check_book(commune) == []


def test_it_may_be_given_to_the_same_unit_again(
    commune: Session, neighbour: Session, on_its_way: tuple[str, Sent], tmp_path: Path
) -> None:
    id, sent = on_its_way
    cancel_hand_over(commune, sent.sha256)
    again = export_package(commune, tmp_path, to="03562", record=id)
    with pytest.raises(OnItsWay):
        export_package(commune, tmp_path, to="02869", record=id)
    (taken,) = take(neighbour, again.file)
    assert taken.return_file is not None
    take(commune, taken.return_file)
    assert browse.record(commune, "child", id).unit == neighbour.unit
    with pytest.raises(NothingOnItsWay):
        cancel_hand_over(commune, again.sha256)


def test_one_accepted_after_all_is_theirs_and_nothing_is_lost(
    commune: Session, neighbour: Session, office: Session, on_its_way: tuple[str, Sent],
    tmp_path: Path,
) -> None:  # fmt: skip
    id, sent = on_its_way
    cancel_hand_over(commune, sent.sha256)
    edit(commune, "child", id, other_names="Ánh")
    (taken,) = take(neighbour, sent.file)
    edit(neighbour, "child", id, other_names="Bông")
    assert taken.return_file is not None
    (home,) = take(commune, taken.return_file)
    assert "đã nhận gói bàn giao số 1 dù ở đây đã hủy" in home.note
    assert (home.answered[0], _told(commune)) == (1, ["taken"])
    assert browse.record(commune, "child", id).unit == neighbour.unit
    for one in (commune, neighbour):
        (outcome,) = receive_files(office, [export_package(one, tmp_path / "usb").file])
        assert (outcome.outcome, outcome.rejected) == ("taken", 0)
    found = browse.record(office, "child", id)
    assert found.unit == neighbour.unit
    assert set(found.clashes[0].values) == {"Ánh", "Bông"}
    assert digest(office, commune.unit).records == 0


def test_what_was_not_handed_over_is_not_taken_back(
    commune: Session, on_its_way: tuple[str, Sent], tmp_path: Path
) -> None:
    add(commune, "child", **CHILD | {"full_name": "Giàng Khác"})
    plain = export_package(commune, tmp_path / "usb")
    assert not is_own_hand_over(commune, plain.sha256)
    with pytest.raises(NothingOnItsWay):
        cancel_hand_over(commune, plain.sha256)
