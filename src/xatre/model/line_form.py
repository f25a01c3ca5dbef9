"""The one way to write a line: which bytes are a revision's content and which are refused.

Knows keys, depth and encoding. Must not know what a line means nor where it comes from.

A line is one RFC 8785 object of NFC text: no array, number, boolean, null, empty object or empty
text. `parents` and `open` are objects `{name or path: "1"}`; they and `fields` are absent when
empty. A path both open and written contradicts itself and is refused; a line whose state is open
says "complete", which means nothing there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final
from unicodedata import is_normalized

import orjson

from xatre.errors import DamageError
from xatre.model.values import IN, flatten

STATE: Final = "state"
"""Path of the state in merging; no field may bear this name."""

LONGEST, DEEPEST = 1024 * 1024, 4

TEXTS = frozenset({"id", "kind", "unit", STATE, "who", "when", "device"})
OBJECTS = frozenset({"parents", "fields", "open"})


class LineError(DamageError):
    """A line is not a revision this program can keep; `what` says why, without any value."""

    code = "XT-405"
    sentence = "Một dòng hồ sơ không đúng dạng: {what}. Sổ không đổi."
    remedy = "Xin nơi gửi lập lại gói."


def canonical(content: Mapping[str, Any]) -> bytes:
    """The one way to write `content`: for ASCII keys orjson's order is that of RFC 8785.
    Raises TypeError for what JSON in UTF-8 cannot hold."""
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)


def require(holds: object, what: str) -> None:
    """Raises LineError with `what` unless `holds`."""
    if not holds:
        raise LineError(what=what)


def parse(line: bytes) -> dict[str, Any]:
    """The content of a line, with every key present. Raises LineError for any other bytes."""
    require(len(line) <= LONGEST, "dài quá 1 MiB")
    try:
        content = orjson.loads(line)
    except orjson.JSONDecodeError:
        raise LineError(what="không đọc được") from None
    require(type(content) is dict, "không đọc được")
    require(TEXTS <= content.keys() <= TEXTS | OBJECTS, "thiếu hoặc thừa mục")
    for key in TEXTS:
        text = type(content[key]) is str and 0 < len(content[key]) <= 200
        require(text and (key not in ("id", "kind", "unit") or _is_key(content[key])), key)
    require(content[STATE] in ("complete", "void"), STATE)
    for key in OBJECTS & content.keys():
        require(type(content[key]) is dict and content[key], key)
    whole: dict[str, Any] = {key: {} for key in OBJECTS} | content
    for name, mark in whole["parents"].items():
        require(mark == "1" and re.fullmatch("[0-9a-f]{64}", name), "parents")
    _check_fields(whole["fields"], 1)
    if whole["open"]:
        _check_open(whole["open"], whole["fields"], whole[STATE])
    require(canonical(content) == line, "không viết theo dạng chuẩn")
    if not line.isascii() and not is_normalized("NFC", line.decode()):
        # A mark after an escaped control character is normal text, though these bytes are not.
        require(all(is_normalized("NFC", leaf) for _, leaf in flatten(content)), "không theo NFC")
    return whole


def _check_fields(values: dict[str, Any], depth: int) -> None:
    require(depth <= DEEPEST, "giá trị lồng quá sâu")
    for key, value in values.items():
        if not _is_key(key) or (key == STATE and depth == 1):
            require(key == IN and depth > 1, "tên mục không đúng dạng")
        if type(value) is dict and value:
            _check_fields(value, depth + 1)
        elif type(value) is not str or not value:
            raise LineError(what="có giá trị rỗng hoặc không phải là chữ")


def _check_open(undecided: dict[str, Any], fields: dict[str, Any], state: str) -> None:
    for path, mark in undecided.items():
        keys = path.split("/")
        require(mark == "1" and len(keys) <= DEEPEST, "open")
        require(all(key == IN or _is_key(key) for key in keys), "open")
    written = {path for path, _ in flatten(fields)} | ({STATE} if state != "complete" else set())
    require(not written & undecided.keys(), "một mục vừa ghi vừa để ngỏ")


@lru_cache(maxsize=16_384)
def _is_key(key: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9_.@\-]{1,64}", key, re.ASCII) is not None
