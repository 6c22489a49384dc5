"""What the words over a party column say of its cells (contract, rule 9): one body, or who leads and who helps."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from planparse.fields.parties import PartiesReading, PartyLexicon, read_parties
from planparse.grammar.parties import PartyGrammar
from planparse.schema import Party
from planparse.text import fold, plain

HEADER_WORDS = 2  # "Lead directorate"; of more, some name others than the directorate
_SECOND = re.compile(r"\s*[/;|]\s*(?![^()]*\))")  # between who leads and who helps, outside brackets
_PARTING = re.compile(r"[/;|•\n]")


def as_one_part(reading: PartiesReading, text: str, header: str, grammar: PartyGrammar) -> PartiesReading:
    """The reading with one organisation under "Directorate": "Adults, Health and Communities" names one, not three.

    A cell that marks or lines part, or that names a post, keeps its parties.
    """
    words = re.findall(r"\w+", header.casefold())
    one = words and len(words) <= HEADER_WORDS and words[-1] in grammar.own_services and not words[-1].endswith("s")
    posts = any(party.kind == "role" or party.initials for party in reading.parties)
    if not one or len(reading.parties) < 2 or reading.partners or posts or _PARTING.search(text):
        return reading
    name = fold(plain(text)).rstrip(".,: ")
    return replace(
        reading, parties=(Party(text=name, kind="organisation", organisation=name),), dropped=(), diagnostics=()
    )


def lead_and_others(
    text: str, lexicon: PartyLexicon, grammar: PartyGrammar, least: int = 1
) -> tuple[PartiesReading, PartiesReading]:
    """Who leads and who else is named, in a cell under "Lead officer / partners".

    A slash or a semicolon parts them; without one those lead who come first and are people or posts, `least` of all.
    """
    if second := _SECOND.search(text):
        leads, others = text[: second.start()], text[second.end() :]
        return read_parties(leads, lexicon, grammar), read_parties(others, lexicon, grammar)
    reading = read_parties(text, lexicon, grammar)
    leading = max(least, len(list(takewhile(lambda party: party.kind in ("person", "role"), reading.parties))))
    rest = PartiesReading(reading.parties[leading:])
    return replace(reading, parties=reading.parties[:leading]), rest
