"""Where data live on this computer. Makes no folder until asked to.

`XATRE_HOME`, where set, holds everything, so that tests, demos and a stick leave no trace in the
user's profile.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

APPLICATION = "xatre"


def profile_folder() -> Path:
    """The folder of everything this program keeps for this user beside the books themselves."""
    chosen = os.environ.get("XATRE_HOME", "")
    if chosen:
        return Path(chosen).expanduser().absolute()
    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))


def books() -> Path:
    """Where a new book is proposed."""
    return profile_folder() / "books"


def logs() -> Path:
    """Logs and error reports; they never hold a child's name."""
    if os.environ.get("XATRE_HOME", ""):
        return profile_folder() / "logs"
    return Path(platformdirs.user_log_dir(APPLICATION, appauthor=False))


def settings_file() -> Path:
    """Settings of the desk that belong to this user, not to a book."""
    return profile_folder() / "settings.json"


def made(folder: Path) -> Path:
    """The folder, made if it was not there, readable by this user alone where the system can.

    Raises OSError where the disk refuses.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
