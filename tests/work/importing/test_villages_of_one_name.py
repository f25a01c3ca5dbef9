"""Villages of one name, as merged communes have them: told apart by their old commune, when a list
of villages is brought in and when children name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save as file_of
from xatre.model.record import Record
from xatre.store.lists.query import Query
from xatre.store.register import records
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.importing.taking import take
from xatre.work.records import browse, save
from xatre.work.records.villages import shown, standing
from xatre.work.session import Session

HEADS = ["Tên thôn", "Loại", "Xã cũ", "Số hộ"]


@pytest.fixture
def former(commune: Session) -> list[tuple[str, str]]:
    """Two old communes of this unit: value and name."""
    found = [commune.codes.unit(value) for value in commune.codes.predecessors(commune.unit)]
    return sorted((one.value, one.name) for one in found if one)[:2]


def villages_plan(commune: Session, folder: Path, *rows: list[object]) -> Plan:
    return make_plan(commune, "village", file_of(folder, "thon.xlsx", [HEADS, *rows]))


def households(commune: Session) -> dict[str, object]:
    return {
        str(one.fields.get("former_unit")): one.fields.get("households")
        for one in standing(commune)
    }


def children_plan(commune: Session, folder: Path, *names: str, **answers: str) -> Plan:
    rows = [["Họ và tên", "Ngày sinh", "Giới tính", "Thôn"]]
    rows += [[f"Giàng A Páo{'a' * n}", f"{n + 1:02}/03/2017", "Nam", one]
             for n, one in enumerate(names)]  # fmt: skip
    file = file_of(folder, "tre.xlsx", rows)
    given = {key.replace("__", ":"): answer for key, answer in answers.items()}
    return make_plan(commune, "child", file, ImportChoices(answers=given))


@pytest.fixture
def two(commune: Session, former: list[tuple[str, str]]) -> dict[str, str]:
    """Two villages Bản Khuân: old commune → id."""
    made: dict[str, str] = {}
    for unit, _ in former:
        fields = {"village_kind": "ban", "name": "Bản Khuân", "former_unit": unit}
        made[unit] = save.complete(commune, save.start(commune, "village", fields)).id
    return made


def test_the_old_commune_tells_villages_apart(
    commune: Session, former: list[tuple[str, str]], tmp_path: Path
) -> None:
    (one, one_name), (other, other_name) = former
    rows = [["Bản Khuân", "Bản", one_name, 85], ["Bản Khuân", "Bản", other_name, 44]]
    plan = villages_plan(commune, tmp_path, *rows)
    assert [row.status for row in plan.rows] == ["new", "new"]
    take(commune, plan)
    assert households(commune) == {one: "85", other: "44"}
    again = villages_plan(commune, tmp_path, *rows)
    assert [row.status for row in again.rows] == ["same", "same"]
    changed = villages_plan(commune, tmp_path, ["Bản Khuân", "Bản", other_name, 50])
    take(commune, changed, ("new", "changed", "doubtful"))
    assert households(commune) == {one: "85", other: "50"}


def test_a_row_never_takes_the_village_of_another_row(
    commune: Session, former: list[tuple[str, str]], tmp_path: Path
) -> None:
    save.complete(
        commune,
        save.start(commune, "village", {"village_kind": "ban", "name": "Bản Khuân"}),
    )
    rows = [["Bản Khuân", "Bản", name, 10 + n] for n, (_, name) in enumerate(former)]
    take(commune, villages_plan(commune, tmp_path, *rows), ("new", "changed", "doubtful"))
    take(commune, villages_plan(commune, tmp_path, *rows), ("new", "changed", "doubtful"))
    assert households(commune) == {former[0][0]: "10", former[1][0]: "11"}


def test_a_name_of_several_is_asked_once(
    commune: Session, two: dict[str, str], tmp_path: Path
) -> None:
    plan = children_plan(commune, tmp_path, "Bản Khuân", "bản khuân", village="new")
    (question,) = plan.questions.values()
    assert (question.key, question.rows) == ("which_village:ban khuan", 2)
    words = shown(commune)
    assert dict(question.options) == {
        **{id: words[id] for id in two.values()},
        "none": "Để trống",
    }
    assert all("(xã " in words[id] for id in two.values())
    (first, *_) = two.values()
    done = children_plan(commune, tmp_path, "Bản Khuân", **{"which_village__ban khuan": first})
    assert [row.fields["village"] for row in done.rows] == [first]


def test_the_old_commune_behind_the_name_chooses(
    commune: Session, two: dict[str, str], former: list[tuple[str, str]], tmp_path: Path
) -> None:
    for (unit, name), form in zip(former, ("Bản Khuân, {}", "Bản Khuân ({})"), strict=True):
        for words in (name, name.removeprefix("Xã ")):
            (row,) = children_plan(commune, tmp_path, form.format(words)).rows
            assert row.fields["village"] == two[unit]


def test_a_village_near_in_name_is_offered(commune: Session, tmp_path: Path) -> None:
    fields = {"village_kind": "ban", "name": "Bản Khuân"}
    made: Record = save.complete(commune, save.start(commune, "village", fields))
    plan = children_plan(commune, tmp_path, "B. Khuân", village="new")
    (question,) = plan.questions.values()
    assert question.options[0] == (made.id, "Bản Khuân")
    assert [key for key, _ in question.options[1:]] == ["new", "none"]


def test_a_village_made_by_an_import_is_named_as_a_list_names_it(
    commune: Session, former: list[tuple[str, str]], tmp_path: Path
) -> None:
    named = ["Thôn 3", f"thôn Lạ ({former[0][1]})", f"Thôn Lạ, {former[0][1]}"]
    take(commune, children_plan(commune, tmp_path, *named, village="new"))
    made = {
        (one.fields["village_kind"], one.fields["name"], one.fields.get("former_unit"))
        for one in records.every(commune.book.db, "village")
    }
    assert made == {("thon", "Thôn 3", None), ("thon", "Thôn Lạ", former[0][0])}


def test_a_list_of_villages_without_kinds_says_them_in_the_names(
    commune: Session, tmp_path: Path
) -> None:
    rows = [["Tên thôn", "Số hộ"], ["Thôn 1", 12], ["Tổ dân phố 5", 30], ["bản Sì Choang", 8]]
    file = file_of(tmp_path, "thon.xlsx", rows)
    take(commune, make_plan(commune, "village", file))
    made = {(one.fields["village_kind"], one.fields["name"]) for one in standing(commune)}
    assert made == {("thon", "Thôn 1"), ("to_dan_pho", "Tổ dân phố 5"), ("ban", "bản Sì Choang")}
    bare = [["Tên thôn", "Loại", "Số hộ"], ["1", "Thôn", 14], ["Sì Choang", "Bản", 8]]
    plan = make_plan(commune, "village", file_of(tmp_path, "lai.xlsx", bare))
    assert [(row.status, row.changes) for row in plan.rows] == [
        ("changed", ("households",)),
        ("same", ()),
    ]


def test_a_village_is_shown_with_the_word_of_its_kind(commune: Session, tmp_path: Path) -> None:
    begun = save.start(commune, "village", {"village_kind": "thon", "name": "3"})
    village = save.complete(commune, begun)
    take(commune, children_plan(commune, tmp_path, "Thôn 3"))
    (child,) = browse.page(commune, Query("child"), 0, 10)
    assert child.named["village"] == "Thôn 3"
    (listed,) = browse.page(commune, Query("village"), 0, 10)
    assert listed.title == "Thôn 3"
    assert browse.title(commune, "village", village.id) == "Thôn 3"
    assert shown(commune) == {village.id: "Thôn 3"}
