"""What one document teaches about its people and bodies: names alone in a cell, its glossary, its initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planparse.fields.party_words import Labeller, Unit, labeller, shape_of, units_of
from planparse.grammar.parties import PartyGrammar
from planparse.text import fold, unbroken

NAME_KINDS = ("NAME", "FIRST")
_INITIALS = re.compile(r"^[A-Z](?:(?:Mc|Mac|O['’])?[A-Z]){1,3}$")
_NO_INITIALS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PartyLexicon:
    """The document's own words; built once a document by `learn_lexicon` and shared by all its cells.

    `names` are whole names in lower case, `firsts` their first words, `phrases` the bodies and posts of the glossary,
    `initials` the three-letter words that are people, `surnames` the grammar's plain words that are surnames too,
    `read` the units of the lines that it was learned from, as they are where there are no initials.
    """

    names: frozenset[str]
    firsts: frozenset[str]
    phrases: tuple[tuple[tuple[str, ...], str], ...]
    initials: frozenset[str]
    surnames: frozenset[str]
    grammar: PartyGrammar = field(compare=False, repr=False)
    learned: dict[tuple[str, ...], str] = field(compare=False, repr=False)
    read: dict[str, list[Unit]] = field(compare=False, repr=False)
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def units(self, text: str) -> list[Unit]:
        """The units of a cell, with what the document teaches."""
        if not self.initials and text in self.read:
            return self.read[text]
        return units_of(text, labeller(self.grammar), self.learned, self.initials)


def learn_lexicon(cells: Iterable[str], glossary: Mapping[str, str], grammar: PartyGrammar) -> PartyLexicon:
    """Learn from all lead, delegate and partner cells of a document and from its glossary (contract, rule 9)."""
    lines = [line for cell in cells for line in unbroken(cell).split("\n") if line.strip()]
    if not lines and not glossary:  # nothing to learn from: spaCy stays unloaded until a cell is read
        return PartyLexicon(frozenset(), frozenset(), (), frozenset(), frozenset(grammar.surnames), grammar, {}, {})
    find = labeller(grammar)
    people = {term for term, text in glossary.items() if _is_person(term, text, find, grammar)}
    learned = {
        tuple(_words_of(term, find)): kind
        for term, text in glossary.items()
        if term not in people and not _is_known(term, find) and (kind := _kind_of(term, text, find, grammar))
    }
    learned.pop((), None)
    units_by_line = {line: units_of(line, find, learned, _NO_INITIALS) for line in dict.fromkeys(lines)}
    read = [units_by_line[line] for line in lines]
    names = {fold(" ".join(u.text for u in units)).casefold() for units in read if _is_name(units)}
    return PartyLexicon(
        names=frozenset(names),
        firsts=frozenset(name.split()[0] for name in names),
        phrases=tuple(sorted(learned.items())),
        initials=_initials(read) | people,
        surnames=frozenset(grammar.surnames),
        grammar=grammar,
        learned=learned,
        read=units_by_line,
    )


def _words_of(term: str, find: Labeller) -> list[str]:
    words = find.word.findall(term)
    return [word.casefold().replace("’", "'") for word in words if shape_of(word, _NO_INITIALS)]


def _is_known(term: str, find: Labeller) -> bool:
    """Whether a term is the last word of bodies' names that everybody knows: "ICB" in "NHS Kent and Medway ICB"."""
    return [unit.kind for unit in units_of(term, find, {}, _NO_INITIALS)] == ["BODYNOUN"]


def _kind_of(term: str, definition: str, find: Labeller, grammar: PartyGrammar) -> str | None:
    """BODY, ROLE, PLURAL or None for a glossary entry, by the head words of its definition."""
    units = units_of(definition.split(":")[0], find, {}, _NO_INITIALS)
    if not units or len(term) > 40:
        return None
    last = units[-1].kind
    kinds = {unit.kind for unit in units}
    if _opens_with_post(units):
        return "ROLE"
    if last in ("ROLE", "LEADING", "CLOSED") and not kinds & {"BODY", "COMMA"}:
        return "ROLE"
    if last == "PLURAL" and units[-1].low in grammar.staff_words:
        return "PLURAL"
    # a topic is explained in small letters ("children looked after"), a body has a capital, or a service word
    if kinds & {"BODYNOUN", "UMBRELLA", "TEAM", "BODY"} or (
        last == "PLURAL" and units[-1].low in grammar.service_words
    ):
        return "BODY"
    named = any(word.capitalize() in definition for word in grammar.service_words)
    return "BODY" if named or any(word in definition.casefold() for word in grammar.body_words) else None


def _opens_with_post(units: Sequence[Unit]) -> bool:
    """Whether a definition begins with a post and says what or whom it is for: "The officer responsible for …"."""
    head = [unit for unit in units[:3] if unit.kind != "QUALIFIER"]
    return len(head) > 1 and head[0].kind == "ROLE" and head[1].kind in ("LOW", "PREP", "TIE", "COMMA")


def _is_person(term: str, definition: str, find: Labeller, grammar: PartyGrammar) -> bool:
    """Whether a key of initials explains a person's, by the name or by a post that they don't abbreviate: "PB" is the
    Head of Learning, "HOL" the post.
    """
    if _abbreviates(term, definition, find):
        return True
    post = bool(_INITIALS.match(term)) and _kind_of(term, definition, find, grammar) == "ROLE"
    return post and not _shortens(term, definition)


def _shortens(term: str, words: str) -> bool:
    """Whether a term's letters stand in this order in words that open with the first: "CEX" of "Chief Executive"."""
    letters = iter(letter for letter in words.casefold() if letter.isalnum())
    return words[:1].casefold() == term[:1].casefold() and all(letter in letters for letter in term.casefold())


def _abbreviates(term: str, definition: str, find: Labeller) -> bool:
    """Whether a term is the initials of the name that a definition is or opens with: "JSM" is "Jane Sarah Moss", "TOB"
    is "Tara O'Brien".
    """
    name = re.split(r"[,:(–]|\s-\s", definition)[0]
    kinds = [unit.kind for unit in units_of(name, find, {}, _NO_INITIALS)]
    spelled = {"".join(word[:1] for word in name.split()), "".join(letter for letter in name if letter.isupper())}
    return term in spelled and len(kinds) > 1 and kinds[0] == "FIRST" and all(kind in NAME_KINDS for kind in kinds)


def _is_name(units: list[Unit]) -> bool:
    kinds = [unit.kind for unit in units]
    return len(units) == 2 and all(kind in NAME_KINDS for kind in kinds)


def _initials(read: list[list[Unit]]) -> frozenset[str]:
    """Three-letter words are people where the document's cells mostly hold initials, not posts or names."""
    letters = [
        u for units in read if all(x.kind in ("INIT", "CAPS3", "SLASH", "COMMA", "AND") for x in units) for u in units
    ]
    two = {unit.text for unit in letters if unit.kind == "INIT" and len(unit.text) > 1}
    cells = sum(1 for units in read if any(unit.kind in ("INIT",) for unit in units))
    if len(two) < 2 or cells * 2 < len(read):
        return _NO_INITIALS
    return frozenset(unit.text for unit in letters if unit.kind == "CAPS3")
