"""The numbered steps a book's tables went through. Each is frozen once released: it has `TO`, the
version it leads to, and `run(db)`; it imports nothing of the program.
"""

from __future__ import annotations

from types import ModuleType

from xatre.store.migrations import step_001

STEPS: tuple[ModuleType, ...] = (step_001,)
