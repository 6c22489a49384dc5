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


@pytest.mark.xfail(
    strict=True, reason="columns set with runs of spaces are not rebuilt: the plan is lost (rules 1, 12)"
)
def test_columns_set_with_spaces_are_a_table(tmp_path: Path) -> None:
    text = (
        "Recommendation           Action                   Lead             By when\n"
        "Improve audits           Meet all managers        Team Manager     July 2012\n"
        "Record visits            Write a guide            Head of Service  May 2013\n"
    )
    plan = plan_of(tmp_path, text)
    assert texts_of(plan) == [("Improve audits", ["Meet all managers"]), ("Record visits", ["Write a guide"])]
    assert "text_layout" in codes_of(plan)


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
