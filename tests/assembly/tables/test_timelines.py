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
        (["Action", "Q1 milestone", "Q2 milestone", "Lead"], {1, 2}),
        (["Action", "Quarter 1 milestones", "Quarter 2 milestones", "Measure"], {1, 2}),
        (["Action", "Milestone 1", "Milestone 2", "Milestone 3"], {1, 2, 3}),
        (["Action", "Key milestones Q1", "Key milestones Q2", "Lead"], {1, 2}),
        (["Objective", "Task 1", "Task 2", "Lead"], set()),  # what is to be done
        (["Action", "Q1 progress", "Q2 progress", "Lead"], set()),
        (["Action", "Milestone: Autumn term 2019", "Lead", "By when"], set()),
        (["Action", "Milestones", "Lead", "By when"], set()),
    ],
)
def test_steps_by_a_time_side_by_side_are_a_timetable(headers: list[str], found: set[int]) -> None:
    assert timeline(headers, GRAMMAR) == found


@pytest.mark.parametrize("steps", ["Q1 milestone | Q2 milestone", "Milestone 1 | Milestone 2"])
def test_steps_by_quarter_or_place_are_extra_under_their_headers_and_measure_nothing(
    tmp_path: Path, steps: str
) -> None:
    rows = table(
        f"No | What needs to improve | Action | Lead | Deadline | {steps} | Measure of impact",
        "1 | Supervision | Train the managers | JH | May 2024 | Policy agreed | All trained | 95% of it on time",
        "2 | Permanence | Track each child | JH | June 2024 | Panel set up | All tracked | A plan by the second review",
    )
    actions = [a for r in plan_of(tmp_path, f"Action Plan\n\n{rows}").recommendations for a in r.actions]
    first, second = steps.split(" | ")
    assert [a.extra for a in actions] == [
        {first: "Policy agreed", second: "All trained"},
        {first: "Panel set up", second: "All tracked"},
    ]
    assert [a.measures for a in actions] == [("95% of it on time",), ("A plan by the second review",)]
