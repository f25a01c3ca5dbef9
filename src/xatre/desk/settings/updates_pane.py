"""Updates: what is in use, whose signature it bears, and taking in the next one from a file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

import xatre
from xatre import resources
from xatre.desk import last_place
from xatre.desk.pages.seat import Seat
from xatre.desk.settings.pane import Pane
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.side_pane import Pairs
from xatre.work.session import Session
from xatre.work.updates import kept, taking


def whose_updates(keys: Mapping[bytes, str]) -> str:
    """Which publisher's updates this program takes, in words."""
    if not keys:
        return (
            "chưa có khóa nào trong bản này: bản cập nhật do nơi phát hành ký đều bị từ chối, chỉ "
            "nơi tiếp nhận đã đăng ký gửi được danh mục"
        )
    if resources.TRIAL_PUBLISHER in keys.values():
        return "khóa thử: bản này làm để thử, đừng dùng cho hồ sơ thật"
    return "; ".join(f"{name}, khóa {key.hex()[:16]}…" for key, name in keys.items())


class UpdatesPane(Pane):
    """Filled each time it is shown: an update may have come by command meanwhile."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__("Cập nhật", seat, parent)
        self.heading("Đang dùng", first=True)
        self._pairs: Pairs | None = None
        self._place = self.column.count()
        self.heading("Nhận bản cập nhật")
        self.words(
            "Tệp đuôi .xatre do nơi phát hành ký: chương trình, danh mục, bộ tiêu chí, kế hoạch. "
            "Nơi tiếp nhận đã đăng ký cũng gửi được danh mục, tiêu chí, kế hoạch. Tệp cũ hơn, "
            "không có chữ ký, sai khóa hoặc bị sửa đều bị từ chối; sổ không đổi."
        )
        self.take = Button("Nhận tệp cập nhật…", "secondary", "download", self)
        self.take.clicked.connect(self._choose)
        self.buttons(self.take)

    def came(self) -> None:
        self.ask(lambda _: kept.laid(), self._show)

    def _show(self, found: list[kept.Laid]) -> None:
        if self._pairs is not None:
            self.column.removeWidget(self._pairs)
            self._pairs.hide()
            self._pairs.deleteLater()
        self._pairs = Pairs(2, self)
        self._pairs.add("Chương trình", f"bản {xatre.__version__}")
        for one in found:
            label = taking.WORDS[one.what]
            self._pairs.add(label[:1].upper() + label[1:], f"bản {one.version}, {self._by(one)}")
        keys = whose_updates(resources.publisher_keys())
        self._pairs.add("Nơi phát hành", keys, wide=True)
        self.column.insertWidget(self._place, self._pairs)

    def _by(self, one: kept.Laid) -> str:
        if not one.signer:
            return "đi kèm chương trình"
        if one.signer == "publisher":
            return "nơi phát hành ký"
        return f"{self.seat.codes.unit_label(one.signer)} ký"

    def _choose(self) -> None:
        chosen = last_place.open_name(self, "Chọn tệp cập nhật", "", "Tệp của Xã Trẻ (*.xatre)")
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, file: Path) -> None:
        """Take the update in; faults go through the one door."""

        def job(session: Session) -> taking.TakenUpdate:
            return taking.take_update(file, session)

        self.ask(job, self._taken, self.take, "Đang kiểm chữ ký…")

    def _taken(self, taken: taking.TakenUpdate) -> None:
        self.came()
        if taken.file is None or sys.platform != "win32":
            self.tell(taken.words)
            return
        asked = Dialog(
            f"Cài bản {taken.version}",
            "Chữ ký của nơi phát hành đã khớp. Bộ cài mở ra rồi chờ đến khi Xã Trẻ đóng; sổ và "
            "thiết lập giữ nguyên.",
            level="info",
            parent=self.window(),
        )
        asked.add_button("later", "Để sau", "quiet")
        asked.add_button("install", "Mở bộ cài", "primary", safe=True)
        asked.ask()
        if asked.answer == "install":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(taken.file)))
