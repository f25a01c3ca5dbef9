"""Which rows of one list are the same record: of the same content, of one record of the book, or
with all the values that tell records apart.

Keeps numbers of rows and keys of their values, no rows: there may be a hundred thousand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import orjson

from xatre.model.paths import are_apart
from xatre.model.rules import Unique
from xatre.model.values import Fields, Value
from xatre.store.lists.sort_keys import same_key


class SameRows:
    """Hears of the rows of a list in their order. `rules` say which values tell records apart."""

    def __init__(self, rules: Iterable[Unique]) -> None:
        self._of_content: dict[str, int] = {}
        self._of_record: dict[str, int] = {}
        self._of_values: list[tuple[Unique, dict[str, list[tuple[int, Fields]]]]] = []
        self._only_values: list[tuple[Unique, dict[str, int]]] = []
        every = list(rules)
        for rule in every:
            if rule.apart:
                self._of_values.append((rule, {}))
            # Rows alike in more fields are alike in fewer, which the other rule asks of.
            elif not any(set(one.fields) < set(rule.fields) and not one.apart for one in every):
                self._only_values.append((rule, {}))

    def is_of_content(self, content: str, number: int) -> bool:
        """Whether a row before this one, that was heard of, has the very same content."""
        return self._of_content.get(content, number) != number

    def first(self, number: int, content: str, record: str, fields: Fields) -> int:
        """The number of the row before this one that is the same; its own where there is none.
        `content` is its key, `record` the id of the record of the book that it is, "" for none."""
        first = self._of_content.setdefault(content, number)
        if record:
            first = min(first, self._of_record.get(record, first))
            self._of_record[record] = number
        for rule, first_of in self._only_values:
            if key := same_key(rule.fields, fields):
                first = min(first, first_of.setdefault(key, number))
        for rule, rows_of in self._of_values:
            if key := same_key(rule.fields, fields):
                before = rows_of.setdefault(key, [])
                same = (one for one, said in before if not are_apart(rule.apart, said, fields))
                first = min([first, *same])
                before.append(
                    (number, {name: fields[name] for name in rule.apart if name in fields})
                )
        return first


def key_of_row(kind: str, fields: Mapping[str, Value]) -> str:
    """What tells the content of a row from all others."""
    content = orjson.dumps({"": kind, **fields}, option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(content, digest_size=16).hexdigest()
