"""A demo commune from its first village to its last draft: everything into one ledger."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from xatre.model.codes import Codes
from xatre.model.values import IN, YES, Fields
from xatre.work.demo import births, cases, injuries, people, yearly
from xatre.work.demo.ledger import Ledger, Writer
from xatre.work.demo.names import Names
from xatre.work.demo.people import Child
from xatre.work.demo.town import Town

SHOWS_ALL = 60
"""From so many children on a demo holds every sort of thing."""

DRAFTS_PER_THOUSAND = 3
VOIDED_PER_THOUSAND = 0.7
CHANGED_PERCENT = 2
ASKED_ONCE = ("code", "personal_number", "birth_order", "doubt_reasons")
CHILDREN_PER_INJURY = 25
CHILDREN_PER_CASE = 250


def fill(codes: Codes, writer: Writer, children: int, seed: int, today: date) -> Ledger:
    """The records of the commune `writer.unit`: so many children completed or voided, the rest in
    proportion, and drafts beside. The same seed and day give the same records."""
    ledger = Ledger(Random(f"{seed}/{today}/{writer.unit}"), today, codes, writer)
    row = codes.unit(writer.unit)
    town = Town(ledger, writer.unit, Names(row.province_code if row else ""))
    voided = alike = 0
    if children >= SHOWS_ALL:
        voided, alike = max(1, round(children * VOIDED_PER_THOUSAND / 1000)), 1
    people.write_villages(town, children)
    living = people.write_children(town, children - voided - alike)
    born = births.write_births(town, living)
    hurt_count, case_count = children // 3, children // 5
    if children >= SHOWS_ALL:
        hurt_count = max(children // CHILDREN_PER_INJURY, 2 * len(injuries.CAUSES))
        case_count = max(children // CHILDREN_PER_CASE, len(cases.STEPS))
    hurt = injuries.write_injuries(town, living, hurt_count)
    cases.write_cases(town, living, case_count)
    yearly.write_criteria(town, living)
    yearly.write_population(town, living)
    yearly.write_figures(town)
    _voids(town, living, voided)
    _alike(town, living, alike)
    _told_apart(town, living)
    _changes(town, living, born, hurt)
    if children >= SHOWS_ALL:
        _drafts(town, living, born, max(3, round(children * DRAFTS_PER_THOUSAND / 1000)))
    return ledger


def _voids(town: Town, living: list[Child], count: int) -> None:
    """Children written down twice: the second record is voided, the first of them by joining."""
    named = [child for child in living if child.name]
    joined = False
    for child in town.random.sample(named, min(count, len(named))):
        twice = town.ledger.records[child.id].fields
        # The second time the number was not asked and the birth day known only by its year.
        kept = {name: value for name, value in twice.items() if name not in ASKED_ONCE}
        id = town.ledger.add(
            "child", kept | {"number_state": "none", "born_on": str(child.born.year)}, town.today
        )
        if joined:
            town.ledger.void(id, f"Ghi hai lần, giữ hồ sơ {twice['code']}.", town.today)
        else:
            reason = f"Gộp vào hồ sơ {twice['code']}."
            town.ledger.void(id, reason, town.today, joined_to=child.id)
            joined = True


def _told_apart(town: Town, living: list[Child]) -> None:
    """Two children of one name and of different households, found alike and asked about."""
    one = living[0]
    others = (child for child in living if child.name == one.name and child.home is not one.home)
    other = next(others, None)
    if not one.name or other is None:
        return
    for child, against in ((one, other), (other, one)):
        row: Fields = {IN: YES, "reason": "Cùng tên, khác cha mẹ; đã hỏi hai gia đình."}
        town.ledger.change(child.id, {"distinct_from": {against.id: row}}, town.today)


def _alike(town: Town, living: list[Child], count: int) -> None:
    """Children who may be one and the same, left for a person to look at."""
    named = [child for child in living if child.name and child.standing == "here"]
    for child in named[-count:] if count else ():
        twice = town.ledger.records[child.id].fields
        kept = {name: value for name, value in twice.items() if name not in ASKED_ONCE}
        town.ledger.add("child", kept | {"number_state": "none"}, town.today)


def _changes(town: Town, living: list[Child], born: list[str], hurt: list[str]) -> None:
    """Second and third revisions, as an officer corrects what she wrote."""
    here = [child for child in living if child.standing == "here"]
    count = min(len(here), max(3, round(len(here) * CHANGED_PERCENT / 100)))
    for place, child in enumerate(town.random.sample(here, count)):
        on = town.between(town.today - timedelta(days=60), town.today)
        town.ledger.change(child.id, {"address": "Nhóm 7, đã chuyển trong bản"}, on)
        if place % 6 == 0:
            town.ledger.change(
                child.id,
                {"other_names": town.names.at_home(town.random, child.home.group)},
                town.today,
            )
    for id in town.random.sample(born, min(len(born), 2)):
        town.ledger.change(id, {"notes": "Đã gọi điện cho gia đình."}, town.today)
    for id in town.random.sample(hurt, min(len(hurt), 2)):
        town.ledger.change(id, {"told_by": "Trạm y tế, đã xem sổ khám"}, town.today)


def _drafts(town: Town, living: list[Child], born: list[str], count: int) -> None:
    """What was begun and not finished: new children, a birth, an injury, a case, an edit."""
    for place in range(count):
        village = town.one(town.villages)
        family = town.names.surname(town.random, village.group)
        town.ledger.draft(
            "child",
            {
                "full_name": town.names.person(town.random, village.group, "male", family),
                "sex": "male" if place % 2 else "",
                "village": village.id,
                "standing": "here",
            },
            town.today - timedelta(days=place % 20),
        )
    mother = next(child.home.mother for child in living if child.home.mother)
    town.ledger.draft(
        "birth",
        {
            "name_state": "unnamed",
            "mother_name": mother.name if mother else "",
            "mother_known": "yes",
        },
        town.today,
    )
    town.ledger.draft("injury", {"child": living[-1].id, "cause": "07"}, town.today)
    received = {"received_on": town.today.isoformat(), "received_at": "06:50"}
    town.ledger.draft("case", received, town.today)
    here = [child for child in living if child.standing == "here"]
    town.ledger.draft_change(here[-1].id, {"school_state": ""}, town.today)
