"""The filters of a list: one button each, made from the declaration; what they mean to the book.

Hidden filters are not offered to an officer without case rights, nor are hidden codes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from xatre.desk.pages.lists.list_periods import ages, periods_of
from xatre.desk.pages.lists.list_rows import short_code, short_label
from xatre.desk.widgets.buttons import Button, FilterButton
from xatre.desk.widgets.style import side_by_side
from xatre.model.codes import Codes
from xatre.model.fields import Choice, Choices, Day, Field, Reference
from xatre.model.kind import Kind
from xatre.work.records import browse
from xatre.work.records.browse import Filter, Query
from xatre.work.session import Session

NOT_WRITTEN = "@none"
TO_REVIEW = "@review"
VOIDED = "@void"
FIRST = (
    "village",
    "born_on",
    "visible_groups",
    "special_groups/group",
    "happened_on",
    "cause",
    "status",
    "due_on",
    "case_state",
    "received_on",
    TO_REVIEW,
)
"""Filters that stand first where a kind has them; the others follow as declared."""


@dataclass(frozen=True)
class Choosable:
    """One filter: its field path, its words, what can be chosen as (value, words)."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    meaning: Callable[[str], Filter]


def choosables(
    kind: Kind, codes: Codes, today: date, *, sees_cases: bool, villages: Mapping[str, str]
) -> list[Choosable]:
    """The filters a list of `kind` offers this officer."""
    found: list[Choosable] = []
    whole = _told_by_rows(kind) if sees_cases else {}
    for name in kind.filters:
        field = _field(kind, name)
        if field is None or (field.privacy in ("hidden", "sealed") and not sees_cases):
            continue
        if name in whole.values() or ("/" in name and not sees_cases):
            continue
        label = short_label(kind.fields[whole[name]] if name in whole else field)
        made = _choosable(name, field, label, codes, today, villages, sees_cases)
        if made is not None and made.choices:
            found.append(made)
    review = (
        ("@draft", "Có bản nháp"),
        ("@clashing", "Hai nơi ghi khác"),
        ("@waiting", "Thiếu gói trước"),
        (VOIDED, "Đã hủy"),
    )
    found.append(Choosable(TO_REVIEW, "Cần xem", review, lambda value: value))
    found.sort(key=lambda one: FIRST.index(one.name) if one.name in FIRST else len(FIRST))
    return found


def _field(kind: Kind, name: str) -> Field | None:
    outer, _, inner = name.partition("/")
    field = kind.fields.get(outer)
    if field is None or not inner:
        return field
    cell = next((part for part in field.parts if part.name == inner), None)
    return field if cell is None else cell


def _told_by_rows(kind: Kind) -> dict[str, str]:
    """Cell → the computed field that tells the same, as far as everyone may know: who may know
    all filters by the cell alone."""
    found: dict[str, str] = {}
    for name in kind.filters:
        cell = _field(kind, name)
        for other in kind.filters:
            told = kind.fields.get(other)
            if "/" not in name or not isinstance(cell, Choice) or not isinstance(told, Choices):
                continue
            if told.computed and told.codes == cell.codes:
                found[name] = other
    return found


def _choosable(
    name: str,
    field: Field,
    label: str,
    codes: Codes,
    today: date,
    villages: Mapping[str, str],
    sees_cases: bool,
) -> Choosable | None:
    if isinstance(field, Choice | Choices):
        offered = codes.offered(field.codes, "", today, hidden=sees_cases)
        choices = [(code.code, short_code(codes, field.codes, code.code)) for code in offered]
        choices.append((NOT_WRITTEN, f"Chưa ghi {label[:1].lower()}{label[1:]}"))
        return Choosable(name, label, tuple(choices), _code)
    if isinstance(field, Reference) and field.to == "village":
        choices = [*villages.items(), (NOT_WRITTEN, "Chưa ghi thôn, bản")]
        return Choosable(name, label, tuple(choices) if villages else (), _code)
    if isinstance(field, Day):
        periods = ages(today) if name == "born_on" else periods_of(name, today)
        meanings = {key: meaning for key, _, meaning in periods}
        offered_days = tuple((key, words) for key, words, _ in periods)
        return Choosable(name, "Tuổi" if name == "born_on" else label, offered_days, meanings.get)
    return None


def _code(value: str) -> Filter:
    return None if value == NOT_WRITTEN else value


class FilterBar(QWidget):
    """The filters in one line: those that fit as buttons, the rest under "Lọc thêm"."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, FilterButton] = {}
        self._offered: dict[str, Choosable] = {}
        self._row = side_by_side(self, 6)
        self._more = Button("Lọc thêm", "filter", "list-filter", self)
        self._more.clicked.connect(self._open_more)
        self._off = Button("Bỏ lọc", "link", "", self, small=True)
        self._off.clicked.connect(self.clear)
        self._row.addWidget(self._more)
        self._row.addWidget(self._off)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def offer(self, offered: list[Choosable]) -> None:
        """Offer these filters, keeping what is chosen."""
        for one in offered:
            self._offered[one.name] = one
            if one.name in self._buttons:
                self._buttons[one.name].offer(list(one.choices))
                continue
            button = FilterButton(one.label, list(one.choices), self)
            button.changed.connect(self._changed)
            self._buttons[one.name] = button
        order = [one.name for one in offered if one.name in self._buttons]
        self._buttons = {name: self._buttons[name] for name in order} | self._buttons
        for number, button in enumerate(self._buttons.values()):
            self._row.insertWidget(number, button)
        self._fit()

    def _changed(self) -> None:
        self._fit()
        self.changed.emit()

    @property
    def chosen(self) -> dict[str, str]:
        """What is chosen: filter → its key."""
        return {name: button.value for name, button in self._buttons.items() if button.value}

    @property
    def words(self) -> list[str]:
        """What is chosen, in words."""
        return [
            dict(self._offered[name].choices).get(value, value)
            for name, value in self.chosen.items()
        ]

    def choose(self, name: str, value: str) -> None:
        """Choose a filter by its key; unknown names do nothing."""
        if name in self._buttons:
            self._buttons[name].choose(value)

    def withdraw(self, name: str) -> None:
        """Offer this filter no more."""
        button = self._buttons.pop(name, None)
        if button is not None:
            self._offered.pop(name, None)
            button.hide()
            button.deleteLater()
            self._fit()

    def clear(self) -> None:
        """Take all filters off, asking once."""
        for button in self._buttons.values():
            button.blockSignals(True)
            button.choose("")
            button.blockSignals(False)
        self._changed()

    def filters(self) -> tuple[dict[str, Filter], tuple[str, ...]]:
        """The filters and states of a `Query`."""
        made: dict[str, Filter] = {}
        states: tuple[str, ...] = ()
        for name, value in self.chosen.items():
            if name != TO_REVIEW:
                made[name] = self._offered[name].meaning(value)
            elif value == VOIDED:
                states = ("void",)
            else:
                made[value] = "yes"
        return made, states

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the chosen ones, then as many others as there is room for."""
        chosen = self.chosen
        self._off.setVisible(len(chosen) >= 2)
        gap = self._row.spacing()
        room = self.width() - self._more.sizeHint().width() - gap
        if not self._off.isHidden():
            room -= self._off.sizeHint().width() + gap
        room -= sum(self._buttons[name].sizeHint().width() + gap for name in chosen)
        left_out = False
        for name, button in self._buttons.items():
            needed = button.sizeHint().width() + gap
            shown = name in chosen or (needed <= room and not left_out)
            if name not in chosen:
                if shown:
                    room -= needed
                else:
                    left_out = True
            button.setVisible(shown)
        self._more.setVisible(left_out)

    def _open_more(self) -> None:
        menu = QMenu(self)
        for name, button in self._buttons.items():
            if button.isHidden():
                inner = menu.addMenu(self._offered[name].label)
                for value, words in self._offered[name].choices:
                    inner.addAction(words.replace("&", "&&")).setData((name, value))
        taken = menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        if taken is not None and taken.data():
            self.choose(*taken.data())


def village_names(session: Session, kind: Kind) -> dict[str, str]:
    """The villages a list may filter by: id → name, at most 200."""
    if "village" not in kind.filters:
        return {}
    rows = browse.page(session, Query("village"), 0, 200)
    return {row.id: row.title for row in rows}
