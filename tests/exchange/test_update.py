"""An update: goes round, and every way of being wrong is refused by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from nacl.signing import SigningKey

from xatre.errors import XatreError
from xatre.exchange import container
from xatre.exchange import update as updates
from xatre.exchange.canonical import canonical
from xatre.exchange.update import Update, make_update, read_update

FILES = {"codes/sex.csv": "Nam, nữ".encode(), "codes/yes_no.csv": b"x" * 3000}


@pytest.fixture
def publisher(commune: Any) -> Any:
    return replace(commune, unit="00@2025", role="publisher", device="publisher")


@pytest.fixture
def update_file(publisher: Any) -> Callable[..., bytes]:
    def make(**changes: Any) -> bytes:
        facts: dict[str, Any] = {
            "what": "codes",
            "version": "2026.12.1",
            "title": "Danh mục",
            "files": FILES,
        }
        header = publisher.header(type="update", recipient="")
        return make_update(Update(**(facts | changes)), header, publisher.sign)

    return make


def test_it_goes_round(publisher: Any, update_file: Callable[..., bytes]) -> None:
    found = read_update(update_file(needs="0.1.0"), {publisher.signing})
    assert dict(found.files) == FILES
    assert (found.what, found.version, found.title, found.needs) == (
        "codes", "2026.12.1", "Danh mục", "0.1.0",
    )  # fmt: skip
    assert found.header is not None
    assert found.header.signing == publisher.signing


def test_another_key_is_refused(update_file: Callable[..., bytes]) -> None:
    with pytest.raises(updates.UnknownPublisher):
        read_update(update_file(), {bytes(SigningKey.generate().verify_key)})
    with pytest.raises(updates.UnknownPublisher):
        read_update(update_file(), set())


def test_what_is_no_file_of_ours_is_unsigned(publisher: Any, tmp_path: Path) -> None:
    file = tmp_path / "XaTre-Setup.exe"
    file.write_bytes(b"MZ" + bytes(5000))
    with pytest.raises(updates.Unsigned) as caught:
        read_update(file, {publisher.signing})
    assert "XaTre-Setup.exe" in caught.value.words


def test_a_card_is_not_an_update(publisher: Any) -> None:
    from xatre.exchange.card import make_card

    card = make_card(publisher.card(), publisher.sign)
    with pytest.raises(container.WrongType):
        read_update(card, {publisher.signing})


def test_no_changed_byte_and_no_cut_passes(
    publisher: Any, update_file: Callable[..., bytes]
) -> None:
    whole = update_file()
    for place in range(0, len(whole), max(1, len(whole) // 150)):
        changed = bytearray(whole)
        changed[place] ^= 1
        with pytest.raises(XatreError):
            read_update(bytes(changed), {publisher.signing})
        with pytest.raises(XatreError):
            read_update(whole[:place], {publisher.signing})
    with pytest.raises(container.Damaged):
        read_update(whole + b"x", {publisher.signing})


def _payload(publisher: Any, manifest: bytes, rest: bytes = b"") -> bytes:
    header = publisher.header(type="update", recipient="")
    payload = len(manifest).to_bytes(4, "big") + manifest + rest
    return container.wrap(header, payload, publisher.sign)


GOOD = {"product": "xatre", "what": "codes", "version": "1.0", "title": "t"}


@pytest.mark.parametrize(
    ("manifest", "fault"),
    [
        (GOOD | {"product": "khac", "files": {}}, updates.OtherProduct),
        (GOOD | {"what": "driver", "files": {"a": "0" * 64 + " 0"}}, updates.UpdateNotWhole),
        (GOOD | {"version": "một", "files": {"a": "0" * 64 + " 0"}}, updates.UpdateNotWhole),
        (GOOD | {"files": {}}, updates.UpdateNotWhole),
        (GOOD | {"files": {"../../a": "0" * 64 + " 0"}}, updates.UpdateNotWhole),
        (GOOD | {"files": {"codes\\a": "0" * 64 + " 0"}}, updates.UpdateNotWhole),
        (GOOD | {"files": {"codes/a.csv": "x 0"}}, updates.UpdateNotWhole),
        (GOOD | {"files": {"codes/a.csv": "0" * 64 + " 0"}, "more": "x"}, updates.UpdateNotWhole),
        (GOOD | {"files": {"codes/a.csv": "0" * 64 + " 0"}}, updates.UpdateNotWhole),
    ],
)
def test_signed_rightly_but_of_another_form(
    publisher: Any, manifest: dict[str, object], fault: type[XatreError]
) -> None:
    with pytest.raises(fault):
        read_update(_payload(publisher, canonical(manifest)), {publisher.signing})


def test_a_payload_longer_or_shorter_than_its_list(publisher: Any) -> None:
    with pytest.raises(updates.UpdateNotWhole):
        read_update(_payload(publisher, b"{}", b""), {publisher.signing})
    header = publisher.header(type="update", recipient="")
    short = container.wrap(header, b"\0\0\xff\xff{}", publisher.sign)
    with pytest.raises(updates.UpdateNotWhole):
        read_update(short, {publisher.signing})


def test_versions_compare_as_numbers() -> None:
    assert updates.numbers("0.10") > updates.numbers("0.9.9")
    assert updates.numbers("1.0") == updates.numbers("1.0.0")
