"""A file for this unit that was sealed to its other PC is not said to be another unit's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from two_books import enrol, trust
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.returning import write_return
from xatre.work.session import Session


def test_it_is_told_to_be_for_the_unit_s_other_pc(
    make_session: Callable[..., Session], office: Session, tmp_path: Path
) -> None:
    one, two = make_session("mot"), make_session("hai")
    trust(one, office, tmp_path)
    enrol(office, two, tmp_path)
    (outcome,) = receive_files(two, [write_return(office, two.unit)])
    assert outcome.fault is not None
    assert outcome.fault.code == "XT-304"
    assert "gửi cho đơn vị này (Xã Bản Lầu" in outcome.fault.happened
    assert "máy khác của đơn vị" in outcome.fault.happened
    assert "đơn vị khác" not in outcome.fault.words + outcome.fault.in_short
    assert "đăng ký thẻ của máy này" in outcome.fault.to_do
