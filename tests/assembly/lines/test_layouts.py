"""Plans that are not printed as one grid: contract, rules 1, 12 and 14."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planparse.schema import ActionPlan
from tests.build import codes_of, plan_of, table, texts_of


def test_a_recommendation_above_its_table_is_the_recommendation(tmp_path: Path) -> None:
    text = "Recommendation No. 1 - for immediate improvement\n\nStrengthen the oversight of casework.\n\n"
    text += table(
        "What we will do | By when | Lead", "1. Meet all managers. | May 2013 | JH", "2. Write up. | June 2013 | JH"
    )
    (recommendation,) = plan_of(tmp_path, text).recommendations
    assert (recommendation.number, recommendation.text) == ("1", "Strengthen the oversight of casework.")
    assert [(a.number, a.text) for a in recommendation.actions] == [("1", "Meet all managers."), ("2", "Write up.")]
    assert recommendation.priority is not None
    assert recommendation.priority.kind == "immediate"


def test_columns_set_with_spaces_are_a_table(tmp_path: Path) -> None:
    text = (
        "Recommendation           Action                   Lead             By when\n"
        "Improve audits           Meet all managers        Team Manager     July 2012\n"
        "Record visits            Write a guide            Head of Service  May 2013\n"
    )
    plan = plan_of(tmp_path, text)
    assert texts_of(plan) == [("Improve audits", ["Meet all managers"]), ("Record visits", ["Write a guide"])]
    assert "text_layout" in codes_of(plan)


SPACED = """\
      Recommendation             Action                         Lead Officer      By
                                                                                  when

1.    Improve audits of case     Meet all of the team           Team Manager      July 2012
      files                      managers and write
                                 up what they say

                                 Write a guide                  Head of Service
2.    Record visits              Hold a workshop for            Team Manager      May 2013
                                 partners
"""


def test_wrapped_and_blank_cells_between_spaces_make_whole_rows(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, SPACED)
    assert texts_of(plan) == [
        ("Improve audits of case files", ["Meet all of the team managers and write up what they say", "Write a guide"]),
        ("Record visits", ["Hold a workshop for partners"]),
    ]
    assert [r.number for r in plan.recommendations] == ["1", "2"]
    assert [len(a.leads) for r in plan.recommendations for a in r.actions] == [1, 1, 1]
    assert plan.coverage.unplaced == ()


def test_columns_may_shift_from_page_to_page(tmp_path: Path) -> None:
    first, second = SPACED.split("2.    ")
    head = first.split("\n\n")[0]
    shifted = "\n".join(f" {line}" for line in f"{head}\n2.    {second}".replace("   Team", "     Team").split("\n"))
    assert texts_of(plan_of(tmp_path, f"{first}\n\f{shifted}")) == texts_of(plan_of(tmp_path, SPACED))
    without_header = f"{first}\n\f  2.    {second}".replace("\n      ", "\n       ")
    assert len(plan_of(tmp_path, without_header).recommendations) == 2


def test_a_cell_as_wide_as_its_column_does_not_take_the_next_one(tmp_path: Path) -> None:
    text = (
        "Recommendation      Action                        Lead      By when\n"
        "Improve audits      Meet all of the team managers JH        July 2012\n"
        "Record visits       Write a guide to the work     JH        May 2013\n"
        "Review plans        Hold a workshop for all staff End of May 2013\n"
    )
    plan = plan_of(tmp_path, text)
    assert [r.actions[0].text for r in plan.recommendations[:2]] == [
        "Meet all of the team managers",
        "Write a guide to the work",
    ]
    assert [[p.text for p in r.actions[0].leads] for r in plan.recommendations[:2]] == [["JH"], ["JH"]]


PROSE = (
    "The action plan is agreed.  The lead is named.  It is due by when the board meets.\nThe board met.  It agreed.\n",
    "Recommendation ............................  3\nAction plan ...............................  4\n",
    "1.  Recommendations            3\n2.  Actions                    7\n3.  Leads                      9\n",
    "    def action(lead):\n        return due  # when\n",
    "Present:    Councillor Smith      Councillor Jones\n            Councillor Brown      Officer Green\n",
)


@pytest.mark.parametrize("text", PROSE)
def test_spaces_in_prose_and_lists_make_no_table(tmp_path: Path, text: str) -> None:
    plan = plan_of(tmp_path, text)
    assert plan.recommendations == ()
    assert "text_layout" not in codes_of(plan)
    assert plan.coverage.unplaced == ()


def test_labelled_lines_are_one_action(tmp_path: Path) -> None:
    text = "".join(
        f"Recommendation {n}: {what}\nAction: {action}\nLead: Team Manager\nBy when: July 2012\n\n"
        for n, what, action in ((1, "Improve audits", "Meet all managers"), (2, "Record visits", "Write a guide"))
    )
    plan = plan_of(tmp_path, text)
    assert texts_of(plan) == [("Improve audits", ["Meet all managers"]), ("Record visits", ["Write a guide"])]
    assert [str(r.actions[0].due and r.actions[0].due.end) for r in plan.recommendations] == ["2012-07-31"] * 2


def test_html_and_text_of_one_plan_are_one_answer(tmp_path: Path) -> None:
    rows = [["Recommendation", "Action", "Lead"], ["Improve audits", "Meet all managers", "Team Manager"]]
    html = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    plans = [
        plan_of(tmp_path, table(*(" | ".join(row) for row in rows))),
        plan_of(tmp_path, f"<html><body><table>{html}</table></body></html>", "plan.html"),
    ]
    left, right = (answer(plan) for plan in plans)
    assert left == right
    assert left["recommendations"]


def answer(plan: ActionPlan) -> dict[str, Any]:
    """The plan without what rule 12 lets differ between formats."""
    dump: dict[str, Any] = plan.model_dump(exclude={"source", "coverage", "diagnostics"})
    for recommendation in dump["recommendations"]:
        del recommendation["provenance"]
        for action in recommendation["actions"]:
            del action["provenance"]
    return dump


def test_dotted_numbers_that_follow_one_another_begin_rows_set_with_spaces(tmp_path: Path) -> None:
    text = (
        "Action Plan\n\n"
        "Action                                Lead                  Timescale\n"
        "------------------------------------  --------------------  ---------------\n"
        "2.1 Extend the advocacy contract      Commissioning Lead    January\n"
        "2.2 Offer advocacy to everyone        Council Officers      Immediately\n"
        "2.3 Report uptake to the Committee    Jane Doe              Six monthly\n"
    )
    plan = plan_of(tmp_path, text)
    assert [a.number for r in plan.recommendations for a in r.actions] == ["2.1", "2.2", "2.3"]


def test_a_title_over_cells_closed_by_bars_loses_its_bar(tmp_path: Path) -> None:
    cells = (
        "Action",
        "Lead",
        "By when",
        "Mend the gates",
        "Parks Manager",
        "May 2021",
        "Let plots",
        "Clerk",
        "June 2021",
    )
    lines = "\n".join(f"{cell} |" for cell in cells)
    plan = plan_of(tmp_path, f"ALLOTMENTS ACTION PLAN |\n|||\n{lines}\n")
    assert plan.title == "ALLOTMENTS ACTION PLAN"
    assert [a.text for r in plan.recommendations for a in r.actions] == ["Mend the gates", "Let plots"]
