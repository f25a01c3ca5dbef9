"""Lists a person should look through, each with its number and the query that opens it.

The number is that of the list: one question to the store, never two ways of counting.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from xatre.model import days
from xatre.model.checks import problems
from xatre.model.record import Record
from xatre.model.values import rows_in
from xatre.store.lists import query
from xatre.store.lists.counts import count_by
from xatre.store.lists.filters import CLASHING, IDS, OWNER, Filter
from xatre.store.lists.query import Query
from xatre.store.register import doubles, drafts
from xatre.work.cases import access
from xatre.work.doubles import last_look
from xatre.work.figures.birth_lists import birth_lists
from xatre.work.figures.clocks import CaseClocks
from xatre.work.new_unit.placing import unplaced
from xatre.work.records.look import BookLook
from xatre.work.records.standing_lists import PRESENT, standing_lists
from xatre.work.sending.sent import returned_ids
from xatre.work.session import Session

ALIKE = ("full_name", "born_on", "sex", "mother_name")
"""The rule of the kind `child` by which two records may be one child."""

NO_NUMBER = ("waiting", "none", "")
"""States of a personal number that is not there; of many children nobody wrote any."""

UNPLACED = "Hồ sơ chưa rõ thuộc đơn vị nào sau chia tách"

_BIRTH_NAMES = {
    "under_five": "under_five",
    "deaths": "birth_deaths",
    "no_number": "birth_numbers",
}
"""Lists of births that are looked through; what runs out stands among what is due."""


@dataclass(frozen=True)
class ToReview:
    """One list. `queries` open it, one a kind; none where there is nothing. `unknown` where
    nobody has looked yet: `count` tells nothing then. `doubles` where the look for doubles leads
    further than the list, `only_filled` where the first page shows no empty one."""

    name: str
    label: str
    icon: str
    count: int
    queries: tuple[Query, ...]
    unknown: bool = False
    doubles: bool = False
    only_filled: bool = False


def to_review(session: Session, today: date, cases: list[CaseClocks]) -> list[ToReview]:
    """The lists for this officer that the first page shows: many of them only where something is
    in them. At an office, those of what came in."""
    return [one for one in every_list(session, today, cases) if one.count or not one.only_filled]


def every_list(session: Session, today: date, cases: list[CaseClocks]) -> list[ToReview]:
    """All lists there are for this officer, empty ones too."""
    if session.at_office:
        over = replace(_of_units_over(session), only_filled=True)
        return [_clashing(session), _open_remarks(session), over]
    found = [
        _drafts(session),
        *_births(session, today),
        _alike(session, today),
        _one(
            session,
            "no_number",
            "Chưa có số định danh cá nhân",
            "fingerprint-pattern",
            Query("child", filters={"number_state": NO_NUMBER, "standing": PRESENT}),
        ),
    ]
    if session.sees_cases:
        found.append(_reviews(session, today, cases))
        waiting = _one(
            session,
            "national",
            "Vụ việc chưa nhập CSDL trẻ em quốc gia",
            "file-input",
            Query("case", filters={"national_entry": "waiting"}),
        )
        found.append(replace(waiting, only_filled=True))
    found.append(_returned(session))
    found += [
        ToReview(
            one.name, one.label, one.icon, one.count, _if_any(one.count, one.query),
            only_filled=True,
        )
        for one in standing_lists(session, today)
    ]  # fmt: skip
    beside = (_unplaced(session), _clashing(session), _open_remarks(session))
    return found + [replace(one, only_filled=True) for one in beside]


def _if_any(count: int, wanted: Query) -> tuple[Query, ...]:
    return (wanted,) if count else ()


def _one(session: Session, name: str, label: str, icon: str, wanted: Query) -> ToReview:
    number = query.count(session.book.db, access.without_closed(session, wanted))
    return ToReview(name, label, icon, number, _if_any(number, wanted))


def _births(session: Session, today: date) -> list[ToReview]:
    """What of the births is not among what runs out."""
    return [
        ToReview(
            _BIRTH_NAMES[one.name],
            one.label,
            one.icon,
            one.count,
            _if_any(one.count, one.query),
            only_filled=one.name != "under_five",
        )
        for one in birth_lists(session, today)
        if one.name in _BIRTH_NAMES
    ]


def _by_kind(name: str, label: str, icon: str, found: Iterable[tuple[str, str]]) -> ToReview:
    """A list of `(kind, id)`."""
    ids: dict[str, list[str]] = {}
    for kind, id in found:
        ids.setdefault(kind, []).append(id)
    queries = tuple(Query(kind, filters={IDS: tuple(some)}) for kind, some in ids.items())
    return ToReview(name, label, icon, sum(map(len, ids.values())), queries)


def _drafts(session: Session) -> ToReview:
    look = BookLook(session)
    lacking = []
    for draft in drafts.drafts(session.book.db):
        kind = session.kinds.get(draft.kind)
        if kind is None:
            continue
        record = Record(draft.id, draft.kind, draft.unit, fields=draft.fields)
        if any(one.level == "error" for one in problems(record, kind, look, completing=True)):
            lacking.append((draft.kind, draft.id))
    return _by_kind("drafts", "Hồ sơ nháp còn thiếu mục bắt buộc", "file-pen", lacking)


def _alike(session: Session, today: date) -> ToReview:
    """What the last look over the register found. Before the first one only what agrees in name,
    day, sex and mother is known, and where nothing does, nothing."""
    looked = last_look.last(session)
    if looked is None:
        ids = doubles.doubles(session.book.db, "child", ALIKE)
        label = "Nghi trùng trẻ, chưa so cả sổ"
    else:
        ids = list(dict.fromkeys(id for pair in looked.pairs for id in pair))
        day = days.show(looked.day).removesuffix(f"/{today.year}")
        label = f"Nghi trùng trẻ, so {day}"
        if looked.more:
            label = f"Nghi trùng, so {day}, {looked.more} trẻ mới"
    found = _by_kind("alike", label, "copy", (("child", id) for id in ids))
    return replace(found, unknown=looked is None and not ids, doubles=True)


def _reviews(session: Session, today: date, cases: list[CaseClocks]) -> ToReview:
    due = [("case", one.case.id) for one in cases if _is_review_due(one, today)]
    return _by_kind("reviews", "Vụ việc đến kỳ rà soát (Mẫu 06)", "clipboard-check", due)


def _is_review_due(one: CaseClocks, today: date) -> bool:
    """Whether the case is under review, or every row of its plan should be over by now."""
    state = one.case.fields.get("case_state")
    if state != "carrying_out":
        return state == "reviewing"
    plans = [plan for plan in one.papers.get("plan", ()) if plan.state == "complete"]
    if not plans:
        return False
    rows = rows_in(plans[-1].fields.get("plan_rows")).values()
    ends = [end for row in rows if isinstance(end := row.get("ends_on"), str)]
    known = [days.bounds(end)[1] for end in ends if days.fault(end) is None]
    return bool(known) and max(known) <= today


def _returned(session: Session) -> ToReview:
    label = "Bản nơi nhận trả lại để sửa"
    return _by_kind("returned", label, "undo-2", returned_ids(session))


def _unplaced(session: Session) -> ToReview:
    """Of a unit that was split: the villages nobody has placed, and what no village places."""
    found = unplaced(session)
    listed = [("village", one.id) for one in found.villages if not one.unit] if found else []
    listed += found.without if found else ()
    return _by_kind("unplaced", UNPLACED, "split", listed)


def _of_units_over(session: Session) -> ToReview:
    """At an office: records that still stand under a unit which was split, or has no successor."""
    codes, queries = session.codes, []
    for kind in session.kinds:
        units = {count.group[0] for count in count_by(session.book.db, kind, [OWNER])}
        over = [
            unit
            for unit in units
            if unit and not codes.units.in_force(unit) and len(codes.successors(unit)) != 1
        ]
        if over:
            queries.append(Query(kind, filters={OWNER: tuple(sorted(over))}))
    number = sum(
        query.count(session.book.db, access.without_closed(session, one)) for one in queries
    )
    return ToReview("unplaced", UNPLACED, "split", number, tuple(queries))


def _clashing(session: Session) -> ToReview:
    # Of a record that was given away only its owner decides.
    own: dict[str, Filter] = {} if session.at_office else {OWNER: tuple(session.units)}
    queries = [Query(kind, filters={CLASHING: "yes", **own}) for kind in session.kinds]
    counted = [
        (one, query.count(session.book.db, access.without_closed(session, one))) for one in queries
    ]
    return ToReview(
        "clashing",
        "Hồ sơ có chỗ khác nhau",
        "git-merge",
        sum(number for _, number in counted),
        tuple(one for one, number in counted if number),
    )


def _open_remarks(session: Session) -> ToReview:
    wanted = Query("remark", filters={"remark_state": "open"})
    return _one(session, "remarks", "Nhận xét chưa xử lý", "message-square", wanted)
