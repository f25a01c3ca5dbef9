"""Made-up households: parents, carers, poverty, and when which children were born.

Knows people and their place; a child's own record is written by `people.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from xatre.work.demo.town import Given, Town, Village, years_before

OCCUPATIONS = {
    "Làm nương, rẫy": 30,
    "Làm ruộng": 26,
    "Làm thuê": 10,
    "Công nhân": 8,
    "Buôn bán nhỏ": 6,
    "Lái xe": 3,
    "Thợ xây": 4,
    "Giáo viên": 2,
    "Cán bộ xã": 1,
    "Nội trợ": 5,
}
POVERTY = {"poor": 26, "near_poor": 14, "none": 58, "unknown": 2}
POVERTY_IN_EASE = {"poor": 5, "near_poor": 5, "none": 89, "unknown": 1}
FATES = {
    "": 83,
    "away": 9,
    "one_dead": 3,
    "separated": 2,
    "no_father": 2.2,
    "orphans": 0.4,
    "lost": 0.4,
}
"""What befell the parents: both gone to work far away, one dead, separated, father never known,
both dead, one dead and the other in prison."""

CHILDREN = {1: 22, 2: 40, 3: 22, 4: 11, 5: 5}

FIRST_PLOTS = (
    *("twins", "unnamed", "dao", "no_father", "orphans", "same_name", "one_word", "died"),
    *("moved", "absent", "G04", "waiting", "of_age", "away", "lost", "G13", "left", "rough_age"),
)
"""What the first households are made to hold, so that a small demo shows it all."""


@dataclass
class Adult:
    """A parent or another carer."""

    name: str
    sex: str
    group: str
    born: date
    occupation: str
    phone: str
    number: str
    state: str = "living"


@dataclass
class Birth:
    """One child to come: `order` counts twins, `plot` is what it must show."""

    born: date
    order: int = 0
    plot: str = ""


@dataclass
class Household:
    """A household and the births in it, oldest first."""

    village: Village
    group: str
    mother: Adult | None
    father: Adult | None
    fate: str
    number: str
    address: str
    poverty: str
    poverty_from: date
    births: list[Birth] = field(default_factory=list)
    grandparent: Adult | None = None

    @property
    def family_name_of(self) -> Adult | None:
        return self.father or self.mother

    @property
    def head(self) -> str:
        """The head's name, as the list of households has it."""
        for adult in (self.father, self.mother):
            if adult and adult.state == "living":
                return adult.name
        return self.grandparent.name if self.grandparent else ""


def households(town: Town, children: int) -> Iterator[Household]:
    """Households that hold exactly so many children, whatever befalls them first."""
    left, number = children, 0
    plots = list(FIRST_PLOTS) if children >= len(FIRST_PLOTS) * 2 else []
    while left > 0:
        number += 1
        plot = plots.pop(0) if plots else ""
        home = _household(town, number, plot)
        _births(town, home, plot)
        home.births = home.births[:left]
        if len(home.births) == 1:
            home.births[0].order = 0
        left -= len(home.births)
        yield home


def adult(town: Town, group: str, sex: str, born: date, family: str = "") -> Adult:
    """A grown-up of that group."""
    family = family or town.names.surname(town.random, group)
    return Adult(
        name=town.names.person(town.random, group, sex, family),
        sex=sex,
        group=group,
        born=born,
        occupation=town.pick(OCCUPATIONS),
        phone=town.phone() if town.chance(70) else "",
        number=town.personal_number(sex, born) if town.chance(80) else "",
    )


def written_born(town: Town, person: Adult) -> str:
    """A grown-up's birth day as people tell it: often only the year."""
    return str(person.born.year) if town.chance(35) else person.born.isoformat()


def carers(town: Town, home: Household) -> Given | None:
    """The row of the one who cares where no parent does."""
    elder = home.grandparent
    if elder is None:
        return None
    return {
        "name": elder.name,
        "relation": "grandparent",
        "born_on": str(elder.born.year),
        "occupation": elder.occupation,
        "phone": elder.phone,
        "personal_number": elder.number,
        "address": f"{home.village.name}, {town.here}",
        "from_day": str(town.today.year - town.random.randint(1, 3)),
    }


def _household(town: Town, number: int, plot: str) -> Household:
    village = town.random.choices(
        town.villages, weights=[village.share for village in town.villages]
    )[0]
    group = village.group if town.chance(86) else town.names.group(town.random)
    if plot == "one_word" and any(one.group in ("ha_nhi", "la_hu") for one in town.villages):
        group = "ha_nhi"
    fate = (plot if plot in FATES else "") if plot else town.pick(FATES)
    oldest = town.today - timedelta(days=town.random.randint(20, 5840))
    if plot in ("died", "left", "of_age"):
        oldest = town.today - timedelta(days={"died": 4100, "left": 5200, "of_age": 5900}[plot])
    elif plot == "unnamed":
        oldest = town.today - timedelta(days=town.random.randint(12, 50))
    mother = adult(town, group, "female", _earlier(town, oldest, town.random.randint(18, 31)))
    other = group if town.chance(92) else town.names.group(town.random)
    born = _earlier(town, mother.born, town.random.randint(0, 6))
    # Nobody marries into a family of the same name.
    family = town.names.surname(town.random, other)
    while family in mother.name.split():
        family = town.names.surname(town.random, other)
    father = adult(town, other, "male", born, family)
    home = Household(
        village=village,
        group=group,
        mother=mother,
        father=None if fate == "no_father" else father,
        fate=fate,
        number=f"{number:04}",
        address=f"Nhóm {town.random.randint(1, 6)}" if town.chance(25) else "",
        poverty=town.pick(POVERTY if village.especially_difficult else POVERTY_IN_EASE),
        poverty_from=date(town.today.year - 1, 12, 15),
    )
    home.births.append(Birth(oldest, plot=plot))
    _befall(town, home)
    return home


def _earlier(town: Town, day: date, years: int) -> date:
    """A day so many years before, and up to a year more."""
    return years_before(day, years) - timedelta(days=town.random.randrange(365))


def _befall(town: Town, home: Household) -> None:
    parents = [one for one in (home.father, home.mother) if one]
    gone = town.one(parents)
    if home.fate == "away":
        for parent in parents if town.chance(60) else [gone]:
            parent.state = "away"
    elif home.fate == "one_dead":
        gone.state = "dead"
    elif home.fate == "separated" and home.father:
        home.father.state = "separated"
    elif home.fate == "orphans":
        for parent in parents:
            parent.state = "dead"
    elif home.fate == "lost":
        for parent in parents:
            parent.state = "prison"
        gone.state = "dead"
    if not any(parent.state == "living" for parent in parents):
        born = years_before(min(parent.born for parent in parents), town.random.randint(20, 27))
        sex = town.one(("male", "female"))
        home.grandparent = adult(town, home.group, sex, born)


def _births(town: Town, home: Household, plot: str) -> None:
    """The brothers and sisters after the first, and its twin."""
    if plot == "twins" or (not plot and town.chance(1.2)):
        home.births[0].order = 1
        home.births.append(Birth(home.births[0].born, order=2))
    wanted = town.pick(CHILDREN)
    if home.births[0].plot == "of_age":
        wanted = min(wanted, 2)
    while len(home.births) < wanted:
        born = home.births[-1].born + timedelta(days=town.random.randint(430, 1500))
        if born > town.today - timedelta(days=5):
            break
        home.births.append(Birth(born))
