"""Canonical JSON of headers, manifests, cards and returns: objects and text, nothing else.

The same rules as the line of a revision: UTF-8 NFC, keys ASCII and sorted, no arrays, no numbers,
no null, no double keys. A reader encodes it again and refuses bytes that differ.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import orjson

from xatre.model.revision import canonical as encode

MOST_DEEP = 8
"""Objects inside objects; a header needs two."""


class NotCanonical(ValueError):
    """These bytes are not the canonical form of any object; the caller says it to a person."""


def canonical(content: Mapping[str, object]) -> bytes:
    """The one encoding of `content`, whose leaves are text. Raises NotCanonical."""
    _check(content, 1)
    return encode(content)


def read_canonical(data: bytes) -> dict[str, object]:
    """The object whose canonical encoding is exactly `data`. Raises NotCanonical."""
    try:
        content = orjson.loads(data)
    except orjson.JSONDecodeError as fault:
        raise NotCanonical("not JSON") from fault
    if not isinstance(content, dict):
        raise NotCanonical("not an object")
    _check(content, 1)
    if encode(content) != data:
        raise NotCanonical("other bytes")
    return content


def _check(content: Mapping[str, object], depth: int) -> None:
    if depth > MOST_DEEP:
        raise NotCanonical("too deep")
    for key, value in content.items():
        if not isinstance(key, str) or not key.isascii():
            raise NotCanonical("key")
        if isinstance(value, str):
            if not value.isascii() and not unicodedata.is_normalized("NFC", value):
                raise NotCanonical("not NFC")
            if any("\ud800" <= letter <= "\udfff" for letter in value):
                raise NotCanonical("lone surrogate")
        elif isinstance(value, Mapping):
            _check(value, depth + 1)
        else:
            raise NotCanonical("not text")
