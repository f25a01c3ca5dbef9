"""One officer hands the book over to another: what is in it, what is half done, what still runs,
what was sent and what came back, as minutes for both to sign.

Children are never named; cases are counted only where the officer may know of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from xatre.model import days
from xatre.model.devices import short_device
from xatre.model.purposes import OF_OTHER_STREAMS
from xatre.reports.officer_handover_sheet import Held, OpenClock, officer_handover_sheet
from xatre.store.lists.query import Query
from xatre.store.register import drafts
from xatre.store.safety import backup
from xatre.store.traffic import packages
from xatre.store.traffic.return_numbers import last_return_number
from xatre.work.figures import clocks
from xatre.work.papers import files_out, marking
from xatre.work.people import naming
from xatre.work.records import browse
from xatre.work.sending.for_nobody import unsent as not_sent
from xatre.work.sending.profiles import travelling_kinds
from xatre.work.session import Session

MOST_SHOWN = 200
SCOPE = "người giao, người nhận và Thủ trưởng đơn vị; không có tên trẻ"


def make_handover_minutes(session: Session, taker: str = "", file: str = "") -> str:
    """The minutes as HTML, by the officer at the book for `taker`, for a printer or a `file`. That
    they leave is written down. Raises NoRight, DiskError."""
    session.require("exchange")
    said = marking.printing(session, "", scope=SCOPE)
    files_out.note(session, "exported" if file else "printed", "biên bản bàn giao sổ", file)
    return officer_handover_sheet(
        said,
        session.codes.unit_label(session.unit),
        " ".join(taker.split())[:60],
        _held(session),
        [*_drafts(session)][:MOST_SHOWN],
        [*_clocks(session)][:MOST_SHOWN],
        _facts(session),
    )


def _held(session: Session) -> list[Held]:
    unsent = {} if session.at_office else not_sent(session, travelling_kinds(session))
    begun: dict[str, int] = {}
    for draft in drafts.drafts(session.book.db):
        begun[draft.kind] = begun.get(draft.kind, 0) + 1
    found = []
    for name, kind in session.kinds.items():
        counts = [
            browse.count(session, Query(name, states=(state,))) for state in ("complete", "void")
        ]
        if any(counts) or begun.get(name):
            row = (*counts, begun.get(name, 0), unsent.get(name, 0))
            found.append(Held(kind.plural or kind.label, *map(str, row)))
    return found


def _drafts(session: Session) -> Iterator[str]:
    for draft in drafts.drafts(session.book.db):
        kind = session.kinds.get(draft.kind)
        if kind is None:
            continue
        code = str(draft.fields.get("code", "")) or f"chưa có mã ({draft.id[-6:]})"
        yield f"{kind.label} {code}, ghi lần cuối {days.show(draft.saved_at[:10])}"


def _clocks(session: Session) -> Iterator[OpenClock]:
    if not session.sees_cases:
        return
    now = clocks.moment(session)
    running = [
        (clock.due or datetime.max, one.case, clock)
        for one in clocks.open_cases(session)
        for clock in one.clocks
        if clock.state in ("running", "unknown")
    ]
    for _, case, clock in sorted(running, key=lambda found: found[0]):
        code = str(case.fields.get("code", "")) or f"({case.id[-6:]})"
        yield OpenClock(code, clock.what, clock.until(now).removeprefix("hạn "))


def _facts(session: Session) -> list[tuple[str, str]]:
    db, facts = session.book.db, session.book.facts
    sent = [one for one in packages.sent(db) if one.purpose not in OF_OTHER_STREAMS]
    told = []
    if not session.at_office:
        told.append(("Gói cuối", _package(session, sent[0]) if sent else "chưa gửi gói nào"))
    came = [one for one in packages.received(db) if one.outcome != "refused"]
    direction = "out" if session.at_office else "in"
    units = {one.unit for one in came}
    numbers = [
        f"{naming.name_of(session, unit)}: số {last}"
        for unit in sorted(units)
        if (last := last_return_number(db, direction, unit))
    ]
    told.append(("Biên nhận cuối", "; ".join(numbers) or "chưa có"))
    copies = backup.listing(session.book.folder / "backups")
    told.append(
        (
            "Bản sao lưu cuối cạnh sổ",
            f"{backup.taken_at(copies[0]).astimezone():%H:%M ngày %d/%m/%Y}" if copies else "không",
        )
    )
    officers = len(session.book.officers())
    told.append(("Máy", f"thiết bị {short_device(facts.device)}, {officers} người dùng"))
    told.append(("Mã khôi phục", "tờ mã giao tận tay trong phong bì dán kín: có / không"))
    return told


def _package(session: Session, one: packages.Outgoing) -> str:
    day = days.show(str(one.header.get("created", "")) or one.created[:10])
    outcome = "đã có biên nhận" if one.outcome in packages.TAKEN else "chưa có biên nhận"
    return f"số {one.sequence} ngày {day}, gửi {naming.name_of(session, one.recipient)}, {outcome}"
