"""Of many wordings the longest is found, as a pattern and at a text's edges, and no slower for ten times as many."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.text import any_of, ends_with, opens_with

WORDINGS = st.lists(
    st.text(alphabet="ab .(-", min_size=1, max_size=6).filter(lambda text: bool(text.strip())), max_size=8
)


@pytest.mark.parametrize(
    ("wordings", "text", "found"),
    [
        (("july", "jul", "june"), "july 2013", "july"),
        (("july", "jul", "june"), "julia", "jul"),
        (("end of july", "end"), "end  of\njuly", "end  of\njuly"),
        (("end of july", "end"), "end of june", "end"),
        (("w/c", "w.c."), "w.c. 3 May", "w.c."),
        (("a+b",), "aab", None),
        ((), "a", None),
        (("", " "), "a", None),
    ],
)
def test_the_longest_wording_is_found(wordings: tuple[str, ...], text: str, found: str | None) -> None:
    match = re.match(any_of(wordings), text)
    assert (match.group() if match else None) == found


def test_words_may_be_parted_as_told() -> None:
    assert re.match(any_of(["a b"], space=" "), "a  b") is None


@given(WORDINGS, st.text(alphabet="ab .(-", max_size=10))
def test_it_matches_as_the_plain_alternation_does(wordings: list[str], text: str) -> None:
    folded = {" ".join(wording.split()) for wording in wordings}
    longest_first = sorted(folded, key=lambda wording: (-len(wording), wording))
    plain = re.match("|".join(map(re.escape, longest_first)) or "(?!)", text)
    match = re.match(any_of(wordings, space=" "), text)
    assert (match and match.group()) == (plain and plain.group())


@pytest.mark.parametrize(
    ("text", "opening", "end"),
    [
        pytest.param("action plan", "action plan", "action plan", id="the longest, the whole text too"),
        pytest.param("action  planning", "action", "", id="only whole words"),
        pytest.param("an action plan.", "", "", id="only at the text's own edges"),
        pytest.param("the action  plan", "", "action plan", id="whatever space is between them"),
        pytest.param("", "", "", id="nothing in nothing"),
    ],
)
def test_a_text_opens_and_ends_with_the_longest_wording_of_whole_words(text: str, opening: str, end: str) -> None:
    wordings = {"action", "action plan", "plan"}
    assert (opens_with(text, wordings), ends_with(text, wordings)) == (opening, end)
