"""Rules that delivery timetables and regulators' requirements taught."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.tables.timelines import timeline
from planparse.grammar.load import load_grammar
from tests.build import plan_of, table


@pytest.mark.parametrize(
    ("headers", "places"),
    [
        (("Ref", "Action", "Apr 24", "May 24", "Jun 24"), {2, 3, 4}),
        (("Action", "Owner", "Apr", "May", "June", "July"), {2, 3, 4, 5}),
        (("Action", "2024/25", "2025/26", "2026/27", "Owner"), {1, 2, 3}),
        (("Action", "0-3 months", "3-6 months", "6-12 months"), {1, 2, 3}),
        (("Action", "May 2024", "June 2024"), set()),  # two dates are a start and an end
        (("Review stock", "May 2024", "May 2024", "May 2024"), set()),  # a row of a plan
        (("Ref", "Action", "Owner", "When"), set()),
    ],
)
def test_three_times_side_by_side_are_a_timeline(headers: tuple[str, ...], places: set[int]) -> None:
    assert timeline(headers, load_grammar()) == places


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


def test_a_regulation_is_what_the_actions_answer_where_another_column_tells_how_it_was_not_met(tmp_path: Path) -> None:
    rows = table(
        "Regulation | How the regulation was not being met | Action | Who | When",
        "Regulation 12 | Records were not signed. | Check each record | Team Manager | May 2024",
        "Regulation 17 | Audits found no gaps. | Adopt an audit | Service Manager | June 2024",
    )
    found = plan_of(tmp_path, f"Action Plan\n\n{rows}").recommendations
    assert [(r.text, [f.text for f in r.findings]) for r in found] == [
        ("Regulation 12", ["Records were not signed."]),
        ("Regulation 17", ["Audits found no gaps."]),
    ]


def test_a_regulation_beside_a_recommendation_is_extra(tmp_path: Path) -> None:
    rows = table(
        "Regulation | Finding | Recommendation | Action | Who | When",
        "Reg 12 | Records were not signed. | Sign records | Check them | Team Manager | May 2024",
        "Reg 17 | Audits found no gaps. | Audit more | Adopt an audit | Service Manager | June 2024",
    )
    found = plan_of(tmp_path, f"Action Plan\n\n{rows}").recommendations
    assert [(r.text, r.extra) for r in found] == [
        ("Sign records", {"Regulation": "Reg 12"}),
        ("Audit more", {"Regulation": "Reg 17"}),
    ]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("How the regulation was not being met", "finding"),
        ("What is not working well", "finding"),
        ("Where standards were not met", "finding"),
        ("How we will do it", "action"),
        ("What we will do", "action"),
    ],
)
def test_a_question_for_what_is_not_so_asks_for_a_finding(header: str, role: str) -> None:
    assert load_grammar().columns.match(header)[0] == role
