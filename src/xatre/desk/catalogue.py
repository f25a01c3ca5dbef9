"""The pages of the window, in the order of the rail, and the numbers beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from xatre.desk.pages.criteria.criteria import CriteriaPage
from xatre.desk.pages.exchange.commune_page import CommuneExchange
from xatre.desk.pages.exchange.office_page import OfficeExchange
from xatre.desk.pages.exchange.senders_page import SendersPage
from xatre.desk.pages.lists.list_group import ListGroup
from xatre.desk.pages.lists.records_page import RecordsPage
from xatre.desk.pages.overview.overview import OverviewPage
from xatre.desk.pages.seat import Seat
from xatre.desk.pages.settings_page import SettingsPage
from xatre.kinds import KINDS
from xatre.model.kind import Kind
from xatre.work.records import browse
from xatre.work.sending.status import status
from xatre.work.session import Session

if TYPE_CHECKING:
    from xatre.desk.sitting import Sitting
    from xatre.desk.window import Window

BOOK, JUDGING, EXCHANGE = "Sổ", "Đánh giá", "Trao đổi"
LISTS = ("child", "case", "incident", "injury", "birth", "village")
"""The lists of the book that come first, in this order."""
IN_RAIL = {"village": "Thôn, bản", "remark": "Nhận xét"}
"""Kinds whose name is too long beside a number."""
FIGURES = (("figure", "Số liệu chỉ tiêu"), ("population", "Dân số trẻ em"))
GROUPED = {"figure": "figures", "population": "figures"}
"""Kinds whose list is a tab of another page."""
ELSEWHERE = {"criteria", "remark"}
"""Kinds with a page of their own further down the rail."""


def lists(kinds: Mapping[str, Kind] = KINDS) -> tuple[tuple[str, str, str], ...]:
    """The lists of the book as (kind, words, icon): those of `LISTS`, then every other kind that
    has no place elsewhere."""
    placed = {*LISTS, *GROUPED, *ELSEWHERE}
    others = (one for one in kinds.values() if one.name not in placed and one.parent != "case")
    return tuple(_in_rail(one) for one in (*(kinds[name] for name in LISTS), *others))


def _in_rail(kind: Kind) -> tuple[str, str, str]:
    """The key, the words and the picture of a kind's list, as the kind declares them."""
    return kind.name, IN_RAIL.get(kind.name, kind.plural or kind.label), kind.icon


def add_pages(window: Window, seat: Seat, sitting: Sitting) -> None:
    """Put every page this officer may see into the window."""
    facts = seat.facts
    place = (facts, seat.worker, seat.navigator)

    def add_list(key: str, label: str, icon: str, group: str) -> None:
        if key in facts.kinds:
            window.add_page(key, label, icon, partial(RecordsPage, KINDS[key], *place), group)

    window.add_page("overview", "Tổng quan", "layout-list", partial(OverviewPage, seat))
    for key, label, icon in lists():
        add_list(key, label, icon, BOOK)
    window.add_page(*_in_rail(KINDS["criteria"]), partial(CriteriaPage, seat), JUDGING)
    figures = partial(ListGroup, seat, FIGURES)
    window.add_page("figures", "Chỉ tiêu, dân số", KINDS["figure"].icon, figures, JUDGING)
    exchange = partial(OfficeExchange if facts.at_office else CommuneExchange, seat)
    window.add_page("exchange", "Gửi – Nhận", "package", exchange, EXCHANGE, keys="Alt+0")
    if facts.at_office:
        window.add_page("senders", "Đơn vị gửi", "building-2", partial(SendersPage, seat), EXCHANGE)
    add_list(*_in_rail(KINDS["remark"]), EXCHANGE)

    def settings() -> SettingsPage:
        page = SettingsPage(seat)
        page.minutes_changed.connect(sitting.minutes_changed)
        page.moved.connect(sitting.moved)
        page.backed_up.connect(sitting.back_up)
        return page

    window.add_page("settings", "Thiết lập", "settings", settings, foot=True)


def page_of(kind: str) -> tuple[str, dict[str, str]]:
    """The page that shows records of a kind, or the page of that key, and what more it must be
    told: a paper of a case is a step of the case's page."""
    if kind in GROUPED:
        return GROUPED[kind], {"kind": kind}
    if kind in KINDS and KINDS[kind].parent == "case":
        return "case", {"step": kind}
    return kind, {}


def numbers(session: Session, kinds: Collection[str]) -> dict[str, tuple[int, str]]:
    """The number beside the lists of `kinds` that the officer may know of. On the worker's
    thread."""
    # A sheet a year is no number worth telling.
    told = [kind for kind in session.kinds if kind in kinds and kind != "criteria"]
    return {kind: (browse.count(session, browse.Query(kind)), "") for kind in told}


def counts(session: Session) -> dict[str, tuple[int, str]]:
    """The number beside each page and how urgent it is. On the worker's thread."""
    found = numbers(session, session.kinds)
    if not session.at_office:
        unsent = status(session)["unsent"]
        found["exchange"] = (unsent if isinstance(unsent, int) else 0, "")
    late = _late(session)
    found["overview"] = (late, "overdue" if late else "")
    return found


def _late(session: Session) -> int:
    """How many things are overdue."""
    from xatre.work.figures import clocks, due

    now = clocks.moment(session)
    guarded = not session.sees_cases or session.at_office
    open_cases = [] if guarded else clocks.open_cases(session)
    return sum(one.group == "late" for one in due.all_due(session, now, open_cases))
