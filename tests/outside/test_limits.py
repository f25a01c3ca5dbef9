"""A reading process that the system did not bound reads nothing."""

from __future__ import annotations

import ctypes
from unittest import mock

import pytest

from xatre.outside import limits

CALLS = ("CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject")


def kernel(monkeypatch: pytest.MonkeyPatch, failing: str) -> mock.Mock:
    """A Windows whose call of that name fails."""
    system = mock.Mock()
    system.GetCurrentProcess.return_value = 1
    for call in CALLS:
        getattr(system, call).return_value = 0 if call == failing else 1
    monkeypatch.setattr(ctypes, "WinDLL", lambda *words, **options: system, raising=False)
    return system


@pytest.mark.parametrize("failing", CALLS)
def test_a_bound_that_cannot_be_set_ends_the_process(
    monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    kernel(monkeypatch, failing)
    with pytest.raises(OSError, match="no bounds"):
        limits._confine_on_windows(limits.MEMORY, limits.SECONDS)


def test_the_bounds_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    system = kernel(monkeypatch, "")
    limits._confine_on_windows(limits.MEMORY, limits.SECONDS)
    assert all(getattr(system, call).called for call in CALLS)
