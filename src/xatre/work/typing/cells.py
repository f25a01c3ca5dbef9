"""What stands in the cells of a row, read into fields and shown again. Knows no book: code lists,
villages and the day are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from xatre.errors import DataError
from xatre.kinds import KINDS
from xatre.model import personal_number
from xatre.model.codes import Codes
from xatre.model.short_codes import Meant, Offer, ShortCodes
from xatre.model.text import DOTS, clean, fold
from xatre.model.values import IN, YES, Fields, Value, rows_in
from xatre.work.typing.columns import BY_NAME, COLUMNS, KIND, TypedColumn

NEW_VILLAGE = "+"
"""Begins the words of a village that is to be made."""
NAME_STATE, NO_NAME = "name_state", "-"
"""The field that says whether a child has a name, and what is typed of one that has none yet."""


@dataclass(frozen=True)
class Reading:
    """One cell read: the values of its fields (None: not written), what it shows, or the sentence
    why it cannot be read; `others` are what the same letters may mean too."""

    values: Mapping[str, Value | None]
    shown: str = ""
    fault: str = ""
    others: tuple[str, ...] = ()


class Cells:
    """Reads and shows cells; hidden groups too for who `sees_hidden`: an officer with case
    rights. Plain values: made at the book, read at the desk."""

    def __init__(
        self, codes: Codes, villages: Iterable[Offer], today: date, *, sees_hidden: bool
    ) -> None:
        self._codes, self._today, self._sees_hidden = codes, today, sees_hidden
        self._short: dict[str, ShortCodes] = {}
        for column in COLUMNS:
            offers = (
                tuple(villages)
                if column.sort == "village"
                else map(Offer.of_code, codes.offered(column.codes, hidden=sees_hidden))
            )
            self._short[column.name] = ShortCodes(
                offers,
                letters=column.letters,
                guesses=column.guesses,
                numbered=column.numbered and column.sort != "village",
            )

    @property
    def villages(self) -> tuple[Offer, ...]:
        """The villages that may be named."""
        return self._short["village"].offers

    # reading

    def read(self, column: TypedColumn, typed: str, before: Mapping[str, Value]) -> Reading:
        """Read one cell over the fields `before`."""
        words = clean(typed)
        if column.sort == "name":
            return self._name(column, words)
        if not words:
            return Reading(dict.fromkeys(column.holds))
        if column.sort == "groups":
            return self._groups(column, words, before)
        if column.sort == "number" and words[0].isdecimal():
            return self._number(words)
        if column.sort == "village" and words.startswith(NEW_VILLAGE):
            return Reading({}, words, "")
        if column.codes or column.sort == "village":
            return self._coded(column, words)
        return self._plain(column, words)

    def _plain(self, column: TypedColumn, words: str) -> Reading:
        field = KINDS[KIND].fields[column.name]
        try:
            value = field.read(words, self._today)
        except DataError as fault:
            return Reading({}, words, fault.happened)
        fault_words = field.fault(value) if value is not None else None
        if fault_words:
            return Reading({}, words, fault_words)
        shown = field.show(value, self._codes) if value is not None else ""
        return Reading({column.name: value}, shown)

    def _name(self, column: TypedColumn, words: str) -> Reading:
        """A name, or that there is none: "-", or the words for it."""
        for code in ("unnamed", "unknown"):
            label = self._codes.label(NAME_STATE, code)
            if fold(words) == fold(label) or (words == NO_NAME and code == "unnamed"):
                return Reading({column.name: None, NAME_STATE: code}, label)
        reading = self._plain(column, words) if words else Reading({column.name: None})
        return replace(reading, values={**reading.values, NAME_STATE: "named"})

    def expand(self, column: TypedColumn, typed: str) -> Meant:
        """What the letters typed so far mean, for showing beside them."""
        words = clean(typed)
        if column.sort == "groups":
            words = words.rpartition(",")[2].strip()
        if column.sort == "number" and words[:1].isdecimal():
            return Meant()
        if not (column.codes or column.sort == "village"):
            return Meant()
        return self._short[column.name].expand(words)

    def _coded(self, column: TypedColumn, words: str) -> Reading:
        known = self._exactly(column, words) or self._short[column.name].expand(words)
        if not known.value:
            return Reading({}, words, _unknown(column, known))
        name = column.holds[0]
        values: dict[str, Value | None] = dict.fromkeys(column.holds)
        return Reading(values | {name: known.value}, self._shown(column, known), "", known.others)

    def _exactly(self, column: TypedColumn, words: str) -> Meant | None:
        """What a cell shows already is what it means, whatever else it begins."""
        offers = self._short[column.name].offers
        for offer in offers:
            if words in (offer.label, column.short.get(offer.value)):
                return Meant(offer.value, offer.label)
        return None

    def _shown(self, column: TypedColumn, meant: Meant) -> str:
        return column.short.get(meant.value, meant.label)

    @staticmethod
    def _number(words: str) -> Reading:
        plain = personal_number.plain(words)
        if fault := personal_number.fault(plain):
            return Reading({}, words, fault)
        shown = personal_number.show(plain)
        return Reading({"number_state": "has", "personal_number": plain}, shown)

    def _groups(self, column: TypedColumn, words: str, before: Mapping[str, Value]) -> Reading:
        chosen: list[str] = []
        for part in filter(None, (clean(one) for one in self._coded_groups(words).split(","))):
            meant = self._short[column.name].of_value(part)
            meant = meant or self._short[column.name].expand(part)
            if not meant.value:
                return Reading({}, words, f"{_unknown(column, meant)} Chưa hiểu “{part[:20]}”.")
            if meant.value not in chosen:
                chosen.append(meant.value)
        value = self.with_groups(before.get(column.name), chosen)
        return Reading({column.name: value}, self.show_groups(value))

    def _coded_groups(self, words: str) -> str:
        """The words with each label that a cell shows as its code: labels have commas too."""
        offers = self._short["special_groups"].offers
        labels = {self._group_label(offer.value): offer.value for offer in offers}
        for label in sorted(labels, key=len, reverse=True):
            words = words.replace(label, labels[label])
        return words

    def with_groups(self, before: Value | None, chosen: Sequence[str]) -> Value | None:
        """The rows `before` of a child's groups with just these groups: rows that are there keep
        their words, rows this officer is not shown stay."""
        rows: Fields = {}
        have: set[str] = set()
        for id, row in rows_in(before).items():
            group = str(row.get("group", ""))
            if group in chosen or not self._is_shown(group):
                rows[id] = {IN: YES, **row}
                have.add(group)
        for group in chosen:
            if group not in have:
                rows[f"t{group}"] = {IN: YES, "group": group}
        return rows or None

    def _is_shown(self, group: str) -> bool:
        return self._sees_hidden or not self._codes.is_hidden("special_group", group)

    # showing

    def words_of(self, fields: Mapping[str, Value]) -> dict[str, str]:
        """What the cells of a record show, by column."""
        return {column.name: self._words(column, fields) for column in COLUMNS}

    def _words(self, column: TypedColumn, fields: Mapping[str, Value]) -> str:
        if column.sort == "groups":
            return self.show_groups(fields.get(column.name))
        if column.sort == "number" and isinstance(number := fields.get("personal_number"), str):
            return personal_number.show(number)
        if column.sort == "name" and fields.get(NAME_STATE, "named") != "named":
            return self._codes.label(NAME_STATE, str(fields[NAME_STATE]))
        value = fields.get(column.holds[0])
        if not isinstance(value, str):
            return ""
        if column.codes or column.sort == "village":
            label = self._short[column.name].label(value)
            if column.codes:
                label = self._codes.label(column.codes, value)
            return column.short.get(value, label)
        return KINDS[KIND].fields[column.name].show(value, self._codes)

    def show_groups(self, value: Value | None) -> str:
        """The groups of a child in short words; those this officer may not know left out."""
        groups = [str(row.get("group", "")) for row in rows_in(value).values()]
        return ", ".join(self._group_label(one) for one in groups if self._is_shown(one))

    def _group_label(self, group: str) -> str:
        known = self._codes.get("special_group", group)
        return (known.facts.get("short") or known.label) if known else group

    def groups(self, value: Value | None) -> frozenset[str]:
        """The codes of a child's groups that this officer may know."""
        groups = (str(row.get("group", "")) for row in rows_in(value).values())
        return frozenset(one for one in groups if self._is_shown(one))

    def listed_groups(self, value: Value | None) -> str:
        """The groups as a list of rows may show them: guarded ones are dots, and nothing at all
        for who may not know of them."""
        seen = sorted(self.groups(value))
        open_ = [one for one in seen if not self._codes.is_hidden("special_group", one)]
        dots = [DOTS] if len(open_) < len(seen) else []
        return ", ".join([*map(self._group_label, open_), *dots])

    # a whole row

    def row(
        self, words: Mapping[str, str], before: Mapping[str, Value]
    ) -> tuple[Fields, dict[str, str], dict[str, str]]:
        """The fields of a row over those `before`, what could not be read (by field, as typed),
        and why (by column). A cell that shows what it showed before changes nothing."""
        fields, unread, faults = dict(before), {}, {}
        shown = self.words_of(before)
        for name, typed in words.items():
            column = BY_NAME[name]
            if clean(typed) == shown[name]:
                continue
            reading = self.read(column, typed, before)
            if reading.fault:
                faults[name] = reading.fault
            if reading.fault or clean(typed).startswith(NEW_VILLAGE):
                unread[name] = clean(typed)
                continue
            for one, value in reading.values.items():
                if value is None:
                    fields.pop(one, None)
                else:
                    fields[one] = value
        return fields, unread, faults


def _unknown(column: TypedColumn, meant: Meant) -> str:
    if meant.others:
        return f"Mục {column.heading}: {' hay '.join(meant.others[:3])}? Gõ thêm chữ."
    if column.sort == "village":
        return "Chưa có thôn, bản này trong sổ. Gõ dấu + ở trước tên để lập mới."
    return f"Mục {column.heading}: không có trong danh mục."
