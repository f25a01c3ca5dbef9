"""One thread owns the open book and does one job after another; answers come on the UI thread.

A job is a function that is given its `Task` and may look at `task.session`, tell how far it is,
and ask whether it should stop. It must not touch a widget. Nor may a widget end on the book's
thread, which would bring the program down: what a task names is held by the window's thread until
it is answered, and let go of there.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from xatre.errors import XatreError
from xatre.work.progress import Stopped

T = TypeVar("T")
Progress = Callable[[int, int, str], None]
log = logging.getLogger(__name__)


class Task:
    """One job on its way."""

    def __init__(
        self,
        worker: Worker,
        job: Callable[[Task], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
        progress: Progress | None,
    ) -> None:
        self._worker, self._job = worker, job
        self.done, self.failed, self.on_progress = done, failed, progress
        self.result: Any = None
        self.error: Exception | None = None
        self._stop = threading.Event()

    # asked by the job, on the worker's thread

    @property
    def session(self) -> Any:
        """What `keep` was given last: the session of the open book, or None."""
        return self._worker.kept

    def keep(self, session: Any) -> None:
        """Keep the session that this job opened, for the jobs after it; None when closed."""
        self._worker.kept = session

    def progress(self, done: int, total: int = 0, words: str = "") -> None:
        """Tell how far the job is."""
        self._worker.told.emit(done, total, words)

    def stopped(self) -> bool:
        """Whether the job should stop."""
        return self._stop.is_set()

    def check(self) -> None:
        """Raise Stopped where the job should stop."""
        if self._stop.is_set():
            raise Stopped()

    def run(self) -> None:
        try:
            self.check()
            self.result = self._job(self)
        except Exception as error:
            self.error = error

    # asked by the page, on the UI thread

    def stop(self) -> None:
        """Ask the job to stop; a job not begun yet never begins."""
        self._stop.set()


class Worker(QObject):
    """The queue and its thread.

    `fault` carries errors that no page took: `faults.py` shows them.
    """

    told = Signal(int, int, str)
    answered = Signal()
    fault = Signal(object)
    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kept: Any = None
        self._queue: SimpleQueue[Task | None] = SimpleQueue()
        self._asked: deque[Task] = deque()
        queued = Qt.ConnectionType.QueuedConnection
        self.told.connect(self._on_told, queued)
        self.answered.connect(self._on_answered, queued)
        self._thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being done or waits: a new job would not begin at once."""
        return bool(self._asked)

    def submit(
        self,
        job: Callable[[Task], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: Progress | None = None,
    ) -> Task:
        """Queue a job. On the UI thread `done` gets its result, or `failed` its XatreError (any
        error where it is given); `progress` gets (done, total, words). Return the task."""
        task = Task(self, job, done, failed, progress)
        if not self._asked:
            self.busy.emit(True)
        self._put(task)
        return task

    def close(self, last: Callable[[Task], Any] | None = None, seconds: float = 20) -> None:
        """Do `last` after all that is queued, then end the thread and wait for it."""
        if last is not None:
            self._put(Task(self, last, None, None, None))
        self._put(None)
        if self._thread is not None:
            self._thread.join(seconds)

    def _put(self, task: Task | None) -> None:
        """Queue a job. The thread begins with the first, when the window stands."""
        if task is not None:
            self._asked.append(task)
        self._queue.put(task)
        if self._thread is None:
            from xatre.desk.heap import share_heap

            share_heap()
            self._thread = threading.Thread(target=self._serve, name="book", daemon=True)
            self._thread.start()

    # on the worker's thread

    def _serve(self) -> None:
        while (task := self._queue.get()) is not None:
            task.run()
            del task  # before it is answered: the window's is then the last hold on it
            self.answered.emit()

    # on the UI thread

    @Slot(int, int, str)
    def _on_told(self, done: int, total: int, words: str) -> None:
        task = self._asked[0]
        if task.on_progress is not None and not task.stopped():
            task.on_progress(done, total, words)

    @Slot()
    def _on_answered(self) -> None:
        task = self._asked.popleft()
        if not self._asked:
            self.busy.emit(False)
        error, task.error = task.error, None
        if error is None:
            if task.done is not None:
                task.done(task.result)
        elif task.failed is not None:
            task.failed(error)
        elif not isinstance(error, Stopped):
            if not isinstance(error, XatreError):
                log.error("a job broke: %s", type(error).__name__)
            self.fault.emit(error)
