"""A sealed file: lines compressed, padded and encrypted to its readers, inside a signed container.

Knows how a package or return is sealed and, once its signature is verified, opened within fixed
bounds of memory. Does not know whom to trust, what is new, or what a line says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from operator import itemgetter

import pyrage
import zstandard

from xatre.errors import TrustError
from xatre.exchange import keys
from xatre.exchange.canonical import NotCanonical, canonical, read_canonical
from xatre.exchange.container import (
    Damaged,
    Inspected,
    Sign,
    TooLarge,
    require_type,
    unwrap,
    wrap,
)
from xatre.exchange.header import Header
from xatre.exchange.lines import (
    LONGEST_LINE,
    Entry,
    Note,
    PackageLine,
    read_lines,
    write_line,
)
from xatre.exchange.source import Source

LEVEL = 3
LARGEST_WINDOW = 8 * 1024 * 1024
LARGEST_PLAIN = 4 * 1024 * 1024 * 1024
FREE_OF_RATIO = 64 * 1024 * 1024
LARGEST_RATIO = 1000
SMALLEST_SEALED = 8 * 1024
MOST_LINES = 20_000_000
_LENGTH_SIZE = 8
_BATCH = 1000
_CHUNK = 1024 * 1024

Progress = Callable[[int], None]
"""Called with the number of lines done; it may raise to stop."""


class WrongRecipient(TrustError):
    """Sealed to others."""

    code = "XT-304"
    sentence = "Tệp {file} gửi cho đơn vị khác ({unit}), nên không mở được ở đây. Sổ không đổi."
    remedy = "Trả lại nơi gửi."
    short = "Gửi cho đơn vị khác ({unit}), nên không mở được ở đây"


class ManifestDiffers(TrustError):
    """The inside names another sender, recipient or number than the signed outside."""

    code = "XT-309"
    sentence = (
        "Từ chối tệp {file}: phần trong không khớp phần ngoài, có thể gói của nơi khác đã bị "
        "bọc lại. Chưa ghi gì vào sổ."
    )
    remedy = "Gọi nơi gửi để hỏi, đừng nhận qua người khác."
    short = "Phần trong không khớp phần ngoài, có thể gói của nơi khác đã bị bọc lại"


@dataclass(frozen=True)
class Opened:
    """A sealed file, verified and decrypted; its lines are read when asked for.

    counts    number of lines by their letter: `{"w": 75, "c": 3}`
    """

    inspected: Inspected
    counts: Mapping[str, int]
    _compressed: memoryview

    @property
    def header(self) -> Header:
        return self.inspected.header

    @property
    def sha256(self) -> str:
        return self.inspected.sha256

    def entries(self) -> Iterator[Entry]:
        """Every entry in order, as often as asked. Raises BadLine, TooLarge or Damaged."""
        texts = _texts(self._compressed, self.inspected.file)
        next(texts)
        return read_lines(self._counted(texts), self.inspected.file)

    def lines(self) -> Iterator[PackageLine]:
        """The lines of records, without the entries of a return. Raises as `entries`."""
        return (entry for entry in self.entries() if isinstance(entry, PackageLine))

    def notes(self) -> Iterator[Note]:
        """The entries of a return, without lines of records. Raises as `entries`."""
        return (entry for entry in self.entries() if isinstance(entry, Note))

    def _counted(self, texts: Iterator[bytes]) -> Iterator[bytes]:
        left = dict(self.counts)
        for text in texts:
            letter = text[:1].decode("ascii", "replace")
            left[letter] = left.get(letter, 0) - 1
            if left[letter] < 0:
                raise Damaged(file=self.inspected.file)
            yield text
        if any(left.values()):
            raise Damaged(file=self.inspected.file)


def seal(
    header: Header,
    entries: Iterable[Entry],
    recipients: Collection[str],
    sign: Sign,
    progress: Progress | None = None,
) -> bytes:
    """The bytes of a package or return for `recipients` (age keys).

    Entries are taken one batch at a time; the plain text is never held whole. Raises KeyRefused,
    TooLarge, and what `progress` raises.
    """
    readers = [pyrage.x25519.Recipient.from_str(keys.check_sealing_key(r)) for r in recipients]
    if not readers:
        raise keys.KeyRefused
    header = replace(header, recipients=frozenset(keys.key_id(r) for r in recipients))
    body, counts, plain_size = _compress(entries, progress)
    shown = {letter: str(number) for letter, number in counts.items()}
    manifest = canonical(header.manifest() | ({"counts": shown} if shown else {})) + b"\n"
    compressed = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compress(manifest)
    if len(manifest) + plain_size > _most_plain(len(compressed) + len(body)):
        raise TooLarge(file=header.file_name)
    sealed = pyrage.encrypt(_pad(compressed + body), readers)
    return wrap(header, sealed, sign)


def open_sealed(
    source: Source,
    *,
    signing_key: bytes,
    identities: Collection[str],
    unit_words: Callable[[str], str] = str,
) -> Opened:
    """Verify a package or return under the sender's pinned `signing_key`, then decrypt it.

    Checks in this order: magic and size, header, signature, payload, recipient, decryption,
    padding, inner manifest. Whether sender, stream and sequence are the right ones is for the
    caller, between `container.inspect` and this. `identities` are age secret keys;
    `unit_words` names a unit for people in the words of WrongRecipient.
    Raises as `container.unwrap`, and WrongType, WrongRecipient, ManifestDiffers.
    """
    contained = unwrap(source, signing_key)
    inspected = contained.inspected
    require_type(inspected, "package", "return")
    compressed = _decrypt(contained.payload, inspected, identities, unit_words)
    counts = _read_manifest(compressed, inspected)
    return Opened(inspected, counts, compressed)


def padded_size(size: int) -> int:
    """Padmé (Nikitin and others, PETS 2019): at most 12 % more, and few distinct sizes."""
    if size <= SMALLEST_SEALED:
        return SMALLEST_SEALED
    exponent = size.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    mask = (1 << free_bits) - 1
    return (size + mask) & ~mask


def _most_plain(compressed_size: int) -> int:
    """Bytes of text that so many compressed ones may become."""
    return min(LARGEST_PLAIN, max(FREE_OF_RATIO, LARGEST_RATIO * compressed_size))


def _compress(
    entries: Iterable[Entry], progress: Progress | None
) -> tuple[bytes, dict[str, int], int]:
    """The frame of the lines, their counts by letter, and the size of their text."""
    # One thread beside this one: lines are written while those before are compressed.
    compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True, threads=1).compressobj()
    parts: list[bytes] = []
    counts: Counter[str] = Counter()
    rest, done, plain_size = iter(entries), 0, 0
    while batch := list(islice(rest, _BATCH)):
        texts = [write_line(entry) for entry in batch]
        counts.update(map(chr, map(itemgetter(0), texts)))
        text = b"".join(texts)
        plain_size += len(text)
        parts.append(compressor.compress(text))
        done += len(batch)
        if progress:
            progress(done)
    parts.append(compressor.flush())
    return b"".join(parts), counts, plain_size


def _pad(compressed: bytes) -> bytes:
    length = len(compressed).to_bytes(_LENGTH_SIZE, "big")
    size = _LENGTH_SIZE + len(compressed)
    return b"".join((length, compressed, bytes(padded_size(size) - size)))


def identities_for(
    inspected: Inspected, identities: Collection[str]
) -> list[pyrage.x25519.Identity]:
    """Those of the age secret keys that the file says it is sealed to."""
    found = map(pyrage.x25519.Identity.from_str, identities)
    named = inspected.header.recipients
    return [one for one in found if keys.key_id(str(one.to_public())) in named]


def _decrypt(
    payload: bytes,
    inspected: Inspected,
    identities: Collection[str],
    unit_words: Callable[[str], str],
) -> memoryview:
    mine = identities_for(inspected, identities)
    if not mine:
        unit = inspected.header.recipient
        shown = unit_words(unit) if unit else "không ghi tên"
        raise WrongRecipient(file=inspected.file, unit=shown)
    try:
        plain = pyrage.decrypt(payload, mine)
    except pyrage.DecryptError as fault:
        raise Damaged(file=inspected.file) from fault
    length = int.from_bytes(plain[:_LENGTH_SIZE], "big")
    end = _LENGTH_SIZE + length
    if len(plain) < _LENGTH_SIZE or len(plain) != padded_size(end):
        raise Damaged(file=inspected.file)
    if plain.count(0, end) != len(plain) - end:
        raise Damaged(file=inspected.file)
    return memoryview(plain)[_LENGTH_SIZE:end]


def _read_manifest(compressed: memoryview, inspected: Inspected) -> dict[str, int]:
    text = next(_texts(compressed, inspected.file), b"")
    try:
        manifest = read_canonical(text)
    except NotCanonical as fault:
        raise Damaged(file=inspected.file) from fault
    shown = manifest.pop("counts", {})
    if manifest != inspected.header.manifest():
        raise ManifestDiffers(file=inspected.file)
    counts: dict[str, int] = {}
    for letter, number in (shown if isinstance(shown, dict) else {"": ""}).items():
        if letter not in ("w", "c", "r") or not str(number).isdecimal() or len(str(number)) > 9:
            raise Damaged(file=inspected.file)
        counts[letter] = int(str(number))
    if sum(counts.values()) > MOST_LINES:
        raise TooLarge(file=inspected.file)
    return counts


def _texts(compressed: memoryview, file: str) -> Iterator[bytes]:
    """The text lines, decompressed a piece at a time."""
    left = b""
    for piece in _pieces(compressed, file):
        *whole, left = (left + piece).split(b"\n")
        if max(map(len, (*whole, left))) > LONGEST_LINE:
            raise TooLarge(file=file)
        yield from whole
    if left:
        raise Damaged(file=file)


def _pieces(compressed: memoryview, file: str) -> Iterator[bytes]:
    """What was compressed, within the bounds."""
    most = _most_plain(len(compressed))
    decompressor = zstandard.ZstdDecompressor(max_window_size=LARGEST_WINDOW)
    reader = decompressor.stream_reader(BytesIO(compressed), read_across_frames=True)
    total = 0
    while True:
        try:
            piece = reader.read(_CHUNK)
        except zstandard.ZstdError as fault:
            raise Damaged(file=file) from fault
        if not piece:
            return
        total += len(piece)
        if total > most:
            raise TooLarge(file=file)
        yield piece
