"""Sentences that the recommendations below end: "By 31 January 2024 the service should:" over "1a) make sure …"."""

from __future__ import annotations

import re

from planparse.document import BLANK, Slice
from planparse.fields.timescales import read_timescale
from planparse.grammar.load import Grammar
from planparse.schema import Timescale
from planparse.text import fold

TIME_WORDS = 7  # of a timescale at most
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")


def lead_in(line: Slice, grammar: Grammar) -> Slice:
    """The timescale that a line gives all that goes on with its last sentence, blank where it gives none.

    An inspectorate sets it so for the parts of a cause of concern: the sentence says by when what must be done, and
    breaks off at a colon.
    """
    words = asking_words(line.text, grammar)
    whole = set_time(" ".join(words), grammar)
    spans = (words[at : at + count] for count in range(1, TIME_WORDS) for at in range(len(words) - count + 1))
    texts = (" ".join(span).strip(" ,") for span in spans)
    text = next((text for text in texts if set_time(text, grammar) == whole), "") if whole else ""
    return Slice(text, line.refs) if text else BLANK


def asking_words(text: str, grammar: Grammar) -> list[str]:
    """The words of a last sentence that breaks off at a colon and says that something must be done; else none."""
    sentence = _SENTENCE.split(fold(text))[-1]
    words = sentence.rstrip(":").split()
    asks = not (set(grammar.furniture.modals) - {"to"}).isdisjoint(map(str.casefold, words))
    return words if sentence.endswith(":") and asks else []


def addresses(text: str, grammar: Grammar) -> bool:
    """Whether a text is no more than to whom the recommendations below are made: "The Trust and the Council should:".

    One that also says by when heads nothing: the timescale is told of those that end it.
    """
    words = asking_words(text, grammar)
    modals = set(grammar.furniture.modals) - {"to"}
    whole = len(words) == len(fold(text).split()) and bool(words)
    return whole and words[-1].casefold() in modals and not lead_in(Slice(text), grammar)


def set_time(text: str, grammar: Grammar) -> Timescale | None:
    """By when a text says that something must be done, without its words; null where it doesn't."""
    value, _ = read_timescale(text, grammar.timescales)
    if value is None or not (value.kind == "immediate" or value.qualifier == "by"):
        return None
    return value.model_copy(update={"text": ""})


def goes_on(text: Slice) -> bool:
    """Whether a recommendation ends the sentence above it: it opens with a small letter."""
    return text.text[:1].islower()
