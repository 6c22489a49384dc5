"""The columns of a delivery timetable are told by headers that are nothing but times."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from planparse.assembly.tables.timelines import is_time, timeline
from planparse.grammar.load import load_grammar
from tests.build import plan_of, table

GRAMMAR = load_grammar(None)
TIMES = [
    pytest.param("Apr 24", id="month-and-year"),
    pytest.param("Jul-Sep", id="span-of-months"),
    pytest.param("July to Sept", id="span-in-words"),
    pytest.param("Q1 Apr–Jun", id="quarter-with-its-months"),
    pytest.param("Q1: April to June", id="quarter-colon-months"),
    pytest.param("Quarter 3 (October - December)", id="quarter-months-in-brackets"),
    pytest.param("Q3 2023/24", id="quarter-of-a-year"),
]
NO_TIMES = [
    pytest.param("Q1 progress", id="what-came-of-a-quarter"),
    pytest.param("Year 1 actions", id="what-is-done-in-a-year"),
    pytest.param("To", id="joiner-alone"),
    pytest.param("March update", id="an-update"),
]


@pytest.mark.parametrize("header", TIMES)
def test_a_time_alone_is_a_time(header: str) -> None:
    assert is_time(header, GRAMMAR)


@pytest.mark.parametrize("header", NO_TIMES)
def test_words_beside_a_time_make_it_a_column_of_its_own(header: str) -> None:
    assert not is_time(header, GRAMMAR)


@pytest.mark.parametrize(
    ("headers", "places"),
    [
        (["Action", "Lead", *"AMJJASONDJFM", "Status"], range(2, 14)),
        (["Action", *"JFMA"], range(1, 5)),
        (["Action", *"OND", "Lead"], ()),
        (["Action", *"RAGB"], ()),
    ],
    ids=["a financial year", "four months", "three letters", "letters of no months"],
)
def test_first_letters_of_months_in_the_order_of_the_year_are_a_timetable(
    headers: list[str], places: Iterable[int]
) -> None:
    assert timeline(headers, GRAMMAR) == set(places)


@pytest.mark.parametrize(
    ("headers", "places"),
    [
        (("Ref", "Action", "Apr 24", "May 24", "Jun 24"), {2, 3, 4}),
        (("Action", "Q1 Apr–Jun", "Q2 Jul–Sep", "Q3 Oct–Dec", "Q4 Jan–Mar", "Lead"), {1, 2, 3, 4}),
        (("Action", "Owner", "Apr", "May", "June", "July"), {2, 3, 4, 5}),
        (("Action", "2024/25", "2025/26", "2026/27", "Owner"), {1, 2, 3}),
        (("Action", "0-3 months", "3-6 months", "6-12 months"), {1, 2, 3}),
        (("Action", "May 2024", "June 2024"), set()),  # two dates are a start and an end
        (("Review stock", "May 2024", "May 2024", "May 2024"), set()),  # a row of a plan
        (("Ref", "Action", "Owner", "When"), set()),
    ],
)
def test_three_different_times_side_by_side_are_a_timetable(headers: tuple[str, ...], places: set[int]) -> None:
    assert timeline(headers, GRAMMAR) == places


@pytest.mark.parametrize("months", ["Apr 24 | May 24 | Jun 24", "Apr | May | June"])
def test_marks_under_the_months_of_a_timetable_are_kept_under_them(tmp_path: Path, months: str) -> None:
    rows = table(
        f"Ref | Action | Owner | {months}",
        "1 | Let the stalls | Markets Manager | X | X | ",
        "2 | Clean the square | Parks Manager |  |  | X",
    )
    actions = [a for r in plan_of(tmp_path, f"Delivery Plan\n\n{rows}").recommendations for a in r.actions]
    names = months.split(" | ")
    assert [a.text for a in actions] == ["Let the stalls", "Clean the square"]
    assert [a.extra for a in actions] == [{names[0]: "X", names[1]: "X"}, {names[2]: "X"}]
    assert [(a.due, a.status) for a in actions] == [(None, None)] * 2


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        (["Action", "Milestone: Autumn term 2019", "Milestone: Spring term 2020", "RAG"], {1, 2}),
        (["Action", "Milestones by March 2020", "Milestones by July 2020", "Lead"], {1, 2}),
        (["Action", "Milestone: Autumn term 2019", "Lead", "By when"], set()),
        (["Action", "Milestones", "Lead", "By when"], set()),
    ],
)
def test_steps_by_a_time_side_by_side_are_a_timetable(headers: list[str], found: set[int]) -> None:
    assert timeline(headers, GRAMMAR) == found
