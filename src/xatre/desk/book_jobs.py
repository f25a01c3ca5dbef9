"""What is done at a book before its window stands and after it is gone, on the worker's thread.
Nothing slow is loaded before a job begins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from xatre.desk.worker import Task

if TYPE_CHECKING:
    from xatre.desk.facts import SessionFacts
    from xatre.work.session import Session

PRELOADED = (
    "xatre.work.session",
    "xatre.work.keeping",
    "xatre.work.records.browse",
    "xatre.desk.facts",
)


def preload(task: Task) -> None:
    """Load what opening a book needs."""
    for module in PRELOADED:
        __import__(module)


def opening(
    folder: Path, officer: str, password: str, settings: Mapping[str, str], *, take_over: bool
) -> Callable[[Task], SessionFacts]:
    """The job that opens a book, keeps `settings` in it and the words typed when it was last cut
    short. It raises what `open_session` raises."""

    def open_it(task: Task) -> SessionFacts:
        from xatre.desk.facts import facts_of
        from xatre.work.records import put_aside
        from xatre.work.session import open_session

        session: Session = open_session(folder, password, officer, take_over=take_over)
        try:
            for name, value in settings.items():
                session.book.set_setting(name, value)
            if session.may("write"):
                put_aside.take_in(session)
            found = facts_of(session)
        except BaseException:
            session.close()
            raise
        task.keep(session)
        return found

    return open_it


def close(task: Task) -> None:
    """The last job at a book."""
    session = task.session
    task.keep(None)
    if session is not None:
        session.close()
