"""The functions of fields/ never raise, and a party cell loses no word: contract, rules 1 and 9."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.fields.authorities import find_authority
from planparse.fields.findings import read_findings, references_in
from planparse.fields.inspections import find_inspection
from planparse.fields.lists import read_items
from planparse.fields.parties import learn_lexicon, read_parties
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar()
LEXICON = learn_lexicon(("Julie Daniels", "JH / KS"), {"OSCB": "Children Safeguarding Board"}, GRAMMAR.parties)
WORDS = [
    "Julie",
    "Daniels",
    "Head of",
    "Service Manager",
    "OSCB",
    "with",
    "and",
    "/",
    ",",
    "&",
    ":",
    "(JH)",
    "(",
    ")",
    "\n",
    "–",
    "Team",
    "leads",
    "25.",
    "para 3",
    "Kent County Council",
    "Ofsted inspection",
    "• ",
]
CELLS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join))


def alphanumerics(text: str) -> list[str]:
    return sorted(re.sub(r"[\W_]", "", text))


@settings(deadline=None)
@given(CELLS)
def test_every_word_of_a_party_cell_is_in_one_party_or_dropped(text: str) -> None:
    reading = read_parties(text, LEXICON, GRAMMAR.parties)
    kept = "".join([party.text for party in (*reading.parties, *reading.partners)] + list(reading.dropped))
    assert alphanumerics(kept) == alphanumerics(text)


@settings(deadline=None)
@given(CELLS)
def test_fields_never_raise(text: str) -> None:
    assert all(isinstance(item, str) for item in read_items(text))
    assert all(number >= 0 for number in references_in(text, GRAMMAR.references))
    assert all(found.text is not None for found in read_findings(text, GRAMMAR.references, GRAMMAR.timescales))
    find_authority([text, text], GRAMMAR.folder, GRAMMAR.references)
    find_inspection([text, text], GRAMMAR.references, lambda _: ())
