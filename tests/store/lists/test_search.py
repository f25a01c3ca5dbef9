"""Search as you type: hits as written first, and never what is hidden."""

from __future__ import annotations

import pytest
from sample_kinds import CASE, CHILD, line, memory_book

from xatre.store.connection import Database
from xatre.store.lists import search, words
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
