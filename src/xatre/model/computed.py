"""Computed fields and titles: named functions that declarations refer to.

A computed field takes the record, its kind and a look at the book, and gives a stored value or
None. A title takes the kind and the record's own fields. A title of a guarded kind is its code
or its day: a case is found by its code, never by a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from xatre.model import births, days, injuries
from xatre.model.fields import Day
from xatre.model.record import Record
from xatre.model.values import YES, Fields, Value, rows_in

if TYPE_CHECKING:
    from xatre.model.kind import Kind
    from xatre.model.problem import Look

_NUMBER = re.compile(r"\d{1,15}(\.\d{1,6})?", re.ASCII)


def with_computed(record: Record, kind: Kind, look: Look) -> Record:
    """`record` with its computed fields worked out again; one cut by a profile stays as it is,
    because what it was computed from may be missing."""
    if record.cut:
        return record
    changed: Fields = {}
    gone: list[str] = []
    for field in kind.computed_fields:
        value = COMPUTED[field.computed](record, kind, look)
        before = record.fields.get(field.name)
        if value and value != before:
            changed[field.name] = value
        elif not value and before is not None:
            gone.append(field.name)
    if not changed and not gone:
        return record
    fields = record.fields | changed
    for name in gone:
        del fields[name]
    return replace(record, fields=fields)


def record_title(kind: Kind, id: str, fields: Mapping[str, Value]) -> str:
    """The words that stand for a record in lists and heads, from its own fields alone."""
    return TITLES[kind.title](kind, fields)


def code_title(kind: Kind, fields: Mapping[str, Value]) -> str:
    """The record's code, or its kind where it has none yet."""
    return _text(fields, "code") or f"{kind.label} (chưa có mã)"


def child_title(kind: Kind, fields: Mapping[str, Value]) -> str:
    """The child's name, or whose child it is; of twins without a name, which."""
    if name := _text(fields, "full_name"):
        return name
    for parent, word in (("mother_name", "bà"), ("father_name", "ông")):
        if name := _text(fields, parent):
            order = _text(fields, "birth_order")
            return f"Con {word} {name}" + (f" (thứ {order})" if order else "")
    return _text(fields, "code") or "Trẻ chưa có tên"


def village_title(kind: Kind, fields: Mapping[str, Value]) -> str:
    """The name of the village, as written."""
    return _text(fields, "name") or code_title(kind, fields)


def injury_title(kind: Kind, fields: Mapping[str, Value]) -> str:
    """The injured child as written, else the code: the register's name is not in this record."""
    return _text(fields, "full_name") or code_title(kind, fields)


def year_title(kind: Kind, fields: Mapping[str, Value]) -> str:
    """The kind and its year."""
    return f"{kind.label} {_text(fields, 'year')}".rstrip()


def case_part_title(kind: Kind, fields: Mapping[str, Value]) -> str:
    """The kind of a paper of a case and its day; never a name or a circumstance."""
    day = _text(fields, kind.order) if isinstance(kind.fields.get(kind.order), Day) else ""
    return f"{kind.label} {days.show(day)}".rstrip()


def case_sex(record: Record, kind: Kind, look: Look) -> str | None:
    """The sex of the child of a case: from the register, or as it was told."""
    child = _child(record, look)
    return (_text(child.fields, "sex") if child else "") or _text(record.fields, "told_sex") or None


def case_age(record: Record, kind: Kind, look: Look) -> str | None:
    """Whole years on the day the report came, at the latest birth day; else the age told."""
    return _age_on("received_on", record, look) or _text(record.fields, "told_age") or None


def _age_on(name: str, record: Record, look: Look) -> str | None:
    child = _child(record, look)
    born = (_text(child.fields, "born_on") if child else "") or _text(record.fields, "told_born_on")
    on = _text(record.fields, name)
    if not born or not on or days.fault(born) is not None or days.fault(on) is not None:
        return None
    lived = days.age(born, days.bounds(on)[1])
    return str(lived[0]) if lived else None


def national_entry(record: Record, kind: Kind, look: Look) -> str | None:
    """Whether a closed case was entered into the national database (NĐ 56/2017 Đ30.3)."""
    if record.fields.get("case_state") != "closed":
        return None
    return "entered" if record.fields.get("national_entered_on") else "waiting"


def visible_groups(record: Record, kind: Kind, look: Look) -> Value | None:
    """The special groups a child belongs to today, without the hidden ones (HIV, drugs, violence,
    sexual abuse, trafficking, exploitation). A code this book does not know may be hidden."""
    today = look.today.isoformat()
    groups: dict[str, Value] = {}
    for row in rows_in(record.fields.get("special_groups")).values():
        code, until = row.get("group"), row.get("to_day")
        if not isinstance(code, str):
            continue
        if isinstance(until, str) and days.fault(until) is None and days.surely_after(today, until):
            continue
        if not look.codes.is_hidden("special_group", code):
            groups[code] = YES
    return groups or None


def injury_sex(record: Record, kind: Kind, look: Look) -> str | None:
    """The sex of the injured child: from the register, or as it was told."""
    return case_sex(record, kind, look)


def injury_age(record: Record, kind: Kind, look: Look) -> str | None:
    """Whole years on the day of the injury, at the latest birth day."""
    return _age_on("happened_on", record, look)


def harm_total(record: Record, kind: Kind, look: Look) -> str | None:
    """How many rows of the harm table are Cao, Trung bình, Thấp."""
    return _levels("harm", record, look)


def protection_total(record: Record, kind: Kind, look: Look) -> str | None:
    """How many rows of the protection table are Cao, Trung bình, Thấp."""
    return _levels("protection", record, look)


def _levels(table: str, record: Record, look: Look) -> str | None:
    levels = [row.get("level") for row in rows_in(record.fields.get(table)).values()]
    if not any(levels):
        return None
    return "; ".join(
        f"{level.label}: {levels.count(level.code)}" for level in look.codes.offered("risk_level")
    )


def plan_total_cost(record: Record, kind: Kind, look: Look) -> str | None:
    """The sum of the costs of the rows of a plan."""
    costs = [
        Decimal(cost)
        for row in rows_in(record.fields.get("plan_rows")).values()
        if isinstance(cost := row.get("cost"), str) and _NUMBER.fullmatch(cost)
    ]
    return f"{sum(costs, Decimal(0)).normalize():f}" if costs else None


def _child(record: Record, look: Look) -> Record | None:
    child = _text(record.fields, "child")
    return look.get("child", child) if child else None


def _text(fields: Mapping[str, Value], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


COMPUTED: dict[str, Callable[[Record, Kind, Look], Value | None]] = {
    function.__name__: function
    for function in (
        births.birth_due_on,
        births.birth_number_state,
        births.birth_on_time,
        births.birth_register_key,
        births.death_due_on,
        births.death_owed,
        case_age,
        case_sex,
        harm_total,
        injury_age,
        injuries.concerns_case,
        injuries.injury_icd10,
        injury_sex,
        national_entry,
        plan_total_cost,
        protection_total,
        visible_groups,
    )
}
"""By the name that `Field.computed` gives."""

TITLES: dict[str, Callable[[Kind, Mapping[str, Value]], str]] = {
    function.__name__: function
    for function in (
        case_part_title,
        child_title,
        code_title,
        injury_title,
        village_title,
        year_title,
    )
}
"""By the name that `Kind.title` gives."""
