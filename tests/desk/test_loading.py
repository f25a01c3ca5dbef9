import os
import subprocess
import sys

PROGRAM = """
import gc
from PySide6.QtCore import QTimer
from xatre.desk import loading
from xatre.desk.application import Desk

shown = []
start = Desk.start
def look(desk):
    start(desk)
    shown.append(gc.get_freeze_count() > 0)
    def end():
        shown.append(gc.get_freeze_count() > 0)
        shown.append(gc.isenabled())
        desk.end()
    QTimer.singleShot(50, end)
Desk.start = look
loading.run()
print(shown)
"""


def test_the_window_collects_once_it_stands_and_python_no_more(tmp_path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XATRE_HOME": str(tmp_path)}
    command = [sys.executable, "-c", PROGRAM]
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert run.stdout.strip() == "[False, True, False]"
