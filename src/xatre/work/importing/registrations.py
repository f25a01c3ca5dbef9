"""What the columns of a list of births say of their registration: a row with a number and a day of
registration is registered, though no column says so in words. What only partly says it, what
contradicts itself and where it was registered are asked once.

Knows the fields of a birth and the answers; reads no cell.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from xatre.model.kind import Kind
from xatre.model.values import Fields
from xatre.work.importing.asking import wait
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.columns.marks import NO_MARK
from xatre.work.importing.planned import Plan
from xatre.work.importing.row_read import RowRead
from xatre.work.session import Session

KIND = "birth"
PARTLY, AGAINST, WHERE = "registered_partly", "registered_against", "registered_where"
"""The questions; the answers are codes of the state, AS_WRITTEN, a unit's code or NO_MARK."""
AS_WRITTEN = "as_written"
NOT_SAID = "Danh sách không ghi"

_STATE, _REGISTERED = "status", "registered"
_NUMBER, _DAY, _YEAR = "register_number", "registered_on", "register_year"
_UNIT, _OFFICE = "registering_unit", "registering_office"
_SAYING = (_NUMBER, _DAY, "register_book", "personal_number")
_NOT_YET = ("not_registered", "submitted", "not_required")
_SETTLED = "Có số và ngày đăng ký, không ghi tình trạng: đã lấy là “Đã đăng ký” ({rows} dòng)."
_YEAR_BEHIND = re.compile(r"\d+\s*[/\-]\s*((?:19|20)\d{2})", re.ASCII)


class Registrations:
    """Settles the rows of one list; `given` are the fields that its columns fill."""

    def __init__(self, session: Session, plan: Plan, given: Collection[str]) -> None:
        self._plan, self._answers = plan, plan.answers
        self._place_given = bool({_UNIT, _OFFICE} & set(given))
        self._unit = session.unit
        self._unit_words = session.codes.unit_label(self._unit)

    def settle(self, read: RowRead) -> None:
        """Complete what a row says. One that names its record changes only what it says."""
        fields = read.fields
        if read.id or read.code or not any(fields.get(name) for name in _SAYING):
            return
        state = fields.get(_STATE)
        if state is None:
            self._settle_silent(read)
        elif state in _NOT_YET and (fields.get(_NUMBER) or fields.get(_DAY)):
            self._settle_against(read)
        if fields.get(_STATE) == _REGISTERED:
            _add_year(fields)
            if not self._place_given:
                self._settle_place(read)

    def _settle_silent(self, read: RowRead) -> None:
        if read.fields.get(_NUMBER) and read.fields.get(_DAY):
            read.fields[_STATE] = _REGISTERED
            self._plan.settled[_SETTLED] += 1
            return
        options = (
            (_REGISTERED, "Đã đăng ký (dòng thiếu số, ngày đăng ký để lại)"),
            ("submitted", "Đã nộp hồ sơ"),
            ("not_registered", "Chưa đăng ký"),
        )
        answer = self._answers.get(PARTLY, "")
        if answer in dict(options):
            read.fields[_STATE] = answer
        else:
            self._ask(read, Read(question=PARTLY, options=options))

    def _settle_against(self, read: RowRead) -> None:
        options = ((_REGISTERED, "Đã đăng ký"), (AS_WRITTEN, "Như cột tình trạng ghi"))
        answer = self._answers.get(AGAINST, "")
        if answer == _REGISTERED:
            read.fields[_STATE] = _REGISTERED
        elif answer != AS_WRITTEN:
            self._ask(read, Read(question=AGAINST, options=options))

    def _settle_place(self, read: RowRead) -> None:
        options = (
            (self._unit, self._unit_words),
            (NO_MARK, f"Không rõ: ghi “{NOT_SAID}” vào cơ quan đăng ký khác"),
        )
        answer = self._answers.get(WHERE, "")
        # Of a birth that the book has, the book knows better.
        read.settled.update((_UNIT, _OFFICE))
        if answer == NO_MARK:
            read.fields[_OFFICE] = NOT_SAID
        elif answer == self._unit:
            read.fields[_UNIT] = answer
        else:
            self._ask(read, Read(question=WHERE, options=options))

    def _ask(self, read: RowRead, found: Read) -> None:
        said = next(name for name in _SAYING if read.fields.get(name))
        place = read.columns.get(said, -1)
        # Of the field that the answer fills: that it is empty is no fault of its own.
        of = {PARTLY: said, AGAINST: _STATE, WHERE: _UNIT}[found.question]
        read.problems.append(wait(self._plan, found, place, of, str(read.fields[said])))


def registrations_of(
    kind: Kind, session: Session, plan: Plan, given: Collection[str]
) -> Registrations | None:
    """What settles the rows of a list of births, None for lists of other kinds."""
    return Registrations(session, plan, given) if kind.name == KIND else None


def _add_year(fields: Fields) -> None:
    """The year of a register stands in its number ("12/2026") or is that of the day."""
    number, day = fields.get(_NUMBER), fields.get(_DAY)
    if _YEAR in fields:
        return
    if isinstance(number, str) and (behind := _YEAR_BEHIND.fullmatch(number)):
        fields[_YEAR] = behind[1]
    elif isinstance(day, str):
        fields[_YEAR] = day[:4]
