"""The collector of cycles, paused while many small objects without any are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for cycles: words, cells and lines hold none, and there are very many of them.

    It takes a seventh of the time of a plan. What was made meanwhile counts as old afterwards, so that the first search
    needn't look at all of it at once. (To ask whether a process keeps frozen objects of its own would take longer than
    all that: the count of them is made by walking over every one.)
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
