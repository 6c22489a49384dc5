"""What an outcome is called to a person, and what to do about one that is a failure."""

from __future__ import annotations

from typing import NamedTuple

from planparse.batch.outcomes import Outcome


class Advice(NamedTuple):
    """The outcome in words; what to do next; whether the run that tries again must be told so by --retry."""

    title: str
    next: str = ""
    retry: bool = False


ADVICE: dict[Outcome, Advice] = {
    Outcome.OK: Advice("Plan read"),
    Outcome.OK_WITH_WARNINGS: Advice("Plan read, with warnings", "look at the warnings in its JSON"),
    Outcome.NO_PLAN_FOUND: Advice("No plan found", "see what planparse saw: planparse explain FILE"),
    Outcome.ENCRYPTED: Advice("Locked by a password", "pass --password, or save it without one"),
    Outcome.DAMAGED: Advice("Damaged", "fetch it again"),
    Outcome.TOO_LARGE: Advice("Too large", "raise --max-size or --max-pages, or pass the plan alone", True),
    Outcome.BOMB: Advice("Unpacks to too much", "do not trust it; else raise --max-unpacked, --max-ratio", True),
    Outcome.TIMEOUT: Advice("Took too long", "give it more --timeout", True),
    Outcome.MEMORY: Advice("Took too much memory", "give it more --memory", True),
    Outcome.CRASH: Advice("Crashed", "report it", True),
    Outcome.UNSUPPORTED: Advice("Not a format planparse reads", "save it as PDF, Word, HTML or text"),
    Outcome.NO_TEXT_LAYER: Advice("Pictures without text", "pip install planparse[ocr]", True),
    Outcome.INTERNAL: Advice("Fault of planparse", "report it; its traceback is in the journal", True),
}


def what_to_do(outcome: Outcome) -> str:
    """What to do about an outcome, with the option that tries its documents again; empty where nothing is."""
    advice = ADVICE[outcome]
    return f"{advice.next}; then --retry {outcome}" if advice.retry else advice.next
