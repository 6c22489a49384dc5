"""Files that are still being written: put off until they have kept their size and time for a while."""

from __future__ import annotations

import os
import time
from collections import deque

from planparse.batch.sources import Document

_PATIENCE = 30  # times a file may be found changed before it is given up


class Unsettled:
    """The documents that were put off, oldest first; false where there are none."""

    def __init__(self, settle: float) -> None:
        """`settle` is in seconds; 0 puts nothing off."""
        self._settle = settle
        self._waiting: deque[tuple[float, Document]] = deque()
        self._seen: dict[str, tuple[tuple[int, int], int]] = {}  # target: its (size, time) when put off, and how often

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def holds(self, document: Document, now: os.stat_result) -> bool:
        """Whether a file that looks like `now` must be put off: it is new, and changed since it was last looked at."""
        state = (now.st_size, now.st_mtime_ns)
        before, times = self._seen.get(document.target, (None, 0))
        if before == state or not 0 <= time.time() - now.st_mtime < self._settle:
            self._seen.pop(document.target, None)
            return False
        self._seen[document.target] = (state, times + 1)
        return True

    def hopeless(self, document: Document) -> bool:
        """Whether a document was put off too often."""
        return self._seen[document.target][1] > _PATIENCE

    def add(self, document: Document) -> int:
        """Put a document off; how often it was by now."""
        self._waiting.append((time.monotonic() + self._settle, document))
        return self._seen[document.target][1]

    def ready(self) -> Document | None:
        """The next document whose time has come."""
        if self._waiting and self._waiting[0][0] <= time.monotonic():
            return self._waiting.popleft()[1]
        return None
