"""Many synthetic children as revisions of some forty fields, and books filled with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from xatre import resources
from xatre.model.revision import Revision, make_revision
from xatre.store import revisions
from xatre.store.book import Book
from xatre.store.identifiers import new_id
from xatre.store.slots import Cost
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


def name(random: Random) -> str:
    middle = " ".join(random.sample(MIDDLE, random.choice((1, 1, 2))))
    return f"{random.choice(FAMILY)} {middle} {random.choice(GIVEN)}"


def child(random: Random, number: int) -> dict[str, object]:
    """The fields of one child: a valid record, all of it written."""
    year, month, day = random.randint(2011, 2025), random.randint(1, 12), random.randint(1, 28)
    mother_year = year - random.randint(17, 40)
    female = random.random() < 0.49
    return {
        "name_state": "named",
        "full_name": name(random),
        "other_names": random.choice(GIVEN),
        "born_on": f"{year}-{month:02}-{day:02}",
        "sex": "female" if female else "male",
        "nationality": "VN",
        "mother_name": name(random),
        "mother_born_on": str(mother_year),
        "father_name": name(random),
        "father_born_on": str(mother_year - random.randint(0, 5)),
        "household_head": name(random),
        "household_number": str(number // 3),
        "address": f"Bản {random.choice(GIVEN)} {random.randint(1, 9)}",
        "poverty": random.choice(("poor", "near_poor", "none")),
        "standing": "here",
        "number_state": "none",
        "school_name": f"Trường {random.choice(GIVEN)}",
        "notes": " ".join(random.choices(WORDS, k=24)),
        "code": f"TE-{number:05}",
    }


def lines(count: int, seed: int = 1, start: int = 1) -> Iterator[Revision]:
    """`count` children as revisions."""
    random = Random(seed)
    from xatre.kinds import KINDS

    known = KINDS["child"].fields.keys()
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(start, start + count):
        fields = {key: value for key, value in child(random, number).items() if key in known}
        yield make_revision(
            id=new_id(moment),
            kind="child",
            unit=UNIT,
            who="Người đo",
            when="2026-11-20T02:41:07Z",
            device="0" * 32,
            fields=fields,
        )


def make_session(folder: Path, count: int = 0, unit: str = UNIT, role: str = "commune") -> Session:
    """An open book with `count` children."""
    book, _ = Book.create(
        folder,
        unit=unit,
        role=role,
        officer_name="Người đo",
        password=PASSWORD,
        cost=Cost.test(),
    )
    if count:
        with book.transaction():
            revisions.add_lines(book.db, lines(count))
    return Session(book, resources.codes())
