"""What the reading process may use: memory and processor time; no file written, where the system
can forbid it (not on Windows).

Asked of the system by the process itself, before it looks at the file. A process that cannot be
bounded reads nothing.
"""

from __future__ import annotations

import sys

MEMORY = 1_200 * 1024 * 1024
SECONDS = 120


def confine(memory: int = MEMORY, seconds: int = SECONDS) -> None:
    """Bound this process for the rest of its life. Raises OSError where the system did not."""
    if sys.platform == "win32":
        _confine_on_windows(memory, seconds)
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))


def _confine_on_windows(memory: int, seconds: int) -> None:
    """A job object with one process, a memory limit and a time limit (winnt.h,
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION)."""
    import ctypes
    from ctypes import wintypes

    class Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_set", ctypes.c_size_t),
            ("most_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class Extended(ctypes.Structure):
        _fields_ = (
            ("basic", Basic),
            ("counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    process_time, one_process, process_memory, extended_information = 0x2, 0x8, 0x100, 9
    limits = Extended()
    limits.basic.flags = process_time | one_process | process_memory
    limits.basic.process_time = seconds * 10_000_000
    limits.basic.processes = 1
    limits.process_memory = memory
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    made = kernel.CreateJobObjectW(None, None)
    job, process = wintypes.HANDLE(made), wintypes.HANDLE(kernel.GetCurrentProcess())
    about = ctypes.byref(limits), ctypes.sizeof(limits)
    if not (
        made
        and kernel.SetInformationJobObject(job, extended_information, *about)
        and kernel.AssignProcessToJobObject(job, process)
    ):
        raise OSError("the system set no bounds for the reading process")
