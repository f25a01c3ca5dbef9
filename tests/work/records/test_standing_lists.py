"""Children whose standing is to be seen: of age, without news for a year, away, moved, died."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from work_samples import CHILD, add

from xatre.store.register import records
from xatre.work.records import browse, save
from xatre.work.records.standing_lists import standing_lists
from xatre.work.records.to_review import to_review
from xatre.work.session import Session


def listed(session: Session) -> dict[str, set[str]]:
    """Name of a list → full names in it; its number is checked on the way."""
    found = {}
    for one in standing_lists(session, session.today):
        rows = browse.page(session, one.query, 0, 100)
        assert one.count == len(rows)
        found[one.name] = {row.title for row in rows}
    return found


def test_who_turned_sixteen(commune: Session) -> None:
    for name, born in (("Hôm Nay", "2010-11-20"), ("Ngày Mai", "2010-11-21"), ("Đã Lâu", "2008")):
        add(commune, "child", **CHILD | {"full_name": name, "born_on": born})
    add(
        commune, "child", **CHILD | {"full_name": "Đã Ghi", "born_on": "2009-01-01"},
        standing="of_age", standing_on="2025-01-01",
    )  # fmt: skip
    assert listed(commune)["of_age"] == {"Hôm Nay", "Đã Lâu"}


def test_standings_are_lists(commune: Session) -> None:
    for standing in ("away", "moved", "died"):
        more = {"standing_unit": "03562@2025"} if standing == "moved" else {}
        given = CHILD | {"full_name": standing, "standing": standing, "standing_on": "2026-02-01"}
        add(commune, "child", **given | more)
    found = listed(commune)
    assert [found[name] for name in ("away", "moved", "died")] == [{"away"}, {"moved"}, {"died"}]
    names = {one.name for one in to_review(commune, commune.today, [])}
    assert {"away", "moved", "died"} <= names
    assert not {"of_age", "no_news"} & names


def test_who_has_had_no_news_for_a_year(commune: Session, clock: Any) -> None:
    old = add(commune, "child", **CHILD | {"full_name": "Cũ"})
    touched = add(commune, "child", **CHILD | {"full_name": "Sửa lại"})
    add(commune, "child", **CHILD | {"full_name": "Đi rồi"}, standing="died",
        standing_on="2026-01-01")  # fmt: skip
    assert listed(commune)["no_news"] == set()
    clock.moment = datetime(2027, 11, 19, 5, tzinfo=UTC)
    assert listed(commune)["no_news"] == set()
    clock.moment = datetime(2027, 11, 22, 5, tzinfo=UTC)
    assert listed(commune)["no_news"] == {"Cũ", "Sửa lại"}
    record = records.get(commune.book.db, "child", touched)
    assert record is not None
    record.fields["notes"] = "Đã thăm"
    save.complete(commune, record)
    add(commune, "child", **CHILD | {"full_name": "Mới"})
    assert listed(commune)["no_news"] == {"Cũ"}
    (one,) = [one for one in to_review(commune, commune.today, []) if one.name == "no_news"]
    assert [row.id for row in browse.page(commune, one.queries[0], 0, 10)] == [old]
