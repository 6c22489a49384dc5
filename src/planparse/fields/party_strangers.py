"""Parties that no word of theirs says to be what they were taken for: their letters and their place alone do."""

from __future__ import annotations

from functools import lru_cache

from planparse.fields.party_readings import BODIES, HEADS
from planparse.fields.party_words import labeller, units_of
from planparse.grammar.parties import PartyGrammar
from planparse.schema import Party

LONGEST = 6  # words: a longer name of a body is a sentence
_BODY = frozenset({*HEADS, *BODIES, "ALL", "VACANT", "UNDECIDED", "DEPT", "FIRST", "INIT", "TITLE", "RANK"})
_PERSON = frozenset({"FIRST", "INIT", "CAPS3", "TITLE", "RANK", "ROLE", "LEADING", "CLOSED"})


def is_strange_body(party: Party, grammar: PartyGrammar) -> bool:
    """Whether nothing in a body's words says that it is one."""
    if party.kind not in ("organisation", "group") or party.initials or len(party.text.split()) > LONGEST:
        return False
    return _kinds(party.text, grammar).isdisjoint(_BODY)


def is_strange_person(party: Party, grammar: PartyGrammar) -> bool:
    """Whether only its capitals say that a name is a person's."""
    return party.kind == "person" and _kinds(party.text, grammar).isdisjoint(_PERSON)


@lru_cache(maxsize=4096)
def _kinds(text: str, grammar: PartyGrammar) -> frozenset[str]:
    return frozenset(unit.kind for unit in units_of(text, labeller(grammar), {}, frozenset()))
