"""The end of a batch as a person reads it: outcomes, where everything stands, what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from planparse.batch.advice import ADVICE, what_to_do
from planparse.batch.folder import End, Shard
from planparse.batch.outcomes import Outcome, counted
from planparse.batch.report import REPORT
from planparse.batch.results import FAILURES, RESULTS
from planparse.batch.sources import INSIDE


def summary(end: End, output: Path, shard: Shard | None = None) -> Iterator[str]:
    """The lines that end a batch; those of a shard name its own files."""
    if end.results:
        yield from _table(counted(end.results))
        yield from _copies(end)
        yield from _next(counted(end.results), output, shard)
    if end.interrupted:
        yield "planparse: interrupted; run the same command again to go on"
    elif shard:
        yield f"part {shard.part} of {shard.parts} is done; after all, run the command without --shard"


def _table(counts: dict[Outcome, int]) -> Iterator[str]:
    rows = [("outcome", "documents", "what to do")]
    rows += [(str(outcome), f"{count:,}", what_to_do(outcome)) for outcome, count in counts.items()]
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    for outcome, count, advice in rows:
        yield f"{outcome:<{first}}  {count:>{second}}  {advice}".rstrip()


def _copies(end: End) -> Iterator[str]:
    same = sum(1 for result in end.results if result.same_as)
    if same:
        yield f"{same:,} of them have the bytes of another and were not parsed again"


def _next(counts: dict[Outcome, int], output: Path, shard: Shard | None) -> Iterator[str]:
    folder, stem = (output / INSIDE, f"{shard.label}.") if shard else (output, "")
    plans = sum(count for outcome, count in counts.items() if outcome.good)
    failed = sum(counts.values()) - plans
    seen = f"{folder / (stem + RESULTS)} lists them" if shard else f"open {output / REPORT}"
    yield f"{plans:,} of {sum(counts.values()):,} documents have their JSON in {output}; {seen}"
    if failed:
        codes = ",".join(outcome for outcome in counts if ADVICE[outcome].retry)
        retry = f"; retry with --retry {codes}" if codes else ""
        yield f"{failed:,} failed: see {folder / (stem + FAILURES)}{retry}"
