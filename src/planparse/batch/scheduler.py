"""A run on an existing engine: shards of some hundred documents are sent to Dask, which spreads and repeats them.

Each shard is done as `--shard i/n` does it: outputs, a journal of its own, a mark when it is complete. Whoever sends
them writes none of it; at the end it takes the journals over, as a run without `--shard` does.
"""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from planparse.batch.engine import Manner
from planparse.batch.folder import End, Shard, done_by, run_batch, state_of
from planparse.batch.interrupts import Interrupts
from planparse.batch.journal import Journal
from planparse.batch.keys import run_digest
from planparse.batch.outcomes import Events, Finished
from planparse.batch.shard import Unit, do_shard
from planparse.batch.sources import INSIDE, Document, by_shard
from planparse.batch.worker import Setting
from planparse.batch.writing import make_folder
from planparse.errors import MissingProgram, PlanparseError, UsageError

if TYPE_CHECKING:
    from distributed import Client, Future

SHARD_SIZE = 500  # documents: a shard's process takes a second to start
_NAMED = re.compile(r"dask(?:://(?P<address>[^/\s]+:\d+))?")
_WAIT = 60.0  # seconds for a first worker to join
_LOOK = 0.5  # seconds between two looks at Ctrl-C and the cluster
_AHEAD = 2  # shards under way for each of the cluster's threads, so that none waits for the next
_FEWEST = 8  # shards under way, while no worker has joined yet
_RETRIES = 2  # of a shard whose process was lost


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where shards are sent: a Dask scheduler's address, or null for one on this machine, of so many `jobs`."""

    address: str | None
    jobs: int
    shard_size: int = SHARD_SIZE


def cluster_named(text: str, jobs: int, shard_size: int = SHARD_SIZE) -> Cluster:
    """The cluster that "dask" or "dask://HOST:PORT" names; UsageError where it names none."""
    found = _NAMED.fullmatch(text)
    if not found:
        raise UsageError(f"--scheduler {text}: must be dask (on this machine) or dask://HOST:PORT")
    return Cluster(found["address"], jobs, shard_size)


def run_on(
    cluster: Cluster,
    documents: Sequence[Document],
    output: Path,
    setting: Setting,
    manner: Manner,
    events: Events | None = None,
) -> End:
    """Do all documents on a cluster whose workers see the same files; shards that are complete are not sent again.

    Interrupted also where the cluster is lost. Raises MissingProgram without Dask, UsageError where nothing answers at
    the address, and what stopped a shard (OutputError, JournalError).
    """
    events = events or Events()
    make_folder(output / INSIDE)
    with closing(Journal(output / INSIDE / "scheduler.sqlite")):  # a second sender is refused
        digest = run_digest(setting)
        parts = -(-len(documents) // cluster.shard_size)
        shards = [(Shard(part, parts), chosen) for part, chosen in enumerate(by_shard(documents, parts), 1) if chosen]
        again = manner.fresh or bool(manner.retry)
        units = [
            Unit(shard, _anywhere(chosen), output.absolute(), _everywhere(setting), replace(manner, jobs=1), digest)
            for shard, chosen in shards
            if again or done_by(output, shard, state_of(chosen, digest)) is None
        ]
        sending = Sending(units, events)
        events.planned(len(documents))
        whole = sending.go(cluster)
        known: dict[str, str] = {}  # the sources, which may be many gigabytes, are not read again to merge
        for shard, chosen in shards:
            known |= done_by(output, shard, state_of(chosen, digest)) or {}
        merging = replace(manner, fresh=False, retry=frozenset(), reading=whole)
        return run_batch(documents, output, setting, merging, events=_Rest(events, sending.told), known=known)


def _anywhere(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Documents as a worker finds them, wherever it was started; the labels stay here."""
    return tuple(replace(document, path=document.path.absolute(), labels=()) for document in documents)


def _everywhere(setting: Setting) -> Setting:
    return replace(setting, grammar=setting.grammar.absolute()) if setting.grammar else setting


class Sending:
    """Shards on their way; `told` has the names of the documents that were done meanwhile."""

    def __init__(self, units: Sequence[Unit], events: Events) -> None:
        self._waiting = deque(units)
        self._events = events
        self._under_way: dict[Future, Unit] = {}
        self._lost = False
        self._threads = 1
        self.told: set[str] = set()

    def go(self, cluster: Cluster) -> bool:
        """Whether all were done; false where Ctrl-C, a lost cluster or a lost shard leaves some."""
        if not self._waiting:
            return True
        with _connected(cluster) as client, Interrupts(patient=True) as stop:
            try:
                while (self._waiting or self._under_way) and not stop.asked:
                    self._send(client)
                    self._collect(client)
            except (OSError, CancelledError):
                self._lose(f"{len(self._under_way)} shards", "the connection to the scheduler was lost")
            if stop.asked:
                self._events.stopping(min(self._threads, len(self._under_way)))
        return not (self._waiting or self._under_way or self._lost)

    def _send(self, client: Client) -> None:
        if not self._waiting:
            return
        self._threads = sum(client.nthreads().values())
        while self._waiting and len(self._under_way) < max(_FEWEST, _AHEAD * self._threads):
            unit = self._waiting.popleft()
            future = client.submit(_by_worker, unit, key=f"{unit.shard.label}-{token_hex(8)}", retries=_RETRIES)
            self._under_way[future] = unit

    def _collect(self, client: Client) -> None:
        """Take what has come back."""
        from distributed import wait

        with suppress(TimeoutError):
            wait(list(self._under_way), timeout=_LOOK, return_when="FIRST_COMPLETED")
        if client.status != "running":
            raise ConnectionError
        for future in [future for future in self._under_way if future.done()]:
            unit = self._under_way.pop(future)
            if future.status == "finished":
                self._tell(future.result())
            else:
                self._lose(unit.shard.label, str(future.exception()))

    def _tell(self, answer: list[Finished] | PlanparseError) -> None:
        if isinstance(answer, PlanparseError):
            raise answer
        for finished in answer:
            self.told.add(finished.result.name)
            self._events.finished(finished)

    def _lose(self, what: str, why: str) -> None:
        self._lost = True
        self._events.waiting(what, f"{why}; its documents that are done are kept")


class _Rest(Events):
    """Passes on what was not told while the shards ran."""

    def __init__(self, events: Events, told: set[str]) -> None:
        self._events = events
        self._told = told

    def finished(self, finished: Finished) -> None:
        """Pass it on, unless it was."""
        if finished.result.name not in self._told:
            self._events.finished(finished)

    def begun(self, name: str) -> None:
        """As the engine says it."""
        self._events.begun(name)

    def reading(self, running: list[tuple[str, float]]) -> None:
        """As the engine says it."""
        self._events.reading(running)

    def waiting(self, name: str, why: str) -> None:
        """As the engine says it."""
        self._events.waiting(name, why)

    def stopping(self, running: int) -> None:
        """As the engine says it."""
        self._events.stopping(running)

    def ended(self, interrupted: bool) -> None:
        """As the engine says it."""
        self._events.ended(interrupted)


@contextmanager
def _connected(cluster: Cluster) -> Iterator[Client]:
    """A client of the cluster, with a worker at least; one on this machine hears nothing but this machine."""
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise MissingProgram("--scheduler needs Dask; pip install planparse[cluster]") from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters of it is said once, by planparse
    with ExitStack() as held:
        place: LocalCluster | str | None = cluster.address
        if place is None:  # its workers are threads: a shard has a process of its own anyway
            pages = {"dashboard_address": "127.0.0.1:0", "worker_dashboard_address": "127.0.0.1:0"}
            threads = {"processes": False, "n_workers": 1, "threads_per_worker": cluster.jobs, "memory_limit": 0}
            place = held.enter_context(LocalCluster(host="127.0.0.1", protocol="tcp", **threads, **pages))
        try:
            client = held.enter_context(Client(place, timeout=_WAIT))
        except OSError as error:
            raise UsageError(f"dask://{place}: nothing answers ({error}); start it with: dask scheduler") from None
        try:
            client.wait_for_workers(1, timeout=_WAIT)
        except TimeoutError:
            raise UsageError(f"dask://{place}: has no worker; start some with: dask worker {place}") from None
        yield client


def _by_worker(unit: Unit) -> list[Finished] | PlanparseError:
    """In a worker of Dask: do a shard for as long as the scheduler wants it. What was stopped on purpose is returned,
    as Dask repeats what raises."""
    from distributed import Status, get_worker

    worker = get_worker()
    key = worker.get_current_task()

    def wanted() -> bool:
        task = worker.state.tasks.get(key)
        return task is not None and task.state == "executing" and worker.status is Status.running

    try:
        return do_shard(unit, wanted)
    except PlanparseError as error:
        return error
