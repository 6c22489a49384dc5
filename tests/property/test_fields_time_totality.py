"""Law: the readers of time, progress and status never raise, and keep the text that they are given."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.fields.progress import read_progress, split_measures
from planparse.fields.statuses import is_status_text, read_status
from planparse.fields.timescales import DateContext, find_dates, read_timescale
from planparse.grammar.base import load_section
from planparse.grammar.statuses import StatusGrammar
from planparse.grammar.timescales import TimescaleGrammar
from planparse.text import plain

TIMES = load_section(TimescaleGrammar, Path(__file__).parents[2] / "grammars" / "timescales.toml")
STATUSES = load_section(StatusGrammar, Path(__file__).parents[2] / "grammars" / "statuses.toml")
PIECES = [
    *"0123456789/.-–' ()\n•,:&",
    "2012",
    "99",
    "March",
    "may",
    "Q4",
    "summer term",
    "by",
    "end of",
    "w/c",
    "to",
    "and",
    "update:",
    "completed",
    "in progress",
    "3 months",
    "year",
    "financial year",
    "Easter",
    "2012/13",
    "TBC",
    "\ue000",
    "as at",
    "from",
    "onwards",
    "31/02/13",
    "00/00/00",
    "one",
    "weeks",
    "0 days",
    "999 years",
    "İ",
    "ß",
    "²",
    "٣",
]
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
)
CONTEXTS = st.sampled_from([DateContext(), DateContext(date(2013, 1, 31)), DateContext(date(2068, 12, 31))])


@settings(max_examples=400, deadline=None)
@given(TEXTS, CONTEXTS)
def test_any_text_gives_a_timescale_with_that_text(text: str, context: DateContext) -> None:
    value, _ = read_timescale(text, TIMES, context)
    assert (value.text if value else "") == plain(text)


@settings(max_examples=400, deadline=None)
@given(TEXTS, CONTEXTS)
def test_found_dates_are_slices_in_order(text: str, context: DateContext) -> None:
    found = find_dates(text, TIMES, context)
    assert all(text[start:end] == value.text for start, end, value in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))


@settings(max_examples=400, deadline=None)
@given(TEXTS, CONTEXTS)
def test_any_text_is_a_log_and_a_status_cell(text: str, context: DateContext) -> None:
    entries, _ = read_progress(text, TIMES, STATUSES, context)
    read_status(text, entries, None, None, STATUSES)
    is_status_text(text, STATUSES)
    measures, progress = split_measures(text, TIMES, STATUSES, context)
    assert "".join((measures + progress).split()) == "".join(text.split())
