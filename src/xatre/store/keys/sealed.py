"""A text only named officers can open: the block about who reported a case.

A key of its own closes the content and is itself sealed to each named officer's public half, so
that neither an administrator nor the data key of the book opens it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Mapping

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

from xatre.store.faults import CannotUnseal


def seal(content: bytes, public: Mapping[str, bytes], named: Collection[str]) -> str:
    """Base64 text of `content` for the `named` slot ids, whose public halves are in `public`.

    Raises CannotUnseal where nobody is named, or somebody who is not in the list.
    """
    if not named or not set(named) <= public.keys():
        raise CannotUnseal()
    key = random(SecretBox.KEY_SIZE)
    to = {one: _text(SealedBox(PublicKey(public[one])).encrypt(key)) for one in sorted(set(named))}
    whole = {"to": to, "body": _text(bytes(SecretBox(key).encrypt(content)))}
    return _text(json.dumps(whole).encode())


def unseal(text: str, officer: str, secret: bytes) -> bytes:
    """The content, for the officer whose secret half is given. Raises CannotUnseal."""
    try:
        whole = json.loads(_bytes(text))
        key = SealedBox(PrivateKey(secret)).decrypt(_bytes(whole["to"][officer]))
        return SecretBox(key).decrypt(_bytes(whole["body"]))
    except (ValueError, KeyError, TypeError, CryptoError) as error:
        raise CannotUnseal() from error


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
