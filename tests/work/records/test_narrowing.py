"""A list narrowed by words: codes by label, villages by name, days between two, what is not
written; what is no field, or hidden from the officer, is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_samples import CHILD, add

from command import new_book, xatre
from messy import save
from xatre.exchange.workbook import read_workbook
from xatre.work.records import browse
from xatre.work.records.narrowing import NoSuchFilter, NoSuchValue, narrowed
from xatre.work.session import Session


@pytest.fixture
def register(commune: Session) -> Session:
    village = add(commune, "village", village_kind="ban", name="Bản Mới")
    add(commune, "child", **CHILD | {"full_name": "Lò Văn Một", "born_on": "2012-05"})
    more = {"born_on": "2015-01-31", "village": village, "standing": "away"}
    add(commune, "child", **CHILD | {"full_name": "Lò Văn Hai", "standing_on": "2025"} | more)
    return commune


@pytest.mark.parametrize(
    ("written", "found"),
    [(["born_on=2012..2014"], ["Một"]), (["born_on=..31/1/2015"], ["Một", "Hai"]),
     (["born_on=2015"], ["Hai"]), (["Hiện nay=Đi vắng"], ["Hai"]), (["village="], ["Một"]),
     (["village=Bản Mới", "standing=here|away"], ["Hai"]), ([], ["Một", "Hai"])],
)  # fmt: skip
def test_words_narrow_a_list(register: Session, written: list[str], found: list[str]) -> None:
    rows = browse.page(register, narrowed(register, "child", written), 0, 10)
    assert sorted(row.title.split()[-1] for row in rows) == sorted(found)


@pytest.mark.parametrize("written", ["Zzz=1", "born_on", "reporter=1"])
def test_what_is_no_field_is_refused(register: Session, written: str) -> None:
    with pytest.raises(NoSuchFilter):
        narrowed(register, "child", [written])


@pytest.mark.parametrize("written", ["standing=Bay", "village=Bản Lạ"])
def test_a_value_there_is_not_is_refused(register: Session, written: str) -> None:
    with pytest.raises(NoSuchValue) as refused:
        narrowed(register, "child", [written])
    assert "Đã mất" in refused.value.to_do or "Bản Mới" in refused.value.to_do


def test_a_table_as_filtered(tmp_path: Path) -> None:
    book, out = new_book(tmp_path / "xa"), tmp_path / "ra.xlsx"
    rows = [["Họ và tên", "Ngày sinh", "Giới tính"],
            ["Lò Văn Một", "9/3/2012", "Nam"], ["Lò Thị Hai", "9/3/2015", "Nữ"]]  # fmt: skip
    xatre("import", book, "child", save(tmp_path, "ds.xlsx", rows))
    ran = xatre("table", book, "child", "--out", out, "--where", "sex=Nữ", "--json")
    assert ran.json["rows"] == 1
    assert "2012" not in repr(read_workbook(out.read_bytes()))
