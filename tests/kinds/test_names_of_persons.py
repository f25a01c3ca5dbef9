"""Whether a field names a child or one of its people is declared beside the field: a name added in
one line is behind dots like the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from xatre.desk.pages.typing.ledger import NAMES
from xatre.exchange.profile import carried_fields
from xatre.kinds import KINDS
from xatre.model.disclosure import Reader, is_open, tells_who
from xatre.model.fields import Field, PersonRef, Text
from xatre.model.kind import Section

NOT_OF_PERSONS = {
    "village.name": "a place",
    "village.head_name": "known to everyone by office",
    "village.collaborator_name": "known to everyone by office",
    "child.school_name": "a school; it is identity all the same",
}
ENDINGS = ("name", "other_names", "_carer", "household_head")


def every_field() -> Iterator[tuple[str, Field]]:
    """`kind.field` or `kind.field.part` with each declaration."""
    for kind in KINDS.values():
        for field in kind.fields.values():
            yield f"{kind.name}.{field.name}", field
            for part in field.parts:
                yield f"{kind.name}.{field.name}.{part.name}", part


def test_every_field_called_a_name_says_whether_it_is_a_persons() -> None:
    called = {
        place: field.names_person
        for place, field in every_field()
        if isinstance(field, Text) and field.name.endswith(ENDINGS)
    }
    called.pop("village.other_names")
    silent = {place for place, says in called.items() if not says}
    assert silent == NOT_OF_PERSONS.keys()
    assert len(called) > 20


def test_a_reference_to_a_child_names_a_person() -> None:
    assert all(field.names_person for _, field in every_field() if isinstance(field, PersonRef))


@pytest.mark.parametrize("label", ["Chủ hộ", "Tên ông, bà"])
def test_a_new_field_that_names_someone_is_hidden_by_that_alone(label: str) -> None:
    new = Text("guardian", label)
    watched = Reader(case_right=True, names=False)
    assert is_open(KINDS["child"], new, watched)
    named = replace(new, names_person=True)
    assert tells_who(named)
    assert not is_open(KINDS["child"], named, watched)


def test_the_typing_page_asks_the_declarations() -> None:
    assert {"full_name", "mother_name", "father_name", "household_head"} <= NAMES
    assert "village" not in NAMES


def test_a_line_travels_without_identity_only_where_it_is_said_to_name_nobody() -> None:
    line = Text("neighbour_name", "Họ tên hàng xóm")
    new = replace(KINDS["incident"], sections=(Section("Một", (line,)),))
    assert carried_fields(new, "no_identity") == {"code": None}
    said = replace(new, sections=(Section("Một", (replace(line, open_line=True),)),))
    assert carried_fields(said, "no_identity") == {"neighbour_name": None, "code": None}


def test_lines_said_to_name_nobody_say_nothing_else() -> None:
    lines = [
        (place, field) for place, field in every_field()
        if isinstance(field, Text) and field.open_line
    ]  # fmt: skip
    assert lines
    for place, field in lines:
        assert not field.identity, place
        assert not field.narrative, place
        # Officers are named: who may open a case, the office may know.
        assert not field.names_person or place == "case.access.name"
