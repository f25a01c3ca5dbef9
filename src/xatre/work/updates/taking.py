"""Taking in one signed update: program, code lists, criteria sets or plans.

Checked whole before anything is written. Lists are in force from the next start, so that an open
book does not change under its reader's eyes.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from xatre import __version__, paths, resources
from xatre.errors import TrustError
from xatre.exchange import delivery
from xatre.exchange.container import NewerProgram
from xatre.exchange.update import OtherProduct, UnknownPublisher, Update, numbers, read_update
from xatre.store.faults import told_plainly
from xatre.store.traffic import peers
from xatre.work.session import Session
from xatre.work.updates import kept
from xatre.work.updates.checking import require_usable

WORDS = {
    "program": "chương trình",
    "codes": "danh mục",
    "criteria": "bộ tiêu chí",
    "plans": "kế hoạch",
}


class OlderUpdate(TrustError):
    """What is here is as new, or newer."""

    code = "XT-317"
    sentence = "Không nhận {file}: {what} bản {version} không mới hơn bản {present} đang dùng."
    remedy = "Không cần làm gì. Nếu chờ bản mới hơn, xin nơi phát hành tệp khác."


class OnlyByPublisher(UnknownPublisher):
    """An office signed a program: only its publisher may."""

    code = "XT-318"
    sentence = (
        "Từ chối tệp {file}: chương trình chỉ do nơi phát hành ký, "
        "nơi tiếp nhận chỉ ký danh mục, tiêu chí, kế hoạch. Chưa đổi gì."
    )


@dataclass(frozen=True)
class TakenUpdate:
    """An update that was taken in. `file` is the installer to run, for a program."""

    what: str
    version: str
    title: str
    file: Path | None = None

    @property
    def words(self) -> str:
        """What it means for the person."""
        what = f"{WORDS[self.what]} bản {self.version}"
        if self.file is not None:
            return f"Đã kiểm chữ ký của {what}. Đóng Xã Trẻ rồi chạy {self.file}."
        return f"Đã nhận {what}. Có hiệu lực từ lần mở chương trình sau."


def take_update(file: Path, session: Session | None = None) -> TakenUpdate:
    """Take in the update in `file`. With the `session` of a book the enrolled office may have
    signed lists; it is written into the journal.

    Raises TrustError (unsigned, wrong key, other product), DamageError, OlderUpdate, DiskError.
    """
    trusted = set(resources.publisher_keys()) | set(kept.offices())
    office = peers.office(session.book.db) if session is not None else None
    if office is not None:
        trusted.add(office.signing_key)
    update = read_update(file, trusted)
    assert update.header is not None
    by_publisher = update.header.signing in resources.publisher_keys()
    if update.what == "program" and not by_publisher:
        raise OnlyByPublisher(file=file.name)
    _require_newer(update, file)
    if update.what == "program":
        taken = _keep_program(update, file)
    else:
        require_usable(update.what, update.files, file.name)
        if not by_publisher:
            _remember_office(update.header.signing, update.header.unit)
        _keep(kept.file_of(update.what).name, file.read_bytes())
        taken = TakenUpdate(update.what, update.version, update.title)
    if session is not None:
        session.note("updated", f"{taken.what} {taken.version}")
    return taken


def _require_newer(update: Update, file: Path) -> None:
    if update.needs and numbers(update.needs) > numbers(__version__):
        raise NewerProgram(file=file.name, version=update.needs)
    present = __version__
    if update.what != "program":
        present = next(one.version for one in kept.laid() if one.what == update.what)
    if numbers(update.version) <= numbers(present):
        raise OlderUpdate(
            file=file.name, what=WORDS[update.what], version=update.version, present=present
        )


def _keep_program(update: Update, file: Path) -> TakenUpdate:
    platform = "windows" if sys.platform == "win32" else "linux"
    if update.platform != platform:
        raise OtherProduct(file=file.name, product=update.platform or "hệ máy khác")
    ((name, data),) = list(update.files.items())[:1]
    place = _keep(name, data)
    return TakenUpdate(update.what, update.version, update.title, place)


def _keep(name: str, data: bytes) -> Path:
    with told_plainly():
        folder = paths.made(paths.updates())
    return delivery.write(folder, name.rpartition("/")[2], data, replacing=True)


def _remember_office(signing: bytes, unit: str) -> None:
    known = {key.hex(): value for key, value in kept.offices().items()} | {signing.hex(): unit}
    _keep(kept.OFFICES, json.dumps(known).encode())
