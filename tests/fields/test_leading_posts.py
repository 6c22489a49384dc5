"""A word such as "Deputy" leads the post that its field of work names: one post, not two (contract, rule 9)."""

from __future__ import annotations

import pytest

from planparse.fields.parties import learn_lexicon, read_parties
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar().parties
LEXICON = learn_lexicon((), {}, GRAMMAR)


@pytest.mark.parametrize(
    "cell",
    [
        "Deputy Safeguarding Manager",
        "Assistant Education Officer",
        "Lead Commissioning Manager",
        "Principal Education Welfare Officer",
        "Assistant Principal Educational Psychologist",
        "Deputy Safeguarding Lead",
        "Lead Fostering Social Worker",
        "Organisational Development Partner",
        "Finance Partner",
    ],
)
def test_a_led_post_is_one(cell: str) -> None:
    assert [(p.kind, p.role) for p in read_parties(cell, LEXICON, GRAMMAR).parties] == [("role", cell)]


@pytest.mark.parametrize("cell", ["Young Carers Co-ordinator", "Carers Lead", "Schools Adviser", "Tenants Officer"])
def test_those_whom_a_post_is_for_make_it_no_group(cell: str) -> None:
    assert [(p.kind, p.role) for p in read_parties(cell, LEXICON, GRAMMAR).parties] == [("role", cell)]


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("Principal Social Worker Safeguarding Manager", ["Principal Social Worker", "Safeguarding Manager"]),
        ("Deputy Head / Education Welfare Officer", ["Deputy Head", "Education Welfare Officer"]),
        ("Head of Service Assistant Director", ["Head of Service", "Assistant Director"]),
    ],
)
def test_a_whole_post_leads_no_other(cell: str, roles: list[str]) -> None:
    assert [p.role for p in read_parties(cell, LEXICON, GRAMMAR).parties] == roles
