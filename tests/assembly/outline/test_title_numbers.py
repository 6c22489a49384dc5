"""Titles right over the blocks of a report that count its recommendations: contract, rule 4 and `number`."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan

ROWS = "<tr><td>Recommendation</td><td>{}</td></tr><tr><td>Agreed action</td><td>{}</td></tr>"
LEAD = "<tr><td>Responsible officer</td><td>Team Leader</td></tr><tr><td>Target date</td><td>May 2023</td></tr>"
SAID = (("Check proof before a badge is ordered", "Write a list"), ("Cancel badges each week", "Run the report"))


def report(tmp_path: Path, titles: tuple[str, str], inside: bool, between: str = "") -> ActionPlan:
    """The plan of two blocks under their titles, `inside` their tables or above them."""
    body = ""
    for title, said in zip(titles, SAID, strict=True):
        row = f"<tr><td colspan='2'>{title}</td></tr>" if inside else ""
        above = "" if inside else f"<h2>{title}</h2>{between}"
        body += f"{above}<table>{row}{ROWS.format(*said)}{LEAD}</table><p></p>"
    return page_plan(tmp_path, body, title="Blue Badges Audit Action Plan")


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize(
    ("titles", "numbers"),
    [
        (("1.1 Proof is not kept", "1.2 Badges stay open"), ["1.1", "1.2"]),
        (("1.1. Proof is not kept", "2.1. Badges stay open"), ["1.1", "2.1"]),
        (("3.4 – Proof is not kept", "3.5 – Badges stay open"), ["3.4", "3.5"]),
    ],
)
def test_the_number_is_the_recommendation_s_and_the_rest_its_theme(
    tmp_path: Path, titles: tuple[str, str], numbers: list[str], inside: bool
) -> None:
    plan = report(tmp_path, titles, inside)
    assert [r.number for r in plan.recommendations] == numbers
    assert [r.theme for r in plan.recommendations] == ["Proof is not kept", "Badges stay open"]
    assert not plan.coverage.unplaced


def test_a_heading_over_prose_keeps_its_number(tmp_path: Path) -> None:
    titles = ("1.1 Proof is not kept", "1.2 Badges stay open")
    plan = report(tmp_path, titles, inside=False, between="<p>Seven of 40 files had no proof.</p>")
    assert [(r.number, r.theme) for r in plan.recommendations] == [(None, title) for title in titles]


def test_a_title_without_a_number_is_the_theme(tmp_path: Path) -> None:
    plan = report(tmp_path, ("Proof is not kept", "Badges stay open"), inside=True)
    assert [(r.number, r.theme) for r in plan.recommendations] == [
        (None, "Proof is not kept"),
        (None, "Badges stay open"),
    ]
