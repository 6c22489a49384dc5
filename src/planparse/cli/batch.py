"""`planparse batch`: any number of documents into a folder that can be trusted, and gone on with."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from planparse.batch.engine import Manner
from planparse.batch.folder import End, Shard, cores, run_batch
from planparse.batch.limits import Limits
from planparse.batch.outcomes import Events, Outcome, Result, counted, exit_code
from planparse.batch.scheduler import Cluster, cluster_named, run_on
from planparse.batch.sources import Document, from_arguments, from_lines, from_manifest, without_collisions
from planparse.batch.worker import Setting
from planparse.cli.guard import INTERRUPTED, say
from planparse.cli.progress import Log, showing
from planparse.cli.summary import summary
from planparse.errors import PlanparseError, UsageError

__all__ = ["Limits", "Manner", "Setting", "cores", "documents_of", "outcomes_named", "run", "where_named"]

_SHARD = re.compile(r"([1-9]\d{0,8})/([1-9]\d{0,8})")


def run(
    documents: list[Document],
    output: Path,
    setting: Setting,
    manner: Manner,
    where: Shard | Cluster | None,
    as_json: bool = False,
) -> int:
    """Do all documents into `output`; the exit code. Raises OutputError, JournalError and GrammarError.

    With `as_json` all that it says is JSON, errors and the summary too.
    """

    def go(events: Events) -> End:
        if isinstance(where, Cluster):
            return run_on(where, documents, output, setting, manner, events)
        return run_batch(documents, output, setting, manner, where, events)

    if as_json:
        return _run_logged(go)
    with showing(_fault, len(documents)) as events:
        end = go(events)
    for line in summary(end, output, where if isinstance(where, Shard) else None):
        say(line)
    return _code(end)


def _run_logged(go: Callable[[Events], End]) -> int:
    log = Log()
    code = INTERRUPTED
    counts: dict[Outcome, int] = {}
    try:
        end = go(log)
        code, counts = _code(end), counted(end.results)
    except PlanparseError as error:
        code = error.exit_code
        log.tell("error", message=str(error))
    except KeyboardInterrupt:
        log.tell("error", message="interrupted")
    log.tell("summary", outcomes=counts, exit_code=code)
    return code


def _code(end: End) -> int:
    return INTERRUPTED if end.interrupted else exit_code(end.results)


def _fault(result: Result) -> str:
    return f"{result.outcome}: {result.name}: {result.message}"


def documents_of(sources: list[Path], lists: list[str], manifests: list[Path], output: Path) -> list[Document]:
    """The documents that arguments, lists ("-" is stdin) and manifests name; UsageError where there are none."""
    found = from_arguments(sources, output) if sources else []
    for name in lists:
        found += from_lines(sys.stdin.buffer.read() if name == "-" else _bytes(Path(name)))
    for path in manifests:
        found += from_manifest(_bytes(path), path.parent, str(path))
    if not found:
        raise UsageError("no documents; name files or folders, or a list with --from-file or --manifest")
    if any(source.is_dir() and output.exists() and source.samefile(output) for source in sources):
        raise UsageError(f"{output}: holds the documents themselves; choose another -o")
    return without_collisions(found)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}; check the path") from None


def where_named(shard: str | None, scheduler: str | None, jobs: int | None, shard_size: int) -> Shard | Cluster | None:
    """The part of the work, or the cluster, that options name; null for all of it here. UsageError for both."""
    if scheduler is None:
        return shard_named(shard)
    if shard is not None:
        raise UsageError("--scheduler makes the shards by itself; leave --shard off")
    cluster = cluster_named(scheduler, jobs or cores(), shard_size)
    if cluster.address and jobs:
        raise UsageError("--jobs is for this machine; what runs at once on a cluster, its workers' threads say")
    return cluster


def shard_named(text: str | None) -> Shard | None:
    """The shard that "2/10" names; UsageError where it names none."""
    if text is None:
        return None
    found = _SHARD.fullmatch(text)
    if not found or int(found[1]) > int(found[2]):
        raise UsageError(f"--shard {text}: must be like 2/10, the first from 1 to the second")
    return Shard(int(found[1]), int(found[2]))


def outcomes_named(text: str | None) -> frozenset[Outcome]:
    """The outcomes that "timeout,crash" names; UsageError where one is none."""
    try:
        return frozenset(Outcome(name.strip()) for name in (text or "").split(",") if name.strip())
    except ValueError:
        known = ", ".join(outcome for outcome in Outcome if not outcome.good)
        raise UsageError(f"--retry {text}: must be outcomes with commas between: {known}") from None
