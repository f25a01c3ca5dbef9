"""What the editors of a form may ask, answered by the book: records, sealing, pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from xatre.desk.editors import EditorContext
from xatre.desk.pages.seat import Seat
from xatre.desk.paper import reencode
from xatre.desk.widgets.search_list import Found, Take
from xatre.model.fields import Sealed
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.text import DOTS
from xatre.model.values import Fields, Value
from xatre.work.records import browse, pictures, sealing
from xatre.work.records.browse import Query
from xatre.work.records.new_village import make_village
from xatre.work.session import Session

MOST_FOUND = 20


def editor_context(seat: Seat, kind: Kind, subject: Callable[[], str]) -> EditorContext:
    """The context of a form of `kind`; `subject` gives the id of the record now in the form."""

    def find_records(to: str, typed: str, take: Take) -> None:
        if to in seat.facts.kinds:
            seat.ask(lambda session: found_records(session, to, typed), take)
        else:
            take(())

    def record_title(to: str, id: str, take: Callable[[str], None]) -> None:
        if to in seat.facts.kinds:
            seat.ask(lambda session: browse.title(session, to, id) or "(không có trong sổ)", take)
        else:
            take(DOTS)

    def make_record(to: str, typed: str, take: Callable[[str], None]) -> None:
        def failed(error: Exception) -> None:
            take("")
            seat.navigator.fault(error)

        def done(made: Record) -> None:
            take(made.id)
            seat.navigator.saved()

        if to == "village":
            seat.ask(lambda session: make_village(session, typed), done, failed)

    def seal(name: str, fields: Fields) -> str:
        field = kind.fields[name]
        assert isinstance(field, Sealed)
        return seat.ask_now(lambda session: sealing.seal_block(session, field, fields))

    def unseal(name: str, stored: str, take: Callable[[Fields | None], None]) -> None:
        what = f"{kind.name}/{subject()}/{name}"
        seat.ask(
            lambda session: sealing.open_block(session, stored, what),
            take,
            lambda _: take(None),
        )

    def store_attachment(file: Path, take: Callable[[Mapping[str, str] | None], None]) -> None:
        def failed(error: Exception) -> None:
            take(None)
            seat.navigator.fault(error)

        seat.ask(lambda session: pictures.add_picture(session, file, reencode), take, failed)

    def read_attachment(item: Mapping[str, Value], take: Callable[[bytes | None], None]) -> None:
        what = f"{kind.name}/{subject()}"
        seat.ask(lambda session: pictures.read_picture(session, item, what), take)

    return EditorContext(
        codes=seat.codes,
        today=lambda: seat.facts.today,
        find_records=find_records,
        record_title=record_title,
        make_record=make_record,
        makes={"village": "Lập thôn, bản mới"} if seat.may_write else {},
        seal=seal,
        unseal=unseal,
        store_attachment=store_attachment,
        read_attachment=read_attachment,
        guarded=seat.facts.sees_cases,
    )


def found_records(session: Session, kind: str, typed: str) -> list[Found]:
    """Records of a kind that a person may mean; the first of the list where nothing is typed."""
    if not typed.strip():
        rows = browse.page(session, Query(kind), 0, MOST_FOUND * 2)
        return [Found(row.id, _words(row.title, row.code)) for row in rows]
    hits, _ = browse.find(session, typed[:200], kind, MOST_FOUND)
    return [Found(hit.id, _words(hit.title, hit.code)) for hit in hits if hit.state != "void"]


def _words(title: str, code: str) -> str:
    return title if title == code or not code else f"{title} · {code}"
