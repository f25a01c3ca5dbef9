"""The way to what is done to many records at once: a table brought in, and records that may be
there twice. Each sheet lies over the list; its libraries are loaded with it, when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xatre.desk.pages.importing.doubles_sheet import DoublesSheet
    from xatre.desk.pages.importing.import_sheet import ImportSheet
    from xatre.desk.pages.lists.records_page import RecordsPage


class TableSheets:
    """The two sheets over one list."""

    def __init__(self, page: RecordsPage) -> None:
        self._page = page
        page.list.import_asked.connect(self.bring_in)
        page.list.doubles_asked.connect(self.look_for_doubles)

    @property
    def importing(self) -> ImportSheet:
        """The import over the list."""
        from xatre.desk.pages.importing.import_sheet import ImportSheet

        page = self._page
        return page.laid(ImportSheet, lambda: ImportSheet(page.kind, page.seat, page))

    @property
    def doubles(self) -> DoublesSheet:
        """The doubles over the list."""
        from xatre.desk.pages.importing.doubles_sheet import DoublesSheet

        page = self._page
        return page.laid(DoublesSheet, lambda: DoublesSheet(page.kind, page.seat, page))

    def bring_in(self) -> None:
        """Show the import, with what was there or waiting for a file."""
        self._page.stack.setCurrentWidget(self.importing)
        self.importing.begin()

    def look_for_doubles(self) -> None:
        """Show the records that may be there twice."""
        self._page.stack.setCurrentWidget(self.doubles)
        self.doubles.begin()
