"""Commands that read out: the dictionary, the criteria sheet, a table as a workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from xatre.cli.output import answer, tell, write_sheet
from xatre.cli.words import add_common, opened


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    dictionary = commands.add_parser("dictionary", help="mọi điều đã khai báo")
    add_common(dictionary, opens_book=False)
    dictionary.set_defaults(run=_dictionary)

    score = commands.add_parser("score", help="bảng tiêu chí xã phù hợp với trẻ em")
    score.add_argument("book", metavar="SỔ")
    score.add_argument("--year", type=int, required=True, metavar="NĂM")
    add_common(score)
    score.set_defaults(run=_score)

    table = commands.add_parser("table", help="ghi danh sách ra tệp Excel")
    table.add_argument("book", metavar="SỔ")
    table.add_argument("kind", metavar="LOẠI")
    table.add_argument("--out", required=True, metavar="TỆP")
    table.add_argument(
        "--reason",
        default="",
        metavar="LÝ_DO",
        help="lý do xuất tên; không có thì xuất bản không tên",
    )
    table.add_argument(
        "--where", action="append", default=[], metavar="MỤC=GIÁ_TRỊ",
        help="chỉ các hồ sơ có mục (tên hay nhãn) bằng giá trị; ngày: A..B; lặp lại được",
    )  # fmt: skip
    table.add_argument("--text", default="", metavar="CHỮ", help="chỉ các hồ sơ tìm thấy chữ này")
    add_common(table)
    table.set_defaults(run=_table)

    incident = commands.add_parser("incident", help="phiếu ghi nhận mất USB hoặc máy")
    incident.add_argument("book", metavar="SỔ")
    incident.add_argument("--out", required=True, metavar="TỆP", help=".pdf hoặc .html")
    add_common(incident)
    incident.set_defaults(run=_incident)

    minutes = commands.add_parser("handover", help="biên bản bàn giao sổ giữa hai cán bộ")
    minutes.add_argument("book", metavar="SỔ")
    minutes.add_argument("--to", default="", metavar="TÊN", help="người nhận")
    minutes.add_argument("--out", required=True, metavar="TỆP", help=".pdf hoặc .html")
    add_common(minutes)
    minutes.set_defaults(run=_minutes)


def _incident(words: argparse.Namespace) -> int:
    from xatre.work.papers.sheet_files import require_place
    from xatre.work.sending.incident import make_incident_sheet

    require_place(Path(words.out))
    with opened(words) as session:
        html = make_incident_sheet(session, Path(words.out).name)
    return _sheet_out(html, words, "Phiếu ghi nhận sự cố")


def _minutes(words: argparse.Namespace) -> int:
    from xatre.work.papers.sheet_files import require_place
    from xatre.work.people.handing_over_post import make_handover_minutes

    require_place(Path(words.out))
    with opened(words) as session:
        html = make_handover_minutes(session, words.to, Path(words.out).name)
    return _sheet_out(html, words, "Biên bản bàn giao sổ")


def _sheet_out(html: str, words: argparse.Namespace, title: str) -> int:
    file = Path(words.out)
    write_sheet(html, file, title)
    answer({"file": file}, words.json)
    return 0


def _dictionary(words: argparse.Namespace) -> int:
    from xatre.work.figures.dictionary import whole_dictionary

    answer(whole_dictionary(), words.json)
    return 0


def _score(words: argparse.Namespace) -> int:
    from xatre.work.figures.score import score_sheet

    with opened(words) as session:
        sheet = score_sheet(session, words.year)
    keys = sheet.as_keys()
    answer(keys if words.json else keys | {"set": sheet.criteria["title"]}, words.json)
    return 0


def _table(words: argparse.Namespace) -> int:
    from xatre.work.records.narrowing import narrowed
    from xatre.work.records.table import write_table

    with opened(words) as session:
        query = narrowed(session, words.kind, words.where, words.text)
        written = write_table(session, words.kind, Path(words.out), query, words.reason)
    if words.json:
        answer({"file": written.file, "rows": written.rows}, words.json)
    else:
        tell([f"Đã ghi {written.rows} dòng ra {written.file}."])
    return 0
