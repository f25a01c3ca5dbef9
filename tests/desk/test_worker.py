"""One thread owns the book: jobs in turn, answers on the UI thread, stopping, faults."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject

from xatre.desk.worker import Worker
from xatre.errors import DiskError
from xatre.work.progress import Stopped


@pytest.fixture
def worker(qtbot):
    made = Worker()
    yield made
    made.close()


def test_jobs_run_elsewhere_in_turn_and_answer_here(worker, qtbot):
    here = threading.current_thread()
    ran, got = [], []

    def job(number):
        def run(task):
            ran.append((number, threading.current_thread()))
            return number

        return run

    for number in range(5):
        worker.submit(job(number), lambda result: got.append((result, threading.current_thread())))
    qtbot.waitUntil(lambda: len(got) == 5)
    assert [number for number, _ in ran] == [0, 1, 2, 3, 4]
    assert len({thread for _, thread in ran}) == 1
    assert all(thread is not here for _, thread in ran)
    assert all(thread is here for _, thread in got)


def test_the_session_one_job_keeps_is_there_for_the_next(worker, qtbot):
    got = []
    worker.submit(lambda task: task.keep("session"))
    worker.submit(lambda task: task.session, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["session"]


def test_progress_comes_and_a_stop_is_obeyed(worker, qtbot):
    seen, broke = [], []
    begun = threading.Event()

    def job(task):
        task.progress(1, 10, "đọc")
        begun.set()
        while True:
            task.check()

    task = worker.submit(job, None, broke.append, lambda *words: seen.append(words))
    qtbot.waitUntil(lambda: bool(seen))
    assert begun.is_set()
    task.stop()
    qtbot.waitUntil(lambda: bool(broke))
    assert isinstance(broke[0], Stopped)
    assert seen == [(1, 10, "đọc")]


def test_a_job_stopped_before_its_turn_never_begins(worker, qtbot):
    gate, ran, broke = threading.Event(), [], []
    worker.submit(lambda task: gate.wait(5))
    task = worker.submit(lambda task: ran.append(1), None, broke.append)
    task.stop()
    gate.set()
    qtbot.waitUntil(lambda: bool(broke))
    assert ran == []


def test_an_error_goes_to_the_page_or_to_the_door(worker, qtbot):
    caught = []

    def breaks(task):
        raise DiskError(what="hết chỗ")

    worker.submit(breaks, None, caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], DiskError)
    with qtbot.waitSignal(worker.fault) as fault:
        worker.submit(breaks)
    assert isinstance(fault.args[0], DiskError)


def test_closing_does_what_is_left_first(qtbot):
    worker, done = Worker(), []
    worker.submit(lambda task: done.append("job"))
    worker.close(lambda task: done.append("last"))
    assert done == ["job", "last"]


class Ended(QObject):
    """A page without a parent: it ends with the last one that names it."""

    def __init__(self, where: list[threading.Thread]) -> None:
        super().__init__()
        weakref.finalize(self, lambda: where.append(threading.current_thread()))
        self.got: list[int] = []

    def take(self, _: object) -> None:
        """The answer."""
        self.got.append(1)


@pytest.mark.parametrize("broken", [False, True])
def test_what_a_job_and_its_answer_hold_ends_on_the_windows_thread(worker, qtbot, broken):
    where: list[threading.Thread] = []

    def ask() -> Callable[[], bool]:
        page = Ended(where)

        def job(task):
            if broken:
                raise DiskError(what=page.objectName())
            return page.objectName()

        worker.submit(job, page.take, page.take, lambda *words: page.take(words))
        return lambda got=page.got: bool(got)

    for _ in range(20):
        qtbot.waitUntil(ask())
        got: list[object] = []
        worker.submit(lambda task: None, got.append)
        qtbot.waitUntil(lambda got=got: bool(got))
    assert where == [threading.current_thread()] * 20
