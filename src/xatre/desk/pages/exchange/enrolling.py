"""Trusting cards: the file is chosen, all forty digits are typed, one card after another.

The digits in the file are never shown here: they must come from the other side, by telephone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk.entry.parts import FieldNote
from xatre.desk.pages.exchange import places
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.buttons import Look
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.style import mark
from xatre.errors import XatreError
from xatre.model.devices import short_device
from xatre.work.people import cards, offered_cards
from xatre.work.session import Session

DIGITS, GROUP = 40, 5
ROLE_WORDS = {"office": "Nơi tiếp nhận", "commune": "Xã, phường, đặc khu"}


@dataclass(frozen=True)
class Offered:
    """A card that was read, not trusted: whose it says it is."""

    file: Path
    label: str
    role: str
    device: str
    created: str
    is_of_another_province: bool = False
    ends: str = ""
    """That another card is believed no further once this one is trusted; "" for none."""

    @property
    def foreign_words(self) -> str:
        return ANOTHER_PROVINCE if self.is_of_another_province else ""


def only_digits(typed: str) -> str:
    return "".join(letter for letter in typed if letter.isascii() and letter.isdigit())


def grouped(typed: str) -> str:
    """Digits in groups of five; what is no digit is left as typed."""
    digits = only_digits(typed)
    if len(digits) != len("".join(typed.split()).replace("-", "").replace(".", "")):
        return typed.strip()
    return " ".join(digits[start : start + GROUP] for start in range(0, len(digits), GROUP))


ANOTHER_PROVINCE = (
    "Đơn vị này không cùng tỉnh với sổ đang mở. Chỉ đăng ký khi chắc là đúng nơi: gói niêm phong "
    "cho nhầm nơi thì nơi đúng không mở được."
)


class FingerprintDialog(Dialog):
    """One card, one line for forty digits, grouped when the line is left."""

    def __init__(self, card: Offered, place: str = "", parent: QWidget | None = None) -> None:
        title = f"Đăng ký thẻ của {card.label}"
        super().__init__(
            f"{title}{place}",
            "Gọi nơi ấy bằng số điện thoại quen biết, nghe đọc 8 nhóm, mỗi nhóm 5 số, và gõ đủ 40 "
            "số vào đây. Đừng lấy số từ thư hay tin nhắn gửi kèm thẻ.",
            [one for one in (card.foreign_words, card.ends) if one],
            [
                ("Đơn vị", card.label),
                ("Vai trò", ROLE_WORDS.get(card.role, card.role)),
                ("Máy", short_device(card.device)),
                ("Tệp", card.file.name),
            ],
            level="doubt" if card.ends else "info",
            parent=parent,
        )
        self.body.addSpacing(10)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("12345 67890 …")
        self.line.setMaxLength(80)
        self.line.editingFinished.connect(self._left)
        self.line.textEdited.connect(self._typing)
        self.line.returnPressed.connect(self._enter)
        self.field("Vân tay của thẻ, 40 số", self.line)
        self.note = FieldNote(self)
        self.body.setSpacing(3)
        self.body.addWidget(self.note)
        self.add_button("leave", "Để sau", "quiet")
        look: Look = "danger" if card.ends else "primary"
        self.trust = self.add_button("trust", "Đăng ký thẻ này", look, "fingerprint-pattern")
        self.line.setFocus()

    def _typing(self, typed: str) -> None:
        self.say("")

    def _left(self) -> None:
        self.line.setText(grouped(self.line.text()))
        self.look()

    def look(self) -> bool:
        """Whether forty digits are there; else the line says what is wrong."""
        typed = self.line.text()
        digits = only_digits(typed)
        if not typed.strip():
            return False
        if grouped(typed) != typed:
            self.say("Chỉ gõ chữ số; dấu cách giữa các nhóm tự thêm.")
        elif len(digits) != DIGITS:
            self.say(f"Cần đủ 40 chữ số, mới có {len(digits)}.")
        else:
            self.say("")
            return True
        return False

    def say(self, words: str) -> None:
        """A fault of the line, "" for none."""
        mark(self.line, problem="error" if words else "")
        self.line.setAccessibleDescription(words)
        self.note.say(words)
        self.fit()

    def _enter(self) -> None:
        self.trust.click()

    def accept(self) -> None:
        self.line.setText(grouped(self.line.text()))
        if self.answer == "trust" and not self.look():
            if not self.line.text().strip():
                self.say("Cần đủ 40 chữ số, mới có 0.")
            self.answer = ""
            self.line.setFocus()
            return
        super().accept()


Unusable = tuple[Path, XatreError]


@dataclass(frozen=True)
class Looked:
    """Card files looked at: those to be trusted, those that are no cards, and of devices trusted
    before the label and what changed, where something did."""

    offered: Sequence[Offered]
    faults: Sequence[Unusable]
    refreshed: Sequence[tuple[str, Sequence[str]]]


def looked_at(session: Session, files: Iterable[Path]) -> Looked:
    """Read card files; one of a device trusted before is taken at once, its own key signed it."""
    offered: list[Offered] = []
    faults: list[Unusable] = []
    refreshed: list[tuple[str, Sequence[str]]] = []
    for file in files:
        try:
            card = offered_cards.read_card(file)
        except XatreError as fault:
            faults.append((file, fault))
            continue
        known = cards.refresh(session, file)
        if known is not None:
            if known.told:
                refreshed.append((known.peer.label, known.told))
        elif card.device != session.book.facts.device:
            label = card.label or session.codes.unit_label(card.unit)
            foreign = offered_cards.is_of_another_province(session, card)
            ends = cards.told_before_enrolling(session, file)
            offered.append(
                Offered(file, label, card.role, card.device, card.created, foreign, ends)
            )
    return Looked(offered, faults, refreshed)


def unusable_message(faults: Sequence[Unusable]) -> Message:
    """Every file that is no card, or one that was changed, by name with its code."""
    names = ", ".join(f"{file.name} ({fault.code})" for file, fault in faults)
    return Message(
        "doubt",
        f"{len(faults)} tệp không phải thẻ, hoặc là thẻ hỏng, bị sửa:",
        f"{names}. Xin nơi gửi chép lại thẻ, tên tệp bắt đầu bằng the-.",
    )


class Enrolling(QObject):
    """Asks for the fingerprint of each card in turn. `enrolled` when at least one is trusted."""

    enrolled = Signal()

    def __init__(self, seat: Seat, page: QWidget) -> None:
        super().__init__(page)
        self.seat, self._page = seat, page
        self.dialog: FingerprintDialog | None = None
        self._waiting: list[Offered] = []
        self._total, self._trusted = 0, 0
        self._told: list[str] = []

    def choose(self) -> None:
        """Ask for card files, several at once."""
        found = places.choose_files(self._page, "Chọn thẻ để đăng ký")
        if found:
            self.begin(found)

    def begin(self, files: Iterable[Path]) -> None:
        """Read the cards; then ask for one fingerprint after another."""
        wanted = list(files)

        self.seat.ask(lambda session: looked_at(session, wanted), self._read)

    def _read(self, found: Looked) -> None:
        self._waiting, faults = list(found.offered), found.faults
        self._total, self._trusted = len(self._waiting), 0
        self._told = []
        for label, told in found.refreshed:
            self._told += [f"{label}:", *told]
        if len(faults) == 1:
            self.seat.navigator.fault(faults[0][1])
        elif faults:
            self.seat.navigator.tell(unusable_message(faults))
        elif self._told and not self._waiting:
            words = " ".join(self._told)
            self.seat.navigator.tell(Message("info", "Đã cập nhật thẻ đã đăng ký.", words))
        elif not self._waiting:
            rest = "Các thẻ vừa chọn đã đăng ký trước, hoặc là của máy này."
            self.seat.navigator.tell(Message("info", "Không có thẻ mới.", rest))
        if found.refreshed:
            self.seat.navigator.saved()
            self.enrolled.emit()
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            if self._trusted:
                later = self._total - self._trusted
                rest = f"Còn {later} thẻ để sau." if later else "Đã ghi vào sổ."
                self.seat.navigator.tell(
                    Message(
                        "info" if self._told else "success",
                        f"Đã đăng ký {self._trusted} thẻ.",
                        " ".join((rest, *self._told)),
                    )
                )
                self.seat.navigator.saved()
                self.enrolled.emit()
            return
        number = self._total - len(self._waiting) + 1
        place = f" ({number} trên {self._total})" if self._total > 1 else ""
        self._ask(FingerprintDialog(self._waiting[0], place, self._page))

    def _ask(self, dialog: FingerprintDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self) -> None:
        dialog = self.dialog
        if dialog is None or dialog.answer != "trust":
            self._close()
            self._waiting = self._waiting[1:]
            self._next()
            return
        card, typed = self._waiting[0], dialog.line.text()
        self.seat.ask(
            lambda session: cards.enrol_card(session, card.file, typed), self._trust, self._no
        )

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _trust(self, found: cards.Enrolled) -> None:
        self._close()
        self._told += found.told
        self._trusted += 1
        self._waiting = self._waiting[1:]
        self._next()

    def _no(self, error: Exception) -> None:
        dialog = self.dialog
        if dialog is not None and isinstance(error, XatreError) and error.code == "XT-306":
            dialog.answer = ""
            dialog.open()
            dialog.say(f"{error.happened} {error.to_do} ({error.code})")
            dialog.line.setFocus()
            return
        self._close()
        self._waiting = []
        self.seat.navigator.fault(error)
