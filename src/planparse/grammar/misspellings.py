"""Known headers that are nearly spelled as a header is."""

from __future__ import annotations

from collections.abc import Iterable

from planparse.grammar.phrases import EDGE, SURE, Match, Phrases

TIE = "a tie"  # how the refusal of a header begins that names several roles
TYPO = 87  # least likeness, of 100, at which a long header word is a misspelling of a known one
SLIP = 94  # likeness at which the whole header is one, and not a part of it a shorter phrase


def misspelled(key: str, phrases: Phrases) -> Match | None:
    """The known phrase that the header is nearly spelled like; a tie between roles is refused."""
    if len(key) < 5:
        return None
    if swapped := [p for p in phrases.letters.get(letters_of(key), ()) if is_swapped(key, p)]:
        roles = {phrases.roles[p] for p in swapped}
        return (roles.pop(), SURE, f"is spelled like {swapped[0]!r}") if len(roles) == 1 else tied(roles)
    from rapidfuzz import fuzz, process  # only headers that no phrase knows get here

    alike = (phrases.openings.get(key[:EDGE], ()), phrases.endings.get(key[-EDGE:], ()))
    nearest = [process.extract(key, group, scorer=fuzz.ratio, score_cutoff=TYPO, limit=4) for group in alike if group]
    near = [hit for hits in nearest for hit in hits]
    if not near:
        return None
    phrase, likeness, _ = max(near, key=lambda hit: hit[1])
    roles = {phrases.roles[p] for p, score, _ in near if score >= likeness - 1}
    if len(roles) > 1:
        return tied(roles)
    return phrases.roles[phrase], SURE if likeness >= SLIP else 70, f"is spelled like {phrase!r}"


def tied(roles: Iterable[str | None]) -> Match:
    """The refusal of a header that is like phrases of several roles; "extra" is the role of none."""
    return None, 0, f"{TIE} of {' and '.join(sorted(role or 'extra' for role in roles))}"


def letters_of(phrase: str) -> str:
    """A phrase's letters in the order of the alphabet: those of one with letters changed over are the same."""
    return "".join(sorted(phrase))


def is_swapped(key: str, phrase: str) -> bool:
    """Whether one word has two neighbouring letters changed over: "imapct" is too short to be near "impact"."""
    other = [n for n, (one, two) in enumerate(zip(key, phrase, strict=True)) if one != two]
    return len(other) == 2 and other[0] + 1 == other[1] and " " not in (key[other[0]], key[other[1]])
