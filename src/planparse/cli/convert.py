"""`planparse convert`: documents in, JSON files out, a summary for the person who watches."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from planparse.cli.guard import put, say
from planparse.errors import OutputError, PlanparseError, UnreadableDocument, UsageError
from planparse.grammar.load import Grammar, load_grammar
from planparse.pipeline import parse_plan
from planparse.readers import SUFFIXES
from planparse.schema import ActionPlan

ALL_FAILED, SOME_FAILED, WARNED = 4, 3, 1
NOT_PLANS = frozenset({"notes.md", "notes.txt", "readme.md", "readme.txt"})


@dataclass(frozen=True, slots=True)
class Input:
    """One document and the name of its JSON, relative to the output folder."""

    path: Path
    target: Path


@dataclass(frozen=True, slots=True)
class Summary:
    """One converted plan in figures."""

    name: str
    recommendations: int
    actions: int
    dates: int
    resolved: int
    warnings: int


def run(
    paths: list[Path],
    output: str | None,
    indent: int | None,
    grammar: Path | None,
    strict: bool,
    password: str | None = None,
) -> int:
    """Convert everything that `paths` name; the exit code. Raises UsageError, GrammarError, OutputError."""
    inputs = find_inputs(paths)
    to_folder = len(inputs) > 1 or any(path.is_dir() for path in paths)
    target = Path(output) if output not in (None, "-") else None
    if to_folder and target is None:
        raise UsageError(f"{len(inputs)} documents cannot share stdout; name a folder with -o DIR")
    if target and (to_folder or target.is_dir() or (output or "").endswith(("/", os.sep))):
        make_folder(target)
    loaded = load_grammar(grammar)
    done: list[Summary] = []
    failed = 0
    codes: set[int] = set()
    with _progress(len(inputs)) as step:
        for item in inputs:
            try:
                plan = convert_one(item.path, loaded, password)
            except PlanparseError as error:
                failed += 1
                codes.add(error.exit_code)
                say(f"planparse: {error}")
            else:
                _deliver(plan.to_json(indent), target, item.target)
                done.append(summarise(str(item.path), plan))
            step(item.path.name)
    _print_summary(done)
    if failed:
        every = min(codes) if len(codes) == 1 else ALL_FAILED  # a missing program has a code of its own
        return every if failed == len(inputs) else SOME_FAILED
    return WARNED if strict and any(summary.warnings for summary in done) else 0


def find_inputs(paths: list[Path]) -> list[Input]:
    """The documents that the arguments name, folders walked in sorted order; UsageError when two would collide."""
    found: dict[Path, Input] = {}
    for path in paths:
        if path.is_dir():
            inside = [Input(p, p.relative_to(path)) for p in sorted(path.rglob("*")) if _is_plan(p)]
            if not inside:
                raise UnreadableDocument(f"{path}: holds no plan ({' '.join(SUFFIXES)}); name another folder or a file")
        else:
            inside = [Input(path, Path(path.name))]
        for item in inside:
            named = Input(item.path, item.target.with_name(item.target.name + ".json"))
            taken = found.setdefault(named.target, named)
            if taken.path != named.path:
                raise UsageError(
                    f"{taken.path} and {named.path} would both be written as {named.target}; convert apart"
                )
    return list(found.values())


def _is_plan(path: Path) -> bool:
    hidden = path.name.startswith(".") or path.name.lower() in NOT_PLANS
    return path.suffix.lower() in SUFFIXES and not hidden and path.is_file()


def convert_one(path: Path, grammar: Grammar, password: str | None = None) -> ActionPlan:
    """The plan in one document; whatever goes wrong is an UnreadableDocument that says what to do."""
    try:
        return parse_plan(path, grammar, password)
    except RecursionError:
        raise UnreadableDocument(f"{path}: is nested too deeply to be read; save it as plain text") from None
    except MemoryError:
        raise UnreadableDocument(f"{path}: needs more memory than there is; split it") from None
    except OSError as error:
        raise UnreadableDocument(f"{path}: cannot be read: {error.strerror or error}") from None


def _deliver(text: str, target: Path | None, name: Path) -> None:
    if target is None:
        put(text)
    else:
        write_whole(target / name if target.is_dir() else target, text)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; OutputError when it can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made a folder: {error.strerror}; choose another with -o") from None


def write_whole(path: Path, text: str) -> None:
    """Write a file so that nobody ever sees half of it: beside it first, then renamed. OutputError when it can't be."""
    made: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():  # a device or a pipe is written to, not replaced
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(made, 0o666 & ~_umask())
        os.replace(made, path)
        made = None
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}; choose another with -o") from None
    finally:
        if made:
            Path(made).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def summarise(name: str, plan: ActionPlan) -> Summary:
    """The figures of one plan for the summary table."""
    actions = [action for recommendation in plan.recommendations for action in recommendation.actions]
    dates = [value for action in actions for value in (action.due, action.completed) if value]
    resolved = sum(1 for value in dates if value.start or value.end)
    warnings = sum(1 for found in plan.diagnostics if found.level != "info")
    return Summary(name, len(plan.recommendations), len(actions), len(dates), resolved, warnings)


def _print_summary(done: Iterable[Summary]) -> None:
    rows = [(s.name, str(s.recommendations), str(s.actions), f"{s.resolved}/{s.dates}", str(s.warnings)) for s in done]
    if not rows:
        return
    table = [("plan", "recommendations", "actions", "dates resolved", "warnings"), *rows]
    widths = [max(len(row[n]) for row in table) for n in range(5)]
    for row in table:
        say("  ".join([row[0].ljust(widths[0]), *(cell.rjust(widths[n]) for n, cell in enumerate(row[1:], 1))]))


class _Step:
    """Called once per finished document; does nothing unless someone watches."""

    def __call__(self, name: str) -> None:
        """Nothing to show."""


@contextmanager
def _progress(total: int) -> Iterator[_Step]:
    """A bar on stderr, when that is a terminal and there is more than one document."""
    if total < 2 or not sys.stderr.isatty():
        yield _Step()
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("converting", total=total)

        class Advance(_Step):
            def __call__(self, name: str) -> None:
                bar.update(task, advance=1, description=name)

        yield Advance()
