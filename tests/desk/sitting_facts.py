"""What a page knows of who sits at it, where there is no book."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from xatre import resources
from xatre.desk.facts import SessionFacts


def facts_with(rights: str, **changes: Any) -> SessionFacts:
    """An officer of a commune on 20 November 2026 with these rights, said in one line."""
    given: dict[str, Any] = {
        "unit": "03562@2025",
        "unit_name": "Xã Sì Lở Lầu",
        "province_name": "Tỉnh Lai Châu",
        "at_office": False,
        "officer": "Lò Thị Ngọc Ưng",
        "officer_role": "entry",
        "folder": Path("so"),
        "portable": False,
        "demo": False,
        "codes": resources.codes(),
        "clock": lambda: datetime(2026, 11, 20, 2, 42, tzinfo=UTC),
    }
    return SessionFacts(rights=frozenset(rights.split()), **given | changes)
