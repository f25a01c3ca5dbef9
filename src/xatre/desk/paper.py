"""HTML to paper: a printer or a PDF, with the program's own serif font inside; and scans of paper.

The only module of the desk that the command line may import. HTML comes escaped and loads nothing
from outside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QWidget

from xatre import whole_files
from xatre.desk import fonts
from xatre.desk.page_breaks import Band, Page, break_pages
from xatre.desk.printers import require_printer
from xatre.errors import DiskError
from xatre.exchange.ours import PROGRAM
from xatre.reports.letterhead import Printing, foot, marks

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FAMILY = "Tinos"
MARGINS = QMarginsF(30, 20, 15, 20)
"""Left, top, right, bottom in mm: the margins of administrative papers (NĐ 30/2020)."""
POINTS = 13
PAGE = QPageSize(QPageSize.PageSizeId.A4)
MILLIMETRES, POINTS_AN_INCH = 25.4, 72
"""To an inch."""
EDGE = 1.5
"""So many points from the end of what a page shows stands nothing of it."""
STAMP_BELOW = 3
"""So many mm under the text stands what each page bears."""
JPEG_QUALITY = 88


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


def pdf(html: str, title: str = "") -> bytes:
    """An A4 PDF in memory, its fonts inside."""
    memory = QBuffer()
    memory.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(memory)
    writer.setPageSize(PAGE)
    writer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    writer.setCreator(PROGRAM)
    print_on(writer, html)
    del writer
    return bytes(memory.data().data())


def write_pdf(html: str, file: Path, title: str = "") -> Path:
    """Write an A4 PDF whole, or nothing. Raises PaperNotWritten."""
    content = pdf(html, title)
    try:
        whole_files.write_whole(file, content, half=file.with_name(f".{file.name}.part"))
    except OSError as error:
        raise PaperNotWritten(file=file.name) from error
    return file


def write_pdf_alone(html: str, file: Path, title: str = "") -> Path:
    """`write_pdf` where no desk is running. Raises PaperNotWritten."""
    running = QApplication.instance() or QApplication(["xatre", "-platform", "offscreen"])
    written = write_pdf(html, file, title)
    del running
    return written


def page_count(file: Path) -> int:
    """How many pages a PDF of ours has. Raises PaperNotWritten where it cannot be read."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise PaperNotWritten(file=file.name) from error
    return len(re.findall(rb"/Type\s*/Page\b", content))


def pictures(html: str, dpi: int = 96) -> list[QImage]:
    """Each page as a picture, for looking at before printing."""
    upright, mm = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    layout = QPageLayout(PAGE, upright, MARGINS, mm)
    blank = QImage(layout.fullRectPixels(dpi).size(), QImage.Format.Format_RGB32)
    blank.setDotsPerMeterX(round(dpi / MILLIMETRES * 1000))
    blank.setDotsPerMeterY(round(dpi / MILLIMETRES * 1000))
    blank.fill(Qt.GlobalColor.white)
    room = layout.paintRectPixels(dpi)
    laid = _laid_out(html, blank, QSizeF(room.size()), dpi)
    drawn = []
    for number in range(len(laid.pages)):
        page = blank.copy()
        painter = QPainter(page)
        painter.translate(room.topLeft())
        _draw_page(painter, laid, number, dpi)
        painter.end()
        drawn.append(page)
    return drawn


def print_html(html: str, parent: QWidget | None = None) -> bool:
    """Ask for a printer and print; False where the person thought better of it."""
    printer = choose_printer(parent)
    if printer is None:
        return False
    print_on(printer, html)
    return True


def choose_printer(parent: QWidget | None = None) -> QPrinter | None:
    """The printer a person chose, None where they thought better of it. Raises NoPrinter."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    require_printer()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(PAGE)
    printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("In")
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_on(device: QPdfWriter | QPrinter, html: str) -> None:
    """Page after page, laid out for this device's own: left alone, Qt adds margins of its own."""
    dpi = device.resolution()
    room = QSizeF(device.pageLayout().paintRectPixels(dpi).size())
    laid = _laid_out(html, device, room, dpi)
    painter = QPainter(device)
    for number in range(len(laid.pages)):
        if number:
            device.newPage()
        _draw_page(painter, laid, number, dpi)
    painter.end()


@dataclass(frozen=True)
class _LaidOut:
    """A text and the bands of it that its pages show; `stamp` stands at the foot of each."""

    made: QTextDocument
    room: QSizeF
    point: float
    pages: Sequence[Page]
    stamp: Band | None


def _laid_out(html: str, device: QPaintDevice, room: QSizeF, dpi: int) -> _LaidOut:
    made = document(html)
    made.documentLayout().setPaintDevice(device)
    made.setDocumentMargin(0)
    made.setTextWidth(room.width())
    point = dpi / POINTS_AN_INCH
    return _LaidOut(made, room, point, *break_pages(made, room.height(), point))


def _draw_page(painter: QPainter, laid: _LaidOut, number: int, dpi: int) -> None:
    """One page; from the second on its number stands in the upper margin (NĐ 30/2020), on all of
    them the stamp in the lower one."""
    if number:
        painter.setFont(laid.made.defaultFont())
        painter.setPen(Qt.GlobalColor.black)
        head = QRectF(0, -12 * dpi / MILLIMETRES, laid.room.width(), 8 * dpi / MILLIMETRES)
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, str(number + 1))
    at = 0.0
    for band in laid.pages[number].bands:
        _draw_band(painter, laid, band, at)
        at += band[1] - band[0]
    if laid.stamp is not None:
        _draw_band(painter, laid, laid.stamp, laid.room.height() + STAMP_BELOW * dpi / MILLIMETRES)


def _draw_band(painter: QPainter, laid: _LaidOut, band: Band, at: float) -> None:
    # The binding has these attributes; its type stubs do not.
    context: Any = QAbstractTextDocumentLayout.PaintContext()
    shown = QRectF(0, band[0], laid.room.width(), band[1] - band[0])
    # What only touches the band would be in the file, though nobody sees it.
    edge = min(EDGE * laid.point, shown.height() / 4)
    context.clip = shown.adjusted(0, edge, 0, -edge)
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    painter.save()
    painter.translate(0, at - band[0])
    painter.setClipRect(shown)
    laid.made.documentLayout().draw(painter, context)
    painter.restore()


def reencode(content: bytes, sort: str) -> bytes:
    """A scan decoded and encoded again, "jpeg" or "png": what is not the picture (place, camera)
    is gone."""
    picture, made = QImage.fromData(content), QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "JPEG" if sort == "jpeg" else "PNG", JPEG_QUALITY)  # type: ignore[call-overload]
    return bytes(made.data())


def recovery_sheet(code: str, book_title: str, said: Printing) -> str:
    """The sheet with a book's recovery code, to be locked away."""
    cells = [
        f"<td style='padding:8px 14px'><span style='font-size:9pt'>{number}</span><br>"
        f"<b style='font-size:16pt'>{escape(group)}</b></td>"
        for number, group in enumerate(code.split("-"), 1)
    ]
    rows = "".join(f"<tr>{''.join(cells[at : at + 4])}</tr>" for at in range(0, len(cells), 4))
    return (
        "<h2 align='center'>MÃ KHÔI PHỤC SỔ</h2>"
        f"<p align='center'>{escape(book_title)}</p>{marks(said)}"
        "<table align='center' border='1' cellspacing='0' "
        f"style='border-collapse:collapse'>{rows}</table><p>&nbsp;</p>"
        "<p>Dùng khi quên mật khẩu hoặc khi khôi phục sổ từ bản sao lưu: ở màn hình mở sổ, "
        "bấm <b>Quên mật khẩu</b>, gõ đủ tám nhóm theo thứ tự.</p>"
        "<p>Ai có tờ này và có sổ thì đọc được sổ. Cất trong phong bì dán kín, ký niêm phong, "
        "ở tủ của Thủ trưởng đơn vị; không để cùng máy hoặc USB. Dùng mã xong, chương trình "
        "đặt mã mới và tờ này hết giá trị.</p><p>&nbsp;</p>"
        "<table width='100%'><tr><td align='center'>Người lập<br>(ký, ghi rõ họ tên)</td>"
        "<td align='center'>Người giữ<br>(ký, ghi rõ họ tên)</td></tr></table>"
        f"<p>&nbsp;</p>{foot(said, nameless=False)}"
    )
