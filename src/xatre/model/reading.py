"""What a command, a form or a table gives, as JSON values, brought to the stored form.

Shape is judged here (unknown keys, wrong types, depth, size) and refused whole; content (a day
that does not exist, a name too long) is judged by `model/checks.py`, field by field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from xatre.errors import DataError
from xatre.model import text
from xatre.model.fields import (
    KEY,
    Attachment,
    Choices,
    DecimalNumber,
    Field,
    LongText,
    Rows,
    WholeNumber,
)
from xatre.model.kind import Kind
from xatre.model.values import IN, YES, Fields, Value

MOST_CHARACTERS = 1_000_000
MOST_ENTRIES = 10_000
_MOST_WHOLE = 10**15


class UnknownField(DataError):
    """A key that is no field of the kind; `path` is it, cut to 80 letters."""

    code = "XT-114"
    sentence = "Loại hồ sơ này không có mục “{path}”. Chưa ghi hồ sơ này."
    remedy = "Xem tên các mục của loại hồ sơ, sửa lại rồi làm tiếp."


class WrongType(DataError):
    """A value that is not of the type of its field; `need` says what is."""

    code = "XT-115"
    sentence = "Mục “{path}” phải là {need}. Chưa ghi hồ sơ này."
    remedy = "Sửa lại rồi làm tiếp."


class TooBig(DataError):
    """A text or a list larger than any record may hold."""

    code = "XT-116"
    sentence = "Mục “{path}” quá lớn: nhiều nhất {most}. Chưa ghi hồ sơ này."
    remedy = "Rút ngắn lại rồi làm tiếp."


def clean_fields(kind: Kind, raw: Mapping[str, object]) -> Fields:
    """The stored form of `raw`, NFC and trimmed; renamed fields under their present names.

    Takes text, nested objects, whole numbers for number fields, and lists of codes for several
    choices. Null and empty text mean "not written" and are left out (`cleared` names them). A
    keyed row without "+" exists; with `"+": null` it is removed and its cells stay.
    Raises UnknownField, WrongType, TooBig.
    """
    named = _named(kind, raw)
    return {
        name: value
        for name, given in named.items()
        if (value := _value(kind.fields[name], given, name)) is not None
    }


def cleared(kind: Kind, raw: Mapping[str, object]) -> frozenset[str]:
    """The fields that `raw` clears: null, or nothing but spaces. Raises as `clean_fields`."""
    return frozenset(_named(kind, raw)) - clean_fields(kind, raw).keys()


def with_changes(kind: Kind, fields: Mapping[str, Value], raw: Mapping[str, object]) -> Fields:
    """`fields` with what `raw` says: an absent key is unchanged, null clears. Rows are given
    whole: a row left out is removed, and its cells stay for merging. Raises as `clean_fields`."""
    given = clean_fields(kind, raw)
    for name in _named(kind, raw):
        if isinstance(kind.fields[name], Rows | Attachment):
            removed = _removed(fields.get(name), given.get(name))
            if removed:
                given[name] = removed | _object(given.get(name))
    gone = frozenset(_named(kind, raw)) - given.keys()
    return {name: value for name, value in fields.items() if name not in gone} | given


def _removed(before: Value | None, given: Value | None) -> dict[str, Value]:
    """The rows of `before` that are not given, without their existence."""
    kept = _object(given)
    return {
        row_id: cells
        for row_id, row in _object(before).items()
        if row_id not in kept
        and (cells := {name: cell for name, cell in _object(row).items() if name != IN})
    }


def _object(value: Value | None) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def _named(kind: Kind, raw: Mapping[str, object]) -> dict[str, object]:
    if not isinstance(raw, Mapping):
        raise WrongType(path="", need="một hồ sơ gồm tên mục và giá trị")
    if len(raw) > MOST_ENTRIES:
        raise TooBig(path="", most=f"{MOST_ENTRIES} mục")
    named: dict[str, object] = {}
    for key, given in raw.items():
        name = kind.renamed.get(key, key) if isinstance(key, str) else str(key)
        if name not in kind.fields or name in named:
            raise UnknownField(path=_shown(name))
        named[name] = given
    return named


def _shown(key: object) -> str:
    plain = str(key)[:80]
    return "".join(letter if letter.isprintable() else "?" for letter in plain)


def _value(field: Field, given: object, path: str) -> Value | None:
    if given is None:
        return None
    if isinstance(field, Rows):
        return _rows(field, given, path)
    if isinstance(field, Choices):
        return _choices(given, path)
    if isinstance(field, Attachment):
        return _keyed(given, path, "danh sách tệp đính kèm", _attachment)
    if isinstance(field, WholeNumber | DecimalNumber) and type(given) is int:
        if abs(given) >= _MOST_WHOLE:
            raise TooBig(path=path, most="15 chữ số")
        return str(given)
    lines = isinstance(field, LongText)
    is_number = isinstance(field, WholeNumber | DecimalNumber)
    need = "số nguyên, hoặc số lẻ đặt trong ngoặc kép như “12.5”" if is_number else "chữ"
    return _text(given, path, lines, need)


def _text(given: object, path: str, lines: bool = False, need: str = "chữ") -> str | None:
    if not isinstance(given, str):
        raise WrongType(path=path, need=need)
    if len(given) > MOST_CHARACTERS:
        raise TooBig(path=path, most=f"{text.show_number(str(MOST_CHARACTERS))} chữ")
    return (text.clean_lines(given) if lines else text.clean(given)) or None


def _choices(given: object, path: str) -> Value | None:
    need = "danh sách mã"
    if isinstance(given, list):
        if len(given) > MOST_ENTRIES:
            raise TooBig(path=path, most=f"{MOST_ENTRIES} mã")
        codes = [_text(code, path, need=need) for code in given]
    elif isinstance(given, Mapping):
        if len(given) > MOST_ENTRIES:
            raise TooBig(path=path, most=f"{MOST_ENTRIES} mã")
        if any(leaf not in (YES, None) for leaf in given.values()):
            raise WrongType(path=path, need=need)
        codes = [code for code, leaf in given.items() if leaf]
    else:
        raise WrongType(path=path, need=need)
    chosen: Fields = {}
    for code in codes:
        if not isinstance(code, str) or not KEY.fullmatch(code):
            raise WrongType(path=path, need=need)
        chosen[code] = YES
    return chosen or None


def _rows(field: Rows, given: object, path: str) -> Value | None:
    cells = {part.name: part for part in field.fields}
    renamed = {old: part.name for part in field.fields for old in part.was}

    def row(raw: Mapping[str, object], at: str) -> Fields:
        clean: Fields = {} if IN in raw and raw[IN] is None else {IN: YES}
        if raw.get(IN, YES) not in (YES, None):
            raise WrongType(path=at, need="một dòng của bảng")
        for key, cell in raw.items():
            name = renamed.get(key, key)
            if name == IN:
                continue
            if name not in cells or name in clean:
                raise UnknownField(path=f"{at}/{_shown(name)}")
            value = _value(cells[name], cell, f"{at}/{name}")
            if value is not None:
                clean[name] = value
        return clean

    return _keyed(given, path, "bảng có từng dòng", row)


def _attachment(raw: Mapping[str, object], at: str) -> Fields:
    clean: Fields = {} if IN in raw and raw[IN] is None else {IN: YES}
    for key, leaf in raw.items():
        if key == IN:
            continue
        if key not in ("sha256", "type", "size", "label"):
            raise UnknownField(path=f"{at}/{_shown(key)}")
        words = str(leaf) if type(leaf) is int and 0 <= leaf < _MOST_WHOLE else leaf
        value = _text(words, f"{at}/{key}")
        if value is not None:
            clean[key] = value
    return clean


def _keyed(
    given: object, path: str, need: str, clean: Callable[[Mapping[str, object], str], Fields]
) -> Value | None:
    if not isinstance(given, Mapping):
        raise WrongType(path=path, need=need)
    if len(given) > MOST_ENTRIES:
        raise TooBig(path=path, most=f"{MOST_ENTRIES} dòng")
    rows: Fields = {}
    for key, row in given.items():
        if not isinstance(key, str) or not KEY.fullmatch(key) or not isinstance(row, Mapping):
            raise WrongType(path=f"{path}/{_shown(key)}", need=need)
        if len(row) > MOST_ENTRIES:
            raise TooBig(path=path, most=f"{MOST_ENTRIES} ô")
        value = clean(row, f"{path}/{key}")
        if value:
            rows[key] = value
    return rows or None
