"""Names for things that must never meet by chance: UUIDv7, which sorts by the time it was made."""

from __future__ import annotations

import secrets
import time
from datetime import datetime


def new_id(now: datetime | None = None) -> str:
    """A UUIDv7 (RFC 9562 §5.7) as text, at `now` or at the clock's time."""
    seconds = time.time() if now is None else now.timestamp()
    drawn = secrets.randbits(74)
    value = (int(seconds * 1000) & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76 | (drawn >> 62) << 64
    value |= 0b10 << 62 | (drawn & ((1 << 62) - 1))
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
