"""One shard as a cluster's worker does it: in a fresh process of its own, where the engine runs as on any machine.

A worker of Dask is a process of many threads, which is not to be forked, and by default a daemon, which may have no
children of multiprocessing. A plain subprocess is allowed to either, and takes signals in its main thread.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from planparse.batch.engine import Manner
from planparse.batch.folder import Shard, run_batch
from planparse.batch.interrupts import Interrupts
from planparse.batch.keys import run_digest
from planparse.batch.outcomes import Events, Finished
from planparse.batch.sources import Document
from planparse.batch.worker import Setting
from planparse.errors import PlanparseError, UsageError

_LOOK = 0.5  # seconds between two looks at whether the shard is still wanted, or its parent still lives
_GRACE = 20.0  # seconds for the documents that are being read when the shard is no longer wanted


@dataclass(frozen=True, slots=True)
class Unit:
    """What is sent to a worker: one shard's documents, with paths that lead to them from anywhere."""

    shard: Shard
    documents: tuple[Document, ...]
    output: Path
    setting: Setting
    manner: Manner
    digest: str  # what the sender's planparse, grammar and options come to


class Told(Events):
    """Keeps what was done in this run."""

    def __init__(self) -> None:
        self.fresh: list[Finished] = []

    def finished(self, finished: Finished) -> None:
        """Keep it, unless it was done before."""
        if finished.fresh:
            self.fresh.append(finished)


def do_shard(unit: Unit, wanted: Callable[[], bool] = lambda: True) -> list[Finished]:
    """Do a shard to its end; what was done now, not before. Outputs and journal stand in the shared folder then.

    Raises what stopped it: a PlanparseError, or RuntimeError where its process was lost. `wanted` is asked twice a
    second; where it says no, the documents that are being read come to their end, and no other begins.
    """
    command = [sys.executable, "-m", __name__]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True) as process:
        try:
            said = _talked(process, pickle.dumps((os.getpid(), unit)), wanted)
        finally:
            process.kill()  # its own workers end themselves then
    if process.returncode:
        raise RuntimeError(f"its process ended with {process.returncode}")
    answer: list[Finished] | PlanparseError = pickle.loads(said)
    if isinstance(answer, PlanparseError):
        raise answer
    return answer


def _talked(process: subprocess.Popen[bytes], message: bytes, wanted: Callable[[], bool]) -> bytes:
    """What a process answers to a message."""
    left: float | None = None
    sent: bytes | None = message
    while left is None or time.monotonic() < left:
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(sent, timeout=_LOOK)[0]
        sent = None
        if left is None and not wanted():
            left = time.monotonic() + _GRACE
            process.send_signal(signal.SIGINT)
    process.kill()
    return process.communicate()[0]


def main() -> None:
    """In the process of the shard: a unit on stdin, what came of it on stdout."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the sender's "no longer wanted" may come after the run's end
    parent, unit = pickle.load(sys.stdin.buffer)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    answer: list[Finished] | PlanparseError
    try:
        with Interrupts(patient=True):
            answer = _done(unit)
    except PlanparseError as error:
        answer = error
    sys.stdout.buffer.write(pickle.dumps(answer))


def _done(unit: Unit) -> list[Finished]:
    if run_digest(unit.setting) != unit.digest:
        raise UsageError("a worker of the cluster has another planparse or another grammar; install the same on all")
    told = Told()
    run_batch(unit.documents, unit.output, unit.setting, unit.manner, unit.shard, told)
    return told.fresh


def _end_with(parent: int) -> None:
    """Wait until the cluster's worker is gone, then end: nobody would hear of what is done here."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


if __name__ == "__main__":
    main()
