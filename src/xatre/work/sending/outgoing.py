"""Sealing a package into the outbox: its header, whom it is sealed to, what is written down.

Knows nothing of what a package is for: `export.py`, `hand_over.py` and `siblings.py` do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from xatre.errors import TrustError, UseError
from xatre.exchange.header import Header
from xatre.exchange.lines import Entry, Note, PackageLine
from xatre.exchange.package import seal
from xatre.exchange.profile import Cutter
from xatre.exchange.statement import readings_note
from xatre.model.purposes import OF_OTHER_STREAMS
from xatre.store.identifiers import new_id
from xatre.store.register.stored_lines import StoredLine
from xatre.store.safety import journal
from xatre.store.traffic import packages, peers
from xatre.store.traffic.packages import Outgoing
from xatre.work.cases import readings
from xatre.work.progress import Progress, Stop, never, silent, watch
from xatre.work.sending import elsewhere, kept_inside, outbox, profiles
from xatre.work.sending.own_header import own_header
from xatre.work.session import Session

NAMED = "named"
"""Beside the header that is kept of a package: whether it carries names, "yes" or "no"."""
REVOKED = "device.revoked"
"""The setting, with the device's name, that stands once the office has said that this very device
is trusted no more."""
NOTHING_NEW = (
    "Gói này không mang bản ghi nào, chỉ báo là không có gì mới; nó vẫn dùng số {number}, "
    "nơi nhận sẽ chờ số ấy."
)
"""What a person is told who has sealed an empty package."""
ALONG = "Đã chép cả tệp lập từ trước mà chưa chép ra: {names}."
"""What a person is told whose next package went with earlier ones that no folder had."""


class UnknownTo(UseError):
    """No card of the unit a file is for is trusted."""

    code = "XT-215"
    sentence = "Chưa đăng ký thẻ của {unit}, nên chưa gửi được. Hồ sơ vẫn ở sổ này."
    remedy = "Xin thẻ của đơn vị ấy, đăng ký bằng 40 số vân tay rồi gửi lại."


class DeviceRevoked(TrustError):
    """The office trusts this device no more."""

    code = "XT-312"
    sentence = "Nơi tiếp nhận đã thu hồi khóa của máy này, nên gói lập ở đây không ai nhận."
    remedy = "Đổi khóa của máy, ghi thẻ mới và nhờ nơi tiếp nhận đăng ký lại."


@dataclass(frozen=True)
class Sent:
    """A package sealed, and copied out where `file` lies outside the book. `counts` is of kinds the
    officer may know of; `size` is in bytes; `to` the unit it is for; `along` are files sealed
    before for the same unit, which no folder had yet and which were copied out with it; `again` the
    numbers of the packages that give the same records to the same unit and have no receipt yet;
    `instead_of` those of the dead ones among them, under keys that were renewed since;
    `is_empty` where no record at all is inside, of whatever kind; `gives_back` of a return with the
    unit's own records inside."""

    file: Path
    sequence: int
    counts: Mapping[str, int]
    sha256: str
    size: int
    to: str = ""
    along: tuple[Path, ...] = ()
    again: tuple[int, ...] = ()
    instead_of: tuple[int, ...] = ()
    is_empty: bool = False
    gives_back: bool = False


def active_keys(session: Session, unit: str) -> list[str]:
    """The sealing keys of the devices of a unit that are trusted. Raises UnknownTo."""
    found = [peer.sealing_key for peer in peers.enrolled(session.book.db, unit) if peer.active]
    if not found:
        raise UnknownTo(unit=session.codes.unit_label(unit))
    return found


def own_keys(session: Session) -> list[str]:
    """The sealing keys of this device and of the active devices of the same unit."""
    ours = [
        peer.sealing_key for peer in peers.enrolled(session.book.db, session.unit) if peer.active
    ]
    return list(dict.fromkeys((session.book.device.sealing_key, *ours)))


def stream_beside(session: Session, name: str) -> str:
    """A stream of this device beside its main one, so that the office sees no holes in that."""
    setting = f"{name}.stream.{session.book.facts.device}"
    stream = session.book.setting(setting)
    if not stream:
        stream = new_id(session.clock())
        session.book.set_setting(setting, stream)
    return stream


def put_out(
    session: Session,
    *,
    to_unit: str,
    sealed_to: Collection[str],
    lines: list[StoredLine],
    cutter: Cutter | None = None,
    notes: Collection[Note] = (),
    stream: str = "",
    purpose: str = "",
    with_it: Callable[[str], None] | None = None,
    progress: Progress = silent,
    stop: Stop = never,
) -> Sent:
    """Seal the next package of a stream into the outbox and commit it. Without a `cutter` lines
    travel as they are. `with_it` is given the package's sha256 and writes, in the same
    transaction, what must be known exactly when the package is. Raises DeviceRevoked, Stopped,
    DiskError."""
    if session.book.setting(f"{REVOKED}.{session.book.facts.device}"):
        raise DeviceRevoked()
    stream = stream or session.book.facts.stream
    header = _header(session, to_unit, stream, purpose)
    notes = [*notes, *elsewhere.notes_for(session, to_unit, stream)]
    if purpose not in OF_OTHER_STREAMS and any(shown := readings.since_last_package(session)):
        notes = [*notes, readings_note(*shown)]
    counts: dict[str, set[str]] = {}

    def entries() -> Iterator[Entry]:
        yield from notes
        yield from _carried(lines, cutter, counts)

    data = seal(
        header,
        entries(),
        list(dict.fromkeys((*sealed_to, *own_keys(session)))),
        session.book.device.sign,
        watch(progress, stop, len(lines) + len(notes)),
    )
    found = session.shown_counts({kind: len(ids) for kind, ids in counts.items()})
    named = profiles.carries_names(cutter, counts)
    sent = _commit(session, header, data, lines, found, named, with_it)
    return replace(sent, is_empty=not counts)


def delivered(session: Session, out: Path, sent: Sent) -> Sent:
    """Copy a sealed file into the folder `out` and read it back. Raises as `outbox.copy_out`."""
    return replace(sent, file=outbox.copy_out(session, sent.file.name, out))


def _commit(
    session: Session,
    header: Header,
    data: bytes,
    lines: list[StoredLine],
    counts: Mapping[str, int],
    named: bool,
    with_it: Callable[[str], None] | None,
) -> Sent:
    digest = hashlib.sha256(data).hexdigest()
    file = outbox.put(session, header.file_name, data)
    with session.book.transaction():
        packages.note_outgoing(
            session.book.db,
            Outgoing(
                header.stream,
                header.sequence,
                digest,
                header.recipient,
                header.purpose,
                f"outbox/{file.name}",
                {**header.entries(), NAMED: "yes" if named else "no"},
                session.now,
                None,
                "",
                0,
            ),
            (line.number for line in lines),
        )
        kept_inside.note_sealed(session.book, digest)
        journal.write(session.book, "exported", digest, session.clock())
        if with_it is not None:
            with_it(digest)
    return Sent(file, header.sequence, counts, digest, len(data), header.recipient)


def _carried(
    lines: list[StoredLine], cutter: Cutter | None, counts: dict[str, set[str]]
) -> Iterator[PackageLine]:
    wholes: dict[str, bool] = {}
    for stored in lines:
        kind = stored.kind
        whole = wholes.get(kind)
        if whole is None:
            whole = wholes[kind] = cutter is None or cutter.travels_whole(kind)
        if whole and not stored.cut:
            line: PackageLine | None = PackageLine(stored.line, stored.nonce)
        elif whole:  # came cut from another device, and goes on as it came
            line = PackageLine(stored.line, b"", stored.name, stored.cut)
        else:
            assert cutter is not None
            line = cutter.cut(stored.read(), stored.cut)
        if line is not None:
            counts.setdefault(kind, set()).add(stored.record)
            yield line


def _header(session: Session, to_unit: str, stream: str, purpose: str) -> Header:
    db = session.book.db
    return replace(
        own_header(session, "package", stream, packages.next_sequence(db, stream)),
        recipient=to_unit,
        purpose=purpose,
        continues=session.book.device.continues_head,
        previous=packages.last_of_stream(db, stream),
    )
