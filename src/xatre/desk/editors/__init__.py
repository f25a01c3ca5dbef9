"""One editor a sort of field. A new sort of field is a class in `model/fields` and one here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xatre.desk.editors.attachment import AttachmentEditor
from xatre.desk.editors.base import Editor
from xatre.desk.editors.choosing import ChoiceEditor, ChoicesEditor
from xatre.desk.editors.context import EditorContext
from xatre.desk.editors.finding import ReferenceEditor, UnitEditor
from xatre.desk.editors.lines import DayEditor, LineEditor, LongTextEditor, NumberEditor
from xatre.desk.editors.nested import RowsEditor
from xatre.desk.editors.sealed import SealedEditor
from xatre.model import fields

EDITORS: dict[type[fields.Field], type[Editor]] = {
    fields.Text: LineEditor,
    fields.LongText: LongTextEditor,
    fields.WholeNumber: NumberEditor,
    fields.DecimalNumber: NumberEditor,
    fields.Day: DayEditor,
    fields.Time: LineEditor,
    fields.Choice: ChoiceEditor,
    fields.Named: ChoiceEditor,
    fields.YesNo: ChoiceEditor,
    fields.Choices: ChoicesEditor,
    fields.Unit: UnitEditor,
    fields.Reference: ReferenceEditor,
    fields.PersonRef: ReferenceEditor,
    fields.Rows: RowsEditor,
    fields.Attachment: AttachmentEditor,
    fields.Sealed: SealedEditor,
}
"""The editor of each sort of field."""


def editor_for(
    field: fields.Field, context: EditorContext, parent: QWidget | None = None
) -> Editor:
    """A new editor for `field`; a sort derived from another is edited like it."""
    for sort in type(field).__mro__:
        if sort in EDITORS:
            return EDITORS[sort](field, context, parent)
    raise KeyError(type(field).__name__)


__all__ = ["EDITORS", "Editor", "EditorContext", "editor_for"]
