"""What a person or a log sees of a run while it goes: a bar on a terminal, lines elsewhere, or JSON; all on stderr."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from planparse.batch.outcomes import Events, Finished, Result
from planparse.cli.guard import say

if TYPE_CHECKING:
    from rich.progress import Progress

_REFRESH = 0.1  # seconds between two pictures of the bar
_LINES = 30.0  # seconds between two lines of a run that no terminal shows


class Figures(Events):
    """How far a run has come; the base of those that show it, and by itself one that shows nothing."""

    def __init__(self, every: float = _LINES, now: Callable[[], float] = time.monotonic) -> None:
        """`every` is the time in seconds from one sign of progress to the next, on the clock `now`."""
        self._every, self._now = every, now
        self._started = self._shown = now()
        self._first = True  # whether no document has begun
        self._running: list[tuple[str, float]] = []
        self.total = self.done = self.kept = self.failed = 0

    def planned(self, total: int) -> None:
        """Begin to count, with the clock."""
        self.total = total
        self._started = self._shown = self._now()

    def begun(self, name: str) -> None:
        """Begin to count seconds anew with the first document: what came before is no document's."""
        if self._first:
            self._started, self._first = self._now(), False

    def reading(self, running: list[tuple[str, float]]) -> None:
        """Keep what is read at this moment."""
        self._running = running
        self._show_in_time()

    def finished(self, finished: Finished) -> None:
        """Count a document; those taken from the journal tell nothing of the speed."""
        self.done += 1
        self.kept += not finished.fresh
        self.failed += not finished.result.outcome.good
        self._show_in_time()

    def ended(self, interrupted: bool) -> None:
        """Nothing is read any more."""
        self._running = []

    @property
    def rate(self) -> float:
        """Documents per second, of those that were done in this run."""
        return (self.done - self.kept) / max(self._now() - self._started, 1e-6)

    @property
    def seconds_left(self) -> float | None:
        """Until the end at this speed; null where there is none yet."""
        return (self.total - self.done) / self.rate if self.rate else None

    @property
    def slowest(self) -> tuple[str, float] | None:
        """The document that has been read for longest at this moment, and for how many seconds."""
        return max(self._running, key=lambda pair: pair[1], default=None)

    @property
    def line(self) -> str:
        """The figures as a sentence without the total."""
        parts: list[str] = []
        if self.seconds_left is not None:
            parts += [f"{self.rate:.1f}/s", f"{spent(self.seconds_left)} left"]
        parts.append(f"{self.failed:,} failed")
        if self.slowest and self.slowest[1] >= 1:
            parts.append(f"now {self.slowest[0]} ({spent(self.slowest[1])})")
        return ", ".join(parts)

    def show(self) -> None:
        """Tell how far the run has come."""

    def _show_in_time(self) -> None:
        if self._now() - self._shown >= self._every:
            self._shown = self._now()
            self.show()


class Lines(Figures):
    """A line for each failure that is new and each wait, and one now and then that tells how far the run has come."""

    def __init__(
        self,
        fault: Callable[[Result], str],
        every: float = _LINES,
        say: Callable[[str], None] = say,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`fault` puts a failure into words."""
        super().__init__(every, now)
        self._fault, self._say = fault, say

    def finished(self, finished: Finished) -> None:
        """Say what failed, unless an earlier run said it."""
        if finished.fresh and not finished.result.outcome.good:
            self._say(self._fault(finished.result))
        super().finished(finished)

    def waiting(self, name: str, why: str) -> None:
        """Say what is put off."""
        self._say(f"put off: {name}: {why}")

    def stopping(self, running: int) -> None:
        """Say what Ctrl-C has done."""
        self._say(f"interrupted: {running} documents come to their end; Ctrl-C again stops at once")

    def show(self) -> None:
        """Say how far the run has come."""
        self._say(f"{self.done:,} of {self.total:,} done, {self.line}")


class OnTerminal(Lines):
    """A bar that stays at the foot of the terminal, below the lines."""

    def __init__(self, fault: Callable[[Result], str], bar: Progress) -> None:
        """`bar` shows the field `figures`; it is drawn by this thread alone, as the workers are forked from it."""
        super().__init__(fault, _REFRESH, self._print)
        self._bar = bar
        self._task = bar.add_task("", total=None, figures="")

    def planned(self, total: int) -> None:
        """Draw the bar at its full length."""
        super().planned(total)
        self.show()

    def show(self) -> None:
        """Draw the bar anew."""
        figures = f"{self.done:,}/{self.total:,}, {self.line}"
        self._bar.update(self._task, completed=self.done, total=self.total, figures=figures)
        self._bar.refresh()

    def ended(self, interrupted: bool) -> None:
        """Draw the bar a last time."""
        super().ended(interrupted)
        self.show()

    def _print(self, line: str) -> None:
        self._bar.console.print(line, markup=False, emoji=False, highlight=False, soft_wrap=True)


class Log(Figures):
    """One JSON object a line for every event; its keys are those of docs/batch.md."""

    def __init__(self, every: float = _LINES, say: Callable[[str], None] = say) -> None:
        super().__init__(every)
        self._say = say

    def tell(self, event: str, **values: Any) -> None:
        """Write one event with its time."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._say(json.dumps({"time": now, "event": event, **values}))

    def planned(self, total: int) -> None:
        """The run begins."""
        super().planned(total)
        self.tell("planned", total=total)

    def begun(self, name: str) -> None:
        """A document is handed to a worker."""
        super().begun(name)
        self.tell("begun", name=name)

    def finished(self, finished: Finished) -> None:
        """A document has its outcome."""
        result = finished.result
        self.tell(
            "finished",
            name=result.name,
            outcome=result.outcome,
            message=result.message,
            output=result.output,
            seconds=round(finished.seconds, 3),
            tries=finished.tries,
            fresh=finished.fresh,
        )
        super().finished(finished)

    def waiting(self, name: str, why: str) -> None:
        """A document is put off."""
        self.tell("waiting", name=name, why=why)

    def stopping(self, running: int) -> None:
        """Ctrl-C was pressed once."""
        self.tell("stopping", running=running)

    def show(self) -> None:
        """How far the run has come."""
        left = self.seconds_left
        name, seconds = self.slowest or (None, 0.0)
        self.tell(
            "progress",
            done=self.done,
            total=self.total,
            failed=self.failed,
            rate=round(self.rate, 2),
            seconds_left=None if left is None else round(left),
            slowest=name,
            slowest_seconds=round(seconds, 1),
        )

    def ended(self, interrupted: bool) -> None:
        """Nothing more comes."""
        super().ended(interrupted)
        self.show()
        self.tell("ended", interrupted=interrupted)


@contextmanager
def showing(fault: Callable[[Result], str], total: int) -> Iterator[Lines]:
    """A bar on a terminal where there is more than one document, lines elsewhere."""
    live = total > 1 and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    with _bar() if live else nullcontext() as bar:
        yield OnTerminal(fault, bar) if bar else Lines(fault)


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn
    from rich.table import Column

    figures = Column(ratio=1, no_wrap=True, overflow="ellipsis")
    return Progress(
        BarColumn(bar_width=20),
        TextColumn("{task.fields[figures]}", markup=False, table_column=figures),
        console=Console(stderr=True),
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
        transient=True,
        expand=True,
    )


def spent(seconds: float) -> str:
    """A duration as a person says it, by its two largest units."""
    whole = round(seconds)
    for size, unit, below, smaller in ((86_400, "d", 3_600, "h"), (3_600, "h", 60, "min"), (60, "min", 1, "s")):
        if whole >= size:
            rest = whole % size // below
            return f"{whole // size} {unit} {rest} {smaller}" if rest else f"{whole // size} {unit}"
    return f"{whole} s"
