"""Commands that bring tables in: import, its undoing, templates."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from xatre.cli.output import Progress, answer, say, tell
from xatre.cli.words import add_common, opened, read_input
from xatre.errors import UseError

if TYPE_CHECKING:
    from xatre.work.importing.planned import Plan
    from xatre.work.importing.planning import ImportChoices
    from xatre.work.importing.taking import TakenRows
    from xatre.work.session import Session


class BadMap(UseError):
    """The file of `--map` is not what it should be."""

    code = "XT-252"
    sentence = "Tệp ghép cột không đúng dạng: {what}. Chưa đọc gì."
    remedy = "Ghi như --check in ra: sheet, head_row, columns, answers."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    take = commands.add_parser("import", help="đưa một bảng Excel hoặc CSV vào sổ")
    take.add_argument("book", metavar="SỔ")
    take.add_argument("kind", metavar="LOẠI", nargs="?", default="")
    take.add_argument("file", metavar="TỆP", nargs="?", default="")
    take.add_argument(
        "--map", default="", metavar="TỆP", help="JSON: trang, dòng tên cột, ghép cột"
    )
    take.add_argument(
        "--sheet", action="append", default=[], metavar="TRANG",
        help="trang nào, ghi được nhiều lần; all là mọi trang có danh sách như nhau",
    )  # fmt: skip
    take.add_argument("--head-row", type=int, default=0, metavar="SỐ")
    take.add_argument(
        "--column", action="append", default=[], metavar="CỘT=MỤC",
        help="cột nào (chữ cái hay tên cột) vào mục nào (tên hay nhãn); CỘT=none để bỏ cột; "
        "mục lạ thì lệnh kể các mục có",
    )  # fmt: skip
    take.add_argument("--answer", action="append", default=[], metavar="CÂU=TRẢ_LỜI")
    take.add_argument("--dry-run", "--check", action="store_true", help="xem trước, không ghi")
    take.add_argument("--only-new", action="store_true", help="không sửa hồ sơ đã có")
    take.add_argument("--doubtful", action="store_true", help="nhập cả dòng nghi ngờ")
    take.add_argument("--set-aside", default="", metavar="TỆP", help="ghi các dòng để lại ra .xlsx")
    take.add_argument("--undo", type=int, default=0, metavar="SỐ", help="hoàn tác một lần đưa vào")
    take.add_argument("--list", action="store_true", help="các lần đã đưa vào")
    add_common(take)
    take.set_defaults(run=_import)

    template = commands.add_parser("template", help="tệp Excel mẫu để ghi danh sách")
    template.add_argument("book", metavar="SỔ")
    template.add_argument("kind", metavar="LOẠI")
    template.add_argument("--out", required=True, metavar="TỆP")
    add_common(template)
    template.set_defaults(run=_template)


def _import(words: argparse.Namespace) -> int:
    from xatre.cli import import_told
    from xatre.work.importing import undoing

    with opened(words) as session:
        if words.list:
            past = undoing.past(session)
            if words.json:
                answer({"imports": [one._asdict() for one in past]}, words.json)
            else:
                tell(import_told.past_told(past))
            return 0
        if words.undo:
            undone = undoing.undo(session, words.undo)
            if words.json:
                kept = [{**asdict(one), "words": one.words} for one in undone.left]
                left = [one.record for one in undone.left]
                told = {"taken_back": undone.taken_back, "nothing_left": undone.nothing_left}
                answer(told | {"left": left, "kept": kept}, words.json)
            else:
                tell(import_told.undone_told(undone))
            return 1 if undone.left else 0
        return _bring_in(session, words)


def _bring_in(session: object, words: argparse.Namespace) -> int:
    from xatre.cli import import_keys
    from xatre.work.importing import refused_answers, set_aside, taking
    from xatre.work.importing.planning import make_plan
    from xatre.work.session import Session

    if not isinstance(session, Session) or not words.kind or not words.file:
        raise BadMap(what="thiếu loại hồ sơ hoặc tệp")
    if words.set_aside:
        # Before anything is taken: names leave the book.
        session.require("exchange")
        set_aside.require_place_beside(Path(words.file), Path(words.set_aside))
    progress = Progress(words.json)
    plan = make_plan(session, words.kind, Path(words.file), _choices(words), progress=progress)
    refused_answers.require_asked(plan)
    statuses = ["new"] + ([] if words.only_new else ["changed"])
    statuses += ["doubtful"] if words.doubtful else []
    left = [row for row in plan.rows if row.status != "same" and row.status not in statuses]
    taken = None if words.dry_run else taking.take(session, plan, statuses, progress=progress)
    aside = None
    if words.set_aside and left:
        aside = set_aside.write(session, plan, left, Path(words.set_aside))
    if words.json:
        result = import_keys.told(plan) | {"saved": taken.saved if taken else []}
        result |= {"import": taken.number or None} if taken else {}
        answer(result | ({"set_aside": aside} if aside else {}), words.json)
    else:
        _tell(session, plan, taken, len(left), aside)
    return 1 if left or any(row.status == "bad" for row in plan.rows) else 0


def _tell(
    session: Session, plan: Plan, taken: TakenRows | None, left: int, aside: Path | None
) -> None:
    """The same for a person: faults on standard error, what was done at the end."""
    from xatre.cli import import_told

    tell(import_told.plan_told(session, plan))
    for line in import_told.faults_told(plan):
        say(line)
    if taken is not None:
        tell(import_told.taken_told(taken, left))
    else:
        tell(["Mới xem thử, chưa ghi gì vào sổ."])
    if aside is not None:
        tell([f"Đã ghi các dòng để lại ra {aside}: có tên trẻ, không mã hóa; sửa rồi đưa lại."])


def _choices(words: argparse.Namespace) -> ImportChoices:
    from xatre.work.importing.planning import ImportChoices

    given: dict[str, object] = {}
    if words.map:
        try:
            given = json.loads(read_input(words.map))
        except ValueError:
            raise BadMap(what="không phải JSON") from None
        if not isinstance(given, dict):
            raise BadMap(what="phải là một đối tượng")
    sheet, head_row = given.get("sheet") or [], given.get("head_row") or 0
    sheets = [sheet] if isinstance(sheet, str) else sheet
    if not isinstance(sheets, list) or not all(isinstance(one, str) for one in sheets):
        raise BadMap(what="sheet phải là tên trang")
    if isinstance(head_row, bool) or not str(head_row).isdecimal():
        raise BadMap(what="head_row phải là số dòng")
    return ImportChoices(
        sheets=tuple(words.sheet or sheets),
        head_row=words.head_row or int(str(head_row)),
        columns={**_named_words(given, "columns"), **_pairs(words.column)},
        answers={**_named_words(given, "answers"), **_pairs(words.answer)},
    )


def _named_words(given: dict[str, object], name: str) -> dict[str, str]:
    said = given.get(name, {})
    if not isinstance(said, dict) or not all(isinstance(one, str) for one in said.values()):
        raise BadMap(what=f"{name} phải là đối tượng gồm các chữ")
    return said


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = {}
    for one in given:
        key, mark, value = one.rpartition("=") if one.count("=") == 1 else one.partition("=")
        if not mark:
            raise BadMap(what=f"“{one[:40]}” thiếu dấu =")
        pairs[key] = value
    return pairs


def _template(words: argparse.Namespace) -> int:
    from xatre.work.importing.templates import write_template

    with opened(words) as session:
        file = write_template(session, words.kind, Path(words.out))
    if words.json:
        answer({"file": file}, words.json)
    else:
        tell([f"Đã ghi tệp mẫu {file}. Điền xong đưa vào bằng xatre import."])
    return 0
