"""Moving a case from a terminal: what is open, who does it and till when; doing a step."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from xatre.cli.output import answer, say, tell
from xatre.cli.record_commands import NotJson
from xatre.cli.words import add_common, opened, read_input

if TYPE_CHECKING:
    from xatre.work.cases.reading import CaseNow
    from xatre.work.cases.signatures import Signed
    from xatre.work.session import Session


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    step = commands.add_parser("step", help="vụ việc đang ở bước nào; làm một bước")
    step.add_argument("book", metavar="SỔ")
    step.add_argument("id", metavar="MÃ", help="mã nhận dạng hoặc mã vụ việc (VV-2026-001)")
    step.add_argument("step", nargs="?", metavar="VIỆC", help="không có: liệt kê việc phải làm")
    step.add_argument("--file", metavar="TỆP", help="JSON các mục của giấy tờ (-: đầu vào chuẩn)")
    step.add_argument("--scan", action="append", default=[], metavar="ẢNH",
                      help="ảnh chụp bản đã ký trên giấy (JPEG, PNG); lặp lại được")  # fmt: skip
    step.add_argument("--reason", default="", metavar="LÝ_DO", help="lý do khi luật đòi ghi")
    step.add_argument("--skip", action="store_true", help="bỏ qua việc này, nơi luật cho")
    step.add_argument("--sheet", action="store_true", help="thêm bảng để nhập CSDL quốc gia")
    add_common(step)
    step.set_defaults(run=_step)

    access = commands.add_parser("access", help="ai được mở một vụ việc")
    access.add_argument("book", metavar="SỔ")
    access.add_argument("id", metavar="MÃ")
    access.add_argument("act", nargs="?", choices=("open", "shut", "remove"), metavar="VIỆC",
                        help="open: cho mở; shut: không cho mở (người có liên quan); "
                        "remove: bỏ tên khỏi danh sách; không có: liệt kê")  # fmt: skip
    access.add_argument("name", nargs="?", default="", metavar="NGƯỜI")
    access.add_argument("--reason", default="", metavar="LÝ_DO")
    add_common(access)
    access.set_defaults(run=_access)


def _access(words: argparse.Namespace) -> int:
    from xatre.work.cases import opening
    from xatre.work.cases.access import openers
    from xatre.work.cases.reading import case_now

    with opened(words) as session:
        case = case_now(session, words.id).record
        if words.act == "open":
            case = opening.let_open(session, case.id, words.name, words.reason)
        elif words.act == "shut":
            case = opening.shut_out(session, case.id, words.name, words.reason)
        elif words.act == "remove":
            case = opening.take_off(session, case.id, words.name, words.reason)
    listed = [
        {"name": one.name, "access": one.access, "reason": one.reason, "since": one.since}
        for one in openers(case.fields)
    ]
    answer({"case": case.id, "access": listed, "revision": case.revision}, words.json)
    return 0


def _step(words: argparse.Namespace) -> int:
    from xatre.work.cases.national import typing_sheet
    from xatre.work.cases.reading import case_now
    from xatre.work.cases.stepping import step
    from xatre.work.records import on_its_way
    from xatre.work.records.refusals import Incomplete

    given = _read(words.file)
    with opened(words) as session:
        if not words.step:
            told = _told(session, case_now(session, words.id))
            if words.sheet:
                told["sheet"] = [
                    {"part": line.part, "label": line.label, "value": line.words}
                    for line in typing_sheet(session, words.id)
                ]
            _say_case(session, told, words.json)
            return 0
        try:
            with session.book.transaction():
                if words.scan:
                    given = _with_scans(session, words.step, given, words.scan)
                done = step(
                    session, words.id, words.step, given, reason=words.reason, skip=words.skip
                )
        except Incomplete as fault:
            problems = [
                {"record": one.record, "field": one.path, "level": one.level, "text": one.text,
                 "code": one.code}
                for one in fault.problems
            ]  # fmt: skip
            answer({"revision": None, "problems": problems}, words.json)
            say(fault.words)
            for one in fault.problems:
                say(f"{one.path}: {one.text}")
            return fault.exit_code
        for line in on_its_way.told(session, "case", done.case.id):
            say(line)
        told = _told(session, case_now(session, done.case.id))
        told["revision"] = done.revision
        told["problems"] = []
        if done.paper is not None:
            told["paper"] = {"kind": done.paper.kind, "id": done.paper.id}
        if done.file:
            told["file"] = done.file
        _say_case(session, told, words.json)
    return 0


def _say_case(session: Session, told: dict[str, object], as_json: bool) -> None:
    from xatre.cli.told import case_told

    if as_json:
        answer(told, as_json)
    else:
        tell(case_told(session, told))


def _with_scans(
    session: Session, name: str, given: dict[str, object], files: list[str]
) -> dict[str, object]:
    from pathlib import Path

    from xatre.desk.paper import reencode
    from xatre.work.cases.scans import with_scans

    return with_scans(session, name, given, [Path(file) for file in files], reencode)


def _read(file: str | None) -> dict[str, object]:
    if file is None:
        return {}
    try:
        given = json.loads(read_input(file))
    except (ValueError, RecursionError):
        raise NotJson(what="không đọc được") from None
    if not isinstance(given, dict):
        raise NotJson(what="phải là một đối tượng")
    return given


def _told(session: Session, now: CaseNow) -> dict[str, object]:
    from xatre.kinds.case_procedure import CASE_PROCEDURE
    from xatre.model.cases.procedure import step_state
    from xatre.work.cases import reading, signatures, stepping

    skippable = stepping.offered(session, now)
    signed = signatures.by_action(session, now.papers["decision"], now.facts)
    asked = {one.action.name: place for place, one in enumerate(now.next)}
    open_now = []
    for one in now.standing:
        if not one.can_be_done and one.state != "waits":
            continue
        left, until = reading.till(session, one, now.moment)
        name = one.action.name
        open_now.append(
            {
                "step": name,
                "of": one.step,
                "label": reading.label(session, name),
                "state": one.state,
                "who": reading.done_by(session, name),
                "left": left,
                "till": one.clock.due.isoformat(timespec="minutes")
                if one.clock and one.clock.due
                else None,
                "until": until,
                "late": bool(one.clock and one.clock.is_late(now.moment)),
                "counted_from": one.clock.note if one.clock else "",
                "law": reading.source(session, name),
                "missing": reading.lacking(session, one),
                "early": reading.early(session, one),
                "writes": one.action.kind,
                "may_skip": name in skippable,
            }
        )
    open_now.sort(key=lambda one: asked.get(str(one["step"]), 1000))
    return {
        "case": now.record.fields.get("code", ""),
        "id": now.record.id,
        "state": now.record.fields.get("case_state", ""),
        "round": now.facts.round,
        "urgent": now.facts.urgency,
        "approval": now.facts.approval,
        "signatures": {step: _worth(one) for step, one in signed.items()},
        "on_paper": signatures.on_paper(now),
        "steps": [
            {
                "step": one.name,
                "label": session.codes.label("case_step", one.name),
                "state": step_state(now.standing, one.name),
            }
            for one in CASE_PROCEDURE.steps
        ],
        "open": open_now,
        "revision": now.record.revision,
    }


def _worth(signed: Signed) -> dict[str, str]:
    return {"by": signed.name, "state": signed.state, "words": signed.words}
