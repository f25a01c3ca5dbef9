"""A commune and an office at their desks, each with a real small book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from exchange_samples import COMMUNE, OFFICE, Place, trust


@pytest.fixture
def make_place(tmp_path: Path, qtbot: Any) -> Iterator[Callable[..., Place]]:
    """`make_place("xa", unit, role)`: a new book and its pages."""
    places: list[Place] = []

    def make(name: str, unit: str = COMMUNE, role: str = "commune") -> Place:
        places.append(Place(tmp_path / name, unit, role, qtbot))
        return places[-1]

    yield make
    for place in places:
        place.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def commune(make_place: Callable[..., Place]) -> Place:
    return make_place("xa")


@pytest.fixture
def office(make_place: Callable[..., Place]) -> Place:
    return make_place("so", OFFICE, "office")


@pytest.fixture
def pair(commune: Place, office: Place, tmp_path: Path) -> tuple[Place, Place]:
    """A commune and an office that trust each other."""
    folder = tmp_path / "the"
    folder.mkdir()
    trust(commune, office, folder)
    return commune, office
