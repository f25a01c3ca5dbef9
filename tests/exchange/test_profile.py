"""A cut line carries what the profile allows and nothing of the rest."""

from __future__ import annotations

import pytest

from xatre.exchange.profile import (
    Cutter,
    carried,
    carried_fields,
    cut,
    path_travels,
    strictest,
)
from xatre.model.fields import (
    Attachment,
    Choice,
    Choices,
    Day,
    LongText,
    PersonRef,
    Reference,
    Rows,
    Sealed,
    Text,
    WholeNumber,
)
from xatre.model.kind import Kind, Section

SECRET = "Vừ Thị Mỷ"

CASE = Kind(
    "case",
    "Vụ việc",
    sections=(
        Section(
            "Một",
            (
                PersonRef("child", "Trẻ"),
                Reference("witness", "Trẻ khác", to="child"),
                Reference("incident", "Vụ chung", to="incident"),
                Text("told_name", "Họ tên", identity=True, was=("name_told",)),
                LongText("story", "Diễn biến"),
                Text("place", "Nơi", narrative=True),
                Attachment("pictures", "Ảnh"),
                Choice("harm", "Tổn hại", codes="harm"),
                Choice("subject", "Đối tượng", codes="case_subject", privacy="hidden"),
                Choices("actions", "Đã làm", codes="actions"),
                Day("received_on", "Ngày nhận", was=("taken_on",)),
                Day("told_born_on", "Ngày sinh", identity=True),
                WholeNumber("age", "Tuổi"),
                Text("report_number", "Số báo cáo", open_line=True),
                Text("neighbour_name", "Họ tên hàng xóm"),
                Sealed("reporter", "Người báo tin", fields=(Text("name", "Họ tên"),)),
                Rows(
                    "plan",
                    "Kế hoạch",
                    fields=(
                        Text("who", "Ai làm", identity=True, was=("whom",)),
                        Choice("work", "Việc", codes="work"),
                        Text("helper", "Ai giúp"),
                        LongText("note", "Ghi chú"),
                    ),
                ),
                Rows("people", "Người họp", fields=(Text("name", "Họ tên", identity=True),)),
            ),
        ),
    ),
    guarded=True,
    profile="no_identity",
)

CHILD = Kind(
    "child",
    "Trẻ em",
    sections=(Section("Một", (Text("full_name", "Họ và tên", identity=True),)),),
)

FIELDS = {
    "child": "019a1111-0000-7000-8000-000000000001",
    "witness": "019a1111-0000-7000-8000-000000000002",
    "incident": "019a2222-0000-7000-8000-000000000002",
    "told_name": SECRET,
    "name_told": SECRET,
    "story": SECRET,
    "place": SECRET,
    "pictures": {"a1": {"+": "yes", "sha256": "ab" * 32, "label": SECRET}},
    "harm": "1",
    "subject": "2",
    "actions": {"a": "yes"},
    "received_on": "2026-11-19",
    "taken_on": "2026-11-18",
    "told_born_on": "2011-11-11",
    "age": "9",
    "report_number": "12/BC-UBND",
    "neighbour_name": SECRET,
    "reporter": "c2VhbGVk",
    "plan": {
        "r1": {
            "+": "yes",
            "who": SECRET,
            "whom": SECRET,
            "work": "3",
            "helper": SECRET,
            "note": SECRET,
        },
    },
    "people": {"r1": {"+": "yes", "name": SECRET}},
    "void_reason": SECRET,
    "doubt_reasons": {"told_born_on": {"+": "yes", "reason": SECRET}},
    "of_a_newer_program": SECRET,
}

REMOVED = (SECRET, "c2VhbGVk", "2011-11-11", "told_born_on", "witness", "newer_program", "a1b2c3d4")


@pytest.fixture
def case(revision):
    return revision(
        5, kind="case", fields=FIELDS, open=["told_sex", "plan/r1/extra", "harm_other", "state"]
    )


def test_without_identity(case):
    line = cut(case, CASE, "no_identity")
    assert line.cut
    assert line.profile == "no_identity"
    assert line.name == case.name
    read = line.revision()
    assert read.name == case.name
    assert read.id == case.id
    assert read.parents == case.parents
    assert read.fields == {
        "incident": FIELDS["incident"],
        "harm": "1",
        "subject": "2",
        "actions": {"a": "yes"},
        "received_on": "2026-11-19",
        "taken_on": "2026-11-18",
        "age": "9",
        "report_number": "12/BC-UBND",
        "plan": {"r1": {"+": "yes", "work": "3"}},
    }
    for removed in REMOVED:
        assert removed.encode() not in line.body


def test_figures_only(case):
    line = cut(case, CASE, "figures")
    assert line.revision().fields == {
        "harm": "1",
        "actions": {"a": "yes"},
        "received_on": "2026-11-19",
        "taken_on": "2026-11-18",
        "age": "9",
        "plan": {"r1": {"+": "yes", "work": "3"}},
    }


def test_nothing_at_all(case):
    assert cut(case, CASE, "none") is None
    assert carried_fields(CASE, "none") == {}


def test_in_full_a_sealed_block_still_stays_at_home(case, revision):
    line = cut(case, CASE, "full")
    fields = line.revision().fields
    assert "reporter" not in fields
    assert "of_a_newer_program" not in fields
    assert fields["told_name"] == SECRET
    assert fields["plan"] == FIELDS["plan"]
    without = revision(6, kind="case", fields={"harm": "1"})
    assert cut(without, CASE, "full").cut, "a line never tells whether a block is written"


def test_a_kind_without_secrets_travels_whole(revision):
    child = revision(1, fields={"full_name": SECRET, "of_a_newer_program": "1"})
    line = cut(child, CHILD, "full")
    assert not line.cut
    assert line.body == child.line
    assert carried_fields(CHILD, "full") is None
    assert carried(child.fields, None) == child.fields


def test_a_removed_value_cannot_be_guessed(revision):
    """The name stays the same for a value, yet nothing that is carried lets anyone try values."""
    first = revision(1, kind="case", fields={"told_name": "Sùng A Lử", "harm": "1"})
    second = revision(1, kind="case", fields={"told_name": "Sùng A Lử", "harm": "1"})
    one, two = cut(first, CASE, "no_identity"), cut(second, CASE, "no_identity")
    assert one.body == two.body
    assert one.name != two.name
    assert first.nonce.hex().encode() not in one.body
    assert one.nonce == b""


def test_open_paths_of_removed_fields_are_removed(revision):
    paths = ["told_name", "harm", "plan/r2/who", "plan/r2/work", "reporter", "plan/r3/+"]
    line = cut(revision(1, kind="case", fields={}, open=paths), CASE, "no_identity")
    assert line.revision().open == {"harm", "plan/r2/work", "plan/r3/+"}


def test_the_stricter_of_wish_and_declaration_wins():
    assert strictest(CASE, "full") == "no_identity"
    assert strictest(CASE, "none") == "none"
    assert strictest(CHILD, "figures") == "figures"
    assert strictest(CHILD, "anything") == "none"


def test_a_cutter_cuts_by_kind(case, revision):
    cutter = Cutter({"case": CASE, "child": CHILD}, {"case": "full"})
    assert cutter.cut(case) == cut(case, CASE, "no_identity")
    child = revision(1)
    assert cutter.cut(child).nonce == child.nonce
    assert cutter.cut(revision(2, kind="unheard_of")) is None
    assert Cutter({"child": CHILD}, {"child": "none"}).cut(child) is None


def test_a_line_cut_again_is_never_called_fuller_than_it_came(case):
    cutter = Cutter({"case": CASE}, {})
    assert cutter.profiles["case"] == "no_identity"
    assert cutter.cut(case).profile == "no_identity"
    assert cutter.cut(case, "full").profile == "no_identity"
    assert cutter.cut(case, "figures").profile == "figures"


def test_a_link_to_a_case_never_travels_from_an_open_kind(revision):
    birth = Kind(
        "birth",
        "Khai sinh",
        sections=(
            Section(
                "Một",
                (
                    Text("full_name", "Họ và tên"),
                    Reference("of_case", "Vụ việc", to="case", privacy="hidden"),
                    Rows("seen", "Đã gặp", fields=(Reference("other", "Vụ", to="incident"),)),
                ),
            ),
        ),
    )
    fields = {
        "full_name": SECRET,
        "of_case": FIELDS["child"],
        "seen": {"r1": {"+": "yes", "other": FIELDS["child"]}},
    }
    line = cut(revision(1, kind="birth", fields=fields, open=["of_case2"]), birth, "full")
    assert line.cut
    assert line.revision().fields == {"full_name": SECRET}


def test_paths_of_clashes_are_cut_as_the_fields_are():
    what = carried_fields(CASE, "no_identity")
    assert path_travels("harm", what)
    assert path_travels("state", what)
    assert path_travels("plan/r1/work", what)
    assert path_travels("plan/r1/+", what)
    assert not path_travels("plan/r1/who", what)
    assert not path_travels("told_name", what)
    assert path_travels("anything", None)


def test_every_declared_kind_can_be_cut():
    from xatre.kinds import KINDS

    for kind in KINDS.values():
        for profile in ("no_identity", "figures"):
            names = carried_fields(kind, profile)
            for field in kind.fields.values():
                if field.identity or field.narrative or field.privacy == "sealed":
                    assert field.name not in names
        if kind.guarded:
            assert kind.profile != "full", kind.name
