"""A commune with somebody who approves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from xatre.work.session import Session


@pytest.fixture
def as_approver(commune: Session) -> Callable[[], object]:
    """`with as_approver():` the one at the book is an approver."""

    @contextmanager
    def seat() -> Iterator[None]:
        before = commune.book.officer
        commune.book.officer = replace(before, role="approver", case_rights=True)
        yield
        commune.book.officer = before

    return seat
