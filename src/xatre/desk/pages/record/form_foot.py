"""The foot of a form: what was saved when, or in a narrow window what is wrong; the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from xatre.desk import theme
from xatre.desk.pages.record.problem_list import count_words
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.page_head import Foot
from xatre.desk.widgets.text import Key, Picture, Words
from xatre.model.problem import Problem


class FormFoot(Foot):
    """`drop`, `close_button`, `following` (hidden until a page names it), `primary`; `onward`
    stands in place of the primary one where the record is complete and something comes next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = self._read_only = self._has_draft = self._settled = False
        self._known: Sequence[Problem] = ()
        self._icon = Picture("circle-alert", theme.RED, 16, self)
        self._count = Words("", "strong", self)
        self.review = Button("Xem lại", "quiet", "", self, small=True)
        self._f8 = Key("F8", self)
        self._saved_icon = Picture("file-check", theme.INK2, 16, self)
        self._folded = (self._icon, self._count, self.review, self._f8)
        for part in (*self._folded, self._saved_icon):
            self.add_left(part)
        self.drop = Button("Bỏ sửa", "quiet", "", self)
        self.close_button = Button("Đóng", "quiet", "", self)
        self.close_button.setToolTip("Về danh sách, bản nháp được giữ (Esc)")
        self.following = Button("", "secondary", "", self)
        self.primary = Button("Hoàn thành hồ sơ", "primary", "", self)
        self.onward = Button("", "primary", "arrow-right", self)
        self._key = Key("Ctrl Enter", self)
        for button in (self.drop, self.close_button, self.following, self.primary, self.onward):
            self.add(button)
        self.add(self._key)
        self._fit()

    def say_saved(self, words: str) -> None:
        """What was saved when."""
        self.words.setText(words)

    def say_problems(self, known: Sequence[Problem]) -> None:
        """What is wrong, shown where the list of problems is folded."""
        self._known = known
        self._fit()

    def fit(self, *, narrow: bool, read_only: bool) -> None:
        """Show what there is room and right for."""
        self._narrow, self._read_only = narrow, read_only
        self._fit()

    def offer_drop(self, has_draft: bool, state: str) -> None:
        """Whether there is a draft to throw away, of a record in that state: one that was never
        completed goes whole."""
        self._has_draft = has_draft
        if state == "draft":
            self.drop.say("Bỏ bản nháp")
            self.drop.setToolTip("Bỏ cả hồ sơ chưa hoàn thành này (Ctrl+Z lấy lại)")
        else:
            self.drop.say("Bỏ sửa")
            self.drop.setToolTip("Bỏ phần vừa sửa, hồ sơ như trước (Ctrl+Z lấy lại)")
        self._fit()

    def name_following(self, words: str) -> None:
        """Name the button that goes on without completing; "" hides it."""
        self.following.say(words)
        self._fit()

    def say_settled(self, settled: bool, onward: str = "") -> None:
        """Whether the record is complete and not being changed: then there is nothing to complete,
        and `onward` names what comes next, "" for nothing."""
        self._settled = settled
        self.onward.say(onward)
        self._fit()

    @property
    def first(self) -> Button:
        """The primary button in sight."""
        return self.onward if self.onward.text() else self.primary

    def _fit(self) -> None:
        words = count_words(self._known)
        shown = self._narrow and not self._read_only and bool(words)
        errors = any(problem.level == "error" for problem in self._known)
        self._count.setText(words)
        self._count.tone("red" if errors else "amber")
        icon = ("circle-alert", theme.RED) if errors else ("triangle-alert", theme.AMBER)
        self._icon.show_icon(*icon)
        for part in self._folded:
            part.setVisible(shown)
        self._saved_icon.setVisible(not shown)
        self.primary.setVisible(not self._read_only and not self._settled)
        self.onward.setVisible(bool(self.onward.text()))
        self.drop.setVisible(self._has_draft and not self._read_only)
        nothing = self._settled and not self.onward.text()
        self._key.setVisible(not self._read_only and not self._narrow and not nothing)
        self.following.setVisible(bool(self.following.text()) and not self.onward.text())
        self.close_button.setVisible(not (self._narrow and self.following.text()))
