"""How the rows of numbers are named to a person: a device counts its packages to the office, its
hand-overs and what goes to the unit's other devices each from 1."""

from __future__ import annotations

from xatre.exchange.container import TYPE_WORDS
from xatre.model.devices import short_device
from xatre.model.purposes import DEVICES, HAND_OVER, RESTORE

COUNTED_APART = {HAND_OVER: "bàn giao", DEVICES: "cho máy khác của xã"}
"""By purpose; a package to the office is just a package."""

GIVES_BACK = "biên nhận trả lại hồ sơ"
"""A return that brings a unit its own records back."""


def package_words(purpose: str) -> str:
    """What a package of that purpose is called: "gói", "gói bàn giao"."""
    return " ".join(filter(None, ("gói", COUNTED_APART.get(purpose, ""))))


def file_words(type: str, purpose: str) -> str:
    """What a file is called by what its header says: "gói bàn giao", "biên nhận trả lại hồ sơ"."""
    if type == "package":
        return package_words(purpose)
    return GIVES_BACK if purpose == RESTORE else TYPE_WORDS[type]


def device_words(device: str, letter: str = "") -> str:
    """A device by the end of its name, and by its letter in record codes where it has one."""
    named = f"máy {short_device(device)}"
    return f"{named} chữ {letter}" if letter else named


def beside_number(purpose: str, device: str = "") -> list[str]:
    """What stands beside a number that is counted apart: its sort, and its `device` where that
    must be told."""
    told = [COUNTED_APART.get(purpose, ""), device_words(device) if device else ""]
    return [words for words in told if words]
