"""Communes, their devices and an office that edit, clash, send, lose, double, undo, restore, copy
a folder and revoke.

Each line is kept with what its writer *meant* to set. From these intents alone, by brute force
over ancestry, `expected` says what every place must see; the merge under test reads the lines.
The operations are weighted so that lines are often written apart from one another.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from types import ModuleType
from typing import Any

from expected_merge import expected, show

from xatre.model import merge as real_merge
from xatre.model.revision import Revision, canonical, make_revision
from xatre.model.values import flatten, unflatten

PLAIN = ("full_name", "born_on", "note", "signs/cough")
CELLS = ("code", "kinds/k1")
ROWS = ("groups/r1", "groups/r2")
VALUES = ("một", "hai", "ba")


@dataclass
class Package:
    number: int
    lines: tuple[Revision, ...]
    by: str = ""


@dataclass
class Device:
    unit: str
    key: str
    lines: dict[str, Revision] = field(default_factory=dict)
    copies: list[dict[str, Revision]] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)

    def take(self, package: Package) -> None:
        self.lines.update((line.name, line) for line in package.lines)


@dataclass
class Office:
    """Keeps its lines as packages come and go; `afresh` is the office that never took any that
    is withdrawn."""

    lines: dict[str, Revision] = field(default_factory=dict)
    packages: dict[int, Package] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)
    last_good: dict[str, int] = field(default_factory=dict)
    """Revoked devices and the last package each is still believed."""

    def take(self, package: Package) -> None:
        if package.number > self.last_good.get(package.by, package.number):
            return
        self.packages[package.number] = package
        if package.number not in self.withdrawn:
            self.lines.update((line.name, line) for line in package.lines)

    def undo(self, line: str) -> None:
        carriers = [p for p in self.packages.values() if any(x.name == line for x in p.lines)]
        self.withdrawn.update(package.number for package in carriers)
        still = self.afresh()
        for package in carriers:
            for carried in package.lines:
                if carried.name not in still:
                    self.lines.pop(carried.name, None)

    def afresh(self) -> dict[str, Revision]:
        taken = (p for number, p in self.packages.items() if number not in self.withdrawn)
        return {line.name: line for package in taken for line in package.lines}


class Simulation:
    """One history from one seed. `seen` counts what happened, for floors."""

    def __init__(self, seed: int, merge: ModuleType = real_merge) -> None:
        self.random = Random(seed)
        self.merge = merge
        self.seen: Counter[str] = Counter()
        self.intents: dict[str, dict[str, str | None]] = {}
        self.whole = {f"record-{unit}": self.random.random() < 0.25 for unit in "AB"}
        self.devices = [
            Device(unit, f"{unit}{number}")
            for unit in "AB"[: self.random.choice((1, 1, 2))]
            for number in range(self.random.choice((1, 2, 2, 3)))
        ]
        self.office = Office()
        self.road: list[tuple[Package, Device | Office]] = []
        self.sent: list[Package] = []

    def run(self, steps: int) -> None:
        operations: dict[Any, int] = {
            self.edit: 22,
            self.void: 4,
            self.change_rows: 12,
            self.clash: 9,
            self.decide: 14,
            self.send: 14,
            self.deliver: 22,
            self.drop: 2,
            self.resend: 3,
            self.undo: 2,
            self.copy: 4,
            self.restore: 2,
            self.copy_folder: 1,
            self.revoke: 1,
        }
        chosen = self.random.choices([*operations], [*operations.values()], k=steps)
        for number, operation in enumerate(chosen):
            operation(self.random.choice(self.devices))
            if number % 13 == 12:
                self.check()
        self.check()
        self.settle()

    # what a person does

    def edit(self, device: Device, amount: int = 1) -> None:
        seen = self.view(device)
        leaves = self.leaves(seen)
        meant: dict[str, str | None] = {}
        for path in self.random.sample(PLAIN, amount):
            if seen is None or path not in seen.open:
                meant[path] = self.other(leaves.get(path))
        self.write(device, seen, meant)

    def void(self, device: Device) -> None:
        seen = self.view(device)
        if seen:
            state = "complete" if seen.state == "void" else "void"
            reason = self.other(self.leaves(seen).get("void_reason"), absent=False)
            meant = {} if "void_reason" in seen.open else {"void_reason": reason}
            self.write(device, seen, meant, state)

    def change_rows(self, device: Device) -> None:
        seen = self.view(device)
        leaves = self.leaves(seen)
        row = self.random.choice(ROWS)
        exists = f"{row}/+"
        if seen and exists in seen.open:
            return
        if exists not in leaves:
            self.write(device, seen, {exists: "yes"})
        elif self.random.random() < 0.35:
            self.write(device, seen, {exists: None}, drop_cells=self.random.random() < 0.5)
        else:
            path = f"{row}/{self.random.choice(CELLS)}"
            if not seen or path not in seen.open:
                self.write(device, seen, {path: self.other(leaves.get(path))})

    def clash(self, device: Device) -> None:
        """Another device of the unit, knowing the same lines, writes at the same time."""
        others = [x for x in self.devices if x.unit == device.unit and x is not device]
        if not others or not device.lines:
            return
        other = self.random.choice(others)
        other.lines.update(device.lines)
        device.lines.update(other.lines)
        for side in (device, other):
            act = self.random.choice((self.edit, self.edit, self.change_rows, self.void))
            act(side)
        if self.random.random() < 0.7:
            device.lines.update(other.lines)

    def decide(self, device: Device) -> None:
        seen = self.view(device)
        if not seen or not seen.clashes:
            return
        amount = self.random.choice((1, 1, len(seen.clashes)))
        meant: dict[str, str | None] = {}
        for clash in self.random.sample(seen.clashes, amount):
            values = sorted(clash.values, key=str)
            if clash.path != "state" and self.random.random() < 0.2:
                values = [self.other(values[0])]
            meant[clash.path] = self.random.choice(values)
        line = self.merge.next_decisions(seen, meant)
        assert len(line.parents) > 1
        self.keep(device, line, meant)
        self.seen["decided"] += 1

    # what happens to lines

    def send(self, device: Device) -> None:
        lines = list(device.lines.values())
        if self.random.random() < 0.7:
            lines = [line for line in lines if line.name not in device.acknowledged]
        if self.random.random() < 0.3:
            lines = self.random.sample(lines, len(lines) // 2)
        self.random.shuffle(lines)
        package = Package(len(self.sent), tuple(lines), device.key)
        self.sent.append(package)
        self.put_on_road(package, device.unit)
        if self.random.random() < 0.5:
            device.acknowledged.update(device.lines.keys() & self.office.lines.keys())

    def put_on_road(self, package: Package, unit: str) -> None:
        places = [self.office, *(device for device in self.devices if device.unit == unit)]
        self.road.extend((package, place) for place in places)

    def deliver(self, device: Device) -> None:
        if self.road:
            number = self.random.randrange(len(self.road))
            package, place = self.road[number]
            place.take(package)
            if self.random.random() < 0.8:
                del self.road[number]

    def drop(self, device: Device) -> None:
        if self.road:
            del self.road[self.random.randrange(len(self.road))]

    def resend(self, device: Device) -> None:
        if self.sent:
            package = self.random.choice(self.sent)
            for line in package.lines[:1]:
                self.put_on_road(package, line.unit)

    def undo(self, device: Device) -> None:
        if self.office.lines:
            self.office.undo(self.random.choice(sorted(self.office.lines)))
            self.seen["undone"] += 1

    def copy(self, device: Device) -> None:
        device.copies.append(dict(device.lines))

    def restore(self, device: Device) -> None:
        if device.copies:
            device.lines = dict(self.random.choice(device.copies))
            device.acknowledged = set()
            device.key += "+"
            self.seen["restored"] += 1

    def copy_folder(self, device: Device) -> None:
        """The folder was copied: both go on under one key."""
        if len(self.devices) < 6:
            self.devices.append(Device(device.unit, device.key, dict(device.lines)))
            self.seen["copied"] += 1

    def revoke(self, device: Device) -> None:
        """The PC is lost: what it sends from now on is refused, also by whoever found it; the
        commune goes on from what the office gives back. Copies of its folder go with it."""
        if device.key in self.office.last_good:
            return
        self.office.last_good[device.key] = len(self.sent) - 1
        fresh = [x for x in self.office.lines.values() if x.unit == device.unit]
        gone = [x for x in self.devices if x.key == device.key]
        for lost in gone:
            self.devices.remove(lost)
            before = dict(self.office.lines)
            self.edit(lost)
            self.office.take(Package(len(self.sent), tuple(lost.lines.values()), lost.key))
            assert self.office.lines == before, "a revoked device was believed"
        lines = {line.name: line for line in fresh}
        self.devices.append(Device(device.unit, f"{device.key}!{len(self.sent)}", lines))
        self.seen["revoked"] += 1

    def settle(self) -> None:
        """Everybody sends everything, the office returns to each unit what its devices lost;
        then all of a unit and the office see the same."""
        self.empty_road()
        for device in self.devices:
            package = Package(len(self.sent), tuple(device.lines.values()), device.key)
            self.sent.append(package)
            self.put_on_road(package, device.unit)
        self.empty_road()
        for device in self.devices:
            at_office = [x for x in self.office.lines.values() if x.unit == device.unit]
            device.take(Package(-1, tuple(at_office)))
        self.check()
        for device in self.devices:
            at_office = [x for x in self.office.lines.values() if x.unit == device.unit]
            assert self.digest(device.lines.values()) == self.digest(at_office)

    def empty_road(self) -> None:
        self.random.shuffle(self.road)
        for package, place in self.road:
            place.take(package)
        self.road.clear()

    # writing

    def write(
        self,
        device: Device,
        seen: Any,
        meant: dict[str, str | None],
        state: str | None = None,
        drop_cells: bool = False,
    ) -> None:
        state = state or (seen.state if seen else "complete")
        leaves = {path: text for path, text in self.leaves(seen).items() if path not in meant}
        leaves |= {path: text for path, text in meant.items() if text is not None}
        if drop_cells:
            rows = tuple(path[:-1] for path in meant)
            leaves = {path: x for path, x in leaves.items() if not path.startswith(rows)}
        if seen and "state" in seen.open:
            try:
                self.merge.next_edit(seen, unflatten(leaves), state)
            except self.merge.StateClash:
                self.seen["refused"] += 1
                return
            raise AssertionError("a record whose state clashes was edited")
        line = self.merge.next_edit(seen, unflatten(leaves), state)
        if not meant and (seen is None or state == seen.state):
            assert line is None or seen is None
            return
        assert line is not None
        self.keep(device, line, meant | {"state": state})

    def keep(self, device: Device, line: Any, meant: dict[str, str | None]) -> None:
        revision = make_revision(
            id=f"record-{device.unit}",
            kind="child",
            unit=device.unit,
            who="officer",
            when="2026-03-09T08:00:00+07:00",
            device=device.key,
            nonce=self.random.randbytes(16),
            **line._asdict(),
        )
        if "state" not in revision.open:
            meant = {"state": revision.state} | meant
        written = dict(flatten(revision.fields))
        for path in list(meant):
            row = "/".join((*path.split("/")[:2], "+"))
            if path.count("/") > 1 and row in written:
                meant[row] = written[row]
        self.intents[revision.name] = meant
        device.lines[revision.name] = revision

    def other(self, value: str | None, absent: bool = True) -> str | None:
        choices = [x for x in (*VALUES, None) if x != value and (absent or x)]
        return self.random.choice(choices)

    def view(self, device: Device) -> Any:
        seen = self.merge.view(device.lines.values(), self.whole[f"record-{device.unit}"])
        for clash in seen.clashes if seen else ():
            self.seen["clash"] += 1
            sort = "row" if clash.path.endswith("+") else clash.path
            self.seen[f"clash {sort if sort in ('row', 'state') else 'value'}"] += 1
            self.seen["clash of three"] += len(clash.values) > 2
            self.seen["clash with nothing"] += None in clash.values
            self.seen["clash whole"] += self.whole[f"record-{device.unit}"]
        return seen

    @staticmethod
    def leaves(seen: Any) -> dict[str, str]:
        return dict(flatten(seen.fields)) if seen else {}

    # what must hold

    def digest(self, lines: Iterable[Revision]) -> str:
        records: dict[str, list[Revision]] = {}
        for line in lines:
            records.setdefault(line.id, []).append(line)
        whole = self.whole
        shown = {id: show(self.merge.view(of_it, whole[id])) for id, of_it in records.items()}
        return hashlib.sha256(canonical(shown)).hexdigest()

    def check(self) -> None:
        fresh = self.office.afresh()
        assert self.digest(self.office.lines.values()) == self.digest(fresh.values())
        for lines in (self.office.lines, *(device.lines for device in self.devices)):
            for id in {line.id for line in lines.values()}:
                self.check_record([x for x in lines.values() if x.id == id], self.whole[id])

    def check_record(self, lines: list[Revision], whole: bool) -> None:
        found = show(self.merge.view(lines, whole))
        assert found == expected(lines, self.intents, whole)
        mixed = [*lines, *self.random.sample(lines, len(lines) // 2)]
        self.random.shuffle(mixed)
        assert show(self.merge.view(mixed, whole)) == found
        assert show(self.merge.walk({line.name: line for line in lines}, whole)) == found
        if found["waiting"]:
            self.seen["waiting"] += 1
            here = [line for line in lines if line.name not in found["waiting"]]
            assert show(self.merge.view(here, whole)) == found | {"waiting": []}
        elif len(found["heads"]) == 1 and not found["clashes"]:
            self.seen["fast"] += len(lines) > 1
