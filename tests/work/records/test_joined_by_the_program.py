"""What the program joins to compare with names its units by their names: in words and in cells."""

from __future__ import annotations

from xatre.kinds import KINDS
from xatre.work.records import reveal
from xatre.work.session import Session


def test_the_place_of_a_registration_has_its_name(commune: Session) -> None:
    field = KINDS["birth"].fields["register_key"]
    key = f"12/2026 {commune.unit}"
    name = commune.codes.unit_label(commune.unit)
    assert reveal.words(commune, field, key) == f"12/2026 {name}"
    assert field.cell(key, commune.codes) == f"12/2026 {name}"
