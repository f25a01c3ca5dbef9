"""The file is read once: the stick pulled or the table saved anew between two answers changes
neither the rows nor the digest they are noted under."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from messy import people, save
from xatre.outside.grid import Table
from xatre.store.register import imports
from xatre.work.cleaning import returned
from xatre.work.importing import planning, taking
from xatre.work.importing.planning import ImportChoices, make_plan, read_table
from xatre.work.session import Session


def table_of(folder: Path, seed: int = 1) -> tuple[Path, str]:
    """A list of three children and the digest of its file."""
    rows: list[list[object]] = [["Họ và tên", "Ngày sinh", "Giới tính"]]
    rows += [[one["name"], one["born"], one["sex"]] for one in people(3, seed)]
    file = save(folder, "danh sách.xlsx", rows)
    return file, hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_stick_is_pulled_between_two_answers(commune: Session, tmp_path: Path) -> None:
    file, digest = table_of(tmp_path)
    table = read_table(file)
    make_plan(commune, "child", file, table=table)
    file.unlink()
    plan = make_plan(commune, "child", file, ImportChoices(answers={"x": "y"}), table=table)
    assert (len(plan.rows), plan.sha256) == (3, digest)
    taken = taking.take(commune, plan)
    assert imports.imports(commune.book.db)[0].sha256 == digest
    assert taken.new == 3


def test_the_file_is_saved_anew_in_between(commune: Session, tmp_path: Path) -> None:
    file, digest = table_of(tmp_path)
    table = read_table(file)
    _, other = table_of(tmp_path, seed=2)
    assert other != digest
    assert make_plan(commune, "child", file, table=table).sha256 == digest


def test_a_returned_list_is_read_once(
    commune: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[list[object]] = [["Mã hồ sơ", "Số định danh cá nhân"], ["TE-A-2026-00001", ""]]
    file = save(tmp_path, "trả về.xlsx", rows)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    read = planning.read_table

    def then_pulled(file: Path, *stop: object) -> Table:
        table = read(file)
        file.unlink()
        return table

    monkeypatch.setattr(planning, "read_table", then_pulled)
    assert returned.read_returned(commune, file).sha256 == digest
