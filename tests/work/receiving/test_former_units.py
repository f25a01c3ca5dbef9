"""Units merged in July 2025: what was sent to a former one is taken by the one that succeeds it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from work_samples import add

from two_books import CHILD, edit, send, take, trust
from xatre.work.receiving.gathering import gather
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.returning import write_return
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.sending.outgoing import active_keys, put_out
from xatre.work.session import Session

PHU_THO = "25@2025"
HOA_BINH = "17@2024"
A_DISTRICT_OF_HOA_BINH = "148@2024"
LAI_CHAU = "12@2024"


@pytest.fixture
def office(make_session: Callable[..., Session]) -> Session:
    return make_session("so-phu-tho", PHU_THO, "office")


def addressed_to(commune: Session, office: Session, unit: str) -> Path:
    """A package as a commune seals it that still names the office's former unit."""
    from xatre.store.traffic import packages
    from xatre.work.sending.profiles import cutter_in_force

    lines = list(packages.lines_to_send(commune.book.db, [commune.unit], ["child"], full=True))
    return put_out(
        commune,
        to_unit=unit,
        sealed_to=active_keys(commune, office.unit),
        lines=lines,
        cutter=cutter_in_force(commune),
    ).file


@pytest.mark.parametrize("unit", [HOA_BINH, A_DISTRICT_OF_HOA_BINH, PHU_THO])
def test_the_successor_takes_it(
    unit: str, commune: Session, office: Session, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    add(commune, "child", **CHILD)
    file = addressed_to(commune, office, unit)
    assert file in gather(office, [file.parent]).files
    (taken,) = take(office, file)
    assert (taken.new, taken.rejected) == (1, 0)
    take(commune, taken.return_file)
    assert export_package(commune, tmp_path).counts == {}, "the return says what was taken"
    assert digest(office, commune.unit) == digest(commune)


@pytest.mark.parametrize("unit", [LAI_CHAU, "105@2024", "03562@2024", "000@2024"])
def test_another_s_successor_does_not(
    unit: str, commune: Session, office: Session, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    add(commune, "child", **CHILD)
    file = addressed_to(commune, office, unit)
    (refused,) = receive_files(office, [file])
    assert refused.fault is not None
    assert refused.fault.code == "XT-321"


def test_a_commune_is_no_district(commune: Session) -> None:
    assert commune.is_addressed("02785@2024")
    assert not commune.is_addressed("080@2024")


def test_the_office_that_succeeds_gets_everything_again(
    commune: Session, office: Session, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    former = make_session("so-hoa-binh", HOA_BINH, "office")
    trust(commune, former, tmp_path)
    id = add(commune, "child", **CHILD)
    send(commune, former, tmp_path)
    assert export_package(commune, tmp_path).counts == {}
    trust(commune, office, tmp_path)
    edit(commune, "child", id, other_names="Ánh")
    taken = send(commune, office, tmp_path)
    assert (taken.new, taken.waiting) == (1, 0)
    assert taken.missing == [], "what only the former office could open is not waited for"
    assert digest(office, commune.unit) == digest(commune)
    (refused,) = receive_files(commune, [write_return(former, commune.unit)])
    assert refused.fault is not None
    assert refused.fault.code == "XT-311"
