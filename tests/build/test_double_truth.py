"""On a register whose doubles are known, enough are found and enough of what is found is right.
Sets made by others are read as they are written."""

from __future__ import annotations

from pathlib import Path

from bench import double_truth, others_truth
from xatre.model.doubles import Person
from xatre.work.doubles.blocks import Register, pack


def test_enough_are_found_and_right() -> None:
    rows, truth = double_truth.register(3000, 300, seed=11)
    register = Register()
    register.add(map(pack, rows))
    found = {frozenset((one.id, other.id)) for one, other, _ in register.pairs()}
    assert len(found & truth) / len(truth) >= 0.97
    assert len(found & truth) / len(found) >= 0.90


def test_sets_of_others_are_read_from_their_folder(tmp_path: Path) -> None:
    (tmp_path / "dataset1.csv").write_text(
        "rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, "
        "state, date_of_birth, soc_sec_id\n"
        "rec-1-org, mia, hall, 5, elm street, , banna, 2600, nsw, 19160309, 1234567\n"
        "rec-1-dup-0, mia, halll, 5, elm street, , banna, 2600, nsw, 19160309, 1234567\n"
        "rec-2-org, noah, hall, , , , banna, 2600, nsw, 19160399, \n"
    )
    (tmp_path / "RLdata500.tsv").write_text(
        "fname_c1\tfname_c2\tlname_c1\tlname_c2\tby\tbm\tbd\n"
        "GERD\tNA\tBAUER\tNA\t1968\t7\t27\n"
        "GERD\tNA\tBAUER\tNA\t1968\t7\t27\n"
        "UWE\tNA\tBAUER\tNA\t1968\t7\t27\n"
    )
    (tmp_path / "identity.RLdata500.tsv").write_text("identity.RLdata500\n3\n3\n4\n")
    told = {figure.what: figure.measured for figure in others_truth.figures(tmp_path)}
    assert told == {
        "doubles not found, FEBRL 1, without numbers": 0,
        "found that are none, FEBRL 1, without numbers": 0,
        "doubles not joined once the pairs found are, FEBRL 1, without numbers": 0,
        "doubles not found, FEBRL 1, with numbers": 0,
        "found that are none, FEBRL 1, with numbers": 0,
        "doubles not joined once the pairs found are, FEBRL 1, with numbers": 0,
        "doubles not found, RLdata500": 0,
        "found that are none, RLdata500": 0,
        "doubles not joined once the pairs found are, RLdata500": 0,
    }


def test_whoever_is_found_with_a_third_is_joined() -> None:
    rows = [
        ("1", Person("a", "Lò Thị Hoa", born_on="2017-03-09", number="012317004321")),
        ("1", Person("b", "Lò Thị Hoa", born_on="2017-03-09")),
        ("1", Person("c", "Lò Thị Hoa", born_on="2017-09-03", number="012317999002")),
    ]
    judged = others_truth.judged(rows)
    assert (judged.truth, judged.found, judged.right) == (3, 2, 2)
    assert (judged.joined, judged.joined_right) == (3, 3)
