"""A second kind that the office owns goes down with its returns, by its declaration alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

STORY = """
import sys, types
from pathlib import Path
import xatre.kinds as declared
from xatre.model.fields import Text
from xatre.model.kind import Kind, Section

notice = Kind("notice", "Thông báo", prefix="TBX", owner="office",
    sections=(Section("Một", (Text("words", "Nội dung", required=True),)),))
declared.KINDS = types.MappingProxyType({**declared.KINDS, "notice": notice})
declared.OF_OFFICE = declared.OF_OFFICE | {"notice"}

from first_books import COMMUNE, OFFICE, PASSWORD, Clock
from two_books import take, trust
from xatre import resources
from xatre.store.book import Book
from xatre.store.keys.slots import Cost
from xatre.store.register import records
from xatre.work.receiving.returning import write_return
from xatre.work.records import save
from xatre.work.session import Session

folder, clock = Path(sys.argv[1]), Clock()

def made(name, unit, role):
    book, _ = Book.create(folder / name, unit=unit, role=role, officer_name="Lò Thị Ưng",
        password=PASSWORD, cost=Cost.test(), now=clock())
    return Session(book, resources.codes(), clock)

commune, office = made("xa", COMMUNE, "commune"), made("so", OFFICE, "office")
trust(commune, office, folder)
(id,) = save.add_records(office, "notice", [{"words": "Nộp trước ngày 25"}]).saved
take(commune, write_return(office, commune.unit))
found = records.get(commune.book.db, "notice", id)
print(found.fields["words"] if found else "")
for session in (commune, office):
    session.close()
"""
PATHS = "import sys; sys.path[:0] = {!r}\n"


def test_a_second_kind_goes_down_with_the_return(tmp_path: Path) -> None:
    tests = Path(__file__).parents[2]
    folders = [str(tests.parent / "src"), str(tests), str(tests / "work")]
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", f"{PATHS.format(folders)}{STORY}", tmp_path],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert ran.stdout.strip() == "Nộp trước ngày 25", ran.stderr
