"""Whose plan it is: the council that the document names as its owner, from the register (contract, rule 16)."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from planparse.diagnostics import diagnostic
from planparse.grammar.references import ReferenceGrammar
from planparse.schema import Authority, Diagnostic

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
FRONT = 4  # slices at most that count as front matter
NEAR_END = 8  # words that a line has at most where a name and what it owns are the whole of it


@dataclass(frozen=True, slots=True)
class Council:
    """One row of the register."""

    name: str
    gss_code: str | None
    kind: str
    current: bool

    def authority(self) -> Authority:
        return Authority(name=self.name, gss_code=self.gss_code, kind=self.kind)


@dataclass(frozen=True, slots=True)
class Register:
    """Names as word sequences under their first word, longest first; `begins`: first words that begin one name only.

    `say` has the words that stand around a council's name, `openings` those before it ("london borough of") in parts.
    """

    names: dict[str, tuple[tuple[tuple[str, ...], Council], ...]]
    begins: dict[str, Council]
    say: ReferenceGrammar
    openings: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A council's name in a slice: `strength` 3 names a council, 2 stands alone as a line or owns, 1 only a place."""

    council: Council
    strength: int
    printed: str
    implied: bool


def find_authority(
    slices: Sequence[str], folder: Path, grammar: ReferenceGrammar
) -> tuple[Authority | None, tuple[Diagnostic, ...]]:
    """The owner among the councils that `slices` (front matter first, then notes, glossary, body) name, or None.

    A slice that names a council as one ("X Council") wins, the earliest first; then a front-matter place name; then
    the place most often named as an owner. Implied councils carry the diagnostic `authority_implied`.
    """
    register = load_register(folder, grammar)
    front = [mention for text in slices[:FRONT] for mention in mentions_in(text, register)]
    best = _named_owner(front)
    if best is None:  # only then is the whole plan read for names
        best = _most_named(front, [mention for text in slices[FRONT:] for mention in mentions_in(text, register)])
    if best is None:
        return None, ()
    implied = best.implied or best.strength < 2
    note = (diagnostic("authority_implied", name=best.council.name, text=best.printed),) if implied else ()
    return best.council.authority(), note


def _named_owner(front: list[Mention]) -> Mention | None:
    return next((m for strength in (3, 2) for m in front if m.strength == strength), None)


def _most_named(front: list[Mention], rest: list[Mention]) -> Mention | None:
    counts: dict[str, int] = {}
    first: dict[str, Mention] = {}
    for at, mention in enumerate((*front, *rest)):
        weight = {3: 6, 2: 3, 1: 1}[mention.strength] + (2 if at < len(front) else 0)
        counts[mention.council.name] = counts.get(mention.council.name, 0) + weight
        if mention.council.name not in first or mention.strength > first[mention.council.name].strength:
            first[mention.council.name] = mention
    ranked = sorted(counts, key=lambda name: -counts[name])
    if not ranked or counts[ranked[0]] < 2:
        return None
    if len(ranked) > 1 and counts[ranked[0]] == counts[ranked[1]] and first[ranked[0]].strength < 3:
        return None
    return first[ranked[0]]


@lru_cache(maxsize=4)
def load_register(folder: Path, grammar: ReferenceGrammar) -> Register:
    """The register in `folder`/authorities.csv; an empty one where the file is missing."""
    path = folder / "authorities.csv"
    openings = frozenset(tuple(opening.split()) for opening in grammar.council_openings)
    names: dict[str, list[tuple[tuple[str, ...], Council]]] = {}
    begins: dict[str, set[Council]] = {}
    if not path.is_file():
        return Register({}, {}, grammar, openings)
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for row in rows:
        if row["kind"] in ("combined", "regional"):
            continue
        council = Council(row["name"], row["gss_code"] or None, row["kind"], row["current"] == "true")
        for printed in (row["name"], *filter(None, row["other_names"].split("|"))):
            words = _plain_words(printed)
            if words:
                names.setdefault(words[0], []).append((words, council))
        first = _plain_words(row["name"])
        if len(first) > 1 and council.current:
            begins.setdefault(first[0], set()).add(council)
    ordered = {key: tuple(sorted(entries, key=_rank)) for key, entries in names.items()}
    whole = _all_names(ordered)
    unique = {
        word: next(iter(found))
        for word, found in begins.items()
        if len(found) == 1 and word not in grammar.common_firsts and (word,) not in whole
    }
    return Register(ordered, unique, grammar, openings)


def _all_names(names: dict[str, tuple[tuple[tuple[str, ...], Council], ...]]) -> frozenset[tuple[str, ...]]:
    return frozenset(words for entries in names.values() for words, _ in entries)


def _rank(entry: tuple[tuple[str, ...], Council]) -> tuple[int, bool, bool]:
    words, council = entry
    return (-len(words), not council.current, council.kind == "district")


def _plain_words(text: str) -> tuple[str, ...]:
    folded = text.replace("&", " and ").replace("’", "'").casefold()
    return tuple(_WORD.findall(folded))


def mentions_in(text: str, register: Register) -> list[Mention]:
    """The councils named in a text, in order; a name must be printed with a capital."""
    tokens = _WORD.findall(text.replace("&", " and ").replace("’", "'"))
    starts = [at for at, token in enumerate(tokens) if token[0].isupper() and _may_begin(token, register)]
    if not starts:
        return []
    words = [token.casefold() for token in tokens]
    out: list[Mention] = []
    done = 0
    for at in starts:
        hit = _name_at(words, at, register) if at >= done else None
        if hit is None:
            continue
        size, council, implied = hit
        strength = _strength(words, at, at + size, implied, register)
        if strength:
            out.append(Mention(council, strength, " ".join(tokens[at : at + size + 1]), implied))
        done = at + size
    return out


def _may_begin(token: str, register: Register) -> bool:
    word = token.casefold()
    return word in register.names or word in register.begins


def _name_at(words: list[str], at: int, register: Register) -> tuple[int, Council, bool] | None:
    for name, council in register.names.get(words[at], ()):
        if tuple(words[at : at + len(name)]) == name:
            return len(name), _by_kind(name, council, words, at, register), False
    council_ = register.begins.get(words[at])
    return (1, council_, True) if council_ else None


def _by_kind(name: tuple[str, ...], council: Council, words: list[str], at: int, register: Register) -> Council:
    """Of councils that share a name, the one whose kind the next words tell: "X County Council"."""
    same = [other for entry, other in register.names[words[at]] if entry == name]
    follow = words[at + len(name) : at + len(name) + 1]
    if follow == ["county"]:
        return next((other for other in same if other.kind == "county"), council)
    return council


def _strength(words: list[str], start: int, end: int, implied: bool, register: Register) -> int:
    """How surely the words name a council as the owner; 0 where they name something else."""
    if _is_council(words, start, end, register):
        return 3
    after = words[end : end + 1]
    last = words[start - 1] if start else ""
    joiners = register.say.conjunctions
    if (after and after[0] in joiners) or last in joiners:
        return 0
    if implied:
        return 1 if after and words[-1] not in register.say.other_bodies else 0
    if len(words) == end - start:
        return 2
    say = register.say
    if not after or after[0] in say.council_follows or after[0] in say.owned_follows:
        if start == 0 or (after and len(words) <= NEAR_END):
            return 2
        # at the end of a line it may be a surname: only after the name of a paper is it a council
        return 1 if last in say.place_lead_ins or last in say.papers else 0
    return 1 if last in say.place_lead_ins else 0


def _is_council(words: list[str], start: int, end: int, register: Register) -> bool:
    """Whether the name says that it is a council's: "X Council", "London Borough of X", "X City Council"."""
    say = register.say
    if words[end - 1] in say.council_ends:
        return True
    opens = tuple(words[start : start + 3])
    before = tuple(words[max(0, start - 3) : start])
    if any(opens[:n] in register.openings or before[-n:] in register.openings for n in (1, 2, 3)):
        return True
    after = words[end : end + 3]
    return "council" in after and all(
        word in say.council_follows or word in say.inside_names for word in after[: after.index("council")]
    )
