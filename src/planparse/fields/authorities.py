"""Whose plan it is: the council that the document names as its owner, from the register (contract, rule 16)."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from planparse.diagnostics import diagnostic
from planparse.schema import Authority, Diagnostic
from planparse.text import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
BEFORE = (("london", "borough", "of"), ("royal", "borough", "of"), ("city", "of"), ("county", "of"), ("borough", "of"))
AFTER = (
    "council",
    "councils",
    "borough",
    "city",
    "county",
    "district",
    "metropolitan",
    "unitary",
    "mbc",
    "cc",
    "bc",
    "dc",
    "lscb",
    "scb",
)
OWNED_AFTER = (
    "safeguarding",
    "children's",
    "childrens",
    "children",
    "local",
    "framework",
    "partnership",
    "send",
    "youth",
)
PLACED = ("in", "of", "nhs", "across", "for", "the")
FRONT = 4  # slices at most that count as front matter


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
    """Names as word sequences under their first word, longest first; `begins`: first words that begin one name only."""

    names: dict[str, tuple[tuple[tuple[str, ...], Council], ...]]
    begins: dict[str, Council]


@dataclass(frozen=True, slots=True)
class Mention:
    """A council's name in a slice: `strength` 3 names a council, 2 stands alone as a line or owns, 1 only a place."""

    council: Council
    strength: int
    printed: str
    implied: bool


def find_authority(slices: Sequence[str], folder: Path) -> tuple[Authority | None, tuple[Diagnostic, ...]]:
    """The owner among the councils that `slices` (front matter first, then notes, glossary, body) name, or None.

    A slice that names a council as one ("X Council") wins, the earliest first; then a front-matter place name; then
    the place most often named as an owner. Implied councils carry the diagnostic `authority_implied`.
    """
    register = load_register(folder)
    found = [(index, mention) for index, text in enumerate(slices) for mention in mentions_in(text, register)]
    best = _owner(found)
    if best is None:
        return None, ()
    implied = best.implied or best.strength < 2
    note = (diagnostic("authority_implied", name=best.council.name, text=best.printed),) if implied else ()
    return best.council.authority(), note


def _owner(found: list[tuple[int, Mention]]) -> Mention | None:
    front = [mention for index, mention in found if index < FRONT]
    for strength in (3, 2):
        named = [mention for mention in front if mention.strength == strength]
        if named:
            return named[0]
    counts: dict[str, int] = {}
    first: dict[str, Mention] = {}
    for index, mention in found:
        weight = {3: 6, 2: 3, 1: 1}[mention.strength] + (2 if index < FRONT else 0)
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
def load_register(folder: Path) -> Register:
    """The register in `folder`/authorities.csv; an empty one where the file is missing."""
    path = folder / "authorities.csv"
    names: dict[str, list[tuple[tuple[str, ...], Council]]] = {}
    begins: dict[str, set[Council]] = {}
    if not path.is_file():
        return Register({}, {})
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
    unique = {word: next(iter(found)) for word, found in begins.items() if len(found) == 1 and word not in COMMON}
    return Register(ordered, {word: council for word, council in unique.items() if (word,) not in _all_names(ordered)})


COMMON = frozenset(
    ["north", "south", "east", "west", "city", "new", "isle", "royal", "greater", "the", "three", "tower", "st", "mid", "central", "vale", "high", "forest", "test"]  # noqa: E501
)


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
    printed = fold(text.replace("&", " and ").replace("’", "'"))
    tokens = _WORD.findall(printed)
    words = [token.casefold() for token in tokens]
    out: list[Mention] = []
    at = 0
    while at < len(words):
        hit = _name_at(words, tokens, at, register)
        if hit is None:
            at += 1
            continue
        size, council, implied = hit
        strength = _strength(words, at, at + size, implied)
        if strength:
            out.append(Mention(council, strength, " ".join(tokens[at : at + size + 1]), implied))
        at += size
    return out


def _name_at(words: list[str], tokens: list[str], at: int, register: Register) -> tuple[int, Council, bool] | None:
    if not tokens[at][:1].isupper():
        return None
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


def _strength(words: list[str], start: int, end: int, implied: bool) -> int:
    """How surely the words name a council as the owner; 0 where they name something else."""
    if words[end - 1] in ("council", "corporation"):
        return 3
    if any(tuple(words[start : start + len(opening)]) == opening for opening in BEFORE):
        return 3
    after = words[end : end + 3]
    before = tuple(words[max(0, start - 3) : start])
    if "council" in after[:3] and all(word in AFTER or word in ("of",) for word in after[: after.index("council")]):
        return 3
    if any(before[-len(words_) :] == words_ for words_ in BEFORE):
        return 3
    if after[:1] == ["and"] or (start and words[start - 1] == "and"):
        return 0
    if implied:
        return 1 if after else 0
    if len(words) == end - start:
        return 2
    if end == len(words) or (after and after[0] in (*AFTER, *OWNED_AFTER)):
        if start == 0 or (end < len(words) and len(words) <= 8):
            return 2
        # at the end of a line it may be a surname: only after the name of a paper is it a council
        return (
            1 if words[start - 1] in PLACED or words[start - 1] in ("plan", "report", "statement", "inspection") else 0
        )
    return 1 if start and words[start - 1] in PLACED else 0
