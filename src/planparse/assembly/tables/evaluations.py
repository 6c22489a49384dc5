"""An "Evaluation" that is filled in afterwards: a log of what came of the actions, and no measure of it."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.assembly.shapes import is_sentence
from planparse.assembly.tables.weighing import cell_kind
from planparse.fields.progress import read_progress
from planparse.fields.statuses import text_status
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar


def is_evaluated(header: str, texts: Sequence[str], grammar: Grammar) -> bool:
    """Whether the cells under an "Evaluation" mostly say what came of the actions, not how it will be known."""
    named = not set(header_key(header).split()).isdisjoint(grammar.columns.evaluated)
    return named and 2 * sum(tells(text, grammar) for text in texts) > len(texts)


def tells(text: str, grammar: Grammar) -> bool:
    """Whether a cell tells of what is past: in its verbs, by a state ("Completed. 97 came") or behind a date."""
    kind = cell_kind(text, grammar)
    if kind == "deed":
        return False
    if kind in ("told", "status") or text_status(text, grammar.statuses) is not None:
        return True
    entries, _ = read_progress(text, grammar.timescales, grammar.statuses)
    return bool(entries) and entries[0].date is not None and is_sentence(entries[0].text)
