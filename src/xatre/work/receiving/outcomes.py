"""What became of one file that was taken in, for a person and for a command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from xatre.errors import XatreError
from xatre.work.receiving.comparing import Difference, Rejection

FileOutcome = Literal["taken", "already", "fork", "refused"]


def note_doubles(outcomes: Sequence[Outcome]) -> None:
    """Name, of each file that a file before it at the same go has made a double, that other."""
    taken: dict[str, str] = {}
    for one in outcomes:
        if one.outcome == "taken":
            taken.setdefault(one.sha256, one.file)
        elif one.outcome == "already":
            one.same_as = taken.get(one.sha256, "")


def tell_once(outcomes: Sequence[Outcome], still: Sequence[str]) -> None:
    """Put what is `still` so after all files, of what returns among them found to be so, into the
    note of the last that found anything."""
    last = next((one for one in reversed(outcomes) if one.still), None)
    if last is not None:
        last.note = " ".join(filter(None, (last.note, *still)))
    for one in outcomes:
        one.still = []


@dataclass
class Outcome:
    """One file. Counts are of records; `waiting` of lines whose ancestors have not come;
    `missing` are sequences not seen."""

    file: str
    path: Path
    outcome: FileOutcome = "refused"
    sha256: str = ""
    type: str = ""
    unit: str = ""
    unit_label: str = ""
    device: str = ""
    sequence: int = 0
    purpose: str = ""
    created: str = ""
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    conflict: int = 0
    doubtful: int = 0
    rejected: int = 0
    waiting: int = 0
    missing: list[int] = field(default_factory=list)
    return_file: Path | None = None
    fault: XatreError | None = None
    note: str = ""
    """What a person must be told although the file was taken: a journal that was cut."""
    still: list[str] = field(default_factory=list)
    """Of a return: what it found to be so until something is done about it; the next file may have
    done it."""
    answered: tuple[int, int] = (0, 0)
    """Of a return: packages it says were taken of which nothing was known, and their records."""
    withdrawn: tuple[tuple[int, ...], int] = ((), 0)
    """Of a return: numbers of packages of ours that the other side withdrew since the last one,
    and how many records wait to be sent again for it."""
    same_as: str = ""
    """The file read before this one, at the same go, that has the same bytes."""
    claimed: str = ""
    """Of a file that is not whole: the unit it says it is of. Nothing vouches for it."""
    readings: tuple[int, int] = (0, 0)
    """How often hidden and sealed values were shown at the sender since its package before."""
    clashing: list[tuple[str, str]] = field(default_factory=list)
    """`(kind, id)` of records where two sides differ."""
    differences: list[Difference] = field(default_factory=list)
    """Those clashes side by side, as many as a person can look through."""
    rejections: list[Rejection] = field(default_factory=list)
    """The first of the lines kept aside, each with its reason."""

    def add(self, other: Outcome) -> None:
        """Count what `other` says of records as this file's too."""
        self.new += other.new
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.conflict += other.conflict
        self.doubtful += other.doubtful
        self.rejected += other.rejected
        self.waiting += other.waiting
        self.clashing += [one for one in other.clashing if one not in self.clashing]
        self.differences += [one for one in other.differences if one not in self.differences]
        self.rejections += other.rejections

    @property
    def withdrawn_words(self) -> str:
        """What a return says was withdrawn, and what that leaves to do; "" for nothing."""
        numbers, waiting = self.withdrawn
        if not numbers:
            return ""
        told = f"Nơi nhận đã rút gói số {', '.join(map(str, numbers))}"
        return f"{told}: {waiting} hồ sơ chờ gửi lại" if waiting else told

    @property
    def exit_code(self) -> int:
        if self.outcome == "fork":
            return 3
        if self.fault is not None:
            return self.fault.exit_code
        return 1 if self.rejected else 0

    @property
    def whole_gap(self) -> bool:
        """Taken, but an earlier package has not come: *Thiếu gói trước*."""
        return self.outcome == "taken" and bool(self.missing)

    def as_keys(self) -> dict[str, object]:
        """The keys of the command line's contract."""
        return {
            "file": str(self.path),
            "outcome": self.outcome,
            "sha256": self.sha256,
            "type": self.type,
            "unit": self.unit,
            "sequence": self.sequence,
            "readings": {"hidden": self.readings[0], "sealed": self.readings[1]},
            "new": self.new,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "conflict": self.conflict,
            "doubtful": self.doubtful,
            "rejected": self.rejected,
            "waiting": self.waiting,
            "reasons": [
                {"record": one.record, "code": one.code, "text": one.words}
                for one in self.rejections
            ],
            "missing": self.missing,
            "return": str(self.return_file) if self.return_file else None,
            "note": self.note or None,
            "problem": self.fault.words if self.fault else None,
            "code": self.fault.code if self.fault else None,
        }
