"""What comes back: what was taken of each package, what was rejected and why, remarks, revocations.

Knows the content of a return and its entries inside a sealed file. A return may also carry lines
of records: the office's remarks, or a commune's own records after a PC is lost; and statements of
hand-over that the lost PC made.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any

from xatre.exchange import keys
from xatre.exchange.canonical import NotCanonical, canonical, read_canonical
from xatre.exchange.container import Sign, require_type
from xatre.exchange.header import Header
from xatre.exchange.lines import BadLine, Entry, Note, PackageLine
from xatre.exchange.package import Opened, Progress, seal
from xatre.exchange.statement import ABOUT_HAND_OVER, HandOver, hand_over_note, read_hand_over
from xatre.model.units import UNIT

LONGEST_SENTENCE = 2000
NOT_NAMED = "not_named"
"""The count of a package's rejected lines for which this return had no room."""
OUTCOMES = ("taken", "already", "fork", "refused", "withdrawn")

_SHAPES = {
    name: re.compile(shape, re.ASCII | re.DOTALL)
    for name, shape in {
        "number": r"[1-9]\d{0,8}",
        "sequence": r"0|[1-9]\d{0,8}",
        "sha256": r"[0-9a-f]{64}",
        "package": r"[0-9a-f]{64}",
        "revision": r"[0-9a-f]{64}",
        "outcome": "|".join(OUTCOMES),
        "stream": r"[0-9a-z\-]{6,64}",
        "device": r"[0-9a-z\-]{6,64}",
        "unit": UNIT,
        "role": "commune|office",
        "letter": r"[B-Z]{1,3}",
        "signing": r"[0-9a-f]{64}",
        "sealing": r"age1[02-9ac-hj-np-z]{58}",
        "record": r"[A-Za-z0-9_.@\-]{1,64}",
        "code": r"XT-\d{3}",
        "sentence": rf".{{0,{LONGEST_SENTENCE}}}",
        "text": r".{1,20000}",
        "journal_length": r"[1-9]\d{0,11}",
        "journal_head": r"[0-9a-f]{64}",
    }.items()
}
_NUMBERS = ("sequence", "journal_length")
_COUNT = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
_COUNT_NAME = re.compile(r"[a-z_]{1,40}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class PackageOutcome:
    """What became of one package; `code` and `sentence` say why it was refused. `device`,
    `journal_length` and `journal_head` repeat what its header said of the sender's journal."""

    sha256: str
    stream: str
    sequence: int
    outcome: str
    counts: Mapping[str, int] = field(default_factory=dict)
    code: str = ""
    sentence: str = ""
    device: str = ""
    journal_length: int = 0
    journal_head: str = ""


@dataclass(frozen=True, kw_only=True)
class RejectedLine:
    """One line kept in quarantine at the office, and why."""

    package: str
    record: str
    revision: str
    code: str
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Words of the office about one record, or about everything (`record` empty)."""

    record: str = ""
    text: str


@dataclass(frozen=True, kw_only=True)
class Missing:
    """One number of a stream that the office has not seen."""

    stream: str
    sequence: int


@dataclass(frozen=True, kw_only=True)
class RevokedDevice:
    """A device no longer trusted after its last good file."""

    device: str
    sequence: int
    sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class KnownDevice:
    """A device of the same unit, on the office's word: packages are sealed to it too."""

    unit: str
    role: str
    device: str
    signing: str
    sealing: str
    letter: str = ""


@dataclass(frozen=True, kw_only=True)
class Return:
    """One return. The highest `number` wins. `hand_overs` are what devices of the unit that are
    trusted no more have stated."""

    number: int
    packages: tuple[PackageOutcome, ...] = ()
    rejected: tuple[RejectedLine, ...] = ()
    remarks: tuple[Remark, ...] = ()
    missing: tuple[Missing, ...] = ()
    revoked: tuple[RevokedDevice, ...] = ()
    devices: tuple[KnownDevice, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()


_ABOUT: Mapping[str, tuple[str, type]] = {
    "package": ("packages", PackageOutcome),
    "rejected": ("rejected", RejectedLine),
    "remark": ("remarks", Remark),
    "missing": ("missing", Missing),
    "revoked": ("revoked", RevokedDevice),
    "device": ("devices", KnownDevice),
}


def notes(content: Return) -> Iterator[Note]:
    """The entries of a return, the one with its number first."""
    yield Note(canonical({"about": "return", "number": str(content.number)}))
    for about, (part, _) in _ABOUT.items():
        for item in getattr(content, part):
            yield Note(canonical({"about": about, **_entries(item)}))
    for stated in content.hand_overs:
        yield hand_over_note(stated)


def seal_return(
    header: Header,
    content: Return,
    lines: Iterable[PackageLine],
    recipients: Collection[str],
    sign: Sign,
    progress: Progress | None = None,
) -> bytes:
    """The bytes of a return's file; `lines` are records that travel with it. As `package.seal`."""

    def entries() -> Iterator[Entry]:
        yield from notes(content)
        yield from lines

    return seal(header, entries(), recipients, sign, progress)


def read_return(opened: Opened) -> Return:
    """The return in an opened file; its records come from `opened.lines()`.

    Raises WrongType, BadLine, and KeyRefused for the key of a device.
    """
    require_type(opened.inspected, "return")
    number = 0
    parts: dict[str, list[object]] = {part: [] for part, _ in _ABOUT.values()}
    hand_overs: list[HandOver] = []
    for line, note in enumerate(opened.notes(), 2):
        try:
            content = read_canonical(note.body)
            about = content.pop("about", "")
            if line == 2:
                if about != "return" or content.keys() != {"number"}:
                    raise NotCanonical("return")
                number = int(_checked("number", content["number"]))
            elif about in _ABOUT:
                part, made = _ABOUT[str(about)]
                parts[part].append(made(**_read_item(content, made)))
            elif about == ABOUT_HAND_OVER:
                hand_overs.append(read_hand_over(note.body))
            else:
                raise NotCanonical("about")
        except NotCanonical as fault:
            raise BadLine(line=line, file=opened.inspected.file) from fault
    if not number:
        raise BadLine(line=2, file=opened.inspected.file)
    for device in parts["devices"]:
        if isinstance(device, KnownDevice):
            keys.check_signing_key(bytes.fromhex(device.signing))
            keys.check_sealing_key(device.sealing)
    told: Any = {name: tuple(items) for name, items in parts.items()}
    return Return(number=number, hand_overs=tuple(hand_overs), **told)


def _entries(item: object) -> dict[str, object]:
    shown: dict[str, object] = {}
    for name, value in vars(item).items():
        if isinstance(value, Mapping):
            shown[name] = {key: str(count) for key, count in value.items()}
        elif name != "journal_length" or value:
            shown[name] = str(value)
    return {name: value for name, value in shown.items() if value}


def _read_item(content: Mapping[str, object], made: Any) -> dict[str, object]:
    declared = {each.name: each for each in fields(made)}
    read: dict[str, object] = {}
    for name, value in content.items():
        if name not in declared:
            raise NotCanonical("entry")
        if name == "counts":
            read[name] = _read_counts(value)
        else:
            text = _checked(name, value)
            read[name] = int(text) if name in _NUMBERS else text
    for name, each in declared.items():
        if name not in read and each.default is MISSING and each.default_factory is MISSING:
            raise NotCanonical("entry missing")
    return read


def _read_counts(value: object) -> dict[str, int]:
    if not isinstance(value, dict) or not value or len(value) > 40:
        raise NotCanonical("counts")
    if any(not _COUNT_NAME.fullmatch(name) for name in value):
        raise NotCanonical("counts")
    if any(not _COUNT.fullmatch(str(count)) for count in value.values()):
        raise NotCanonical("counts")
    return {name: int(count) for name, count in value.items()}


def _checked(name: str, value: object) -> str:
    if not isinstance(value, str) or not _SHAPES[name].fullmatch(value):
        raise NotCanonical("entry")
    return value
