"""Every example of `grammars/timescales.toml` is read as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.fields.timescales import DateContext, read_timescale
from planparse.grammar.base import load_section
from planparse.grammar.timescales import TimescaleExample, TimescaleGrammar

GRAMMAR = load_section(TimescaleGrammar, Path(__file__).parents[2] / "grammars" / "timescales.toml")
EXAMPLES = [example for phrase in GRAMMAR.phrase for example in phrase.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_the_example_is_read_as_it_says(example: TimescaleExample) -> None:
    value, _ = read_timescale(example.text, GRAMMAR, DateContext(nearest=example.nearest))
    said = example.model_dump(exclude={"text", "nearest"}, exclude_none=True)
    assert {key: getattr(value, key) for key in said} == {key: want or None for key, want in said.items()}


def test_every_phrase_has_an_example() -> None:
    assert [phrase.say[0] for phrase in GRAMMAR.phrase if not phrase.examples] == []
