"""What the pages of records work with: the facts, the worker that has the book, the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from xatre.desk.facts import Navigator, SessionFacts
from xatre.desk.worker import Task, Worker
from xatre.errors import BookError
from xatre.model.codes import Codes
from xatre.work.session import Session

T = TypeVar("T")
PATIENCE = 20
"""Seconds to wait for an answer the form needs at once."""


class BookIsBusy(BookError):
    """The book's thread is at a long job."""

    code = "XT-513"
    sentence = "Sổ đang bận việc khác nên chưa niêm kín được phần này. Phần vừa gõ vẫn còn ở đây."
    remedy = "Chờ việc kia xong rồi gõ tiếp."


@dataclass(frozen=True)
class Seat:
    """Given to every page of records."""

    worker: Worker
    facts: SessionFacts
    navigator: Navigator

    @property
    def codes(self) -> Codes:
        return self.facts.codes

    @property
    def may_write(self) -> bool:
        return self.facts.may("write")

    def ask(
        self,
        job: Callable[[Session], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Task:
        """Do `job` with the open session on the book's thread; the answer comes later, here."""

        def run(task: Task) -> T:
            return job(task.session)

        return self.worker.submit(run, done, failed)

    def ask_now(self, job: Callable[[Session], T]) -> T:
        """Do `job` and wait for it: only where a form cannot go on without. Raises what the job
        raised, or BookIsBusy."""
        answered = threading.Event()
        results: list[T] = []
        faults: list[Exception] = []

        def run(task: Task) -> None:
            try:
                results.append(job(task.session))
            except Exception as error:
                faults.append(error)
            finally:
                answered.set()

        self.worker.submit(run)
        if not answered.wait(PATIENCE):
            raise BookIsBusy()
        if faults:
            raise faults[0]
        return results[0]
