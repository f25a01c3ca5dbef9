"""`xatre unit`: what became of the book's unit, moving the book to it, placing villages of a
split."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xatre.cli.output import answer, say
from xatre.cli.words import add_common, opened
from xatre.errors import UseError

if TYPE_CHECKING:
    from xatre.work.new_unit.placing import Unplaced
    from xatre.work.session import Session


class NotAVillage(UseError):
    """A village that the book does not have, or not one of that name alone."""

    code = "XT-238"
    sentence = "Không rõ là thôn nào của sổ: {typed}."
    remedy = 'Ghi như: --place "Bản Sì Choang=03562", đúng một thôn có trong sổ.'


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    unit = commands.add_parser("unit", help="đơn vị của sổ đổi: sáp nhập, chia tách, đổi tên")
    unit.add_argument("book", metavar="SỔ")
    unit.add_argument("--move", action="store_true", help="chuyển sổ sang đơn vị kế tục")
    unit.add_argument("--to", default="", metavar="MÃ", help="đơn vị kế tục, khi có nhiều")
    unit.add_argument(
        "--place", action="append", default=[], metavar="THÔN=MÃ", help="thôn về đơn vị nào"
    )
    unit.add_argument(
        "--stay", action="store_true", help="giữ ở đơn vị này các hồ sơ không ghi thôn nào"
    )
    unit.add_argument("--out", default="", metavar="THƯ_MỤC", help="nơi ghi gói bàn giao")
    add_common(unit)
    unit.set_defaults(run=_unit)


def _unit(words: argparse.Namespace) -> int:
    from xatre.work.new_unit import becoming, moving, placing
    from xatre.work.sending.outgoing import delivered

    with opened(words) as session:
        told: dict[str, object] = {}
        stayed = 0
        if words.move or words.to:
            moved = moving.move_unit(session, words.to)
            told |= {"moved": moved.unit, "fingerprint": moved.fingerprint}
            say(moved.words)
        if words.place:
            placed = placing.place(session, dict(_village(session, one) for one in words.place))
            files = {
                unit: delivered(session, Path(words.out), sent).file if words.out else sent.file
                for unit, sent in placed.sent.items()
            }
            stayed = placed.stayed
            told |= {"stayed": stayed, "sent": files}
        if words.stay:
            before = placing.unplaced(session)
            kept = {id: kind for kind, id in before.without} if before else {}
            stayed += placing.stay(session, kept)
            told["stayed"] = stayed
        found, left = becoming.became(session), placing.unplaced(session)
        told |= {
            "unit": session.unit,
            "label": session.codes.unit_label(session.unit),
            "until": found.until if found else "",
            "successors": [one.unit for one in found.successors] if found else [],
            "unplaced": _told(left) if left else None,
        }
        if found:
            say(found.words)
    answer(told, words.json)
    return 1 if left and left.count else 0


def _village(session: Session, typed: str) -> tuple[str, str]:
    from xatre.work.importing.cells.places import Villages
    from xatre.work.units import read_unit

    name, _, code = typed.rpartition("=")
    found = Villages(session).named(name)
    if found is None:
        raise NotAVillage(typed=typed[:80])
    return found, read_unit(session.codes, code)


def _told(left: Unplaced) -> dict[str, object]:
    return {
        "count": left.count,
        "villages": [
            {"id": one.id, "name": one.name, "records": one.records, "unit": one.unit}
            for one in left.villages
        ],
        "without": [{"kind": kind, "id": id} for kind, id in left.without],
        "waiting": dict(left.waiting),
    }
