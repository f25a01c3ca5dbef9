"""Who opens the book: a card a person, one Tab stop; more than four scroll."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from xatre.desk.widgets.check_box import CardGroup, ChoiceCard

SEEN, CARD, GAP = 4, 52, 6


class OfficerList(QScrollArea):
    """`changed(name)` when another officer is chosen."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names: list[str] = []
        self._most = SEEN
        self.group = CardGroup()

    def offer(self, people: Sequence[tuple[str, str, str]], chosen: str) -> None:
        """Show (name, role words, last opening) of each, and choose one by name."""
        self.group = CardGroup()
        self.group.setAccessibleName("Người mở sổ")
        column = QVBoxLayout(self.group)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(GAP)
        self.names = [name for name, _, _ in people]
        for name, role, when in people:
            card = ChoiceCard(name, role or "Chưa mở ở máy này", when, self.group)
            self.group.add(card)
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(self.group)
        self.group.choose(self.names.index(chosen) if chosen in self.names else 0)
        self.group.changed.connect(self._chosen)
        self._fit()

    def show_most(self, most: int) -> None:
        """How many cards are seen at once."""
        self._most = most
        self._fit()

    def _fit(self) -> None:
        seen = min(len(self.names), self._most)
        self.setFixedHeight(max(0, seen * (CARD + GAP) - GAP) + 6)

    @property
    def chosen(self) -> str:
        """The name chosen, "" where there is nobody."""
        place = self.group.chosen
        return self.names[place] if 0 <= place < len(self.names) else ""

    def _chosen(self, place: int) -> None:
        if place >= 0:
            self.ensureWidgetVisible(self.group.cards[place], 0, GAP)
            self.changed.emit(self.chosen)
