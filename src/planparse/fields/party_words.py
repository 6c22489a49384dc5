"""A lead cell as units: words and phrases with the kind that the grammar, the document or their shape gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from planparse.grammar.parties import PartyGrammar

WORD = re.compile(
    r"\n|\S+@\S+\.\w+|s/?151|and/or|N/A|n/a|[^\W_]\.(?:[^\W_]\.)+|[^\W_]+(?:['’&\-‐‑][^\W_]+|\.(?=[^\W_])[^\W_]+)*\+?['’]?|[^\w\s]|_"
)
LABELS = {
    "roles": "ROLE",
    "closed_roles": "CLOSED",
    "plurals": "PLURAL",
    "teams": "TEAM",
    "bodies": "BODY",
    "body_nouns": "BODYNOUN",
    "prefix_bodies": "PREFIX",
    "departments": "DEPT",
    "titles": "TITLE",
    "ranks": "RANK",
    "post_nominals": "POST",
    "particles": "PARTICLE",
    "everyone": "ALL",
    "unfilled": "VACANT",
    "title_joiners": "PREP",
    "partner_joiners": "WITH",
    "joiners": "AND",
    "first_names": "FIRST",
}
SEPARATORS = {",": "COMMA", ";": "STRONG", "|": "STRONG", "•": "STRONG", "/": "SLASH", "\n": "LINE", ":": "COLON"}
SEPARATORS |= dict.fromkeys("-–—", "DASH") | dict.fromkeys("([", "OPEN") | dict.fromkeys(")]", "CLOSE")
SEPARATORS |= {"&": "AND", "+": "AND", "\\": "SLASH"}
_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}|[A-Z]{2,3}|[A-Z]{1,3}(?:Mc|Mac|O'|De)[A-Z]|[A-Z]\.?")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9&\-]*[A-Z0-9]")
_PLURAL_CAPITALS = re.compile(r"[A-Z]{2,6}'?s")


@dataclass(frozen=True, slots=True)
class Unit:
    """One word or phrase: where it stands in the text, its words in lower case, and its kind."""

    start: int
    end: int
    text: str
    kind: str

    @property
    def low(self) -> str:
        return self.text.casefold().replace("’", "'")


Labeller = Callable[[list[str]], Sequence[tuple[int, int, str]]]


@lru_cache(maxsize=8)
def labeller(grammar: PartyGrammar) -> Labeller:
    """The grammar's phrase finder: words -> (first, last, kind), longest first. Built once a grammar, by spaCy."""
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.blank("en")

    def tokenize(text: str) -> Doc:
        return Doc(nlp.vocab, words=_words(text) or [" "])

    nlp.tokenizer = tokenize
    ruler: Any = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    patterns = [{"label": LABELS[field], "pattern": word} for field, words in grammar.word_lists() for word in words]
    ruler.add_patterns(patterns)

    @lru_cache(maxsize=8192)
    def found_in(words: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
        doc = ruler(Doc(nlp.vocab, words=list(words)))
        return tuple((ent.start, ent.end, ent.label_) for ent in doc.ents)

    def find(words: list[str]) -> Sequence[tuple[int, int, str]]:
        return found_in(tuple(word.replace("’", "'") for word in words))

    return find


def _words(text: str) -> list[str]:
    return WORD.findall(text.replace("’", "'"))


def units_of(text: str, find: Labeller, learned: Mapping[tuple[str, ...], str], initials: frozenset[str]) -> list[Unit]:
    """The units of a cell in order; `learned` holds the document's own phrases, which win over the grammar's."""
    tokens = list(WORD.finditer(text))
    if not tokens:
        return []
    words = [token.group().replace("’", "'") for token in tokens]
    spans = {start: (end, kind) for start, end, kind in find(words) if _fits(words[start:end], kind)}
    spans |= _learned_spans(words, learned)
    out: list[Unit] = []
    at = 0
    while at < len(tokens):
        end, kind = spans.get(at, (at + 1, ""))
        inner = [position for position in range(at + 1, end) if position in spans and spans[position][0] > end]
        if inner:  # the document's longer phrase begins inside the grammar's
            end, kind = at + 1, ""
        first, last = tokens[at].start(), tokens[end - 1].end()
        printed = text[first:last]
        out.append(Unit(first, last, printed, kind or shape_of(printed, initials)))
        at = end
    return _ranked([unit for unit in out if unit.kind])


def _ranked(units: list[Unit]) -> list[Unit]:
    """A rank is a post, with a surname alone a title; one that could be initials ("DI") is so only before a name."""
    for position, unit in enumerate(units):
        if unit.kind == "RANK":
            shape = shape_of(unit.text, frozenset())
            names = [after.kind in ("NAME", "FIRST") for after in units[position + 1 : position + 3]]
            lone = "INIT" if shape == "INIT" else "ROLE"
            kind = ("ROLE" if all(names[1:]) and names[1:] else "TITLE") if names and names[0] else lone
            units[position] = replace(unit, kind=kind)
    return units


def _fits(words: list[str], kind: str) -> bool:
    """Whether a phrase may be meant: a short abbreviation in small letters ("it", "ad") is a plain word."""
    word = words[0]
    if len(words) > 1 or kind in ("PREP", "WITH", "AND", "ALL", "VACANT", "PARTICLE", "TITLE"):
        return True
    if kind == "POST":
        return not word.islower() and not word.istitle()
    if len(word) <= 3 and kind in ("DEPT", "ROLE", "RANK", "BODY", "BODYNOUN"):
        return not word.islower() and (not word.istitle() or word.casefold() in ("new", "fire"))
    return kind != "FIRST" or word[:1].isupper()


def _learned_spans(words: list[str], learned: Mapping[tuple[str, ...], str]) -> dict[int, tuple[int, str]]:
    folded = [word.casefold() for word in words]
    out: dict[int, tuple[int, str]] = {}
    at = 0
    while at < len(words):
        for size in range(min(6, len(words) - at), 0, -1):
            kind = learned.get(tuple(folded[at : at + size]))
            if kind and not (size == 1 and words[at].islower()):
                out[at] = (at + size, kind)
                at += size - 1
                break
        at += 1
    return out


def shape_of(word: str, initials: frozenset[str]) -> str:
    """The kind of a word that no list knows, by its letters; "" for a mark that means nothing."""
    if word in SEPARATORS:
        return SEPARATORS[word]
    if not any(letter.isalnum() for letter in word):
        return ""
    if "@" in word:
        return "EMAIL"
    if word in initials:
        return "INIT"
    if _PLURAL_CAPITALS.fullmatch(word):
        return "PLURAL"
    if _INITIALS.fullmatch(word):
        return "INIT" if len(word.replace(".", "")) != 3 or not _CAPITALS.fullmatch(word) else "CAPS3"
    if _CAPITALS.fullmatch(word):
        return "CAPS"
    if word[0].isdigit():
        return "NUM"
    return "NAME" if word[0].isupper() else "LOW"
