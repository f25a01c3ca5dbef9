"""Search as you type: hits as written first, and never what is hidden."""

from __future__ import annotations

import pytest
from sample_kinds import CASE, CHILD, line, memory_book

from xatre.store.connection import Database
from xatre.store.lists import query, search, words
from xatre.store.lists.query import Query
from xatre.store.register import revisions


@pytest.fixture
def db() -> Database:
    book = memory_book()
    revisions.add_lines(
        book,
        [
            line(1, fields={"full_name": "Lò Văn Đạt", "code": "TE-00001", "mother_name": "Lý Na"}),
            line(2, fields={"full_name": "Lò Văn Dat", "secret": "HIV", "notes": "bí mật"}),
            line(3, fields={"full_name": "H’Mai Ksor"}),
            line(4, fields={"full_name": "Đạt Đã Hủy"}, state="void"),
            line(5, "village", {"name": "Bản Đạt"}),
            line(6, "case", {"told_name": "Đạt", "place": "Đạt", "code": "VV-2026-001"}),
        ],
    )
    return book


def titles(hits: list[search.Hit]) -> list[str]:
    return [hit.title for hit in hits]


def test_hits_as_written_come_first_then_without_accents(db: Database) -> None:
    found = titles(search.find(db, "đạt"))
    assert set(found[:2]) == {"Lò Văn Đạt", "Bản Đạt"}
    assert found[2:] == ["Đạt Đã Hủy", "Lò Văn Dat"]
    assert set(titles(search.find(db, "dat"))) == set(found)
    assert titles(search.find(db, "lo va da")) == ["Lò Văn Dat", "Lò Văn Đạt"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("hmai", "H’Mai Ksor"),
        ("h'mai", "H’Mai Ksor"),
        ("te-00001", "Lò Văn Đạt"),
        ("LÝ NA", "Lò Văn Đạt"),
        ("ly na dat", "Lò Văn Đạt"),
    ],
)
def test_words_of_every_searched_field_are_found(db: Database, typed: str, title: str) -> None:
    assert titles(search.find(db, typed, kinds=["child"])) == [title]


@pytest.mark.parametrize("typed", ["HIV", "bí mật", "", "   ", "-", '"', "* OR dat", "x y z"])
def test_hidden_fields_and_nonsense_find_nothing(db: Database, typed: str) -> None:
    assert search.find(db, typed) == []


def test_a_guarded_kind_is_found_by_its_code_and_with_the_right_only(db: Database) -> None:
    assert search.find(db, "vv-2026-001") == []
    assert search.find(db, "vv-2026-001", kinds=["case"]) == []
    (hit,) = search.find(db, "vv-2026-001", case_rights=True)
    assert (hit.kind, hit.code) == ("case", "VV-2026-001")
    found = search.find(db, "đạt", case_rights=True)
    assert "case" not in {hit.kind for hit in found}


def test_no_table_of_search_holds_hidden_words(db: Database) -> None:
    stored = [row[0] for row in db.conn.execute('SELECT words FROM "kind_child"')]
    assert not any("hiv" in one or "mat" in one for one in stored)
    (case,) = db.conn.execute('SELECT words FROM "kind_case"').fetchone()
    assert case == words.indexed(["VV-2026-001"])


def test_kinds_and_limit(db: Database) -> None:
    assert {hit.kind for hit in search.find(db, "đạt", kinds=["village"])} == {"village"}
    assert len(search.find(db, "dat", limit=2)) == 2
    assert CHILD.guarded is False
    assert CASE.guarded is True


@pytest.mark.parametrize(
    "typed", ["a" * 10_000, "đ " * 5_000, "\x00", "漢字", "ก็ ๑๒", "e\u0301" * 50]
)
def test_anything_may_be_typed_or_kept(typed: str) -> None:
    db = memory_book()
    revisions.add_lines(db, [line(1, fields={"full_name": "漢字 ký ๑๒ ก็ ß ŒÆ ٣"})])
    search.find(db, typed)


@pytest.fixture
def family() -> Database:
    """Children called Mai, and many whose mother is."""
    book = memory_book()
    others = [
        line(n, fields={"full_name": f"Ân {n:02}", "mother_name": "Lý Thị Mai"}) for n in range(80)
    ]
    own = [line(200, fields={"full_name": "Vàng Thị Mải", "mother_name": "Sùng Thị Na"}),
           line(201, fields={"full_name": "Xa Thị Mai", "other_names": "Nguyễn Béo"})]  # fmt: skip
    revisions.add_lines(book, [*others, *own])
    return book


@pytest.mark.parametrize("limit", [5, 50, 100])
def test_own_names_come_before_names_of_others_however_many(family: Database, limit: int) -> None:
    found = search.find(family, "mai", ["child"], limit)
    assert [hit.title for hit in found[:3]] == ["Xa Thị Mai", "Vàng Thị Mải", "Ân 00"]
    assert [(hit.found_by, hit.found_text) for hit in found[1:3]] == [
        ("", ""),
        ("mẹ", "Lý Thị Mai"),
    ]
    assert titles(search.find(family, "Mai", ["child"], limit))[:2] == titles(found)[:2]
    written = search.find(family, "mải", ["child"], limit)
    assert titles(written)[:2] == ["Vàng Thị Mải", "Xa Thị Mai"]


def test_lists_have_own_names_first_too_and_say_why(family: Database) -> None:
    for filters in ({}, {"village": None}):
        rows = query.page(family, Query("child", "mai", filters, order="full_name"), 0, 10)
        assert [row.title for row in rows[:3]] == ["Xa Thị Mai", "Vàng Thị Mải", "Ân 00"]
        assert rows[0].found_by == ("", "")
        assert rows[2].found_by == ("mẹ", "Lý Thị Mai")


def test_words_of_child_and_mother_together_and_other_names(family: Database) -> None:
    (hit,) = search.find(family, "sùng vàng", ["child"])
    assert (hit.title, hit.found_by, hit.found_text) == ("Vàng Thị Mải", "mẹ", "Sùng Thị Na")
    (hit,) = search.find(family, "nguyen be", ["child"])
    assert (hit.title, hit.found_by) == ("Xa Thị Mai", "tên khác")


@pytest.mark.parametrize(
    ("typed", "rank"),
    [("đạt", 0), ("dat", 1), ("da lo", 1), ("lý", 2), ("ly dat", 3), ("xa", None)],
)
def test_a_row_tested_by_itself_has_the_rank_the_index_gives(typed: str, rank: int | None) -> None:
    held = words.indexed(["Lò Văn Đạt"], ["Lý Na"], has_others=True)
    assert words.rank(held, typed) == rank
