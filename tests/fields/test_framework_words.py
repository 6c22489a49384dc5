"""All phrases of all frameworks are found in one look: within one another, with "and" or "&", never inside a word."""

from __future__ import annotations

import re

import pytest

from planparse.fields.framework_words import frameworks_of, phrases_in
from planparse.fields.inspections import framework_of
from planparse.grammar.load import load_grammar

REFERENCES = load_grammar().references
SAID = [(framework.slug, phrase) for framework in REFERENCES.frameworks for phrase in framework.say]


@pytest.mark.parametrize(("slug", "phrase"), SAID)
def test_every_phrase_is_found_where_it_stands(slug: str, phrase: str) -> None:
    text = f"the {phrase.casefold()}, may 2013".replace("’", "'")  # as `framework_of` folds it
    phrases = {named.phrase for named in phrases_in(text, REFERENCES)}
    slugs = [REFERENCES.frameworks[n].slug for n in frameworks_of(phrases, REFERENCES, together=False)]
    assert slug in slugs
    assert any(named.start == 4 for named in phrases_in(text, REFERENCES))


@pytest.mark.parametrize(("slug", "phrase"), SAID)
def test_a_phrase_inside_a_word_is_none(slug: str, phrase: str) -> None:
    inside = f"x{phrase.casefold()}x"
    assert not [n for n in phrases_in(inside, REFERENCES) if n.start <= 1 and n.phrase == phrase.casefold()]


def test_an_ampersand_is_an_and() -> None:
    with_and = next(phrase for _, phrase in SAID if re.search(r" and ", phrase))
    assert framework_of(with_and.replace(" and ", " & "), REFERENCES) == framework_of(with_and, REFERENCES)


@pytest.mark.parametrize("body", ["Care Inspectorate Wales", "CIW", "Arolygiaeth Gofal Cymru"])
def test_the_inspectorate_of_wales_is_not_that_of_scotland(body: str) -> None:
    assert framework_of(f"{body} inspection, May 2022", REFERENCES) is None
    assert framework_of("Care Inspectorate inspection, May 2022", REFERENCES) == "care-inspectorate"
