"""Sentences that the recommendations below them end, and the timescale that they set: contract, `priority`."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.outline.lead_ins import lead_in
from planparse.document import Slice
from planparse.grammar.load import load_grammar
from tests.build import plan_of

PLAN = """<html><body><h1>Improvement Plan</h1><h2>Cause of concern: Prevention</h2><p>{}</p><table>
<tr><td>Ref</td><td>Action</td><td>Lead</td><td>Target date</td></tr>
<tr><td colspan="4">{}</td></tr><tr><td>1.1</td><td>Buy the data</td><td>Head of Prevention</td><td>May 2023</td></tr>
<tr><td colspan="4">{}</td></tr><tr><td>2.1</td><td>Pay overtime</td><td>Head of Response</td><td>June 2023</td></tr>
</table></body></html>"""


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Visits are late. By 31 January 2024 the service should:", "By 31 January 2024"),
        ("Within three months, the force should:", "Within three months"),
        ("The force should immediately:", "immediately"),
        ("We recommend that, by 31 May 2023, the force should:", "by 31 May 2023"),
        ("The service should:", ""),
        ("In 2022 we found that the service should:", ""),
        ("By 31 January 2024 the service should improve.", ""),
        ("By 31 January 2024:", ""),
    ],
)
def test_it_says_by_when_and_breaks_off(sentence: str, said: str) -> None:
    assert lead_in(Slice(sentence), load_grammar()).text == said


def test_what_goes_on_with_it_has_its_timescale(tmp_path: Path) -> None:
    said = "Visits are late. By 31 January 2024 the service should:"
    plan = plan_of(tmp_path, PLAN.format(said, "1a) target the people at risk", "1b) clear the backlog"), "plan.html")
    assert [(r.number, r.text) for r in plan.recommendations] == [
        ("1a", "target the people at risk"),
        ("1b", "clear the backlog"),
    ]
    assert [r.priority and r.priority.text for r in plan.recommendations] == ["By 31 January 2024"] * 2
    assert said in plan.notes
    assert not plan.coverage.unplaced


def test_a_sentence_of_its_own_has_not(tmp_path: Path) -> None:
    said = "By 31 January 2024 the service should:"
    plan = plan_of(tmp_path, PLAN.format(said, "1. Target the people at risk", "2. Clear the backlog"), "plan.html")
    assert [r.priority for r in plan.recommendations] == [None, None]
