"""Keys by which rows sort in binary order, and by which look-alikes are found. Knows no table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import blake2b

from xatre.model import days, text
from xatre.model.fields import Field, Text
from xatre.model.names_alike import letters_of
from xatre.model.values import Value

NO_NUMBER = -9e99
"""Sort key of a number that is not written: before every number."""


@lru_cache(maxsize=1 << 15)
def day_key(value: str) -> str:
    """The lower bound of a day as text: `2017` → `2017-01-01`; what is no day, as it is."""
    if len(value) == 10:
        return value
    try:
        return days.bounds(value)[0].isoformat()
    except ValueError:
        return value


def number_key(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return NO_NUMBER


def text_key(field: Field) -> Callable[[str], str]:
    """Names of people sort by given name, numbered names as they are counted, other words as
    written."""
    if isinstance(field, Text) and field.counted:
        return text.counted_key
    is_name = isinstance(field, Text) and field.is_personal_name
    return text.name_key if is_name else text.word_key


def same_column(names: tuple[str, ...]) -> str:
    """The column of the key of fields that should tell a record from all others."""
    return "same_" + "_".join(names)


def same_key(names: tuple[str, ...], fields: Mapping[str, Value]) -> str | None:
    """That key: the values folded; None where one is not written."""
    values = [fields.get(name) for name in names]
    written = tuple(value for value in values if isinstance(value, str) and value)
    return _digest(written) if len(written) == len(names) else None


def near_column(name: str) -> str:
    """The column of the key of a name by which doubles are looked for."""
    return f"near_{name}"


@lru_cache(maxsize=1 << 14)
def near_key(name: str) -> int | None:
    """That key: 48 bits of the name's letters, whatever their order; None for no letter."""
    letters = letters_of(name)
    return int.from_bytes(blake2b(letters.encode(), digest_size=6).digest()) if letters else None


# Asked for when a record is checked and again when its row is made.
@lru_cache(maxsize=1 << 14)
def _digest(values: tuple[str, ...]) -> str:
    folded = "\x1f".join(map(text.fold, values))
    return blake2b(folded.encode(), digest_size=12).hexdigest()
