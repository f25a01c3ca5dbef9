"""One revision of a record: a canonical line that holds the whole content and stands alone.

Knows the name of a line and what is in it. Must not know kinds, files or tables, nor how
revisions merge (`model/merge.py`). The bytes of a line are kept everywhere as first written;
`model/line_form.py` says which bytes they may be.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from xatre.model.line_form import LONGEST, STATE, LineError, canonical, parse, require
from xatre.model.values import Fields, Value

__all__ = ["LONGEST", "NONCE_SIZE", "STATE", "LineError", "Revision", "canonical"]
__all__ += ["make_revision", "read_revision"]

NONCE_SIZE = 16


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
    marks = {"parents": dict.fromkeys(parents, "1"), "open": dict.fromkeys(open, "1")}
    present = {key: part for key, part in (marks | {"fields": fields}).items() if part}
    try:
        line = canonical(about | {"state": state} | present)
    except TypeError:
        raise LineError(what="có giá trị không phải là chữ") from None
    return read_revision(nonce or secrets.token_bytes(NONCE_SIZE), line)


def read_revision(nonce: bytes, line: bytes) -> Revision:
    """Read a line. Its name is the SHA-256 of its 16 random bytes and the line, in hex.

    Raises LineError for all that is not the one way to write it.
    """
    require(len(nonce) == NONCE_SIZE, "thiếu số ngẫu nhiên")
    content = parse(line)
    content["parents"], content["open"] = frozenset(content["parents"]), frozenset(content["open"])
    return Revision(sha256(nonce + line).hexdigest(), nonce, line, **content)
