"""Whose books the tests make, with which password, and the clock they read."""

from __future__ import annotations

from datetime import UTC, datetime

PASSWORD = "mật khẩu thử dài"
COMMUNE = "02788@2025"
OFFICE = "12@2025"


class Clock:
    """A clock a test moves by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 20, 2, 41, 7, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment
