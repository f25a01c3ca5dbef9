"""`xatre retype`: a sample of what was typed by hand, typed again; the differences decided."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from xatre.cli.output import answer
from xatre.cli.words import add_common, opened, read_input
from xatre.errors import UseError

if TYPE_CHECKING:
    from xatre.work.session import Session
    from xatre.work.typing.differences import Compared


class NotASecondTyping(UseError):
    """The file is no second typing of a sample."""

    code = "XT-290"
    sentence = "Chưa đọc được lần gõ hai: {what}."
    remedy = 'Ghi danh sách JSON như [{{"row": 1, "full_name": "…", "born_on": "9/3/2016"}}].'


class NotADay(UseError):
    """The day is not written as the command line writes days."""

    code = "XT-291"
    sentence = "Ngày sau --since chưa đúng."
    remedy = "Ghi như 2026-11-20."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    again = commands.add_parser(
        "retype", help="phúc tra: gõ lại một phần số trẻ đã gõ tay, so hai lần gõ"
    )
    again.add_argument("book", metavar="SỔ")
    again.add_argument("--since", default="", metavar="NGÀY", help="lập mẫu: trẻ gõ từ ngày này")
    again.add_argument("--every", type=int, default=0, metavar="SỐ", help="cứ mấy dòng lấy một")
    again.add_argument("--count", type=int, default=0, metavar="SỐ", help="lấy mấy dòng ngẫu nhiên")
    again.add_argument("--seed", default="", metavar="CHỮ", help="cùng chữ gieo thì cùng mẫu")
    again.add_argument("--sample", type=int, default=0, metavar="SỐ", help="mẫu số mấy")
    again.add_argument("--given", metavar="TỆP", help="lần gõ hai, JSON; - là đọc từ bàn phím")
    again.add_argument("--keep", action="append", default=[], metavar="DÒNG:MỤC",
                       help="giữ lần gõ đầu")  # fmt: skip
    again.add_argument("--take", action="append", default=[], metavar="DÒNG:MỤC",
                       help="lấy lần gõ hai")  # fmt: skip
    add_common(again)
    again.set_defaults(run=_retype)


def _retype(words: argparse.Namespace) -> int:
    """0 where nothing is left to be decided, 1 where a difference is or a row is not readable."""
    from xatre.work.typing import differences, sampling

    with opened(words) as session:
        if words.since:
            rule = sampling.Rule(words.every, words.count, words.seed)
            sample = sampling.choose(session, _day(words.since), rule)
            answer(_rows(session, sample.number), words.json)
            return 0
        number = words.sample
        if not number:
            told = [one._asdict() for one in sampling.past(session)]
            answer({"samples": told}, words.json)
            return 0
        unread = _take_in(session, number, words.given) if words.given else {}
        sides: tuple[tuple[differences.Side, list[str]], ...]
        sides = (("first", words.keep), ("second", words.take))
        for side, chosen in sides:
            for one in chosen:
                place, _, column = one.partition(":")
                row = int(place) if place.isdecimal() else 0
                differences.decide(session, number, row, column, side)
        compared = differences.compare(session, number)
        told_rows = [] if compared.typed else _rows(session, number)["rows"]
    answer(_told(compared, unread) | ({"rows": told_rows} if told_rows else {}), words.json)
    return 1 if unread or any(not one.settled for one in compared.differences) else 0


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise NotADay() from None


def _rows(session: Session, number: int) -> dict[str, object]:
    """Where the rows of a sample stand on paper; nothing of what was typed first."""
    from xatre.work.typing import sampling

    rows = [
        {
            "row": row.place,
            "day": row.day or None,
            "line": row.line or None,
            "village": row.village or None,
            "household_number": row.given.get("household_number"),
        }
        for row in sampling.rows_of(session, number)
    ]
    return {"sample": number, "rows": rows}


def _take_in(session: Session, number: int, file: str) -> dict[int, Mapping[str, str]]:
    """Keep the rows of the file, all or none; what could not be read, by row."""
    from xatre.work.typing import rows, sampling
    from xatre.work.typing.columns import BY_NAME

    try:
        given = json.loads(read_input(file))
    except ValueError:
        raise NotASecondTyping(what="tệp không phải JSON") from None
    if not isinstance(given, list):
        raise NotASecondTyping(what="tệp không phải một danh sách")
    cells = rows.cells_of(session)
    typed_again: list[sampling.Again] = []
    why: dict[int, Mapping[str, str]] = {}
    for one in given:
        place = one.get("row") if isinstance(one, dict) else None
        if not isinstance(one, dict) or type(place) is not int:
            raise NotASecondTyping(what="có dòng thiếu số dòng (row)")
        typed = {name: words for name, words in one.items() if name != "row"}
        strange = next((n for n, w in typed.items() if n not in BY_NAME or type(w) is not str), "")
        if strange:
            raise NotASecondTyping(what=f"không có mục {strange[:40]}, hoặc mục đó không phải chữ")
        fields, left, faults = cells.row(typed, {})
        typed_again.append(sampling.Again(place, fields, left))
        why[place] = faults
    kept = sampling.keep_again(session, number, typed_again, done=True)
    return {
        one.place: {name: why[one.place].get(name, "") for name in one.unread}
        for one in kept
        if one.unread
    }


def _told(compared: Compared, unread: Mapping[int, Mapping[str, str]]) -> dict[str, object]:
    told: dict[str, object] = {
        "total": compared.rows,
        "typed": compared.typed,
        "cells": compared.cells,
        "rate": None if compared.rate is None else round(compared.rate, 4),
        "differences": [
            {
                "row": one.place,
                "code": one.code,
                "field": one.column,
                "label": one.heading,
                "first": one.first,
                "second": one.second,
                "settled": one.settled or None,
            }
            for one in compared.differences
        ],
    }
    if unread:
        told["unread"] = [{"row": row, "fields": dict(why)} for row, why in unread.items()]
    return told
