"""`xatre review`: the lists a person should look through, and the rows of one."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from xatre.cli.output import answer, tell
from xatre.cli.words import add_common, opened
from xatre.errors import UseError

if TYPE_CHECKING:
    from xatre.work.records.to_review import ToReview
    from xatre.work.session import Session


class UnknownReview(UseError):
    """There is no list to review of that name."""

    code = "XT-289"
    sentence = "Không có danh sách cần xem tên {asked}."
    remedy = "Các danh sách: {names}."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    review = commands.add_parser("review", help="các danh sách cần người xem, như ở trang đầu")
    review.add_argument("book", metavar="SỔ")
    review.add_argument("list", metavar="DANH_SÁCH", nargs="?", default="")
    review.add_argument("--limit", type=int, default=1000, metavar="SỐ")
    add_common(review)
    review.set_defaults(run=_review)


def _counted(one: ToReview) -> str:
    """How many; of doubles children, not the pairs that they are."""
    return f"{one.count}{' trẻ, từng cặp: xatre doubles' if one.doubles and one.count else ''}"


def _review(words: argparse.Namespace) -> int:
    from xatre.work.figures import clocks
    from xatre.work.records import browse
    from xatre.work.records.to_review import every_list

    with opened(words) as session:
        cases = clocks.open_cases(session) if session.sees_cases and not session.at_office else []
        lists = every_list(session, session.today, cases)
        if not words.list:
            listed = [
                {"name": o.name, "label": o.label, "count": None if o.unknown else o.count}
                for o in lists
            ]
            if words.json:
                answer({"lists": listed}, words.json)
            else:
                # One that nobody looked for says so in its label.
                tell(
                    f"{one.name:<16} {one.label}" + ("" if one.unknown else f": {_counted(one)}")
                    for one in lists
                )
            return 0
        name = words.list.replace("-", "_")
        found = next((one for one in lists if one.name == name), None)
        if found is None:
            there = ", ".join(one.name for one in lists)
            raise UnknownReview(asked=words.list[:40], names=there)
        rows = (
            _sent_back(session)
            if name == "returned"
            else [
                {"kind": row.kind, "id": row.id, "code": row.code or None, "title": row.title}
                for wanted in found.queries
                for row in browse.page(session, wanted, 0, words.limit)
            ]
        )
        rows = rows[: words.limit]
    told = {"list": name, "label": found.label, "count": None if found.unknown else found.count}
    if words.json:
        answer({**told, "rows": rows}, words.json)
    else:
        is_empty = not rows and not found.unknown
        count = "" if found.unknown else f": {found.count}"
        tell([f"{found.label}{': không có hồ sơ nào' if is_empty else count}"])
        tell(_line(row) for row in rows)
    return 0


def _sent_back(session: Session) -> list[dict[str, str | None]]:
    """What the office sent back, a row a record and reason."""
    from xatre.work.sending.sent import returned_records

    return [
        {
            "kind": one.kind, "id": one.id, "code": one.code or None, "title": one.title,
            "reason_code": one.reason_code, "reason": one.reason,
        }
        for one in returned_records(session)
    ]  # fmt: skip


def _line(row: Mapping[str, str | None]) -> str:
    why = f": {row['reason']} ({row['reason_code']})" if "reason" in row else ""
    return f"  {row['code'] or ''} {row['title']}{why}"
