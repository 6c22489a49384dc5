"""A run's results as a page that a person opens: one HTML file, whose script and style stand in it.

What has a clock in it (when the run ended, how long documents took) stands in a file of its own below `.planparse`,
which the page takes in where it lies beside it; so the page itself is the same bytes for the same documents.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import NamedTuple
from urllib.parse import quote

from planparse import __version__
from planparse.batch.advice import ADVICE, what_to_do
from planparse.batch.outcomes import Outcome, Result, counted
from planparse.batch.results import FAILURES, RESULTS
from planparse.batch.sources import INSIDE
from planparse.batch.writing import write_whole
from planparse.diagnostics import CATALOGUE

REPORT, TIMES = "report.html", "times.js"
ROWS = 10_000  # of the table of documents, failures first: with more, a browser takes seconds to open it
SLOWEST = 20
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # what HTML can't hold


class Bar(NamedTuple):
    """An outcome or a diagnostic code with its count, and that as a share of all documents in per cent."""

    code: str
    title: str
    text: str
    documents: int
    times: int
    share: float


class Row(NamedTuple):
    """A document as the table shows it."""

    result: Result
    href: str  # of its JSON, relative to the page; empty where it has none
    note: str
    warnings: int
    guesses: int


def write_report(results: Sequence[Result], planned: int, seconds: Mapping[str, float], folder: Path) -> None:
    """Write the page, and what has a clock in it beside the journal; OutputError where they can't be.

    `planned` is how many documents the run was about, `seconds` how long each took, by name.
    """
    write_whole(folder / INSIDE / TIMES, times_of(results, seconds, datetime.now(UTC)))
    write_whole(folder / REPORT, page_of(results, planned))


def page_of(results: Sequence[Result], planned: int) -> str:
    """The page as HTML; it holds no clock."""
    from jinja2 import Environment, StrictUndefined  # needed once, at a run's end

    source = files("planparse.batch").joinpath("report.html.jinja").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["n"] = lambda number: f"{number:,}"
    plans = [result for result in results if result.outcome.good]
    page = environment.from_string(source).render(
        version=__version__,
        planned=planned,
        done=len(results),
        plans=len(plans),
        warned=sum(result.outcome is Outcome.OK_WITH_WARNINGS for result in results),
        failed=len(results) - len(plans),
        copies=sum(result.same_as is not None for result in results),
        sums={name: sum(getattr(result, name) for result in plans) for name in _SUMMED},
        outcomes=_outcomes(results),
        warnings=_diagnostics((result.warnings for result in results), len(results)),
        guesses=_diagnostics((result.guesses for result in results), len(results)),
        rows=_rows(results),
        files={"results": RESULTS, "failures": FAILURES, "times": f"{INSIDE}/{TIMES}"},
    )
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", page)


def times_of(results: Iterable[Result], seconds: Mapping[str, float], now: datetime) -> str:
    """The script that tells the page when the run ended and which documents took longest."""
    read = [result for result in results if seconds.get(result.name)]
    slowest = sorted(read, key=lambda result: -seconds[result.name])[:SLOWEST]
    told = {
        "ended": f"{now:%-d %B %Y, %H:%M} UTC",
        "read": len(read),
        "seconds": round(sum(seconds[result.name] for result in read), 1),
        "slowest": [
            [result.name, _href(result), result.outcome, result.pages, round(seconds[result.name], 1)]
            for result in slowest
        ],
    }
    return f"times({json.dumps(told)});\n"


_SUMMED = ("recommendations", "actions", "dates", "dates_read")


def _outcomes(results: Sequence[Result]) -> list[Bar]:
    return [
        Bar(outcome, ADVICE[outcome].title, what_to_do(outcome), count, count, 100 * count / len(results))
        for outcome, count in counted(results).items()
    ]


def _diagnostics(found: Iterable[Sequence[tuple[str, int]]], total: int) -> list[Bar]:
    """Each code with how many documents carry it and how often, the most frequent first."""
    documents: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for counts in found:
        for code, count in counts:
            documents[code] += 1
            times[code] += count
    ordered = sorted(documents, key=lambda code: (-documents[code], code))
    return [
        Bar(code, *_sentence(code), documents[code], times[code], 100 * documents[code] / total) for code in ordered
    ]


def _sentence(code: str) -> tuple[str, str]:
    """A diagnostic's title and its message, with what differs from case to case named in brackets."""
    kind = CATALOGUE.get(code)
    if kind is None:  # of a planparse with other codes, by way of the journal
        return code, ""
    return kind.title, "".join(
        text + (f"[{name}]" if name else "") for text, name, *_ in Formatter().parse(kind.template)
    )


def _rows(results: Sequence[Result]) -> list[Row]:
    """The documents that failed, then those with warnings, then the others; of each kind in the order of the run."""
    ordered = sorted(results, key=lambda result: (result.outcome.good, not result.warnings))
    return [
        Row(
            result,
            _href(result),
            ", ".join(value for _, value in result.labels if value),
            sum(count for _, count in result.warnings),
            sum(count for _, count in result.guesses),
        )
        for result in ordered[:ROWS]
    ]


def _href(result: Result) -> str:
    return quote(result.output or "", errors="surrogatepass")
