from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from xatre.store.faults import BookDamaged
from xatre.store.keys import slots as keys
from xatre.store.keys.slots import Cost, Slots, make_slot

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))


def a_slot() -> tuple[keys.Slot, bytes]:
    return make_slot("book", "s1", "officer", "Mai", "mật khẩu", [KEY], Cost.test())


def test_a_password_reaches_the_key_and_a_wrong_one_does_not() -> None:
    slot, secret = a_slot()
    assert slot.unwrap("book", "mật khẩu") == secret
    assert slot.open_keys(secret) == [KEY]
    assert slot.unwrap("book", "mật khẫu") is None


@pytest.mark.parametrize(
    "change",
    [
        {"id": "s2"},
        {"sort": "recovery"},
        {"cost": Cost(2, 8 * 1024)},
        {"public": bytes(32)},
        {"salt": bytes(16)},
        {"nonce": bytes(24)},
    ],
)
def test_parameters_and_ids_are_bound(change: dict[str, object]) -> None:
    slot, _ = a_slot()
    assert replace(slot, **change).unwrap("book", "mật khẩu") is None  # type: ignore[arg-type]
    assert slot.unwrap("another book", "mật khẩu") is None


def test_rekeying_needs_nobody_else() -> None:
    slot, secret = a_slot()
    both = Slots("book", slots=(slot,)).sealed_to_all([KEY, OTHER])
    assert both.slots[0].open_keys(secret) == [KEY, OTHER]
    assert both.sealed_to_all([OTHER]).slots[0].open_keys(secret) == [OTHER]


def test_the_file_goes_round(tmp_path: Path) -> None:
    slot, _ = a_slot()
    slots = Slots("book", portable=True, slots=(slot,))
    keys.write(tmp_path, slots)
    assert keys.read(tmp_path) == slots
    assert [path.name for path in tmp_path.iterdir()] == ["slots.json"]
    assert KEY.hex() not in (tmp_path / "slots.json").read_text()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory", 1 << 40),
        ("memory", 100),
        ("memory", "65536"),
        ("passes", 0),
        ("passes", 10_000),
        ("salt", "AAAA"),
        ("secret", "not base64"),
        ("id", 7),
        ("sealed", {}),
        ("sealed", []),
    ],
)
def test_bounds_are_checked_on_reading(tmp_path: Path, name: str, value: object) -> None:
    keys.write(tmp_path, Slots("book", slots=(a_slot()[0],)))
    content = json.loads((tmp_path / "slots.json").read_text())
    content["slots"][0][name] = value
    with pytest.raises(BookDamaged):
        keys.parse(json.dumps(content).encode())


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b"\xff", b"[" * 100_000])
def test_nonsense_is_damage(content: bytes) -> None:
    with pytest.raises(BookDamaged):
        keys.parse(content)


def test_costs() -> None:
    assert Cost.standard().memory >= 64 << 20
    assert Cost.strong().memory <= 256 << 20
    assert Cost.standard().within_bounds()
    assert Cost.strong().within_bounds()
