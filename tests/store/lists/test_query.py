"""Every list against the same list worked out in Python."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from sample_kinds import UNIT, line, memory_book, new_id

from xatre.model.fields import Choices
from xatre.model.record import Record
from xatre.model.text import name_key
from xatre.store.connection import Database
from xatre.store.faults import NotInTheTable
from xatre.store.lists import first_pages, paging, query
from xatre.store.lists.filters import Between
from xatre.store.lists.query import Query
from xatre.store.lists.sort_keys import day_key
from xatre.store.register import drafts, records, revisions, row_check

NAMES = ("An", "Ánh", "Ăn", "Giàng Thị Mai", "Lò Văn Đạt", "Vàng A Đat", "Nguyễn Thị Mai")


@pytest.fixture(params=[(3, 2, 2), (1000, 8000, 2000)], ids=["walking", "sorting"])
def db(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setattr(paging, "STEP", request.param[0])
    monkeypatch.setattr(paging, "MANY", request.param[1])
    monkeypatch.setattr(first_pages, "FEW", request.param[2])
    monkeypatch.setattr(first_pages, "LOOKED_AT", request.param[2] * 20)
    chance = random.Random(7)
    book = memory_book()
    villages = [line(900 + n, "village", {"name": f"Bản {n}"}) for n in range(3)]
    lines = [*villages]
    for number in range(60):
        fields = {"full_name": chance.choice(NAMES), "code": f"TE-{number:05}"}
        if chance.random() < 0.8:
            fields["sex"] = chance.choice("12")
        if chance.random() < 0.8:
            fields["born_on"] = chance.choice(["2015", "2016-03", "2016-03-09", "2017~"])
        if chance.random() < 0.7:
            fields["village"] = chance.choice(villages).id
        if chance.random() < 0.7:
            fields["weight"] = str(chance.randrange(3, 200))
        if chance.random() < 0.5:
            fields["groups"] = dict.fromkeys(chance.sample(["G01", "G02", "G03"], 2), "yes")
        if chance.random() < 0.4:
            fields["special"] = {
                "r1": {"+": "yes", "group": chance.choice(["G04", "G09"])},
                "r2": {"group": "G11"},
            }
        state = "void" if chance.random() < 0.15 else "complete"
        unit = chance.choice([UNIT, "02788@2025"])
        lines.append(line(number, "child", fields, state=state, unit=unit))
    revisions.add_lines(book, lines)
    for number in range(100, 108):
        drafts.save_draft(
            book, "child", new_id(number), UNIT, {"full_name": "Nháp"}, saved_at="2026"
        )
    yield book
    assert row_check.recompute_check(book, []) == []


def holds(record: Record, name: str, value: object) -> bool:
    found: object = record.fields.get(name)
    if name == "@unit":
        found = record.unit
    if name == "special/group":
        rows = record.fields.get("special", {})
        cells = {row["group"] for row in rows.values() if "+" in row}  # type: ignore[union-attr]
        wanted = set(value) if isinstance(value, tuple) else {value}
        return bool(cells & wanted) if value else not cells
    if name == "groups":
        wanted = set(value) if isinstance(value, tuple) else {value}
        return bool(set(found or ()) & wanted) if value else not found  # type: ignore[call-overload]
    if isinstance(value, Between):
        if found is None:
            return False
        if name == "weight":
            return float(value.low or -1) <= int(str(found)) <= float(value.high or 1e9)
        return value.low <= day_key(str(found)) <= (value.high or "~")
    if isinstance(value, tuple):
        return found in value
    return found == value


def expected(db: Database, asked: Query) -> list[str]:
    states = asked.states or ("draft", "complete")
    titles = {one.id: str(one.fields["name"]) for one in records.every(db, "village")}
    found = []
    for record in records.every(db, "child", drafts=True):
        if record.state in states and all(
            holds(record, name, value) for name, value in asked.filters.items()
        ):
            found.append(record)
    one_value = asked.filters.get(asked.order, ()) is None or isinstance(
        asked.filters.get(asked.order, ()), str
    )
    order = asked.order if asked.order and not one_value else "full_name"

    def key(record: Record) -> tuple[object, int]:
        value = record.fields.get(order)
        row = db.conn.execute('SELECT row FROM "kind_child" WHERE id = ?', (record.id,))
        place = row.fetchone()[0]
        if order == "full_name":
            return name_key(str(value)), place
        if order == "born_on":
            return day_key(str(value or "")), place
        if order == "weight":
            return int(str(value)) if value else -1, place
        if order == "village":
            return titles.get(str(value), ""), place
        return str(value or ""), place

    return [one.id for one in sorted(found, key=key, reverse=asked.descending)]


FILTERS: tuple[dict[str, object], ...] = (
    {},
    {"sex": "1"},
    {"sex": None},
    {"sex": ("1", "2")},
    {"born_on": Between("2016", "2016-12-31")},
    {"born_on": "2016-03"},
    {"weight": Between("10", "50")},
    {"weight": Between("", "50")},
    {"groups": "G01"},
    {"groups": ("G01", "G02")},
    {"groups": None},
    {"special/group": "G04"},
    {"special/group": "G11"},
    {"@unit": UNIT},
    {"@draft": "yes"},
    {"sex": "1", "groups": "G02"},
    {"sex": None, "village": None},
    {"born_on": Between("", "2016-03-09"), "village": None},
    {"born_on": Between("2017"), "sex": ("1", "2")},
    {"groups": None, "special/group": ("G04", "G11")},
    {"@unit": ("02788@2025",), "@waiting": "yes"},
    {"sex": "2", "special/group": "G09", "born_on": Between("2016")},
)
STATES = (
    (),
    ("draft",),
    ("void",),
    ("complete",),
    ("complete", "void"),
    ("draft", "complete", "void"),
)


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_every_list_is_what_python_says(db: Database, filters: dict[str, object]) -> None:
    for states in STATES:
        for order in ("", "born_on", "weight", "village", "sex", "code"):
            for descending in (False, True):
                asked = Query("child", "", filters, order, descending, states)  # type: ignore[arg-type]
                if "@draft" in filters:
                    continue
                wanted = expected(db, asked)
                assert query.count(db, asked) == len(wanted)
                for offset, limit in ((0, 7), (11, 5), (31, 9), (40, 50), (200, 5)):
                    shown = [row.id for row in query.page(db, asked, offset, limit)]
                    assert shown == wanted[offset : offset + limit], (asked, offset)
                for place in range(0, len(wanted), 5):
                    assert query.position(db, asked, wanted[place]) == place, asked


def test_rows_show_stored_cells_and_names_of_references(db: Database) -> None:
    (row,) = query.page(db, Query("child", filters={"groups": "G01"}), 0, 1)
    assert set(row.cells["groups"]) <= {"G01", "G02", "G03"}
    named = query.page(db, Query("child", order="village", descending=True), 0, 1)[0]
    assert named.named == {"village": "Bản 2"}
    assert query.position(db, Query("child", filters={"sex": "1"}), new_id(999)) is None


def test_a_list_is_fresh_after_a_write(db: Database) -> None:
    asked = Query("child", filters={"sex": "1"})
    before = query.count(db, asked)
    revisions.add_lines(db, [line(500, "child", {"full_name": "Aa", "sex": "1"})])
    assert query.count(db, asked) == before + 1
    assert query.page(db, asked, 0, 1)[0].id == new_id(500)


def test_marks_of_a_list(db: Database) -> None:
    first = line(600, "child", {"full_name": "A"})
    sides = [line(600, "child", {"full_name": one}, parents=(first,)) for one in "BC"]
    revisions.add_lines(db, [first, *sides])
    (row,) = query.page(db, Query("child", filters={"@clashing": "yes"}), 0, 5)
    assert (row.id, [one.path for one in row.clashes]) == (first.id, ["full_name"])
    assert query.count(db, Query("child", filters={"@draft": "yes"})) == 8


@pytest.mark.parametrize("filters", [{}, {"sex": "1"}, {"groups": "G01"}], ids=str)
def test_a_text_narrows_a_list_and_puts_hits_as_written_first(
    db: Database, filters: dict[str, str]
) -> None:
    asked = Query("child", "đạt", filters)
    rows = query.page(db, asked, 0, 100)
    titles = [row.title for row in rows]
    assert titles == sorted(titles, key=lambda title: "Đạt" not in title)
    wanted = {
        one.id
        for one in records.every(db, "child")
        if "Đ" in str(one.fields["full_name"])
        and one.state == "complete"
        and all(holds(one, name, value) for name, value in filters.items())
    }
    assert {row.id for row in rows} == wanted
    assert query.count(db, asked) == len(wanted)
    assert query.position(db, asked, rows[-1].id) == len(rows) - 1
    assert query.count(db, Query("child", "  -- ")) == 0


@pytest.mark.parametrize(
    "asked",
    [
        Query("child", order="secret; DROP TABLE revisions"),
        Query("child", order="groups"),
        Query("child", filters={'sex" OR 1': "1"}),
        Query("child", filters={"special": "G04"}),
        Query("child", filters={"special/nothing": "G04"}),
        Query("child", filters={"full_name": Between("a", "b"), "notes": Between("a")}),
        Query("child", filters={"groups": Between("a", "b")}),
        Query("case", filters={"reporter": "x"}),
    ],
    ids=str,
)
def test_only_declared_fields_filter_and_order(asked: Query) -> None:
    with pytest.raises(NotInTheTable):
        query.count(memory_book(), asked)


def test_values_are_bound() -> None:
    db = memory_book()
    revisions.add_lines(db, [line(1, fields={"full_name": "An", "sex": "1"})])
    assert query.count(db, Query("child", filters={"sex": "1' OR '1'='1"})) == 0
    assert query.count(db, Query("child", '" OR words MATCH "an')) == 0


def test_each_filter_has_its_own_index() -> None:
    of = memory_book()
    from xatre.store.schema import table

    child = table(of, "child")
    for name in child.kind.filters:
        if not isinstance(child.filter_field(name), Choices) and "/" not in name:
            assert f"kind_child_of_{name}" in child.indexes()
