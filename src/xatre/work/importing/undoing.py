"""Taking a whole import back, as revisions; what was done since stays and is named, with what a
person may do.

Reads what `taking.py` noted; knows no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xatre.errors import XatreError
from xatre.model.text import in_sentence
from xatre.store.register import imports, records
from xatre.store.register.imports import Import, ImportRow
from xatre.work.importing import drafts_filled, remembered
from xatre.work.records import browse, refusals, take_back
from xatre.work.records.referring import StillReferredTo
from xatre.work.records.refusals import ChangedSince
from xatre.work.session import Session

REASON = "Hoàn tác lần đưa vào từ tệp"
_LEFT = "import.left."
"""Before the number of an import: how many records its undoing left as they were."""


class NoSuchImport(refusals.NotHere):
    """No import of that number, or it was undone already."""

    code = "XT-171"
    sentence = "Không có lần đưa vào số này, hoặc lần đó đã hoàn tác rồi. Sổ không đổi."
    remedy = "Xem các lần đưa vào rồi chọn lại."


@dataclass(frozen=True)
class Left:
    """A record that an undoing left as it is: `why` says what came since. `later` is the import
    that changed it after this one, 0 for none."""

    record: str
    kind: str
    code: str
    title: str
    why: str
    later: int = 0

    @property
    def words(self) -> str:
        """Which record, and why, in one line."""
        name = self.title if self.title != self.code else ""
        return f"{' '.join(filter(None, (self.code, name)))}: {self.why}"


@dataclass(frozen=True)
class Undone:
    """What undoing the import `number` did. `left` were changed or sent on since, untouched."""

    number: int
    taken_back: int
    left: list[Left]
    nothing_left: int = 0
    """Records that say again what they said before that import: nothing was to be taken back."""

    @property
    def why_none(self) -> str:
        """Why of some records nothing was taken back, though nothing is left of the import, ""
        where there are none."""
        if not self.nothing_left:
            return ""
        return (
            f"{self.nothing_left} hồ sơ đã được sửa hay hoàn tác về như trước lần số "
            f"{self.number}: không còn gì để hoàn tác."
        )

    @property
    def to_do(self) -> str:
        """What a person may do about what was left, "" where nothing was."""
        later = sorted({one.later for one in self.left if one.later}, reverse=True)
        if later:
            numbers = ", ".join(map(str, later))
            return f"Hoàn tác lần số {numbers} trước, rồi hoàn tác lại lần số {self.number}."
        again = f"Hồ sơ nào cũng cần bỏ thì sửa hoặc hủy hồ sơ ấy; lần số {self.number} hoàn tác "
        return f"{again}lại được." if self.left else ""


def undo(session: Session, number: int) -> Undone:
    """Take back everything an import wrote, as revisions: new records are voided, changed ones
    say again what they said. What was changed since stays and is named; the import can then be
    undone once more. What was changed and taken back since does not count.

    Raises NoRight, NoSuchImport.
    """
    session.require("write")
    db = session.book.db
    known = imports.one(db, number)
    if known is None or (known.undone_at and not _left_of(session, number)):
        raise NoSuchImport()
    # Rows of one record wrote it once.
    rows = list({row.record: row for row in imports.rows_of(db, number)}.values())
    kept: list[tuple[ImportRow, XatreError, list[str]]] = []
    done = nothing = 0
    with session.book.transaction():
        for row in rows:
            try:
                take_back.take_back(session, row.kind, row.record, row.revision, REASON)
                done += 1
            except (ChangedSince, take_back.NotUndone, StillReferredTo, refusals.NotOurs) as fault:
                since = take_back.came_after(session, row.kind, row.record, row.revision)
                if since is not None:
                    kept.append((row, fault, since))
                else:
                    nothing += 1
            except refusals.NotHere:
                nothing += 1
        filled = drafts_filled.take_back(session, number)
        done, nothing = done + filled.done, nothing + filled.gone
        remembered.forget(session.book, number)
        imports.note_undone(db, number, session.now)
        many = len(kept) + len(filled.left)
        session.book.set_setting(f"{_LEFT}{number}", str(many) if many else "")
        session.note("import undone", f"{known.kind} {done}")
    made = imports.numbers_of(db, [name for _, _, since in kept for name in since])
    left = [_left(session, *one, made) for one in kept]
    left += [_left_draft(session, *one) for one in filled.left]
    return Undone(number, done, left, nothing)


def past(session: Session) -> list[Import]:
    """The imports of this book, the newest first, with how many records an undoing left."""
    session.require("read")
    seen = session.kinds
    return [
        one._replace(left=_left_of(session, one.number)) if one.undone_at else one
        for one in imports.imports(session.book.db)
        if one.kind in seen
    ]


def _left_of(session: Session, number: int) -> int:
    return int(session.book.setting(f"{_LEFT}{number}", "0"))


def _left_draft(session: Session, kind: str, id: str, why: str) -> Left:
    held = records.get(session.book.db, kind, id)
    code = str(held.fields.get("code", "")) if held else ""
    return Left(id, kind, code, browse.title(session, kind, id), why)


def _left(
    session: Session, row: ImportRow, fault: XatreError, since: list[str], made: Mapping[str, int]
) -> Left:
    """A record that stays: which, and why. `made` has the imports that made lines of `since`."""
    held = records.get(session.book.db, row.kind, row.record)
    code = str(held.fields.get("code", "")) if held else ""
    title = browse.title(session, row.kind, row.record)
    later = max((made.get(name, 0) for name in since), default=0)
    if later:
        why = f"lần đưa vào số {later} sửa sau đó"
    elif isinstance(fault, StillReferredTo):
        why = f"còn hồ sơ ghi mục này ({fault.facts['where']})"
    elif isinstance(fault, refusals.NotOurs):
        why = in_sentence(fault.happened.partition(";")[0])
    elif held is not None and held.state == "void":
        why = "đã hủy sau đó"
    elif held is not None and held.clashes:
        why = "đang có mục chờ chọn giá trị"
    else:
        why = "đã sửa sau đó"
    return Left(row.record, row.kind, code, title, why, later)
