"""The words over columns: which role a header names (grammars/columns.toml)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple, Self

from pydantic import Field, model_validator

from planparse.grammar.base import GrammarModel

ROLES = (
    "number",
    "recommendation",
    "finding",
    "outcome",
    "measure",
    "action",
    "lead",
    "delegate",
    "partner",
    "due",
    "priority",
    "status",
    "progress",
    "evidence",
    "completed",
)
_PART_MARK = re.compile(r"\((?:\d+[a-z]?|[a-z]|s)\)")
_POSSESSIVE = re.compile(r"[’']s\b")
_NO_WORD = re.compile(r"[^\w]+|\d+$")
TYPO = 88  # least likeness, of 100, at which a long header word is a misspelling of a known one


class Phrases(NamedTuple):
    """Known headers as they are looked up: role by phrase, first phrase by its letters alone, all in order."""

    roles: dict[str, str | None]
    solid: dict[str, str]
    ordered: tuple[str, ...]


class Example(GrammarModel):
    """A header as councils print it and the role it must get ("" for none)."""

    header: str
    role: str


class ColumnGrammar(GrammarModel):
    """`roles`: the phrases of each role; `extra`: known columns that no role claims; `labels`: sentences that head a
    block of text and name a role; `either`: recommendation words that mean the action where no other column is one;
    `beside_action`: action words that mean a measure where another column is the action; `revised`: words in a date's
    header that say that it replaces another; `recommendation_stems`: what a header that names the recommendation
    itself, and not only what it serves, has in it; `recommendation_numbers`: how the header of a number column
    begins that counts the recommendations.
    """

    roles: dict[str, tuple[str, ...]]
    extra: tuple[str, ...] = ()
    labels: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    either: tuple[str, ...] = ()
    beside_action: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    recommendation_stems: tuple[str, ...] = ()
    recommendation_numbers: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()

    @model_validator(mode="after")
    def _phrases_are_known_and_unambiguous(self) -> Self:
        seen: dict[str, str] = {}
        for role, phrases in (*self.roles.items(), ("extra", self.extra)):
            if role not in (*ROLES, "extra"):
                raise ValueError(f"{role!r} is no column role")
            for phrase in phrases:
                key = header_key(phrase)
                if not key:
                    raise ValueError(f"an empty phrase under {role}")
                if seen.setdefault(key, role) != role:
                    raise ValueError(f"{phrase!r} stands under {seen[key]} and under {role}")
        return self

    @cached_property
    def phrases(self) -> Phrases:
        """Normalised phrases with their roles, null for a known column that no role claims."""
        known: dict[str, str | None] = {header_key(p): None for p in self.extra}
        for role, phrases in self.roles.items():
            known.update({header_key(p): role for p in phrases})
        solid = {phrase.replace(" ", ""): phrase for phrase in reversed(known)}
        return Phrases(known, solid, tuple(sorted(known)))

    @cached_property
    def label_phrases(self) -> dict[str, str]:
        """Normalised label sentence -> role."""
        return {header_key(p): role for role, phrases in self.labels.items() for p in phrases}

    def match(self, header: str) -> tuple[str | None, int, str]:
        """(role or null, certainty 0 to 100, why) of a header's words; certainty 0 is "not known"."""
        return self._matched(header_key(header))

    @cached_property
    def _cache(self) -> dict[str, tuple[str | None, int, str]]:
        return {}

    def _matched(self, key: str) -> tuple[str | None, int, str]:
        if key not in self._cache:
            self._cache[key] = match_phrase(key, self.phrases)
        return self._cache[key]


def header_key(text: str) -> str:
    """A header's words in lower case: no punctuation, endnote marks, bracketed part marks or dates' apostrophes."""
    text = _PART_MARK.sub(" ", text.lower())
    text = _POSSESSIVE.sub("s", text).replace("&", " and ")
    return " ".join(_NO_WORD.sub(" ", text).split())


def match_phrase(key: str, phrases: Phrases) -> tuple[str | None, int, str]:
    """The phrase that a header is, is misspelled from, or begins or ends with; a tie between roles is refused."""
    if not key:
        return None, 0, "blank"
    if key in phrases.roles:
        return phrases.roles[key], 100, f"is {key!r}"
    if (phrase := phrases.solid.get(key.replace(" ", ""))) is not None:
        return phrases.roles[phrase], 98, f"is {phrase!r} with other spacing"
    inside = contained(key, phrases.roles)
    if inside is not None:
        return inside
    return misspelled(key, phrases)


def contained(key: str, roles: dict[str, str | None]) -> tuple[str | None, int, str] | None:
    """The longest known phrase that opens or closes the header, if it makes up enough of it."""
    words = key.split()
    if len(words) > 14:
        return None
    parts = {" ".join(part) for n in range(1, len(words)) for part in (words[:n], words[n:])}
    hits = [(len(p.split()), len(p), p, roles[p]) for p in parts if p in roles and (len(p) > 3 or len(words) <= 2)]
    if not hits:
        return None
    longest = max(hits)
    rivals = {role for count, _, _, role in hits if count == longest[0]}
    if len(rivals) > 1:
        # the head of an English noun phrase is its last word: "action lead" is a lead
        longest = max((h for h in hits if h[0] == longest[0]), key=lambda h: (f" {key} ".rfind(f" {h[2]} "), h))
        if " of " in key or " and " in key:
            return None, 0, f"{sorted(str(r) for r in rivals)} are named alike"
    share = longest[0] / len(words)
    if share < 0.3:
        return None
    return longest[3], max(40, min(95, int(100 * share))), f"holds {longest[2]!r}"


def misspelled(key: str, phrases: Phrases) -> tuple[str | None, int, str]:
    """The known phrase that the header is nearly spelled like; a tie between roles is refused."""
    if len(key) < 5:
        return None, 0, "not known"
    if swapped := [p for p in swaps(key) if p in phrases.roles]:
        roles = {phrases.roles[p] for p in swapped}
        return (roles.pop(), 70, f"is spelled like {swapped[0]!r}") if len(roles) == 1 else (None, 0, "a tie")
    from rapidfuzz import fuzz, process  # only headers that no phrase knows get here

    near = process.extract(key, phrases.ordered, scorer=fuzz.ratio, score_cutoff=TYPO, limit=4)
    if not near:
        return None, 0, "not known"
    roles = {phrases.roles[p] for p, score, _ in near if score >= near[0][1] - 1}
    if len(roles) > 1:
        return None, 0, "like phrases of several roles"
    return phrases.roles[near[0][0]], 70, f"is spelled like {near[0][0]!r}"


def swaps(key: str) -> list[str]:
    """The words with two neighbouring letters changed over, each way: "imapct" is too short to be near "impact"."""
    pairs = [n for n in range(len(key) - 1) if key[n] != key[n + 1] and " " not in key[n : n + 2]]
    return [f"{key[:n]}{key[n + 1]}{key[n]}{key[n + 2 :]}" for n in pairs]
