"""What the words over a party column say of its cells (contract, rule 9): a part of the publisher is one body."""

from __future__ import annotations

import re
from dataclasses import replace

from planparse.fields.parties import PartiesReading
from planparse.grammar.parties import PartyGrammar
from planparse.schema import Party
from planparse.text import fold, plain

HEADER_WORDS = 2  # "Lead directorate"; of more, some name others than the directorate
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
