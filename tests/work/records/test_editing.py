"""A record while a person writes it: what was changed elsewhere meanwhile, and what this person
may not see, stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from xatre.model.record import Record
from xatre.model.values import IN, YES, Value, rows_in
from xatre.work.records import browse, editing, put_aside, save
from xatre.work.session import Session

CHILD = {"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}


def groups(*codes: str) -> Value:
    return {f"t{code}": {IN: YES, "group": code} for code in codes}


def rows_of(record: Record) -> dict[str, Value]:
    value = record.fields["special_groups"]
    assert isinstance(value, dict)
    return value


@contextmanager
def without_rights(session: Session) -> Iterator[Session]:
    officer = session.book.officer
    session.book.officer = replace(officer, role="entry", case_rights=False)
    assert not session.sees_cases
    yield session
    session.book.officer = officer


def child(session: Session, *codes: str) -> Record:
    fields = {**CHILD, "special_groups": groups(*codes)}
    return save.complete(session, save.start(session, "child", fields))


def change(session: Session, id: str, **fields: Value) -> None:
    kept = browse.record(session, "child", id)
    save.complete(session, replace(kept, fields=kept.fields | fields))


def test_a_rebase_keeps_what_this_officer_is_not_shown(commune: Session) -> None:
    begun = child(commune, "G04", "G05")
    change(commune, begun.id, home_town="Lai Châu")
    with without_rights(commune):
        mine = replace(begun, fields=begun.fields | {"mother_name": "Lò Thị Hoa"})
        whole = editing.rebased(commune, mine)
        assert set(rows_of(whole)) == {"tG04", "tG05"}
        assert (whole.fields["mother_name"], whole.fields["home_town"]) == (
            "Lò Thị Hoa", "Lai Châu",
        )  # fmt: skip
        shown = editing.rebase(commune, mine)
        assert set(rows_of(shown.record)) == {"tG04"}
        assert shown.withheld == {"special_groups": groups("G05")}


def test_a_hidden_group_written_or_taken_away_meanwhile_stays_so(commune: Session) -> None:
    for before, after in ((["G04"], ["G04", "G05"]), (["G04", "G05"], ["G04"])):
        begun = child(commune, *before)
        change(commune, begun.id, special_groups=groups(*after))
        with without_rights(commune):
            mine = {**rows_of(begun), **groups("G01")}
            whole = editing.rebased(
                commune, replace(begun, fields=begun.fields | {"special_groups": mine})
            )
        found = {row["group"] for row in rows_in(whole.fields["special_groups"]).values()}
        assert found == {*after, "G01"}


def test_a_case_begun_says_when_it_was_written_down(commune: Session) -> None:
    fields = editing.begin(commune, "case", {}).record.fields
    now = commune.clock().astimezone()
    assert fields["entered_on"] == now.date().isoformat()
    assert fields["entered_at"] == f"{now:%H:%M}"


def test_what_was_put_aside_is_kept_as_the_form_keeps_it(commune: Session) -> None:
    begun = editing.begin(commune, "child", dict(CHILD)).record
    draft = put_aside.Draft(
        begun.id, "child", commune.unit, "", begun.fields, "2099-01-01T00:00:00Z"
    )
    put_aside.place(commune).keep(draft, {"born_on": "31/2"})
    assert put_aside.take_in(commune) == 1
    again = editing.reopen(commune, "child", begun.id)
    assert again.record.fields["full_name"] == CHILD["full_name"]
    assert again.typed == {"born_on": "31/2"}
