"""Lists of words in grammar files: asked and kept as tuples are, at the same cost however long they are."""

from __future__ import annotations

import pickle

from planparse.grammar.base import GrammarModel, Wordings
from planparse.grammar.load import load_grammar


class _Listed(GrammarModel):
    words: tuple[str, ...]
    counts: tuple[int, ...] = ()


def test_a_list_of_words_is_the_tuple_that_it_was_written_as() -> None:
    words = _Listed(words=("b", "a", "b")).words
    assert isinstance(words, Wordings)
    assert words == ("b", "a", "b")
    assert hash(words) == hash(("b", "a", "b"))
    assert "a" in words
    assert "c" not in words


def test_other_lists_stay_as_they_are() -> None:
    assert type(_Listed(words=(), counts=(1, 2)).counts) is tuple


def test_a_list_that_another_process_reads_is_hashed_there() -> None:
    words = _Listed(words=("a", "b")).words
    assert hash(words) == hash(words)  # kept from here on
    assert vars(pickle.loads(pickle.dumps(words))) == {}


def test_every_list_of_words_in_the_grammar_costs_the_same_however_long() -> None:
    grammar = load_grammar()
    sections = (grammar.columns, grammar.furniture, grammar.parties, grammar.references, grammar.timescales)
    lists = [value for section in sections for name in type(section).model_fields if (value := getattr(section, name))]
    words = [value for value in lists if isinstance(value, tuple) and all(isinstance(word, str) for word in value)]
    assert len(words) > 100
    assert all(isinstance(value, Wordings) for value in words)
