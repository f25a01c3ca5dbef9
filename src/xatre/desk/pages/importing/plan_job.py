"""Making a plan of a file, as the book's thread does it: the file read once, the rows planned, and
what the columns at the left offer. Shows nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xatre.desk.worker import Task
from xatre.work.importing import planning
from xatre.work.importing.columns.targets import Targets
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices
from xatre.work.session import Session


@dataclass(frozen=True)
class Made:
    """A plan, `(name, label)` of all that a column may fill, and lines that show text of old fonts
    as it was and as it will be."""

    plan: Plan
    targets: list[tuple[str, str]]
    letters: list[str]


def making(
    kind: str, file: Path, table: planning.Table | None, choices: ImportChoices
) -> Callable[[Task], Made]:
    """The job that plans `file`; `table` is what was read of it before."""

    def job(task: Task) -> Made:
        session: Session = task.session
        read = table or planning.read_table(file, task.stopped)
        plan = planning.make_plan(session, kind, file, choices, read, task.progress, task.stopped)
        targets = Targets(session.kind(kind), session.codes, hidden=session.sees_cases)
        names = [(one.name, one.label) for one in targets.every]
        marks = {one.target for one in plan.columns if "=" in one.target}
        names += [(one.name, one.label) for one in map(targets.get, sorted(marks)) if one]
        letters = [f"{old}  →  {new}" for _, old, new in planning.preview_letters(plan, 3)]
        return Made(plan, names, letters[:9])

    return job
