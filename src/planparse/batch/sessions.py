"""Ends a worker with all that it started: a worker leads a session, and what it starts (LibreOffice) stays in it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PROCESSES = Path("/proc")


def end_session(leader: int) -> None:
    """Kill every process of the session that `leader` leads, the leader last; also after the leader has ended.

    Where there is no /proc only the leader and its process group are ended.
    """
    if not hasattr(os, "killpg") or leader <= 1:
        return
    for _ in range(3):  # what is ended may have started another in the meantime
        others = [pid for pid in members(leader) if pid != leader]
        for pid in others:
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        if not others:
            break
    if leader_of(leader) == leader:
        with suppress(OSError):
            os.killpg(leader, signal.SIGKILL)
        with suppress(OSError):
            os.kill(leader, signal.SIGKILL)


def members(session: int) -> Iterator[int]:
    """The processes of a session, by their ids; none where there is no /proc."""
    if not _PROCESSES.is_dir():
        return
    for entry in _PROCESSES.iterdir():
        if entry.name.isdigit() and leader_of(int(entry.name)) == session:
            yield int(entry.name)


def leader_of(pid: int) -> int:
    """The leader of the process's session; 0 where there is no such process."""
    try:
        return os.getsid(pid)
    except OSError:
        return 0


def is_alive(pid: int) -> bool:
    """Whether a process has this id (one that ended and was not yet waited for has)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
