"""A column whose every cell is a bare number is one of numbers, whatever its header says that it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import page_plan, plan_of, table, texts_of

BANDS = """<table border=1><tr><th>{0}</th><th>{1}</th><th>By whom</th><th>By when</th></tr>
<tr><td colspan=4>R1: Improve attendance in secondary schools</td></tr>
<tr><td>1.1</td><td>Establish an attendance partnership</td><td>Head of Inclusion</td><td>May 2023</td></tr>
<tr><td>1.2</td><td>Publish a guide for parents</td><td>Attendance Officer</td><td>June 2023</td></tr>
<tr><td colspan=4>R2: Improve the teaching of Welsh</td></tr>
<tr><td>2.1</td><td>Adopt a plan for Welsh</td><td>Head of Inclusion</td><td>July 2023</td></tr></table>"""


@pytest.mark.parametrize("deeds", ["Action", "What needs to be done", "What must we do?", "Activity"])
@pytest.mark.parametrize("counts", ["Step", "Task", "Milestone", "AFI", "Objective"])
def test_bare_numbers_under_a_word_for_what_they_count_are_numbers(tmp_path: Path, counts: str, deeds: str) -> None:
    plan = page_plan(tmp_path, BANDS.format(counts, deeds), title="Action plan")
    assert texts_of(plan) == [
        (
            "Improve attendance in secondary schools",
            ["Establish an attendance partnership", "Publish a guide for parents"],
        ),
        ("Improve the teaching of Welsh", ["Adopt a plan for Welsh"]),
    ]
    assert [a.number for r in plan.recommendations for a in r.actions] == ["1.1", "1.2", "2.1"]


def test_one_text_among_the_cells_shows_a_column_of_texts(tmp_path: Path) -> None:
    text = table(
        "Task | Outcome | By whom | By when",
        "1.1 | Parents know | Head of Inclusion | May 2023",
        "Publish a guide for parents | Parents know more | Attendance Officer | June 2023",
    )
    plan = plan_of(tmp_path, text)
    assert "Publish a guide for parents" in [a.text for r in plan.recommendations for a in r.actions]
