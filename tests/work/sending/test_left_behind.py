"""What was written here beside a hand-over is named until the record is handed over again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from work_samples import add

from two_books import CHILD, edit, give, send, take, trust
from xatre.cli.status_words import of_status
from xatre.work.records import browse
from xatre.work.sending.cancelling import cancel_hand_over
from xatre.work.sending.export import export_package
from xatre.work.sending.sent import sending_desk
from xatre.work.sending.status import status
from xatre.work.session import Session

Make = Callable[..., Session]


@pytest.fixture
def neighbour(make_session: Make) -> Session:
    return make_session("xa-ben", "03562@2025")


def _named(session: Session) -> list[str]:
    """The records that `status` says to hand over again; text and page say the same."""
    told = status(session)
    found: list[dict[str, str]] = told["hand_over_again"]  # type: ignore[assignment]
    said = [line for line in of_status(session, told) if "còn sửa đổi chưa tới" in line]
    assert list(sending_desk(session).left_behind) == said
    assert all(one["code"] in " ".join(said) for one in found)
    assert bool(said) == bool(found)
    return [one["record"] for one in found]


def test_after_it_was_cancelled_and_accepted_all_the_same(
    commune: Session, neighbour: Session, tmp_path: Path
) -> None:
    trust(commune, neighbour, tmp_path)
    id = add(commune, "child", **CHILD)
    sent = export_package(commune, tmp_path / "mat", to="03562", record=id)
    cancel_hand_over(commune, sent.sha256)
    edit(commune, "child", id, other_names="Ánh")
    assert _named(commune) == []
    (taken,) = take(neighbour, sent.file)
    assert taken.return_file is not None
    (home,) = take(commune, taken.return_file)
    assert "dù ở đây đã hủy" in home.note
    assert "Hồ sơ TE-00001 còn sửa đổi chưa tới" in home.note
    assert "bàn giao lại" in home.note
    assert _named(commune) == [id]

    lost = export_package(commune, tmp_path / "mat", to="03562", record=id)
    assert _named(commune) == []
    cancel_hand_over(commune, lost.sha256)
    assert _named(commune) == [id], "what was taken back did not go"
    export_package(commune, tmp_path / "mat", to="03562", record=id)
    give(commune, neighbour, id, tmp_path / "usb")
    assert _named(commune) == []
    assert browse.record(neighbour, "child", id).fields["other_names"] == "Ánh"


def test_an_edit_of_the_other_pc(
    pair: tuple[Session, Session], make_session: Make, neighbour: Session, tmp_path: Path
) -> None:
    commune, office = pair
    second = make_session("xa-hai")
    for one, other in (
        (second, office), (neighbour, office), (commune, neighbour), (second, neighbour),
    ):  # fmt: skip
        trust(one, other, tmp_path)
    told = export_package(office, tmp_path, to=commune.unit)
    take(commune, told.file)
    take(second, told.file)
    id = add(commune, "child", **CHILD)
    take(second, export_package(commune, tmp_path, to=commune.unit).file)
    edit(second, "child", id, other_names="Ánh")
    give(commune, neighbour, id, tmp_path)
    assert _named(commune) == []
    take(commune, export_package(second, tmp_path, to=commune.unit).file)
    assert _named(commune) == [id]
    give(commune, neighbour, id, tmp_path)
    assert _named(commune) == []
    assert browse.record(neighbour, "child", id).fields["other_names"] == "Ánh"
    take(second, export_package(commune, tmp_path, to=commune.unit).file)
    assert _named(second) == []


def test_nothing_is_said_where_all_went(
    pair: tuple[Session, Session], neighbour: Session, tmp_path: Path
) -> None:
    commune, office = pair
    trust(commune, neighbour, tmp_path)
    trust(neighbour, office, tmp_path)
    id = add(commune, "child", **CHILD)
    edit(commune, "child", id, other_names="Ánh")
    send(commune, office, tmp_path)
    give(commune, neighbour, id, tmp_path)
    assert [_named(one) for one in (commune, neighbour, office)] == [[], [], []]
