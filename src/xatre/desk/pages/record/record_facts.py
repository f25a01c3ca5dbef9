"""The line and the badges under the title of a record: what tells it from the others."""

from __future__ import annotations

from xatre.desk.pages.given_away import given_away
from xatre.desk.pages.lists import list_rows
from xatre.desk.pages.record.reading import Opened
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.badge import BadgeLook
from xatre.model import days
from xatre.model.disclosure import is_open
from xatre.model.fields import Choice, Choices, Day, Reference, Rows, YesNo
from xatre.model.kind import Kind


def facts_line(kind: Kind, opened: Opened, seat: Seat) -> str:
    """Code, sex, birth day with age, village: what tells this record from the others."""
    fields, told = opened.record.fields, [str(opened.record.fields.get("code", ""))]
    if told[0] == opened.title:
        told = []
    for field in kind.list_fields:
        value = fields.get(field.name)
        if field.name in list_rows.BADGE_CODES or not isinstance(value, str):
            continue
        if field.privacy != "basic" or not is_open(kind, field, opened.reader):
            continue
        if isinstance(field, Choices | Rows | YesNo):
            continue
        if field.name == "born_on" and isinstance(field, Day):
            age = days.age_words(value, seat.facts.today)
            told.append(f"sinh {days.show(value)}" + (f", {age}" if age else ""))
        elif isinstance(field, Reference):
            told.append(opened.words.get(field.name, ""))
        elif isinstance(field, Choice | Day):
            told.append(field.show(value, seat.codes))
    if seat.facts.at_office:
        unit = seat.codes.unit(opened.record.unit)
        told.append(unit.name if unit else opened.record.unit)
    return " · ".join(part for part in told if part and part != opened.title)


def record_badges(kind: Kind, opened: Opened, seat: Seat) -> list[BadgeLook]:
    """What asks for attention first, then what it is."""
    record = opened.record
    found: list[BadgeLook] = []
    if record.state == "void":
        found.append(BadgeLook("Đã hủy", "neutral", "ban"))
    found += given_away(seat.facts, kind, record.unit)
    if record.state == "draft":
        found.append(BadgeLook("Bản nháp, chưa hoàn thành", "amber", "file-pen"))
    if opened.has_draft:
        found.append(BadgeLook("Đang sửa dở", "amber", "file-pen"))
    if record.clashes:
        found.append(BadgeLook(f"{len(record.clashes)} chỗ ghi khác nhau", "amber", "split"))
    if record.waiting:
        found.append(BadgeLook("Thiếu gói trước", "amber", "triangle-alert"))
    cases = [row for row in opened.related.get("case", ()) if row.state != "void"]
    if cases and kind.name == "child":
        found.append(BadgeLook(f"Có {len(cases)} vụ việc", "accent", "shield"))
    found += list_rows.value_badges(kind, record.fields, seat.codes, opened.reader)
    return found
