"""The copies of one line that several packages carry: whole, or cut by different profiles.

The best copy stands in `revisions`; a package whose copy differs keeps its own in
`package_lines`, so that withdrawing the other leaves what this one brought.
"""

from __future__ import annotations

from xatre.errors import UseError
from xatre.store.connection import Database

Copy = tuple[str, bytes, bytes]
"""Cut, nonce and bytes of a line as one package carries it."""


class UnknownPackage(UseError):
    """The book knows no package of that hash."""

    code = "XT-240"
    sentence = "Sổ chưa nhận gói nào có mã {sha256}."
    remedy = "Xem lại mã gói trong danh sách đã nhận."


def worth(copy: Copy) -> tuple[bool, int, bytes]:
    # The whole line before any cut one, and between cut ones an order all books agree on.
    return not copy[0], len(copy[2]), copy[2]


def store_copy(db: Database, number: int, copy: Copy) -> None:
    db.conn.execute(
        "UPDATE revisions SET cut = ?, nonce = ?, line = ? WHERE number = ?", (*copy, number)
    )


def package_number(db: Database, sha256: str) -> int:
    """The number by which `package_lines` knows an incoming package. Raises UnknownPackage."""
    row = db.conn.execute("SELECT number FROM incoming WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise UnknownPackage(sha256=sha256[:64])
    return int(row[0])


def package_unit(db: Database, number: int) -> str:
    """The unit that sent the incoming package of that number."""
    row = db.conn.execute("SELECT unit FROM incoming WHERE number = ?", (number,)).fetchone()
    return str(row[0])
