"""Small kinds that use every sort of field, so that the store is tested apart from the register."""

from __future__ import annotations

from collections.abc import Mapping

from xatre.model.fields import (
    Choice,
    Choices,
    Day,
    DecimalNumber,
    LongText,
    PersonRef,
    Reference,
    Rows,
    Sealed,
    Text,
    WholeNumber,
)
from xatre.model.kind import Kind, Section
from xatre.model.revision import Revision, make_revision
from xatre.model.rules import Unique
from xatre.model.values import Fields, Value
from xatre.store.connection import Database, dbapi
from xatre.store.schema import install

UNIT = "03562@2025"

VILLAGE = Kind(
    "village",
    "Thôn",
    prefix="TB",
    order="name",
    sections=(Section("", (Text("name", "Tên", in_list=True, searched=True),)),),
)

CHILD = Kind(
    "child",
    "Trẻ em",
    prefix="TE",
    order="full_name",
    filters=("sex", "village", "born_on", "groups", "special/group"),
    sections=(
        Section(
            "",
            (
                Text("full_name", "Họ tên", in_list=True, searched=True, names_person=True),
                Text("other_names", "Tên khác", searched=True),
                Day("born_on", "Ngày sinh", in_list=True),
                Choice("sex", "Giới", codes="sex", in_list=True),
                Reference("village", "Thôn", to="village", in_list=True),
                WholeNumber("weight", "Cân nặng", in_list=True),
                DecimalNumber("height", "Chiều cao"),
                Choices("groups", "Nhóm", codes="group", in_list=True),
                Text("mother_name", "Mẹ", searched=True, whose="mẹ"),
                Text("secret", "Bệnh", searched=True, privacy="hidden"),
                Rows(
                    "special",
                    "Hoàn cảnh",
                    fields=(Choice("group", "Nhóm", codes="group"), Day("from_day", "Từ")),
                ),
                LongText("notes", "Ghi chú"),
            ),
        ),
    ),
    rules=(Unique(("full_name", "born_on"), "doubt"),),
)

INJURY = Kind(
    "injury",
    "Tai nạn",
    prefix="TN",
    order="happened_on",
    filters=("cause", "child", "happened_on"),
    sections=(
        Section(
            "",
            (
                PersonRef("child", "Trẻ", in_list=True),
                Day("happened_on", "Ngày", in_list=True),
                Choice("cause", "Nguyên nhân", codes="cause", in_list=True),
            ),
        ),
    ),
)

CASE = Kind(
    "case",
    "Vụ việc",
    prefix="VV",
    code_by_year=True,
    guarded=True,
    order="received_on",
    sections=(
        Section(
            "",
            (
                Day("received_on", "Ngày nhận", in_list=True),
                Text("told_name", "Tên", searched=True, privacy="hidden"),
                Text("place", "Nơi", searched=True),
                Sealed("reporter", "Người báo", fields=(Text("name", "Tên"),)),
            ),
        ),
    ),
)

FORM = Kind("form", "Mẫu", merge="whole", sections=(Section("", (Text("a", "A"), Text("b", "B"))),))

KINDS = (VILLAGE, CHILD, INJURY, CASE, FORM)


def sample_title(kind: Kind, id: str, fields: Fields) -> str:
    """The name, or the code, or the label of the kind."""
    for name in ("full_name", "name", "code"):
        value = fields.get(name)
        if isinstance(value, str):
            return value
    return kind.label


def memory_book(kinds: tuple[Kind, ...] = KINDS) -> Database:
    """An empty database in memory with the sample kinds."""
    db = Database(dbapi.connect(":memory:", isolation_level=None), strict=True)
    install(db, kinds, sample_title)
    db.conn.execute("CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
    return db


def new_id(number: int) -> str:
    """A record id, in the order of the numbers."""
    return f"019{number:05x}-0000-7000-8000-{number:012x}"


def line(
    id: str | int,
    kind: str = "child",
    fields: Mapping[str, Value] | None = None,
    *,
    parents: tuple[Revision, ...] = (),
    state: str = "complete",
    open: tuple[str, ...] = (),
    unit: str = UNIT,
    device: str = "d1",
) -> Revision:
    """A revision of a sample record."""
    return make_revision(
        id=new_id(id) if isinstance(id, int) else id,
        kind=kind,
        unit=unit,
        who="o1",
        when="2026-11-20T02:41:07Z",
        device=device,
        fields=fields or {},
        state=state,
        parents=[parent.name for parent in parents],
        open=open,
    )
