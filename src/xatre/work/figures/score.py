"""The child-friendly-commune sheet of a year: the criteria set, what the commune answered, what
its own records give. Provisional: no verdict while any points or maximum are not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xatre import resources
from xatre.errors import UseError
from xatre.model.record import Record
from xatre.model.scoring import Known, Scored, number, plain, score, verdict
from xatre.model.values import rows_in
from xatre.store.lists import query
from xatre.store.lists.query import Query
from xatre.store.register import drafts, records
from xatre.work.figures.own_figures import OwnFigure, own_figures
from xatre.work.session import Session

DEFAULT_SET = "06-QD-TTg-2019"
FIRST_YEAR, LAST_YEAR = 2000, 2199


class UnknownCriteriaSet(UseError):
    """The sheet of the year names a criteria set this program does not have."""

    code = "XT-225"
    sentence = "Chương trình không có bộ tiêu chí {set}."
    remedy = "Nhận bản cập nhật danh mục có bộ tiêu chí ấy rồi mở lại."


class NoSuchYear(UseError):
    """A year for which no sheet is ever made."""

    code = "XT-249"
    sentence = "Năm {year} không hợp lệ để lập bảng tiêu chí: cần từ {first} đến {last}."
    remedy = "Ghi lại năm bằng bốn chữ số."


@dataclass(frozen=True)
class CriteriaSheet:
    """One year's sheet.

    record     the criteria record of the year, its draft on top; None where there is none yet
    items      the criteria, each with its parts
    figures    what the book itself gave, by code; a typed figure stands before it
    total      the sum of the points that are known
    threshold  what the class of the commune asks for; None where no class is chosen
    verdict    None while any points or maximum are not known
    """

    year: int
    criteria: Mapping[str, Any]
    record: Record | None
    items: tuple[Scored, ...]
    figures: Mapping[str, OwnFigure]
    total: Decimal
    commune_class: str
    threshold: Decimal | None
    verdict: bool | None

    @property
    def rows(self) -> tuple[Scored, ...]:
        """Criteria and their parts, as on paper."""
        return tuple(row for item in self.items for row in (item, *item.parts))

    @property
    def known_max(self) -> Decimal:
        """The sum of the maxima that are known."""
        return sum((item.max for item in self.items if item.max is not None), Decimal())

    @property
    def open(self) -> Decimal:
        """Points whose scale is known and that are not counted yet."""
        counted = sum(
            (item.points or Decimal() for item in self.items if item.max is not None), Decimal()
        )
        return max(Decimal(), self.known_max - counted)

    @property
    def max_total(self) -> Decimal | None:
        """The greatest sum of the whole sheet; `max_total_verified` says whether it was seen."""
        return number(self.criteria.get("max_total", {}).get("value"))

    @property
    def max_total_verified(self) -> bool:
        return bool(self.criteria.get("max_total", {}).get("verified"))

    @property
    def without_scale(self) -> int:
        """How many criteria have no known maximum."""
        return sum(item.max is None for item in self.items)

    def as_keys(self) -> dict[str, Any]:
        """The sheet as the command `score` prints it."""
        met = {None: None, True: "met", False: "not_met"}[self.verdict]
        return {
            "set": self.criteria["id"],
            "year": self.year,
            "provisional": True,
            "items": [self._keys(item) for item in self.items],
            "total": plain(self.total),
            "known_max": plain(self.known_max),
            "max_total": plain(self.max_total),
            "max_total_verified": self.max_total_verified,
            "class": self.commune_class or None,
            "threshold": plain(self.threshold),
            "verdict": met,
        }

    def _keys(self, item: Scored) -> dict[str, Any]:
        figure = self.figures.get(item.code)
        typed = item.known.numerator is not None or bool(item.known.answer)
        keys: dict[str, Any] = {
            "code": item.code,
            "label": item.label,
            "points": plain(item.points),
            "max": plain(item.max),
            "verified": item.verified,
            "source": item.source,
            "missing": item.missing or None,
            "numerator": plain(item.known.numerator),
            "denominator": plain(item.known.denominator),
            "value": None if item.value is None else float(round(item.value, 2)),
            "figure_from": ("book" if figure and figure_is_used(item, figure) else "typed")
            if typed
            else None,
        }
        if item.parts:
            keys["parts"] = [self._keys(part) for part in item.parts]
        return keys


def figure_is_used(item: Scored, figure: OwnFigure) -> bool:
    """Whether the figure shown is the book's own, not a typed one."""
    return (item.known.numerator, item.known.denominator) == (figure.numerator, figure.denominator)


def score_sheet(session: Session, year: int) -> CriteriaSheet:
    """The sheet of `year`. Raises NoSuchYear, UnknownCriteriaSet."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoSuchYear(year=year, first=FIRST_YEAR, last=LAST_YEAR)
    record = sheet_record(session, year)
    fields = record.fields if record else {}
    set_id = str(fields.get("set_id") or DEFAULT_SET)
    criteria = resources.criteria_sets().get(set_id)
    if criteria is None:
        raise UnknownCriteriaSet(set=set_id[:60])
    figures = own_figures(session, year) if not session.at_office else {}
    typed = rows_in(fields.get("items"))
    known = {code: _known(typed.get(code, {}), figures.get(code)) for code in {*typed, *figures}}
    items, total = score(criteria, known)
    of_class = str(fields.get("commune_class") or "")
    threshold = number(criteria["thresholds"].get(of_class, {}).get("min"))
    return CriteriaSheet(
        year,
        criteria,
        record,
        items,
        figures,
        total,
        of_class,
        threshold,
        verdict(criteria, items, threshold),
    )


def sheet_record(session: Session, year: int) -> Record | None:
    """The commune's own criteria record of a year, its draft on top."""
    db = session.book.db
    rows = [
        row
        for row in query.page(db, Query("criteria"), 0, 1000)
        if row.cells.get("year") == str(year) and session.owns(row.unit)
    ]
    found = records.get_many(db, "criteria", [row.id for row in rows])
    own = [
        found[row.id]
        for row in rows
        if row.id in found and found[row.id].fields.get("assessment_kind", "self") == "self"
    ]
    if not own:
        return None
    draft = drafts.draft(db, own[-1].id)
    if draft is None:
        return own[-1]
    return Record(
        own[-1].id, "criteria", own[-1].unit, own[-1].state, draft.fields, own[-1].revision
    )


def _known(row: Mapping[str, Any], figure: OwnFigure | None) -> Known:
    """What a person wrote, else what the book gives."""
    above, below = number(row.get("numerator")), number(row.get("denominator"))
    if (above is None or below is None) and figure is not None:
        above, below = Decimal(figure.numerator), Decimal(figure.denominator)
    return Known(
        above,
        below,
        str(row.get("answer") or ""),
        row.get("occurrence") == "none",
        number(row.get("points")),
    )
