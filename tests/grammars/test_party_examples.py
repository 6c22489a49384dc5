"""Every example of the party and reference grammars reads as it says."""

from __future__ import annotations

import pytest

from planparse.fields.inspections import framework_of
from planparse.fields.parties import learn_lexicon, read_parties
from planparse.grammar.load import load_grammar
from planparse.grammar.parties import PartyExample

PARTIES = load_grammar().parties
FRAMEWORKS = [
    (framework.slug, text) for framework in load_grammar().references.frameworks for text in framework.examples
]


@pytest.mark.parametrize("example", PARTIES.examples, ids=lambda example: example.cell)
def test_party_example_reads_as_it_says(example: PartyExample) -> None:
    reading = read_parties(example.cell, learn_lexicon((), {}, PARTIES), PARTIES)
    for expected, found in zip(
        (*example.parties, *example.partners), (*reading.parties, *reading.partners), strict=True
    ):
        wanted = expected.model_dump(exclude_none=True)
        assert {key: getattr(found, key) for key in wanted} == wanted


@pytest.mark.parametrize(("slug", "text"), FRAMEWORKS)
def test_framework_example_has_its_slug(slug: str, text: str) -> None:
    assert framework_of(text, load_grammar().references) == slug
