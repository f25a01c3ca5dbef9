"""Every kind has a place at the desk, one that was only just declared too."""

from __future__ import annotations

from typing import Any

import pytest

from xatre.desk import catalogue
from xatre.desk.pages.lists.empty_list import EmptyList
from xatre.desk.widgets.empty_state import EmptyState
from xatre.kinds import KINDS
from xatre.model.fields import Text
from xatre.model.kind import Kind, Section

VISIT = Kind(
    "visit",
    "Lần đến thăm",
    (Section("Đến thăm", (Text("words", "Nội dung"),)),),
    plural="Các lần đến thăm",
    icon="house",
)


def places() -> set[str]:
    """The keys of the rail that show records, for an officer who may see all."""
    own = {"criteria", "remark", "figures"}
    return own | {key for key, _, _ in catalogue.lists()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_place(kind: str) -> None:
    place, _ = catalogue.page_of(kind)
    assert place in places()


def test_a_new_kind_has_a_place_from_its_declaration(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tuple(key for key, _, _ in catalogue.lists()[: len(catalogue.LISTS)]) == catalogue.LISTS
    more = {**KINDS, "visit": VISIT}
    assert catalogue.lists(more)[-1] == ("visit", "Các lần đến thăm", "house")
    monkeypatch.setattr(catalogue, "KINDS", more)
    assert catalogue.page_of("visit") == ("visit", {})


def test_a_list_has_the_picture_and_the_words_of_its_kind() -> None:
    told = {key: (words, icon) for key, words, icon in catalogue.lists()}
    assert told["injury"] == (KINDS["injury"].plural, KINDS["injury"].icon)
    assert told["village"] == ("Thôn, bản", KINDS["village"].icon)
    assert {key: icon for key, (_, icon) in told.items()} == {key: KINDS[key].icon for key in told}


@pytest.mark.parametrize("kind", ["birth", "village", "figure"])
def test_an_empty_list_has_the_picture_of_its_kind(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    drawn: list[str] = []
    begin = EmptyState.__init__

    def note(self: EmptyState, icon: str, *rest: Any) -> None:
        drawn.append(icon)
        begin(self, icon, *rest)

    monkeypatch.setattr(EmptyState, "__init__", note)
    qtbot.addWidget(EmptyList(KINDS[kind], at_office=False))
    assert drawn == [KINDS[kind].icon]
