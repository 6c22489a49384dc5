"""A run over many documents into an output folder, which holds its JSON, its results and its journal.

Below `.planparse` stands what differs from run to run (journal, shards); all else in the folder is the same
for the same documents.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from planparse.batch.engine import Manner, Run, Store
from planparse.batch.journal import Journal
from planparse.batch.outcomes import Events, Result
from planparse.batch.results import write_results
from planparse.batch.sources import Document, shard_of
from planparse.batch.worker import Setting
from planparse.batch.writing import Folder, make_folder
from planparse.errors import OutputError

INSIDE = ".planparse"
COMPLETE = "complete"  # the mark of a journal whose run came to its end: how many documents it had
SCRATCH = "scratch"  # the mark that tells where a run that goes on has its temporary files
_PREFIX = "planparse-"


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
) -> End:
    """Do all documents, or those of one shard, into a folder, going on where an earlier run of them ended.

    Without a shard, what shards have done in the folder is taken over first. Raises OutputError where nothing can be
    written, JournalError where another run writes to the folder.
    """
    if shard:
        documents = shard_of(documents, shard.part, shard.parts)
    label = shard.label if shard else "journal"
    inside = output / INSIDE
    make_folder(inside)
    with closing(Journal(inside / f"{label}.sqlite")) as journal, _scratch(journal) as scratch:
        _respect_others(journal, inside, shard)
        journal.mark(COMPLETE, None)
        run = Run(documents, setting, manner, Folder(output), scratch, journal, events)
        interrupted = run.go()
        results = run.results
        write_results(results, *((inside, f"{label}.") if shard else (output,)))
        if not interrupted:
            journal.mark(COMPLETE, str(len(results)))
    return End(results, interrupted)


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


def _respect_others(journal: Journal, inside: Path, shard: Shard | None) -> None:
    """A whole run takes over what shards have done; a shard leaves a folder alone in which a whole run is at work."""
    if shard is None:
        for other in sorted(inside.glob("shard-*-of-*.sqlite")):
            journal.merge(other)
    elif (inside / "journal.sqlite").exists():
        Journal(inside / "journal.sqlite").close()


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
