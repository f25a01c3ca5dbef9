"""What commands tell a person of records, cases and births: lines with the labels of the forms.

What a program reads is the JSON object of the same command; nothing is said here that it lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from xatre.model.values import IN, YES

if TYPE_CHECKING:
    from xatre.model.kind import Kind
    from xatre.store.lists.search import Hit
    from xatre.work.figures.birth_lists import BirthList, BirthRow
    from xatre.work.records.named import Bearer
    from xatre.work.session import Session

STATES = {"draft": "bản nháp", "complete": "hoàn thành", "void": "đã hủy"}
STEPS = {"done": "xong", "now": "đang làm", "later": "chưa tới", "skipped": "đã bỏ qua"}
ASKED = {"next": "cần làm", "may": "có thể làm", "waits": "còn chờ"}
NOTHING = "(trống)"


def record_told(session: Session, shown: Mapping[str, Any]) -> Iterator[str]:
    """One record as `browse.show` gives it: its fields under the headings of the form, what is
    not decided, its draft, its history."""
    kind = session.kind(str(shown["kind"]))
    fields = shown["record"]
    title = str(shown["title"] or "")
    code = str(fields.get("code", ""))
    yield " ".join(filter(None, (kind.label, code, title if title != code else "")))
    state = STATES.get(shown["state"], shown["state"])
    yield f"{state}, {session.codes.unit_label(shown['unit'])}"
    if shown["cut"]:
        yield "Hồ sơ nhận đã bỏ bớt mục: mục trống là chưa biết, không phải là không có."
    yield from _sections(session, kind, fields)
    yield from _clashes(session, kind, shown["clashes"])
    if shown["draft"]:
        yield from ("", f"BẢN NHÁP ở máy này, lưu {moment(shown['draft']['saved_at'])}")
        yield from _sections(session, kind, shown["draft"]["fields"])
    yield from ("", "LỊCH SỬ")
    for line in shown["history"]:
        made = STATES.get(line["state"], line["state"])
        yield f"  {moment(line['when'])}, {line['who']}, {made}"
        for label, before, after in line["changes"]:
            yield f"    {label}: {f'{before} → ' if before else ''}{_one_line(after) or NOTHING}"
    yield from ("", f"Mã nhận dạng: {fields['id']}", f"Bản: {fields['revision']}")


def bearer_told(one: Bearer) -> str:
    """One of the records that bear one number: whose it is, its name, its id."""
    return "  ".join(filter(None, (one.unit_label, one.title, one.id)))


def hits_told(
    session: Session, hits: Sequence[Hit], apart: Mapping[str, Bearer], milliseconds: float
) -> Iterator[str]:
    """What was found, a record a line: kind, code, title, by what it was found, and of one that
    stands in `apart` whose it is and its id."""
    for hit in hits:
        kind = session.kinds[hit.kind].label
        found_by = f"{hit.found_by}: {hit.found_text}" if hit.found_by else ""
        state = "" if hit.state == "complete" else STATES.get(hit.state, hit.state)
        title = hit.title if hit.title != hit.code else ""
        of = apart.get(hit.id)
        whose = (of.unit_label, of.id if hit.code else "") if of else ()
        yield "  ".join(filter(None, (kind, hit.code or hit.id, title, found_by, state, *whose)))
    yield f"{len(hits)} kết quả, {milliseconds:.1f} ms".replace(".", ",")


def case_told(session: Session, told: Mapping[str, Any]) -> Iterator[str]:
    """Where a case stands: its steps, then what is to be done, by whom, till when."""
    state = session.codes.label("case_state", str(told["state"])) if told["state"] else ""
    urgent = ", khẩn cấp" if told["urgent"] else ""
    yield f"Vụ việc {told['case']}: {state}{urgent}, vòng {told['round']}"
    for number, step in enumerate(told["steps"], 1):
        yield f"  {number}. {step['label']}: {STEPS[step['state']]}"
    for name, worth in told["signatures"].items():
        yield f"  {session.codes.label('case_action', name)}: {worth['words']}"
    for one in told["open"]:
        yield ""
        yield f"{ASKED[one['state']]}: {one['label']} ({one['step']})"
        yield f"  ai làm: {one['who']}; {one['law']}"
        late = ", ".join(filter(None, (one["left"], one["until"])))
        for label, words in (
            ("hạn", late.replace("hạn ", "")),
            ("đếm từ", one["counted_from"]),
            ("còn thiếu", one["missing"]),
            ("làm sớm", one["early"]),
        ):
            if words:
                yield f"  {label}: {words}"
        if one["may_skip"]:
            yield "  được bỏ qua, có lý do: --skip --reason"
    for line in told.get("sheet", ()):
        yield f"{line['part']} | {line['label']}: {line['value']}"
    if told.get("file"):
        yield f"Tệp: {told['file']}"
    yield f"Bản: {told['revision']}"


def lists_told(found: Iterable[BirthList]) -> Iterator[str]:
    """The lists of births, with how many stand in each and what it is asked for by."""
    for one in found:
        yield f"{one.label}: {one.count} ({one.name.replace('_', '-')})"


def births_told(rows: Sequence[BirthRow]) -> Iterator[str]:
    """The births of a list, one a line, with the limit, the reason and the next visit."""
    from xatre.model import days

    def day(label: str, stored: str) -> str:
        return f"{label} {days.show(stored)}" if stored else ""

    for row in rows:
        due = ", ".join(filter(None, (day("hạn", row.due_on), row.left)))
        named = row.name if row.name != row.code else ""
        parts = (
            *(row.code, named, row.sex, day("sinh", row.born_on), due),
            *(row.village, row.reasons, row.note, day("lần tới", row.next_visit_on)),
        )
        yield "; ".join(filter(None, parts))
    yield f"{len(rows)} trẻ"


def _sections(session: Session, kind: Kind, fields: Mapping[str, Any]) -> Iterator[str]:
    from xatre.model.fields import Sealed
    from xatre.work.records import reveal

    for section in kind.sections:
        lines = []
        for one in section.fields:
            if one.name not in fields or one.name == "code":
                continue
            sealed = isinstance(one, Sealed)
            words = "niêm kín" if sealed else reveal.words(session, one, _stored(fields[one.name]))
            if words.strip():
                lines.append(f"  {one.label}: {_one_line(words)}")
        if lines:
            yield from ("", section.title, *lines)


def _stored(given: Any) -> Any:
    """A value as a record keeps it: rows are given without the mark that each is there."""
    if not isinstance(given, dict):
        return given
    return {id: {IN: YES, **row} if isinstance(row, dict) else row for id, row in given.items()}


def _clashes(session: Session, kind: Kind, clashes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    from xatre.work.records import reveal

    if clashes:
        yield from ("", "HAI NƠI GHI KHÁC NHAU, CHƯA CHỌN")
        yield "  Chọn một bên: xatre decide SỔ LOẠI MÃ MỤC --revision BẢN"
    for clash in clashes:
        path = str(clash["field"])
        one = kind.fields.get(path.partition("/")[0])
        yield f"  {one.label if one else path} ({path})"
        for side in clash["values"]:
            value = side["value"]
            plain = one is not None and path == one.name and value is not None
            words = reveal.words(session, one, value) if plain and one is not None else value
            yield f"    {_one_line(str(words or '')) or NOTHING}: {side['revision']}"


def _one_line(words: str) -> str:
    return "; ".join(words.splitlines())


def moment(stored: str) -> str:
    """A stored moment as the clock here shows it."""
    try:
        return f"{datetime.fromisoformat(stored).astimezone():%H:%M %d/%m/%Y}"
    except ValueError:
        return stored
