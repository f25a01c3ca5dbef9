"""What one device states about records, in a note that any package may carry on.

A hand-over is stated by the unit that gives: which record, which of its lines, to whom. The
statement bears a signature of its own, so that the receiver can show it to the office. Knows the
form of notes in packages; whom to believe is decided by the caller.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from xatre.exchange.canonical import NotCanonical, canonical, read_canonical
from xatre.exchange.container import Sign
from xatre.exchange.lines import BadLine, Note
from xatre.exchange.package import Opened
from xatre.model.kind import NAME
from xatre.model.units import UNIT

LONGEST_REASON = 2000
ABOUT_HAND_OVER = "handover"
ABOUT_ELSEWHERE = "elsewhere"
_COUNT = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
_SEQUENCE = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_STREAM = re.compile(r"[0-9a-z\-]{6,64}", re.ASCII)
_NAME = re.compile(r"[0-9a-f]{64}", re.ASCII)
_SHAPES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(shape, re.ASCII)
    for name, shape in {
        "record": r"[A-Za-z0-9_.@\-]{1,64}",
        "kind": NAME.pattern,
        "from": UNIT,
        "to": UNIT,
        "signing": r"[0-9a-f]{64}",
        "signature": r"[0-9a-f]{128}",
    }.items()
}


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """`from_unit` gives `record` with these `lines` (names) to `to_unit`; signed by the device
    whose key is `signing`."""

    record: str
    kind: str
    from_unit: str
    to_unit: str
    lines: frozenset[str]
    signing: bytes
    signature: bytes = b""

    @property
    def body(self) -> bytes:
        """The canonical object, as it is kept and carried on."""
        return canonical(self._stated() | {"signature": self.signature.hex()})

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    def signed_bytes(self) -> bytes:
        """What the signature is made over: serves for nothing else."""
        return b"xatre/1/handover\0" + canonical(self._stated())

    def holds(self) -> bool:
        """Whether the signature is of the key it names. Whose key that is, the caller knows."""
        try:
            VerifyKey(self.signing).verify(self.signed_bytes(), self.signature)
        except (BadSignatureError, ValueError):
            return False
        return True

    def _stated(self) -> dict[str, object]:
        return {
            "about": ABOUT_HAND_OVER,
            "record": self.record,
            "kind": self.kind,
            "from": self.from_unit,
            "to": self.to_unit,
            "lines": dict.fromkeys(self.lines, "1"),
            "signing": self.signing.hex(),
        }


@dataclass(frozen=True)
class Notes:
    """The notes of one package.

    hand_overs  what it states or carries on, each with the reason (only in the hand-over itself)
    seen        SHA-256 of the packages of sibling devices that its sender has taken
    readings    how often hidden and sealed values were shown at its sender since the package before
    elsewhere   stream → numbers of it for which nobody here need wait
    """

    hand_overs: tuple[tuple[HandOver, str], ...] = ()
    seen: frozenset[str] = field(default_factory=frozenset)
    readings: tuple[int, int] = (0, 0)
    elsewhere: Mapping[str, frozenset[int]] = field(default_factory=dict)


def state_hand_over(
    *, record: str, kind: str, from_unit: str, to_unit: str, lines: frozenset[str],
    signing: bytes, sign: Sign,
) -> HandOver:  # fmt: skip
    """A signed statement."""
    plain = HandOver(
        record=record, kind=kind, from_unit=from_unit, to_unit=to_unit, lines=lines,
        signing=signing,
    )  # fmt: skip
    signature = sign(plain.signed_bytes())
    return HandOver(**{**vars(plain), "signature": signature})


def hand_over_note(statement: HandOver, reason: str = "") -> Note:
    """The note that carries a statement; `reason` only on the way to the unit that receives.

    Raises NotCanonical for what `read_notes` would refuse.
    """
    if len(reason) > LONGEST_REASON:
        raise NotCanonical("reason")
    content = read_canonical(statement.body)
    return Note(canonical(content | ({"reason": reason} if reason else {})))


def seen_note(sha256: str) -> Note:
    """The note by which a device tells its siblings that it took a package of theirs."""
    return Note(canonical({"about": "seen", "sha256": sha256}))


def readings_note(hidden: int, sealed: int) -> Note:
    """The note that counts how often hidden and sealed values were shown."""
    return Note(canonical({"about": "readings", "hidden": str(hidden), "sealed": str(sealed)}))


def elsewhere_note(stream: str, numbers: Iterable[int]) -> Note:
    """The note by which a device tells that these numbers of a stream of its unit are not for the
    reader: sealed to another unit, or taken back."""
    told = {str(number): "1" for number in numbers}
    return Note(canonical({"about": ABOUT_ELSEWHERE, "stream": stream, "sequences": told}))


def read_hand_over(body: bytes) -> HandOver:
    """The statement whose `body` this is. Raises NotCanonical."""
    return _hand_over(read_canonical(body))


def read_notes(opened: Opened) -> Notes:
    """The notes of a package. Raises BadLine for any that a package cannot carry."""
    hand_overs: list[tuple[HandOver, str]] = []
    seen: set[str] = set()
    readings = (0, 0)
    elsewhere: dict[str, frozenset[int]] = {}
    for line, note in enumerate(opened.notes(), 2):
        try:
            content = read_canonical(note.body)
            if content.get("about") == ABOUT_HAND_OVER:
                reason = content.pop("reason", "")
                if not isinstance(reason, str) or len(reason) > LONGEST_REASON:
                    raise NotCanonical("reason")
                hand_overs.append((_hand_over(content), reason))
            elif content.get("about") == "seen" and content.keys() == {"about", "sha256"}:
                if not _NAME.fullmatch(str(content["sha256"])):
                    raise NotCanonical("sha256")
                seen.add(str(content["sha256"]))
            elif content.get("about") == "readings":
                readings = _readings(content)
            elif content.get("about") == ABOUT_ELSEWHERE:
                stream, numbers = _elsewhere(content)
                elsewhere[stream] = elsewhere.get(stream, frozenset()) | numbers
            else:
                raise NotCanonical("about")
        except NotCanonical as fault:
            raise BadLine(line=line, file=opened.inspected.file) from fault
    return Notes(tuple(hand_overs), frozenset(seen), readings, elsewhere)


def _elsewhere(content: Mapping[str, object]) -> tuple[str, frozenset[int]]:
    stream, numbers = str(content.get("stream", "")), content.get("sequences")
    if content.keys() != {"about", "stream", "sequences"} or not _STREAM.fullmatch(stream):
        raise NotCanonical("stream")
    if not isinstance(numbers, dict) or not numbers:
        raise NotCanonical("sequences")
    if any(mark != "1" or not _SEQUENCE.fullmatch(number) for number, mark in numbers.items()):
        raise NotCanonical("sequences")
    return stream, frozenset(map(int, numbers))


def _readings(content: Mapping[str, object]) -> tuple[int, int]:
    counts = [str(content.get(name, "")) for name in ("hidden", "sealed")]
    if content.keys() != {"about", "hidden", "sealed"} or not all(map(_COUNT.fullmatch, counts)):
        raise NotCanonical("readings")
    return int(counts[0]), int(counts[1])


def _hand_over(content: Mapping[str, object]) -> HandOver:
    if content.keys() != {"about", "lines", *_SHAPES} or content["about"] != ABOUT_HAND_OVER:
        raise NotCanonical("entry")
    lines = content["lines"]
    if not isinstance(lines, dict) or not lines:
        raise NotCanonical("lines")
    if any(mark != "1" or not _NAME.fullmatch(name) for name, mark in lines.items()):
        raise NotCanonical("lines")
    for name, shape in _SHAPES.items():
        if not isinstance(content[name], str) or not shape.fullmatch(str(content[name])):
            raise NotCanonical(name)
    return HandOver(
        record=str(content["record"]),
        kind=str(content["kind"]),
        from_unit=str(content["from"]),
        to_unit=str(content["to"]),
        lines=frozenset(lines),
        signing=bytes.fromhex(str(content["signing"])),
        signature=bytes.fromhex(str(content["signature"])),
    )
