"""The field that README gives as an example can be added as it stands there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from test_dictionary import kept, lost

from xatre import resources
from xatre.cli.main import HIDDEN, parser
from xatre.kinds import KINDS, injury_care
from xatre.reports.dictionary import dictionary

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_field_can_be_added() -> None:
    found = re.search(r"in `kinds/(\w+)\.py`, after `(\w+)`:\n\s*`(.+),`\n", README)
    assert found is not None
    module, after, words = found.groups()
    assert module == "injury_care"
    field = eval(words, vars(injury_care))
    injury = KINDS["injury"]
    assert field.name not in injury.fields, "it was added: let README give another example"
    sections = tuple(
        replace(section, fields=(*section.fields, field))
        if after in {one.name for one in section.fields}
        else section
        for section in injury.sections
    )
    wider = replace(injury, sections=sections)
    assert field.name in wider.fields

    def said(kind: object) -> dict[str, object]:
        (one,) = dictionary([kind], resources.codes())["kinds"]
        return {
            "injury": {
                "prefix": one["prefix"],
                "retired": one["retired"],
                "fields": [kept(part) for part in one["fields"]],
            }
        }

    assert lost(said(injury), said(wider)) == []
    assert field.name in wider.shown({"cause": "03", "helmet": "yes"})


def test_the_table_names_every_command() -> None:
    table = "\n".join(re.findall(r"^    xatre (.+)$", README, re.MULTILINE))
    named = {part.split()[0] for line in table.splitlines() for part in line.split("|")}
    (commands,) = (one for one in parser()._actions if one.dest == "command")
    assert commands.choices is not None
    assert named == {str(name) for name in commands.choices} - HIDDEN


def test_the_map_names_every_task_and_folder() -> None:
    root = Path(__file__).parents[2]
    folders = [
        path.parent
        for top in ("", "store", "work")
        for path in (root / "src" / "xatre" / top).glob("*/__init__.py")
    ]
    assert [one.name for one in folders if f"{one.name}/" not in README] == []
    tasks = re.findall(r"^    \"([a-z-]+)\",$", (root / "build" / "make.py").read_text(), re.M)
    assert tasks
    words = set(README.split())
    assert [one for one in tasks if one not in words] == []


def test_what_a_step_of_a_case_takes_is_where_readme_says() -> None:
    said = README.partition("* **A step of a case**")[2].partition("\n* ")[0]
    root = Path(__file__).parents[2]
    for path in re.findall(r"`([\w/]+(?:\.py|\.csv|/))`", said):
        assert (root / path).exists() or (root / "src" / "xatre" / path).exists(), path
    assert "kinds/case_procedure.py" in said
