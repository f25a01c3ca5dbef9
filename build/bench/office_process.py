"""The process that takes many packages in, so that its memory is its own: `office_process.py JSON`
with the `book` and its `files`.

After each package, and once at the end, it prints what it has come to as a line of JSON and waits
for a line: `go on`, or `stop`. Its seconds leave the waiting out.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from bench import crowd
from xatre.work.receiving.receive import receive_files
from xatre.work.session import Session


class Day:
    """The packages of one day."""

    def __init__(self, session: Session, files: list[Path]) -> None:
        self._session, self._files = session, files
        self._waited, self._taken, self._told_to_stop = 0.0, 0, False
        self._begun = time.perf_counter()

    def take(self) -> None:
        """Take all in, or as many as come before one is told to stop."""
        outcomes = receive_files(
            self._session, self._files, progress=self._watch, stop=lambda: self._told_to_stop
        )
        taken = outcomes[: self._taken]
        assert all(one.outcome == "taken" and not one.rejected for one in taken), taken
        self._tell()

    def _watch(self, done: int, total: int) -> None:
        # The last hundredth of a file is told before it is committed too.
        if done == 100 * (self._taken + 1) and not self._session.book.db.conn.in_transaction:
            self._taken += 1
            self._tell()

    def _tell(self) -> None:
        begun = time.perf_counter()
        told = {
            "package": self._taken,
            "seconds": begun - self._begun - self._waited,
            "memory": _megabytes("VmRSS"),
            "peak": _megabytes("VmHWM"),
        }
        print(json.dumps(told), flush=True)
        self._told_to_stop = sys.stdin.readline() == "stop\n"
        self._waited += time.perf_counter() - begun


def _megabytes(name: str) -> float:
    # getrusage would count what the parent held when it started this process.
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    session = crowd.open_session(Path(given["book"]))
    Day(session, [Path(file) for file in given["files"]]).take()
    session.close()
