"""A reading process that the system did not bound reads nothing."""

from __future__ import annotations

import ctypes
import io
import json
import sys
from unittest import mock

import pytest

from xatre.outside import child, faults, limits

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


def test_a_process_without_bounds_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError("no bounds")

    given = io.TextIOWrapper(io.BytesIO(b"Ten;Ngay sinh\nPao;2016\n"))
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(limits, "confine", fail)
    with mock.patch.multiple(sys, stdin=given, stdout=out):
        assert child.run([]) == 0
    assert given.buffer.read() == b"Ten;Ngay sinh\nPao;2016\n"
    said = json.loads(out.buffer.getvalue())  # type: ignore[attr-defined]
    assert faults.BY_NAME[said["fault"]] is faults.NotBounded
    assert "ds.xlsx" in faults.NotBounded(file="ds.xlsx", **said["facts"]).words


def test_the_bounds_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    system = kernel(monkeypatch, "")
    limits._confine_on_windows(limits.MEMORY, limits.SECONDS)
    assert all(getattr(system, call).called for call in CALLS)
