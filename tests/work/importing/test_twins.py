"""A twin's row, its name like the book's child's but for the marks, changes no child: taken with
the doubtful it goes in as new, and what is said of it is true."""

from __future__ import annotations

from pathlib import Path

from work_samples import CHILD, add

from messy import save
from xatre.store.register import records
from xatre.work.importing import taking
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

HEADS = ["Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ"]
HELD = {**CHILD, "full_name": "Bảy Văn Hai", "sex": "male", "mother_name": "Ma Thị A"}
OTHER = ["Bảy Văn Hai", "9/3/2017", "Nam", "Lục Thị Khác"]
TWIN = ["Bảy Văn Hải", "9/3/2017", "Nam", "Ma Thị A"]


def test_a_twin_goes_in_as_new(commune: Session, tmp_path: Path) -> None:
    id = add(commune, "child", **HELD)
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", [HEADS, OTHER, TWIN]))
    twin = plan.rows[1]
    assert (twin.status, twin.revision) == ("doubtful", "")
    said = [one.text for one in twin.problems]
    assert not any(words.startswith("Trùng với dòng") for words in said), said
    assert any("TE-00001" in words for words in said), said
    taking.take(commune, plan, ("new", "changed", "doubtful"))
    held = records.get(commune.book.db, "child", id)
    assert held is not None
    assert held.fields["full_name"] == "Bảy Văn Hai"
    assert twin.record != id


def test_a_twin_alone_renames_nobody(commune: Session, tmp_path: Path) -> None:
    add(commune, "child", **HELD)
    (row,) = make_plan(commune, "child", save(tmp_path, "ds.xlsx", [HEADS, TWIN])).rows
    assert (row.status, row.revision) == ("doubtful", "")


def test_a_name_without_marks_or_with_its_tone_elsewhere_is_the_same(
    commune: Session, tmp_path: Path
) -> None:
    add(commune, "child", **HELD | {"full_name": "Bảy Văn Hòa"})
    for name in ("Bảy Văn Hoà", "Bay Van Hoa"):
        row = [name, *TWIN[1:]]
        (planned,) = make_plan(commune, "child", save(tmp_path, "ds.xlsx", [HEADS, row])).rows
        assert planned.revision, name
