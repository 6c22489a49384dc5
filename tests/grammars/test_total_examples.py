"""Every example of `grammars/totals.toml` states the totals that it says, and no other."""

from __future__ import annotations

import pytest

from planparse.fields.totals import stated_totals
from planparse.grammar.load import load_grammar
from planparse.grammar.totals import TotalExample

TOTALS = load_grammar().totals


@pytest.mark.parametrize("example", TOTALS.examples, ids=lambda example: example.text)
def test_the_example_states_its_totals(example: TotalExample) -> None:
    said = {"actions": example.actions, "recommendations": example.recommendations}
    found = {total.what: total.number for total in stated_totals(example.text, TOTALS)}
    assert found == {what: count for what, count in said.items() if count is not None}
