"""One revision of a record: a canonical line that holds the whole content and stands alone.

Knows the form of a line and its name. Must not know kinds, files or tables, nor how revisions
merge (`model/merge.py`). The bytes of a line are kept everywhere as they were first written.

A line is one RFC 8785 object of NFC text: no array, number, boolean, null, empty object or empty
text; nothing is written twice. `parents` and `open` are objects `{name or path: "1"}`; they and
`fields` are absent when empty. A path both open and written contradicts itself and is refused;
a line whose state is open says "complete", which means nothing there.
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

LONGEST: Final = 1024 * 1024
DEEPEST: Final = 4
NONCE_SIZE: Final = 16

_ALWAYS: Final = frozenset({"id", "kind", "unit", STATE, "who", "when", "device"})
_SOMETIMES: Final = frozenset({"parents", "fields", "open"})
_KEY = re.compile(r"[A-Za-z0-9_.@\-]{1,64}", re.ASCII)
_NAME = re.compile(r"[0-9a-f]{64}", re.ASCII)


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
    """The one way to write `content`; its keys are ASCII, so orjson's order is RFC 8785's.

    Raises TypeError for what JSON in UTF-8 cannot hold.
    """
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)


def name_of(nonce: bytes, line: bytes) -> str:
    """The name of a line: SHA-256 over its 16 random bytes and the line, in hex."""
    return sha256(nonce + line).hexdigest()


def make_revision(
    *,
    id: str,
    kind: str,
    unit: str,
    who: str,
    when: str,
    device: str,
    fields: Mapping[str, Value],
    state: str = "complete",
    parents: Iterable[str] = (),
    open: Iterable[str] = (),
    nonce: bytes | None = None,
) -> Revision:
    """Write a new line. `parents`, `state`, `fields` and `open` come from `model/merge.py`'s
    `next_edit` or `next_decision`. Raises LineError when a reader would refuse it."""
    content: dict[str, Any] = {
        "id": id,
        "kind": kind,
        "unit": unit,
        "parents": dict.fromkeys(parents, "1"),
        STATE: state,
        "fields": fields,
        "open": dict.fromkeys(open, "1"),
        "who": who,
        "when": when,
        "device": device,
    }
    try:
        line = canonical({key: part for key, part in content.items() if part != {}})
    except TypeError:
        raise LineError(what="có giá trị không phải là chữ") from None
    return read_revision(secrets.token_bytes(NONCE_SIZE) if nonce is None else nonce, line)


def read_revision(nonce: bytes, line: bytes) -> Revision:
    """Read a line, refusing everything that is not the one way to write it. Raises LineError."""
    if len(nonce) != NONCE_SIZE:
        raise LineError(what="thiếu số ngẫu nhiên")
    if len(line) > LONGEST:
        raise LineError(what="dài quá 1 MiB")
    try:
        content = orjson.loads(line)
    except orjson.JSONDecodeError:
        raise LineError(what="không đọc được") from None
    if not isinstance(content, dict) or not _ALWAYS <= content.keys() <= _ALWAYS | _SOMETIMES:
        raise LineError(what="thiếu hoặc thừa mục")
    parents, fields = _object(content, "parents"), _object(content, "fields")
    undecided = _object(content, "open")
    for mark in (*parents.values(), *undecided.values()):
        if mark != "1":
            raise LineError(what="dấu trong parents hoặc open không phải là 1")
    if not all(_NAME.fullmatch(name) for name in parents):
        raise LineError(what="tên dòng gốc không đúng")
    _check_texts(content)
    _check_fields(fields, 1)
    _check_open(undecided, content[STATE], fields)
    if canonical(content) != line:
        raise LineError(what="không viết theo dạng chuẩn")
    if not line.isascii() and not is_normalized("NFC", line.decode()):
        _check_normal(content)
    return Revision(
        name=name_of(nonce, line),
        nonce=nonce,
        line=line,
        id=content["id"],
        kind=content["kind"],
        unit=content["unit"],
        parents=frozenset(parents),
        state=content[STATE],
        fields=fields,
        open=frozenset(undecided),
        who=content["who"],
        when=content["when"],
        device=content["device"],
    )


def _object(content: dict[str, Any], key: str) -> dict[str, Any]:
    part = content.get(key)
    if key in content and (type(part) is not dict or not part):
        raise LineError(what=f"mục {key} không đúng dạng")
    return part or {}


def _check_texts(content: dict[str, Any]) -> None:
    for key in _ALWAYS:
        part = content[key]
        if type(part) is not str or not 0 < len(part) <= 200:
            raise LineError(what=f"mục {key} không đúng dạng")
    for key in ("id", "kind", "unit"):
        if not _good_key(content[key]):
            raise LineError(what=f"mục {key} không đúng dạng")
    if content[STATE] not in ("complete", "void"):
        raise LineError(what="trạng thái không đúng")


def _check_fields(values: dict[str, Any], depth: int) -> None:
    if depth > DEEPEST:
        raise LineError(what="giá trị lồng quá sâu")
    for key, value in values.items():
        if not _good_key(key) and (key != IN or depth == 1):
            raise LineError(what="tên mục không đúng dạng")
        if type(value) is dict and value:
            _check_fields(value, depth + 1)
        elif type(value) is not str or not value:
            raise LineError(what="có giá trị rỗng hoặc không phải là chữ")


def _check_open(undecided: dict[str, Any], state: str, fields: dict[str, Any]) -> None:
    if STATE in fields:
        raise LineError(what="tên mục state dành cho trạng thái")
    if not undecided:
        return
    if STATE in undecided and state != "complete":
        raise LineError(what="trạng thái vừa ghi vừa để ngỏ")
    for path in undecided:
        keys = path.split("/")
        if len(keys) > DEEPEST or not all(key == IN or _good_key(key) for key in keys):
            raise LineError(what="mục để ngỏ không đúng dạng")
    if any(path in undecided for path, _ in flatten(fields)):
        raise LineError(what="một mục vừa ghi vừa để ngỏ")


def _check_normal(content: dict[str, Any]) -> None:
    # A mark after an escaped control character is normal text though the line's bytes are not.
    texts = {key: part for key, part in content.items() if key not in ("parents", "open")}
    if not all(is_normalized("NFC", leaf) for _, leaf in flatten(texts)):
        raise LineError(what="chữ không theo chuẩn NFC")


@lru_cache(maxsize=16_384)
def _good_key(key: str) -> bool:
    return _KEY.fullmatch(key) is not None
