"""How a device is called wherever a person reads of it: on files, in lists, in what is typed."""

from __future__ import annotations

SHORT = 6


def short_device(device: str) -> str:
    """The last six letters of a device's name; they tell the devices of one unit apart."""
    return device.replace("-", "")[-SHORT:]
