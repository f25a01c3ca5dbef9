"""The lists a bench asks for: every filter of the register by itself and with another, every
order in both directions, the states, and texts beside a filter."""

from __future__ import annotations

from random import Random

from bench import crowd
from xatre.model.text import fold
from xatre.store.lists.filters import CLASHING, OWNER, WAITING, WITH_DRAFT, Between, Filter
from xatre.store.lists.query import Query
from xatre.store.schema import table
from xatre.work.session import Session

PAIRS = 60
TEXTS = 40
NOT_WRITTEN = None
YEARS = tuple(Between(f"{year}-01-01", f"{year}-12-31") for year in range(2011, 2026))
AGES = (Between("2025-11-23"), Between("2020-11-23"), Between("2010-11-23"),
        Between("2015-11-23", "2020-11-22"), Between("2010-11-23", "2015-11-22"))  # fmt: skip


def choices() -> dict[str, tuple[Filter, ...]]:
    """Every filter of a child, with values that many, few and none have."""
    villages = crowd.village_ids()
    return {
        "village": (villages[0], villages[5], villages[-1], NOT_WRITTEN),
        "sex": ("female", "male", "unknown"),
        "ethnic_group": ("mong", "kinh", "lo_lo", "si_la", ("tay", "giay"), NOT_WRITTEN),
        "visible_groups": ("G04", "G02", "G01", NOT_WRITTEN),
        "special_groups/group": ("G14", "G03", ("G04", "G09"), NOT_WRITTEN),
        "standing": ("here", "away", "moved"),
        "number_state": ("has", "waiting", "none"),
        "school_state": ("attending", "never", "left", "not_yet", NOT_WRITTEN),
        "poverty": ("poor", "near_poor", "none", ("poor", "near_poor")),
        "insurance_state": ("has", "waiting", "none"),
        "born_on": (*AGES, *YEARS),
        "name_state": ("named", "unnamed"),
        OWNER: (crowd.UNIT,),
        WITH_DRAFT: ("yes",),
        CLASHING: ("yes",),
        WAITING: ("yes",),
    }


def filtered(session: Session) -> list[Query]:
    """No filter, each filter and pairs of them, each in every order and both directions."""
    random, offered = Random(17), choices()
    asked: list[dict[str, Filter]] = [{}]
    asked += [{name: value} for name, values in offered.items() for value in values]
    while len(asked) < PAIRS + 1 + sum(map(len, offered.values())):
        one, other = random.sample([*offered], 2)
        asked.append({one: random.choice(offered[one]), other: random.choice(offered[other])})
    return [
        Query("child", filters=filters, order=order, descending=descending)
        for filters in asked
        for order in orders(session)
        for descending in (False, True)
    ]


def of_states(session: Session) -> list[Query]:
    """The lists of drafts, of voided records and of complete ones, with and without a filter."""
    some: tuple[dict[str, Filter], ...] = ({}, {"sex": "female"}, {"born_on": AGES[0]})
    return [
        Query("child", filters=filters, order=order, descending=descending, states=states)
        for states in (("draft",), ("void",), ("complete",))
        for filters in some
        for order in orders(session)
        for descending in (False, True)
    ]


def narrowed_by_text(session: Session) -> list[Query]:
    """Words typed while a filter is on."""
    random, offered = Random(23), choices()
    asked = []
    for number in range(TEXTS):
        name = crowd.name(random)
        words = (name, fold(name), name[:2], name.split()[-1], fold(name)[:1])[number % 5]
        filters: dict[str, Filter] = {}
        for filter_ in random.sample([*offered], 1 + number % 2):
            filters[filter_] = random.choice(offered[filter_])
        for order in ("", "born_on"):
            asked.append(Query("child", words, filters, order))
    return asked


def orders(session: Session) -> list[str]:
    """Every order the list can have, each once."""
    return [*table(session.book.db, "child").first_of.values()]
