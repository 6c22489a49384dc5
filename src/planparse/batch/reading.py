"""One document in this very process: its plan, or an error that says what to do; and what either comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from planparse.batch.outcomes import Outcome, Result
from planparse.diagnostics import count_guesses
from planparse.errors import (
    Bomb,
    Damaged,
    EncryptedDocument,
    PlanparseError,
    TookTooLong,
    TooLarge,
    UnreadableDocument,
)

if TYPE_CHECKING:
    from planparse.grammar.load import Grammar
    from planparse.schema import ActionPlan

Reader = Callable[[Path, "Grammar", str | None], "ActionPlan"]
_OUTCOMES: tuple[tuple[type[PlanparseError], Outcome], ...] = (  # the first that fits, subclasses first
    (Bomb, Outcome.BOMB),
    (TookTooLong, Outcome.TIMEOUT),
    (TooLarge, Outcome.TOO_LARGE),
    (EncryptedDocument, Outcome.ENCRYPTED),
    (Damaged, Outcome.DAMAGED),
    (PlanparseError, Outcome.UNSUPPORTED),
)
_WHY_NONE = {"no_text_layer": Outcome.NO_TEXT_LAYER, "source_damaged": Outcome.DAMAGED}


def plan_of(path: Path, grammar: Grammar, password: str | None = None, reader: Reader | None = None) -> ActionPlan:
    """The plan in one document; what is wrong with the document is a PlanparseError that says what to do.

    MemoryError passes: this process is then no longer to be trusted.
    """
    if reader is None:
        from planparse.pipeline import parse_plan  # loads the language libraries

        reader = parse_plan
    try:
        return reader(path, grammar, password)
    except RecursionError:
        raise TooLarge(f"{path}: is nested too deeply to be read; save it as plain text") from None
    except OSError as error:
        raise UnreadableDocument(f"{path}: cannot be read: {error.strerror or error}") from None


def outcome_of_error(error: PlanparseError) -> Outcome:
    """The code that stands for an error of a document."""
    return next(outcome for kind, outcome in _OUTCOMES if isinstance(error, kind))


def outcome_of_plan(plan: ActionPlan) -> Outcome:
    """The code that stands for a plan; one without recommendations is none, and may be lost with the damage."""
    codes = {found.code for found in plan.diagnostics if found.level != "info"}
    if not plan.recommendations:
        return next((outcome for code, outcome in _WHY_NONE.items() if code in codes), Outcome.NO_PLAN_FOUND)
    return Outcome.OK_WITH_WARNINGS if codes else Outcome.OK


def measured(name: str, plan: ActionPlan) -> Result:
    """The result that a plan comes to, with its figures."""
    actions = [action for recommendation in plan.recommendations for action in recommendation.actions]
    dates = [value for action in actions for value in (action.due, action.completed) if value]
    warnings = Counter(found.code for found in plan.diagnostics if found.level != "info")
    return Result(
        name,
        outcome_of_plan(plan),
        sha256=plan.source.sha256,
        size_bytes=plan.source.size_bytes,
        pages=plan.source.pages,
        recommendations=len(plan.recommendations),
        actions=len(actions),
        dates=len(dates),
        dates_read=sum(1 for value in dates if value.start or value.end),
        warnings=tuple(sorted(warnings.items())),
        guesses=tuple(sorted(count_guesses(plan.diagnostics).items())),
    )
