"""A file for this unit that was sealed to its other PC is not said to be another unit's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from two_books import enrol, take, trust
from xatre.work.people.cards import own_card
from xatre.work.people.renewing import revoke
from xatre.work.receiving.passed_over import without_old_returns
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


def test_only_what_a_newer_one_stands_for_is_passed_over(
    pair: tuple[Session, Session], make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    two = make_session("hai")
    trust(two, office, tmp_path)
    old = write_return(office, two.unit)
    take(commune, old)
    revoke(office, own_card(commune).fingerprint)
    new = write_return(office, two.unit)
    for tried in (True, False):
        outcomes = receive_files(commune, [old, new], dry_run=tried)
        left, passed = without_old_returns(commune, outcomes, {old, new})
        assert ([one.path for one in left], passed) == ([old, new], []), "it says who is revoked"
        assert "đổi khóa" in left[1].fault.to_do if left[1].fault else False
    third = make_session("ba")
    enrol(office, third, tmp_path)
    enrol(third, office, tmp_path)
    newest = write_return(office, two.unit)
    for tried in (True, False):
        outcomes = receive_files(third, [new, newest], dry_run=tried)
        left, passed = without_old_returns(third, outcomes, {new, newest})
        assert ([one.path for one in left], [one.path for one in passed]) == ([newest], [new])
        left, passed = without_old_returns(third, outcomes, {newest})
        assert ([one.path for one in left], passed) == ([new, newest], []), "asked for by name"
