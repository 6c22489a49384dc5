"""What became of each document: stable codes, one frozen record per document, and what a run's end comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SOME_FAILED, ALL_FAILED = 3, 4


class Outcome(StrEnum):
    """The code of a document's outcome; documented in docs/batch.md, never renamed."""

    OK = "ok"
    OK_WITH_WARNINGS = "ok_with_warnings"
    NO_PLAN_FOUND = "no_plan_found"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    BOMB = "bomb"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"
    UNSUPPORTED = "unsupported"
    NO_TEXT_LAYER = "no_text_layer"
    INTERNAL = "internal"

    @property
    def good(self) -> bool:
        """Whether a plan came of the document, so that a JSON stands for it."""
        return self in (Outcome.OK, Outcome.OK_WITH_WARNINGS)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one document. It holds no clock: the same documents give the same results on any machine."""

    name: str  # the document as the source names it, "/" between folders; unique within a run
    outcome: Outcome
    message: str = ""  # why there is no plan, without the document's name
    output: str | None = None  # the JSON, relative to the output folder
    sha256: str | None = None  # of the document's bytes; null where they were not read
    size_bytes: int | None = None
    pages: int | None = None
    recommendations: int = 0
    actions: int = 0
    dates: int = 0
    dates_read: int = 0  # of `dates`, those with a day, month or year
    warnings: tuple[tuple[str, int], ...] = ()  # (diagnostic code, how often), sorted; not those of level info
    guesses: tuple[tuple[str, int], ...] = ()  # likewise, of the codes that the catalogue calls guesses
    exit_code: int = 0  # what the document alone would end the command with: 0, 4, or 6 for a missing program
    same_as: str | None = None  # the document of the same bytes that was parsed in its stead
    labels: tuple[tuple[str, str], ...] = ()  # further columns of the manifest

    def record(self) -> dict[str, Any]:
        """The fields by name, in their order; its tuples are shared, not copied."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class Finished:
    """A result as it happened: what differs from run to run stands here, and in the journal."""

    result: Result
    seconds: float = 0.0  # from its start in a worker to its end; of the run that made it
    tries: int = 1
    fresh: bool = True  # false: taken from the journal, as nothing changed
    traceback: str = ""  # of outcome internal


class Events:
    """What a run tells as it goes; every method does nothing, for those who show it to override what they need."""

    def planned(self, total: int) -> None:
        """The run begins with so many documents."""

    def begun(self, name: str) -> None:
        """A document was handed to a worker."""

    def reading(self, running: list[tuple[str, float]]) -> None:
        """Several times a second while documents are read: the name of each, with its seconds so far."""

    def finished(self, finished: Finished) -> None:
        """A document has its outcome, and its JSON stands written."""

    def waiting(self, name: str, why: str) -> None:
        """A document is put off: it is still being written, or its worker was lost and it is tried again."""

    def stopping(self, running: int) -> None:
        """Ctrl-C was pressed once: so many documents still come to their end, no other begins."""

    def ended(self, interrupted: bool) -> None:
        """Nothing more comes."""


def counted(results: Iterable[Result]) -> dict[Outcome, int]:
    """How many documents have each outcome, in the order of Outcome; those that none has are left out."""
    counts = Counter(result.outcome for result in results)
    return {outcome: counts[outcome] for outcome in Outcome if counts[outcome]}


def exit_code(results: Iterable[Result]) -> int:
    """0 where all are good, 3 where some failed, 4 where all did; a code of its own where all failed alike (6)."""
    codes = [0 if result.outcome.good else result.exit_code for result in results]
    if not any(codes):
        return 0
    if not all(codes):
        return SOME_FAILED
    return min(codes) if len(set(codes)) == 1 else ALL_FAILED
