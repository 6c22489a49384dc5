"""A run's results as files: the same bytes for the same documents, on any machine and however often it was killed."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from pathlib import Path

from planparse.batch.outcomes import Result
from planparse.batch.writing import write_whole

RESULTS, FAILURES = "results.jsonl", "failures.csv"
_COLUMNS = ("name", "outcome", "message", "size_bytes", "sha256", "same_as")
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes the table for another encoding than UTF-8
_FORMULA = re.compile(r"[=+@\t\r]|-(?![\d.]+$)")  # how what a spreadsheet would compute begins


def write_results(results: Iterable[Result], folder: Path, stem: str = "") -> None:
    """Write results.jsonl and failures.csv, their names after `stem`; OutputError where they can't be."""
    kept = list(results)
    write_whole(folder / f"{stem}{RESULTS}", _utf8("".join(f"{as_line(result)}\n" for result in kept)))
    write_whole(folder / f"{stem}{FAILURES}", _BYTE_ORDER_MARK + _utf8(failures(kept)))


def _utf8(text: str) -> str:
    """Text that every reader of UTF-8 takes: what a list's broken bytes left in it is escaped, as JSON escapes it."""
    return text.encode("utf-8", errors="backslashreplace").decode("utf-8")


def as_line(result: Result) -> str:
    """One result as a line of JSON, its keys in the order of Result."""
    record = result.record()
    record["warnings"] = dict(result.warnings)
    record["guesses"] = dict(result.guesses)
    record["labels"] = dict(result.labels)
    del record["exit_code"]
    return json.dumps(record, ensure_ascii=False)


def failures(results: Iterable[Result]) -> str:
    """The documents without a plan as CSV, in their order; the manifest's columns follow. Nothing in it computes."""
    failed = [result for result in results if not result.outcome.good]
    labels = list(dict.fromkeys(key for result in failed for key, _ in result.labels))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_COLUMNS, *labels))
    for result in failed:
        named = dict(result.labels)
        values = (*(getattr(result, column) for column in _COLUMNS), *(named.get(key, "") for key in labels))
        writer.writerow([_inert(value) for value in values])
    return out.getvalue()


def _inert(value: object) -> object:
    """A cell that no spreadsheet computes: an apostrophe before it, which spreadsheets take for "this is text"."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
