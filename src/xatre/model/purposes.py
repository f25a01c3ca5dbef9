"""What a package or a return is for, as its header says it: known to what is stored of them, to
what travels and to what a person reads. A package to the office has none, or FULL."""

from __future__ import annotations

FULL = "full"
"""Every line again."""
HAND_OVER = "handover"
"""To another unit, each record whole; what it carries is not thereby sent to the office."""
RESTORE = "restore"
"""A unit's own records, to its new device."""
DEVICES = "devices"
"""To the other devices of the same unit, whole."""

PURPOSES = (FULL, HAND_OVER, RESTORE, DEVICES)
OF_OTHER_STREAMS = (HAND_OVER, DEVICES)
"""Purposes of packages that are numbered in streams of their own."""
