"""Every kind has a place at the desk, one that was only just declared too."""

from __future__ import annotations

import pytest

from xatre.desk import catalogue
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
    assert catalogue.lists()[: len(catalogue.LISTS)] == catalogue.LISTS
    more = {**KINDS, "visit": VISIT}
    assert catalogue.lists(more)[-1] == ("visit", "Các lần đến thăm", "house")
    monkeypatch.setattr(catalogue, "KINDS", more)
    assert catalogue.page_of("visit") == ("visit", {})
