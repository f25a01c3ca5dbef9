"""Starting: the command line's help, and the unlock window against a bare PySide6 window."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import crowd
from bench.figure import Figure

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLineEdit())
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
OURS = """
import sys
from xatre.desk.loading import hold_collecting
hold_collecting()
from PySide6.QtCore import QTimer
from xatre.desk.application import prepare
app, window = prepare(sys.argv[1])
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""


def figures(scale: float, keep: Path | None) -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "book"
        crowd.make_session(folder, 50).close()
        environment = dict(os.environ) | {
            "QT_QPA_PLATFORM": "offscreen",
            "XATRE_HOME": str(Path(name) / "profile"),
        }
        help_time = _median(["-m", "xatre", "--help"], environment)
        pairs = [
            (_wall(["-c", OURS, str(folder)], environment), _wall(["-c", BARE], environment))
            for _ in range(7)
        ]
    ours = statistics.median(one for one, _ in pairs)
    bare = statistics.median(one for _, one in pairs)
    return [
        Figure(
            "start to a usable unlock window, from source, warm", ours * 1000, "ms",
            "≤ 2.0 × a bare PySide6 window", 2.0, bare * 1000,
        ),
        Figure("xatre --help from source", help_time * 1000, "ms", "≤ 150 ms", 150),
    ]  # fmt: skip


def _median(words: list[str], environment: dict[str, str]) -> float:
    return statistics.median(_wall(words, environment) for _ in range(9))


def _wall(words: list[str], environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, env=environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun
