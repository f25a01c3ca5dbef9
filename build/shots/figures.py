"""Tiêu chí xã, chỉ tiêu, dân số."""

from __future__ import annotations

from pathlib import Path

from shots import books
from shots.stage import Stage


def play(stage: Stage, folder: Path) -> None:
    """Of a commune of 1,284 children."""
    stage.open(books.commune(folder / "xa"))
    page = stage.page("criteria")
    stage.take("tieu-chi")
    page.edit_record()
    stage.take("tieu-chi-nhap-so-lieu")
    page.leave()
    stage.settle()
    for kind, name in (("figure", "chi-tieu"), ("population", "dan-so")):
        group = stage.page("figures")
        group.show_what(kind=kind)
        stage.take(name)
        group.edit_record()
        stage.take(f"{name}-sua")
        group.leave()
        stage.settle()
