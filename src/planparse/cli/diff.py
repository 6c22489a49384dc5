"""`planparse diff`: what differs between two plans, as JSON or for a reader."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from planparse.batch.reading import plan_of
from planparse.cli.diff_lines import Line, as_lines
from planparse.cli.guard import put
from planparse.compare.plans import ABOUT_THE_DOCUMENT, compare_plans
from planparse.errors import TooLarge, UnreadableDocument, UsageError
from planparse.grammar.load import Grammar, load_grammar
from planparse.schema import Action, ActionPlan, Model, Recommendation

DIFFERENT = 1
MAX_BYTES = 500_000_000  # JSON of the largest document that is read
HEAD = 4000  # bytes within which planparse's JSON names its schema
MARK = b'"schema_version"'


def run(
    old: Path,
    new: Path,
    as_json: bool,
    everything: bool,
    ignored: list[str],
    overlay: Path | None,
    password: str | None,
) -> int:
    """Print the differences; 1 when there are any. Raises UsageError, GrammarError and UnreadableDocument."""
    skipped = _skipped(everything, ignored)
    grammar = load_grammar(overlay)
    diff = compare_plans(read_plan(old, grammar, password), read_plan(new, grammar, password), skipped)
    if as_json:
        put(diff.to_json())
    else:
        put(_printed(as_lines(diff)))
    return 0 if diff.identical else DIFFERENT


def read_plan(path: Path, grammar: Grammar, password: str | None = None) -> ActionPlan:
    """The plan in planparse's own JSON, recognised by its content, or in any document that `convert` reads."""
    try:
        own = path.is_file() and _is_own(path)
        if own and path.stat().st_size > MAX_BYTES:
            raise TooLarge(f"{path}: larger than {MAX_BYTES // 1_000_000} MB; pass the plan alone")
        data = path.read_bytes() if own else b""
    except OSError as error:
        raise UnreadableDocument(f"{path}: cannot be read: {error.strerror or error}") from None
    return _validated(data, path) if own else plan_of(path, grammar, password)


def _is_own(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and MARK in head


def _validated(data: bytes, path: Path) -> ActionPlan:
    try:
        return ActionPlan.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        reason = f"{where}: {first['msg']}" if where else first["msg"]
        raise UnreadableDocument(
            f"{path}: is not JSON as planparse {ActionPlan.model_fields['schema_version'].default} writes it: "
            f"{reason}; convert the document again"
        ) from None


def _skipped(everything: bool, ignored: Iterable[str]) -> frozenset[str]:
    known = {name for model in (ActionPlan, Recommendation, Action) for name in _fields(model)}
    for name in ignored:
        if name not in known:
            raise UsageError(f"--ignore {name}: is no field; name one of {', '.join(sorted(known))}")
    return frozenset(ignored) | (frozenset() if everything else ABOUT_THE_DOCUMENT)


def _fields(model: type[Model]) -> set[str]:
    return set(model.model_fields) - {"id", "recommendations", "actions"}


def _printed(lines: Iterable[Line]) -> str:
    """Colours only for a terminal, and not where NO_COLOR asks for none."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return "".join(f"{line.text}\n" for line in lines)
    from rich.console import Console
    from rich.text import Text

    console = Console(force_terminal=True)
    with console.capture() as capture:
        for line in lines:
            console.print(Text(line.text, style=line.style), soft_wrap=True)
    return capture.get()
