"""A package to the commune's own other PC is not shown as one that waits for a receipt."""

from __future__ import annotations

from xatre.desk.pages.exchange.commune_lists import sent_row
from xatre.desk.pages.exchange.words import NO_RECEIPT, NOT_OUT, SEEN, WRITTEN_OUT
from xatre.model.purposes import DEVICES
from xatre.work.sending.sent import SentPackage


def state(purpose: str, **facts: object) -> object:
    one = SentPackage(1, "ab" * 32, "x.xatre", "Xã Bản Lầu", purpose, "2026-11-20T02:41:07Z", 3,
                      900, "", "", **facts)  # type: ignore[arg-type]  # fmt: skip
    (badge,) = sent_row(one).cells[4].badges
    return badge


def test_a_package_to_ones_other_pc_is_told_by_that() -> None:
    one = SentPackage(1, "ab" * 32, "x.xatre", "Xã Bản Lầu, tỉnh Lào Cai", DEVICES,
                      "2026-11-20T02:41:07Z", 3, 900, "", "")  # fmt: skip
    assert sent_row(one).cells[5].words == "cho máy khác của xã"


def test_a_package_to_ones_other_pc_needs_no_receipt() -> None:
    assert state(DEVICES) is NO_RECEIPT
    assert state(DEVICES, seen_by=("a" * 8,)) is SEEN
    assert state(DEVICES, is_out=False) is NOT_OUT
    assert state("") is WRITTEN_OUT
