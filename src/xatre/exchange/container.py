"""The outer form of every file: magic, bounded header, signature, payload.

Knows bytes, hashes and signatures, and in which order they are checked. Never decrypts and never
looks into a payload: `package.py` and `card.py` do. The form is written down in FORMAT.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import BinaryIO, TypeAlias

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from xatre.errors import DamageError, TrustError
from xatre.exchange import keys
from xatre.exchange.canonical import NotCanonical, canonical, read_canonical
from xatre.exchange.header import FORMAT, FileType, Header, read_header
from xatre.exchange.source import Source, opened

MAGIC = b"XATRE1\r\n"
LONGEST_HEADER = 64 * 1024
LARGEST_PAYLOAD = 256 * 1024 * 1024
SIGNATURE_SIZE = 64
_BEFORE_HEADER = len(MAGIC) + 4
_CHUNK = 1024 * 1024

Sign: TypeAlias = Callable[[bytes], bytes]


class NotOurs(DamageError):
    """A file that is not of this program, whatever its name says."""

    code = "XT-401"
    sentence = "Tệp {file} không phải tệp của Xã Trẻ. Sổ không đổi."
    remedy = "Tìm tệp có tên bắt đầu bằng xatre- rồi nhận lại."
    short = "Không phải tệp của Xã Trẻ"


CUT_SHORT = "hỏng giữa chừng, có lẽ do rút USB sớm"


class Damaged(DamageError):
    """Cut short, or `changed` on the way: as long as it was, with other bytes. `header` is what
    stands outside, where that much is whole; with nobody's key to vouch for it."""

    code = "XT-402"
    sentence = "Tệp {file} {how}. Sổ không đổi."
    remedy = "Xin nơi gửi chép lại tệp này."
    short = "Tệp {how}"

    def __init__(
        self, *, changed: bool = False, header: Header | None = None, **facts: object
    ) -> None:
        self.header = header
        how = "đủ độ dài nhưng nội dung khác lúc niêm phong" if changed else CUT_SHORT
        super().__init__(how=how, **facts)


class TooLarge(DamageError):
    """Larger, once opened, than any honest file."""

    code = "XT-403"
    sentence = "Tệp {file} lớn quá mức cho phép, nên không mở. Sổ không đổi."
    remedy = "Gọi nơi gửi để hỏi; đừng thử mở bằng cách khác."
    short = "Lớn quá mức cho phép, nên không mở"


class NewerProgram(DamageError):
    """Made by a newer program in a form this one does not know."""

    code = "XT-404"
    sentence = "Tệp {file} do bản Xã Trẻ mới hơn tạo ra ({version}). Sổ không đổi."
    remedy = "Cập nhật chương trình rồi nhận lại; tệp giữ nguyên."
    short = "Do bản Xã Trẻ mới hơn tạo ra ({version})"


class WrongHeader(DamageError):
    """The header is not the canonical form of any header."""

    code = "XT-407"
    sentence = "Phần đầu tệp {file} không đúng dạng. Sổ không đổi."
    remedy = "Xin nơi gửi lập lại tệp."
    short = "Phần đầu không đúng dạng"


class WrongType(DamageError):
    """A file of this program, but not the sort that was asked for."""

    code = "XT-408"
    sentence = "Tệp {file} là {found}, không phải {wanted}. Sổ không đổi."
    remedy = "Chọn đúng tệp rồi làm lại."
    short = "Là {found}, không phải {wanted}"


class WrongSignature(TrustError):
    """The signature is not of these bytes under this key."""

    code = "XT-301"
    sentence = "Từ chối tệp {file}: chữ ký không khớp {key}. Chưa ghi gì vào sổ."
    remedy = "Gọi nơi gửi để hỏi, đừng nhận qua người khác."
    short = "Chữ ký không khớp {key}"

    def __init__(self, *, own: bool = False, **facts: object) -> None:
        """`own`: under the key that the file itself names, whether that is trusted or not."""
        super().__init__(key="khóa ghi trong tệp" if own else "khóa đã đăng ký", **facts)


TYPE_WORDS = {"package": "gói", "return": "biên nhận", "card": "thẻ", "update": "bản cập nhật"}


@dataclass(frozen=True)
class Inspected:
    """A file that is whole: it says so itself. Nothing here is trusted yet."""

    header: Header
    fingerprint: str
    sha256: str
    size: int
    file: str
    """Base name, for words."""


@dataclass(frozen=True)
class Contained:
    """A whole file with its payload as it lies there."""

    inspected: Inspected
    header_bytes: bytes
    payload: bytes


def wrap(header: Header, payload: bytes, sign: Sign) -> bytes:
    """The bytes of a file: `header` completed with the payload's size and hash, signed.

    `sign` is the sending device's; its signature is verified again under `header.signing`.
    Raises NotCanonical, KeyRefused or BadSignatureError for a header no reader would take, and
    TooLarge.
    """
    if len(payload) > LARGEST_PAYLOAD:
        raise TooLarge(file=header.file_name)
    digest = hashlib.sha256(payload).hexdigest()
    header = replace(header, payload_size=len(payload), payload_sha256=digest)
    header_bytes = canonical(header.entries())
    read_header(read_canonical(header_bytes))
    _check_keys(header)
    signature = sign(signed_bytes(header.type, header_bytes))
    VerifyKey(header.signing).verify(signed_bytes(header.type, header_bytes), signature)
    length = len(header_bytes).to_bytes(4, "big")
    return b"".join((MAGIC, length, header_bytes, signature, payload))


def signed_bytes(file_type: str, header_bytes: bytes) -> bytes:
    """What a signature is made over: no signature of one type serves for another."""
    return b"xatre/1/" + file_type.encode("ascii") + b"\0" + header_bytes


def inspect(source: Source) -> Inspected:
    """Whether a file is whole, without any key: signature under the key it names, size, hash.

    Memory stays small whatever the file's size. Raises NotOurs, Damaged, TooLarge, NewerProgram,
    WrongHeader, WrongSignature, KeyRefused or DiskError.
    """
    with opened(source) as (file, size, name):
        header, _, start = _read_outside(file, size, name, signing_key=None)
        payload_hash, whole_hash = hashlib.sha256(), hashlib.sha256(start)
        left = header.payload_size
        while left:
            chunk = file.read(min(_CHUNK, left))
            if not chunk:
                raise Damaged(file=name, header=header)
            left -= len(chunk)
            payload_hash.update(chunk)
            whole_hash.update(chunk)
        if payload_hash.hexdigest() != header.payload_sha256 or file.read(1):
            raise Damaged(file=name, changed=True, header=header)
        return _inspected(header, whole_hash.hexdigest(), size, name)


def unwrap(source: Source, signing_key: bytes | None) -> Contained:
    """Read a file under `signing_key`, the sender's as pinned when enrolled.

    None takes the key of the file itself: only for a card, which a person then compares, or for
    saying whether a file is whole. Raises as `inspect`.
    """
    with opened(source) as (file, size, name):
        header, header_bytes, start = _read_outside(file, size, name, signing_key)
        payload = file.read(header.payload_size)
        if hashlib.sha256(payload).hexdigest() != header.payload_sha256 or file.read(1):
            raise Damaged(file=name, changed=True)
        whole_hash = hashlib.sha256(start)
        whole_hash.update(payload)
        inspected = _inspected(header, whole_hash.hexdigest(), size, name)
        return Contained(inspected, header_bytes, payload)


def read_plain(source: Source, file_type: FileType, signing_key: bytes | None) -> Contained:
    """`unwrap` for files that are not sealed (card, update), refusing other types (WrongType)."""
    contained = unwrap(source, signing_key)
    require_type(contained.inspected, file_type)
    return contained


def require_type(inspected: Inspected, *wanted: FileType) -> None:
    """Raise WrongType unless the file is of one of the types `wanted`."""
    if inspected.header.type not in wanted:
        raise WrongType(
            file=inspected.file,
            found=TYPE_WORDS[inspected.header.type],
            wanted=" hay ".join(TYPE_WORDS[each] for each in wanted),
        )


def _read_outside(
    file: BinaryIO, size: int, name: str, signing_key: bytes | None
) -> tuple[Header, bytes, bytes]:
    """Check magic, bounds, header, signature and size, in this order."""
    start = file.read(_BEFORE_HEADER)
    if not start.startswith(MAGIC):
        if start[:5] == MAGIC[:5] and start[5:6].isdigit() and start[6:8] == MAGIC[6:]:
            raise NewerProgram(file=name, version=start[5:6].decode())
        if start and MAGIC.startswith(start):
            raise Damaged(file=name)
        raise NotOurs(file=name)
    if len(start) < _BEFORE_HEADER:
        raise Damaged(file=name)
    if size > LARGEST_PAYLOAD + LONGEST_HEADER + SIGNATURE_SIZE + _BEFORE_HEADER:
        raise TooLarge(file=name)
    length = int.from_bytes(start[len(MAGIC) :], "big")
    if length > LONGEST_HEADER:
        raise TooLarge(file=name)
    header_bytes = file.read(length)
    signature = file.read(SIGNATURE_SIZE)
    if len(header_bytes) < length or len(signature) < SIGNATURE_SIZE:
        raise Damaged(file=name)
    header = _parse_header(header_bytes, name)
    _check_keys(header)
    key = header.signing if signing_key is None else signing_key
    try:
        VerifyKey(key).verify(signed_bytes(header.type, header_bytes), signature)
    except (BadSignatureError, ValueError) as fault:
        raise WrongSignature(file=name, own=signing_key is None) from fault
    if header.payload_size > LARGEST_PAYLOAD:
        raise TooLarge(file=name)
    start += header_bytes + signature
    if size != len(start) + header.payload_size:
        raise Damaged(file=name, header=header)
    return header, header_bytes, start


def _parse_header(header_bytes: bytes, name: str) -> Header:
    try:
        entries = read_canonical(header_bytes)
        if entries.get("format") != FORMAT:
            version = str(entries.get("program", "?"))
            if str(entries.get("format", "")).isdecimal():
                raise NewerProgram(file=name, version=version[:20])
        return read_header(entries)
    except NotCanonical as fault:
        raise WrongHeader(file=name) from fault


def _check_keys(header: Header) -> None:
    keys.check_signing_key(header.signing)
    keys.check_sealing_key(header.sealing)


def _inspected(header: Header, sha256: str, size: int, name: str) -> Inspected:
    digits = keys.fingerprint(
        header.unit, header.role, header.device, header.signing, header.sealing
    )
    return Inspected(header=header, fingerprint=digits, sha256=sha256, size=size, file=name)
