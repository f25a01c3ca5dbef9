"""Many synthetic children as revisions of some forty fields, and books filled with them.

The shares are those of a mountain commune, as far as they matter to a list: a few villages, one
ethnic group of two children in three, one child in twelve in a special group, most with a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from xatre import resources
from xatre.kinds import KINDS
from xatre.model.revision import Revision, make_revision
from xatre.model.values import Fields
from xatre.store.book import Book
from xatre.store.identifiers import new_id
from xatre.store.keys.slots import Cost
from xatre.store.register import drafts, revisions
from xatre.work.session import Session

PASSWORD = "mật khẩu đo tốc độ"
UNIT = "02788@2025"
FAMILY = "Nguyễn Trần Lê Phạm Hoàng Giàng Lò Vàng Tẩn Phàn Lý Sùng Thào Đào Đặng Ủ Mùa Hạng".split()
MIDDLE = "Văn Thị A Mí Ngọc Hồng Lở Gì Sín Thanh Quỳnh Minh Hoài Bảo Gia Đức Anh Thùy".split()
GIVEN = (
    "Ánh An Ân Bình Chứ Dở Dơ Đạt Đế Đức Em Giang Hà Hoa Hùng Khánh Lan Lệnh Mai Mẩy Nam Ngân "
    "Ưng Phù Phừ Quân Sơ Tả Thủy Trang Tuấn Ủ Vân Vừ Xúa Yên Ý"
).split()
WORDS = "trẻ ở với bà nội đi học đều ăn uống bình thường nhà xa trường cần thăm lại".split()
ETHNIC_GROUPS = ("mong", "kinh", "dao", "thai", "lo_lo", "giay", "tay", "ha_nhi", "si_la")
ETHNIC_WEIGHTS = (660, 150, 80, 50, 30, 15, 10, 4, 1)
GROUPS = ("G01.01", "G02.01", "G03.01", "G04.01", "G05.01", "G06.01", "G09.01", "G14.01")
GROUP_WEIGHTS = (30, 4, 8, 25, 4, 6, 3, 20)
VILLAGES = 12
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
YOUNGEST, OLDEST = date(2025, 12, 31), date(2011, 12, 1)
"""Under sixteen for as long as this bench is run within two years; older ones are doubts."""


def name(random: Random) -> str:
    middle = " ".join(random.sample(MIDDLE, random.choice((1, 1, 2))))
    return f"{random.choice(FAMILY)} {middle} {random.choice(GIVEN)}"


def village_ids() -> list[str]:
    """The ids of the villages, the same for every crowd."""
    return [f"0193f000-0000-7000-8000-{number:012}" for number in range(1, VILLAGES + 1)]


def child(random: Random, number: int) -> dict[str, Any]:
    """The fields of one child: a valid record, all of it written."""
    born = YOUNGEST - timedelta(days=random.randrange((YOUNGEST - OLDEST).days))
    mother_year = born.year - random.randint(17, 40)
    female = random.random() < 0.49
    fields: dict[str, Any] = {
        "name_state": "named",
        "full_name": name(random),
        "other_names": random.choice(GIVEN),
        "born_on": born.isoformat(),
        "sex": "female" if female else "male",
        "ethnic_group": random.choices(ETHNIC_GROUPS, ETHNIC_WEIGHTS)[0],
        "nationality": "VN",
        "mother_name": name(random),
        "mother_born_on": str(mother_year),
        "father_name": name(random),
        "father_born_on": str(mother_year - random.randint(0, 5)),
        "household_head": name(random),
        "household_number": str(number // 3),
        "address": f"Bản {random.choice(GIVEN)} {random.randint(1, 9)}",
        "poverty": random.choices(("poor", "near_poor", "none", "unknown"), (30, 15, 50, 5))[0],
        "standing": random.choices(("here", "away", "moved"), (95, 4, 1))[0],
        "school_state": _school(random, YOUNGEST.year - born.year),
        "school_name": f"Trường {random.choice(GIVEN)}",
        "insurance_state": random.choices(("has", "waiting", "expired", "none"), (85, 5, 5, 5))[0],
        "notes": " ".join(random.choices(WORDS, k=24)),
        "code": f"TE-{number:05}",
    }
    if fields["standing"] != "here":
        fields["standing_on"] = "2026-01"
    if fields["standing"] == "moved":
        fields["standing_unit"] = UNIT
    fields["village"] = random.choices(village_ids(), range(VILLAGES, 0, -1))[0]
    has = random.random()
    fields["number_state"] = "has" if has < 0.85 else "waiting" if has < 0.9 else "none"
    if has < 0.85:
        century_sex = 2 + female
        fields["personal_number"] = f"012{century_sex}{born:%y}{number % 1_000_000:06}"
    if random.random() < 0.08:
        sub = random.choices(GROUPS, GROUP_WEIGHTS)[0]
        row = {"+": "yes", "group": sub[:3], "subgroup": sub}
        fields["special_groups"] = {"1": row}
        known = resources.codes().get("special_group", sub[:3])
        if known and not known.hidden:
            fields["visible_groups"] = {sub[:3]: "yes"}
    return fields


def _school(random: Random, age: int) -> str:
    if age < 3:
        return "not_yet"
    return random.choices(("attending", "left", "never"), (94, 4, 2))[0]


def lines(count: int, seed: int = 1, start: int = 1, voided: float = 0.0) -> Iterator[Revision]:
    """`count` children as revisions, the villages before them."""
    random = Random(seed)
    about: dict[str, Any] = {
        "unit": UNIT,
        "who": "Người đo",
        "when": "2026-11-20T02:41:07Z",
        "device": "0" * 32,
    }
    for place, id in enumerate(village_ids(), 1):
        fields = {"code": f"TB-{place:05}", "village_kind": "ban", "name": f"Bản {GIVEN[place]}"}
        yield make_revision(id=id, kind="village", fields=fields, **about)
    known = KINDS["child"].fields.keys()
    for number in range(start, start + count):
        fields = {key: value for key, value in child(random, number).items() if key in known}
        state = "void" if random.random() < voided else "complete"
        yield make_revision(id=new_id(WRITTEN), kind="child", state=state, fields=fields, **about)


def make_session(
    folder: Path, count: int = 0, unit: str = UNIT, role: str = "commune", *, mixed: bool = False
) -> Session:
    """An open book with `count` children; `mixed` with voided ones and drafts too."""
    book, _ = Book.create(
        folder,
        unit=unit,
        role=role,
        officer_name="Người đo",
        password=PASSWORD,
        cost=Cost.test(),
    )
    session = Session(book, resources.codes())
    if count:
        (before,) = book.db.conn.execute("PRAGMA cache_size").fetchone()
        book.db.conn.execute("PRAGMA cache_size = -1000000")
        coming = lines(count, voided=0.01 if mixed else 0.0)
        while batch := list(islice(coming, 50_000)):
            revisions.add_lines(book.db, batch)
        book.db.conn.execute(f"PRAGMA cache_size = {before}")
    if mixed:
        with book.transaction():
            _add_drafts(session, count // 1000)
    return session


@contextmanager
def crowded(count: int, keep: Path | None) -> Iterator[Session]:
    """An open book with `count` children, drafts and voided ones among them; one that was kept in
    the folder `keep` is used again, for making it takes minutes."""
    with TemporaryDirectory() as passing:
        folder = (keep or Path(passing)) / f"lists-{count}"
        ready = folder.exists()
        session = open_session(folder) if ready else make_session(folder, count, mixed=True)
        try:
            yield session
        finally:
            session.close()


def open_session(folder: Path) -> Session:
    """The book of `make_session` again."""
    return Session(Book.open(folder, password=PASSWORD), resources.codes())


def _add_drafts(session: Session, count: int) -> None:
    """New drafts, and drafts of children that are complete."""
    random, db = Random(11), session.book.db
    known = db.conn.execute(
        f"SELECT id FROM kind_child WHERE row % 997 = 0 LIMIT {count}"
    ).fetchall()
    ids = [*(id for (id,) in known), *(new_id(WRITTEN) for _ in range(count))]
    for number, id in enumerate(ids):
        fields: Fields = child(random, 2_000_000 + number)
        drafts.save_draft(db, "child", id, UNIT, fields, saved_at="2026-11-20T02:41:07Z")
