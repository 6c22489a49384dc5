"""Tables that tell more of what another table states, and name it by number or by text: contract, rules 3, 7 and 8."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import Action, ActionPlan
from tests.build import codes_of, plan_of, texts_of

HEADER = "Ref | Recommendation | Action | Lead officer | Target date"
FIRST = "R1 | Review the opening hours | Trial late opening on Thursdays | Site Manager | May 2023"
SECOND = "R2 | Simplify the permit scheme | Replace the paper permit with an online one | Permits Officer | June 2023"
THIRD = "R3 | Open a reuse shop | Carry out a soft market test | Head of Environment | March 2024"
UNREFERENCED = "No | Action | Lead officer | Target date"


def report(tmp_path: Path, *parts: str) -> ActionPlan:
    """The plan of a report of these headings and tables under its title."""
    return plan_of(tmp_path, "\n\n".join(["# Recycling Review: Progress Report", *parts]), "plan.md")


def md(*rows: str) -> str:
    """A table as Markdown prints it, from rows written "a | b"."""
    width = rows[0].count("|") + 1
    return "\n".join(f"| {row} |" for row in (rows[0], " | ".join(["---"] * width), *rows[1:]))


BASE = md(HEADER, FIRST, SECOND, THIRD)


def actions_of(plan: ActionPlan) -> list[Action]:
    return [action for recommendation in plan.recommendations for action in recommendation.actions]


def log_of(action: Action) -> list[tuple[str | None, str]]:
    return [(entry.date.text if entry.date else None, entry.text) for entry in action.progress]


def test_a_table_of_numbers_and_positions_logs_them_under_the_date_of_its_header(tmp_path: Path) -> None:
    june = md("Ref | Position at 30 June 2023", "R1 | The trial has begun.", "R3 | Two charities came.")
    later = md("Ref | Position at 31 March 2024", "R1 | Completed. It stays.", "R3 | Delayed: the roof leaks.")
    plan = report(tmp_path, BASE, "## First report", june, "## Second report", later)
    one, two, three = actions_of(plan)
    assert log_of(one) == [("30 June 2023", "The trial has begun."), ("31 March 2024", "Completed. It stays.")]
    assert not two.progress
    assert [one.status, two.status, three.status] == ["completed", None, "delayed"]
    assert plan.notes == ("First report", "Second report")
    assert not plan.coverage.unplaced


@pytest.mark.parametrize(
    "told",
    [
        md(
            "Ref | Action | Progress",
            "R1 | Trial late opening on Thursdays | Begun.",
            "R2 | Replace the paper… | Bought.",
        ),
        md("Ref | Action | Progress", "R1 | Late opening trial | Begun.", "R2 | Online permit | Bought."),
        md(
            "Ref | Recommendation | Progress",
            "R1 | Review the opening hours | Begun.",
            "R2 | Permit scheme | Bought.",
        ),
        md("Recommendation | Update", "Review the opening hours | Begun.", "Simplify the permit scheme | Bought."),
        md("Recommendation | Update", "Recommendation 1 | Begun.", "Recommendation 2 | Bought."),
        md("Rec no. | Latest position", "1 | Begun.", "2 | Bought."),
    ],
    ids=["shortened", "fewer words", "recommendations", "by text", "by label", "without letters"],
)
def test_a_row_names_an_action_by_its_number_or_by_the_same_text(tmp_path: Path, told: str) -> None:
    plan = report(tmp_path, BASE, "## Second report", told)
    logs = [[entry.text for entry in action.progress] for action in actions_of(plan)]
    assert logs[0] == ["Begun."]
    assert [action.text for action in actions_of(plan)][:3] == [row.split(" | ")[2] for row in (FIRST, SECOND, THIRD)]


def test_what_no_column_of_progress_tells_stands_where_a_column_beside_the_action_would(tmp_path: Path) -> None:
    evidence = md("Ref | Evidence", "R1 | Gate counts", "R2 | Web statistics")
    state = md("Ref | RAG | Comments", "R1 | Green | Well used.", "R3 | Red | No site.")
    dates = md("Ref | Revised date | Comments", "R2 | May 2024 | The supplier is late.")
    plan = report(tmp_path, BASE, "## Appendix A", evidence, "## Appendix B", state, "## Appendix C", dates)
    one, two, _ = actions_of(plan)
    assert (one.evidence, one.extra, log_of(one)) == (("Gate counts",), {"RAG": "Green"}, [(None, "Well used.")])
    assert (two.due and two.due.text, two.extra) == ("May 2024", {"Target date": "June 2023"})


def test_a_state_told_again_replaces_the_one_before_which_is_kept_as_printed(tmp_path: Path) -> None:
    first = md("Ref | Status", "R1 | In progress", "R2 | Not started")
    second = md("Ref | Status", "R1 | Completed", "R2 | Not started")
    one, two, _ = actions_of(report(tmp_path, BASE, "## Quarter 1", first, "## Quarter 2", second))
    assert (one.status, one.extra) == ("completed", {"Status": "In progress"})
    assert (two.status, two.extra) == ("not_started", {})


def test_an_action_of_its_own_number_is_told_of_by_that(tmp_path: Path) -> None:
    header = "Rec | Recommendation | Action no. | Action | Lead | By when"
    rows = ["R1 | Review hours | A1 | Trial late opening | Site Manager | May 2023"]
    rows += [" | | A2 | Publish the hours | Press Officer | June 2023"]
    told = md("Action no. | Status", "A1 | Completed", "A2 | Not started")
    plan = report(tmp_path, md(header, *rows), "## Status of actions", told)
    assert [action.status for action in actions_of(plan)] == ["completed", "not_started"]


def test_a_recommendation_is_told_of_at_its_first_action(tmp_path: Path) -> None:
    rows = (FIRST, " | | Publish the hours | Press Officer | June 2023", SECOND)
    told = md("Ref | Progress", "R1 | Both have begun.", "R2 | Bought.")
    one, two, three = actions_of(report(tmp_path, md(HEADER, *rows), "## Progress to date", told))
    assert (log_of(one), log_of(two), log_of(three)) == ([(None, "Both have begun.")], [], [(None, "Bought.")])


def test_a_recommendation_stated_over_its_own_table_is_told_of_too(tmp_path: Path) -> None:
    parts: list[str] = []
    for number, text in (("1", "Review the opening hours"), ("2", "Simplify the permit scheme")):
        parts += [
            f"## Recommendation {number}: {text}",
            md("Action | Lead | By when", f"Do {text} | Jane Doe | May 2023"),
        ]
    told = md("Recommendation | Update", "1 | Begun.", "2 | Bought.")
    plan = report(tmp_path, *parts, "## Progress report", told)
    assert [log_of(action) for action in actions_of(plan)] == [[(None, "Begun.")], [(None, "Bought.")]]


def test_numbers_that_begin_again_are_told_of_under_the_same_heading(tmp_path: Path) -> None:
    themes = [("## Theme 1: Hours", "Trial late opening", "Publish the hours")]
    themes += [("## Theme 2: Permits", "Buy the software", "Write to holders")]
    plans = [
        part
        for h, a, b in themes
        for part in (h, md(UNREFERENCED, f"1 | {a} | Jo Day | May 2023", f"2 | {b} | Al Fox | May 2023"))
    ]
    told = [
        part
        for h, *_ in themes
        for part in (h, md("No | Progress", f"1 | First of {h[-5:]}.", f"2 | Second of {h[-5:]}."))
    ]
    logs = [action.progress[0].text for action in actions_of(report(tmp_path, *plans, *told))]
    assert logs == ["First of Hours.", "Second of Hours.", "First of rmits.", "Second of rmits."]
    plan = report(tmp_path, *plans, "## Latest position", told[1])
    assert not any(action.progress for action in actions_of(plan))
    assert "reference_unclear" in codes_of(plan)
    assert "1 | First of Hours." in plan.notes


def test_a_plan_printed_again_for_each_meeting_is_one_plan(tmp_path: Path) -> None:
    first = md(f"{HEADER} | Progress June 2023", f"{FIRST} | Begun.", f"{SECOND} | Bought.")
    second = md(f"{HEADER} | Progress March 2024", f"{FIRST} | Done.", f"{SECOND} | Tested.")
    plan = report(tmp_path, first, "## Position at March 2024", second)
    assert [log_of(action) for action in actions_of(plan)] == [
        [("June 2023", "Begun."), ("March 2024", "Done.")],
        [("June 2023", "Bought."), ("March 2024", "Tested.")],
    ]


def test_an_action_new_in_a_later_table_stays_one(tmp_path: Path) -> None:
    told = md(
        "Ref | Action | Progress",
        "R1 | Late opening trial | Begun.",
        "R3 | Soft market test | Held.",
        "R4 | Draw a map | New.",
    )
    plan = report(tmp_path, BASE, "## Quarter 1", told)
    assert [action.text for action in actions_of(plan)][-1] == "Draw a map"
    assert len(actions_of(plan)) == 4


def test_a_summary_of_the_recommendations_over_their_actions_is_told_once(tmp_path: Path) -> None:
    summary = md(
        "Ref | Recommendation | Priority",
        "R1 | Review the opening hours | High",
        "R2 | Simplify the permit scheme | Low",
    )
    plan = report(tmp_path, "## Summary of recommendations", summary, "## Detail", BASE)
    assert [r.number for r in plan.recommendations] == ["R1", "R2", "R3"]
    assert [len(r.actions) for r in plan.recommendations] == [1, 1, 1]
    assert plan.recommendations[0].extra == {"Priority": "High"}


@pytest.mark.parametrize("number", ["R1 R2", "1.1 2.1"])
def test_actions_that_name_what_a_list_of_recommendations_states_answer_it(tmp_path: Path, number: str) -> None:
    one, two = number.split()
    listed = md(
        "Ref | Recommendation",
        f"{one[:2].rstrip('.')} | Review the opening hours",
        f"{two[:2].rstrip('.')} | Simplify the permits",
    )
    acted = md(
        "Ref | Action | Lead | By when",
        f"{one} | Trial late opening | Jo Day | May 2023",
        f"{two} | Buy software | Al Fox | May 2023",
    )
    plan = report(tmp_path, "## Recommendations", listed, "## Detailed action plan", acted)
    assert texts_of(plan) == [
        ("Review the opening hours", ["Trial late opening"]),
        ("Simplify the permits", ["Buy software"]),
    ]


@pytest.mark.parametrize("numbers", [("R1", "R2"), ("1.1", "2.1")], ids=["the recommendations", "the actions"])
def test_actions_in_a_table_of_their_own_are_told_of_in_a_third(tmp_path: Path, numbers: tuple[str, str]) -> None:
    one, two = numbers
    listed = md(
        "Ref | Recommendation", f"{one[:-2] or one} | Review the hours", f"{two[:-2] or two} | Simplify permits"
    )
    acts = (f"{one} | Trial late opening | Jo Day | May 2023", f"{two} | Buy software | Al Fox | May 2023")
    told = md("Ref | Progress", f"{one} | Begun.", f"{two} | Bought.")
    plan = report(
        tmp_path, listed, "## Actions in detail", md("Ref | Action | Lead | By when", *acts), "## Update", told
    )
    assert [log_of(action) for action in actions_of(plan)] == [[(None, "Begun.")], [(None, "Bought.")]]


def test_a_response_names_the_recommendations_that_paragraphs_state(tmp_path: Path) -> None:
    lines = ["Recommendation 1: Review the opening hours.", "Recommendation 2: Simplify the permits."]
    acted = md(
        "Recommendation | Response | Lead officer | Date",
        "1 | Accepted. We will hold a trial. | Site Manager | May 2023",
        "2 | Accepted in part. | Clerk | June 2023",
    )
    plan = report(tmp_path, *lines, "## Cabinet response", acted)
    assert [(r.number, len(r.actions)) for r in plan.recommendations] == [("1", 1), ("2", 1)]


@pytest.mark.parametrize(
    "other",
    [
        md("No | Risk | Status", "1 | The contractor may fail | Open", "2 | The budget may be cut | Closed"),
        md("No | Name | Role", "1 | Ann Smith | Chair", "2 | Bob Jones | Member"),
        md(
            "No | Indicator | Target | Status", "1 | Visits a year | 14,000 | On track", "2 | Permits | 1,200 | Delayed"
        ),
        md("No | Decision | Date", "1 | To note the report | May 2023", "2 | To ask for another | June 2023"),
    ],
    ids=["risks", "members", "indicators", "decisions"],
)
def test_a_table_with_a_main_text_of_its_own_tells_of_nothing(tmp_path: Path, other: str) -> None:
    plan = report(
        tmp_path,
        md(UNREFERENCED, "1 | Trial late opening | Jo Day | May 2023", "2 | Publish it | Al Fox | May 2023"),
        "## Annex",
        other,
    )
    assert "told_elsewhere" not in codes_of(plan)
    assert len(plan.notes) == 4


def test_two_plans_with_the_same_numbers_and_other_texts_stay_two(tmp_path: Path) -> None:
    header = f"{UNREFERENCED} | Status"
    one = md(
        header,
        "1 | Train all staff | Jo Day | May 2023 | Completed",
        "2 | Publish the gap | Al Fox | May 2023 | On track",
    )
    two = md(
        header,
        "1 | Insulate the roof | Jo Day | May 2023 | On track",
        "2 | Buy electric vans | Al Fox | May 2023 | Delayed",
    )
    plan = report(tmp_path, "## Equality action plan", one, "## Climate action plan at May 2023", two)
    assert len(actions_of(plan)) == 4


def test_lists_alike_of_two_schools_stay_two(tmp_path: Path) -> None:
    same = md(
        f"{UNREFERENCED} | Status",
        "1 | Train all staff | Head | May 2023 | Completed",
        "2 | Review it | Head | May 2023 | On track",
    )
    plan = report(tmp_path, "## Oak School", same, "## Elm School", same)
    assert [(r.text, len(r.actions)) for r in plan.recommendations] == [("Oak School", 2), ("Elm School", 2)]


def test_a_row_that_tells_more_goes_on_under_a_blank_number(tmp_path: Path) -> None:
    told = md("Ref | Latest position", "R1 | The trial has begun and", " | goes on to May.", "R3 | Two charities came.")
    one, two, three = actions_of(report(tmp_path, BASE, "## Appendix", told))
    assert log_of(one) == [(None, "The trial has begun and goes on to May.")]
    assert not two.progress
    assert log_of(three) == [(None, "Two charities came.")]


def test_bare_numbers_that_are_all_those_of_the_list_before_name_what_actions_answer(tmp_path: Path) -> None:
    listed = md("No | Recommendation", "1 | Review the opening hours", "2 | Open a reuse shop")
    actions = md(UNREFERENCED, "1 | Trial late opening | Jo Hill | May 2023", "2 | Test it | Al Roe | June 2023")
    plan = report(tmp_path, listed, actions)
    assert [(r.text, [a.text for a in r.actions]) for r in plan.recommendations] == [
        ("Review the opening hours", ["Trial late opening"]),
        ("Open a reuse shop", ["Test it"]),
    ]
