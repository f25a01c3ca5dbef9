"""`make.py lost-pc [CHILDREN]`: a commune loses its PC and is back at work, step by step."""

from __future__ import annotations

from pathlib import Path


def run(root: Path, words: list[str]) -> int:
    """Tell the story with so many children."""
    import lost_pc

    lost_pc.tell_story(root / ".out" / "lost-pc", int(words[0]) if words else 200)
    return 0
