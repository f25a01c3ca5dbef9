"""`xatre unit`: what became of the book's unit, moving the book to it, placing villages of a
split."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xatre.cli.output import answer, say, tell
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
        told: dict[str, Any] = {}
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
        lines = list(_words(session, told, left))
    if words.json:
        answer(told, words.json)
    else:
        tell(lines)
    return 1 if left and left.count else 0


def _words(session: Session, told: dict[str, Any], left: Unplaced | None) -> Iterator[str]:
    """The same for a person: whose book it is, what stayed and went, what is still to be said."""
    from xatre.work.units import bare

    label = session.codes.unit_label
    yield f"Sổ của {told['label']} ({bare(session.unit)})."
    row = session.codes.unit(session.unit)
    if row is not None and row.former_names:
        yield f"Trước mang tên {', '.join(row.former_names)}: sổ, gói, thẻ không phải đổi gì."
    if told["until"]:
        to = " --to MÃ" if len(told["successors"]) > 1 else ""
        yield f"Chuyển sổ sang đơn vị kế tục: xatre unit SỔ{to or ' --move'}"
    if told.get("fingerprint"):
        yield f"40 số của thẻ mới: {told['fingerprint']}"
    if told.get("stayed"):
        yield f"{told['stayed']} hồ sơ giữ ở đơn vị này."
    for unit, file in told.get("sent", {}).items():
        yield f"Gói bàn giao gửi {label(unit)}: {file}"
    if left is None:
        return
    if left.count:
        yield f"{left.count} hồ sơ chưa rõ thuộc đơn vị nào sau chia tách:"
    for one in left.villages:
        where = f"về {label(one.unit)}" if one.unit else f'--place "{one.name}=MÃ_ĐƠN_VỊ"'
        yield f"  {one.name}: {one.records} hồ sơ, {where}"
    if left.without:
        yield (
            f"  {len(left.without)} hồ sơ không ghi thôn nào: xem bằng xatre review SỔ unplaced; "
            "giữ ở đơn vị này: --stay"
        )
    for unit, count in left.waiting.items():
        yield (
            f"{count} hồ sơ chờ bàn giao xong cho {label(unit)} ({bare(unit)}): cần thẻ của đơn vị "
            "ấy (xatre enrol), gói bàn giao, rồi biên nhận."
        )
    codes = ", ".join(f"{bare(unit)} = {words}" for unit, words in left.units)
    if left.count and codes:
        yield f"Mã đơn vị: {codes}."


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
