"""A package says which numbers of its rows went to another unit: read by both readers, and refused
in any other form."""

from __future__ import annotations

import pytest

import strangers_reader
from xatre.exchange.canonical import canonical
from xatre.exchange.lines import BadLine, Note
from xatre.exchange.package import open_sealed, seal
from xatre.exchange.statement import elsewhere_note, read_notes

STREAM = "0192f0a0-1111-7000-8000-000000000001"
GOOD = {"about": "elsewhere", "stream": STREAM, "sequences": {"1": "1", "12": "1"}}


def read(commune, office, notes):
    data = seal(commune.header(), notes, [office.sealing], commune.sign)
    opened = open_sealed(data, signing_key=commune.signing, identities=[office.identity])
    found = strangers_reader.read(data, commune.signing.hex(), office.identity)
    return read_notes(opened).elsewhere, strangers_reader.not_awaited(found.notes)


def test_both_readers_know_for_which_numbers_nobody_waits(commune, office):
    told = [
        elsewhere_note(STREAM, [12, 1]),
        elsewhere_note(STREAM, [3]),
        elsewhere_note("d" * 8, [7]),
    ]
    ours, theirs = read(commune, office, told)
    assert ours == {STREAM: {1, 3, 12}, "d" * 8: {7}}
    assert theirs == ours
    assert read(commune, office, [])[0] == {}


def test_the_note_is_the_one_that_is_described():
    assert elsewhere_note(STREAM, [1, 12]).body == canonical(GOOD)


@pytest.mark.parametrize(
    "changed",
    [
        {"sequences": {}},
        {"sequences": {"0": "1"}},
        {"sequences": {"01": "1"}},
        {"sequences": {"1": "2"}},
        {"sequences": {"1000000000": "1"}},
        {"sequences": "1"},
        {"stream": ""},
        {"stream": "../x"},
        {"more": "1"},
    ],
)
def test_any_other_form_is_refused(commune, office, changed):
    with pytest.raises(BadLine):
        read(commune, office, [Note(canonical(GOOD | changed))])
