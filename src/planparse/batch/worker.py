"""What runs inside a worker process: it shuts itself in, then reads one document after the other.

A worker speaks to its parent in small messages alone; a plan's JSON goes through a file, as a process that is ended
in the midst of a long message would leave the rest of the pool without a channel.
"""

from __future__ import annotations

import faulthandler
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from planparse.batch.forking import own_peak
from planparse.batch.limits import Limits, weigh
from planparse.batch.outcomes import Outcome, Result
from planparse.batch.reading import Reader, measured, outcome_of_error, plan_of
from planparse.batch.sessions import end_session
from planparse.errors import PlanparseError

if TYPE_CHECKING:
    from planparse.schema import ActionPlan

OUT_OF_MEMORY = 71  # the exit code of a worker that ran into its limit
_WATCH = 0.5  # seconds between two looks at whether the parent still lives


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all documents of a run."""

    indent: int | None = 2
    grammar: Path | None = None  # laid over the built-in one
    password: str | None = field(default=None, repr=False)
    empty_plans: bool = False  # whether a document without a plan gets its JSON, which then says so
    limits: Limits = field(default_factory=Limits)
    reader: Reader | None = None  # in place of planparse's own: for tests of the containment


@dataclass(frozen=True, slots=True)
class Task:
    """One document for a worker; `json` and `sign` are files in the run's scratch folder."""

    name: str
    path: Path
    json: Path  # where to leave the plan's JSON
    sign: Path  # where to leave the worker's process id, and the most bytes of memory it has held so far


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker found; `result` lacks what the parent knows. `unwritable` says why its JSON can't be left."""

    result: Result
    traceback: str = ""
    unwritable: str = ""


def begin(parent: int, scratch: Path, limits: Limits) -> None:
    """Shut this process in: a session of its own, no terminal, limited memory, its temporary files beneath `scratch`.

    It ends when its parent has ended.
    """
    tempfile.tempdir = str(scratch)
    if hasattr(os, "setsid"):
        with suppress(OSError):
            os.setsid()
        threading.Thread(target=_end_with, args=(parent, scratch), daemon=True).start()
        _limit_memory(limits.memory_bytes)  # after the thread: one that is refused memory never says that it has begun
    faulthandler.disable()  # it would speak through what the parent has set it to
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


def _limit_memory(size: int) -> None:
    import resource

    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    with suppress(OSError, ValueError):
        resource.setrlimit(kind, (size, size))


def _end_with(parent: int, scratch: Path) -> None:
    """Wait until the parent is gone, then do its part: remove `scratch`, end this process and all that it started."""
    while os.getppid() == parent:
        time.sleep(_WATCH)
    shutil.rmtree(scratch, ignore_errors=True)
    end_session(os.getpid())


def work(task: Task, setting: Setting) -> Answer:
    """Read one document; every error of it is an Answer."""
    task.sign.write_text(f"{os.getpid()} {own_peak()}")
    _set_alarm(setting.limits.time_for(0))
    try:
        return _read(task, setting)
    except MemoryError:
        _give_up()
    except PlanparseError as error:
        outcome = outcome_of_error(error)
        message = str(error).removeprefix(f"{task.path}: ")
        return Answer(Result(task.name, outcome, message, exit_code=error.exit_code))
    except (Exception, SystemExit) as error:  # a fault of planparse's own costs this document alone
        return Answer(Result(task.name, Outcome.INTERNAL, _fault(error), exit_code=4), traceback.format_exc())
    finally:
        _set_alarm(0)


def _give_up() -> NoReturn:
    """A process that ran out of memory is not to be trusted with another document."""
    os._exit(OUT_OF_MEMORY)


def _set_alarm(seconds: float) -> None:
    """Let the kernel end this process after so many seconds, whatever code it hangs in; 0 calls it off."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _read(task: Task, setting: Setting) -> Answer:
    from planparse.grammar.load import load_grammar

    grammar = load_grammar(setting.grammar)
    if setting.reader is None:
        weight = weigh(task.path, setting.limits, setting.password)
        _set_alarm(setting.limits.time_for(weight.pages, weight.pictures))
    plan = plan_of(task.path, grammar, setting.password, setting.reader)
    return _left(plan, task, setting)


def _left(plan: ActionPlan, task: Task, setting: Setting) -> Answer:
    """The answer for a plan; its JSON is left in the scratch folder."""
    result = measured(task.name, plan)
    outcome = result.outcome
    if not outcome.good and not setting.empty_plans:
        return Answer(replace(result, message=MESSAGES[outcome], exit_code=4))
    try:
        task.json.write_text(plan.to_json(setting.indent), encoding="utf-8", newline="\n", errors="surrogatepass")
    except OSError as error:
        return Answer(result, unwritable=error.strerror or str(error))
    return Answer(result if outcome.good else replace(result, outcome=Outcome.OK_WITH_WARNINGS))


MESSAGES = {
    Outcome.NO_PLAN_FOUND: "holds no table or list of recommendations; nothing to write",
    Outcome.DAMAGED: "can't be read whole, and what is left of it holds no plan; fetch it again, or save it anew",
    Outcome.NO_TEXT_LAYER: "is a picture without text; install planparse[ocr] to read those",
}


def _fault(error: BaseException) -> str:
    """An unforeseen error in one line, with the place that it comes from."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    said = " ".join(str(error).split())[:200]
    return f"planparse failed on it: {type(error).__name__}: {said} ({where}); please report it"
