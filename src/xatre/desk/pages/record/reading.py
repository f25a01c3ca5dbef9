"""What is asked of the book to show one record, in one job: plain values, no widgets."""

from __future__ import annotations

from dataclasses import dataclass

from xatre.desk.pages.lists.list_rows import LED_BY, person_field
from xatre.model import personal_number
from xatre.model.computed import record_title
from xatre.model.disclosure import Reader, is_open
from xatre.model.fields import Choices, Day, Field, LongText, Reference, Rows
from xatre.model.kind import Kind
from xatre.model.record import Clash, Record
from xatre.model.text import in_sentence
from xatre.model.values import Fields
from xatre.work.records import browse, decide, reveal, withholding
from xatre.work.records.browse import HistoryLine
from xatre.work.records.decide import Side
from xatre.work.session import Session

RELATED = {"child": ("case", "injury", "birth"), "incident": ("case",)}
"""The kinds shown as tabs beside a record of a kind."""


PERSONAL_NUMBERS = frozenset(
    {"personal_number", "mother_personal_number", "father_personal_number"}
)


@dataclass(frozen=True)
class RelatedRow:
    """A record that refers to the one shown. `facts` are words that any officer may read."""

    kind: str
    id: str
    title: str
    facts: str
    state: str


@dataclass(frozen=True)
class OpenClash:
    """A clash with its two sides, in words."""

    clash: Clash
    label: str
    sides: tuple[tuple[Side, str], ...]
    hidden: bool


@dataclass(frozen=True)
class Opened:
    """One record as a person is shown it. `shown` are its fields without what is withheld;
    `words` those fields of it that need no dots, in words; `reader` is before whom it stands."""

    record: Record
    title: str
    shown: Fields
    words: dict[str, str]
    has_draft: bool
    related: dict[str, tuple[RelatedRow, ...]]
    history: tuple[HistoryLine, ...]
    clashes: tuple[OpenClash, ...]
    reader: Reader

    @property
    def ours(self) -> str:
        return self.record.unit


def open_record(session: Session, kind_name: str, id: str) -> Opened:
    """Read a record with all that is shown around it. Raises NotHere, NoRight."""
    kind = session.kind(kind_name)
    found = browse.record(session, kind_name, id, with_draft=False)
    drafted = browse.record(session, kind_name, id)
    shown = withholding.visible(session, found)
    reader = Reader(session.sees_cases)
    words = {
        name: reveal.words(session, kind.fields[name], value)
        for name, value in shown.items()
        if name in kind.fields and is_open(kind, kind.fields[name], reader)
    }
    for name in PERSONAL_NUMBERS & words.keys():
        words[name] = personal_number.show(words[name])
    return Opened(
        record=found,
        title=words.get(_leading(kind), "") or record_title(kind, id, found.fields),
        shown=shown,
        words=words,
        has_draft=found.state != "draft" and drafted.fields != found.fields,
        related=_related(session, found),
        history=tuple(browse.history(session, kind_name, id)),
        clashes=tuple(_clash(session, kind, found, clash) for clash in found.clashes),
        reader=reader,
    )


def _leading(kind: Kind) -> str:
    """The field whose words stand at the head: the reference to the child a record is about."""
    return person_field(kind) or LED_BY.get(kind.name, "")


def _related(session: Session, found: Record) -> dict[str, tuple[RelatedRow, ...]]:
    wanted = [name for name in RELATED.get(found.kind, ()) if name in session.kinds]
    if not wanted:
        return {}
    records = browse.related(session, found)
    return {
        name: tuple(related_row(session, record) for record in records.get(name, ()))
        for name in wanted
    }


def related_row(session: Session, record: Record) -> RelatedRow:
    """A related record in words: its code, then its days and choices of the list."""
    kind = session.kinds[record.kind]
    told = []
    for field in kind.list_fields:
        value = record.fields.get(field.name)
        if value is None or isinstance(field, Reference | Choices | Rows | LongText):
            continue
        if isinstance(field, Day) or field.privacy == "basic":
            told.append(f"{field.label}: {field.show(value, session.codes)}")
    code = str(record.fields.get("code", ""))
    title = code or record_title(kind, record.id, record.fields)
    return RelatedRow(record.kind, record.id, title, " · ".join(told[:3]), record.state)


def _clash(session: Session, kind: Kind, found: Record, clash: Clash) -> OpenClash:
    name, _, rest = clash.path.partition("/")
    field = kind.fields.get(name)
    sides = []
    for side in decide.sides(session, found, clash):
        if clash.path == "state":
            words = {"void": "Hủy hồ sơ", "complete": "Giữ hồ sơ"}.get(side.value or "", "")
        elif field is None or side.value is None:
            words = side.value or "(bỏ trống)"
        elif rest:
            words = _cell_words(session, field, rest, side.value)
        else:
            words = reveal.words(session, field, side.value)
        sides.append((side, words))
    label = "Giữ hay hủy hồ sơ" if clash.path == "state" else field.label if field else name
    part = _part(field, rest)
    if part is not None:
        label = f"{label}, {in_sentence(part.label)}"
    hidden = field is not None and not is_open(kind, field, Reader(session.sees_cases))
    return OpenClash(clash, label, tuple(sides), hidden)


def _part(field: Field | None, rest: str) -> Field | None:
    cell = rest.rpartition("/")[2]
    return next((part for part in field.parts if part.name == cell), None) if field else None


def _cell_words(session: Session, field: Field, rest: str, value: str) -> str:
    part = _part(field, rest)
    if part is not None:
        return reveal.words(session, part, value)
    if isinstance(field, Choices):
        return f"Có chọn: {session.codes.label(field.codes, rest)}"
    return "Có dòng này"
