"""What a kind of record is: sections of fields, rules and a few facts, as plain values.

From one declaration follow the table, the form, the checks, the list, the search, the Excel
sheet, the package lines, the printed dictionary and the redaction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from xatre.model.conditions import Condition
from xatre.model.fields import Field, LongText, Rows, Sealed, Text
from xatre.model.rules import Rule
from xatre.model.values import Value

NAME = re.compile(r"[a-z_]{1,40}", re.ASCII)
"""Of kinds: what a statement of hand-over may name (FORMAT.md), a table and a program word."""


@dataclass(frozen=True)
class Section:
    """Fields under one heading of the form."""

    title: str
    fields: tuple[Field, ...]
    shown_if: Condition | None = None
    note: str = ""


COMMON_FIELDS: tuple[Field, ...] = (
    Text("code", "Mã hồ sơ", read_only=True, longest=40, searched=True),
    LongText("void_reason", "Lý do hủy", read_only=True, narrative=True),
    Rows(
        "doubt_reasons",
        "Lý do giữ chỗ nghi ngờ",
        read_only=True,
        narrative=True,
        fields=(Text("reason", "Lý do", longest=400, narrative=True),),
    ),
)
"""Fields that every kind has; no section shows them. A key of `doubt_reasons` is the name of the
field that was doubted and kept."""


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    prefix        letters of the record code shown to people: TE-00389
    code_by_year  the code counts within a year: VV-2026-014
    title         name of a function of `model/computed.py` that gives a record's title
    merge         "fields", or "whole" for a completed form, whose fields clash as one
    guarded       its existence is known only to roles with case rights (NĐ 56/2017 Đ33)
    owner         whose records these are
    parent        name of the Reference field that says which record this belongs to
    filters       names of the Choice, Choices, Unit, Reference or Day fields, or `rows/cell` of
                  such a cell, that a list filters by, each indexed
    order         name of the field a list is sorted by at first; every `in_list` field sorts
    newest_first  the list begins with the last in that order, as events do
    retired       names of fields no longer used, never to be used again
    closed_if     name of a YesNo field: records that say yes are only for roles with case rights
    by_program    names of fields that only the program writes, through a verb of its own
    decided_by    names of Choice fields of a decision's form, as `decision_form`: that it was made
                  in the machine, by whom and when, only a verb writes
    compared      names of the fields that tell whether two records are one person, as
                  `model/doubles.py` has them; kept together in an index of their own
    on_another    begun only from the record it is about, never from its list
    profile       how it travels at most by default: "full", "no_identity" or "none"
    """

    name: str
    label: str
    sections: tuple[Section, ...]
    rules: tuple[Rule, ...] = ()
    prefix: str = ""
    code_by_year: bool = False
    title: str = "code_title"
    merge: Literal["fields", "whole"] = "fields"
    guarded: bool = False
    owner: Literal["commune", "office"] = "commune"
    parent: str = ""
    filters: tuple[str, ...] = ()
    order: str = ""
    newest_first: bool = False
    retired: tuple[str, ...] = ()
    closed_if: str = ""
    by_program: tuple[str, ...] = ()
    decided_by: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    on_another: bool = False
    profile: Literal["full", "no_identity", "none"] = "full"
    plural: str = ""
    icon: str = "file-text"

    def __post_init__(self) -> None:
        """Raise ValueError for a name that a package could not carry; and where a name stands for
        two fields, or for one of now and one retired: the second would hide the first."""
        if not NAME.fullmatch(self.name) or not self.name.strip("_"):
            raise ValueError(f"{self.name}: a kind's name has small letters and _ alone, 1 to 40")
        names = [field.name for section in self.sections for field in section.fields]
        names += [field.name for field in COMMON_FIELDS]
        names += [old for section in self.sections for field in section.fields for old in field.was]
        names += self.retired
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"{self.name}: names used twice: {', '.join(twice)}")

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Every field by name, in the order of the form, then the common ones."""
        own = {field.name: field for section in self.sections for field in section.fields}
        return own | {field.name: field for field in COMMON_FIELDS}

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Old name → present name."""
        return {old: field.name for field in self.fields.values() for old in field.was}

    @cached_property
    def list_fields(self) -> tuple[Field, ...]:
        """The columns of the list."""
        return tuple(field for field in self.fields.values() if field.in_list)

    @cached_property
    def computed_fields(self) -> tuple[Field, ...]:
        """The fields worked out from the others."""
        return tuple(field for field in self.fields.values() if field.computed)

    @cached_property
    def searched_fields(self) -> tuple[Field, ...]:
        """The fields whose words the search finds: never hidden or sealed ones."""
        return tuple(
            field
            for field in self.fields.values()
            if field.searched and field.privacy in ("basic", "sensitive")
        )

    @cached_property
    def sealed_fields(self) -> tuple[Sealed, ...]:
        return tuple(field for field in self.fields.values() if isinstance(field, Sealed))

    def in_the_machine(self, fields: Mapping[str, Value], *before: Mapping[str, Value]) -> set[str]:
        """Names of the fields that say a decision was made in the machine, where these values or
        those `before` say so."""
        found: set[str] = set()
        for name in self.decided_by:
            if any(one.get(name) == "program" for one in (fields, *before)):
                found |= {
                    name.removesuffix("form") + part for part in ("form", "signed_on", "signer")
                }
        return found

    def shown(self, fields: Mapping[str, Value]) -> frozenset[str]:
        """Names of the fields that the form shows for these values."""
        return frozenset(
            field.name
            for section in self.sections
            if section.shown_if is None or section.shown_if.holds(fields)
            for field in section.fields
            if field.shown_if is None or field.shown_if.holds(fields)
        )
