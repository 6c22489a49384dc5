"""Ctrl-C once: what runs is finished; twice: everything stops at once. Both leave a run that can be gone on with."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Any


class Interrupts:
    """A context in which the first SIGINT only sets `asked`, and the second raises KeyboardInterrupt."""

    def __init__(self, patient: bool) -> None:
        """Without patience the first one raises: nothing is kept that could be gone on with."""
        self._patient = patient
        self.asked = False
        self._before: Any = None

    def __enter__(self) -> Interrupts:
        if threading.current_thread() is threading.main_thread():  # elsewhere signals can't be handled
            self._before = signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _interrupted(self, _signal: int, _frame: FrameType | None) -> None:
        if self.asked or not self._patient:
            raise KeyboardInterrupt
        self.asked = True
