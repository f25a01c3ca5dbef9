"""The text lines inside a package or return, one entry a line.

    w <nonce, 32 hex> <canonical json>        a whole line of a record
    c <name, 64 hex> <profile> <canonical json>   a line cut by a profile
    r <canonical json>                        an entry of a return

Knows the form of a line. The JSON of `w` and `c` is read by `model/revision.py`, never here.
"""

from __future__ import annotations

import re
from binascii import Error, hexlify, unhexlify
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal, NamedTuple, TypeAlias

from xatre.errors import DamageError
from xatre.model.revision import LONGEST, Revision, read_revision

Profile: TypeAlias = Literal["full", "no_identity", "figures", "none"]
PROFILES: tuple[Profile, ...] = ("full", "no_identity", "figures", "none")

LONGEST_LINE = LONGEST + 256
_NO_NONCE = bytes(16)
_CUT = re.compile(rb"c ([0-9a-f]{64}) (full|no_identity|figures) (?=\{)")


class BadLine(DamageError):
    """A line that is none of the three forms; `line` is its number in the package."""

    code = "XT-406"
    sentence = "Dòng {line} trong tệp {file} không đúng dạng. Sổ không đổi."
    remedy = "Xin nơi gửi lập lại gói."
    short = "Dòng {line} không đúng dạng"


class PackageLine(NamedTuple):
    """One line of a record as it travels.

    body      the canonical JSON
    nonce     the 16 random bytes of a whole line; empty where the line was cut
    name      of a cut line, the whole line's name, on the sender's word; empty for a whole line,
              whose name is computed from its bytes
    profile   of a cut line, what cut it
    """

    body: bytes
    nonce: bytes = b""
    name: str = ""
    profile: str = ""

    @property
    def cut(self) -> bool:
        return not self.nonce

    def revision(self) -> Revision:
        """The line read; a cut one bears the whole line's name and an empty nonce.

        Raises LineError.
        """
        if self.nonce:
            return read_revision(self.nonce, self.body)
        return replace(read_revision(_NO_NONCE, self.body), name=self.name, nonce=b"")


class Note(NamedTuple):
    """One entry of a return, as canonical JSON; `returns.py` reads it."""

    body: bytes


Entry: TypeAlias = PackageLine | Note


def whole(revision: Revision) -> PackageLine:
    """A revision as a whole line."""
    return PackageLine(revision.line, revision.nonce)


def write_line(entry: Entry) -> bytes:
    """The text line of an entry, with its line feed."""
    if isinstance(entry, Note):
        return b"r %b\n" % entry.body
    if entry.nonce:
        return b"w %b %b\n" % (hexlify(entry.nonce), entry.body)
    return b"c %b %b %b\n" % (entry.name.encode(), entry.profile.encode(), entry.body)


def read_lines(texts: Iterable[bytes], file: str, first: int = 2) -> Iterator[Entry]:
    """The entries of text lines (without line feeds), the first of which has number `first`.

    Raises BadLine.
    """
    for number, text in enumerate(texts, first):
        start = text[:2]
        if start == b"w ":
            try:
                nonce = unhexlify(text[2:34])
            except Error:
                raise BadLine(line=number, file=file) from None
            # Capital digits would be a second way to write the same line.
            if text[34:36] != b" {" or len(nonce) != 16 or hexlify(nonce) != text[2:34]:
                raise BadLine(line=number, file=file)
            yield PackageLine(text[35:], nonce)
        elif start == b"c " and (found := _CUT.match(text)):
            name, profile = found.group(1).decode(), found.group(2).decode()
            yield PackageLine(text[found.end() :], b"", name, profile)
        elif start == b"r " and text[2:3] == b"{":
            yield Note(text[2:])
        else:
            raise BadLine(line=number, file=file)
