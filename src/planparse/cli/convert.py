"""`planparse convert`: documents in, JSON files out, a summary for the person who watches."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from planparse.batch.engine import Manner, Store
from planparse.batch.folder import cores, run_plain
from planparse.batch.limits import Limits
from planparse.batch.outcomes import Result, exit_code
from planparse.batch.sources import from_arguments
from planparse.batch.worker import Setting
from planparse.batch.writing import Folder, make_folder, write_whole
from planparse.cli.guard import INTERRUPTED, put, say
from planparse.cli.progress import showing
from planparse.errors import UsageError

WARNED = 1


@dataclass(frozen=True, slots=True)
class OnePlace:
    """Where the JSON of a single document goes: a file, or stdout."""

    file: Path | None

    def put(self, target: str, text: str) -> str | None:
        """Write the JSON; OutputError when it can't be."""
        if self.file is None:
            put(text)
            return None
        write_whole(self.file, text)
        return self.file.name

    def text(self, output: str) -> str:
        """Nothing is read back: one document has no twin."""
        raise KeyError(output)

    def holds(self, output: str, size: int) -> bool:
        """Nothing is kept."""
        return False

    def drop(self, output: str) -> None:
        """Nothing is kept."""


def run(
    paths: list[Path],
    output: str | None,
    indent: int | None,
    grammar: Path | None,
    strict: bool,
    password: str | None = None,
    jobs: int | None = None,
) -> int:
    """Convert everything that `paths` name; the exit code. Raises UsageError, GrammarError, OutputError."""
    target = Path(output) if output not in (None, "-") else None
    documents = from_arguments(paths, target)
    to_folder = len(documents) > 1 or any(path.is_dir() for path in paths)
    if to_folder and target is None:
        raise UsageError(f"{len(documents)} documents cannot share stdout; name a folder with -o DIR")
    setting = Setting(indent, grammar, password, empty_plans=True, limits=Limits(pages=5_000))
    manner = Manner(jobs or cores())
    with showing(_fault, len(documents)) as events:
        store = _store(target, to_folder or (output or "").endswith(("/", os.sep)))
        end = run_plain(documents, store, setting, manner, events)
    _print_summary(end.results)
    if end.interrupted:
        say("planparse: interrupted")
        return INTERRUPTED
    return exit_code(end.results) or (WARNED if strict and any(result.warnings for result in end.results) else 0)


def _store(target: Path | None, folder: bool) -> Store:
    if target is None:
        return OnePlace(None)
    if not folder and not target.is_dir():
        return OnePlace(target)
    make_folder(target)
    return Folder(target)


def _fault(result: Result) -> str:
    return f"planparse: {result.name}: {result.message}"


def _print_summary(results: Iterable[Result]) -> None:
    rows = [_row(result) for result in results if result.outcome.good]
    if rows:
        print_table([("plan", "recommendations", "actions", "dates resolved", "warnings"), *rows])


def _row(result: Result) -> tuple[str, ...]:
    warnings = sum(count for _, count in result.warnings)
    dates = f"{result.dates_read}/{result.dates}"
    return result.name, str(result.recommendations), str(result.actions), dates, str(warnings)


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Rows as columns on stderr, the first to the left, the others to the right."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        say("  ".join([row[0].ljust(widths[0]), *(cell.rjust(widths[n]) for n, cell in enumerate(row[1:], 1))]))
