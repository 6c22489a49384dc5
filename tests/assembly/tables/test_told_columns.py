"""Tables without a header under a line that tells what their columns hold, in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of

REVIEW = "Review everyone who has waited more than six months"
TRAIN = "Train all duty staff in making enquiries"
ROWS = (
    (REVIEW, "Head of Assessment", "May 2025", "We have reviewed 210 people."),
    (TRAIN, "Communications Manager", "June 2025", ""),
)


def grid(*rows: tuple[str, ...]) -> str:
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"


def page(line: str, *blocks: str) -> str:
    return f"<html><body><h1>Adult care</h1><p>{line}</p>{''.join(blocks)}</body></html>"


@pytest.mark.parametrize(
    "line",
    [
        "Each row gives the action, the lead officer, the target date and progress so far.",
        "How to read this: from left to right you will see what we will do, who is in charge of it, when it will be "
        "finished, and our latest news. “Done” means that the work is complete.",
        "The columns hold, in order: what we will do; who will do it; by when; where we are now.",
    ],
    ids=["each row gives", "left to right", "semicolons"],
)
def test_columns_without_a_header_are_what_a_line_above_tells_in_order(tmp_path: Path, line: str) -> None:
    waiting, safe = grid(ROWS[0]), grid(ROWS[1])
    plan = plan_of(tmp_path, page(line, "<h2>Waiting</h2>", grid(*ROWS), "<h2>Safety</h2>", safe, waiting), "plan.html")
    assert [r.text for r in plan.recommendations] == ["Waiting", "Safety"]
    first, second = plan.recommendations[0].actions
    assert (first.text, first.leads[0].role, first.due and first.due.text) == (REVIEW, "Head of Assessment", "May 2025")
    assert [p.text for p in first.progress] == ["We have reviewed 210 people."]
    assert (second.text, second.progress) == (TRAIN, ())
    assert [a.text for a in plan.recommendations[1].actions] == [TRAIN, REVIEW]
    assert plan.notes[-1] == line


@pytest.mark.parametrize(
    "rows",
    [
        (("Jane Doe", "Head of Assessment", "01632 960 418", "jane@example.org"),) * 2,
        (("Homes inspected", "120", "130", "Better"), ("Complaints", "44", "41", "Worse")),
        (ROWS[0][:3], ROWS[1][:3]),
    ],
    ids=["contacts", "figures", "another width"],
)
def test_cells_that_do_not_bear_out_what_a_line_tells_are_no_plan(tmp_path: Path, rows: tuple[tuple[str, ...]]) -> None:
    line = "This page sets out what we will do, who will do it, by when, and how far we have got."
    plan = plan_of(tmp_path, page(line, "<h2>More</h2>", grid(*rows)), "plan.html")
    assert plan.recommendations == ()


def test_a_line_that_lists_other_things_tells_no_columns(tmp_path: Path) -> None:
    line = "We spoke to residents, staff, partners and the regulator."
    assert plan_of(tmp_path, page(line, "<h2>More</h2>", grid(*ROWS)), "plan.html").recommendations == ()
