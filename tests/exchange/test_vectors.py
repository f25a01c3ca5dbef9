"""The vectors of the format: what a reader must take, and one fault each with its code. Held by
this program's reader and by a stranger's, written from FORMAT.md alone."""

from __future__ import annotations

import ast
import json
import time
import tracemalloc
from pathlib import Path

import pytest

import strangers_reader
from xatre.errors import XatreError
from xatre.exchange import container
from xatre.exchange.card import Card, read_card
from xatre.exchange.package import open_sealed
from xatre.exchange.returns import Return, read_return
from xatre.exchange.statement import read_notes

HERE = Path(__file__).parent
VECTORS = HERE / "vectors"
EXPECTED = json.loads((VECTORS / "expected.json").read_text("utf-8"))
KEYS = EXPECTED["keys"]
SEALED = sorted(EXPECTED["good"].keys() - {"card"})


def bytes_of(name: str) -> bytes:
    return (VECTORS / f"{name}.xatre").read_bytes()


def read(data: bytes, signing: str, identity: str) -> tuple[list[str], Return | Card | None]:
    """All of a file, as taking it in reads it: names of its lines, and a return or card."""
    if container.inspect(data).header.type == "card":
        return [], read_card(data)
    opened = open_sealed(data, signing_key=bytes.fromhex(signing), identities=[identity])
    names = [line.revision().name for line in opened.lines()]
    return names, read_return(opened) if opened.header.type == "return" else None


def test_every_vector_is_told_of() -> None:
    told = {*EXPECTED["good"], *EXPECTED["faults"]}
    assert {file.stem for file in VECTORS.glob("*.xatre")} == told
    assert sum(file.stat().st_size for file in VECTORS.iterdir()) < 600_000


@pytest.mark.parametrize("name", SEALED)
def test_what_is_good_is_read(name: str) -> None:
    told = EXPECTED["good"][name]
    signer, reader = KEYS[told["signer"]], KEYS[told["reader"]]
    names, content = read(bytes_of(name), signer["signing"], reader["age"])
    assert names == told["lines"]
    if isinstance(content, Return):
        assert str(content.number) == told["number"]
        assert content.packages[0].journal_length == 40


@pytest.mark.parametrize("name", SEALED)
def test_a_stranger_reads_what_is_good(name: str) -> None:
    told = EXPECTED["good"][name]
    signer, reader = KEYS[told["signer"]], KEYS[told["reader"]]
    found = strangers_reader.read(bytes_of(name), signer["signing"], reader["age"])
    assert [name for name, _ in found.lines] == told["lines"]
    assert [note["number"] for note in found.notes[:1] if note["about"] == "return"] == [
        number for number in [told.get("number")] if number
    ]


def test_both_know_for_which_numbers_nobody_waits() -> None:
    data = bytes_of("package-elsewhere")
    signing, age = KEYS["commune"]["signing"], KEYS["office"]["age"]
    opened = open_sealed(data, signing_key=bytes.fromhex(signing), identities=[age])
    told = {"stream-of-the-commune": {9, 11}}
    assert read_notes(opened).elsewhere == told
    assert strangers_reader.not_awaited(strangers_reader.read(data, signing, age).notes) == told


def test_the_statement_an_office_repeats_is_good_to_both() -> None:
    data = bytes_of("return-with-hand-over")
    _, content = read(data, KEYS["office"]["signing"], KEYS["commune"]["age"])
    assert isinstance(content, Return)
    assert [one.holds() for one in content.hand_overs] == [True]
    notes = strangers_reader.read(data, KEYS["office"]["signing"], KEYS["commune"]["age"]).notes
    assert [strangers_reader.holds(one) for one in notes if one["about"] == "handover"] == [True]


def test_lines_come_from_an_office_only_of_records_that_changed_hands() -> None:
    data = bytes_of("return-of-changed-hands")
    names, content = read(data, KEYS["office"]["signing"], KEYS["commune"]["age"])
    assert isinstance(content, Return)
    (given,) = content.hand_overs
    found = strangers_reader.read(data, KEYS["office"]["signing"], KEYS["commune"]["age"])
    assert given.lines == frozenset(names[:2])
    for unit in (given.from_unit, given.to_unit):
        assert strangers_reader.passed_on(found, unit) == {given.record: names[:3]}
    assert strangers_reader.passed_on(found, "12@2025") == {}


def test_the_card_is_read_by_both() -> None:
    told = EXPECTED["good"]["card"]
    card, theirs = read_card(bytes_of("card")), strangers_reader.read(bytes_of("card"), "")
    assert (card.label, card.fingerprint) == (told["label"], told["fingerprint"])
    assert theirs.card["label"] == told["label"]
    assert strangers_reader.fingerprint(theirs.header) == told["fingerprint"]


@pytest.mark.parametrize("name", sorted(EXPECTED["faults"]))
def test_each_fault_gives_its_code(name: str) -> None:
    begun = time.process_time()
    with pytest.raises(XatreError) as refused:
        read(bytes_of(name), KEYS["commune"]["signing"], KEYS["office"]["age"])
    assert refused.value.code == EXPECTED["faults"][name]
    assert time.process_time() - begun < 10


def test_a_bomb_takes_little_memory() -> None:
    tracemalloc.start()
    with pytest.raises(XatreError):
        read(bytes_of("bomb"), KEYS["commune"]["signing"], KEYS["office"]["age"])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40_000_000


@pytest.mark.parametrize("name", sorted(EXPECTED["faults"]))
def test_a_stranger_refuses_what_is_bad(name: str) -> None:
    is_card = name.startswith("card") or name.endswith("key-weak")
    with pytest.raises(strangers_reader.Refused):
        strangers_reader.read(
            bytes_of(name), "" if is_card else KEYS["commune"]["signing"], KEYS["office"]["age"]
        )


def test_the_stranger_knows_nothing_of_this_program() -> None:
    tree = ast.parse((HERE.parent / "strangers_reader.py").read_text("utf-8"))
    names = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [])
        + ([one.name for one in node.names] if isinstance(node, ast.Import) else [])
    }
    assert "xatre" not in names
