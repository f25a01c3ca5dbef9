"""Names for things that must never meet by chance: UUIDv7, which sorts by the time it was made."""

from __future__ import annotations

import secrets
import time
from datetime import datetime
from uuid import UUID


def new_id(now: datetime | None = None) -> str:
    """A UUIDv7 (RFC 9562 §5.7) as text, at `now` or at the clock's time."""
    seconds = time.time() if now is None else now.timestamp()
    value = (int(seconds * 1000) & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76 | secrets.randbits(12) << 64
    value |= 0b10 << 62 | secrets.randbits(62)
    return str(UUID(int=value))
