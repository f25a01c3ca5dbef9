"""Gửi – Nhận at a commune: before the first package, making one, what was sent and returned."""

from __future__ import annotations

from pathlib import Path

from shots import books
from shots.stage import Stage, at
from xatre.desk.pages.exchange.sending_out import Working
from xatre.work.people import cards


def play(stage: Stage, folder: Path) -> None:
    """One commune that never sent, one that has its return."""
    office, (commune,) = books.demo(folder / "a", 240)
    stage.open(commune)
    page = stage.page("exchange")
    stage.take("gui-nhan-chua-gui-gi")
    stage.over("tao-goi-xem-truoc", page.sending.begin)
    (folder / "usb").mkdir()
    stage.over(
        "tao-goi-da-chon-noi",
        page.sending.begin,
        lambda dialog: dialog.place.line.setText(str(folder / "usb")),
    )
    stage.over("tao-goi-gui-lai-ca-so", lambda: page.sending.begin(full=True))

    def work() -> None:
        working = Working("Đang ghi gói", page)
        working.open()
        working.progress.show_share(62, 100, "Đang niêm phong gói 1")

    stage.over("dang-ghi-goi", work)
    for dialog in page.findChildren(Working):
        dialog.finish()
    stage.over("the-cua-xa", lambda: page.side.own_card_asked.emit())
    written = _card_of_another(folder)
    stage.over(
        "dang-ky-the",
        lambda: page.enrolling.begin([written]),
        lambda dialog: (dialog.line.setText("12345 67890"), dialog.look()),
    )
    stage.over(
        "ban-giao",
        lambda: page.sending.begin_hand_over(),
        lambda dialog: dialog.units.choose("12@2025"),
    )
    stage.close()
    _sent(stage, folder, office, commune)


def _card_of_another(folder: Path) -> Path:
    other, _ = books.demo(folder / "b", 5, seed=9)
    session = books.opened(other)
    try:
        return cards.write_card(session, folder / "the-so.xatre").file
    finally:
        session.close()


def _sent(stage: Stage, folder: Path, office: books.Book, commune: books.Book) -> None:
    stick = folder / "usb"
    first = books.send(commune, stick)
    books.take(office, [first])
    books.take(commune, _returns(office))
    child = {"sex": "female", "full_name": "Tẩn Thị Mẫu"}
    books.add_children(
        commune,
        child | {"born_on": "2026-11-18"},
        child | {"full_name": "Phàn A Mẫu", "born_on": "2026-11-19", "sex": "male"},
    )
    second = books.send(commune, stick)
    # An office whose PC is a week behind refuses children that are not born yet.
    books.take(office, [second], at(2026, 11, 12))
    window = stage.open(commune)
    page = stage.page("exchange")
    returned = _returns(office)
    page.read(returned[-1:])
    stage.take("nhan-bien-nhan")
    page.primary_button().click()
    stage.take("nhan-bien-nhan-xong")
    page.leave()
    stage.take("goi-da-gui-va-bi-tra-lai")
    stage.page("remark")
    stage.take("nhan-xet-o-xa")
    stage.page("overview")
    stage.take("tong-quan-sau-khi-gui")
    assert window is not None


def _returns(office: books.Book) -> list[Path]:
    return sorted((office.folder / "outbox").glob("*.xatre"), key=lambda one: one.stat().st_mtime)
