"""A publisher whose secret the test has, and updates signed by it."""

from __future__ import annotations

from types import MappingProxyType

import pyrage
import pytest
from nacl.signing import SigningKey

from xatre import resources
from xatre.exchange.header import Header
from xatre.exchange.update import Update, make_update


def own_publisher(monkeypatch: pytest.MonkeyPatch) -> SigningKey:
    """The one publisher this program knows from now on; its secret."""
    secret = SigningKey.generate()
    known = MappingProxyType({bytes(secret.verify_key): "Nơi phát hành"})
    monkeypatch.setattr(resources, "publisher_keys", lambda: known)
    return secret


def signed(secret: SigningKey, update: Update, sealing: str = "") -> bytes:
    """The bytes of an update's file; `sealing` is a public key to name in place of a new one."""
    public = sealing or str(pyrage.x25519.Identity.generate().to_public())
    header = Header(
        type="update", unit="00@2025", role="publisher", device="publisher", stream="publisher",
        sequence=7, signing=bytes(secret.verify_key), sealing=public, created="2026-11-22",
        program="0.1.0",
    )  # fmt: skip
    return make_update(update, header, lambda message: secret.sign(message).signature)
