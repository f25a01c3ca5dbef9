"""An office that gives a commune its records back says what is in the file: of its own records, and
the locked copy of what it had handed over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from work_samples import CHILD, add

from two_books import give, send, take, trust
from xatre.cli.traffic_words import NOT_GIVEN_BACK, of_sent
from xatre.work.receiving.verify import verify_file
from xatre.work.sending.export import export_package
from xatre.work.session import Session


@pytest.fixture
def neighbour(
    pair: tuple[Session, Session], make_session: Callable[..., Session], tmp_path: Path
) -> Session:
    made = make_session("ben", "03562@2025")
    for one in pair:
        trust(made, one, tmp_path)
    return made


def test_what_is_said_is_what_the_file_has(
    pair: tuple[Session, Session], neighbour: Session, make_session: Callable[..., Session],
    tmp_path: Path,
) -> None:  # fmt: skip
    commune, office = pair
    given = add(commune, "child", **CHILD)
    add(commune, "child", **CHILD | {"full_name": "Ở lại"})
    send(commune, office, tmp_path)
    give(commune, neighbour, given, tmp_path)
    send(commune, office, tmp_path)
    send(neighbour, office, tmp_path)

    new = make_session("xa-moi")
    trust(new, office, tmp_path)
    back = export_package(office, tmp_path, to=commune.unit, full=True)
    assert dict(back.counts) == verify_file(back.file, office).counts == {"child": 2}
    (outcome,) = take(new, back.file)
    assert outcome.new == 2
    said = of_sent(office, back, is_return=True, is_full=True)
    assert said.startswith("Đã chép biên nhận trả lại hồ sơ số ")

    bare = export_package(office, tmp_path, to=commune.unit)
    assert (bare.counts, bare.gives_back) == ({}, False)
    assert NOT_GIVEN_BACK in of_sent(office, bare, is_return=True)


def test_the_giver_hears_only_that_it_was_taken_over(
    pair: tuple[Session, Session], neighbour: Session, tmp_path: Path
) -> None:
    commune, office = pair
    child = add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    sent = export_package(commune, tmp_path, to=neighbour.unit, record=child)
    take(neighbour, sent.file)
    send(neighbour, office, tmp_path)
    note = send_and_hear(commune, office, tmp_path)
    assert "đã nhận bàn giao hồ sơ TE-00001" in note
    assert "chưa biết" not in note


def send_and_hear(commune: Session, office: Session, stick: Path) -> str:
    (outcome,) = take(office, export_package(commune, stick).file)
    assert outcome.return_file is not None
    (heard,) = take(commune, outcome.return_file)
    return heard.note
