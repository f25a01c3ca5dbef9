"""Every field of every kind goes round: through the book, the form, a package, a workbook.

The hardest kind, a case with all its papers, goes the whole way at once: typed in the form, kept in
the book, sent to an office, written to a workbook, printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from samples import CODES, identifier, sample_fields
from two_books import trust
from xatre.desk import paper
from xatre.desk.editors import EditorContext
from xatre.desk.form import Form
from xatre.exchange.profile import carried, carried_fields, strictest
from xatre.exchange.sheet import CellValue
from xatre.exchange.table import CODE_HEAD, ID_HEAD, heads_of, table
from xatre.exchange.workbook import read_workbook
from xatre.kinds import KINDS
from xatre.model.computed import with_computed
from xatre.model.fields import Attachment, Field, PersonRef, Reference, Rows, Sealed
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.revision import make_revision
from xatre.model.values import Fields, Value, rows_in
from xatre.store.book import Book
from xatre.store.keys.slots import Cost
from xatre.store.register import records, revisions
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse, print_record, save, sealing
from xatre.work.records.look import BookLook
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session

COMMUNE, OFFICE = "02788@2025", "12@2025"
SEEDS = (0, 1, 2, 3)
FEW_SEEDS = (3,)
MANY_ROWS = ("criteria", "population")
"""Kinds whose form draws a row for each code of a long list: one seed is enough for their form."""
REPORTER = {"name": "Người Báo Tin Kín", "phone": "0900 000 000"}
PAPERS = (
    "initial_assessment", "emergency_action", "separation", "specific_assessment", "needs_meeting",
    "plan", "decision", "follow_up", "review",
)  # fmt: skip
"""What a case is made of beside itself: Mẫu 02 to 07 and what goes between them."""


def clock() -> datetime:
    return datetime(2026, 11, 20, 2, 41, 7, tzinfo=UTC)


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Session]:
    yield from _opened(tmp_path / "xa", COMMUNE, "commune")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Session]:
    yield from _opened(tmp_path / "so", OFFICE, "office")


def _opened(folder: Path, unit: str, role: str) -> Iterator[Session]:
    book, _ = Book.create(
        folder,
        unit=unit,
        role=role,
        officer_name="Lò Thị Ngọc Ưng",
        password="mật khẩu thử dài",
        cost=Cost.test(),
        now=clock(),
    )
    book.officer = replace(book.officer, case_rights=True)
    session = Session(book, CODES, clock)
    yield session
    session.close()


@pytest.fixture
def pair(commune: Session, office: Session, tmp_path: Path) -> tuple[Session, Session]:
    trust(commune, office, tmp_path)
    return commune, office


def put(session: Session, seed: int) -> dict[str, Record]:
    """A whole set of records, one of each kind a commune writes, completed in the book."""
    given = {
        name: Record(identifier(name, seed), name, session.unit, "complete", fields)
        for name, kind in KINDS.items()
        if kind.owner == "commune" and (fields := sample_fields(kind, seed))
    }
    look = BookLook(session, {record.id: record for record in given.values()})
    given = {name: with_computed(one, KINDS[name], look) for name, one in given.items()}
    lines = [
        make_revision(
            id=one.id, kind=name, unit=one.unit, parents=frozenset(), state="complete",
            fields=one.fields, open=frozenset(), who="Lò", when=session.now,
            device=session.book.facts.device,
        )
        for name, one in given.items()
    ]  # fmt: skip
    revisions.add_lines(session.book.db, lines)
    return given


# through the book


@pytest.mark.parametrize("seed", SEEDS)
def test_every_field_goes_through_the_book(commune: Session, seed: int) -> None:
    for name, given in put(commune, seed).items():
        back = records.get(commune.book.db, name, given.id)
        assert back is not None
        assert back.fields == given.fields, name
        assert (back.state, back.cut, back.waiting) == ("complete", "", False)


def test_every_field_goes_through_a_draft(commune: Session) -> None:
    for name, kind in KINDS.items():
        if kind.owner == "office":
            continue
        record = save.start(commune, name, sample_fields(kind, 1))
        save.keep_draft(commune, record)
        assert browse.record(commune, name, record.id).fields == record.fields, name


# through the form


@pytest.mark.parametrize("name", list(KINDS))
def test_every_field_goes_through_the_form(qtbot: Any, name: str) -> None:
    form = Form(KINDS[name], EditorContext(codes=CODES, today=lambda: date(2026, 11, 20)))
    qtbot.addWidget(form)
    for seed in FEW_SEEDS if name in MANY_ROWS else SEEDS:
        given = sample_fields(KINDS[name], seed)
        form.set_values(given)
        assert form.values() == given
        assert form.faults() == {}


# through a package


@pytest.mark.parametrize("seed", SEEDS)
def test_every_field_goes_through_a_package_or_is_cut_as_its_profile_says(
    pair: tuple[Session, Session], tmp_path: Path, seed: int
) -> None:
    commune, office = pair
    given = put(commune, seed)
    sent = export_package(commune, tmp_path / "usb")
    (taken,) = receive_files(office, [sent.file])
    assert (taken.outcome, taken.rejected, taken.waiting) == ("taken", 0, 0)
    for name, one in given.items():
        kind = KINDS[name]
        back = records.get(office.book.db, name, one.id)
        assert back is not None
        profile = strictest(kind, kind.profile)
        assert back.fields == carried(one.fields, carried_fields(kind, profile)), name
        lost = one.fields.keys() - back.fields.keys()
        assert {path for path in lost if not _may_be_lost(kind, kind.fields[path])} == set(), name
        if profile == "full":
            assert all(_stays_at_home(kind.fields[path]) for path in lost), name
    assert digest(office, "02788") == digest(commune)


def _stays_at_home(field: Field) -> bool:
    """What travels under no profile: sealed blocks, and links to a case from an open kind."""
    return isinstance(field, Sealed) or (isinstance(field, Reference) and KINDS[field.to].guarded)


def _may_be_lost(kind: Kind, field: Field) -> bool:
    if _stays_at_home(field):
        return True
    private = field.identity or field.narrative or isinstance(field, Attachment | PersonRef)
    cells = bool(field.parts) and all(part.identity or part.narrative for part in field.parts)
    free = field.sort in ("text", "long text") and not getattr(field, "open_line", False)
    to_child = isinstance(field, Reference) and field.to == "child"
    return kind.profile != "full" and (private or cells or free or to_child)


@pytest.mark.parametrize("seed", FEW_SEEDS)
def test_a_remark_comes_down_with_the_return(
    pair: tuple[Session, Session], tmp_path: Path, seed: int
) -> None:
    commune, office = pair
    about = put(commune, seed)["child"]
    sent = export_package(commune, tmp_path / "usb")
    receive_files(office, [sent.file])
    fields = sample_fields(KINDS["remark"], seed) | {"to_unit": COMMUNE, "about_kind": "child"}
    revision = records.get(office.book.db, "child", about.id)
    assert revision is not None
    fields |= {"about_id": about.id, "about_revision": revision.revision}
    line = make_revision(
        id=identifier("remark", seed + 10), kind="remark", unit=OFFICE, parents=frozenset(),
        state="complete", fields=fields, open=frozenset(), who="Sở", when=office.now,
        device=office.book.facts.device,
    )  # fmt: skip
    revisions.add_lines(office.book.db, [line])
    (taken,) = receive_files(office, [sent.file])
    assert taken.return_file is not None
    receive_files(commune, [Path(taken.return_file)])
    back = records.get(commune.book.db, "remark", identifier("remark", seed + 10))
    assert back is not None
    assert back.fields == fields


# through a workbook


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", list(KINDS))
def test_every_field_goes_through_a_workbook(name: str, seed: int) -> None:
    kind = KINDS[name]
    record = Record(identifier(name, seed), name, COMMUNE, "complete", sample_fields(kind, seed))
    pages = list(read_workbook(table(kind, [record], CODES)).values())
    shown = [one for one in kind.fields.values() if one.privacy != "sealed" and one.name != "code"]
    flat = [one for one in shown if not isinstance(one, Rows)]
    (row,) = pages[0]
    assert row[CODE_HEAD] == record.fields["code"]
    assert row[ID_HEAD] == record.id
    _same_cells(row, kind, flat, record.fields)
    tables = [one for one in shown if isinstance(one, Rows)]
    assert len(pages) == 1 + len(tables)
    for field, lines in zip(tables, pages[1:], strict=True):
        rows = rows_in(record.fields[field.name])
        assert len(lines) == len(rows)
        for line, (_, cells) in zip(lines, sorted(rows.items()), strict=True):
            _same_cells(line, kind, field.fields, cells)


def _same_cells(
    row: Mapping[str, CellValue], kind: Kind, fields: Any, values: Mapping[str, Value]
) -> None:
    for head, field in zip(heads_of(kind, fields), fields, strict=True):
        if field.name not in values:
            assert head not in row
            continue
        wanted, found = field.cell(values[field.name], CODES), row.get(head, "")
        if isinstance(wanted, Decimal):
            assert Decimal(str(found)) == wanted
        else:
            assert (type(found), found) == (type(wanted), wanted), (kind.name, field.name)


# the whole way


def test_a_case_with_all_its_papers_goes_the_whole_way(
    qtbot: Any, pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    context = EditorContext(
        codes=CODES,
        today=lambda: commune.today,
        seal=lambda name, fields: sealing.seal_block(
            commune, KINDS["case"].fields[name], fields  # type: ignore[arg-type]
        ),
    )  # fmt: skip
    saved: dict[str, Record] = {}
    for name in ("village", "child", "incident", "case", *PAPERS):
        typed = _typed(qtbot, KINDS[name], context, saved)
        record = save.complete(commune, save.start(commune, name, typed), by_program=True)
        saved[name] = record
        lost = {path for path, value in typed.items() if record.fields.get(path) != value}
        assert {path for path in lost if not KINDS[name].fields[path].computed} == set(), name

    sealed = saved["case"].fields["reporter"]
    assert sealing.open_block(commune, sealed, "case") == REPORTER

    sent = export_package(commune, tmp_path / "usb")
    (taken,) = receive_files(office, [sent.file])
    assert (taken.outcome, taken.new, taken.rejected) == ("taken", len(saved), 0)
    assert digest(office, "02788") == digest(commune)
    for name, record in saved.items():
        kind = KINDS[name]
        back = browse.record(office, name, record.id)
        what = carried_fields(kind, strictest(kind, kind.profile))
        assert back.fields == carried(record.fields, what)

    for name in ("case", *PAPERS):
        record = saved[name]
        book = read_workbook(table(KINDS[name], [record], CODES))
        assert "Báo Tin Kín" not in repr(book)
        sheet = print_record.make_sheet(commune, name, record.id, "bàn giao hồ sơ")
        print_record.note_printed(commune, sheet)
        words = paper.document(sheet.html).toPlainText()
        content = paper.pdf(sheet.html)
        assert content.startswith(b"%PDF-")
        assert b"/FontFile" in content
        assert "Báo Tin Kín" not in words
        for missing in _not_said(KINDS[name], record.fields, words):
            raise AssertionError(f"{name}: {missing} is not on the sheet")


def _typed(qtbot: Any, kind: Kind, context: EditorContext, saved: Mapping[str, Record]) -> Fields:
    """What the form hands out for a sample, references pointing at what is in the book."""
    given = sample_fields(kind, 0)
    for name, field in kind.fields.items():
        if isinstance(field, Reference):
            given.pop(name)
            if field.to in saved:
                given[name] = saved[field.to].id
        if isinstance(field, Sealed):
            given[name] = context.seal(name, dict(REPORTER))
    for name in ("code", "void_reason", "doubt_reasons"):
        given.pop(name)
    if kind.name == "case":
        given["reporter_agrees"] = "yes"
    form = Form(kind, context)
    qtbot.addWidget(form)
    form.set_values(given)
    return form.values()


def _not_said(kind: Kind, fields: Fields, words: str) -> Iterator[str]:
    """Fields whose written value is not in the text of the sheet."""
    plain = " ".join(words.split())
    for name in kind.shown(fields) & fields.keys():
        field = kind.fields[name]
        if isinstance(field, Sealed | Attachment | Reference):
            continue
        parts = (
            [(part, row[part.name]) for row in rows_in(fields[name]).values()
             for part in field.fields if part.name in row]
            if isinstance(field, Rows) else [(field, fields[name])]
        )  # fmt: skip
        for part, value in parts:
            if " ".join(part.show(value, CODES).split()) not in plain:
                yield f"{name}/{part.name}"
