"""Records as an Excel workbook: real numbers and dates, text for everything else, no formulas.

One sheet holds a row for each record, one more sheet each table of rows inside the records. Heads
are the labels of the form; where two fields bear one label, the section is added in brackets.
Sealed blocks are in no workbook. Never sees where the workbook goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from xatre.exchange.sheet import CellValue, Sheet
from xatre.model.codes import Codes
from xatre.model.fields import Field, LongText, Reference, Rows
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.text import in_sentence
from xatre.model.values import Value, rows_in

CODE_HEAD = "Mã hồ sơ"
ID_HEAD = "Mã bản ghi"
STATE_HEAD = "Tình trạng"
ROW_HEAD = "Dòng"
STATE_WORDS = {"draft": "bản nháp", "complete": "hoàn thành", "void": "đã hủy"}


def table(
    kind: Kind,
    records: Sequence[Record],
    codes: Codes,
    *,
    names: Sequence[str] = (),
    references: Mapping[str, str] | None = None,
    top: str = "",
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """The workbook of `records`, all of one kind.

    `names` chooses the fields; without it, every field but sealed ones. `references`
    gives the words of the records referred to, by id; without it, the ids stand there. `top` is a
    line above the heads of every sheet. Raises TooManyRows, and what `progress` raises.
    """
    fields = [
        field
        for field in kind.fields.values()
        if field.privacy != "sealed" and field.name != "code" and (not names or field.name in names)
    ]
    flat = [field for field in fields if not isinstance(field, Rows)]
    main = Sheet(
        kind.plural or kind.label,
        [CODE_HEAD, ID_HEAD, STATE_HEAD, *heads_of(kind, flat)],
        _record_rows(records, flat, codes, references, progress),
        [14, 38, 12, *(_width(field) for field in flat)],
        top,
    )
    inner = [
        Sheet(
            field.label,
            [CODE_HEAD, ID_HEAD, ROW_HEAD, *heads_of(kind, field.fields)],
            _inner_rows(records, field, codes, references),
            [14, 38, 10, *(_width(part) for part in field.fields)],
            top,
        )
        for field in fields
        if isinstance(field, Rows)
    ]
    from xatre.exchange.workbook import write_workbook

    return write_workbook([main, *inner])


def heads_of(kind: Kind, fields: Sequence[Field]) -> list[str]:
    """The heads of the columns: labels, told apart by their section where they repeat, within one
    section by whose they are."""
    sections = {field.name: section.title for section in kind.sections for field in section.fields}
    own = (CODE_HEAD, ID_HEAD, STATE_HEAD, ROW_HEAD)
    times = Counter([*own, *(field.label for field in fields)])
    heads = [
        field.label
        if times[field.label] == 1
        else f"{field.label} ({sections.get(field.name, field.name)})"
        for field in fields
    ]
    times = Counter(heads)
    heads = [
        f"{field.label} của {whose}" if times[head] > 1 and (whose := _whose(kind, field)) else head
        for head, field in zip(heads, fields, strict=True)
    ]
    times = Counter(heads)
    return [
        head if times[head] == 1 else f"{head} [{field.name}]"
        for head, field in zip(heads, fields, strict=True)
    ]


def _whose(kind: Kind, field: Field) -> str:
    """Of whom a field speaks, by the name that stands beside it: `mother_phone` by `mother_name`;
    "" where none does."""
    name = kind.fields.get(f"{field.name.partition('_')[0]}_name")
    if name is None or name is field:
        return ""
    return name.whose or in_sentence(name.label).removeprefix("họ và tên ")


def _record_rows(
    records: Iterable[Record],
    fields: Sequence[Field],
    codes: Codes,
    references: Mapping[str, str] | None,
    progress: Callable[[int], None] | None,
) -> Iterator[list[CellValue]]:
    for number, record in enumerate(records, 1):
        row: list[CellValue] = [_code(record), record.id, STATE_WORDS[record.state]]
        row.extend(_cell(field, record.fields, codes, references) for field in fields)
        yield row
        if progress and number % 500 == 0:
            progress(number)


def _inner_rows(
    records: Iterable[Record], field: Rows, codes: Codes, references: Mapping[str, str] | None
) -> Iterator[list[CellValue]]:
    for record in records:
        for row_id, row in sorted(rows_in(record.fields.get(field.name)).items()):
            cells = (_cell(part, row, codes, references) for part in field.fields)
            yield [_code(record), record.id, row_id, *cells]


def _code(record: Record) -> str:
    return str(record.fields.get("code", ""))


def _cell(
    field: Field,
    fields: Mapping[str, Value],
    codes: Codes,
    references: Mapping[str, str] | None,
) -> CellValue:
    value = fields.get(field.name)
    if value is None or field.privacy == "sealed":
        return ""
    if references is not None and isinstance(field, Reference):
        return references.get(str(value), "")
    # A value of the wrong sort (from a newer program) is shown, not lost.
    return str(value) if field.fault(value) else field.cell(value, codes)


def _width(field: Field) -> int:
    return 50 if isinstance(field, LongText) else max(12, min(40, len(field.label) + 2))
