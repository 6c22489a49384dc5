"""A run over many documents into an output folder, which holds its JSON, its results and its journal.

Below `.planparse` stands what differs from run to run (journal, shards); all else in the folder is the same
for the same documents.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from planparse.batch.engine import Manner, Run, Store
from planparse.batch.journal import Journal
from planparse.batch.keys import run_digest
from planparse.batch.outcomes import Events, Result
from planparse.batch.report import write_report
from planparse.batch.results import write_results
from planparse.batch.sources import INSIDE, Document, shard_of
from planparse.batch.worker import Setting
from planparse.batch.writing import Folder, make_folder
from planparse.errors import JournalError, OutputError

COMPLETE = "complete"  # the mark of a journal whose run came to its end: what it was about, see state_of
SCRATCH = "scratch"  # the mark that tells where a run that goes on has its temporary files
_PREFIX = "planparse-"
_COMING_TO_END = 20.0  # seconds that an interrupted run waits for its shards
_LOOK = 0.2  # seconds between two looks at whether they have
_PATIENCE = 60.0  # seconds that a shard waits for whoever has its journal, or looks into the whole run's


@dataclass(frozen=True, slots=True)
class Shard:
    """Part `part` of `parts`, from 1."""

    part: int
    parts: int

    @property
    def label(self) -> str:
        """How the shard's files are called."""
        return f"shard-{self.part}-of-{self.parts}"


@dataclass(frozen=True, slots=True)
class End:
    """How a run ended."""

    results: list[Result]
    interrupted: bool


def run_batch(
    documents: Sequence[Document],
    output: Path,
    setting: Setting,
    manner: Manner,
    shard: Shard | None = None,
    events: Events | None = None,
    known: Mapping[str, str] | None = None,
) -> End:
    """Do all documents, or those of one shard, into a folder, going on where an earlier run of them ended.

    Without a shard, what shards have done in the folder is taken over first. `known` has the content hashes of
    documents, by target, that need not be read to know them. Raises OutputError where nothing can be
    written, JournalError where another run writes to the folder.
    """
    if shard:
        documents = shard_of(documents, shard.part, shard.parts)
    label = shard.label if shard else "journal"
    inside = output / INSIDE
    make_folder(inside)
    patience = _PATIENCE if shard else 0.0
    with closing(Journal(inside / f"{label}.sqlite", patience)) as journal, _scratch(journal) as scratch:
        _take_over(journal, inside, documents if shard else None, tolerant=not manner.reading)
        journal.mark(COMPLETE, None)
        state = state_of(documents, run_digest(setting))  # before any is read: one that changes now is done again
        run = Run(documents, setting, manner, Folder(output), scratch, journal, events, known)
        interrupted = run.go()
        results = run.results
        write_results(results, *((inside, f"{label}.") if shard else (output,)))
        if not shard:
            write_report(results, len(documents), run.seconds, output)
        if not interrupted:
            journal.mark(COMPLETE, state)
    return End(results, interrupted)


def state_of(documents: Iterable[Document], digest: str) -> str:
    """A digest of documents as they stand (place, size, time) and of what else a run depends on, see run_digest."""
    state = hashlib.sha256(digest.encode())
    for document in documents:
        size, changed = _seen(document.path)
        state.update(f"\n{document.target} {size} {changed}".encode())
    return state.hexdigest()


def done_by(output: Path, shard: Shard, state: str) -> dict[str, str] | None:
    """The content hashes of what a shard has done, by target, where its run came to its end over documents in that
    state; null otherwise, also while it is at work."""
    path = output / INSIDE / f"{shard.label}.sqlite"
    if not path.exists():
        return None
    try:
        with closing(Journal(path)) as journal:
            return journal.hashes() if journal.marked(COMPLETE) == state else None
    except JournalError:
        return None


def _seen(path: Path) -> tuple[int, int]:
    """(bytes, nanoseconds of the last change); zeros where it can't be seen."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return 0, 0
    return found.st_size, found.st_mtime_ns


def cores() -> int:
    """How many workers the machine keeps busy: the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_plain(
    documents: Sequence[Document], store: Store, setting: Setting, manner: Manner, events: Events | None = None
) -> End:
    """Do all documents without a journal."""
    with _scratch() as scratch:
        run = Run(documents, setting, manner, store, scratch, events=events)
        interrupted = run.go()
    return End(run.results, interrupted)


def _take_over(journal: Journal, inside: Path, documents: Sequence[Document] | None, tolerant: bool = False) -> None:
    """A whole run takes over what shards have done; a shard what a whole run has done of its documents.

    A shard leaves a folder alone in which a whole run is at work. `tolerant` waits for shards that are coming to their
    end, and leaves out those that don't.
    """
    if documents is None:
        until = time.monotonic() + _COMING_TO_END
        for other in sorted(inside.glob("shard-*-of-*.sqlite")):
            while not _merged(journal, other, tolerant) and time.monotonic() < until:
                time.sleep(_LOOK)
    elif (whole := inside / "journal.sqlite").exists():
        journal.merge(whole, [document.target for document in documents], _PATIENCE)


def _merged(journal: Journal, other: Path, tolerant: bool) -> bool:
    try:
        journal.merge(other)
    except JournalError:
        if not tolerant:
            raise
        return False
    return True


@contextmanager
def _scratch(journal: Journal | None = None) -> Iterator[Path]:
    """An empty folder among the system's temporary ones; what a killed run has left of its own goes."""
    left = Path((journal and journal.marked(SCRATCH)) or "")
    above = Path(tempfile.gettempdir())
    if left.name.startswith(_PREFIX) and left.parent == above:
        shutil.rmtree(left, ignore_errors=True)
    made = above / f"{_PREFIX}{secrets.token_hex(8)}"
    if journal:
        journal.mark(SCRATCH, str(made))  # before there is one, so that none is ever forgotten
    try:
        made.mkdir(mode=0o700)
    except OSError as error:
        raise OutputError(f"{made}: cannot be made: {error.strerror}; set TMPDIR") from None
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
