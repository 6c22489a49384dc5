"""Outcomes printed over the header of a table: contract, rules 1 and 4."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import html_rows, plan_of, table

HEADER = "No | Recommendation | Action | Lead | By when"
ONE = "1 | Improve the audits of case files | Meet all team managers | Team Manager | July 2012"
MORE = " | | Write a guide to audits | Team Manager | May 2012"
TWO = "2 | Record every visit to a child | Write a guide | Head of Service | May 2013"


def said(tmp_path: Path, over: str, *rows: str) -> ActionPlan:
    """The plan of two tables under two headings, an outcome between the second and its table, `over` over the other."""
    text = f"# Action Plan\n\n## Safeguarding\n\n{over}\n\n" + table(HEADER, *rows)
    text += "\n## Leadership\n\nOutcome sought: Heads know.\n\n" + table(HEADER, TWO)
    return plan_of(tmp_path, text, "plan.md")


@pytest.mark.parametrize(
    "label", ["Outcome sought", "Outcome", "Intended outcome", "Aim", "Desired outcomes", "What we want to achieve"]
)
def test_an_outcome_over_each_table_of_one_recommendation_stands_on_that(tmp_path: Path, label: str) -> None:
    plan = said(tmp_path, f"{label}: Children are safe.", ONE, MORE)
    assert [r.outcomes for r in plan.recommendations] == [("Children are safe.",), ("Heads know.",)]
    assert [len(r.actions) for r in plan.recommendations] == [2, 1]
    assert [r.theme for r in plan.recommendations] == ["Safeguarding", "Leadership"]
    assert not plan.notes
    assert not plan.coverage.unplaced


def test_what_success_looks_like_over_a_table_is_a_measure(tmp_path: Path) -> None:
    plan = said(tmp_path, "What success looks like: All files are audited.", ONE)
    assert [r.measures for r in plan.recommendations] == [("All files are audited.",), ()]


def test_items_under_a_bare_label_are_outcomes_each(tmp_path: Path) -> None:
    plan = said(tmp_path, "Outcomes sought:\n\n- Children are safe\n- Families are heard", ONE, MORE)
    assert plan.recommendations[0].outcomes == ("Children are safe", "Families are heard")


def test_over_a_table_of_two_recommendations_it_is_said_of_the_theme_and_so_are_its_like(tmp_path: Path) -> None:
    other = "3 | Keep records | Train staff | Team Manager | July 2012"
    plan = said(tmp_path, "Outcome sought: Children are safe.", ONE, other)
    assert not any(r.outcomes for r in plan.recommendations)
    assert plan.notes == ("Outcome sought: Children are safe.", "Outcome sought: Heads know.")


def test_over_one_table_alone_it_is_said_of_the_theme(tmp_path: Path) -> None:
    plan = said(tmp_path, "This is how we began.", ONE, MORE)
    assert not any(r.outcomes for r in plan.recommendations)


def test_a_full_width_row_over_each_header_tells_the_outcome_of_the_table(tmp_path: Path) -> None:
    bands = (f'<tr><td colspan="5">Outcome sought: {said}</td></tr>' for said in ("Children are safe.", "Heads know."))
    tables = (
        f"<table>{band}{html_rows(HEADER)}{html_rows(row)}</table>" for band, row in zip(bands, (ONE, TWO), strict=True)
    )
    plan = plan_of(tmp_path, f"<h1>Action Plan</h1>{'<p></p>'.join(tables)}", "plan.html")
    assert [r.outcomes for r in plan.recommendations] == [("Children are safe.",), ("Heads know.",)]


def test_a_finding_over_each_table_stands_on_its_recommendation_and_so_do_the_fields_beside_it(tmp_path: Path) -> None:
    text = "".join(
        f"## {n}. Part\n\nFinding: {said}\n\nRisk: {risk}\n\n{table(HEADER, row)}\n"
        for n, said, risk, row in ((1, "Audits lapsed.", "Harm", ONE), (2, "Visits lapsed.", "Cost", TWO))
    )
    plan = plan_of(tmp_path, f"# Action Plan\n\n{text}", "plan.md")
    assert [[f.text for f in r.findings] for r in plan.recommendations] == [["Audits lapsed."], ["Visits lapsed."]]
    assert [r.extra for r in plan.recommendations] == [{"Risk": "Harm"}, {"Risk": "Cost"}]
    assert not plan.notes
