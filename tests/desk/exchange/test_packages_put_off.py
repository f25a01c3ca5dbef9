"""A package that no stick took, and was put off: the next one does not leave it behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from exchange_samples import Place, add_children, children, press, read

from xatre.exchange import delivery


def send(commune: Place, stick: Path) -> None:
    commune.page.show_what(new=True)
    commune.settle()
    commune.page.sending.dialog.place.line.setText(str(stick))
    commune.page.sending.dialog.make.click()
    commune.settle()


def test_what_was_put_off_goes_with_the_next(
    pair: tuple[Place, Place], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune, office = pair
    add_children(commune, 1)
    page, usage = commune.page, delivery.shutil.disk_usage
    with monkeypatch.context() as patched:
        patched.setattr(
            delivery.shutil, "disk_usage",
            lambda place: usage(place)._replace(free=0) if Path(place) == stick else usage(place),
        )  # fmt: skip
        send(commune, stick)
    page.sending.trouble.answer = "later"
    page.sending.trouble.accept()
    commune.settle()
    assert list(stick.iterdir()) == []
    add_children(commune, 1)
    send(commune, stick)
    first, second = sorted(stick.glob("*.xatre"))
    assert first.name in commune.told.messages[-1].rest
    assert commune.told.messages[-1].fact.startswith("Đã ghi gói 2")
    assert second.name in commune.told.messages[-1].rest
    assert read(office, stick) == ["taken", "taken"]
    press(office)
    assert children(office) == 2
    assert office.page.reading.outcomes[1].missing == []
