"""The stick's two papers as PDF: the guide of one page with pictures, the blank incident sheet."""

from __future__ import annotations

import os
from pathlib import Path

from xatre import __version__
from xatre.reports.incident_sheet import blank_incident_sheet as blank_sheet

PICTURES = ("install.png", "first-start.png", "code.png")
BLANK_ROWS = 8

GUIDE = """
<h2 align="center">XÃ TRẺ {version}: CÀI ĐẶT TỪ USB</h2>
<p><b>1. So mã trước khi mở tệp nào trên USB.</b> Bấm phím Windows, gõ <b>cmd</b>, Enter. Gõ
<b>certutil -hashfile</b> và dấu cách; kéo tệp {installer} từ USB thả vào cửa sổ ấy; gõ thêm dấu
cách và <b>SHA256</b>, Enter. Dòng 64 ký tự hiện ra phải giống hệt mã in trong <b>công văn</b>.
Khác một ký tự thì dừng, báo nơi gửi. Đừng so với mã ghi trên chính USB này: người sửa được USB sửa
được cả mã ấy. Mã đã khớp thì nhấn đúp <b>kiem-tra.cmd</b> xem có tệp nào hỏng, chờ dòng "tất cả
đúng".</p>
<table width="100%" cellspacing="0" cellpadding="5">
<tr><td width="40%"><img src="picture:install.png" width="256"/></td>
<td width="60%"><b>2. Cài.</b> Nhấn đúp <b>{installer}</b>, bấm <b>Cài đặt</b>. Không cần quyền
quản trị. Nếu Windows hiện ô xanh "Windows protected your PC": chỉ khi mã đã khớp, bấm <i>More
info</i>, rồi <i>Run anyway</i>. Máy cần Windows 10 bản 1809 trở lên, loại 64-bit, trống {room} MB.
Mỗi tài khoản Windows cài riêng; sổ của ai chỉ mở được bằng mật khẩu của người ấy.</td></tr>
<tr><td><img src="picture:first-start.png" width="256"/></td>
<td><b>3. Lần đầu.</b> Chọn xã hay nơi tiếp nhận, gõ tên đơn vị, giữ nơi để sổ mà chương trình đề
nghị, ghi họ tên, đặt mật khẩu. Mật khẩu từ 12 ký tự, không dùng chung với ai.</td></tr>
<tr><td><img src="picture:code.png" width="256"/></td>
<td><b>4. Mã khôi phục.</b> Chép tám nhóm ký tự ra giấy hoặc in, bỏ phong bì dán kín, cất trong tủ,
không để cùng máy hay USB. Mất cả mật khẩu và mã thì không ai mở được sổ, kể cả người làm chương
trình. Mã trong hình chỉ để minh họa.</td></tr></table>
<p><b>5. Thẻ nơi tiếp nhận.</b> {card}</p>
<p><b>6. Không cài được?</b> Mở thư mục <b>XaTre</b> trên USB, nhấn đúp <b>XaTre-cua-so</b>. Sổ nằm
trên USB, thư mục XaTre-du-lieu; mật khẩu phải là năm từ chương trình đề nghị. Rút USB chỉ sau khi
đóng sổ. Chuyển sổ về máy: Thiết lập, Sổ này, Chuyển sổ. Đừng tự chép thư mục sổ.</p>
<p><b>7. Cập nhật.</b> Bản mới cài đè lên bản cũ, sổ giữ nguyên. Danh mục mới: Thiết lập, Cập nhật,
chọn tệp trong thư mục <b>cap-nhat</b>.</p>
<p><b>8. Khi có chuyện.</b> Báo "thiếu tệp" hay cửa sổ tiếng Anh "Failed to load": phần mềm diệt
virus đã xóa tệp; cài lại, sổ không mất. Báo "Bộ cài bị thiếu hoặc đã bị sửa" hay "This app can't
run on your PC": chép lại bộ cài, hoặc xin USB khác. Mất USB hay mất máy: điền
<b>PHIEU-SU-CO.pdf</b> và báo nơi tiếp nhận ngay trong ngày.</p>
"""
CARD = (
    "Nhận tệp <b>{name}</b> ở trang Gửi – Nhận, Đăng ký thẻ. Thẻ trên USB chưa "
    "đáng tin: gọi điện cho nơi tiếp nhận bằng số quen biết, gõ đủ 40 số vân tay họ đọc."
)
NO_CARD = "USB này không có thẻ. Xin nơi tiếp nhận gửi thẻ, đối chiếu 40 số vân tay qua điện thoại."
TO_DO = (
    "Báo Thủ trưởng đơn vị và nơi tiếp nhận ngay trong ngày; ghi giờ báo.",
    "Nơi tiếp nhận thu hồi máy bị mất từ sau gói tốt cuối cùng.",
    "Khôi phục sổ từ bản sao lưu ở máy khác; đăng ký lại bằng 40 số vân tay; có thể lộ mật khẩu "
    "thì bớt cán bộ ấy khỏi sổ để đổi khóa.",
    "Báo cáo theo Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 và NĐ 356/2025/NĐ-CP.",
)


def guide(file: Path, pictures: Path, installer: str, card: str, room: int) -> int:
    """Write the guide; how many pages it has (it must be one)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QMarginsF, QSizeF, QUrl
    from PySide6.QtGui import (
        QFont,
        QGuiApplication,
        QImage,
        QPageLayout,
        QPageSize,
        QPdfWriter,
        QTextDocument,
    )

    from xatre.desk import fonts

    app = QGuiApplication.instance() or QGuiApplication([])
    assert app is not None
    fonts.load()
    text = QTextDocument()
    font = QFont(fonts.FAMILY)
    font.setPointSizeF(10.2)
    text.setDefaultFont(font)
    for name in PICTURES:
        image = QImage(str(pictures / name))
        text.addResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(f"picture:{name}"), image
        )
    words = GUIDE.format(
        version=__version__,
        installer=installer,
        room=room,
        card=CARD.format(name=card) if card else NO_CARD,
    )
    text.setHtml(words)
    writer = QPdfWriter(str(file))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(15, 12, 15, 12), QPageLayout.Unit.Millimeter)
    writer.setResolution(96)
    writer.setTitle("Xã Trẻ: cài đặt từ USB")
    text.setPageSize(QSizeF(writer.width(), writer.height()))
    text.print_(writer)
    return text.pageCount()


def blank_incident_sheet(file: Path) -> None:
    """Write the incident sheet with empty lines, for a PC that cannot print its own."""
    from xatre.desk import paper

    html = blank_sheet(BLANK_ROWS, TO_DO)
    paper.write_pdf_alone(html, file, "Phiếu ghi nhận sự cố")
