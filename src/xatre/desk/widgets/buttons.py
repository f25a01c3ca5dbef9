"""Buttons: primary, secondary, quiet, danger, link, icon only, and the filter button."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from xatre.desk import icons, theme
from xatre.desk.widgets.style import mark

Look = Literal["primary", "secondary", "quiet", "danger", "link", "icon", "filter", "tab"]
ICON_COLOUR = {"primary": theme.WHITE, "danger": theme.RED, "link": theme.ACCENT}


class Button(QPushButton):
    """A worded button. Its words are a verb and what it acts on: "Nhận 2 gói"."""

    def __init__(
        self,
        words: str,
        look: Look = "secondary",
        icon: str = "",
        parent: QWidget | None = None,
        *,
        small: bool = False,
        large: bool = False,
    ) -> None:
        super().__init__(words, parent)
        self._icon = ""
        mark(self, look=look, small=small, large=large)
        self.setAccessibleName(words.replace("&", "").rstrip("…"))
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if look == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            self.show_icon(icon)

    def show_icon(self, name: str) -> None:
        """Put a picture before the words."""
        self._icon = name
        look = str(self.property("look"))
        colour = ICON_COLOUR.get(look, theme.INK)
        gap = bool(self.text())
        self.setIcon(icons.icon(name, colour, 16, gap=gap))
        self.setIconSize(icons.ground_size(16, gap))

    def say(self, words: str) -> None:
        """Change the words, for the eye and for a screen reader."""
        self.setText(words)
        self.setAccessibleName(words.replace("&", "").rstrip("…"))

    def forbid(self, why: str) -> None:
        """Switch off and say why in the tooltip; an empty `why` switches on again."""
        self.setEnabled(not why)
        self.setToolTip(why)
        self.setAccessibleDescription(why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)


class IconButton(Button):
    """A button with a picture only; `name` is what it does, for tooltip and screen reader."""

    def __init__(
        self,
        icon: str,
        name: str,
        parent: QWidget | None = None,
        *,
        small: bool = False,
        colour: str = theme.INK2,
    ) -> None:
        super().__init__("", "icon", "", parent, small=small)
        self.setIcon(icons.icon(icon, colour, 16))
        self.setIconSize(icons.ground_size(16, gap=False))
        self.setAccessibleName(name)
        self.setToolTip(name)


class FilterButton(Button):
    """A filter of a list: "Thôn, bản ⌄", or what was chosen with a cross that takes it off.

    `choices` are (value, words); value "" is never offered. A `tall` one stands in a page's head,
    as high as the buttons there.
    """

    changed = Signal(str)

    def __init__(
        self,
        label: str,
        choices: list[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        tall: bool = False,
    ) -> None:
        super().__init__(label, "filter", "", parent)
        mark(self, tall=tall)
        self._label, self._choices, self._value = label, choices, ""
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.clicked.connect(self._press)
        self._show()

    @property
    def value(self) -> str:
        """The value chosen, "" for none."""
        return self._value

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Replace what can be chosen."""
        self._choices = choices
        self._show()

    def choose(self, value: str) -> None:
        """Choose `value` ("" takes the filter off)."""
        if value != self._value:
            self._value = value
            self._show()
            self.changed.emit(value)

    def _show(self) -> None:
        words = dict(self._choices).get(self._value, self._value)
        mark(self, chosen=bool(self._value))
        self.setText(words if self._value else self._label)
        name, colour = ("x", theme.ACCENT) if self._value else ("chevron-down", theme.INK)
        # With one choice there is no list to open: a press turns it on.
        bare = len(self._choices) == 1 and not self._value
        self.setIcon(QIcon() if bare else icons.icon(name, colour, 14))
        self.setIconSize(icons.ground_size(14, gap=False))
        self.setAccessibleName(f"Lọc {self._label}: {words}" if words else f"Lọc {self._label}")

    def _press(self) -> None:
        if self._value:
            self.choose("")
            return
        if len(self._choices) == 1:
            self.choose(self._choices[0][0])
            return
        menu = QMenu(self)
        for value, words in self._choices:
            menu.addAction(words.replace("&", "&&")).setData(value)
        chosen = menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
        if chosen is not None:
            self.choose(str(chosen.data()))
