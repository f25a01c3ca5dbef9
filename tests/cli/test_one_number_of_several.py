"""A number that several communes gave: whose each record is, what it is called on the screen, and
by what it is named; no name in a fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import new_book, trust, xatre
from samples import INTAKE

CHILD = '{{"full_name": "{}", "born_on": "2017-03-09", "sex": "female"}}'
CASE = INTAKE | {"told_sex": "female", "told_age": "8", "case_state": "received"}
UNITS = {"02788": "Giàng Thị Ngọc Ánh", "02680": "Lò Thị Mảy"}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office that took TE-00001 and a case of one number from two communes."""

    folder = new_book(tmp_path / "so", "15@2025", "office")
    for unit, name in UNITS.items():
        commune = new_book(tmp_path / unit, f"{unit}@2025")
        trust(commune, folder, tmp_path)
        assert xatre("add", commune, "child", given=CHILD.format(name)).code == 0
        assert xatre("add", commune, "case", given=json.dumps(CASE)).code == 0
        assert xatre("export", commune, "--out", tmp_path / "usb").code == 0
    assert xatre("receive", folder, tmp_path / "usb").code == 0
    return folder


def test_whose_each_child_is_stands_beside_its_id(office: Path) -> None:
    told = xatre("show", office, "child", "te-00001")
    assert (told.code, "XT-253" in told.words, "XT-131" in told.words) == (2, True, False)
    labels = {}
    for line in told.out.splitlines():
        label, name, id = line.split("  ")
        labels[name] = label
        assert f"{id} ({label})" in told.words
        assert name not in told.words
        assert xatre("show", office, "child", id, "--json").json["title"] == name
    assert labels.keys() == set(UNITS.values())
    assert len(set(labels.values())) == 2
    quiet = xatre("show", office, "child", "TE-00001", "--json")
    assert (quiet.code, quiet.out) == (2, "")
    assert all(name not in quiet.words for name in UNITS.values())


@pytest.mark.parametrize("command", ["step", "access"])
def test_a_case_is_asked_for_alike(office: Path, command: str) -> None:
    (code,) = {hit["code"] for hit in xatre("find", office, "VV", "--json").json["hits"]}
    told = xatre(command, office, code)
    assert (told.code, "XT-253" in told.words, told.out.count("Xã ")) == (2, True, 2)
    id = told.out.splitlines()[0].split("  ")[-1]
    assert xatre(command, office, id).code == 0


def test_a_search_tells_records_of_one_number_apart(office: Path) -> None:
    hits = xatre("find", office, "TE-00001", "--json").json["hits"]
    assert {hit["unit"] for hit in hits} == {f"{unit}@2025" for unit in UNITS}
    told = xatre("find", office, "TE-00001").out
    assert all(hit["id"] in told for hit in hits)
    assert told.count(", tỉnh Lào Cai") == 2


def test_a_number_of_one_record_is_enough(tmp_path: Path) -> None:

    commune = new_book(tmp_path / "xa")
    xatre("add", commune, "child", given=CHILD.format("Lò Thị Mảy"))
    (id,) = xatre("add", commune, "case", "--json", given=json.dumps(CASE)).json["saved"]
    (hit,) = xatre("find", commune, "VV", "--json").json["hits"]
    assert xatre("step", commune, hit["code"].lower(), "--json").json["id"] == id
    assert id not in xatre("find", commune, "VV").out
    assert xatre("step", commune, "VV-2026-999").code == 1
