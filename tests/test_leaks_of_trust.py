"""The name of `test_leaks` runs through what passes between units and PCs as well: hand-over,
give-back, the commune's second PC, new keys, someone dropped, the sheets, the viewer; also where
each breaks off half-way.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from test_leaks import (  # noqa: F401
    CASE,
    CHILD,
    MARK,
    _everything_in_one_place,
    _tells,
    leaks,
    make,
)
from two_books import trust
from xatre.errors import XatreError
from xatre.store.keys.slots import Cost
from xatre.work import keeping
from xatre.work.people import cards, officers, renewing
from xatre.work.people.handing_over_post import make_handover_minutes
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.viewing import note_sheet, view_file
from xatre.work.records import save, table
from xatre.work.sending.export import export_package
from xatre.work.sending.incident import make_incident_sheet


class World:
    """A commune with two PCs, its neighbour, their office; everything lies under `folder`."""

    def __init__(self, folder: Path) -> None:
        self.usb = folder / "usb"
        self.folder = folder
        self.commune = make(folder / "xa", "02788@2025", "commune")
        self.second = make(folder / "xa-hai", "02788@2025", "commune")
        self.neighbour = make(folder / "xa-ben", "03562@2025", "commune")
        self.office = make(folder / "so", "12@2025", "office")
        self.books = [self.commune, self.second, self.neighbour, self.office]
        for one in self.books[:3]:
            trust(one, self.office, self.usb)
        trust(self.commune, self.neighbour, self.usb)
        told = export_package(self.office, self.usb, to="02788").file
        for one in (self.commune, self.second):
            receive_files(one, [told])
        (self.child,) = save.add_records(self.commune, "child", [CHILD]).saved
        fields = CASE | {"child": self.child}
        (self.case,) = save.add_records(self.commune, "case", [fields]).saved
        sent = export_package(self.commune, self.usb)
        receive_files(self.office, [sent.file])

    def hand_over(self) -> None:
        words = {"to": "03562", "record": self.case, "reason": f"theo mẹ, bà {MARK}"}
        given = export_package(self.commune, self.usb, **words).file
        view_file(given, self.neighbour)
        (taken,) = receive_files(self.neighbour, [given])
        assert taken.outcome == "taken"
        receive_files(self.commune, [Path(str(taken.return_file))])

    def give_back(self) -> None:
        back = export_package(self.office, self.usb, full=True, to="02788").file
        assert receive_files(self.second, [back])[0].outcome == "taken"

    def siblings(self) -> None:
        sent = export_package(self.commune, self.usb, to="02788").file
        assert receive_files(self.second, [sent])[0].outcome == "taken"

    def renew(self) -> None:
        renewing.renew_keys(self.commune)
        cards.write_card(self.commune, self.usb / "the-moi.xatre")
        late = export_package(self.commune, self.usb, full=True).file
        (refused,) = receive_files(self.office, [late])
        assert refused.fault is not None
        assert not _tells(refused.fault.words.encode())

    def drop(self) -> None:
        word = "mật khẩu của người khác"
        officers.add_officer(
            self.commune, "Vàng A", role="entry", password=word, case_rights=True, cost=Cost.test()
        )
        keeping.back_up(self.commune, self.folder / "sao-luu")
        told = officers.drop_officer(self.commune, "Vàng A", cost=Cost.test())
        assert not _tells(repr(told).encode())

    def revoke(self) -> None:
        renewing.revoke(self.office, cards.own_card(self.commune).fingerprint)

    def sheets(self) -> None:
        for session in (self.commune, self.office):
            for html in (make_incident_sheet(session), make_handover_minutes(session, "Vàng A")):
                assert not _tells(html.encode())

    def table(self) -> None:
        table.write_table(self.commune, "child", self.usb / "bang.xlsx")

    def viewer(self) -> None:
        sent = export_package(self.commune, self.usb, full=True).file
        for session in (None, self.commune, self.office):
            viewed = view_file(sent, session)
            assert not _tells(viewed.sheet().encode()), "names only where a person asked"
        named = view_file(sent, self.commune, names=True)
        note_sheet(self.commune, named)
        assert not _tells(named.sheet().encode()), "on paper by code alone"

    def close(self) -> None:
        for one in self.books:
            one.close()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


FLOWS = (
    "siblings", "hand_over", "give_back", "viewer", "table", "sheets", "revoke", "drop", "renew",
)  # fmt: skip


def test_no_flow_lets_the_name_out(
    world: World,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in FLOWS:
        getattr(world, name)()
        assert leaks(tmp_path) == [], name
    world.close()
    assert leaks(tmp_path) == []
    assert not _tells(caplog.text.encode())
    out, err = capfd.readouterr()
    assert not _tells((out + err).encode())


@pytest.mark.parametrize(
    "broken", ["exchange.delivery.write", "work.sending.outbox.put", "store.keys.slots.write"]
)
def test_a_flow_broken_off_half_way_leaves_no_name(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    module, _, name = broken.rpartition(".")
    for flow in FLOWS:
        with monkeypatch.context() as patched:
            patched.setattr(f"xatre.{module}.{name}", stop)
            with suppress(KeyboardInterrupt, XatreError, AssertionError):
                getattr(world, flow)()
        assert leaks(tmp_path) == [], flow
