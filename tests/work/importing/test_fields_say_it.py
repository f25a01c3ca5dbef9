"""What a column may fill follows from the declarations: no field is known to the import by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from messy import save
from xatre import resources
from xatre.kinds import KINDS
from xatre.model.fields import Field
from xatre.model.kind import Kind
from xatre.work.importing.columns.target import key_of
from xatre.work.importing.columns.targets import Targets
from xatre.work.importing.laying_over import over
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

HIDDEN_BY_ANOTHER = {
    "child": {"name_state": "full_name"},
    "birth": {"name_state": "full_name", "marriage_on": "registered_on"},
}
"""Fields whose own label is the head other papers use for another field."""


def changed(kind: Kind, name: str, **flags: Any) -> Kind:
    def again(field: Field) -> Field:
        return replace(field, **flags) if field.name == name else field

    sections = tuple(replace(one, fields=tuple(map(again, one.fields))) for one in kind.sections)
    return replace(kind, sections=sections)


@pytest.fixture
def declared(commune: Session, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Give a field of the child other flags."""

    def declare(name: str, **flags: Any) -> None:
        now = changed(KINDS["child"], name, **flags)
        monkeypatch.setattr(Session, "kind", lambda self, asked: now)

    return declare


@pytest.mark.parametrize("is_said", [True, False])
def test_a_column_without_a_head_is_known_by_content(
    commune: Session, tmp_path: Path, declared: Callable[..., None], is_said: bool
) -> None:
    declared("ethnic_group", by_content=is_said)
    rows = [["Họ và tên", "Ngày sinh", "Cột 3"]]
    rows += [[f"Giàng A {name}", "09/03/2017", "Mông"] for name in ("Páo", "Sử", "Lử")]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows))
    assert plan.columns[2].target == ("ethnic_group" if is_said else "")


@pytest.mark.parametrize("is_said", [True, False])
def test_a_day_under_a_mark(
    commune: Session, tmp_path: Path, declared: Callable[..., None], is_said: bool
) -> None:
    declared("born_on", under_marks=is_said)
    rows = [["Họ và tên", "Nam", "Nữ"], ["Giàng A Páo", "09/03/2017", None]]
    (row,) = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows)).rows
    assert row.fields.get("born_on") == ("2017-03-09" if is_said else None)


def test_what_is_added_to_stands_below() -> None:
    held, given = {"notes": "một", "address": "một"}, {"notes": "hai", "address": "hai"}
    assert over(KINDS["child"], held, given) == {"notes": "một\nhai", "address": "hai"}
    kind = changed(KINDS["child"], "address", added_to=True)
    assert over(kind, held, given)["address"] == "một\nhai"


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_no_label_takes_the_head_of_another_field(kind: Kind) -> None:
    targets = Targets(kind, resources.codes(), hidden=True)
    taken = {
        one.name: found
        for one in targets.by_name.values()
        if (found := targets.of_head(one.label)) != one.name
    }
    assert taken == HIDDEN_BY_ANOTHER.get(kind.name, {})
    for row in resources.column_names():
        one = targets.by_name.get(row["field"]) if row["kind"] == kind.name else None
        if one is not None and not one.begins_row:
            heads = {word: targets.keys[key_of(word)] for word in row["words"].split("|")}
            assert set(heads.values()) == {one.name}, heads
