"""Headers cut short are the one known header that they can be short for."""

from __future__ import annotations

import pytest

from planparse.grammar.abbreviations import by_initials, spelled_out
from planparse.grammar.load import load_grammar

PHRASES = by_initials(["management response", "implementation date", "comments", "completed", "measures"])


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("mgmt resp", ["management response"]),
        ("mgt response", ["management response"]),
        ("impl date", ["implementation date"]),
        ("cmts", ["comments"]),
        ("compl", ["completed"]),
        ("cpd", []),  # a name of its own
        ("co", []),
        ("date implementation", []),
        ("", []),
    ],
)
def test_words_cut_short_are_spelled_out(short: str, whole: list[str]) -> None:
    assert spelled_out(short.split(), PHRASES) == whole


@pytest.mark.parametrize(
    ("header", "role"),
    [("Impl. Date", "due"), ("Mgmt Resp.", "action"), ("Resp. Off.", "lead"), ("Tgt date", "due"), ("Stat.", "status")],
)
def test_a_header_cut_short_has_the_role_of_the_whole(header: str, role: str) -> None:
    assert load_grammar().columns.match(header)[0] == role
