"""Every fault of the program, wherever it is declared: a code of its own, a Vietnamese sentence, a
remedy, and the exit code of its hundred."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest

import xatre
from xatre.errors import XatreError
from xatre.model import problem

SOURCE = Path(xatre.__file__).parent

SHARED = {
    "XT-501": {"WrongPassword", "WrongRecoveryCode"},
    "XT-601": {"DiskGone", "PlaceGone"},
    "XT-602": {"DiskFull", "PlaceFull"},
    "XT-603": {"DiskReadOnly", "PlaceReadOnly"},
}
"""Codes of classes that say the same thing at two places: a wrong secret, a disk that failed under
the book or under a file that leaves it."""

NO_REMEDY = {"FieldError", "DayError"}
"""What is wrong in one field is said there; the sentence says how it is to be."""

SENTENCES = {
    "what": {*NO_REMEDY, "DemoRefused"},
    "why": {"RemarkRefused"},
    "report": {"Unexpected", "UnexpectedUnsaved"},
}
"""Facts that are whole sentences and may end one: who gives them."""

OF_A_FILE = {
    f"xatre.{name}"
    for name in (
        "exchange.container", "exchange.package", "exchange.lines", "exchange.source",
        "work.receiving.admitting", "work.receiving.receive", "work.receiving.trusting",
    )
}  # fmt: skip
"""Modules whose faults stand in the row of a file."""

CODES_IN_LOOK = {
    "WrongPassword": "XT-501",
    "BookInUse": "XT-503",
    "WrongSignature": "XT-301",
    "WrongRecipient": "XT-304",
    "Damaged": "XT-402",
    "NewerProgram": "XT-404",
    "PlaceFull": "XT-602",
    "Unexpected": "XT-900",
}
"""Codes that stand on paper and in the manual: they never change."""


def modules() -> list[ModuleType]:
    names = [one.name for one in pkgutil.walk_packages(xatre.__path__, "xatre.")]
    return [importlib.import_module(name) for name in names if not name.endswith("__main__")]


def below(kind: type[XatreError]) -> Iterator[type[XatreError]]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


MODULES = modules()
FAULTS = sorted(
    {XatreError, *(one for one in below(XatreError) if one.__module__.startswith("xatre."))},
    key=lambda one: (one.code, one.__module__, one.__name__),
)


def fault_id(fault: type[XatreError]) -> str:
    return f"{fault.code}-{fault.__name__}"


def placeholders(words: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(words) if name]


def test_all_faults_are_found() -> None:
    assert len(FAULTS) > 90
    assert {one.__module__.split(".")[1] for one in FAULTS} >= {
        "cli", "desk", "errors", "exchange", "model", "store", "work",
    }  # fmt: skip


def test_a_code_means_one_thing() -> None:
    by_code: dict[str, set[str]] = defaultdict(set)
    for fault in FAULTS:
        if "code" in vars(fault) or "sentence" not in vars(fault):
            by_code[fault.code].add(fault.__name__)
    twice = {code: names for code, names in by_code.items() if len(names) > 1}
    allowed = {code: names & SHARED.get(code, set()) for code, names in twice.items()}
    assert twice == allowed


def test_a_class_that_says_something_else_has_its_own_code_or_is_listed() -> None:
    borrowed = {
        fault.__name__
        for fault in FAULTS
        if "sentence" in vars(fault) and "code" not in vars(fault)
    }
    assert borrowed == {"WrongRecoveryCode", "Unexpected", "ForAnotherDevice", "DigitsOfNoCard"}


def test_codes_of_problems_are_not_codes_of_other_faults() -> None:
    found = {
        value: name
        for name, value in vars(problem).items()
        if isinstance(value, str) and re.fullmatch(r"XT-\d{3}", value)
    }
    constants = [
        name
        for name, value in vars(problem).items()
        if isinstance(value, str) and re.fullmatch(r"XT-\d{3}", value)
    ]
    assert len(found) == len(constants)
    taken = {fault.code for fault in FAULTS}
    assert set(found) & taken == {"XT-101"}


def test_the_codes_of_the_manual_stay() -> None:
    names = {fault.__name__: fault.code for fault in FAULTS}
    assert {name: names[name] for name in CODES_IN_LOOK} == CODES_IN_LOOK


@pytest.mark.parametrize("fault", FAULTS, ids=fault_id)
def test_the_code_and_the_exit_code_agree(fault: type[XatreError]) -> None:
    assert re.fullmatch(r"XT-[1-69]\d\d", fault.code)
    hundred = int(fault.code[3])
    assert fault.exit_code == (70 if hundred == 9 else hundred)


@pytest.mark.parametrize("fault", FAULTS, ids=fault_id)
def test_it_says_what_happened(fault: type[XatreError]) -> None:
    assert fault.sentence
    last = placeholders(fault.sentence)[-1:] if fault.sentence.endswith("}") else []
    if last:
        assert fault.__name__ in SENTENCES[last[0]]
    else:
        assert fault.sentence.endswith(".")


@pytest.mark.parametrize("fault", FAULTS, ids=fault_id)
def test_it_says_what_to_do(fault: type[XatreError]) -> None:
    if fault.__name__ in NO_REMEDY:
        assert fault.remedy == ""
    else:
        assert fault.remedy.endswith((".", "{then}", "{offer}"))
        assert fault.remedy[0].isupper()


@pytest.mark.parametrize("fault", FAULTS, ids=fault_id)
def test_in_short_it_names_no_file(fault: type[XatreError]) -> None:
    assert "file" not in placeholders(fault.short)
    assert not fault.short.endswith(".")
    assert set(placeholders(fault.short)) <= set(placeholders(fault.sentence))
    of_a_file = fault.__module__ in OF_A_FILE and "file" in placeholders(fault.sentence)
    assert fault.short or not of_a_file


@pytest.mark.parametrize("fault", FAULTS, ids=fault_id)
def test_it_speaks_as_the_manual_does(fault: type[XatreError]) -> None:
    words = f"{fault.sentence} {fault.remedy}"
    plain = re.sub(r"\{\w+\}", "", words)
    if plain.strip():
        assert re.search(
            r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", plain.lower()
        )
    assert "!" not in plain
    for unwanted in ("vui lòng", "xin lỗi", "bạn có chắc", "hoà ", "khoá", "xoá", "huỷ", "khoẻ"):
        assert unwanted not in plain.lower()
    for english in (" file", "folder", "database", "import", "backup", "error"):
        assert english not in plain.lower()


def calls() -> Iterator[tuple[str, type[XatreError], set[str]]]:
    """Each place where a fault is made with the facts it is given there."""
    by_name: dict[str, list[type[XatreError]]] = defaultdict(list)
    for fault in FAULTS:
        by_name[fault.__name__].append(fault)
    for module in MODULES:
        file = Path(str(module.__file__))
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name not in by_name or any(word.arg is None for word in node.keywords):
                continue
            known = getattr(module, name, None) or by_name[name][0]
            if known in FAULTS and known.__init__ is XatreError.__init__:
                where = f"{file.relative_to(SOURCE)}:{node.lineno} {name}"
                yield where, known, {str(word.arg) for word in node.keywords}


def test_whoever_raises_a_fault_gives_it_the_facts_it_speaks_of() -> None:
    found = list(calls())
    assert len(found) > 100
    missing = [
        f"{where}: {sorted(needed - given)}"
        for where, fault, given in found
        if (needed := {*placeholders(fault.sentence), *placeholders(fault.remedy)}) - given
    ]
    assert missing == []


def test_no_fact_is_named_like_a_value_of_a_record() -> None:
    told = {name for fault in FAULTS for name in placeholders(fault.sentence + fault.remedy)}
    assert not told & {"name", "full_name", "value", "child", "born_on", "title", "personal_number"}
