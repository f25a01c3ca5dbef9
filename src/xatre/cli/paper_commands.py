"""Commands of paper: forms filled or empty, official reports, lists of births, what left."""

from __future__ import annotations

import argparse
from pathlib import Path

from xatre.cli.output import answer, tell
from xatre.cli.words import NUMBER_OR_ID, add_common, named, opened
from xatre.errors import UseError


class NoPaperEnding(UseError):
    """The name of a file does not say what is to be written."""

    code = "XT-283"
    sentence = "Tên tệp cần kết thúc bằng {endings}. Chưa ghi gì."
    remedy = "Đổi đuôi tên tệp ở --out."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    printing = commands.add_parser("print", help="in một hồ sơ ra PDF")
    printing.add_argument("book", metavar="SỔ")
    printing.add_argument("kind", metavar="LOẠI", help="loại hồ sơ, hoặc blank cho mẫu trống")
    printing.add_argument("id", metavar="MÃ", nargs="?", default="", help=NUMBER_OR_ID)
    printing.add_argument(
        "--form",
        default="",
        metavar="MẪU",
        help="01 đến 07: mẫu của nghị định; sheet: phiếu hồ sơ; summary: tóm tắt; "
        "carers: người chăm sóc; national: để nhập CSDL quốc gia",
    )
    _add_out(printing, "tệp .pdf")
    add_common(printing)
    printing.set_defaults(run=_print)

    report = commands.add_parser("report", help="lập báo cáo ra .xlsx hoặc .pdf")
    report.add_argument("book", metavar="SỔ")
    report.add_argument(
        "name",
        metavar="BÁO_CÁO",
        help="injuries: tai nạn thương tích; births-…: một danh sách khai sinh; "
        "cleaning: số định danh còn sai, thiếu; cleaning-waiting: trẻ chờ cấp số; "
        "một tên không có thì các tên có được kể ra",
    )
    report.add_argument(
        "--from", dest="first", default="", metavar="NGÀY", help="ngày đầu kỳ (YYYY-MM-DD)"
    )
    report.add_argument(
        "--to", dest="last", default="", metavar="NGÀY", help="ngày cuối kỳ (YYYY-MM-DD)"
    )
    _add_out(report, "tệp .xlsx hoặc .pdf")
    add_common(report)
    report.set_defaults(run=_report)

    births = commands.add_parser("births", help="các danh sách khai sinh cần theo dõi")
    births.add_argument("book", metavar="SỔ")
    births.add_argument(
        "list",
        metavar="DANH_SÁCH",
        nargs="?",
        default="",
        help="due: sắp đến hạn; overdue: quá hạn; under-five: dưới 5 tuổi; deaths: trẻ đã mất; "
        "no-number: chưa có số định danh; không có: đếm từng danh sách",
    )
    add_common(births)
    births.set_defaults(run=_births)

    files = commands.add_parser("files", help="tệp đã xuất: in, PDF, Excel, gói")
    files.add_argument("book", metavar="SỔ")
    add_common(files)
    files.set_defaults(run=_files)

    propose = commands.add_parser("propose", help="lập vụ việc từ một tai nạn hoặc khai sinh")
    propose.add_argument("book", metavar="SỔ")
    propose.add_argument("kind", metavar="LOẠI", help="injury: tai nạn; birth: khai sinh")
    propose.add_argument("id", metavar="MÃ", help=NUMBER_OR_ID)
    add_common(propose)
    propose.set_defaults(run=_propose)


def _add_out(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument("--out", required=True, metavar="TỆP", help=what)
    command.add_argument(
        "--reason",
        default="",
        metavar="LÝ_DO",
        help="lý do ghi tên; không có thì lập bản không tên",
    )


def _print(words: argparse.Namespace) -> int:
    from xatre.desk.paper import page_count, write_pdf_alone
    from xatre.work.papers.sheet_files import require_place
    from xatre.work.records import print_record

    file = Path(words.out)
    if file.suffix.lower() != ".pdf":
        raise NoPaperEnding(endings=".pdf")
    require_place(file)
    with opened(words) as session:
        if words.kind == "blank":
            sheet = print_record.make_blank(session, words.form or words.id)
        else:
            form = words.form or print_record.SHEET
            id = named(session, words.kind, words.id)
            sheet = print_record.make_sheet(session, words.kind, id, words.reason, form)
        print_record.note_printed(session, sheet, file.name)
        write_pdf_alone(sheet.html, file, sheet.name)
    answer({"file": file, "pages": page_count(file), "copy": sheet.copy}, words.json)
    return 0


def _report(words: argparse.Namespace) -> int:
    from xatre.desk.paper import write_pdf_alone
    from xatre.work.papers import reports
    from xatre.work.papers.sheet_files import require_place

    file = Path(words.out)
    if file.suffix.lower() not in (".pdf", ".xlsx"):
        raise NoPaperEnding(endings=".xlsx hoặc .pdf")
    require_place(file)
    with opened(words) as session:
        report = reports.make_report(session, words.name, words.first, words.last, words.reason)
        if file.suffix.lower() == ".xlsx":
            reports.write_workbook_of(session, report, file)
        else:
            reports.note_report(session, report, "printed", file.name)
            write_pdf_alone(report.html, file, report.name)
    answer({"file": file}, words.json)
    return 0


def _births(words: argparse.Namespace) -> int:
    from xatre.cli.told import births_told, lists_told
    from xatre.work.figures import birth_lists

    with opened(words) as session:
        today = session.today
        if not words.list:
            found = birth_lists.birth_lists(session, today)
            if not words.json:
                tell(lists_told(found))
                return 0
            lists = [{"name": o.name, "label": o.label, "count": o.count} for o in found]
            answer({"lists": lists}, words.json)
            return 0
        name = words.list.replace("-", "_")
        if name not in birth_lists.LISTS:
            raise birth_lists.UnknownList(asked=words.list[:40], names=", ".join(birth_lists.LISTS))
        rows = birth_lists.birth_rows(session, name, today)
        if not words.json:
            tell(births_told(rows))
            return 0
    answer({"list": name, "rows": [row.as_keys() for row in rows]}, words.json)
    return 0


def _files(words: argparse.Namespace) -> int:
    from xatre.work.papers.files_out import files_out

    with opened(words) as session:
        answer({"files": [one.as_keys() for one in files_out(session)]}, words.json)
    return 0


def _propose(words: argparse.Namespace) -> int:
    from xatre.work.records.propose_case import propose_case

    with opened(words) as session:
        case = propose_case(session, words.kind, named(session, words.kind, words.id))
    answer({"case": case.id, "state": case.state}, words.json)
    return 0
