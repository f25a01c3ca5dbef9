"""Whole records made from the declarations: every field filled by its own sample, what refers to
another record pointing at one that is there, and all days alike so that no rule is broken. Numbers
of persons have their twelve digits."""

from __future__ import annotations

from random import Random

from xatre import resources
from xatre.kinds import KINDS
from xatre.model.fields import Day, Field, Reference, Rows
from xatre.model.kind import Kind
from xatre.model.values import IN, Fields, Value

DAYS = ("2019-05-17", "2019-05", "2019", "2019~")
"""One shape a seed; alike in a record, so that no day comes surely before another."""
CODES = resources.codes()
OFFICER = "Lò Thị Ngọc Ưng"
"""Whom the list of a sample case lets open it."""

INTAKE = {
    "intake_channel": "phone",
    "received_on": "2026-11-20",
    "received_at": "01:00",
    "subject": "abused",
    "event_place": "bản Sì Choang",
    "event_unit": "02788@2025",
    "condition": "Trẻ đang ở nhà bà",
    "receiver": OFFICER,
}
"""What form 01 asks of every case."""


def identifier(kind: str, seed: int) -> str:
    """The id of the sample of a kind."""
    number = list(KINDS).index(kind)
    return f"018f{seed:04x}-0000-7000-8000-{number:012x}"


def sample_fields(kind: Kind, seed: int) -> Fields:
    """Every field of the kind, also those no section shows."""
    random = Random(f"{kind.name} {seed}")
    return {name: _sample(field, seed, random) for name, field in kind.fields.items()}


def _sample(field: Field, seed: int, random: Random) -> Value:
    if isinstance(field, Day):
        return DAYS[seed % len(DAYS)]
    if field.name.endswith(("personal_number", "paper_number")):
        return f"002{random.randrange(10**9):09}"
    if field.name == "access" and not isinstance(field, Rows):
        return "may_open"
    if field.name == "name" and field.label == "Họ và tên người dùng sổ":
        return OFFICER
    if isinstance(field, Reference):
        return identifier(field.to, seed)
    if isinstance(field, Rows):
        rows = field.sample(random, CODES)
        assert isinstance(rows, dict)
        return {
            row_id: {
                IN: "yes",
                **{part.name: _sample(part, seed, random) for part in field.fields
                   if not part.computed},
            }
            for row_id in rows
        }  # fmt: skip
    return field.sample(random, CODES)
