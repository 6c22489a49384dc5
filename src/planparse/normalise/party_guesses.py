"""What was made of a party beyond its own words: from the glossary, the words beside it, or its letters alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planparse.document import Slice
from planparse.fields.party_lexicon import PartyLexicon
from planparse.fields.party_strangers import is_strange_body, is_strange_person
from planparse.normalise.context import Context
from planparse.schema import Party


def note_parties(parties: Iterable[Party], cell: Slice, context: Context) -> None:
    """Keep a diagnostic for each guess about the parties of a cell, each guess once."""
    guesses = [guess for party in parties for guess in guesses_of(party, context.lexicon)]
    for code, text, rest in dict.fromkeys(guesses):
        context.note(code, cell, text=text, rest=rest)


def guesses_of(party: Party, lexicon: PartyLexicon) -> Iterator[tuple[str, str, str]]:
    """Codes, each with the words that it is about and what was made of them."""
    taught = [words for words in (party.text, party.organisation or "") if is_taught(words, lexicon)]
    for words in taught[:1]:
        yield "known_by_glossary", words, party.kind if words == party.text else "organisation"
    for words in (*party.initials, party.organisation or ""):
        if party.kind != "person" and words not in party.text:
            yield "party_completed", party.text, words
    if party.kind == "person" and party.text in lexicon.initials:
        yield "initials_learned", party.text, ""
    elif not taught and is_stranger(party, lexicon):
        yield "kind_by_shape", party.text, party.kind


def is_stranger(party: Party, lexicon: PartyLexicon) -> bool:
    """Whether neither its words nor a cell of its own elsewhere say what the party is."""
    strange_name = is_strange_person(party, lexicon.grammar) and party.text.casefold() not in lexicon.names
    return strange_name or is_strange_body(party, lexicon.grammar)


def is_taught(words: str, lexicon: PartyLexicon) -> bool:
    """Whether the document's own glossary explains the words."""
    return tuple(words.casefold().split()) in lexicon.learned
