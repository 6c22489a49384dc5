"""The forms that authors build headers from, words of a few kinds in an order: "Work to be undertaken"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from pydantic import Field

from planparse.grammar.base import GrammarModel

DATE = "date"  # the kind of word that figures and the words of dates make up
LEAST_FORMED = 2  # words of a header that a form makes; one alone is a listed phrase
MOST_FORMED = 12  # words of one; a longer text is a sentence
FORMED = 90  # certainty of a header whose every word is in its place in a known form
DATED = 85  # where that form may have a date: "Progress at 1 June 2012" may be a line over the table too
_FIGURE = re.compile(r"(?:q|qtr|fy)?\d+(?:st|nd|rd|th)?$")
_TOKEN = re.compile(r"([a-z_|]+)([?*+]?)$")


class Form(GrammarModel):
    """The orders of kinds of words that a header may be `of` and the role it names: "deed planned+" is the action.

    A kind may be left out ("kind?"), come again ("kind+", "kind*") or be one of several ("voice|body"). Such a header
    `yields` where it gives its role up to another column of that role: "Managers' comments" beside "Action".
    """

    of: tuple[str, ...] = Field(min_length=1)
    role: str
    yields: bool = False

    def kinds(self) -> frozenset[str]:
        """The kinds of words that it is made of."""
        return frozenset(kind for order in self.of for token in order.split() for kind in parsed(token).kinds)


class Token(NamedTuple):
    """One place in a form: the kinds of words that may stand there, whether some must, whether more may follow."""

    kinds: frozenset[str]
    needed: bool
    again: bool


class Forms(NamedTuple):
    """Forms ready to be looked up: their orders, in turn; the kinds of each phrase; all their words; those of dates."""

    orders: tuple[tuple[Form, tuple[Token, ...]], ...] = ()
    kinds: Mapping[str, frozenset[str]] = MappingProxyType({})
    words: frozenset[str] = frozenset()
    dating: frozenset[str] = frozenset()


def compiled(forms: Sequence[Form], kinds: Mapping[str, Sequence[str]], dating: frozenset[str]) -> Forms:
    """The forms over the phrases of each kind, which may stand in the plural; `dating`: the words of dates.

    ValueError where a form names a kind that has no words.
    """
    for form in forms:
        if unknown := form.kinds() - {*kinds, DATE}:
            raise ValueError(f"a form is of {min(unknown)!r}, which has no words")
    kinds_of: dict[str, set[str]] = {}
    for kind, phrases in kinds.items():
        for phrase in {spelled for known in phrases for spelled in in_numbers(known)}:
            kinds_of.setdefault(phrase, set()).add(kind)
    orders = tuple((form, tuple(map(parsed, order.split()))) for form in forms for order in form.of)
    words = frozenset(word for phrase in kinds_of for word in phrase.split())
    return Forms(orders, {phrase: frozenset(found) for phrase, found in kinds_of.items()}, words | dating, dating)


def formed(key: str, forms: Forms) -> tuple[str | None, int, str] | None:
    """(role, certainty, why) of the form that a header's words, in small letters, make; None where none is."""
    form = form_of(key, forms)
    if form is None:
        return None
    certainty = DATED if DATE in form.kinds() else FORMED
    return None if form.role == "extra" else form.role, certainty, f"has a form of {form.role!r}"


def form_of(key: str, forms: Forms) -> Form | None:
    """The first form that all a header's words make, the number before it aside: "2. Recommended that".

    A text with a word that no form knows, as nearly every cell of a table has, is not looked at.
    """
    words = key.split()
    if not LEAST_FORMED <= len(words) <= MOST_FORMED:
        return None
    if any(word not in forms.words and not _FIGURE.match(word) for word in words):
        return None
    found = spans(words, forms)
    starts = {0, 1} if words[0].isdigit() and len(words) > LEAST_FORMED else {0}
    return next((form for form, order in forms.orders if len(words) in ends(order, found, starts)), None)


def spans(words: Sequence[str], forms: Forms) -> list[list[tuple[int, frozenset[str]]]]:
    """From each word on, where a known phrase ends and of which kinds it is."""
    found: list[list[tuple[int, frozenset[str]]]] = []
    for at in range(len(words)):
        here = [(end, forms.kinds.get(" ".join(words[at:end]))) for end in range(at + 1, len(words) + 1)]
        found.append([(end, kinds) for end, kinds in here if kinds])
        for end in range(at, len(words)):
            if words[end] not in forms.dating and not _FIGURE.match(words[end]):
                break
            found[at].append((end + 1, frozenset({DATE})))
    return [*found, []]


def ends(order: Sequence[Token], found: Sequence[Sequence[tuple[int, frozenset[str]]]], starts: set[int]) -> set[int]:
    """Where words that make an order may end, of those that begin at `starts`."""
    reached = starts
    for kinds, needed, again in order:
        ahead, new = set[int](), reached
        while new:
            new = {end for at in new for end, known in found[at] if not known.isdisjoint(kinds)} - ahead
            ahead |= new
            new = new if again else set()
        reached = ahead if needed else reached | ahead
        if not reached:
            break
    return reached


def in_numbers(phrase: str) -> frozenset[str]:
    """A phrase as listed and with its last word or its first in the plural, or a verb's third person: "intends to"."""
    first, *rest = phrase.split(" ")
    return frozenset({phrase, f"{phrase}s", " ".join((f"{first}s", *rest)), re.sub("y$", "ies", phrase)})


def parsed(token: str) -> Token:
    """A place in a form as it is written: "voice|body?"; ValueError where it is none."""
    found = _TOKEN.match(token)
    if found is None:
        raise ValueError(f"{token!r} is no kind of word")
    often = found.group(2)
    return Token(frozenset(found.group(1).split("|")), often in ("", "+"), often in ("+", "*"))
