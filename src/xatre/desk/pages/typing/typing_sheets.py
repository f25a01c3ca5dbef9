"""The way to the two sheets of typing from paper: from the head of the list, by Ctrl+G, and from
one to the other. Made when first needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from xatre.desk.pages.lists.records_page import RecordsPage
    from xatre.desk.pages.typing.retype_sheet import RetypeSheet
    from xatre.desk.pages.typing.typing_sheet import TypingSheet


class TypingSheets(QObject):
    """The sheets over one list of children."""

    def __init__(self, page: RecordsPage) -> None:
        super().__init__(page)
        self._page = page
        page.list.typing_asked.connect(self.type_rows)

    @property
    def typing(self) -> TypingSheet:
        """The rows of the day."""
        from xatre.desk.pages.typing.typing_sheet import TypingSheet

        return self._page.laid(TypingSheet, self._make_typing)

    def _to_table(self) -> None:
        """Back at the list the arrows move in it, whichever box was typed in last."""
        if self._page.front is None:
            self._page.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def retyping(self) -> RetypeSheet:
        """A sample typed again."""
        from xatre.desk.pages.typing.retype_sheet import RetypeSheet

        return self._page.laid(RetypeSheet, self._make_retyping)

    def _make_retyping(self) -> RetypeSheet:
        from xatre.desk.pages.typing.retype_sheet import RetypeSheet

        sheet = RetypeSheet(self._page.seat, self._page)
        sheet.left.connect(self._to_table, Qt.ConnectionType.QueuedConnection)
        return sheet

    def _make_typing(self) -> TypingSheet:
        from xatre.desk.pages.typing.typing_sheet import TypingSheet

        sheet = TypingSheet(self._page.seat, self._page)
        sheet.again_asked.connect(self.type_again)
        sheet.left.connect(self._to_table, Qt.ConnectionType.QueuedConnection)
        return sheet

    def type_rows(self) -> None:
        """Show the rows of the day, ready to be typed in."""
        if self._page.front is not None:
            self._page.front.leave()
        self._page.stack.setCurrentWidget(self.typing)
        self.typing.begin()

    def type_again(self) -> None:
        """Show the sample that is typed a second time."""
        self.typing.save_draft()
        self._page.stack.setCurrentWidget(self.retyping)
        self.retyping.begin()
