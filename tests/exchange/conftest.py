"""Two devices with real keys, and packages between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyrage
import pytest
from nacl.signing import SigningKey

from xatre.exchange.card import Card
from xatre.exchange.header import Header
from xatre.exchange.lines import PackageLine, whole
from xatre.exchange.package import seal
from xatre.model.revision import Revision, make_revision

WHEN = "2026-11-20T02:41:07Z"


@dataclass
class Device:
    """A sender or receiver."""

    unit: str
    role: Any
    device: str
    secret: SigningKey
    identity: str

    @property
    def signing(self) -> bytes:
        return bytes(self.secret.verify_key)

    @property
    def sealing(self) -> str:
        return str(pyrage.x25519.Identity.from_str(self.identity).to_public())

    def sign(self, message: bytes) -> bytes:
        return self.secret.sign(message).signature

    def header(self, **changes: Any) -> Header:
        facts: dict[str, Any] = {
            "type": "package",
            "unit": self.unit,
            "role": self.role,
            "device": self.device,
            "stream": "stream-" + self.device,
            "sequence": 12,
            "signing": self.signing,
            "sealing": self.sealing,
            "created": "2026-11-20",
            "program": "0.1.0",
            "recipient": "12@2025",
        }
        return Header(**(facts | changes))

    def card(self, **changes: Any) -> Card:
        facts: dict[str, Any] = {
            "unit": self.unit,
            "role": self.role,
            "device": self.device,
            "stream": "stream-" + self.device,
            "signing": self.signing,
            "sealing": self.sealing,
            "created": "2026-11-20",
            "program": "0.1.0",
        }
        return Card(**(facts | changes))


def make_device(unit: str, role: str, seed: int) -> Device:
    return Device(
        unit=unit,
        role=role,
        device=f"019a0000-0000-7000-8000-0000a1b2c3{seed:02x}",
        secret=SigningKey(bytes([seed]) * 32),
        identity=str(pyrage.x25519.Identity.generate()),
    )


@pytest.fixture(scope="session")
def commune() -> Device:
    return make_device("03562@2025", "commune", 1)


@pytest.fixture(scope="session")
def office() -> Device:
    return make_device("12@2025", "office", 2)


@pytest.fixture(scope="session")
def stranger() -> Device:
    return make_device("03549@2025", "commune", 3)


@pytest.fixture(scope="session")
def revision() -> Callable[..., Revision]:
    def make(number: int = 1, **changes: Any) -> Revision:
        facts: dict[str, Any] = {
            "id": f"019a1111-0000-7000-8000-{number:012}",
            "kind": "child",
            "unit": "03562@2025",
            "who": "Lò Văn Ổn",
            "when": WHEN,
            "device": "019a0000-0000-7000-8000-0000a1b2c301",
            "fields": {"full_name": f"Vừ Thị Mỷ {number}", "born_on": "2017-03"},
        }
        return make_revision(**(facts | changes))

    return make


@pytest.fixture(scope="session")
def lines(revision: Callable[..., Revision]) -> list[PackageLine]:
    return [whole(revision(number)) for number in range(1, 4)]


@pytest.fixture(scope="session")
def small(commune: Device, office: Device, lines: list[PackageLine]) -> bytes:
    """A small package from the commune to the office, readable by both."""
    readers = [office.sealing, commune.sealing]
    return seal(commune.header(), lines, readers, commune.sign)
