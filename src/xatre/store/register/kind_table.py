"""The table of one kind, made from its declaration: columns, sort keys, indexes and rows.

Field columns are `f_<field>`, so that no field name can meet a column of the program; sort keys
are `k_<field>`. Values of fields this program does not know, or knows as another sort, are kept
in `extra`. Knows no connection: it gives SQL text and tuples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import orjson

from xatre.model import text
from xatre.model.doubles import NAMES
from xatre.model.fields import (
    Attachment,
    Choices,
    Day,
    DecimalNumber,
    Field,
    LongText,
    Reference,
    Rows,
    Text,
    WholeNumber,
)
from xatre.model.kind import Kind
from xatre.model.rules import Unique
from xatre.model.values import Fields, Value, rows_in
from xatre.store.faults import NotInTheTable
from xatre.store.lists import list_indexes
from xatre.store.lists.facets import Facets
from xatre.store.lists.sort_keys import (
    NO_NUMBER,
    day_key,
    near_column,
    near_key,
    number_key,
    same_column,
    same_key,
    text_key,
)
from xatre.store.register.searched_words import SearchedWords

Title = Callable[[Kind, str, Fields], str]
"""The title of a record of a kind, from its id and fields."""

FACTS = (
    "row", "id", "unit", "state", "revision", "open", "waiting", "cut", "has_draft",
    "title", "k_title", "words", "facets", "extra",
)  # fmt: skip


_TEXTS = ("title", "words", "facets", "cut")


class Facts(NamedTuple):
    """What a row holds beside the fields."""

    row: int
    id: str
    unit: str
    state: str
    revision: str
    open: str | None = None
    waiting: int = 0
    cut: str = ""
    has_draft: int = 0


class KindTable:
    """One kind's table. `title` gives the title of a record from its kind's fields."""

    def __init__(self, kind: Kind, title: Title) -> None:
        self.kind = kind
        self.name = f"kind_{kind.name}"
        self.search = f"{self.name}_search"
        self.members = f"{self.name}_members"
        self._title = title
        self.fields = tuple(kind.fields)
        self._known = frozenset(self.fields)
        self.member_filters = tuple(name for name in kind.filters if self.is_member_filter(name))
        """Filters on several choices and on cells of rows: a row of `members` for each value."""
        self.facets = Facets(kind, self.member_filters)
        self.structured = frozenset(
            name
            for name, field in kind.fields.items()
            if isinstance(field, Rows | Choices | Attachment)
        )
        order = kind.fields.get(kind.order)
        self._title_key = text_key(order) if isinstance(order, Text) else text.word_key
        self._titled_by = kind.order if isinstance(order, Text) else ""
        self.keys: dict[str, Callable[[Any], str | float]] = {}
        self.references: dict[str, str] = {}
        """In-list references, whose key is the title key of the record they name."""
        self.sorts: dict[str, str] = {"code": "ifnull(f_code, '')", "title": "k_title"}
        for field in (*kind.list_fields, *((order,) if order else ())):
            self._sort(field)
        for name in kind.filters:
            field = self.filter_field(name)
            if isinstance(field, Day) and "/" not in name:
                self.keys[name] = day_key
        self.same = tuple(
            rule.fields
            for rule in kind.rules
            if isinstance(rule, Unique) and kind.fields.keys() >= set(rule.fields)
        )
        """Fields that should tell one record from all others: folded into one key each."""
        self.near = tuple(name for name in NAMES if name in kind.compared)
        """Names by which doubles are looked for."""
        default = (
            kind.order if kind.order in self.sorts and not isinstance(order, Reference) else ""
        )
        self.first_of: dict[str, str] = {}
        """Sort expression → the first order that has it, which names its index."""
        for name, key in self.sorts.items():
            self.first_of.setdefault(key, name)
        self.default_order = self.first_of[self.sorts[default or "code"]]
        self.columns = (
            *FACTS,
            *(f"f_{name}" for name in self.fields),
            *(f"k_{name}" for name in self.keys),
            *(f"k_{name}" for name in self.references),
            *(same_column(names) for names in self.same),
            *(near_column(name) for name in self.near),
        )
        self.insert = (
            f'INSERT INTO "{self.name}" ({", ".join(self.columns)}) '
            f"VALUES ({', '.join('?' * len(self.columns))})"
        )
        changed = ", ".join(f"{name} = excluded.{name}" for name in self.columns if name != "row")
        self.replace = f"{self.insert} ON CONFLICT (row) DO UPDATE SET {changed}"
        self.searched = SearchedWords(kind, self._titled_by)
        self._key_places = tuple((name, key) for name, key in self.keys.items())
        column = self.sorts[self.default_order].removeprefix("ifnull(").removesuffix(", '')")
        self._default_place = self.columns.index(column)

    def _sort(self, field: Field) -> None:
        if field.name in self.sorts or isinstance(field, Choices | Rows | Attachment):
            return
        if field.name == self._titled_by:
            self.sorts[field.name] = "k_title"
            return
        if isinstance(field, Reference):
            self.references[field.name] = field.to
        elif isinstance(field, Day):
            self.keys[field.name] = day_key
        elif isinstance(field, WholeNumber | DecimalNumber):
            self.keys[field.name] = number_key
        elif isinstance(field, Text | LongText):
            self.keys[field.name] = text_key(field)
        else:
            self.sorts[field.name] = f"ifnull(f_{field.name}, '')"
            return
        self.sorts[field.name] = f"k_{field.name}"

    def filter_field(self, name: str) -> Field:
        """The declared field of a filter: `sex`, or a cell, `special_groups/group`.

        Raises NotInTheTable.
        """
        outer, _, inner = name.partition("/")
        field = self.kind.fields.get(outer)
        if field is not None and isinstance(field, Rows) and inner:
            field = {part.name: part for part in field.parts}.get(inner)
        elif inner:
            field = None
        if field is None or field.privacy == "sealed":
            raise NotInTheTable(field=name[:60])
        return field

    def is_member_filter(self, name: str) -> bool:
        return "/" in name or isinstance(self.filter_field(name), Choices)

    @property
    def default_key(self) -> str:
        """The SQL expression of the order a list has at first."""
        return self.sorts[self.default_order]

    def column_types(self) -> dict[str, type]:
        """Column name → type, for the STRICT table."""
        numbers = {f"k_{name}" for name, key in self.keys.items() if key is number_key}
        whole = {"row", "waiting", "has_draft", *map(near_column, self.near)}
        return {
            name: int if name in whole else float if name in numbers else str
            for name in self.columns
        }

    def missing_value(self, column: str) -> object:
        """What a column added to older rows holds until they are made again."""
        if self.column_types()[column] is float:
            return NO_NUMBER
        return "" if column.startswith("k_") or column in _TEXTS else None

    def indexes(self) -> dict[str, str]:
        """Index name → its definition after `ON`."""
        return list_indexes.indexes(self)

    def filter_column(self, name: str) -> str:
        """The column a filter compares: the lower bound of a day, the value of the rest."""
        return f"k_{name}" if isinstance(self.filter_field(name), Day) else f"f_{name}"

    def make_row(self, facts: Facts, fields: Fields, titles: Mapping[str, str]) -> tuple[Any, ...]:
        """The row of a record. `titles` gives the title key of every record referred to."""
        extra = None
        if self.kind.renamed:
            fields = self.renamed(fields)
        if not fields.keys() <= self._known:
            extra = {name: value for name, value in fields.items() if name not in self._known}
        get = fields.get
        values: list[Any] = [*map(get, self.fields)]
        if dict in set(map(type, values)) or self.structured & fields.keys():
            for place, name in enumerate(self.fields):
                value = values[place]
                if value is not None and isinstance(value, dict) != (name in self.structured):
                    extra = (extra or {}) | {name: value}
                    values[place] = None
                elif isinstance(value, dict):
                    values[place] = orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
        keys: list[str | float] = []
        for name, key in self._key_places:
            value = get(name)
            missing: str | float = NO_NUMBER if key is number_key else ""
            keys.append(key(value) if isinstance(value, str) else missing)
        for name in self.references:
            keys.append(titles.get(str(get(name)), ""))
        title = self._title(self.kind, facts.id, fields)
        named = get(self._titled_by) if self._titled_by else None
        return (
            *facts,
            title,
            self._title_key(named if isinstance(named, str) else title),
            self.searched.of(fields),
            self.facets.of(facts.unit, fields),
            None if extra is None else orjson.dumps(extra, option=orjson.OPT_SORT_KEYS).decode(),
            *values,
            *keys,
            *(same_key(names, fields) for names in self.same),
            *(near_key(str(get(name, ""))) for name in self.near),
        )

    def place(self, fields: Fields) -> str:
        """Where a row comes among others by its title, as far as that is told without making it.

        Most indexes go by title: 20,000 rows put in 4,000 at a time in that order, into a book of
        180,000, read and wrote 17 % fewer pages.
        """
        named = fields.get(self._titled_by)
        return self._title_key(named) if isinstance(named, str) else ""

    def renamed(self, fields: Mapping[str, Value]) -> Fields:
        """`fields` with earlier names made present ones."""
        present = self.kind.renamed
        return {present.get(name, name): value for name, value in fields.items()}

    def member_values(self, fields: Fields) -> Iterator[tuple[str, str]]:
        """`(filter, value)` of every filter on several values."""
        for name in self.member_filters:
            outer, _, inner = name.partition("/")
            value = fields.get(outer)
            if not isinstance(value, dict):
                continue
            if inner:
                cells = {row.get(inner) for row in rows_in(value).values()}
                yield from ((name, cell) for cell in cells if isinstance(cell, str))
            else:
                yield from ((name, code) for code in value)

    def default_key_of(self, row: tuple[Any, ...]) -> str | float:
        """The value of `default_key` in a row that `make_row` made."""
        value: str | float | None = row[self._default_place]
        return "" if value is None else value

    def read_fields(self, row: Mapping[str, Any]) -> Fields:
        """The fields of a stored row, with those of `extra`."""
        fields: Fields = {}
        for name in self.fields:
            value = row[f"f_{name}"]
            if value is not None:
                fields[name] = orjson.loads(value) if name in self.structured else value
        if row["extra"]:
            fields |= orjson.loads(row["extra"])
        return fields
