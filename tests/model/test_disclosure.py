"""One rule of what is shown of a field: level, right, and whether people may be named."""

from __future__ import annotations

import pytest

from xatre.kinds import KINDS
from xatre.model.disclosure import Reader, Showing, is_open, of_itself, showing

OFFICER, WITHOUT_CASES = Reader(case_right=True), Reader(case_right=False)
WATCHED = Reader(case_right=True, names=False)
WRITTEN = Reader(case_right=True, reason=True)


@pytest.mark.parametrize(
    ("kind", "field", "reader", "shown"),
    [
        ("injury", "cause", OFFICER, "open"),
        ("injury", "subtype", OFFICER, "dots"),
        ("injury", "cause", WATCHED, "dots"),
        ("injury", "intent", OFFICER, "dots"),
        ("injury", "intent", WITHOUT_CASES, "nothing"),
        ("injury", "intent", WRITTEN, "open"),
        ("child", "ethnic_group", OFFICER, "dots"),
        ("child", "ethnic_group", WRITTEN, "open"),
        ("child", "ethnic_group", WATCHED, "dots"),
        ("child", "full_name", OFFICER, "open"),
        ("child", "full_name", WATCHED, "dots"),
        ("child", "born_on", WATCHED, "open"),
        ("child", "visible_groups", OFFICER, "open"),
        ("case", "child", OFFICER, "dots"),
        ("case", "told_name", OFFICER, "dots"),
        ("case", "child", WRITTEN, "open"),
        ("case", "subject", OFFICER, "open"),
        ("case", "reporter", WRITTEN, "nothing"),
        ("village", "name", WATCHED, "open"),
    ],
)
def test_who_is_shown_what(kind: str, field: str, reader: Reader, shown: Showing) -> None:
    assert showing(KINDS[kind], KINDS[kind].fields[field], reader) == shown


@pytest.mark.parametrize("kind", list(KINDS))
def test_nothing_above_basic_stands_open_where_nobody_may_be_named(kind: str) -> None:
    for field in KINDS[kind].fields.values():
        for one in (field, *field.parts):
            if is_open(KINDS[kind], one, WATCHED):
                assert one.privacy == "basic"
                assert not one.identity
                assert not one.narrative


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_a_column_shows_the_record_beside_it_shows_too(kind: str) -> None:
    for field in KINDS[kind].list_fields:
        for reader in (OFFICER, WATCHED):
            assert of_itself(KINDS[kind], field, reader) == showing(KINDS[kind], field, reader)


def test_rows_are_as_guarded_as_their_most_guarded_cell() -> None:
    groups = KINDS["child"].fields["special_groups"]
    assert of_itself(None, groups, WRITTEN) == "open"
    assert showing(KINDS["child"], groups, WITHOUT_CASES) == "nothing"
