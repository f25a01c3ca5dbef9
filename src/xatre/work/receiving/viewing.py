"""What the viewer shows of a file: whole or not, whose, for whom; with a book of the sender or the
recipient, what is inside: counts and records by code, names only for who may and asks.

Nothing is taken in. Showing names is written into the journal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from xatre import resources
from xatre.exchange.container import Damaged
from xatre.exchange.package import Opened
from xatre.kinds import KINDS
from xatre.model import days
from xatre.model.merge import View, view
from xatre.model.revision import Revision
from xatre.reports.letterhead import Printing
from xatre.reports.package_sheet import package_sheet
from xatre.work.papers import files_out, marking
from xatre.work.receiving.verify import Found, shown_lines, verify_file
from xatre.work.series import file_words
from xatre.work.session import Session

MOST_SHOWN = 2000
OTHER_KINDS = "Loại chương trình này chưa biết"
UNREAD = "Có {count} dòng không đọc được; khi nhận, chúng được để riêng, các dòng khác vẫn nhận."


@dataclass(frozen=True)
class Inside:
    """One record in a package. `name` is "" unless asked for."""

    kind: str
    kind_label: str
    code: str
    name: str


@dataclass
class Viewed:
    """All that can be said of a file, in words. `records` stay empty without a book."""

    file: str
    whole: bool
    verdict: str
    detail: str
    doubtful: bool = False
    """Whole, but not to be trusted: `verdict` says why."""
    opens: bool = False
    """Whole and sealed: with a book of the sender or the recipient there is something to see."""
    facts: list[tuple[str, str]] = field(default_factory=list)
    counts: list[tuple[str, int]] = field(default_factory=list)
    records: list[Inside] = field(default_factory=list)

    said: Printing | None = None
    """What a sheet says of itself once a book has it among what left (`note_sheet`)."""

    def sheet(self) -> str:
        """The same on paper, as HTML, by code alone: a name leaves a book only with a reason. What
        no book wrote down says only what stands outside on the file."""
        told = self.verdict, self.detail, self.facts
        if self.said is None:
            return package_sheet(_outside(), *told, (), ())
        rows = [(one.kind_label, one.code) for one in self.records]
        return package_sheet(self.said, *told, self.counts, rows)


def note_sheet(session: Session, viewed: Viewed, file: str = "") -> None:
    """Write down that a sheet about a package leaves, for a printer or a `file`. Raises
    DiskError."""
    viewed.said = marking.printing(session, "", scope="nơi gửi và nơi nhận gói; không có tên trẻ")
    act = "exported" if file else "printed"
    files_out.note(session, act, f"phiếu xem tệp {viewed.file}", file)


def _outside() -> Printing:
    secrecy = resources.codes().label("secrecy_level", "ordinary")
    now = datetime.now().astimezone()
    return Printing((), "", "", now, "chưa mở sổ nào", "", secrecy, "người giữ tệp này")


def view_file(file: Path, session: Session | None = None, *, names: bool = False) -> Viewed:
    """Look at `file`. With a `session` of the sender or recipient also inside; `names` needs the
    right to exchange and is written down. Raises NoRight, DiskError."""
    if names and session is not None:
        session.require("exchange")
    found = verify_file(file, session)
    viewed = Viewed(file.name, found.fault is None, *_verdict(found, session))
    viewed.doubtful = found.doubt is not None
    viewed.opens = found.fault is None and found.is_sealed
    viewed.facts = _facts(found)
    if session is not None and found.fault is None and found.opened is not None:
        viewed.counts = _counts(found)
        viewed.records = _look_inside(found.opened, session, names)
        if names and viewed.records:
            session.note("shown", f"{found.opened.sha256} names")
    return viewed


def _verdict(found: Found, session: Session | None) -> tuple[str, str]:
    if found.fault is not None:
        return "Tệp không còn nguyên vẹn hoặc không đáng tin", found.fault.words
    if session is None:
        return "Tệp còn nguyên vẹn", (
            "Chữ ký khớp với khóa ghi trong tệp. Là của ai thì chưa rõ: đọc 40 số vân tay qua điện "
            "thoại để đối chiếu, hoặc mở bằng sổ đã đăng ký thẻ."
        )
    if found.doubt is not None:
        return found.doubt.verdict, found.doubt.words
    said = UNREAD.format(count=found.unread) if found.unread else ""
    told = f"Chữ ký khớp với khóa đã đăng ký. {said}".rstrip()
    return "Tệp còn nguyên vẹn, đúng nơi gửi đã đăng ký", told


def _facts(found: Found) -> list[tuple[str, str]]:
    if found.inspected is None:
        return _claims(found)
    header, unit_label = found.inspected.header, resources.codes().unit_label
    facts = [
        ("Loại tệp", found.type_words),
        ("Nơi gửi", unit_label(header.unit)),
        ("Gửi cho", unit_label(header.recipient) if header.recipient else "–"),
        ("Số thứ tự", str(header.sequence) if header.sequence else "–"),
        ("Ngày lập", days.show(header.created)),
        ("Mã tệp (SHA-256)", found.inspected.sha256),
        ("Vân tay nơi gửi", found.inspected.fingerprint),
    ]
    return [*facts, ("Sổ mẫu", "có")] if header.demo else facts


def _claims(found: Found) -> list[tuple[str, str]]:
    """What stands outside on a file that is not whole, as its own word."""
    header = found.fault.header if isinstance(found.fault, Damaged) else None
    if header is None:
        return []
    unit = resources.codes().unit_label(header.unit)
    words = file_words(header.type, header.purpose)
    return [
        ("Ghi trên tệp, chưa kiểm được", f"{words.capitalize()} của {unit}"),
        ("Số thứ tự", str(header.sequence) if header.sequence else "–"),
        ("Ngày lập", days.show(header.created)),
    ]


def _counts(found: Found) -> list[tuple[str, int]]:
    known = [(KINDS[kind].label, count) for kind, count in found.counts.items() if kind in KINDS]
    others = sum(count for kind, count in found.counts.items() if kind not in KINDS)
    return [*known, (OTHER_KINDS, others)] if others else known


def _look_inside(opened: Opened, session: Session, names: bool) -> list[Inside]:
    """The first records inside, each as the lines of this file alone say it."""
    records: dict[tuple[str, str], list[Revision]] = {}
    for line in shown_lines(opened, session):
        if line is None:
            continue
        key = (line.kind, line.id)
        if key in records or len(records) < MOST_SHOWN:
            records.setdefault(key, []).append(line)
    return [_inside(lines, names) for lines in records.values()]


def _inside(lines: Sequence[Revision], names: bool) -> Inside:
    id, kind = lines[0].id, KINDS.get(lines[0].kind)
    # What a line stands on may have gone in a package before: of this file it is the beginning.
    here = {line.name for line in lines}
    own = [replace(line, parents=line.parents & here) for line in lines]
    seen = view(own, kind is not None and kind.merge == "whole")
    return Inside(
        lines[0].kind,
        kind.label if kind else OTHER_KINDS,
        _said(seen, "code") or id[-8:],
        _said(seen, "full_name") if names and kind and not kind.guarded else "",
    )


def _said(seen: View | None, field: str) -> str:
    """A field in words; every value where the lines differ, "" where there is none."""
    if seen is None:
        return ""
    said: list[object] = [seen.fields.get(field)]
    said += [value for clash in seen.clashes if clash.path == field for value in clash.values]
    return " / ".join(sorted(one for one in said if isinstance(one, str) and one))
