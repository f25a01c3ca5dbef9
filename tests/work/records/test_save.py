"""Saving: drafts, completing, editing against a stale view, voiding, bad input."""

from __future__ import annotations

from dataclasses import replace

import pytest

from xatre.model.line_form import LineError
from xatre.model.merge import NextLine
from xatre.model.record import Record
from xatre.model.revision import Revision
from xatre.store.register import drafts, records, revisions
from xatre.work.records import browse, refusals, save
from xatre.work.session import NoRight, Session

CHILD = {"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}


def add_child(session: Session, **fields: object) -> Record:
    added = save.add_records(session, "child", [CHILD | fields])
    assert len(added.saved) == 1, added.problems
    return browse.record(session, "child", added.saved[0])


def test_a_new_child_has_a_code_and_one_revision(commune: Session) -> None:
    child = add_child(commune)
    assert child.fields["code"] == "TE-00001"
    assert child.state == "complete"
    (line,) = revisions.history(commune.book.db, child.id)
    assert line.name == child.revision
    assert line.who == "Lò Thị Ngọc Ưng"


def test_a_form_that_does_not_know_the_number_keeps_the_one_its_draft_got(commune: Session) -> None:
    begun = save.start(commune, "child", dict(CHILD))
    for _ in range(3):  # the form was begun before the number was given, and never hears of it
        save.keep_draft(commune, begun)
    assert save.complete(commune, begun).fields["code"] == "TE-00001"
    assert add_child(commune, full_name="Tẩn Lở Mẩy", sex="male").fields["code"] == "TE-00002"


def test_what_is_begun_from_a_child_starts_with_what_the_register_knows(commune: Session) -> None:
    known = {"ethnic_group": "mong", "mother_name": "Vàng Thị Mai", "mother_born_on": "1990"}
    child = add_child(commune, **known)
    birth = save.start(commune, "birth", {"child": child.id, "sex": "male"}).fields
    same = {name: birth[name] for name in ("full_name", "born_on", *known)}
    assert same == known | {"full_name": CHILD["full_name"], "born_on": CHILD["born_on"]}
    assert birth["sex"] == "male"  # what is given goes before
    case = save.start(commune, "case", {"child": child.id}).fields
    assert (case["told_name"], case["told_born_on"]) == (CHILD["full_name"], CHILD["born_on"])
    assert (case["told_sex"], case["mother_name"]) == ("female", "Vàng Thị Mai")
    assert "told_name" not in save.start(commune, "case").fields


def test_an_edit_is_a_new_revision_on_the_one_seen(commune: Session) -> None:
    child = add_child(commune)
    edited = {"id": child.id, "revision": child.revision, "full_name": "Giàng Thị Ngọc Anh"}
    assert save.add_records(commune, "child", [edited]).saved == [child.id]
    found = browse.record(commune, "child", child.id)
    assert found.fields["full_name"] == "Giàng Thị Ngọc Anh"
    assert found.fields["born_on"] == "2017-03-09"
    assert len(revisions.history(commune.book.db, child.id)) == 2


def test_an_edit_of_a_stale_view_is_refused_and_changes_nothing(commune: Session) -> None:
    child = add_child(commune)
    first = {"id": child.id, "revision": child.revision, "full_name": "Giàng Thị Anh"}
    second = {"id": child.id, "revision": child.revision, "full_name": "Giàng Thị Em"}
    save.add_records(commune, "child", [first])
    added = save.add_records(commune, "child", [second])
    assert added.saved == []
    assert [problem.code for problem in added.problems] == ["XT-132"]
    assert browse.record(commune, "child", child.id).fields["full_name"] == "Giàng Thị Anh"


def test_null_clears_and_an_absent_key_stays(commune: Session) -> None:
    child = add_child(commune, other_names="Ánh con")
    edited = {"id": child.id, "revision": child.revision, "other_names": None}
    save.add_records(commune, "child", [edited])
    found = browse.record(commune, "child", child.id)
    assert "other_names" not in found.fields
    assert found.fields["full_name"] == CHILD["full_name"]


def test_saving_what_is_there_makes_no_revision(commune: Session) -> None:
    child = add_child(commune)
    save.complete(commune, child)
    assert len(revisions.history(commune.book.db, child.id)) == 1


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"zzz": "1"}, "XT-114"),
        ({"full_name": 5}, "XT-115"),
        ({"full_name": ["a"]}, "XT-115"),
        ({"full_name": "A" * 1_000_000}, "XT-101"),
        ({"full_name": "Lò\0Thị"}, "XT-101"),
        ({"full_name": "Lò\x07Thị"}, "XT-101"),
        ({"full_name": "Lò \ud800"}, "XT-101"),
        ({"born_on": "2027-01-01"}, "XT-106"),
        ({"born_on": "1899-01-01"}, "XT-101"),
        ({"born_on": "2017-02-31"}, "XT-101"),
        ({"born_on": "1986-05-01"}, "XT-108"),
    ],
)
def test_bad_input_is_said_and_not_saved(
    commune: Session, wrong: dict[str, object], code: str
) -> None:
    added = save.add_records(commune, "child", [CHILD | wrong])
    assert added.saved == []
    assert code in [problem.code for problem in added.problems]
    assert all(problem.text.endswith(".") for problem in added.problems)
    assert browse.counts(commune)["child"] == 0


def test_a_bad_record_does_not_stop_the_others(commune: Session) -> None:
    added = save.add_records(commune, "child", [CHILD, CHILD | {"zzz": "1"}, CHILD])
    assert len(added.saved) == 2


def test_decomposed_letters_are_taken_as_composed(commune: Session) -> None:
    child = add_child(commune, full_name="Lo\u0300 Thi\u0323 U\u031bng")
    assert child.fields["full_name"] == "Lò Thị Ưng"


def test_a_draft_may_be_incomplete_stays_here_and_becomes_a_revision(commune: Session) -> None:
    record = save.start(commune, "child", {"full_name": "Tẩn Lở Mẩy"})
    save.keep_draft(commune, record)
    kept = browse.record(commune, "child", record.id)
    assert kept.state == "draft"
    assert revisions.history(commune.book.db, record.id) == []
    done = save.complete(
        commune, replace(kept, fields=kept.fields | {"born_on": "2020", "sex": "female"})
    )
    assert done.state == "complete"
    assert drafts.draft(commune.book.db, record.id) is None


def test_completing_with_something_missing_says_what_and_keeps_the_draft(
    commune: Session,
) -> None:
    record = save.start(commune, "child", {"full_name": "Tẩn Lở Mẩy"})
    save.keep_draft(commune, record)
    with pytest.raises(refusals.Incomplete) as caught:
        save.complete(commune, record)
    assert {problem.path for problem in caught.value.problems} >= {"born_on"}
    assert drafts.draft(commune.book.db, record.id) is not None


def test_voiding_needs_a_reason_and_deletes_nothing(commune: Session) -> None:
    child = add_child(commune)
    with pytest.raises(refusals.NoReason):
        save.void_record(commune, "child", child.id, "  ")
    save.void_record(commune, "child", child.id, "Ghi hai lần")
    found = records.get(commune.book.db, "child", child.id)
    assert found is not None
    assert (found.state, found.fields["void_reason"]) == ("void", "Ghi hai lần")
    assert len(revisions.history(commune.book.db, child.id)) == 2


def test_a_viewer_writes_nothing(commune: Session) -> None:
    commune.book.officer = replace(commune.book.officer, role="viewer", case_rights=False)
    with pytest.raises(NoRight):
        save.start(commune, "child")
    with pytest.raises(NoRight):
        commune.kind("case")
    assert "case" not in browse.counts(commune)


def test_a_removed_row_keeps_its_cells(commune: Session) -> None:
    child = add_child(commune, carers={"r1": {"name": "Vàng Thị Dở"}})
    rows = {"r1": {"name": "Vàng Thị Dở"}}
    done = save.complete(commune, replace(child, fields=child.fields | {"carers": rows}))
    assert browse.show(commune, "child", done.id)["record"].get("carers") is None  # type: ignore[attr-defined]


def test_a_voided_record_is_not_brought_back_by_an_edit(commune: Session) -> None:
    child = add_child(commune)
    voided = save.void_record(commune, "child", child.id, "Ghi hai lần")
    edited = {"id": child.id, "revision": voided.revision, "other_names": "Ánh"}
    added = save.add_records(commune, "child", [edited])
    assert [problem.code for problem in added.problems] == ["XT-154"]
    with pytest.raises(refusals.Voided):
        save.complete(commune, voided)
    assert browse.record(commune, "child", child.id).state == "void"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"code": "TE-99999"}, "XT-155"),
        ({"void_reason": "x"}, "XT-155"),
        ({"id": "not-an-id"}, "XT-156"),
        ({"id": "../../x"}, "XT-156"),
    ],
)
def test_what_only_the_program_writes(
    commune: Session, given: dict[str, object], code: str
) -> None:
    added = save.add_records(commune, "child", [CHILD | given])
    assert (added.saved, [problem.code for problem in added.problems]) == ([], [code])


def test_a_problem_names_the_place_in_what_was_given(commune: Session) -> None:
    added = save.add_records(commune, "child", [CHILD, CHILD | {"born_on": None}])
    assert {problem.record for problem in added.problems if problem.level == "error"} == {"1"}


def test_a_draft_is_dropped_only_by_its_kind_and_by_who_may(commune: Session) -> None:
    record = save.start(commune, "child", {"full_name": "Tẩn Lở Mẩy"})
    save.keep_draft(commune, record)
    with pytest.raises(refusals.NotHere):
        save.drop_draft(commune, "injury", record.id)
    assert drafts.draft(commune.book.db, record.id) is not None
    save.drop_draft(commune, "child", record.id)
    assert drafts.draft(commune.book.db, record.id) is None


def test_a_voided_record_is_voided_once_and_has_no_draft(commune: Session) -> None:
    child = add_child(commune)
    voided = save.void_record(commune, "child", child.id, "Ghi trùng")
    for act in (
        lambda: save.void_record(commune, "child", child.id, "Lý do khác"),
        lambda: save.keep_draft(commune, voided),
    ):
        with pytest.raises(refusals.Voided):
            act()
    assert browse.record(commune, "child", child.id).fields["void_reason"] == "Ghi trùng"


def test_a_record_too_large_for_a_line_does_not_stop_the_others(
    commune: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Session.next_line

    def narrow(self: Session, record: Record, following: NextLine) -> Revision:
        if record.fields.get("other_names"):
            raise LineError(what="dài quá")
        return real(self, record, following)

    monkeypatch.setattr(Session, "next_line", narrow)
    added = save.add_records(commune, "child", [CHILD, CHILD | {"other_names": "Ánh"}, CHILD])
    assert len(added.saved) == 2
    assert [one.code for one in added.problems if one.level == "error"] == ["XT-405"]
