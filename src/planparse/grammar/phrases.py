"""The known headers as they are looked up, and the one spelling in which all are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pydantic import Field

from planparse.grammar.base import GrammarModel

_SIGNS = (("#", " no "), ("№", " no "), ("&", " and "), ("+", " and "))
_PART_MARK = re.compile(r"\((?:\d+[a-z]?|[a-z]|s)\)")
_POSSESSIVE = re.compile(r"[’']s\b")
_CONTRACTED = re.compile(r"[’'](ll|re|ve|d)\b")
_WHOLE = {"ll": " will", "re": " are", "ve": " have", "d": " would"}
_ENDNOTE = re.compile(r"[\d¹²³⁰⁴-⁹]+$")
_WORDS = re.compile(r"\w+")
SURE = 90  # certainty of a header that is a known phrase but for a slip
EDGE = 3  # letters at a phrase's ends of which a misspelling keeps one or the other
Match = tuple[str | None, int, str]


class Phrases(NamedTuple):
    """Known headers as they are looked up: role by phrase, first phrase by its letters alone, all by their edges and by
    their `letters` in the order of the alphabet; `firsts` and `lasts` are the words that they begin and end with.

    A misspelled header keeps its first letters or its last: those that share neither needn't be compared.

    `joiners` are the words behind which an English noun phrase says no more than what its head is about; a header that
    asks, `questions` by the word that opens them, has no such head. `transparent` are openings that only say how much
    of it is told: "summary of". `named`: the questions by what else opens them; `voices`: of whom a question speaks
    that only a header asks; `dating`: words that a date at a header's end is made of, figures aside.
    """

    roles: dict[str, str | None]
    solid: dict[str, str]
    openings: dict[str, list[str]]
    endings: dict[str, list[str]]
    letters: dict[str, list[str]]
    firsts: frozenset[str]
    lasts: frozenset[str]
    joiners: frozenset[str]
    fillers: frozenset[str]
    questions: Mapping[str, tuple[Question, ...]]
    initials: Mapping[str, Sequence[str]]
    transparent: frozenset[str]
    named: Mapping[str, tuple[Question, ...]]
    voices: frozenset[str]
    dating: frozenset[str]


class Question(GrammarModel):
    """A header that is a question: the words that ask, those it may hold (none: any) and the role of the answers.

    `then`: words of which some come behind one of `about`: "What Ofsted said" is found, "What Ofsted said we must do"
    is to be done. Such a header may open with the `names` of what it asks for too: "Areas Ofsted said we must improve".
    """

    asks: tuple[str, ...] = Field(min_length=1)
    about: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    role: str

    def fits(self, words: Sequence[str]) -> bool:
        """Whether a header's words are those of this question, the one that asks aside."""
        if not self.then:
            return not self.about or any(word in self.about for word in words)
        told = next((at for at, word in enumerate(words) if word in self.about), len(words))
        behind = f" {' '.join(words[told + 1 :])} "
        return any(f" {phrase} " in behind for phrase in self.then)


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """A header's words in lower case: no punctuation, endnote marks, bracketed part marks or dates' apostrophes."""
    text = text.lower()
    if "(" in text:
        text = _PART_MARK.sub(" ", text)
    if "'" in text or "’" in text:
        text = _POSSESSIVE.sub("s", _CONTRACTED.sub(lambda found: _WHOLE[found.group(1)], text))
    for sign, word in _SIGNS:
        text = text.replace(sign, word)
    return " ".join(_WORDS.findall(_ENDNOTE.sub("", text)))
