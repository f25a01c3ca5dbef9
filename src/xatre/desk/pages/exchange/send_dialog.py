"""Making a package: what it holds and by which law each kind travels, to whom, and where to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QWidget

from xatre.desk.pages.exchange import places
from xatre.desk.pages.exchange.words import number
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.check_box import CardGroup, CheckBox, ChoiceCard
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.progress import Progress
from xatre.desk.widgets.style import Panel
from xatre.desk.widgets.text import Words
from xatre.work.sending.export import Preview
from xatre.work.sending.sent import Travel

MOST_HEIGHT = 196
"""The list of kinds scrolls beyond this: the dialog fits a glass of 614."""


@dataclass(frozen=True)
class Offer:
    """What could be sent: only what is new, or everything; how kinds travel; the last folder."""

    fresh: Preview
    whole: Preview
    travels: Sequence[Travel]
    place: str


class PlaceChoice(QWidget):
    """Sticks that are in as cards, and a line with any other folder."""

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        self.sticks = places.sticks()
        self.cards = CardGroup(self)
        self.cards.setAccessibleName("USB đang cắm")
        inside = QHBoxLayout(self.cards)
        inside.setContentsMargins(0, 0, 0, 0)
        for stick in self.sticks[:3]:
            card = ChoiceCard(stick.name, f"còn trống {stick.free}", "", self.cards)
            self.cards.add(card)
            inside.addWidget(card)
        self.cards.setVisible(bool(self.sticks))
        self.line = QLineEdit(place, self)
        self.line.setAccessibleName("Ghi vào thư mục")
        self.line.setPlaceholderText("Chọn USB hoặc thư mục")
        self.browse = Button("Chọn thư mục…", "secondary", "folder-open", self)
        self.browse.clicked.connect(self._browse)
        grid.addWidget(self.cards, 0, 0, 1, 2)
        grid.addWidget(self.line, 1, 0)
        grid.addWidget(self.browse, 1, 1)
        self.cards.changed.connect(self._stick_chosen)
        if self.sticks and not place:
            self.cards.choose(0)

    def _stick_chosen(self, chosen: int) -> None:
        if chosen >= 0:
            self.line.setText(str(self.sticks[chosen].folder))

    def _browse(self) -> None:
        folder = places.choose_folder(self, "Chọn nơi ghi gói", self.line.text())
        if folder is not None:
            self.cards.choose(-1)
            self.line.setText(str(folder))

    @property
    def folder(self) -> Path | None:
        """The folder chosen; None where none is."""
        typed = self.line.text().strip()
        return Path(typed) if typed else None


class SendDialog(Dialog):
    """Ctrl+E. `full` and `place.folder` are what the person chose."""

    def __init__(self, offer: Offer, *, full: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Tạo gói {offer.fresh.sequence}",
            f"Gửi {offer.fresh.recipient}. Gói được ký và niêm phong: chỉ nơi nhận và máy của xã "
            "mở được.",
            level="info",
            parent=parent,
        )
        self._offer = offer
        self.body.addSpacing(8)
        self._panel = Panel("sunk", self)
        self._grid = QGridLayout(self._panel)
        self._grid.setContentsMargins(14, 9, 14, 11)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(2, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setAccessibleName("Bản ghi sẽ gửi")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._panel)
        self.body.addWidget(self._scroll)
        self.note = Words("", "note", self, wrap=True)
        self.body.addWidget(self.note)
        self.whole = CheckBox("Gói đầy đủ: mang mọi bản ghi, kể cả đã gửi", self)
        self.body.addWidget(self.whole)
        self.place = PlaceChoice(offer.place, self)
        self.field("Ghi vào", self.place)
        self.progress = Progress("", self)
        self.progress.hide()
        self.body.addWidget(self.progress)
        self.add_button("leave", "Để sau", "quiet")
        self.make = self.add_button("make", "Tạo gói", "primary", "package", safe=True)
        self.whole.toggled.connect(self._show)
        self.place.line.textChanged.connect(self._look)
        self.whole.setChecked(full)
        self._show()
        (self.make if self.make.isEnabled() else self.place.browse).setFocus()

    @property
    def full(self) -> bool:
        return self.whole.isChecked()

    @property
    def counts(self) -> Mapping[str, int]:
        """Records by kind in the package that would be made."""
        return (self._offer.whole if self.full else self._offer.fresh).counts

    def _show(self) -> None:
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = [one for one in self._offer.travels if self.counts.get(one.kind)]
        for line, one in enumerate(shown):
            count = Words(number(self.counts[one.kind]), "strong", self._panel)
            self._grid.addWidget(count, line, 0, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(Words(one.label, "text", self._panel), line, 1)
            travel = Words(one.words, "quiet", self._panel)
            travel.setToolTip(one.law)
            self._grid.addWidget(travel, line, 2)
        self._scroll.setVisible(bool(shown))
        self._scroll.setFixedHeight(min(MOST_HEIGHT, self._panel.sizeHint().height()))
        laws = dict.fromkeys((one.words, one.law) for one in shown)
        told = [f"{words[:1].upper()}{words[1:]}: {law}." for words, law in laws]
        if not shown:
            told = ["Không có bản ghi nào mới từ biên nhận trước."]
        elif not self.full and sum(self.counts.values()) > sum(self._offer.fresh.unsent.values()):
            told.append("Tính cả bản ghi đã gửi mà chưa có biên nhận.")
        self.note.setText(" ".join(told))
        self.make.say(f"Tạo gói {self._offer.fresh.sequence}")
        self._look()
        self.fit()

    def _look(self) -> None:
        why = "" if self.place.folder else "Chọn nơi ghi trước"
        if not any(self.counts.values()):
            why = "Không có bản ghi nào để gửi"
        self.make.forbid(why)
