"""FORMAT.md is enough: a reader written from it alone reads what this program writes today."""

from __future__ import annotations

import strangers_reader
from xatre.exchange.lines import PackageLine
from xatre.exchange.package import seal
from xatre.exchange.returns import Missing, Return, seal_return
from xatre.exchange.statement import state_hand_over


def test_a_stranger_reads_a_package(commune, office, revision):
    whole, cut = revision(1), revision(2, fields={})
    lines = [
        PackageLine(whole.line, whole.nonce),
        PackageLine(cut.line, b"", "ab" * 32, "no_identity"),
    ]
    data = seal(commune.header(purpose="full"), lines, [office.sealing], commune.sign)
    found = strangers_reader.read(data, commune.signing.hex(), office.identity)
    assert (found.header["unit"], found.header["purpose"]) == ("03562@2025", "full")
    (name, content), (cut_name, _) = found.lines
    assert name == whole.name
    assert content["fields"]["full_name"] == "Vừ Thị Mỷ 1"
    assert cut_name == "ab" * 32


def test_a_stranger_reads_a_return(commune, office):
    content = Return(number=3, missing=(Missing(stream="stream-1", sequence=11),))
    data = seal_return(office.header(type="return"), content, [], [commune.sealing], office.sign)
    found = strangers_reader.read(data, office.signing.hex(), commune.identity)
    assert found.notes == [
        {"about": "return", "number": "3"},
        {"about": "missing", "stream": "stream-1", "sequence": "11"},
    ]


def test_a_stranger_checks_a_statement_that_an_office_repeats(commune, office):
    stated = state_hand_over(
        record="r-1", kind="child", from_unit=commune.unit, to_unit="02788@2025",
        lines=frozenset(("ab" * 32,)), signing=commune.signing, sign=commune.sign,
    )  # fmt: skip
    content = Return(number=3, hand_overs=(stated,))
    data = seal_return(office.header(type="return"), content, [], [commune.sealing], office.sign)
    note = strangers_reader.read(data, office.signing.hex(), commune.identity).notes[1]
    assert (note["about"], note["from"], note["to"]) == ("handover", "03562@2025", "02788@2025")
    assert strangers_reader.holds(note)
    assert not strangers_reader.holds(note | {"to": "03408@2025"})
