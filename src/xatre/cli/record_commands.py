"""Commands about records: add, void, decide, show, find."""

from __future__ import annotations

import argparse
import json
import sys

from xatre.cli.output import Progress, answer, say, tell
from xatre.cli.words import NUMBER_OR_ID, add_common, named, opened, read_input
from xatre.errors import DataError

LONGEST_INPUT = 64 * 1024 * 1024


class NotJson(DataError):
    """What was given to `add` is not JSON of records."""

    code = "XT-130"
    sentence = "Dữ liệu đưa vào không phải là JSON của hồ sơ: {what}. Chưa ghi gì vào sổ."
    remedy = "Sửa lại theo dạng mà lệnh show in ra."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    add = commands.add_parser("add", help="thêm hoặc sửa hồ sơ từ JSON")
    add.add_argument("book", metavar="SỔ")
    add.add_argument("kind", metavar="LOẠI")
    add.add_argument("--file", metavar="TỆP", help="danh sách hồ sơ (không có: đầu vào chuẩn)")
    add.add_argument("--draft", action="store_true", help="lưu nháp, chưa hoàn thành")
    add_common(add)
    add.set_defaults(run=_add)

    void = commands.add_parser("void", help="hủy một hồ sơ, có lý do")
    void.add_argument("book", metavar="SỔ")
    void.add_argument("kind", metavar="LOẠI")
    void.add_argument("id", metavar="MÃ", help=NUMBER_OR_ID)
    void.add_argument("--reason", required=True, metavar="LÝ_DO")
    add_common(void)
    void.set_defaults(run=_void)

    decide = commands.add_parser("decide", help="chọn một bên ở chỗ hai nơi ghi khác nhau")
    decide.add_argument("book", metavar="SỔ")
    decide.add_argument("kind", metavar="LOẠI")
    decide.add_argument("id", metavar="MÃ", help=NUMBER_OR_ID)
    decide.add_argument("field", metavar="MỤC")
    decide.add_argument("--revision", required=True, metavar="BẢN")
    add_common(decide)
    decide.set_defaults(run=_decide)

    show = commands.add_parser("show", help="xem một hồ sơ và lịch sử của nó")
    show.add_argument("book", metavar="SỔ")
    show.add_argument("kind", metavar="LOẠI")
    show.add_argument("id", metavar="MÃ", help=NUMBER_OR_ID)
    add_common(show)
    show.set_defaults(run=_show)

    find = commands.add_parser("find", help="tìm trong sổ, gõ không dấu cũng được")
    find.add_argument("book", metavar="SỔ")
    find.add_argument("text", metavar="CHỮ")
    find.add_argument("--kind", default="", metavar="LOẠI")
    find.add_argument("--limit", type=int, default=50, metavar="SỐ")
    add_common(find)
    find.set_defaults(run=_find)


def _read_records(text: str) -> list[dict[str, object]]:
    if len(text) > LONGEST_INPUT:
        raise NotJson(what="dài quá 64 MiB")
    try:
        given = json.loads(text, object_pairs_hook=_without_double_keys)
    except (ValueError, RecursionError) as fault:
        place = f"dòng {fault.lineno}" if isinstance(fault, json.JSONDecodeError) else "lồng sâu"
        raise NotJson(what=place) from None
    listed = given if isinstance(given, list) else [given]
    if not all(isinstance(record, dict) for record in listed):
        raise NotJson(what="phải là một hồ sơ hoặc danh sách hồ sơ")
    return listed


def _without_double_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise NotJson(what="có một tên ghi hai lần")
    return dict(pairs)


def _add(words: argparse.Namespace) -> int:
    from xatre.work.records.save import add_records

    given = _read_records(read_input(words.file))
    with opened(words) as session:
        added = add_records(
            session, words.kind, given, draft=words.draft, progress=Progress(words.json)
        )
    problems = [
        {
            "record": problem.record,
            "field": problem.path,
            "level": problem.level,
            "text": problem.text,
            "code": problem.code,
        }
        for problem in added.problems
    ]
    answer({"saved": added.saved, "problems": problems}, words.json)
    if not words.json:
        for problem in problems:
            # A refusal of the whole record names no field.
            print(": ".join(filter(None, (problem["field"], problem["text"]))), file=sys.stderr)
    return 1 if len(added.saved) < len(given) else 0


def _void(words: argparse.Namespace) -> int:
    from xatre.work.records import on_its_way
    from xatre.work.records.save import void_record

    with opened(words) as session:
        record = void_record(
            session, words.kind, named(session, words.kind, words.id), words.reason
        )
        for line in on_its_way.told(session, words.kind, record.id):
            say(line)
    answer({"revision": record.revision}, words.json)
    return 0


def _decide(words: argparse.Namespace) -> int:
    from xatre.work.records import on_its_way
    from xatre.work.records.decide import decide

    with opened(words) as session:
        record = decide(
            session, words.kind, named(session, words.kind, words.id), words.field, words.revision
        )
        for line in on_its_way.told(session, words.kind, record.id):
            say(line)
    answer({"revision": record.revision}, words.json)
    return 0


def _show(words: argparse.Namespace) -> int:
    from xatre.cli.told import record_told
    from xatre.work.records.browse import show

    with opened(words) as session:
        shown = show(session, words.kind, named(session, words.kind, words.id))
        if words.json:
            answer(shown, words.json)
        else:
            tell(record_told(session, shown))
    if shown["draft"]:
        say("Hồ sơ này còn một bản nháp ở máy này, chưa hoàn thành: xem phần bản nháp.")
    return 0


def _find(words: argparse.Namespace) -> int:
    from xatre.cli.told import hits_told
    from xatre.work.records.browse import find
    from xatre.work.records.named import bearers, told_apart

    with opened(words) as session:
        hits, milliseconds = find(session, words.text, words.kind, words.limit)
        units = {one.id: one.unit for one in bearers(session, [hit[:2] for hit in hits])}
        if not words.json:
            tell(hits_told(session, hits, told_apart(session, hits), milliseconds))
            return 0
    answer(
        {
            "hits": [
                {
                    "kind": hit.kind,
                    "id": hit.id,
                    "title": hit.title,
                    "code": hit.code,
                    "state": hit.state,
                    "unit": units.get(hit.id),
                }
                for hit in hits
            ],
            "ms": round(milliseconds, 2),
        },
        words.json,
    )
    return 0
