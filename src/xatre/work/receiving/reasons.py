"""Why a line is kept aside whatever it says: whose it is, and of what kind."""

from __future__ import annotations

NOT_OWNER = "XT-305"
NOT_OWNER_WORDS = "Hồ sơ không thuộc đơn vị gửi gói này."
UNKNOWN_KIND = "XT-141"
UNKNOWN_KIND_WORDS = "Loại hồ sơ này chưa có ở chương trình của nơi nhận."
