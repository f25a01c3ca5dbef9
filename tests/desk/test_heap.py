import os
import subprocess
import sys

PROGRAM = """
import threading
from xatre.desk.heap import share_heap
share_heap()
kept, ready, over = [], threading.Barrier(5), threading.Event()
def fill():
    kept.append([bytes(700 + number % 900) for number in range(3000)])
    ready.wait()
    over.wait()
for _ in range(4):
    threading.Thread(target=fill, daemon=True).start()
ready.wait()
arenas = sum(
    "-" in line.split()[0] and line.split()[1] == "---p" and len(line.split()) == 5
    for line in open("/proc/self/maps")
)
print(arenas)
over.set()
"""
"""An arena of a thread's own is a mapping of 64 MB of which most may not be touched yet."""


def _arenas(program: str) -> int:
    environment = {name: value for name, value in os.environ.items() if "MALLOC" not in name}
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return int(run.stdout)


def test_threads_share_one_heap_where_they_would_have_one_each() -> None:
    without = PROGRAM.replace("share_heap()\n", "\n")
    shared, apart = _arenas(PROGRAM), _arenas(without)
    assert shared < apart if sys.platform == "linux" else shared == apart
