"""How much the single words of a header lean to each role, counted in the known headers themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

PRIOR = 8  # headers of a role that are taken to use each word as often as all headers do
SHORTEST = 3  # letters that an ending must leave
_ENDINGS = ("ing", "ed", "es", "s", "e")


@dataclass(frozen=True, slots=True)
class Leanings:
    """`words`: by mark, for each role the log of how much likelier its headers have it than all headers do."""

    words: Mapping[str, Mapping[str, float]]
    roles: tuple[str, ...]

    def of(self, key: str) -> dict[str, float]:
        """How much a normalised header leans to each role; 0 each where none of its words is known."""
        known = [self.words[mark] for mark in marks(key) if mark in self.words]
        damping = sqrt(max(1, len(known)))  # the words of one header say much the same
        return {role: sum(word[role] for word in known) / damping for role in self.roles}


def leanings(headers: Iterable[tuple[str, str]]) -> Leanings:
    """What each word says (naive Bayes, smoothed), from (normalised header, role) pairs."""
    uses: dict[str, Counter[str]] = {}
    headers_of: Counter[str] = Counter()
    for key, role in headers:
        headers_of[role] += 1
        for mark in marks(key):
            uses.setdefault(mark, Counter())[role] += 1
    return Leanings({mark: log_ratios(found, headers_of) for mark, found in uses.items()}, tuple(headers_of))


def log_ratios(found: Counter[str], headers_of: Counter[str]) -> dict[str, float]:
    """For each role the log of a word's share of its headers over its share of all."""
    usual = found.total() / headers_of.total()
    return {role: log((found[role] + PRIOR * usual) / (count + PRIOR) / usual) for role, count in headers_of.items()}


def marks(key: str) -> tuple[str, ...]:
    """What counts in a normalised header: its stems, each once, and which stem opens and which closes it."""
    stems = [stem(word) for word in key.split()]
    ends = (f"^{stems[0]}", f"{stems[-1]}$") if len(stems) > 1 else ()
    return (*dict.fromkeys(stems), *ends)


def stem(word: str) -> str:
    """A word without its English ending: "finished", "finishes" and "finishing" are one."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= SHORTEST), "")
    return word if word.endswith("ss") else word.removesuffix(ending)
