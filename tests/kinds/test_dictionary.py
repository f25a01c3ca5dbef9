"""The dictionary, and the golden one: names are for ever, never lost and never used again.

`python tests/kinds/test_dictionary.py` writes the golden file anew; it refuses to lose a name.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from xatre import resources
from xatre.kinds import KINDS
from xatre.reports.dictionary import dictionary

GOLDEN = Path(__file__).parent / "dictionary.golden.json"
KEPT = ("name", "type", "codes", "row_codes", "required", "required_if", "privacy", "was")


def kept(field: dict[str, Any]) -> dict[str, Any]:
    """What of a field a reader of old packages and other programs count on."""
    said = {key: field[key] for key in KEPT if field.get(key) not in (None, "")}
    if "fields" in field:
        said["fields"] = [kept(part) for part in field["fields"]]
    return said


def present() -> dict[str, Any]:
    said = dictionary(KINDS.values(), resources.codes())
    return {
        kind["name"]: {
            "prefix": kind["prefix"],
            "retired": kind["retired"],
            "fields": [kept(field) for field in kind["fields"]],
        }
        for kind in said["kinds"]
    }


def lost(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Names of `old` that `new` no longer knows, or knows as another sort or another list."""
    faults = []
    for name, kind in old.items():
        if name not in new:
            faults.append(name)
            continue
        faults += _lost(name, kind["fields"], new[name]["fields"], new[name]["retired"])
        faults += [
            f"{name}.{gone}: dùng lại"
            for gone in kind["retired"]
            if gone in {field["name"] for field in new[name]["fields"]}
            or gone not in new[name]["retired"]
        ]
    return faults


def _lost(
    of: str, old: list[dict[str, Any]], new: list[dict[str, Any]], retired: list[str]
) -> list[str]:
    faults = []
    by_name = {name: field for field in new for name in (field["name"], *field.get("was", ()))}
    for field in old:
        name = field["name"]
        now = by_name.get(name)
        if now is None:
            if name not in retired:
                faults.append(f"{of}.{name}: mất")
            continue
        if (now["type"], now.get("codes")) != (field["type"], field.get("codes")):
            faults.append(f"{of}.{name}: đổi loại")
        faults += [
            f"{of}.{name}: mất tên cũ {former}"
            for former in field.get("was", ())
            if former not in now.get("was", ())
        ]
        faults += _lost(f"{of}.{name}", field.get("fields", []), now.get("fields", []), retired)
    return faults


def golden() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return read


def written(said: dict[str, Any]) -> str:
    """The golden file: a line a field, so that a change is read at a glance."""
    kinds = []
    for name, kind in said.items():
        head = {key: value for key, value in kind.items() if key != "fields"}
        fields = ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in kind["fields"])
        kinds.append(f'"{name}": {json.dumps(head)[:-1]}, "fields": [\n  {fields}]}}')
    return "{\n" + ",\n".join(kinds) + "\n}\n"


def test_the_declarations_are_those_of_the_golden_dictionary():
    assert lost(golden(), present()) == []
    assert present() == golden(), "run: python build/make.py golden"


def test_a_lost_a_retyped_and_a_reused_name_are_found():
    old = {
        "child": {
            "prefix": "TE",
            "retired": ["gone"],
            "fields": [
                {"name": "kept", "type": "text"},
                {"name": "renamed", "type": "text"},
                {"name": "lost", "type": "day"},
                {"name": "retyped", "type": "day"},
                {"name": "rows", "type": "rows", "fields": [{"name": "cell", "type": "day"}]},
            ],
        },
        "dropped": {"prefix": "", "retired": [], "fields": []},
    }
    new = {
        "child": {
            "prefix": "TE",
            "retired": [],
            "fields": [
                {"name": "kept", "type": "text"},
                {"name": "new_name", "type": "text", "was": ["renamed"]},
                {"name": "retyped", "type": "text"},
                {"name": "gone", "type": "text"},
                {"name": "rows", "type": "rows", "fields": []},
            ],
        }
    }
    assert lost(old, new) == [
        "child.lost: mất",
        "child.retyped: đổi loại",
        "child.rows.cell: mất",
        "child.gone: dùng lại",
        "dropped",
    ]
    assert lost(old, old) == []


def test_what_the_command_prints():
    plans = ({"id": "TY", "title": "Tân Yên"},)
    said = dictionary(KINDS.values(), resources.codes(), plans=plans)
    assert set(said) == {"kinds", "codes", "criteria", "plans", "forms", "reports"}
    assert [kind["name"] for kind in said["kinds"]] == list(KINDS)
    for kind in said["kinds"]:
        assert kind["label"]
        for field in kind["fields"]:
            assert {"name", "label", "type", "codes", "required", "privacy"} <= field.keys()
            assert isinstance(field["required"], bool)
    assert said["plans"] == [{"id": "TY", "title": "Tân Yên"}]
    assert [code["code"] for code in said["codes"]["sex"]] == ["male", "female", "unknown"]
    json.dumps(said)


def test_conditions_are_data():
    said = dictionary([KINDS["injury"]], resources.codes())["kinds"][0]
    fields = {field["name"]: field for field in said["fields"]}
    assert fields["cause_other"]["shown_if"] == {"field": "cause", "is": ["11"]}
    assert fields["child"]["required_if"] == {"field": "full_name", "written": False}
    assert fields["child"]["required"] is False
