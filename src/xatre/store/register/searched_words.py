"""Which words of a record its search index holds, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from xatre.model.fields import Rows
from xatre.model.kind import Kind
from xatre.model.text import in_sentence
from xatre.model.values import Fields, rows_in
from xatre.store.lists import words

OPEN_LEVELS = ("basic", "sensitive")


class SearchedWords:
    """What is searched of one kind. A guarded kind is found by its code alone.

    told_by  searched field → what is said where a record was found by it and not by its title
    """

    def __init__(self, kind: Kind, titled_by: str) -> None:
        self._guarded = kind.guarded
        searched = () if kind.guarded else kind.searched_fields
        self._own = tuple(field.name for field in searched if not field.whose)
        self._of_others = tuple(field.name for field in searched if field.whose)
        self._cells = () if kind.guarded else tuple(_searched_cells(kind))
        self.told_by = {
            field.name: field.whose or in_sentence(field.label)
            for field in searched
            if field.name not in (titled_by, "code")
        }

    @property
    def has_others(self) -> bool:
        """Whether the index holds names that are not the record's own."""
        return bool(self._of_others or self._cells)

    @property
    def shape(self) -> tuple[str, ...]:
        """What the index holds, in a form that can be compared."""
        if self._guarded:
            return ("code",)
        others = tuple(f"whose:{name}" for name in self._of_others)
        marked = ("own", "joined") if self.has_others else ()
        return self._own + marked + others + tuple(f"{field}/{cell}" for field, cell in self._cells)

    def of(self, fields: Fields) -> str:
        """The words of one record for its index."""
        if self._guarded:
            code = fields.get("code")
            return words.indexed((code,)) if isinstance(code, str) else ""
        get = fields.get
        own = [value for name in self._own if isinstance(value := get(name), str)]
        others = [value for name in self._of_others if isinstance(value := get(name), str)]
        for name, cell in self._cells:
            rows = rows_in(get(name)).values()
            others += [value for row in rows if isinstance(value := row.get(cell), str)]
        return words.indexed(own, others, has_others=self.has_others)


def _searched_cells(kind: Kind) -> Iterator[tuple[str, str]]:
    for field in kind.fields.values():
        if isinstance(field, Rows) and field.privacy in OPEN_LEVELS:
            for part in field.parts:
                if part.searched and part.privacy in OPEN_LEVELS:
                    yield field.name, part.name
