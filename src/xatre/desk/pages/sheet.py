"""What is laid over a list: a form, a case, an import, doubles.

The page passes on to the sheet in front whatever the window asks; a sheet knows no list.
"""

from __future__ import annotations

from PySide6.QtCore import Signal

from xatre.desk.page import Page
from xatre.desk.widgets.message_bar import Message


class SheetPage(Page):
    """A page laid over another.

    left        back to the list, what was typed is kept
    look_asked  the record itself is to be shown (clashes, history), with its id
    gone        a record that was never completed was thrown away; with what brings it back
    """

    left = Signal()
    look_asked = Signal(str)
    gone = Signal(object)

    def tell(self, message: Message) -> None:
        """Show a message on this sheet."""

    def looked_at(self) -> tuple[str, str]:
        """The kind and id of the record in front; no id where there is none."""
        return "", ""

    def is_forgotten(self) -> bool:
        """Whether nothing is typed here, so that the sheet may be made again when needed."""
        return False
