"""Real small books at a desk of their own: a commune and an office, each with its worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from xatre import resources
from xatre.desk.facts import SessionFacts, facts_of
from xatre.desk.pages.exchange.commune_page import CommuneExchange
from xatre.desk.pages.exchange.office_page import OfficeExchange
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.message_bar import Message
from xatre.desk.worker import Task, Worker
from xatre.store.book import Book
from xatre.store.keys.slots import Cost
from xatre.work.people import cards
from xatre.work.records import browse, save
from xatre.work.session import Session

COMMUNE, OFFICE = "03562@2025", "12@2025"
CHILD = {"full_name": "Giàng Thị TENBIMAT", "born_on": "2017-03-09", "sex": "female"}


def clock() -> datetime:
    return datetime(2026, 11, 20, 2, 41, 7, tzinfo=UTC)


class Told:
    """What the pages asked of the window."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.faults: list[BaseException] = []
        self.opened: list[tuple[str, dict[str, Any]]] = []
        self.saves = 0

    def open_page(self, key: str, **what: Any) -> None:
        self.opened.append((key, what))

    def tell(self, message: Message) -> None:
        self.messages.append(message)

    def fault(self, error: BaseException) -> None:
        self.faults.append(error)

    def saved(self, kind: str = "") -> None:
        self.saves += 1

    def refresh_counts(self) -> None:
        self.saves += 0


class Place:
    """One book, opened on its worker's thread, what its pages told, and its Gửi – Nhận."""

    def __init__(self, folder: Path, unit: str, role: str, qtbot: Any) -> None:
        self.qtbot = qtbot
        self.worker = Worker()
        self.told = Told()
        self.worker.fault.connect(self.told.fault)

        def make(task: Task) -> SessionFacts:
            book, _ = Book.create(
                folder,
                unit=unit,
                role=role,
                officer_name="Lò Thị Ngọc Ưng",
                password="mật khẩu thử dài",
                cost=Cost.test(),
                now=clock(),
            )
            session = Session(book, resources.codes(), clock)
            task.keep(session)
            return facts_of(session)

        self.seat = Seat(self.worker, self._wait(make), self.told)
        self.page = self._page()

    def _page(self) -> CommuneExchange | OfficeExchange:
        office = self.seat.facts.at_office
        page = OfficeExchange(self.seat) if office else CommuneExchange(self.seat)
        self.qtbot.addWidget(page)
        page.resize(1130, 700)
        page.show()
        return page

    def _wait(self, job: Callable[[Task], Any]) -> Any:
        found: list[Any] = []
        faults: list[Exception] = []
        self.worker.submit(job, found.append, faults.append)
        self.qtbot.waitUntil(lambda: bool(found or faults), timeout=20000)
        if faults:
            raise faults[0]
        return found[0]

    def ask(self, job: Callable[[Session], Any]) -> Any:
        """Do something at the book on its own thread and wait for the answer."""
        return self._wait(lambda task: job(task.session))

    def settle(self) -> None:
        """Wait until the worker has done all that was asked, and the answers were heard."""
        for _ in range(4):
            self._wait(lambda task: 1)

    def close(self) -> None:
        self.worker.close(lambda task: task.session.close())


def trust(one: Place, other: Place, folder: Path) -> None:
    """Each takes the other's card, as if the digits were typed."""
    for writer, reader in ((one, other), (other, one)):
        written = writer.ask(
            lambda session: cards.write_card(
                session, folder / f"the-{session.book.facts.device[-6:]}.xatre"
            )
        )
        reader.ask(lambda session, w=written: cards.enrol(session, w.file, w.fingerprint))


def add_children(place: Place, count: int, start: int = 0) -> list[str]:
    given = [CHILD | {"full_name": f"Giàng Thị {n + start} TENBIMAT"} for n in range(count)]
    added = place.ask(lambda session: save.add_records(session, "child", given))
    assert len(added.saved) == count
    return added.saved


def make_package(place: Place, folder: Path) -> Path:
    """Press Ctrl+E, choose the folder, press the button; the file that was written."""
    page = place.page
    page.show_what(new=True)
    place.settle()
    dialog = page.sending.dialog
    assert dialog is not None
    dialog.place.line.setText(str(folder))
    assert dialog.make.isEnabled()
    before = set(folder.glob("*.xatre"))
    dialog.make.click()
    place.settle()
    (made,) = set(folder.glob("*.xatre")) - before
    return made


def read(place: Place, *paths: Path) -> list[str]:
    """Point at files; the outcomes as the table shows them."""
    place.page.read(list(paths))
    place.settle()
    assert place.told.faults == []
    return [one.outcome for one in place.page.reading.outcomes]


def press(place: Place) -> None:
    place.page.primary_button().click()
    place.settle()


def bar(place: Place) -> str:
    found = place.page.reading if place.page.is_reading else place.page
    message = found.ui.message_bar.message
    return f"{message.fact} {message.rest}" if message else ""


def children(place: Place) -> int:
    return place.ask(browse.counts)["child"]


def row_words(place: Place, number: int = 0) -> str:
    table = place.page.reading.table
    columns = range(table.model().columnCount())
    return " | ".join(str(table.model().index(number, column).data()) for column in columns)
