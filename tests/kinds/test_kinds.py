"""What must hold for every declaration, asked of the declarations themselves."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from xatre import resources
from xatre.kinds import KINDS, kind
from xatre.model.case_rules import InTheMachine, SeparationTerm, UrgentByCarer
from xatre.model.computed import COMPUTED, TITLES
from xatre.model.conditional_rules import AtLeastDays, NotTogether
from xatre.model.conditions import AllOf, AnyOf, Condition, When
from xatre.model.fields import (
    NOW,
    OFFICER,
    TODAY,
    Choice,
    Choices,
    Day,
    Field,
    LongText,
    Reference,
    Rows,
    Sealed,
    Text,
    Time,
    Unit,
    WholeNumber,
)
from xatre.model.kind import Kind, Section
from xatre.model.rules import (
    AgeUnder,
    AtLeastYearsAfter,
    NotAfter,
    NotBefore,
    PersonalNumber,
    Unique,
)

EVERY = pytest.mark.parametrize("declared", KINDS.values(), ids=KINDS)
CASE_KINDS = {
    "incident",
    "case",
    "initial_assessment",
    "emergency_action",
    "separation",
    "specific_assessment",
    "needs_meeting",
    "plan",
    "decision",
    "follow_up",
    "review",
}
ROW_WORDS = {"id", "unit", "state", "revision", "title", "kind", "parents", "open", "+"}
"""Keys that a record or a line has beside its fields."""


def with_parts(fields: Iterator[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from field.parts


def groups(declared: Kind) -> Iterator[dict[str, Field]]:
    """The fields that stand side by side: of the record, and of the rows of each table."""
    yield dict(declared.fields)
    for field in declared.fields.values():
        if field.parts:
            yield {part.name: part for part in field.parts}


def whens(asked: Condition) -> Iterator[When]:
    if isinstance(asked, AllOf | AnyOf):
        for one in asked.conditions:
            yield from whens(one)
    else:
        assert isinstance(asked, When)
        yield asked


def conditions(declared: Kind) -> Iterator[tuple[dict[str, Field], Condition]]:
    for section in declared.sections:
        if section.shown_if:
            yield dict(declared.fields), section.shown_if
    for beside in groups(declared):
        for field in beside.values():
            for asked in (field.shown_if, field.required):
                if asked is not None and not isinstance(asked, bool):
                    yield beside, asked


def test_the_names_others_count_on():
    assert {"child", "incident", "case", "injury", "birth", "criteria"} <= KINDS.keys()
    assert {"full_name", "other_names", "born_on", "sex"} <= kind("child").fields.keys()
    assert KINDS["case"].prefix == "VV"
    assert KINDS["case"].code_by_year
    assert KINDS["child"].prefix == "TE"
    with pytest.raises(KeyError):
        kind("nothing")


def test_everything_of_a_case_is_guarded_and_goes_without_identity():
    assert {name for name, declared in KINDS.items() if declared.guarded} == CASE_KINDS
    for name in CASE_KINDS:
        assert KINDS[name].profile == "no_identity", name
        assert KINDS[name].title in ("code_title", "case_part_title"), name
        assert not KINDS[name].list_fields or all(
            not field.identity and not field.searched for field in KINDS[name].list_fields
        ), name
        own = [field for field in KINDS[name].fields.values() if field.name != "code"]
        assert not any(field.searched for field in own), name


def test_the_forms_merge_whole_and_belong_to_the_case():
    for name in CASE_KINDS - {"incident", "case"}:
        assert KINDS[name].parent == "case", name
        reference = KINDS[name].fields["case"]
        assert isinstance(reference, Reference)
        assert reference.to == "case"
    whole = {name for name, declared in KINDS.items() if declared.merge == "whole"}
    assert whole == CASE_KINDS - {"incident", "case", "emergency_action", "follow_up"}


@pytest.mark.parametrize(
    ("fields", "retired"),
    [
        ((Text("helmet", "Mũ"), Text("helmet", "Mũ bảo hiểm")), ()),
        ((Text("helmet", "Mũ"),), ("helmet",)),
        ((Text("helmet", "Mũ", was=("cap",)), Text("cap", "Mũ vải")), ()),
        ((Text("code", "Mã"),), ()),
    ],
    ids=["two fields", "retired", "an old name", "a common field"],
)
def test_a_name_used_twice_is_refused(fields: tuple[Field, ...], retired: tuple[str, ...]):
    with pytest.raises(ValueError, match="twice"):
        Kind("trial", "Thử", (Section("Một", fields),), retired=retired)


@EVERY
def test_no_name_meets_another(declared: Kind):
    names = [field.name for section in declared.sections for field in section.fields]
    assert len(names) == len(set(names))
    assert not ROW_WORDS & set(names)
    assert not set(names) & set(declared.retired)
    for field in declared.fields.values():
        parts = [part.name for part in field.parts]
        assert len(parts) == len(set(parts)), field.name
    assert not any(name.startswith("_") or not name.islower() for name in names)


@EVERY
def test_every_list_exists(declared: Kind):
    lists = resources.codes().lists
    for field in with_parts(iter(declared.fields.values())):
        if isinstance(field, Choice | Choices):
            assert field.codes in lists, f"{declared.name}.{field.name}"
        if isinstance(field, Rows) and field.row_codes:
            offered = resources.codes().offered(field.row_codes, within=field.row_within)
            assert offered, f"{declared.name}.{field.name}"
            assert len(offered) <= field.most


@EVERY
def test_conditions_speak_of_fields_beside_and_of_codes_that_exist(declared: Kind):
    codes = resources.codes()
    for beside, asked in conditions(declared):
        for when in whens(asked):
            assert when.name in beside, f"{declared.name}: {when.name}"
            field = beside[when.name]
            said = [
                code
                for part in (when.is_, when.is_not)
                for code in ((part,) if isinstance(part, str) else part)
                if code
            ]
            if said:
                assert isinstance(field, Choice | Choices), f"{declared.name}: {when.name}"
            for code in said:
                assert codes.known(field.codes, code), f"{field.codes}: {code}"


@EVERY
def test_defaults_are_values(declared: Kind):
    codes = resources.codes()
    for field in with_parts(iter(declared.fields.values())):
        if field.default in (TODAY, NOW):
            assert isinstance(field, Day if field.default == TODAY else Time), field.name
        elif field.default == OFFICER:
            assert isinstance(field, Text), field.name
        elif field.default:
            assert field.fault(field.default) is None, field.name
            if isinstance(field, Choice):
                assert codes.known(field.codes, field.default), f"{declared.name}.{field.name}"


@EVERY
def test_functions_named_by_the_declaration_exist(declared: Kind):
    assert declared.title in TITLES
    for field in with_parts(iter(declared.fields.values())):
        assert not field.computed or field.computed in COMPUTED, field.name
        assert not field.computed or field.read_only, field.name


@EVERY
def test_filters_and_order_are_fields_that_can_be_asked(declared: Kind):
    for name in declared.filters:
        rows, _, cell = name.partition("/")
        field = declared.fields[rows]
        if cell:
            field = next(part for part in field.parts if part.name == cell)
        assert isinstance(field, Choice | Choices | Unit | Reference | Day), name
    if declared.order:
        order = declared.fields[declared.order]
        assert isinstance(order, Text | Day | WholeNumber | Choice)


@EVERY
def test_references_point_to_kinds(declared: Kind):
    for field in with_parts(iter(declared.fields.values())):
        if isinstance(field, Reference):
            assert field.to in KINDS, field.name
    if declared.parent:
        assert isinstance(declared.fields[declared.parent], Reference)


@EVERY
def test_what_is_taken_from_another_record_is_a_value_here_too(declared: Kind):
    for field in declared.fields.values():
        if not field.taken_from:
            continue
        reference, _, name = field.taken_from.partition(".")
        to = declared.fields[reference]
        assert isinstance(to, Reference)
        there = KINDS[to.to].fields[name]
        assert (there.sort, getattr(there, "codes", "")) == (
            field.sort,
            getattr(field, "codes", ""),
        )
        assert getattr(there, "longest", 0) <= getattr(field, "longest", 0)


def rule_paths(rule: object) -> list[str]:
    if isinstance(rule, NotBefore | NotAfter):
        return [rule.one, rule.other]
    if isinstance(rule, AgeUnder):
        return [rule.day, *([rule.on] if rule.on else [])]
    if isinstance(rule, AtLeastYearsAfter):
        return [rule.earlier, rule.later]
    if isinstance(rule, PersonalNumber):
        return [path for path in (rule.number, rule.born_on, rule.sex) if path]
    if isinstance(rule, SeparationTerm):
        return [rule.first, rule.last]
    if isinstance(rule, InTheMachine):
        return [rule.form, rule.signature]
    if isinstance(rule, UrgentByCarer):
        return [rule.conclusion, rule.by_carer]
    if isinstance(rule, NotTogether):
        return [rule.path, *rule.condition.names]
    if isinstance(rule, AtLeastDays):
        return [rule.first, rule.last]
    assert isinstance(rule, Unique), type(rule)
    return [*rule.fields, *rule.unless]


@EVERY
def test_rules_speak_of_fields_that_exist(declared: Kind):
    for rule in declared.rules:
        for path in rule_paths(rule):
            of = declared
            reference, dot, rest = path.rpartition(".")
            if dot:
                step = declared.fields[reference]
                assert isinstance(step, Reference)
                of = KINDS[step.to]
            name, _, cell = rest.partition("/")
            assert name in of.fields, f"{declared.name}: {path}"
            if cell:
                assert cell in {part.name for part in of.fields[name].parts}, path


@EVERY
def test_every_sample_is_a_value(declared: Kind):
    random, codes = Random(20_261_122), resources.codes()
    for field in declared.fields.values():
        if not field.computed:
            value = field.sample(random, codes)
            assert field.fault(value) is None, f"{declared.name}.{field.name}: {value}"
            assert isinstance(field.show(value, codes), str)


@EVERY
def test_form_facts(declared: Kind):
    for field in with_parts(iter(declared.fields.values())):
        assert field.label.strip() == field.label != ""
        assert 1 <= field.width <= 12, field.name
        assert "vui lòng" not in f"{field.label} {field.hint}".lower()
    assert "" not in (declared.label, declared.plural)
    assert declared.sections


@EVERY
def test_secrets_have_their_level(declared: Kind):
    """Identity is cut by flags, narrative too; hidden values are in no list of a kind that
    everyone may list, and in no search (NĐ 56/2017 Đ33)."""
    for field in declared.fields.values():
        if isinstance(field, Sealed):
            assert field.privacy == "sealed"
            assert all(part.privacy == "sealed" for part in field.parts)
        if field.privacy in ("hidden", "sealed"):
            assert not field.searched, field.name
            assert declared.guarded or not field.in_list, field.name
        if field.name.endswith(("full_name", "_phone", "personal_number", "address")):
            assert field.identity, f"{declared.name}.{field.name}"
        if declared.guarded and getattr(field, "to", "") == "child":
            assert field.identity, f"{declared.name}.{field.name}: leads to the child"
        if declared.guarded and isinstance(field, LongText):
            assert field.narrative, f"{declared.name}.{field.name}"
        if getattr(field, "codes", "") in ("ethnic_group", "disability_kind"):
            assert field.privacy in ("sensitive", "hidden"), field.name


def test_the_reporter_is_optional_and_sealed():
    reporter = KINDS["case"].fields["reporter"]
    assert isinstance(reporter, Sealed)
    assert [part.name for part in reporter.parts] == ["name", "phone", "address", "note"]
    assert reporter.required is False
    assert not any(part.required for part in reporter.parts)


def test_parents_are_heard_only_when_they_are_not_the_harmer():
    assessment = KINDS["specific_assessment"]
    for answer, shown in (("yes", False), ("no", True), ("unknown", True)):
        assert ("parents_opinion" in assessment.shown({"harmer_is_carer": answer})) is shown


def test_rows_of_the_risk_tables_are_those_of_the_form():
    codes = resources.codes()
    for name, form in (
        ("initial_assessment", "02"),
        ("specific_assessment", "03"),
        ("review", "06"),
    ):
        for table, part in (("harm", "a"), ("protection", "b")):
            rows = KINDS[name].fields[table]
            assert isinstance(rows, Rows)
            assert rows.row_within == f"{form}.{part}"
            ids = [code.code for code in codes.offered(rows.row_codes, within=rows.row_within)]
            assert all(id.startswith(f"{form}.{part}.") for id in ids)
