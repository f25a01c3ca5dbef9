"""The field dictionary: everything that is declared, as plain data for `xatre dictionary` and for
the printed one. Knows declarations and code lists; no book, no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xatre.model.codes import Code, Codes
from xatre.model.conditions import AllOf, AnyOf, Condition, When
from xatre.model.fields import Field, Named
from xatre.model.kind import Kind


def dictionary(
    kinds: Iterable[Kind],
    codes: Codes,
    *,
    criteria: Sequence[Mapping[str, Any]] = (),
    plans: Sequence[Mapping[str, Any]] = (),
    forms: Sequence[Mapping[str, Any]] = (),
    reports: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Everything declared, in the shape that `xatre dictionary --json` prints.

    `kinds` and `codes` are described whole; `criteria`, `plans`, `forms` and `reports` are what
    the caller read elsewhere (each with at least `id` and `title`) and are passed through.
    """
    return {
        "kinds": [describe_kind(kind) for kind in kinds],
        "codes": {name: [_code(code) for code in codes.offered(name)] for name in codes.lists},
        "criteria": [dict(one) for one in criteria],
        "plans": [dict(one) for one in plans],
        "forms": [dict(one) for one in forms],
        "reports": [dict(one) for one in reports],
    }


def describe_kind(kind: Kind) -> dict[str, Any]:
    """One kind with its fields in the order of the form; the common fields come last."""
    sections = {field.name: section.title for section in kind.sections for field in section.fields}
    shown = {field.name: section.shown_if for section in kind.sections for field in section.fields}
    return {
        "name": kind.name,
        "label": kind.label,
        "prefix": kind.prefix,
        "parent": kind.parent,
        "owner": kind.owner,
        "guarded": kind.guarded,
        "merge": kind.merge,
        "profile": kind.profile,
        "filters": list(kind.filters),
        "retired": list(kind.retired),
        "fields": [
            {
                **describe_field(field),
                "section": sections.get(field.name, ""),
                **_shown_with(shown.get(field.name), field.shown_if),
            }
            for field in kind.fields.values()
        ],
    }


def describe_field(field: Field) -> dict[str, Any]:
    """One field, with its cells where it has rows. `required` is true, false, or false with the
    condition in `required_if`; `codes` is the name of the list, "" for none."""
    said: dict[str, Any] = {
        "name": field.name,
        "label": field.label,
        "type": field.sort,
        "codes": "" if isinstance(field, Named) else getattr(field, "codes", ""),
        "required": field.required is True,
        "privacy": field.privacy,
        "identity": field.identity,
        "narrative": field.narrative,
        "in_list": field.in_list,
        "searched": field.searched,
        "hint": field.hint,
        "source": field.source,
        "verified": field.verified,
    }
    if not isinstance(field.required, bool):
        said["required_if"] = condition(field.required)
    if isinstance(field, Named):
        said["named_in"] = field.codes
    for name in ("computed", "default", "to", "within", "row_codes", "row_within", "of"):
        if value := getattr(field, name, ""):
            said[name] = value
    if field.was:
        said["was"] = list(field.was)
    if field.read_only:
        said["read_only"] = True
    if field.parts:
        said["fields"] = [
            {**describe_field(part), **_shown_with(None, part.shown_if)} for part in field.parts
        ]
    return said


def condition(asked: Condition) -> dict[str, Any]:
    """A condition as data: `{"field", "is"|"is_not"|"written"}`, `{"all": […]}`, `{"any": […]}`."""
    if isinstance(asked, AllOf):
        return {"all": [condition(one) for one in asked.conditions]}
    if isinstance(asked, AnyOf):
        return {"any": [condition(one) for one in asked.conditions]}
    if not isinstance(asked, When):
        raise TypeError(f"no words for {type(asked).__name__}")
    said: dict[str, Any] = {"field": asked.name}
    if asked.written is not None:
        said["written"] = asked.written
    elif asked.is_:
        said["is"] = [asked.is_] if isinstance(asked.is_, str) else list(asked.is_)
    else:
        said["is_not"] = [asked.is_not] if isinstance(asked.is_not, str) else list(asked.is_not)
    return said


def _shown_with(section: Condition | None, own: Condition | None) -> dict[str, Any]:
    both = tuple(one for one in (section, own) if one is not None)
    if not both:
        return {}
    return {"shown_if": condition(both[0] if len(both) == 1 else AllOf(both))}


def _code(code: Code) -> dict[str, Any]:
    said: dict[str, Any] = {"code": code.code, "label": code.label}
    for name, value in (
        ("parent", code.parent),
        ("source", code.source),
        ("valid_from", code.valid_from),
        ("valid_to", code.valid_to),
    ):
        if value:
            said[name] = value
    return said | {"verified": code.verified, "hidden": code.hidden}
