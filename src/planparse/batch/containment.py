"""Workers that can hang, crash and eat memory without harm to each other: one Pebble pool of one process each.

One pool for all would share its channel's locks: a process killed while it holds one would stop the others. Pebble
starts, renews, times out and ends the process; a pool whose process was lost is thrown away with its channel.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pebble import ProcessExpired, ProcessPool

from planparse.batch.forking import context, peak_of
from planparse.batch.outcomes import Outcome
from planparse.batch.sessions import end_session, is_alive
from planparse.batch.worker import OUT_OF_MEMORY, Answer, Setting, Task, begin, work

_GRACE = 30.0  # seconds that Pebble waits beyond the longest time limit, should the worker's own alarm not have rung
_SILENT = 1.0  # seconds that an ended process's answer may still be under way
_START = 120.0  # seconds within which a process must have begun what it was handed
_LOOK = 0.2  # seconds between two looks at the workers
_FULL = 0.5  # of the limit: a process that held so much, and then ended itself, was refused more: a list grows twofold
_BROKEN = {-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGILL}  # how code ends that can't go on


class Loss(NamedTuple):
    """A worker that ended without an answer: the code and what to say; `again` where another try is fair."""

    outcome: Outcome
    message: str
    again: bool


class Done(NamedTuple):
    """A task with what came of it, and its seconds in the worker."""

    task: Task
    answer: Answer | Loss
    seconds: float


@dataclass(slots=True)
class _Slot:
    """One worker: its pool, and what runs in it."""

    pool: ProcessPool
    task: Task | None = None
    future: Future[Answer] | None = None
    since: float = 0.0
    gone: float | None = None  # since when the process is seen to be gone while its answer is awaited


class Workers:
    """A number of contained processes that read documents; a context manager that leaves none behind."""

    def __init__(self, count: int, setting: Setting, renew: int, scratch: Path) -> None:
        """`renew` is the number of documents after which a process is replaced; `scratch` is for temporary files."""
        self._scratch = scratch
        self._setting = setting
        self._renew = renew
        self._looked = 0.0  # when the workers were last looked at, whether they live
        self._slots = [_Slot(self._pool()) for _ in range(count)]

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for slot in self._slots:
            _end(slot)
        for slot in self._slots:
            slot.pool.join()

    @property
    def free(self) -> bool:
        """Whether a worker has nothing to do."""
        return any(slot.task is None for slot in self._slots)

    @property
    def running(self) -> list[tuple[str, float]]:
        """The names of the documents that are being read, each with its seconds so far."""
        now = time.monotonic()
        return [(slot.task.name, now - slot.since) for slot in self._slots if slot.task]

    def submit(self, task: Task) -> None:
        """Hand a document to a free worker."""
        slot = next(slot for slot in self._slots if slot.task is None)
        outer = self._setting.limits.most_seconds + _GRACE
        try:
            future = slot.pool.schedule(work, args=(task, self._setting), timeout=outer)
        except RuntimeError:  # the process died while it had nothing to do
            self._replace(slot)
            future = slot.pool.schedule(work, args=(task, self._setting), timeout=outer)
        slot.task, slot.future, slot.since, slot.gone = task, future, time.monotonic(), None

    def finished(self, others: Iterable[Future[Any]] = ()) -> list[Done]:
        """What was finished or lost, as soon as anything was, or one of `others`; empty after a while without."""
        awaited = [*others, *(slot.future for slot in self._slots if slot.future)]
        wait(awaited, timeout=_LOOK, return_when=FIRST_COMPLETED)
        look = time.monotonic() - self._looked >= _LOOK  # not each time one of many workers is done
        self._looked = time.monotonic() if look else self._looked
        return [done for slot in self._slots if slot.task and (done := self._collected(slot, slot.task, look))]

    def _collected(self, slot: _Slot, task: Task, look: bool) -> Done | None:
        future = slot.future
        if future is None or not (future.done() or (look and _lost(slot, task))):
            return None
        answer = _answer(future, self._setting, _signed(task)[1])
        if isinstance(answer, Loss):
            end_session(_signed(task)[0])
            self._replace(slot)
        slot.task = slot.future = None
        task.sign.unlink(missing_ok=True)
        return Done(task, answer, time.monotonic() - slot.since)

    def _replace(self, slot: _Slot) -> None:
        slot.pool.stop()
        slot.pool.join()
        slot.pool = self._pool()

    def _pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=1,
            max_tasks=self._renew,
            initializer=begin,
            initargs=(os.getpid(), self._scratch, self._setting.limits),
            context=context(),
        )


def _end(slot: _Slot) -> None:
    slot.pool.stop()
    if slot.task is not None:
        end_session(_signed(slot.task)[0])


def _signed(task: Task) -> tuple[int, int]:
    """The id of the process that began the task, and the most memory it had held by then; zeros where none did."""
    try:
        process, peak = task.sign.read_text().split()
        return int(process), int(peak)
    except (OSError, ValueError):
        return 0, 0


def _lost(slot: _Slot, task: Task) -> bool:
    """Whether the answer will never come, though Pebble has not said so.

    It takes an exit code of 0 for a renewal, doesn't time what has not begun, and hands nothing over once it is broken.
    """
    now = time.monotonic()
    process, _ = _signed(task)
    begins = process != 0 or now - slot.since < _START
    if begins and (not process or is_alive(process)) and slot.pool.active:
        slot.gone = None
        return False
    slot.gone = slot.gone or now
    return now - slot.gone > _SILENT


def _answer(future: Future[Answer], setting: Setting, before: int) -> Answer | Loss:
    if not future.done():
        return Loss(Outcome.CRASH, "its process ended without an answer", True)
    try:
        return future.result()
    except TimeoutError:
        return _timeout(setting)
    except ProcessExpired as error:
        peak = peak_of(error.pid or 0)
        return _loss(error.exitcode, peak if peak > before else 0, setting)
    except Exception as error:  # the pool itself broke: its process died before it took the document
        return Loss(Outcome.CRASH, f"its process was lost ({type(error).__name__})", True)


def _loss(code: int | None, peak: int, setting: Setting) -> Loss:
    """What a process's exit code says, negative ones are signals, and the most memory in bytes that it held.

    Where pdfium is refused memory it doesn't say so, but aborts. A peak of an earlier document's is none (0).
    """
    refused = code in _BROKEN and peak >= _FULL * setting.limits.memory_bytes
    if code == OUT_OF_MEMORY or refused:
        megabytes = setting.limits.memory_bytes // 1_000_000
        return Loss(Outcome.MEMORY, f"needs more than {megabytes} MB of memory; split it", False)
    name = ""
    with suppress(ValueError):
        name = signal.Signals(-(code or 0)).name
    if name == "SIGALRM":
        return _timeout(setting)
    return Loss(Outcome.CRASH, f"its process was ended by {name or f'exit code {code}'}; please report it", True)


def _timeout(setting: Setting) -> Loss:
    limits = setting.limits
    return Loss(
        Outcome.TIMEOUT,
        f"took longer than {limits.seconds:g} seconds and {limits.seconds_per_page:g} a page "
        f"({limits.seconds_per_picture:g} more for one read by OCR, at most {limits.most_seconds:g}); split it",
        False,
    )
