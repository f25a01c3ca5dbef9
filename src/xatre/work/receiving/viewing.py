"""What the viewer shows of a file: whole or not, whose, for whom; with a book of the sender or the
recipient, what is inside: counts and records by code, names only for who may and asks.

Nothing is taken in. Showing names is written into the journal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from xatre import resources
from xatre.errors import XatreError
from xatre.exchange.container import TYPE_WORDS
from xatre.exchange.package import open_sealed
from xatre.kinds import KINDS
from xatre.model import days
from xatre.model.revision import LineError, Revision
from xatre.reports.letterhead import Printing
from xatre.reports.package_sheet import package_sheet
from xatre.work.papers import files_out, marking
from xatre.work.receiving.trusting import Revoked
from xatre.work.receiving.verify import Found, verify_file
from xatre.work.session import Session

MOST_SHOWN = 2000
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
    viewed.facts = _facts(found)
    if session is not None and found.fault is None and found.counts:
        _look_inside(file, session, viewed, found, names)
    return viewed


def _verdict(found: Found, session: Session | None) -> tuple[str, str]:
    if found.fault is not None:
        return "Tệp không còn nguyên vẹn hoặc không đáng tin", found.fault.words
    if session is None:
        return "Tệp còn nguyên vẹn", (
            "Chữ ký khớp với khóa ghi trong tệp. Là của ai thì chưa rõ: đọc 40 số vân tay qua điện "
            "thoại để đối chiếu, hoặc mở bằng sổ đã đăng ký thẻ."
        )
    if found.trusted:
        unread = UNREAD.format(count=found.unread) if found.unread else ""
        said = f"Chữ ký khớp với khóa đã đăng ký. {unread}".rstrip()
        return "Tệp còn nguyên vẹn, đúng nơi gửi đã đăng ký", said
    if isinstance(found.doubt, Revoked):
        return "Tệp còn nguyên vẹn, nhưng máy gửi đã bị thu hồi", found.doubt.words
    return "Tệp còn nguyên vẹn, nhưng nơi gửi chưa đăng ký", (
        "Sổ đang mở chưa đăng ký thẻ có vân tay này."
    )


def _facts(found: Found) -> list[tuple[str, str]]:
    if found.inspected is None:
        return []
    header, unit_label = found.inspected.header, resources.codes().unit_label
    facts = [
        ("Loại tệp", TYPE_WORDS[header.type]),
        ("Nơi gửi", unit_label(header.unit)),
        ("Gửi cho", unit_label(header.recipient) if header.recipient else "–"),
        ("Số thứ tự", str(header.sequence) if header.sequence else "–"),
        ("Ngày lập", days.show(header.created)),
        ("Mã tệp (SHA-256)", found.inspected.sha256),
        ("Vân tay nơi gửi", found.inspected.fingerprint),
    ]
    return [*facts, ("Sổ mẫu", "có")] if header.demo else facts


def _look_inside(file: Path, session: Session, viewed: Viewed, found: Found, names: bool) -> None:
    if found.inspected is None:
        return
    opened = open_sealed(
        file,
        signing_key=found.inspected.header.signing,
        identities=session.book.device.age_identities,
    )
    last: dict[tuple[str, str], Revision] = {}
    try:
        for line in opened.lines():
            try:
                revision = line.revision()
            except LineError:
                continue
            key = (revision.kind, revision.id)
            if key not in last or last[key].when <= revision.when:
                last[key] = revision
    except XatreError as fault:
        viewed.whole, viewed.verdict, viewed.detail = False, "Tệp có dòng hỏng", fault.words
        return
    shown = [one for (kind, _), one in last.items() if kind in session.kinds]
    per_kind: dict[str, int] = {}
    for one in shown:
        per_kind[one.kind] = per_kind.get(one.kind, 0) + 1
    viewed.counts = [(KINDS[kind].label, count) for kind, count in sorted(per_kind.items())]
    viewed.records = [_inside(one, names) for one in shown[:MOST_SHOWN]]
    if names:
        session.note("shown", f"{opened.sha256} names")


def _inside(revision: Revision, names: bool) -> Inside:
    code, name = revision.fields.get("code", ""), revision.fields.get("full_name", "")
    guarded = KINDS[revision.kind].guarded
    return Inside(
        revision.kind,
        KINDS[revision.kind].label,
        code if isinstance(code, str) and code else revision.id[-8:],
        name if names and not guarded and isinstance(name, str) else "",
    )
