"""A step of a case done at the desk: its form or a short question, a reason where one is asked for,
then the case as it stands.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from xatre.desk.editors.context import EditorContext
from xatre.desk.pages.case import step_dialogs
from xatre.desk.pages.case.action_words import ActionWords
from xatre.desk.pages.case.actions_dialog import ActionsDialog
from xatre.desk.pages.case.step_dialogs import Given
from xatre.desk.pages.record.editor_context import editor_context
from xatre.desk.widgets.message_bar import Message
from xatre.errors import XatreError
from xatre.kinds import KINDS
from xatre.kinds.case_procedure import CASE_PROCEDURE
from xatre.kinds.case_questions import WHY
from xatre.model.days import DayError
from xatre.model.fields import FieldError
from xatre.model.record import Record
from xatre.model.values import Fields
from xatre.work.cases import national
from xatre.work.cases.approval import PaperIncomplete
from xatre.work.cases.doing import ReasonLacking
from xatre.work.cases.stepping import LateWithoutReason, Stepped, complete_paper, step
from xatre.work.records.refusals import Incomplete
from xatre.work.session import Session

if TYPE_CHECKING:
    from xatre.desk.pages.case.case_sheet import CaseSheet

IN_WHAT_WAS_GIVEN = (Incomplete, PaperIncomplete, ReasonLacking, DayError, FieldError)
"""What is mended where it was typed: in the question itself."""


def _fault(error: XatreError) -> tuple[str, str]:
    """What is wrong in words, and the field it is in."""
    if isinstance(error, Incomplete):
        words = " ".join(problem.text for problem in error.problems[:3])
        return f"Chưa ghi được. {words}", error.problems[0].path
    return error.happened, ""


class CaseStepping(QObject):
    """The steps of one case page."""

    def __init__(self, sheet: CaseSheet) -> None:
        super().__init__(sheet)
        self._sheet, self._seat = sheet, sheet.seat

    @property
    def actions(self) -> tuple[ActionWords, ...]:
        """Every action of the case in words."""
        opened = self._sheet.opened
        return opened.actions if opened is not None else ()

    @property
    def may_do(self) -> bool:
        """Whether steps of this case are done here."""
        opened = self._sheet.opened
        owned = opened is not None and self._seat.facts.owns(opened.record.unit)
        return owned and self._sheet.may_write()

    def _write_paper(self, words: ActionWords, kind: str, fields: Fields) -> None:
        """Begin the paper of an action, or open the one that is worked on."""
        sheet = self._sheet
        opened = sheet.opened
        live = opened.live(kind) if opened is not None else []
        drafts = [row.id for row in live if row.state == "draft"]
        if kind == "plan" and opened is not None and opened.plan and not drafts:
            drafts = [opened.plan]
            sheet.forms.want(kind, opened.plan, words)
        sheet.number = words.step
        sheet.show_paper(kind, drafts[-1] if drafts else "", fields)

    def do(self, name: str, skip: bool = False) -> None:
        """A button of an action was pressed."""
        sheet = self._sheet
        words = next(one for one in self.actions if one.name == name)
        action = CASE_PROCEDURE.actions[name]
        if skip:
            given = step_dialogs.ask(f"Bỏ qua: {words.label}", words.law, WHY, {}, sheet)
            if given is not None:
                self._run(words, {}, given[1], skip=True)
        elif action.asks is not None and action.asks.sheet:
            self._seat.ask(
                lambda session: national.as_text(national.typing_sheet(session, sheet.case_id)),
                partial(self._question, words),
                self._seat.navigator.fault,
            )
        elif action.asks is not None:
            self._question(words)
        elif action.form:
            self._write_paper(words, action.form, dict(action.begins))
        else:
            sheet.go_to_step(0)

    def _question(
        self, words: ActionWords, text: str = "", before: step_dialogs.Refused | None = None
    ) -> None:
        """The short question of an action; put again with what was given `before` and refused.
        `text` is shown to type from."""
        about = national.ORDER_WORDS if text else self._about(words)
        more = {"before": before} if before is not None else {}
        asked = CASE_PROCEDURE.actions[words.name].asks
        assert asked is not None
        given = step_dialogs.ask(words.label, about, asked, self._shut(), self._sheet,
                                 text, self._context(), **more)  # fmt: skip
        if given is not None:
            self._run(words, *given, text=text)

    def all_actions(self) -> None:
        """A dialog of everything that may be done now, in whatever step."""
        dialog = ActionsDialog(self.actions, self.may_do, self._sheet)
        dialog.ask()
        if dialog.chosen is not None:
            self.do(*dialog.chosen)

    def complete(self, session: Session, record: Record) -> Record:
        """How forms of this page complete a paper: as the action it is."""
        return complete_paper(session, record)

    def heard(self, error: Exception) -> bool:
        """What a form was refused: a reason is asked for and the paper completed with it."""
        if not isinstance(error, LateWithoutReason | ReasonLacking):
            return False
        pane = self._sheet.forms.current
        if pane is None or pane.begun is None:
            return False
        given = step_dialogs.ask("Ghi lý do", error.happened, WHY, {}, self._sheet)
        if given is not None:
            pane.complete_by(partial(complete_paper, reason=given[1]))
        return True

    def _run(
        self, words: ActionWords, given: Given, reason: str, skip: bool = False, text: str = ""
    ) -> None:
        sheet, case_id = self._sheet, self._sheet.case_id
        asks = CASE_PROCEDURE.actions[words.name].asks is not None

        def done(stepped: Stepped) -> None:
            what = "Đã bỏ qua" if skip else "Đã ghi"
            rest = f"Gói: {stepped.file}" if stepped.file else ""
            sheet.tell(Message("success", f"{what}: {words.label}.", rest))
            self._seat.navigator.saved()
            sheet.load(case_id)

        def refused(error: Exception) -> None:
            if isinstance(error, LateWithoutReason):
                why = step_dialogs.ask("Ghi lý do", error.happened, WHY, {}, sheet)
                if why is not None:
                    self._run(words, given, why[1], skip, text)
            elif isinstance(error, IN_WHAT_WAS_GIVEN) and asks and not skip:
                before = step_dialogs.Refused(given, reason, *_fault(error))
                self._question(words, text, before)
            elif isinstance(error, XatreError):
                sheet.tell(Message("error", error.happened, error.to_do))
            else:
                self._seat.navigator.fault(error)

        job = partial(step, id=case_id, name=words.name, given=given, reason=reason, skip=skip)
        self._seat.ask(lambda session: job(session), done, refused)

    def _context(self) -> EditorContext:
        case_id = self._sheet.case_id
        return editor_context(self._seat, KINDS["decision"], lambda: case_id)

    def _about(self, words: ActionWords) -> str:
        return " ".join(filter(None, (f"{words.who}.", words.law)))

    def _shut(self) -> dict[str, str]:
        """Ways that are shut to this officer, and why."""
        if self._seat.facts.may("approve"):
            return {}
        return {"program": "Chỉ người có quyền phê duyệt duyệt được trong máy"}
