"""States that are seldom seen: very long names, two who wrote apart, names hidden, nothing found, a
full stick, a damaged book with its backup beside, the viewer, an office of 38 communes."""

from __future__ import annotations

from pathlib import Path

from shots import books
from shots.stage import Stage, type_into
from xatre.desk.pages.exchange import dialogs
from xatre.desk.pages.exchange.jobs import Made
from xatre.desk.pages.record.print_dialog import PrintDialog
from xatre.desk.viewer import Viewer
from xatre.store.faults import DiskFull
from xatre.work.sending import export

LONG = "Nguyễn Hoàng Thị Quỳnh Ưng Thủy Tiên Ngọc Ánh"
COMMUNES = 38


def play(stage: Stage, folder: Path) -> None:
    """A commune of 200 children, then an office."""
    book = books.commune(folder / "xa", 200)
    born = {"born_on": "2017-03-09", "sex": "female"}
    (long,) = books.add_children(book, {"full_name": LONG} | born)
    first = books.children_of(book, 1)[0]
    books.write_apart(book, first, "Tẩn Thị Mẫu", born_on="2017-03-10")
    books.write_apart(book, first, "Phàn A Mẫu", born_on="2017-03-11", full_name=LONG)
    stage.open(book)
    _names(stage, long, first)
    _papers(stage, long)
    _full_stick(stage, book, folder)
    stage.close()
    _viewer(stage, book, folder)
    _damaged(stage, book)
    _office(stage, folder)


def _names(stage: Stage, long: str, first: str) -> None:
    page = stage.page("child")
    page.show_what(record_id=long)
    stage.take("ten-dai")
    page.edit_record()
    stage.take("ten-dai-sua")
    page.leave()
    stage.settle()
    page.show_what(record_id=first)
    stage.take("hai-noi-ghi-khac")
    window = stage.window
    window._search_book()
    type_into(window.ui.search, "khong ai ten nay")
    stage.take("tim-trong-so-khong-thay")
    window.ui.search.close_list()
    window.ui.search.clear()
    window.toggle_names()
    stage.page("injury")
    stage.take("an-ten-tai-nan")
    window.toggle_names()


def _papers(stage: Stage, long: str) -> None:
    page = stage.page("child")
    page.show_what(record_id=long)
    stage.settle()

    def with_names(dialog: PrintDialog) -> None:
        dialog.names.setChecked(True)
        dialog.line.setText("nộp hồ sơ cho Công an xã theo công văn 12")
        dialog.refresh()
        stage.settle()

    stage.over("in-phieu-co-ten", PrintDialog(page.seat, "child", long, page).ask, with_names)
    case = stage.page("case")
    case.begin({"child": long})
    stage.take("vu-viec-ten-dai")
    case.leave()
    stage.settle()


def _full_stick(stage: Stage, book: books.Book, folder: Path) -> None:
    stick = folder / "usb"
    stick.mkdir()
    sealed = stage.do(lambda session: export.export_package(session, stick))
    made = Made(sealed, stick, None, DiskFull(needed="7 MB", file=sealed.file.name))
    page = stage.page("exchange")
    asked = dialogs.package_not_copied(made, 23, "20/11/2026 09:42", page)
    stage.over("usb-het-cho", asked.ask)
    assert book.folder.is_dir()


def _damaged(stage: Stage, book: books.Book) -> None:
    file = book.folder / "book.db"
    whole = file.read_bytes()
    file.write_bytes(whole[: 4096 * 3] + bytes(4096 * 8) + whole[4096 * 11 :])
    desk = stage.start(book.folder)
    desk.entry.unlock.ui.password.setText(book.password)
    desk.entry.unlock.ui.open.click()
    stage.take("so-hong-con-ban-sao-luu")
    stage.close()


def _viewer(stage: Stage, book: books.Book, folder: Path) -> None:
    file = next((folder / "usb").glob("*.xatre"))
    viewer = Viewer(file)
    viewer.setGeometry(253, 44, 860, 680)
    viewer.show()
    stage.take("xem-tep-le")
    viewer.books.setItemData(viewer.books.currentIndex(), str(book.folder))
    viewer.officer.setText("Lò Thị Mẫu")
    viewer.password.setText(book.password)
    viewer.look_inside()
    while not viewer.look.isEnabled():
        stage.settle()
    stage.take("xem-tep-le-ben-trong")
    viewer.close()
    cut = folder / file.name
    cut.write_bytes(file.read_bytes()[:-100])
    viewer = Viewer(cut)
    viewer.setGeometry(253, 44, 860, 680)
    viewer.show()
    stage.take("xem-tep-le-hong")
    viewer.close()


def _office(stage: Stage, folder: Path) -> None:
    office, communes = books.demo(folder / "tinh", 3, communes=COMMUNES, seed=3)
    stick = folder / "usb-tinh"
    for number, commune in enumerate(communes):
        if number % 5:
            books.send(commune, stick)
    books.take(office, sorted(stick.glob("*.xatre"))[:20])
    stage.open(office)
    page = stage.page("exchange")
    page.read([stick])
    stage.take("so-38-xa-doc-thu")
    page.leave()
    stage.page("senders")
    stage.take("so-38-xa-don-vi-gui")
    stage.page("overview")
    stage.take("so-38-xa-tong-quan")
