"""An update: files that the publisher, or an enrolled office, gives to every program.

Knows the form of an update and whose signature it bears. Keys that are trusted come from the
caller; what becomes of the files is its business too. The form is section 8 of FORMAT.md.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from xatre.errors import DamageError, TrustError
from xatre.exchange.canonical import NotCanonical, canonical, read_canonical
from xatre.exchange.container import NotOurs, Sign, inspect, require_type, unwrap, wrap
from xatre.exchange.header import Header
from xatre.exchange.source import Source

PRODUCT = "xatre"
SORTS = ("program", "codes", "criteria", "plans")
LONGEST_MANIFEST = 1024 * 1024
MOST_FILES = 2000
LONGEST_TITLE = 200
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){1,3}", re.ASCII)
_PART = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}"
_NAME = re.compile(rf"{_PART}(?:/{_PART})?", re.ASCII)
_ENTRY = re.compile(r"([0-9a-f]{64}) (0|[1-9]\d{0,9})", re.ASCII)
_KEYS = {"product", "what", "version", "title", "platform", "needs", "files"}


class Unsigned(TrustError):
    """Not one of our files at all, so nobody's signature is on it."""

    code = "XT-314"
    sentence = "Từ chối tệp {file}: tệp này không có chữ ký của nơi phát hành. Chưa đổi gì."
    remedy = "Chỉ dùng tệp cập nhật đuôi .xatre do nơi phát hành hoặc nơi tiếp nhận gửi."


class UnknownPublisher(TrustError):
    """Whole and signed, but by a key that this program does not trust for updates."""

    code = "XT-315"
    sentence = (
        "Từ chối tệp {file}: chữ ký không phải của nơi phát hành chương trình "
        "hay của nơi tiếp nhận đã đăng ký. Chưa đổi gì."
    )
    remedy = "Gọi nơi gửi để hỏi; đừng mở tệp này bằng cách khác."


class OtherProduct(TrustError):
    """Signed rightly, for something else than this program."""

    code = "XT-316"
    sentence = "Từ chối tệp {file}: bản cập nhật này dành cho {product}. Chưa đổi gì."
    remedy = "Lấy đúng bản cập nhật của Xã Trẻ cho loại máy này."


class UpdateNotWhole(DamageError):
    """Signed rightly, but not what an update must be."""

    code = "XT-428"
    sentence = "Bản cập nhật {file} không dùng được: {what}. Chưa đổi gì."
    remedy = "Báo nơi phát hành, xin tệp khác."


@dataclass(frozen=True, kw_only=True)
class Update:
    """What an update brings.

    what      "program", "codes", "criteria" or "plans"
    version   such as "0.2.0" of a program, "2026.11.22" of lists
    platform  of a program: "windows" or "linux"; else ""
    needs     the oldest program that may take it, or ""
    files     `{name: bytes}`; a resource's path, or the installer's name
    """

    what: str
    version: str
    title: str
    files: Mapping[str, bytes]
    platform: str = ""
    needs: str = ""
    header: Header | None = None


def numbers(version: str) -> tuple[int, ...]:
    """A version as something to compare: "0.10.0" after "0.9"."""
    parts = [int(part) for part in version.split(".")]
    return tuple(parts + [0] * (4 - len(parts)))


def make_update(update: Update, header: Header, sign: Sign) -> bytes:
    """The bytes of an update's file, signed by the holder of `header.signing`. Raises
    UpdateNotWhole for one that no reader would take."""
    files = dict(sorted(update.files.items()))
    content: dict[str, object] = {
        "product": PRODUCT,
        "what": update.what,
        "version": update.version,
        "title": update.title,
        "files": {
            name: f"{hashlib.sha256(data).hexdigest()} {len(data)}" for name, data in files.items()
        },
    }
    if update.platform:
        content["platform"] = update.platform
    if update.needs:
        content["needs"] = update.needs
    manifest = canonical(content)
    _read_manifest(manifest, header.file_name)
    payload = b"".join([len(manifest).to_bytes(4, "big"), manifest, *files.values()])
    return wrap(replace(header, type="update"), payload, sign)


def read_update(source: Source, trusted: Collection[bytes]) -> Update:
    """An update signed by one of the keys `trusted`.

    Raises Unsigned, UnknownPublisher, OtherProduct, UpdateNotWhole, and as `container.unwrap`.
    """
    try:
        found = inspect(source)
    except NotOurs as fault:
        raise Unsigned(**fault.facts) from fault
    require_type(found, "update")
    if found.header.signing not in trusted:
        raise UnknownPublisher(file=found.file)
    contained = unwrap(source, found.header.signing)
    payload, name = contained.payload, found.file
    length = int.from_bytes(payload[:4], "big")
    if len(payload) < 4 + length or length > LONGEST_MANIFEST:
        raise UpdateNotWhole(file=name, what="thiếu danh sách tệp")
    update, entries = _read_manifest(payload[4 : 4 + length], name)
    files, place = {}, 4 + length
    for path, (digest, size) in entries.items():
        data = payload[place : place + size]
        place += size
        if hashlib.sha256(data).hexdigest() != digest:
            raise UpdateNotWhole(file=name, what=f"tệp {path} khác danh sách")
        files[path] = data
    if place != len(payload):
        raise UpdateNotWhole(file=name, what="dài hơn danh sách tệp")
    return replace(update, files=files, header=contained.inspected.header)


def _read_manifest(data: bytes, file: str) -> tuple[Update, dict[str, tuple[str, int]]]:
    try:
        content = read_canonical(data)
    except NotCanonical as fault:
        raise UpdateNotWhole(file=file, what="danh sách tệp không đúng dạng") from fault
    product = str(content.get("product", PRODUCT))
    if product != PRODUCT:
        raise OtherProduct(file=file, product=product[:40])
    texts = {key: str(content.get(key, "")) for key in _KEYS - {"files"}}
    listed = content.get("files")
    entries = {
        path: _ENTRY.fullmatch(str(entry))
        for path, entry in (listed.items() if isinstance(listed, dict) else ())
    }
    good = (
        {"product", "files"} <= content.keys() <= _KEYS
        and texts["what"] in SORTS
        and _VERSION.fullmatch(texts["version"])
        and (not texts["needs"] or _VERSION.fullmatch(texts["needs"]))
        and len(texts["title"]) <= LONGEST_TITLE
        and texts["title"].isprintable()
        and texts["platform"] in ("", "windows", "linux")
        and 0 < len(entries) <= MOST_FILES
        and all(_NAME.fullmatch(path) for path in entries)
    )
    if not good or not all(entries.values()):
        raise UpdateNotWhole(file=file, what="danh sách tệp không đúng dạng")
    update = Update(
        what=texts["what"],
        version=texts["version"],
        title=texts["title"],
        platform=texts["platform"],
        needs=texts["needs"],
        files={},
    )
    sizes = {path: (match[1], int(match[2])) for path, match in entries.items() if match}
    return update, dict(sorted(sizes.items()))
