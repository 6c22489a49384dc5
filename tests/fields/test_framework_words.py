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


@pytest.mark.parametrize(
    ("text", "framework"),
    [
        ("Ofsted single inspection", "single-inspection-framework"),
        ("SIF re-inspection 2017", "single-inspection-framework"),
        ("ILACS short inspection", "ilacs"),
        ("ILACS standard inspection", "ilacs"),
        ("Inspecting Local Authority Children's Services (ILACS)", "ilacs"),
        ("Local area SEND revisit", "area-send"),
        ("Area SEND full inspection", "area-send"),
        ("SEND WSoA", "area-send"),
        ("SEND Partnership Priority Action Plan", "area-send"),
        ("HMIP full joint inspection", "youth-justice"),
        ("Core Case Inspection of youth offending work", "youth-justice"),
        ("Short Quality Screening of youth offending work", "youth-justice"),
        ("Estyn monitoring visit", "estyn"),
        ("Inspection of Local Government Education Services (LGES), Estyn", "estyn"),
        ("CQC assurance visit", "cqc-local-authority"),
        ("Joint inspection of services for children and young people", "care-inspectorate"),
        ("Joint inspection of adult support and protection", "care-inspectorate"),
        ("LGA Finance Peer Review", "peer-challenge"),
        ("Children's Services Peer Challenge", "peer-challenge"),
        ("Internal audit follow-up", "internal-audit"),
        ("Overview and Scrutiny Task and Finish Review", "scrutiny-review"),
        ("Joint Area Review (JAR)", "joint-area-review"),
        ("Local Safeguarding Board annual report", None),
        ("Corporate Plan", None),
    ],
)
def test_a_framework_is_known_by_its_names(text: str, framework: str | None) -> None:
    assert framework_of(text, REFERENCES) == framework
