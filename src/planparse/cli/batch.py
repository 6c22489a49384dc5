"""`planparse batch`: any number of documents into a folder that can be trusted, and gone on with."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from planparse.batch.engine import Manner
from planparse.batch.folder import Shard, cores, run_batch
from planparse.batch.limits import Limits
from planparse.batch.outcomes import Events, Finished, Outcome, Result, counted, exit_code
from planparse.batch.sources import Document, from_arguments, from_lines, from_manifest, without_collisions
from planparse.batch.worker import Setting
from planparse.cli.convert import print_table
from planparse.cli.guard import INTERRUPTED, say
from planparse.errors import UsageError

__all__ = ["Limits", "Manner", "Setting", "cores", "documents_of", "outcomes_named", "run", "shard_named"]

_SHARD = re.compile(r"([1-9]\d{0,8})/([1-9]\d{0,8})")


class Said(Events):
    """One line for every failure and every wait."""

    def finished(self, finished: Finished) -> None:
        """Say what failed, unless an earlier run said it."""
        result = finished.result
        if not result.outcome.good and finished.fresh:
            say(f"{result.outcome}: {result.name}: {result.message}")

    def waiting(self, name: str, why: str) -> None:
        """Say what is put off."""
        say(f"put off: {name}: {why}")

    def stopping(self, running: int) -> None:
        """Say what Ctrl-C has done."""
        say(f"interrupted: {running} documents come to their end; Ctrl-C again stops at once")


def run(documents: list[Document], output: Path, setting: Setting, manner: Manner, shard: Shard | None) -> int:
    """Do all documents into `output`; the exit code. Raises OutputError, JournalError and GrammarError."""
    end = run_batch(documents, output, setting, manner, shard, Said())
    _print_summary(end.results)
    if end.interrupted:
        say("planparse: interrupted; run the same command again to go on")
        return INTERRUPTED
    return exit_code(end.results)


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


def _print_summary(results: list[Result]) -> None:
    counts = counted(results)
    same = sum(1 for result in results if result.same_as)
    print_table([("outcome", "documents"), *((str(outcome), str(count)) for outcome, count in counts.items())])
    if same:
        say(f"{same} of them have the bytes of another and were not parsed again")
