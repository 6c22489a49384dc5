"""The council is the owner, never one that is only mentioned: contract, rule 16."""

from __future__ import annotations

import pytest

from planparse.fields.authorities import find_authority
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar()


@pytest.mark.parametrize(
    ("slices", "name", "implied"),
    [
        (["Action Plan", "Hampshire County Council"], "Hampshire", False),
        (["Improvement Plan", "Thurrock"], "Thurrock", False),
        (["Royal Borough of Greenwich"], "Greenwich", False),
        (["London Borough of Barnet action plan"], "Barnet", False),
        (["Plan"] * 5 + ["The Stockton Framework is used", "the Stockton Framework again"], "Stockton-on-Tees", True),
        (
            ["Plan"] * 5 + ["NHS Bury", "children in the care of Bury", "with Rochdale and Oldham Adoption Services"],
            "Bury", True,
        ),
        (["Plan", "Reading recovery"], "", False),
        (["Plan"] * 5 + ["Sarah Kent", "Julie Lincoln", "Julie Lincoln"], "", False),
        (["Action Plan"], "", False),
    ],
)  # fmt: skip
def test_the_owner_is_found(slices: list[str], name: str, implied: bool) -> None:
    authority, found = find_authority(slices, GRAMMAR.folder, GRAMMAR.references)
    assert (authority.name if authority else "") == name
    assert [one.code for one in found] == ["authority_implied"] * implied


@pytest.mark.parametrize(
    "text", ["Westmarch County Council", "County Council", "Great Marsh Council", "Castle Council plan"]
)
def test_a_plain_word_that_begins_one_councils_name_names_no_council(text: str) -> None:
    assert find_authority([text], GRAMMAR.folder, GRAMMAR.references) == (None, ())
