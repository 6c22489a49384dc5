"""What a column prints once of each recommendation is said of it, whatever the column's role: contract, rule 4."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import codes_of, page_plan, plan_of, table, web_table

HEAD = "No | Recommendation | Action | Lead | {} "
ONCE = (
    "1 | Check supplier details | Call back | Jane Doe | {0}",
    " | | Report changes | Tom Hill | ",
    "2 | Remove the access of leavers | List leavers | Jane Doe | {1}",
    " | | Check the list | Tom Hill | ",
)
AGAIN = (
    "1 | Check supplier details | Call back | Jane Doe | {0}",
    "1 | Check supplier details | Report changes | Tom Hill | {0}",
    "2 | Remove the access of leavers | List leavers | Jane Doe | {1}",
    "2 | Remove the access of leavers | Check the list | Tom Hill | {1}",
)
COLUMNS = [
    ("How we will know", "Fewer errors", "No access after a week", "measures"),
    ("Success criteria", "Fewer errors", "No access after a week", "measures"),
    ("Outcome", "Payments are safe", "Records are safe", "outcomes"),
    ("Budget", "£5,000", "£2,000", "extra"),
    ("RAG", "Amber", "Green", "extra"),
]


def plan_with(folder: Path, header: str, rows: tuple[str, ...], *cells: str) -> ActionPlan:
    return plan_of(folder, table(HEAD.format(header), *(row.format(*cells) for row in rows)))


def said(part: object, field: str, header: str) -> object:
    """What a recommendation or an action says in a field, an extra under its header as a list of one."""
    value = getattr(part, field)
    return tuple(filter(None, [value.get(header)])) if field == "extra" else value


@pytest.mark.parametrize("rows", [ONCE, AGAIN], ids=["once", "again"])
@pytest.mark.parametrize(("header", "one", "two", "field"), COLUMNS, ids=[column[0] for column in COLUMNS])
def test_a_column_that_says_one_thing_of_each_recommendation_stands_on_it(
    tmp_path: Path, rows: tuple[str, ...], header: str, one: str, two: str, field: str
) -> None:
    plan = plan_with(tmp_path, header, rows, one, two)
    assert [said(r, field, header) for r in plan.recommendations] == [(one,), (two,)]
    assert [said(a, field, header) for r in plan.recommendations for a in r.actions] == [()] * 4
    assert "column_raised" in codes_of(plan)
    assert plan.coverage.unplaced == ()


def test_a_measure_of_a_later_action_leaves_the_column_with_the_actions(tmp_path: Path) -> None:
    rows = (*ONCE[:3], " | | Check the list | Tom Hill | List checked")
    plan = plan_with(tmp_path, "Success measure", rows, "Fewer errors", "A list")
    assert [r.measures for r in plan.recommendations] == [(), ()]
    assert [len(a.measures) for r in plan.recommendations for a in r.actions] == [1, 0, 1, 1]


def test_one_blank_cell_is_too_little_to_say_that_a_measure_is_the_recommendations(tmp_path: Path) -> None:
    rows = (*ONCE[:2], ONCE[2])
    plan = plan_with(tmp_path, "Success measure", rows, "Fewer errors", "A list")
    assert [r.measures for r in plan.recommendations] == [(), ()]


@pytest.mark.parametrize(("header", "field"), [("Outcome", "outcomes"), ("Success measure", "measures")])
def test_an_outcome_merged_over_most_actions_is_still_the_recommendations(
    tmp_path: Path, header: str, field: str
) -> None:
    rows = (*AGAIN[:2], "1 | Check supplier details | Sample ten | HR | ", *AGAIN[2:])
    plan = plan_with(tmp_path, header, rows, "Payments are safe", "Records are safe")
    risen = [getattr(r, field) for r in plan.recommendations]
    assert risen == ([("Payments are safe",), ("Records are safe",)] if field == "outcomes" else [(), ()])


def test_measures_of_one_action_each_stay_with_the_actions(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, "Success measure", (ONCE[0], ONCE[2]), "Fewer errors", "A list")
    assert [a.measures for r in plan.recommendations for a in r.actions] == [("Fewer errors",), ("A list",)]


def test_measures_ahead_of_the_actions_are_the_recommendations(tmp_path: Path) -> None:
    rows = ("Check supplier details | Fewer errors | Call back | Jane Doe", " | | Report changes | Tom Hill")
    plan = plan_of(tmp_path, table("Priority for improvement | Success criteria | Actions | Who", *rows))
    assert [(r.measures, [a.measures for a in r.actions]) for r in plan.recommendations] == [
        (("Fewer errors",), [(), ()])
    ]


def test_a_status_or_an_update_is_of_the_action_that_it_stands_beside(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, "Status", ONCE, "Completed", "In progress")
    assert [a.status for r in plan.recommendations for a in r.actions] == ["completed", None, "in_progress", None]
    plan = plan_with(tmp_path, "Success measure", ONCE, "Update: completed", "Update: in progress")
    assert [bool(a.progress) for r in plan.recommendations for a in r.actions] == [True, False, True, False]


def test_a_colour_that_the_key_explains_is_of_the_action(tmp_path: Path) -> None:
    rows = table(HEAD.format("RAG"), *(row.format("Amber", "Green") for row in ONCE))
    plan = plan_of(tmp_path, f"{rows}\nKey\n\nGreen = complete\n\nAmber = in progress\n")
    assert [a.status for r in plan.recommendations for a in r.actions] == ["in_progress", None, "completed", None]
    assert [r.extra for r in plan.recommendations] == [{}, {}]


def test_a_timescale_merged_over_the_actions_of_a_recommendation_stands_on_it_once(tmp_path: Path) -> None:
    html = (
        "<table><tr><th>Recommendation</th><th>Action</th><th>Ofsted timescale</th><th>By when</th></tr>"
        "<tr><td rowspan=2>Improve audits</td><td>Meet heads</td><td rowspan=2>Within 3 months</td><td>May 2012</td>"
        "</tr><tr><td>Write a guide</td><td>June 2012</td></tr></table>"
    )
    (recommendation,) = plan_of(tmp_path, html, "plan.html").recommendations
    assert recommendation.priority is not None
    assert recommendation.priority.text == "Within 3 months"
    assert [(a.due.text if a.due else None, a.extra) for a in recommendation.actions] == [
        ("May 2012", {}),
        ("June 2012", {}),
    ]


def test_steps_in_one_row_leave_what_is_printed_beside_all_of_them_to_the_recommendation(tmp_path: Path) -> None:
    html = (
        "<table><tr><th>Ref</th><th>What needs to improve</th><th>What we will do</th><th>Who</th><th>By when</th>"
        "<th>How we will know</th></tr><tr><td>1</td><td>Supervision of staff</td>"
        "<td>a) Write a policy<br>b) Train managers</td><td>Head of Quality<br>Learning Manager</td>"
        "<td>31/10/2022<br>31/01/2023</td><td>Audits are good</td></tr></table>"
    )
    (recommendation,) = plan_of(tmp_path, html, "plan.html").recommendations
    assert [a.text for a in recommendation.actions] == ["Write a policy", "Train managers"]
    assert (recommendation.measures, [a.measures for a in recommendation.actions]) == (("Audits are good",), [(), ()])


@pytest.mark.parametrize("header", ["High priority (yes/no)", "Accepted"])
def test_what_stands_ahead_of_actions_and_repeats_with_their_recommendation_is_said_of_it_once(
    tmp_path: Path, header: str
) -> None:
    rows = table(
        f"Recommendation | Intended outcome | {header} | Action | Lead | By when",
        "Improve audits | Better audits | Yes | Agree a tool | Team Manager | July 2025",
        "Improve audits | Better audits | Yes | Train staff | Team Manager | May 2025",
        "Improve checks | Better checks | Yes | Agree a form | Team Manager | June 2025",
    )
    first = plan_of(tmp_path, f"Ofsted Action Plan\n\n{rows}").recommendations[0]
    assert (first.outcomes, first.extra) == (("Better audits",), {header: "Yes"})
    assert [(action.outcomes, action.extra) for action in first.actions] == [((), {}), ((), {})]


def test_a_finding_that_its_recommendation_repeats_is_told_once(tmp_path: Path) -> None:
    rows = table(
        "Finding | Recommendation | Action | Lead | By when",
        "Audits are late | Improve audits | Agree a tool | Team Manager | July 2025",
        "Audits are late | Improve audits | Train staff | Team Manager | May 2025",
        "Checks are late | Improve checks | Agree a form | Team Manager | June 2025",
    )
    found = plan_of(tmp_path, f"Ofsted Action Plan\n\n{rows}").recommendations
    assert [[finding.text for finding in r.findings] for r in found] == [["Audits are late"], ["Checks are late"]]


@pytest.mark.parametrize(
    ("second", "on_actions"),
    [("", []), ("Plans are better", ["Data is used"])],
    ids=["once each: the recommendation's", "several of one: the actions'"],
)
def test_an_outcome_column_is_of_one_level_throughout(tmp_path: Path, second: str, on_actions: list[str]) -> None:
    rows = web_table(
        "Area for improvement|Action|Lead|Deadline|Intended impact",
        "2^Use data|Write a report|Ann Lee|May 2022|Data is used",
        "Hold a day|Ann Lee|June 2022|",
        "2^Plan better|New template|Joe Bell|May 2022|Victims are safe",
        f"Train staff|Joe Bell|June 2022|{second}",
    )
    first = page_plan(tmp_path, rows).recommendations[0]
    assert [o for a in first.actions for o in a.outcomes] == on_actions
    assert list(first.outcomes) == ([] if on_actions else ["Data is used"])


@pytest.mark.parametrize("again", ["Reg 12", ""], ids=["again", "once"])
def test_a_column_ahead_of_the_actions_may_be_blank_of_some_recommendations(tmp_path: Path, again: str) -> None:
    repeats = ("MD1 | Check all trolleys", "SD1 | Answer complaints") if again else (" | ", " | ")
    rows = table(
        "No | Recommendation | Regulation | Action | Lead | By when",
        "MD1 | Check all trolleys | Reg 12 | Buy locks | Matron | May 2024",
        f"{repeats[0]} | {again} | Audit checks | Matron | June 2024",
        "SD1 | Answer complaints |  | Hold a huddle | Ward Manager | May 2024",
        f"{repeats[1]} |  | Print times | Ward Manager | June 2024",
    )
    plan = plan_of(tmp_path, f"Action Plan\n\n{rows}")
    assert [r.extra for r in plan.recommendations] == [{"Regulation": "Reg 12"}, {}]
    assert [a.extra for r in plan.recommendations for a in r.actions] == [{}] * 4


def test_a_column_ahead_of_the_actions_that_tells_them_apart_stays_with_them(tmp_path: Path) -> None:
    rows = table(
        "No | Recommendation | Regulation | Action | Lead | By when",
        "MD1 | Check all trolleys | Reg 12 | Buy locks | Matron | May 2024",
        " |  | Reg 17 | Audit checks | Matron | June 2024",
        "SD1 | Answer complaints |  | Hold a huddle | Ward Manager | May 2024",
    )
    plan = plan_of(tmp_path, f"Action Plan\n\n{rows}")
    assert [r.extra for r in plan.recommendations] == [{}, {}]
    told = [{"Regulation": "Reg 12"}, {"Regulation": "Reg 17"}, {}]
    assert [a.extra for r in plan.recommendations for a in r.actions] == told


def test_what_came_of_an_action_when_it_was_done_is_not_the_recommendations(tmp_path: Path) -> None:
    rows = (
        "1 | Check suppliers | Call back | Jane Doe | 22 May 2023 – All called",
        "2 | Remove leavers | List leavers | Jane Doe | ",
    )
    plan = plan_with(tmp_path, "Completion date and outcome", rows)
    assert [r.outcomes for r in plan.recommendations] == [(), ()]
    assert [a.outcomes for r in plan.recommendations for a in r.actions] == [("All called",), ()]


def test_an_outcome_printed_again_beside_each_action_is_one_though_another_recommendation_has_none(
    tmp_path: Path,
) -> None:
    rows = (*(row.format("Payments are safe", "Records are safe") for row in AGAIN), "3 | Write | Send | Ann | ")
    first, _, last = plan_of(tmp_path, table(HEAD.format("Desired outcome"), *rows)).recommendations
    assert first.outcomes == ("Payments are safe",)
    assert not any(action.outcomes for action in first.actions)
    assert not last.outcomes


def test_outcomes_that_differ_between_actions_stay_on_them(tmp_path: Path) -> None:
    rows = [row.format("Payments are safe", "Records are safe") for row in AGAIN]
    rows[1] = rows[1].replace("Payments are safe", "Changes are known")
    first, _ = plan_of(tmp_path, table(HEAD.format("Desired outcome"), *rows)).recommendations
    assert [action.outcomes for action in first.actions] == [("Payments are safe",), ("Changes are known",)]


def headed(folder: Path, column: str, *cells: str) -> ActionPlan:
    """Two headings that are the recommendations, each over a table that prints a cell beside both of its actions."""
    head = f"What we will do | Lead | By when | {column}"
    tables = [
        web_table(head, f"Call back | Jane Doe | May 2019 | {cell}", f"Report it | Tom Hill | June 2019 | {cell}")
        for cell in cells
    ]
    texts = ("Recommendation 1: Check supplier details", "Recommendation 2: Remove the access of leavers")
    parts = (f"<h2>{text}</h2>{table}" for text, table in zip(texts, tables, strict=True))
    return page_plan(folder, "".join(parts))


@pytest.mark.parametrize("header", ["Measures of success", "Outcomes"])
def test_what_is_told_beside_each_action_under_a_heading_is_said_once_of_it(tmp_path: Path, header: str) -> None:
    plan = headed(tmp_path, header, "Fewer payments go astray", "No leaver has access")
    said_of = [(*r.measures, *r.outcomes) for r in plan.recommendations]
    assert said_of == [("Fewer payments go astray",), ("No leaver has access",)]


def test_what_is_the_same_beside_all_the_actions_under_all_headings_stays_with_them(tmp_path: Path) -> None:
    plan = headed(tmp_path, "Measures of success", "The audit is clear", "The audit is clear")
    assert [a.measures for r in plan.recommendations for a in r.actions] == [("The audit is clear",)] * 4


def test_whether_a_column_ahead_of_the_actions_rises_is_decided_by_the_tables_that_have_it(tmp_path: Path) -> None:
    several = web_table(
        "Recommendation | Priority | Action | Lead",
        "2^Check every form. | 2^High | Draw up a list | Jo Doe",
        "Test it | Jo",
    )
    one = web_table(
        "Recommendation | Rating | Action | Lead", "Bank income weekly. | Medium | Vary the contract | Jo Doe"
    )
    plan = page_plan(tmp_path, several, one)
    assert [r.extra.get("Rating") for r in plan.recommendations] == [None, "Medium"]
    assert [a.extra for r in plan.recommendations for a in r.actions] == [{}, {}, {}]
