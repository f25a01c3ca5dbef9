"""Thiết lập: each of its panes and dialogs."""

from __future__ import annotations

from pathlib import Path

from shots import books
from shots.stage import Stage
from xatre.desk.settings import officer_dialogs

PANES = (
    "don-vi", "nguoi-dung", "sao-luu", "so", "may-va-ban-giao", "tep-da-xuat", "cap-nhat",
    "gioi-thieu",
)  # fmt: skip


def play(stage: Stage, folder: Path) -> None:
    """Of a small commune."""
    stage.open(books.commune(folder / "xa", 60))
    page = stage.page("settings")
    for number, name in enumerate(PANES):
        page.tabs.show_tab(number)
        stage.take(f"thiet-lap-{name}")
        if name == "nguoi-dung":
            dialogs = [
                one
                for one in vars(officer_dialogs).values()
                if isinstance(one, type) and one.__module__ == officer_dialogs.__name__
            ]
            assert dialogs
            stage.over("thiet-lap-them-nguoi", page.officers.add.click)
