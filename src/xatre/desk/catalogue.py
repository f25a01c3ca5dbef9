"""The pages of the window, in the order of the rail, and the numbers beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xatre.desk.pages.records_page import RecordsPage
from xatre.desk.pages.seat import Seat
from xatre.desk.pages.settings_page import SettingsPage
from xatre.kinds import KINDS
from xatre.work import browse
from xatre.work.session import Session

if TYPE_CHECKING:
    from xatre.desk.sitting import Sitting
    from xatre.desk.window import Window

BOOK, JUDGING, EXCHANGE = "Sổ", "Đánh giá", "Trao đổi"
LISTS: tuple[tuple[str, str, str, str], ...] = (
    ("child", "Trẻ em", "users", BOOK),
    ("case", "Vụ việc", "shield", BOOK),
    ("injury", "Tai nạn thương tích", "bandage", BOOK),
    ("birth", "Khai sinh", "file-text", BOOK),
    ("village", "Thôn, bản", "map-pin", BOOK),
)
FIGURES: tuple[tuple[str, str, str, str], ...] = (
    ("population", "Dân số", "table-2", JUDGING),
    ("figure", "Số liệu chỉ tiêu", "chart-no-axes-column", JUDGING),
)


def add_pages(window: Window, seat: Seat, sitting: Sitting) -> None:
    """Put every page this officer may see into the window."""
    facts, worker = seat.facts, seat.worker

    def add_lists(lists: tuple[tuple[str, str, str, str], ...]) -> None:
        for key, label, icon, group in lists:
            if key in facts.kinds:
                page = RecordsPage(KINDS[key], facts, worker, seat.navigator)
                window.add_page(key, label, icon, page, group)

    add_lists(LISTS)
    add_lists(FIGURES)
    settings = SettingsPage(seat)
    settings.minutes_changed.connect(sitting.minutes_changed)
    settings.moved.connect(sitting.moved)
    settings.backed_up.connect(sitting.back_up)
    window.add_page("settings", "Thiết lập", "settings", settings, foot=True)


def counts(session: Session) -> dict[str, tuple[int, str]]:
    """The number beside each page and how urgent it is. On the worker's thread."""
    return {key: (count, "") for key, count in browse.counts(session).items()}
