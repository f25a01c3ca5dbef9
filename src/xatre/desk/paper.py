"""HTML to paper: a printer or a PDF, with the program's own serif font inside.

The only module of the desk that the command line may import. HTML comes escaped and loads nothing
from outside.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF, QUrl
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from xatre.desk import fonts
from xatre.errors import DiskError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FAMILY = "Tinos"
MARGINS = QMarginsF(25, 20, 15, 20)
"""Left, top, right, bottom in mm: the margins of administrative papers (NĐ 30/2020)."""
POINTS = 13


class PaperNotWritten(DiskError):
    """XT-607: the PDF could not be written there."""

    code = "XT-607"
    sentence = "Chưa ghi được tệp {file}. Sổ không đổi."
    remedy = "Chọn thư mục khác, hoặc dọn bớt chỗ trên ổ đĩa rồi lưu lại."


class _Closed(QTextDocument):
    """A document that fetches nothing."""

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        return None


def document(html: str) -> QTextDocument:
    """The laid-out text, in the serif font of papers."""
    fonts.load()
    made = _Closed()
    font = QFont(FAMILY)
    font.setPointSize(POINTS)
    made.setDefaultFont(font)
    made.setHtml(html)
    return made


def write_pdf(html: str, file: Path, title: str = "") -> Path:
    """Write an A4 PDF whole, or nothing. Raises PaperNotWritten."""
    part = file.with_name(f".{file.name}.part")
    try:
        writer = QPdfWriter(str(part))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
        writer.setTitle(title)
        writer.setCreator("Xã Trẻ")
        _print_on(writer, html)
        del writer
        if not part.is_file() or part.stat().st_size == 0:
            raise PaperNotWritten(file=file.name)
        part.replace(file)
    except OSError as error:
        raise PaperNotWritten(file=file.name) from error
    finally:
        part.unlink(missing_ok=True)
    return file


def print_html(html: str, parent: QWidget | None = None) -> bool:
    """Ask for a printer and print; False where the person thought better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("In")
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    _print_on(printer, html)
    return True


def _print_on(device: QPdfWriter | QPrinter, html: str) -> None:
    """Lay out for this device's own page: left alone, Qt adds margins and a page number."""
    made = document(html)
    made.documentLayout().setPaintDevice(device)
    made.setDocumentMargin(0)
    made.setPageSize(QSizeF(device.pageLayout().paintRectPixels(device.resolution()).size()))
    made.print_(device)


def recovery_sheet(code: str, book_title: str) -> str:
    """The sheet with a book's recovery code, to be locked away."""
    cells = [
        f"<td style='padding:8px 14px'><span style='font-size:9pt'>{number}</span><br>"
        f"<b style='font-size:16pt'>{escape(group)}</b></td>"
        for number, group in enumerate(code.split("-"), 1)
    ]
    rows = "".join(f"<tr>{''.join(cells[at : at + 4])}</tr>" for at in range(0, len(cells), 4))
    return (
        "<h2 align='center'>MÃ KHÔI PHỤC SỔ</h2>"
        f"<p align='center'>{escape(book_title)}</p>"
        "<table align='center' border='1' cellspacing='0' "
        f"style='border-collapse:collapse'>{rows}</table><p>&nbsp;</p>"
        "<p>Dùng khi quên mật khẩu hoặc khi khôi phục sổ từ bản sao lưu: ở màn hình mở sổ, "
        "bấm <b>Quên mật khẩu</b>, gõ đủ tám nhóm theo thứ tự.</p>"
        "<p>Ai có tờ này và có sổ thì đọc được sổ. Cất trong phong bì dán kín, ký niêm phong, "
        "ở tủ của Thủ trưởng đơn vị; không để cùng máy hoặc USB. Dùng mã xong, chương trình "
        "đặt mã mới và tờ này hết giá trị.</p><p>&nbsp;</p>"
        "<table width='100%'><tr><td align='center'>Người lập<br>(ký, ghi rõ họ tên)</td>"
        "<td align='center'>Người giữ<br>(ký, ghi rõ họ tên)</td></tr></table>"
    )
