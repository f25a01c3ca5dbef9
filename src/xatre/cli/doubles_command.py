"""`xatre doubles`: children who may be there twice, joined, parted, told apart."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from xatre.cli.output import Progress, answer, tell
from xatre.cli.words import add_common, named, opened

if TYPE_CHECKING:
    from xatre.work.doubles.finding import Pair
    from xatre.work.session import Session


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    doubles = commands.add_parser("doubles", help="trẻ có thể ghi hai lần; gộp, tách")
    doubles.add_argument("book", metavar="SỔ")
    doubles.add_argument("--join", nargs=2, metavar=("GIỮ", "BỎ"), help="gộp hồ sơ sau vào trước")
    doubles.add_argument("--part", default="", metavar="MÃ", help="tách hồ sơ đã gộp ra")
    doubles.add_argument("--two", nargs=2, metavar="MÃ", help="không phải một trẻ")
    doubles.add_argument("--reason", default="", metavar="LÝ_DO")
    doubles.add_argument("--limit", type=int, default=1000, metavar="SỐ")
    add_common(doubles)
    doubles.set_defaults(run=_doubles)


def _doubles(words: argparse.Namespace) -> int:
    from xatre.work.doubles import finding

    with opened(words) as session:
        if words.join:
            _join(session, words)
        elif words.part:
            _part(session, words)
        elif words.two:
            _two(session, words)
        else:
            pairs = finding.everywhere(session, Progress(words.json))
            _tell_pairs(session, pairs, words)
    return 0


def _join(session: Session, words: argparse.Namespace) -> None:
    from xatre.work.doubles import settling

    kept, gone = (named(session, "child", one) for one in words.join)
    joined = settling.join(session, kept, gone)
    if words.json:
        answer({"record": joined.kept.id, "revision": joined.kept.revision,
                "moved": joined.moved, "left": joined.left}, words.json)  # fmt: skip
        return
    tell([f"Đã gộp {_called(session, gone)} vào {_called(session, kept)}."])
    if joined.moved:
        tell([f"{joined.moved} hồ sơ nhắc tới trẻ này đã chuyển theo."])
    if joined.left:
        tell([f"{joined.left} hồ sơ vẫn ghi hồ sơ đã gộp: của đơn vị khác, hoặc còn chỗ chờ chọn."])
    tell([f"Tách lại bằng: xatre doubles SỔ --part {_code(session, gone)}"])


def _part(session: Session, words: argparse.Namespace) -> None:
    from xatre.work.doubles import settling
    from xatre.work.records import browse

    gone = named(session, "child", words.part)
    kept = browse.record(session, "child", gone, with_draft=False).fields.get(settling.JOINED)
    back = settling.part(session, gone)
    if words.json:
        answer({"record": back.id, "revision": back.revision}, words.json)
    else:
        tell([f"Đã tách {_called(session, gone)} ra khỏi {_called(session, str(kept))}."])


def _two(session: Session, words: argparse.Namespace) -> None:
    from xatre.work.doubles import settling

    one, other = (named(session, "child", said) for said in words.two)
    settling.not_one_child(session, one, other, words.reason)
    if words.json:
        answer({"records": [one, other]}, words.json)
    else:
        both = f"{_called(session, one)} và {_called(session, other)}"
        tell([f"Đã ghi vào cả hai hồ sơ: {both} là hai trẻ. Cặp này không nêu nữa."])


def _called(session: Session, id: str) -> str:
    from xatre.work.records.row_names import number_and_title

    return number_and_title(session, "child", id) or id


def _code(session: Session, id: str) -> str:
    from xatre.work.records import browse

    fields = browse.record(session, "child", id, with_draft=False).fields
    return str(fields.get("code") or id)


def _tell_pairs(session: Session, pairs: list[Pair], words: argparse.Namespace) -> None:
    """The pairs, each record with its number and name beside its id."""
    from xatre.work.records import browse

    shown = []
    for pair in pairs[: words.limit]:
        both = [browse.record(session, "child", id) for id in (pair.one, pair.other)]
        codes = [str(one.fields.get("code", "")) for one in both]
        titles = [browse.title(session, "child", one.id) for one in both]
        shown.append(
            {
                "records": [pair.one, pair.other],
                "codes": codes,
                "titles": titles,
                "score": pair.score,
                "points": [[point.what, point.weight, point.words] for point in pair.points],
            }
        )
        if not words.json:
            one, other = (f"{code} {title}" for code, title in zip(codes, titles, strict=True))
            print(f"{one} – {other}: {pair.words}")
    if words.json:
        answer({"doubles": shown, "count": len(pairs)}, words.json)
    else:
        print(f"{len(pairs)} cặp có thể là một trẻ.")
