"""The figures of the quarterly report on injuries, counted in SQL over any span of days."""

from __future__ import annotations

from datetime import date, timedelta

from xatre.reports.injury_report import OTHER, InjuryFigures, age_column
from xatre.store.lists import counts
from xatre.store.lists.counts import Period
from xatre.store.lists.filters import OWNER, Between, Filter
from xatre.work.figures.own_figures import children_under_16
from xatre.work.session import Session

GROUPS = ("cause", "subtype", "sex", "age", "place")


def injury_figures(session: Session, first: date, last: date) -> InjuryFigures:
    """What happened from `first` to `last`, both in it: the hurt by the day of the accident, the
    dead by the day of death. Drafts are counted apart. Raises NoRight."""
    session.require("read")
    db = session.book.db
    span = (first.isoformat(), last.isoformat())
    figures = InjuryFigures(*span)
    hurt, died = Period("happened_on", *span), Period("died_on", *span)
    dead: dict[str, Filter] = {"outcome": "died"}
    for place, found in (
        (0, counts.count_by(db, "injury", GROUPS, {}, hurt)),
        (1, counts.count_by(db, "injury", GROUPS, dead, died)),
    ):
        for one in found:
            _add(session, figures, one.group, place, int(one.number))
    figures.disabled = counts.count(db, "injury", {"outcome": "disabled"}, hurt)
    before = Between("", (first - timedelta(days=1)).isoformat())
    figures.earlier = counts.count(db, "injury", {**dead, "happened_on": before}, died)
    figures.drafts = counts.count(db, "injury", {}, hurt, states=("draft",))
    figures.children = children_under_16(session, last)
    owners = counts.count_by(db, "injury", [OWNER], {}, hurt) if session.at_office else ()
    units = {session.codes.read_as(one.group[0] or "") for one in owners}
    figures.units = len(units) if session.at_office else 1
    return figures


def _add(
    session: Session,
    figures: InjuryFigures,
    group: tuple[str | None, ...],
    place: int,
    number: int,
) -> None:
    cause, subtype, sex, age, where = group
    at = {
        "sex": f"sex {sex}" if sex in ("male", "female") else "",
        "age": age_column(session.codes, age),
        "place": f"place {where}" if where else "",
    }
    if place == 0:
        for name, column in at.items():
            if not column:
                figures.unknown[name] = figures.unknown.get(name, 0) + number
    columns = [column for column in at.values() if column]
    figures.add(cause or OTHER, subtype or "", columns, place, number)
