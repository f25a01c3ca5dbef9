"""The questions of taking files in: two packages of one number, asking a commune, a return that
could not be written, a package that could not be copied out."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from xatre.desk.pages.exchange.jobs import Made
from xatre.desk.pages.exchange.words import day_words, sender, size_words
from xatre.desk.widgets.check_box import CheckBox
from xatre.desk.widgets.dialog import Dialog
from xatre.work.receiving.comparing import Difference
from xatre.work.receiving.outcomes import Outcome
from xatre.work.sending.delivering import Delivered


class ForkDialog(Dialog):
    """Two packages of one number: what to do, and taking both only behind a second look."""

    def __init__(self, outcome: Outcome, parent: QWidget | None = None) -> None:
        unit = sender(outcome)
        super().__init__(
            f"{unit} có hai gói cùng số {outcome.sequence}",
            "Gói đã nhận trước vẫn nguyên trong sổ. Gói này chưa ghi gì.",
            [
                f"Gọi {unit[:1].lower()}{unit[1:]} bằng số điện thoại quen biết.",
                "Hỏi sổ có bị chép làm hai, hay vừa dựng lại từ bản sao lưu không.",
                "Chỉ nhận cả hai khi xã nói rõ hai gói đều do xã lập.",
            ],
            [
                ("Tệp", outcome.file),
                ("Ngày ký", day_words(outcome.created) or "–"),
                ("Mã tệp", outcome.sha256[:16]),
                ("Gói số", str(outcome.sequence)),
            ],
            "XT-303",
            "doubt",
            parent,
        )
        self.body.addSpacing(8)
        self.asked = CheckBox(f"Đã gọi {unit}; hai gói đều do xã lập", self)
        self.body.addWidget(self.asked)
        self.add_button("leave", "Để nguyên gói này", "quiet", safe=True).setFocus()
        self.both = self.add_button("both", "Nhận cả hai", "danger", "git-fork")
        self.asked.toggled.connect(self._look)
        self._look(False)

    def _look(self, on: bool) -> None:
        self.both.forbid("" if on else "Gọi xã trước, rồi đánh dấu ở trên")


class RemarkDialog(Dialog):
    """What the office asks a commune about one record."""

    def __init__(self, difference: Difference, parent: QWidget | None = None) -> None:
        named = difference.code or "hồ sơ này"
        super().__init__(
            f"Hỏi xã về {named}",
            f"Mục {difference.label}. Nhận xét đi cùng biên nhận mới, xã đọc rồi tự sửa ở sổ của "
            "mình. Không ghi tên trẻ.",
            level="info",
            parent=parent,
        )
        self.body.addSpacing(10)
        self.lines = QPlainTextEdit(self)
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(96)
        self.lines.setPlainText(f"Mục {difference.label}: hai bản ghi khác nhau, đề nghị xã chọn.")
        self.lines.textChanged.connect(self._typed)
        self.field("Nội dung", self.lines)
        self.add_button("leave", "Thôi không hỏi", "quiet")
        self.send = self.add_button("send", "Ghi nhận xét", "primary", "message-square")
        self.lines.setFocus()

    @property
    def words(self) -> str:
        return self.lines.toPlainText().strip()

    def _typed(self) -> None:
        self.send.forbid("" if self.words else "Ghi nội dung trước")


def return_not_written(failed: list[Delivered], parent: QWidget) -> Dialog:
    """The packages are in the book; their returns are still in the outbox."""
    first = failed[0]
    fault = first.fault
    assert fault is not None
    dialog = Dialog(
        "Chưa ghi được biên nhận",
        f"Gói đã vào sổ, không phải nhận lại. {fault.happened}",
        [fault.to_do, "Bấm Thử ghi lại. Biên nhận vẫn nằm trong sổ."],
        [("Đích", str(first.folder)), ("Biên nhận", f"{len(failed)} tệp")],
        fault.code,
        "error",
        parent,
    )
    dialog.add_button("later", "Để sau", "quiet")
    dialog.add_button("other", "Chọn nơi khác…", "secondary")
    dialog.add_button("again", "Thử ghi lại", "primary", safe=True)
    return dialog


def package_not_copied(made: Made, unsent: int, when: str, parent: QWidget) -> Dialog:
    """The package is sealed and whole in the outbox; the stick would not take it."""
    fault = made.fault
    assert fault is not None
    sealed = made.sealed
    dialog = Dialog(
        f"Chưa ghi được gói {sealed.sequence}",
        f"{fault.happened} {unsent} bản ghi của gói vẫn nguyên trong sổ.",
        [fault.to_do, f"Bấm Thử ghi lại. Gói vẫn mang số {sealed.sequence}."],
        [
            ("Đích", str(made.folder / sealed.file.name)),
            ("Cần", size_words(sealed.size)),
            ("Gói", str(sealed.sequence)),
            ("Lúc", when),
        ],
        fault.code,
        "error",
        parent,
    )
    dialog.add_button("later", "Để sau", "quiet")
    dialog.add_button("other", "Chọn nơi khác…", "secondary")
    dialog.add_button("again", "Thử ghi lại", "primary", safe=True)
    return dialog
