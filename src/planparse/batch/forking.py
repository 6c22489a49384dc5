"""Forked processes that tell, when they have ended, how much memory each had at most: the kernel's own account of it.

`multiprocessing` throws that account away: it asks for the exit code alone.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from multiprocessing.context import ForkContext, ForkProcess
from multiprocessing.popen_fork import Popen
from typing import Any

_UNIT = 1024  # bytes of what Linux counts by
_peaks: dict[int, int] = {}  # of ended processes, by their ids


def context() -> Any:
    """How workers are started: forked where that is safe, so that what the parent has loaded is there at once."""
    return _Forked() if sys.platform == "linux" else multiprocessing.get_context(None)


def peak_of(process: int) -> int:
    """The most memory in bytes that an ended process held at once; 0 where it isn't known. It is told once."""
    return _peaks.pop(process, 0)


def own_peak() -> int:
    """The most memory in bytes that this process has held at once; 0 where it isn't known."""
    if sys.platform != "linux":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


class _Accounted(Popen):
    """As it is, but for the call that asks how the process ended."""

    returncode: int | None

    def poll(self, flag: int = os.WNOHANG) -> int | None:
        """The exit code; null while it runs."""
        if self.returncode is None:
            try:
                process, status, usage = os.wait4(self.pid, flag)
            except OSError:  # not yet there, or waited for elsewhere
                return None
            if process == self.pid:
                _peaks[process] = usage.ru_maxrss * _UNIT
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode


class _Process(ForkProcess):
    @staticmethod
    def _Popen(process_obj: Any) -> Popen:
        return _Accounted(process_obj)


class _Forked(ForkContext):
    Process = _Process
