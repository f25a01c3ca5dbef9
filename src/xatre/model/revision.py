"""One revision of a record: a canonical line that holds the whole content and stands alone.

Knows the form of a line and its name. Must not know kinds, files or tables, nor how revisions
merge (`model/merge.py`). The bytes of a line are kept everywhere as they were first written.

A line is one RFC 8785 object of NFC text: no array, number, boolean, null, empty object or empty
text. `parents` and `open` are objects `{name or path: "1"}`; they and `fields` are absent when
empty. A path both open and written contradicts itself and is refused; a line whose state is open
says "complete", which means nothing there.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final, Literal
from unicodedata import is_normalized

import orjson

from xatre.errors import DamageError
from xatre.model.values import IN, Fields, Value, flatten

STATE: Final = "state"
"""Path of the state in merging; no field may bear this name."""

LONGEST, DEEPEST, NONCE_SIZE = 1024 * 1024, 4, 16

_TEXTS = frozenset({"id", "kind", "unit", "state", "who", "when", "device"})
_OBJECTS = frozenset({"parents", "fields", "open"})


class LineError(DamageError):
    """A line is not a revision this program can keep; `what` says why, without any value."""

    code = "XT-405"
    sentence = "Một dòng hồ sơ không đúng dạng: {what}. Sổ không đổi."
    remedy = "Xin nơi gửi lập lại gói."


@dataclass(frozen=True, slots=True)
class Revision:
    """One line, read. Two are equal when their names are. `fields` must not be changed."""

    name: str
    nonce: bytes = field(compare=False, repr=False)
    line: bytes = field(compare=False, repr=False)
    id: str = field(compare=False)
    kind: str = field(compare=False)
    unit: str = field(compare=False)
    parents: frozenset[str] = field(compare=False)
    state: Literal["complete", "void"] = field(compare=False)
    fields: Fields = field(compare=False, repr=False)
    open: frozenset[str] = field(compare=False)
    who: str = field(compare=False)
    when: str = field(compare=False)
    device: str = field(compare=False)


def canonical(content: Mapping[str, Any]) -> bytes:
    """The one way to write `content`: for ASCII keys orjson's order is that of RFC 8785.
    Raises TypeError for what JSON in UTF-8 cannot hold."""
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)


def make_revision(
    *,
    fields: Mapping[str, Value],
    state: str = "complete",
    parents: Iterable[str] = (),
    open: Iterable[str] = (),
    nonce: bytes | None = None,
    **about: str,
) -> Revision:
    """Write a new line; `about` is id, kind, unit, who, when and device. The rest comes from
    `next_edit` or `next_decision` of `model/merge.py`. Raises LineError when a reader would."""
    objects = {
        "parents": dict.fromkeys(parents, "1"),
        "fields": fields,
        "open": dict.fromkeys(open, "1"),
    }
    present = {key: part for key, part in objects.items() if part}
    try:
        line = canonical(about | {"state": state} | present)
    except TypeError:
        raise LineError(what="có giá trị không phải là chữ") from None
    return read_revision(nonce or secrets.token_bytes(NONCE_SIZE), line)


def read_revision(nonce: bytes, line: bytes) -> Revision:
    """Read a line, refusing all that is not the one way to write it. Its name is the SHA-256 of
    its 16 random bytes and the line, in hex. Raises LineError."""
    _require(len(nonce) == NONCE_SIZE, "thiếu số ngẫu nhiên")
    _require(len(line) <= LONGEST, "dài quá 1 MiB")
    try:
        content = orjson.loads(line)
    except orjson.JSONDecodeError:
        raise LineError(what="không đọc được") from None
    _require(type(content) is dict, "không đọc được")
    _require(_TEXTS <= content.keys() <= _TEXTS | _OBJECTS, "thiếu hoặc thừa mục")
    texts = {key: content[key] for key in _TEXTS}
    for part in texts.values():
        _require(type(part) is str and 0 < len(part) <= 200, "mục đầu dòng không đúng dạng")
    for key in ("id", "kind", "unit"):
        _require(_is_key(texts[key]), "mục đầu dòng không đúng dạng")
    _require(texts["state"] in ("complete", "void"), "trạng thái không đúng")
    for key in _OBJECTS & content.keys():
        _require(type(content[key]) is dict and content[key], f"mục {key} không đúng dạng")
    parents, fields, undecided = (content.get(key, {}) for key in ("parents", "fields", "open"))
    for name, mark in parents.items():
        _require(mark == "1" and re.fullmatch("[0-9a-f]{64}", name), "tên dòng gốc không đúng")
    _check_fields(fields, 1)
    if undecided:
        _check_open(undecided, {"state": texts["state"].replace("complete", ""), **fields})
    _require(canonical(content) == line, "không viết theo dạng chuẩn")
    if not line.isascii() and not is_normalized("NFC", line.decode()):
        # A mark after an escaped control character is normal text, though these bytes are not.
        leaves = flatten({**texts, "fields": fields})
        _require(all(is_normalized("NFC", leaf) for _, leaf in leaves), "chữ không theo NFC")
    return Revision(
        name=sha256(nonce + line).hexdigest(),
        nonce=nonce,
        line=line,
        parents=frozenset(parents),
        fields=fields,
        open=frozenset(undecided),
        **texts,
    )


def _require(holds: object, what: str) -> None:
    if not holds:
        raise LineError(what=what)


def _check_fields(values: dict[str, Any], depth: int) -> None:
    _require(depth <= DEEPEST, "giá trị lồng quá sâu")
    for key, value in values.items():
        if not _is_key(key) or (key == STATE and depth == 1):
            _require(key == IN and depth > 1, "tên mục không đúng dạng")
        if type(value) is dict and value:
            _check_fields(value, depth + 1)
        elif type(value) is not str or not value:
            raise LineError(what="có giá trị rỗng hoặc không phải là chữ")


def _check_open(undecided: dict[str, Any], written: dict[str, Any]) -> None:
    for path, mark in undecided.items():
        keys = path.split("/")
        _require(mark == "1" and len(keys) <= DEEPEST, "mục để ngỏ không đúng dạng")
        _require(all(key == IN or _is_key(key) for key in keys), "mục để ngỏ không đúng dạng")
    said = {path for path, text in flatten(written) if text}
    _require(not said & undecided.keys(), "một mục vừa ghi vừa để ngỏ")


@lru_cache(maxsize=16_384)
def _is_key(key: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9_.@\-]{1,64}", key, re.ASCII) is not None
