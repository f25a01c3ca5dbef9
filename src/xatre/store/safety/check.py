"""Whether a book is whole: the file, its tables, the key list, the journals, the attachments, and
the rows against the revisions they are computed from. It only reads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from xatre.kinds import KINDS
from xatre.model.devices import short_device
from xatre.store import schema, version
from xatre.store.connection import DatabaseFault
from xatre.store.faults import BookDamaged, from_sqlite
from xatre.store.keys import device, key_list
from xatre.store.register import attachments, row_check
from xatre.store.safety import journal, journal_marks

if TYPE_CHECKING:
    from xatre.store.book import Book

_MOST = 20
"""A broken file has thousands of faults that say the same."""


def check(book: Book) -> list[str]:
    """Sentences for a person, one a problem; empty where all is well. Raises DiskError."""
    problems: list[str] = []
    for part in (_pages, _structure, _references, _tables, _key_list, _journals, _attachments):
        problems += _tried(part, book)
    # Rows cannot be held against revisions in a file that cannot be read.
    if not problems:
        problems += _tried(_rows, book)
    return problems


def _tried(part: Callable[[Book], list[str]], book: Book) -> list[str]:
    try:
        return part(book)[:_MOST]
    except BookDamaged as error:
        return [error.happened]
    except DatabaseFault as error:
        known = from_sqlite(error)
        if not isinstance(known, BookDamaged):
            raise known or error from error
        return [known.happened]


def _pages(book: Book) -> list[str]:
    rows = book.db.conn.execute("PRAGMA cipher_integrity_check").fetchall()
    if not rows:
        return []
    return [f"Tệp sổ có {len(rows)} trang không khớp mã xác thực (hỏng đĩa hoặc bị sửa)."]


def _structure(book: Book) -> list[str]:
    rows = [row[0] for row in book.db.conn.execute(f"PRAGMA integrity_check({_MOST})")]
    return [] if rows == ["ok"] else [f"Cấu trúc tệp sổ có {len(rows)} chỗ sai."]


def _references(book: Book) -> list[str]:
    rows = book.db.conn.execute("PRAGMA foreign_key_check").fetchall()
    tables = sorted({row[0] for row in rows})
    return [f"Bảng {table} có dòng trỏ đến dòng không còn." for table in tables]


def _tables(book: Book) -> list[str]:
    problems = []
    if version.found(book.db)[0] != version.CURRENT[0]:
        problems.append("Phiên bản ghi trong sổ không phải phiên bản chương trình này dùng.")
    tables = dict(book.db.conn.execute("SELECT name, strict FROM pragma_table_list").fetchall())
    own = {"settings", "officers", "devices", "journal", "attachments"}
    expected = own | {table.name for table in schema.tables(book.db).values()}
    problems += [f"Thiếu bảng {name}." for name in sorted(expected - tables.keys())]
    loose = sorted(name for name in own & tables.keys() if not tables[name])
    return problems + [f"Bảng {name} không còn ở dạng chặt (STRICT)." for name in loose]


def _key_list(book: Book) -> list[str]:
    strange, lost = key_list.not_in_list(book.db, book.slots)
    problems = [f"Tệp khóa có {len(strange)} khóa không ghi trong sổ."] if strange else []
    return problems + [f"Thiếu khóa của {name or 'mã khôi phục'}." for name in lost]


def _journals(book: Book) -> list[str]:
    problems = []
    for name in device.all_ids(book.db):
        good, last = journal.vouched(book.db, name)
        if good < last:
            problems.append(
                f"Nhật ký của thiết bị {short_device(name)} chỉ tin được đến dòng {good} "
                f"trên {last}."
            )
    return problems + journal_marks.problems(book.db)


def _attachments(book: Book) -> list[str]:
    bad = attachments.unreadable(book)
    return [f"Tệp đính kèm {one} mất hoặc không đọc được." for one in bad]


def _rows(book: Book) -> list[str]:
    return row_check.recompute_check(book.db, KINDS.values())
