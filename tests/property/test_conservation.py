"""Nothing is lost, nothing is invented, whatever the cells hold: contract, rules 1 and 2."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.build import codes_of, plan_of

VOCABULARY = (
    "audit review meet heads training guide staff children plans cases visits quality weekly board "
    "Completed July 2012 May 2013 Team Manager IROs JH RB 3 months & - 25. (para 9) 6.5.11 and the of"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))
CELL = st.lists(WORDS, max_size=9).map(" ".join)
ROW = st.tuples(CELL, CELL, CELL, CELL, CELL)
HEADER = "Recommendation\tAction\tLead\tBy when\tProgress\n"


def written(rows: list[tuple[str, ...]]) -> str:
    """The rows as a tab-separated table under the header."""
    return HEADER + "".join("\t".join(row) + "\n" for row in rows)


def check(text: str) -> None:
    """Parse the text and hold it to the law."""
    with tempfile.TemporaryDirectory() as folder:
        plan = plan_of(Path(folder), text)
    assert plan.coverage.unplaced == ()
    assert not {"doubled_words", "foreign_words", "unplaced_words"} & codes_of(plan), plan.diagnostics
    # the audit's own count can't fall short of the words that we wrote
    assert plan.coverage.words == plan.coverage.placed + plan.coverage.boilerplate
    assert plan.coverage.words >= sum(any(c.isalpha() for c in word) for word in text.split())


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(ROW, min_size=1, max_size=5))
def test_every_word_of_a_table_has_one_place(rows: list[tuple[str, ...]]) -> None:
    check(written(rows))


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.lists(ROW, min_size=1, max_size=3), st.lists(ROW, min_size=1, max_size=3))
def test_every_word_of_a_table_over_two_pages_has_one_place(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]]
) -> None:
    check(written(first) + "\n\f" + written(second))


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.lists(CELL, max_size=6), st.lists(ROW, min_size=1, max_size=3))
def test_every_word_of_text_round_a_table_has_one_place(lines: list[str], rows: list[tuple[str, ...]]) -> None:
    check("\n\n".join(["Ofsted Action Plan", *lines, written(rows)]))


def test_a_last_heading_row_is_not_lost() -> None:
    check(written([("Completed", "", "", "", "")]))
