"""`xatre cleaning`: children's numbers with the police: counts, the list out, the list back."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from xatre.cli.output import answer, say, tell
from xatre.cli.told import NOTHING
from xatre.cli.words import add_common, opened
from xatre.errors import UseError

if TYPE_CHECKING:
    from xatre.work.cleaning.faults import Counts
    from xatre.work.cleaning.returned import Returned
    from xatre.work.cleaning.taking import Cleaned
    from xatre.work.session import Session


class OneWay(UseError):
    """Out and back in one command."""

    code = "XT-288"
    sentence = "Chỉ chọn một: lập danh sách (--out) hoặc nhận danh sách trả về (--back)."
    remedy = "Chạy hai lệnh."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    clean = commands.add_parser("cleaning", help="làm sạch số định danh của trẻ với công an xã")
    clean.add_argument("book", metavar="SỔ")
    clean.add_argument("--out", default="", metavar="TỆP", help="lập danh sách .xlsx gửi công an")
    clean.add_argument("--waiting", action="store_true", help="danh sách trẻ đang chờ cấp số")
    clean.add_argument("--reason", default="", metavar="LÝ_DO", help="lý do đưa tên trẻ ra khỏi sổ")
    clean.add_argument("--back", default="", metavar="TỆP", help="đọc danh sách công an trả về")
    clean.add_argument("--dry-run", "--check", action="store_true", help="xem trước, không ghi")
    clean.add_argument("--doubtful", action="store_true", help="lấy cả dòng nghi ngờ đã xem")
    add_common(clean)
    clean.set_defaults(run=_clean)


def _clean(words: argparse.Namespace) -> int:
    from xatre.work.cleaning import faults, list_out

    if words.out and words.back:
        raise OneWay()
    with opened(words) as session:
        if words.back:
            return _back(session, words)
        if words.out:
            which: list_out.Which = "waiting" if words.waiting else "cleaning"
            made = list_out.write_list(session, which, Path(words.out), words.reason)
            told = {"file": made.file, "rows": made.rows, "counts": made.counts._asdict()}
            if words.json:
                answer(told, words.json)
            else:
                tell([f"Đã ghi {made.rows} dòng ra {made.file}.", *_summed(made.counts)])
            return 0
        counts = faults.faulty(session)[1]
    if words.json:
        answer({"counts": counts._asdict()}, words.json)
    else:
        tell(_summed(counts))
    return 0


def _summed(counts: Counts) -> list[str]:
    from xatre.work.cleaning.list_out import summary

    return [f"{words}: {count}" for words, count in summary(counts)]


def _back(session: Session, words: argparse.Namespace) -> int:
    """0 where every answered row was taken or the same, 1 where some were left."""
    from xatre.work.cleaning import returned, taking

    back = returned.read_returned(session, Path(words.back))
    told: dict[str, object] = {"rows": back.counts(), "differences": _told(back)}
    left = {"bad"} if words.doubtful else {"bad", "doubtful"}
    refused: list[tuple[int, str]] = []
    done = None
    if not words.dry_run:
        statuses = (*taking.TAKEN, "doubtful") if words.doubtful else taking.TAKEN
        done = taking.take(session, back, statuses)
        refused = done.refused
        told |= {
            "import": done.number or None,
            "saved": done.saved,
            "refused": [{"row": row, "why": why} for row, why in done.refused],
            "before": done.before._asdict(),
            "after": done.after._asdict(),
        }
    if words.json:
        answer(told, words.json)
    else:
        for row in back.rows:
            for why in row.why:
                say(f"Dòng {row.number}: {why}")
        tell(_words(back, done, left))
    return 1 if refused or any(row.status in left for row in back.rows) else 0


def _words(back: Returned, done: Cleaned | None, left: set[str]) -> Iterator[str]:
    """What came back, for a person; rows of the statuses `left` are not taken."""
    from xatre.work.cleaning.returned import STATUS_WORDS

    counts = {status: count for status, count in back.counts().items() if count}
    yield "; ".join(f"{count} {STATUS_WORDS[status]}" for status, count in counts.items()) + "."  # type: ignore[index]
    for row in back.rows:
        refused = " (không lấy)" if row.status in left else ""
        for label, ours, theirs in row.differences:
            change = f"{ours or NOTHING} → {theirs or NOTHING}"
            yield f"  Dòng {row.number} {row.code}, {label}: {change}{refused}"
    if done is None:
        yield "Mới xem thử, chưa ghi gì vào sổ."
        return
    yield f"Đã ghi {len(done.saved)} dòng."
    if done.number:
        yield f"Hoàn tác bằng: xatre import SỔ --undo {done.number}"
    for number, why in done.refused:
        yield f"  Dòng {number} không ghi được: {why}"
    for before, after in zip(_summed(done.before), _summed(done.after), strict=True):
        yield f"{before} → {after.rpartition(': ')[2]}"


def _told(back: Returned) -> list[dict[str, object]]:
    return [
        {
            "row": row.number,
            "code": row.code,
            "status": row.status,
            "why": list(row.why),
            "fields": [
                {"label": label, "ours": ours, "theirs": theirs}
                for label, ours, theirs in row.differences
            ],
        }
        for row in back.rows
        if row.why or row.differences
    ]
