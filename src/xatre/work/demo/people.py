"""The register of a demo commune: villages, and every child with parents, household, standing.

Writes the kinds `village` and `child`. Births, injuries and cases come after and stand on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from xatre.model import days
from xatre.work.demo import growing
from xatre.work.demo.circumstances import circumstances
from xatre.work.demo.households import (
    Adult,
    Birth,
    Household,
    adult,
    carers,
    households,
    written_born,
)
from xatre.work.demo.town import Given, Town, Village, rows

SAME_NAME = 2
"""How many children of different households a small demo gives one and the same name."""


@dataclass(frozen=True)
class Registration:
    """Where the registration of a birth stands; `on` is the day of the last step."""

    status: Literal["not_registered", "submitted", "registered"]
    on: date | None = None


@dataclass(frozen=True)
class Child:
    """A child of the register, for those who write about it; `born` is the true day."""

    id: str
    born: date
    sex: str
    name: str
    fields: Given
    home: Household
    registration: Registration

    @property
    def standing(self) -> str:
        return str(self.fields["standing"])

    def age_on(self, day: date) -> int:
        """Whole years on a day not before birth."""
        lived = days.age(self.born.isoformat(), day)
        return lived[0] if lived else 0


def write_villages(town: Town, children: int) -> None:
    """The list of villages, one for about 350 children, three at least."""
    count = min(max(3, children // 350), len(town.names.village_names))
    for name in town.random.sample(town.names.village_names, count):
        group, share = town.names.group(town.random), town.random.randint(4, 16)
        is_difficult = group != "kinh" and town.chance(70)
        head = adult(town, group, town.one(("male", "female")), date(1978, 3, 4))
        helper = adult(town, group, "female", date(1990, 8, 20))
        id = town.ledger.add(
            "village",
            {
                "village_kind": "to_dan_pho" if town.is_ward else town.names.village_kind,
                "name": name,
                "other_names": f"{name} cũ" if town.chance(15) else "",
                "former_unit": town.one(town.former_units),
                "households": str(max(12, children * share // (10 * count))),
                "especially_difficult": "yes" if is_difficult else "no",
                "head_name": head.name,
                "head_phone": head.phone,
                "collaborator_name": helper.name,
                "collaborator_phone": helper.phone,
                "from_day": "2003",
                "notes": "" if town.villages else "Sổ mẫu: người và thôn bản không có thật.",
            },
            town.began,
        )
        town.villages.append(Village(id, name, group, share, is_difficult))


def write_children(town: Town, count: int) -> list[Child]:
    """So many children in their households."""
    written: list[Child] = []
    taken: set[tuple[str, ...]] = set()
    for home in households(town, count):
        names: set[str] = set()
        for birth in home.births:
            child = _child(town, home, birth, names, taken, written)
            written.append(child)
    return written


def _child(
    town: Town,
    home: Household,
    birth: Birth,
    names: set[str],
    taken: set[tuple[str, ...]],
    before: list[Child],
) -> Child:
    sex = "male" if town.chance(52.5) else "female"
    registration = _registration(town, birth)
    is_unnamed = birth.plot == "unnamed" or (
        registration.status == "not_registered"
        and (town.today - birth.born).days < 90
        and town.chance(50)
    )
    name = "" if is_unnamed else _name(town, home, birth, sex, names)
    if birth.plot == "same_name" and len(before) >= SAME_NAME:
        sex, name = before[0].sex, before[0].name
    mother = home.mother.name if home.mother else ""
    while name and (name, birth.born.isoformat(), sex, mother) in taken:
        name = _name(town, home, birth, sex, names)
    taken.add((name, birth.born.isoformat(), sex, mother))
    fields: Given = {
        "name_state": "named" if name else "unnamed",
        "full_name": name,
        "other_names": town.names.at_home(town.random, home.group) if town.chance(6) else "",
        "born_on": _born_on(town, birth),
        "sex": sex,
        "ethnic_group": (home.family_name_of.group if home.family_name_of else home.group),
        "birth_order": str(birth.order) if birth.order else "",
        "birthplace": town.pick(
            {f"Trạm Y tế {town.here}": 55, "Trung tâm Y tế khu vực": 22, "Tại nhà": 18, "": 5}
        ),
        "home_town": town.label,
    }
    fields |= _number(town, birth, sex, registration)
    fields |= _parents(town, home)
    fields |= _place(town, home, birth)
    fields |= circumstances(town, home, birth.born, birth.plot)
    fields |= growing.school(town, birth.born, birth.plot)
    fields |= growing.health(town, home, birth.born, registration.status == "registered")
    fields |= _standing(town, birth)
    fields["notes"] = "Đã gặp gia đình, ghi theo sổ hộ khẩu cũ." if town.chance(2) else ""
    id = town.ledger.add("child", fields, town.entered(birth.born + timedelta(days=12)))
    return Child(id, birth.born, sex, name, fields, home, registration)


def _name(town: Town, home: Household, birth: Birth, sex: str, names: set[str]) -> str:
    bearer: Adult | None = home.family_name_of
    if home.mother and town.names.comes_from_mother(home.group):
        bearer = home.mother
    group = bearer.group if bearer else home.group
    family = _family_name(bearer) if bearer else town.names.surname(town.random, group)
    given = "Đào" if birth.plot == "dao" else ""
    for _ in range(20):
        name = town.names.person(town.random, group, sex, family, given)
        if birth.plot == "one_word":
            name = name.rpartition(" ")[2]
        if name not in names:
            break
    names.add(name)
    return name


def _family_name(bearer: Adult) -> str:
    if bearer.group == "e_de":
        return bearer.name.rpartition(" ")[2]
    first, _, rest = bearer.name.partition(" ")
    # Family names of two words: Rơ Châm, Rah Lan, Tẩn Sì.
    second = rest.partition(" ")[0]
    return f"{first} {second}" if first in ("Rơ", "Rah") else first


def _born_on(town: Town, birth: Birth) -> str:
    whole = birth.born.isoformat()
    if birth.plot == "rough_age":
        return f"{birth.born.year}~"
    if birth.plot or birth.order or (town.today - birth.born).days < 400:
        return whole
    return town.pick({whole: 97.4, whole[:7]: 1.2, whole[:4]: 1, f"{whole[:4]}~": 0.4})


def _registration(town: Town, birth: Birth) -> Registration:
    age = (town.today - birth.born).days
    if birth.plot == "unnamed":
        return Registration("not_registered")
    if birth.plot == "waiting":
        return Registration("submitted", max(birth.born, town.today - timedelta(days=6)))
    if age < 60:
        status = town.pick({"registered": 62, "not_registered": 28, "submitted": 10})
    elif age < 1800:
        status = town.pick({"registered": 97.4, "not_registered": 2.0, "submitted": 0.6})
    else:
        status = "registered"
    if status == "not_registered":
        return Registration("not_registered")
    if status == "submitted":
        return Registration(
            "submitted", town.today - timedelta(days=town.random.randint(0, min(age, 20)))
        )
    is_late = age > 61 and town.chance(14)
    first, last = (62, 1200) if is_late else (2, 58)
    on = town.between(
        birth.born + timedelta(days=min(first, age)), birth.born + timedelta(days=last)
    )
    return Registration("registered", on)


def _number(town: Town, birth: Birth, sex: str, registration: Registration) -> Given:
    if registration.status == "not_registered":
        return {"number_state": "none"}
    since = (registration.on or town.today).isoformat()
    if registration.status == "submitted" or town.chance(1.5):
        return {"number_state": "waiting", "number_waiting_since": since}
    number = town.personal_number(sex, birth.born)
    # The police looked through one list of the commune: about every fortieth number.
    mark = {"00": "correct", "40": "correct", "80": "given"}.get(number[-2:], "")
    return {"number_state": "has", "personal_number": number, "number_mark": mark}


def _parents(town: Town, home: Household) -> Given:
    fields: Given = {}
    for role, parent in (("mother", home.mother), ("father", home.father)):
        if parent is None:
            fields[f"{role}_state"] = "unidentified"
            continue
        fields |= {
            f"{role}_state": parent.state,
            f"{role}_name": parent.name,
            f"{role}_born_on": written_born(town, parent),
            f"{role}_ethnic_group": parent.group,
        }
        if parent.state != "dead":
            fields |= {
                f"{role}_occupation": parent.occupation,
                f"{role}_phone": parent.phone,
                f"{role}_personal_number": parent.number,
            }
        if parent.state in ("away", "separated"):
            fields[f"{role}_address"] = (
                "Đi làm ở tỉnh khác" if parent.state == "away" else "Xã khác"
            )
    return fields


def _place(town: Town, home: Household, birth: Birth) -> Given:
    living = {
        role
        for role, parent in (("mother", home.mother), ("father", home.father))
        if parent and parent.state == "living"
    }
    relation = "both_parents" if len(living) == 2 else next(iter(living), "grandparent")
    row = None if living else carers(town, home)
    return {
        "carer_relation": relation,
        "alternative_care": "relative" if home.fate in ("orphans", "lost") else "",
        "carers": rows(row) if row else None,
        "village": home.village.id,
        "address": home.address,
        "permanent_unit": town.unit,
        "household_head": home.head,
        "household_number": home.number,
        "poverty": home.poverty,
        "poverty_from": max(home.poverty_from, birth.born).isoformat()
        if home.poverty in ("poor", "near_poor")
        else "",
    }


def _standing(town: Town, birth: Birth) -> Given:
    plots = {"died": "died", "moved": "moved", "absent": "away", "of_age": "of_age"}
    standing = plots.get(birth.plot, "here")
    if not birth.plot and not birth.order:
        standing = town.pick({"here": 96.6, "away": 1.5, "moved": 1.6, "died": 0.3})
    fields: Given = {"standing": standing}
    if standing == "here":
        return fields
    since = town.between(max(birth.born, town.today - timedelta(days=500)), town.today)
    if standing == "of_age":
        since = birth.born.replace(year=birth.born.year + 16, day=min(birth.born.day, 28))
        fields["doubt_reasons"] = {
            "born_on": {"+": "yes", "reason": "Đã đủ 16 tuổi, giữ hồ sơ để theo dõi."}
        }
    if standing == "away" and since.day % 4 == 0:
        fields["standing_unsaid"] = "yes"
    else:
        fields["standing_on"] = since.isoformat()
    if standing == "moved":
        fields["standing_unit"] = town.one(town.other_units)
    if standing in ("moved", "away"):
        fields["standing_place"] = "Theo cha mẹ đi làm"
    return fields
