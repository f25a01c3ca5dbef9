"""Writes the golden dictionary anew: what of every kind and field readers of old packages count on.

    python build/make.py golden

Refuses to lose a name: names are for ever. The rules stand in `tests/kinds/test_dictionary.py`.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

LOST = (
    "Names of fields are never lost: keep `was=` for a renamed one, `retired` for one no longer "
    "used; one that was never committed, take out of the golden file."
)


def rules(root: Path) -> ModuleType:
    """The module that knows what the golden dictionary is. Raises FileNotFoundError."""
    file = root / "tests" / "kinds" / "test_dictionary.py"
    found = importlib.util.spec_from_file_location("golden_dictionary_rules", file)
    if found is None or found.loader is None:
        raise FileNotFoundError(file)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def faults(root: Path) -> list[str]:
    """Names that the declarations lost, or that the golden dictionary is stale."""
    golden = rules(root)
    if lost := golden.lost(golden.golden(), golden.present()):
        return [f"golden dictionary: {name}" for name in lost]
    if golden.golden() != golden.present():
        return ["golden dictionary: stale; run: python build/make.py golden"]
    return []


def run(root: Path, words: list[str]) -> int:
    """The task: write the file, unless a name would be lost."""
    golden = rules(root)
    if golden.GOLDEN.exists() and (lost := golden.lost(golden.golden(), golden.present())):
        print("\n".join(lost), file=sys.stderr)
        print(LOST, file=sys.stderr)
        return 1
    golden.GOLDEN.write_text(golden.written(golden.present()), encoding="utf-8", newline="\n")
    print(golden.GOLDEN.relative_to(root))
    return 0
