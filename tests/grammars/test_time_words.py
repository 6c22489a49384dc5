"""Every word for a season, quarter, feast, number and unit of `grammars/timescales.toml` is read as its entry says."""

from __future__ import annotations

import pytest

from planparse.fields.timescales import read_timescale
from planparse.grammar.load import load_grammar
from planparse.grammar.timescales import Feast, Months, Number, Unit

GRAMMAR = load_grammar().timescales
SEASONS = [(word, entry) for entry in GRAMMAR.season for word in entry.say]
QUARTERS = [(word, entry) for entry in GRAMMAR.quarter for word in entry.say]
FEASTS = [(word, entry) for entry in GRAMMAR.feast for word in entry.say]
NUMBERS = [(word, entry) for entry in GRAMMAR.number for word in entry.say]
UNITS = [(word, entry) for entry in GRAMMAR.unit for word in entry.say]


@pytest.mark.parametrize(
    ("word", "entry"), [*SEASONS, *QUARTERS], ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_stretch_of_the_year_has_its_months(word: str, entry: Months) -> None:
    value, _ = read_timescale(f"{word} 2013", GRAMMAR)
    assert value is not None
    assert value.start is not None
    assert value.end is not None
    assert (value.start.month, value.end.month) == (entry.first, entry.last)


@pytest.mark.parametrize(("word", "entry"), FEASTS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_feast_is_a_day_of_its_year(word: str, entry: Feast) -> None:
    value, _ = read_timescale(f"{word} 2013", GRAMMAR)
    assert value is not None
    assert value.start is not None
    assert value.start == value.end
    assert entry.month is None or (value.start.month, value.start.day) == (entry.month, entry.day)


@pytest.mark.parametrize(("word", "entry"), NUMBERS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_number_counts(word: str, entry: Number) -> None:
    value, _ = read_timescale(f"within {word} months", GRAMMAR)
    assert value is not None
    assert value.offset == f"P{entry.value}M"


@pytest.mark.parametrize(("word", "entry"), UNITS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_unit_has_its_letter(word: str, entry: Unit) -> None:
    value, _ = read_timescale(f"within 2 {word}", GRAMMAR)
    assert value is not None
    assert value.offset == f"P{2 * entry.times}{entry.letter}"
