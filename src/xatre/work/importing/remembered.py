"""What a person chose when a table was brought in, kept in the book for the next table: heads of
columns and answers. What an import taught is forgotten when that import is undone.

Knows settings of the book; reads no table.
"""

from __future__ import annotations

import json
import re
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from xatre.model.text import clean
from xatre.store.book import Book
from xatre.store.register import imports
from xatre.work.importing.answers import Answers
from xatre.work.importing.cells.number_words import NUMBER_WORD
from xatre.work.importing.cells.unit_names import BEFORE
from xatre.work.importing.cells.word_questions import UNDER_MARK, WHICH_WORD
from xatre.work.importing.columns.day_parts import part_of
from xatre.work.importing.columns.marks import WHICH_MARK
from xatre.work.importing.columns.matching import WHICH_COLUMN, MatchedColumn, letters
from xatre.work.importing.columns.target import head_key
from xatre.work.importing.in_book import CHILD
from xatre.work.importing.part import Part

_ASIDE, _MOST_ASIDE = "import.aside", 40
_TOKEN = re.compile(r"Mã để lại ([0-9a-f]{8})\.")
_OF_WORDS = (
    "unit:",
    f"{BEFORE}:",
    WHICH_WORD,
    UNDER_MARK,
    NUMBER_WORD,
    WHICH_MARK,
)
"""What questions begin with whose answer says what words or a head mean, whatever list they stand
in. Every other is of one list, and asked again."""


def kept_heads(book: Book, kind: str) -> dict[str, str]:
    """The match kept in the book: key of a head → target name."""
    return _read(book, f"import.heads.{kind}")


def kept_answers(book: Book, kind: str) -> dict[str, str]:
    """The answers kept in the book: key of a question → answer."""
    kept = _read(book, f"import.answers.{kind}")
    return {key: one for key, one in kept.items() if key.startswith(_OF_WORDS)}


def keep(
    book: Book, kind: str, number: int, lists: Iterable[list[MatchedColumn]], answers: Answers
) -> None:
    """Keep the match of the `lists` and the answers that a person confirmed, and that this import
    taught them. Raises DiskError."""
    heads: dict[str, set[str]] = {}
    for columns in lists:
        # A head that stands there twice, as the days of several groups, says nothing by itself.
        times = Counter(head_key(one.head) for one in columns)
        for one in columns:
            if one.head and one.how and times[key := head_key(one.head)] == 1 and _is_kept(one):
                heads.setdefault(key, set()).add(one.target)
    same = {key: names.pop() for key, names in heads.items() if len(names) == 1}
    given = {
        key: value
        for key, value in answers.given.items()
        if key in answers.used and key.startswith(_OF_WORDS)
    }
    names = (f"import.heads.{kind}", f"import.answers.{kind}")
    known = {name: _read(book, name) for name in names}
    taught = {
        name: _learn(book, name, said)
        for name, said in (
            (f"import.heads.{kind}", same),
            (f"import.answers.{kind}", given),
        )
    }
    _write(book, f"import.taught.{number}", {name: new for name, new in taught.items() if new})
    before = {
        name: {key: known[name][key] for key in new if key in known[name]}
        for name, new in taught.items()
    }
    _write(book, f"import.before.{number}", {name: old for name, old in before.items() if old})


OwnColumn: TypeAlias = tuple[str, int, str]
"""The head of a column, the how-manieth of that name it is, what it fills."""


def _is_kept(column: MatchedColumn) -> bool:
    """Whether what a column fills is of its head: an answer about this list's columns is not, nor
    that a column numbers the rows. "Năm" is a year beside "Ngày" and "Tháng" alone."""
    is_said = bool(column.target) or column.how in ("person", "remembered")
    return is_said and not column.answered and not part_of(column.target)


class Aside(NamedTuple):
    """What was chosen for a file some rows of which were set aside."""

    columns: dict[str, str]
    """By letters of a column of the workbook they stand in."""
    which: dict[str, str]
    """Target → the letters there of the one of two columns that a person said."""
    answers: dict[str, str]


def keep_aside(
    book: Book,
    kind: str,
    columns: list[OwnColumn],
    which: list[OwnColumn],
    answers: Mapping[str, str],
) -> str:
    """Keep what was chosen for the rows that are set aside now: `columns` as `(head, the
    how-manieth of that name, target)`, `which` of them a person said are meant of two. The words
    by which their workbook is known. Raises DiskError."""
    kept: dict[str, object] = json.loads(book.setting(_ASIDE, "{}"))
    token = secrets.token_hex(4)
    same = _of_the_file(answers)
    said = {"kind": kind, "columns": columns, "which": which, "answers": same}
    newest = dict([*kept.items(), (token, said)][-_MOST_ASIDE:])
    book.set_setting(_ASIDE, json.dumps(newest, ensure_ascii=False))
    return f"Mã để lại {token}."


def of_aside(book: Book, kind: str, part: Part) -> Aside:
    """What was chosen for the rows that a list of set-aside rows holds; nothing for any other."""
    top = (str(cell) for place in range(part.layout.first_head) for cell in part.sheet.row(place))
    token = next((found[1] for words in top if (found := _TOKEN.search(words))), "")
    kept = json.loads(book.setting(_ASIDE, "{}")).get(token, {}) if token else {}
    if kept.get("kind") != kind:
        return Aside({}, {}, {})
    columns = dict(_of_heads(part, kept["columns"]))
    which = {target: letter for letter, target in _of_heads(part, kept.get("which", []))}
    return Aside(columns, which, _of_the_file(kept["answers"]))


def _of_the_file(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that rows set aside keep: a letter is another column's in their workbook, and a
    mended row may be a child that nobody was asked about."""
    return {
        key: one
        for key, one in answers.items()
        if key != CHILD and not key.startswith(WHICH_COLUMN)
    }


def _of_heads(part: Part, columns: Sequence[OwnColumn]) -> Iterator[tuple[str, str]]:
    """The letters of columns in a list that has their heads, and what they fill."""
    for head, which, target in columns:
        places = [place for place, one in enumerate(part.layout.heads) if one == clean(head)]
        if which < len(places):
            yield letters(places[which]), target


def forget(book: Book, number: int) -> None:
    """Forget what an import taught, where nothing else was chosen since: what was known before is
    known again. Raises DiskError."""
    taught = json.loads(book.setting(f"import.taught.{number}", "{}"))
    before = json.loads(book.setting(f"import.before.{number}", "{}"))
    for name, said in taught.items():
        kept = _read(book, name)
        gone = {key for key, one in said.items() if kept.get(key) == one}
        known = {key: one for key, one in before.get(name, {}).items() if key in gone}
        _write(book, name, {key: one for key, one in kept.items() if key not in gone} | known)
        for later in imports.imports(book.db):
            if later.number > number:
                _forget_before(book, later.number, name, said, before.get(name, {}))
    for setting in ("taught", "before"):
        book.set_setting(f"import.{setting}.{number}", "")


def _forget_before(
    book: Book, number: int, name: str, said: Mapping[str, str], before: Mapping[str, str]
) -> None:
    """What an undone import taught is not what a later one gives back."""
    kept: dict[str, dict[str, str]] = json.loads(book.setting(f"import.before.{number}", "{}"))
    own = kept.get(name, {})
    stale = {key for key, one in own.items() if said.get(key) == one}
    if stale:
        known = {key: before[key] for key in stale if key in before}
        kept[name] = {key: one for key, one in own.items() if key not in stale} | known
        _write(book, f"import.before.{number}", kept)


def _learn(book: Book, name: str, said: Mapping[str, str]) -> dict[str, str]:
    """What was not known of `said`; all of it is now."""
    kept = _read(book, name)
    new = {key: value for key, value in said.items() if kept.get(key) != value}
    _write(book, name, kept | new)
    return new


def _read(book: Book, name: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(book.setting(name, "{}"))
    return found


def _write(book: Book, name: str, said: Mapping[str, object]) -> None:
    words = json.dumps(said, ensure_ascii=False, sort_keys=True) if said else ""
    book.set_setting(name, words)
