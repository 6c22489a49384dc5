"""A plan's own totals, in sentences, labels and tables that count; a number of something else is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.fields.totals import Total, stated_totals, tallied_total
from planparse.grammar.load import load_grammar
from tests.build import plan_of, table

GRAMMAR = load_grammar()
HEAD = "No | Recommendation | Action | Lead | By when"
ROWS = ("1 | Improve audits | Meet heads | Team Manager | July 2012", " | | Write a guide | Jane Doe | May 2013")
COUNTED = "RAG | Number of actions"


@pytest.mark.parametrize(
    ("line", "totals"),
    [
        ("The improvement plan sets out 21 actions in total", [("actions", 21)]),
        (
            "We agreed on much. There are 14 recommendations and 60 actions below.",
            [("recommendations", 14), ("actions", 60)],
        ),
        ("Number of areas for improvement - 6", [("recommendations", 6)]),
        ("TOTAL NUMBER OF ACTIONS = 102", [("actions", 102)]),
        ("(38 actions)", [("actions", 38)]),
        ("A total of twenty-one actions", [("actions", 21)]),
        ("2 Recommendations", []),
        ("3 Priority Actions", []),
        ("There are 6 actions for the health board", []),
        ("There were 38 actions in the last plan.", []),
        ("Since then 38 actions, 12 of them late, have been closed", []),
        ("38 actions were completed", []),
        ("Ofsted made 9 recommendations.", []),
        ("Recommendation 12", []),
        ("Actions 3", []),
        ("Total", []),
        ("Total cost: 12", []),
        ("There are 38 children", []),
        ("", []),
    ],
)
def test_a_line_states_its_totals(line: str, totals: list[tuple[str, int]]) -> None:
    assert stated_totals(line, GRAMMAR.totals) == tuple(Total(*total) for total in totals)


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ((COUNTED, "Green | 12", "Amber | 3", "Total | 15"), Total("actions", 15)),
        (
            ("Status | Recommendations | %", "Completed | 2 | 50%", "Delayed | 2 | 50%", "Total | 4 | 100%"),
            Total("recommendations", 4),
        ),
        (("RAG | Number", "Green | 12", "Amber | 3", "Total | 15"), Total("actions or recommendations", 15)),
        (("Red | Amber | Green | Total", "1 | 2 | 3 | 6"), Total("actions or recommendations", 6)),
        (("Actions | Red | Amber | Green | Total", "All themes | 1 | 2 | 3 | 6"), Total("actions", 6)),
        ((COUNTED, "Green | 12", "Amber | 3", "Total | 16"), None),  # it does not add up: no count of all
        (("Ward | Children", "North | 12", "South | 3", "Total | 15"), None),  # it counts something else
        ((COUNTED, "Green | 12", "Amber | 3"), None),
        (("Green | on track", "Red | late"), None),
        ((), None),
    ],
)
def test_a_table_that_counts_by_status_has_a_total(rows: tuple[str, ...], total: Total | None) -> None:
    assert tallied_total(rows, GRAMMAR.totals, GRAMMAR.statuses) == total


@pytest.mark.parametrize(
    ("above", "message"),
    [
        ("There are 38 actions in this plan.", "'There are 38 actions in this plan.' is printed, 2 actions were read"),
        (
            "Total number of recommendations: 3",
            "'Total number of recommendations: 3' is printed, 1 recommendations were read",
        ),
        (table(COUNTED, "Green | 2", "Amber | 1", "Total | 3"), "'Total | 3' is printed, 2 actions were read"),
        (
            table("RAG | Number", "Green | 2", "Amber | 1", "Total | 3"),
            "'Total | 3' is printed, 2 actions or recommendations were read",
        ),
        ("There are 2 actions in this plan.", None),
        ("This plan contains 1 recommendations and 2 actions.", None),
        ("Safeguarding: 1 action. There are 5 actions. Total actions: 2", None),  # one of several is right
        ("38 actions were completed in 2011", None),
        (table("RAG | Number", "Green | 1", "Amber | 1", "Total | 2"), None),
    ],
)
def test_a_total_is_checked_against_what_was_read(above: str, message: str | None, tmp_path: Path) -> None:
    plan = plan_of(tmp_path, f"Action Plan\n\n{above}\n\n{table(HEAD, *ROWS)}")
    found = [d for d in plan.diagnostics if d.code == "count_differs"]
    assert [d.message for d in found] == ([message] if message else [])
    assert all(d.level == "warning" and d.provenance for d in found)


def test_totals_of_sections_agree_where_they_add_up(tmp_path: Path) -> None:
    parts = [
        f"There are 2 actions below.\n\n{table(HEAD, *ROWS)}",
        f"There are 2 actions below.\n\n{table(HEAD, *ROWS)}",
    ]
    plan = plan_of(tmp_path, "Action Plan\n\n" + "\n".join(parts))
    assert sum(len(r.actions) for r in plan.recommendations) == 4
    assert "count_differs" not in {d.code for d in plan.diagnostics}


def test_a_document_without_a_plan_is_not_counted(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "Minutes of the board\n\nThere are 38 actions in this plan.\n")
    assert [d.code for d in plan.diagnostics] == ["no_plan_found"]
