"""The state that a column asks for by its header, to be answered with a tick or a yes: "On target (tick)", "Done?"."""

from __future__ import annotations

import re

from planparse.fields.statuses import is_status_text, read_status
from planparse.grammar.statuses import StatusGrammar
from planparse.text import fold, plain

_ASIDE = re.compile(r"\s*[?(\[].*$")
_EITHER = re.compile(r"\s*(?:[/,|;]|\bor\b)\s*")
STATE_WORDS = 6


def asked_state(header: str, grammar: StatusGrammar) -> str:
    """The words of the one state that a header asks for, "On target to achieve"; "" where it asks for none or which."""
    words = _ASIDE.sub("", fold(header)).split()
    while words and words[-1].casefold() in grammar.answer_forms:
        words.pop()
    asked = " ".join(words)
    if not is_status_text(asked, grammar) or len(words) > STATE_WORDS:
        return ""
    states = {read_status(part, (), None, None, grammar) for part in _EITHER.split(asked)}
    return asked if len(states) == 1 and None not in states else ""


def is_answer(cell: str, grammar: StatusGrammar) -> bool:
    """Whether a cell only answers what its header asks: "Yes", "N", a tick, "Partly"."""
    said = (plain(cell) or fold(cell)).casefold().strip(" .")
    return said in grammar.ticks or said in grammar.partly


def affirms(cell: str, grammar: StatusGrammar, crossed: bool = False) -> bool:
    """Whether a cell says yes to what its header asks; `crossed`: a cross marks what is so, as a tick does."""
    said = (plain(cell) or fold(cell)).casefold().strip(" .")
    return said in grammar.affirmed or (crossed and said in grammar.crosses)
