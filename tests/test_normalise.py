"""Cells become fields: contract, rules 2, 4, 5, 7 and 8."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import Action, Recommendation
from tests.build import codes_of, page_plan, plan_of, table, web_table

HEAD = "No | Recommendation | Action | Lead | By when | Progress"


def one(tmp_path: Path, header: str, row: str) -> tuple[Recommendation, Action]:
    """The only recommendation and action of a one-row plan."""
    (recommendation,) = plan_of(tmp_path, table(header, row)).recommendations
    (action,) = recommendation.actions
    return recommendation, action


def test_blank_lead_is_not_inherited(tmp_path: Path) -> None:
    text = table(
        HEAD, "1 | Improve audits | Meet heads | Team Manager | July 2012 | ", " | | Write a guide | | May 2013 | "
    )
    first, second = plan_of(tmp_path, text).recommendations[0].actions
    assert [p.text for p in first.leads] == ["Team Manager"]
    assert second.leads == ()


def test_blank_date_is_not_inherited(tmp_path: Path) -> None:
    text = table(HEAD, "1 | Improve audits | Meet heads | Team Manager | July 2012 | ", " | | Write a guide | JH | | ")
    first, second = plan_of(tmp_path, text).recommendations[0].actions
    assert first.due is not None
    assert second.due is None


def test_a_merged_lead_is_inherited(tmp_path: Path) -> None:
    rows = (
        "<tr><td>Recommendation</td><td>Action</td><td>Lead</td></tr>"
        "<tr><td>Improve audits</td><td>Meet heads</td><td rowspan=2>Team Manager</td></tr>"
        "<tr><td></td><td>Write a guide</td></tr>"
    )
    plan = plan_of(tmp_path, f"<html><body><table>{rows}</table></body></html>", "plan.html")
    assert [[p.text for p in a.leads] for a in plan.recommendations[0].actions] == [["Team Manager"]] * 2
    assert plan.coverage.unplaced == ()


def test_included_above_stays_as_the_text(tmp_path: Path) -> None:
    text = table(
        HEAD, "1 | Improve audits | Meet heads | JH | July 2012 | ", "2 | Record visits | Included above | JH | | "
    )
    assert plan_of(tmp_path, text).recommendations[1].actions[0].text == "Included above"


def test_numbers_lose_their_trailing_dot(tmp_path: Path) -> None:
    recommendation, _ = one(tmp_path, HEAD, "1. | Improve audits | Meet heads | Team Manager | July 2012 | ")
    assert recommendation.number == "1"


def test_a_recommendation_cell_stands_once(tmp_path: Path) -> None:
    recommendation, action = one(
        tmp_path,
        "Recommendation | Ofsted Timescale | Action | Lead | By when",
        "Improve audits | 3 months | Meet heads | Team Manager | July 2012",
    )
    assert recommendation.priority is not None
    assert (recommendation.priority.kind, recommendation.priority.offset) == ("relative", "P3M")
    assert action.due is not None
    assert action.due.text == "July 2012"


def test_list_items_become_list_items(tmp_path: Path) -> None:
    _, action = one(
        tmp_path,
        "Recommendation | Action | Lead | Success measures",
        "Improve audits | Meet heads | JH | <ul><li>Audits are done.</li><li>Plans are made.</li></ul>",
    )
    assert action.measures == ("Audits are done.", "Plans are made.")


def test_a_list_without_item_marks_is_split_at_full_stops(tmp_path: Path) -> None:
    _, action = one(
        tmp_path,
        "Recommendation | Action | Lead | Success measures",
        "Improve audits | Meet heads | JH | <ul>Audits are done. Plans are made.</ul>",
    )
    assert action.measures == ("Audits are done.", "Plans are made.")


def test_a_cell_without_list_marks_is_one_item(tmp_path: Path) -> None:
    _, action = one(
        tmp_path,
        "Recommendation | Action | Lead | Success measures",
        "Improve audits | Meet heads | JH | Audits are done. Plans are made.",
    )
    assert action.measures == ("Audits are done. Plans are made.",)


def test_a_confirmed_broken_word_is_healed_and_a_hyphen_kept(tmp_path: Path) -> None:
    _, action = one(
        tmp_path,
        HEAD,
        "1 | Train all practitioners | Brief practitioner s and Co- ordinators | Team Manager | July 2012 | ",
    )
    assert action.text == "Brief practitioners and Co-ordinators"


def test_spelling_mistakes_stay(tmp_path: Path) -> None:
    _, action = one(tmp_path, HEAD, "1 | Improve audits | Recieve allthe reports | Team Manager | July 2012 | ")
    assert action.text == "Recieve allthe reports"


@pytest.mark.parametrize(
    ("progress", "status"),
    [
        ("Completed", "completed"),
        ("Completed and subject to audit", "completed"),
        ("In progress", "in_progress"),
        ("Timescale likely now to be March 2014", "delayed"),
        ("Minutes of the board", None),
    ],
)
def test_status_is_read_not_guessed(tmp_path: Path, progress: str, status: str | None) -> None:
    _, action = one(tmp_path, HEAD, f"1 | Improve audits | Meet heads | Team Manager | July 2013 | {progress}")
    assert action.status == status


def test_progress_is_a_log_of_dated_entries(tmp_path: Path) -> None:
    row = "1 | Improve audits | Meet heads | JH | July 2013 | 6.5.11 Board approved it. 11.5.11 Service agreed target."
    _, action = one(tmp_path, HEAD, row)
    assert [str(p.date and p.date.start) for p in action.progress] == ["2011-05-06", "2011-05-11"]


def test_a_date_in_the_progress_header_dates_its_entries(tmp_path: Path) -> None:
    header = "Recommendation | Action | Lead | By when | Update September 2013"
    _, action = one(tmp_path, header, "Improve audits | Meet heads | JH | July 2013 | Minutes sent")
    assert [p.date.edtf for p in action.progress if p.date] == ["2013-09"]


def test_a_date_before_the_inspection_is_kept_with_a_diagnostic(tmp_path: Path) -> None:
    text = "Ofsted inspection of safeguarding and looked after children, May 2012\n\nAction Plan\n\n"
    plan = plan_of(tmp_path, text + table(HEAD, "1 | Improve audits | Meet heads | JH | July 2010 | "))
    due = plan.recommendations[0].actions[0].due
    assert due is not None
    assert str(due.end) == "2010-07-31"
    assert "date_before_inspection" in codes_of(plan)


def test_same_bytes_give_the_same_json(tmp_path: Path) -> None:
    text = table(HEAD, "1 | Improve audits | Meet heads | JH RB | July 2010 | Completed")
    assert plan_of(tmp_path, text).to_json() == plan_of(tmp_path, text).to_json()


@pytest.mark.parametrize(
    ("share", "word", "status", "extra"),
    [
        ("40%", "Delayed", "delayed", {"% complete": "40%"}),
        ("100%", "Complete", "completed", {"% complete": "100%"}),
        ("40%", "", "in_progress", {}),
        ("0%", "", "not_started", {}),
        ("40%", "Amber", None, {"Status": "Amber", "% complete": "40%"}),
        ("40%", "Amber – some risk", None, {"Status": "Amber – some risk", "% complete": "40%"}),
        ("Monthly", "On track", "in_progress", {"% complete": "Monthly"}),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_status_columns_word_outweighs_a_percentage(
    tmp_path: Path, share: str, word: str, status: str | None, extra: dict[str, str], first: bool
) -> None:
    both = [("% complete", share), ("Status", word)]
    headers, cells = zip(*(both if first else both[::-1]), strict=True)
    row = " | ".join(("1", "Improve audits", "Meet heads", "Team Manager", "July 2012", *cells))
    _, action = one(tmp_path, " | ".join(("No", "Recommendation", "Action", "Lead", "By when", *headers)), row)
    assert (action.status, action.extra) == (status, extra)


def test_a_blank_date_beside_milestones_is_their_last(tmp_path: Path) -> None:
    row = "1 | Improve audits | Draft – May 2012; test – July 2012 | Team Manager | | "
    _, action = one(tmp_path, HEAD, row)
    assert (action.text, action.due and action.due.text) == ("Draft – May 2012; test – July 2012", "July 2012")


@pytest.mark.parametrize(
    ("header", "cell", "due", "whole"),
    [
        ("Milestones", "- Draft – May 2012\\n- Agreed – w/c 2 July 2012", "w/c 2 July 2012", True),
        ("Key milestones", "Draft – May 2012; test – July 2012", "July 2012", True),
        ("Milestones", "Strategy to Cabinet – July 2012", "July 2012", True),
        ("Milestones", "May 2012: draft\\nJuly 2012: agreed by the Board", "July 2012", True),
        ("Milestones", "Draft; test", None, False),
        ("Measures and milestones", "Draft – May 2012; test – July 2012", "July 2012", False),
        ("Success measures", "Draft – May 2012; test – July 2012", None, False),
    ],
)
def test_dated_milestones_beside_an_action_stay_whole_and_the_last_is_due(
    tmp_path: Path, header: str, cell: str, due: str | None, whole: bool
) -> None:
    cells = f"1 | Improve audits | Meet heads | Team Manager | {cell}".replace("\\n", "<br>")
    _, action = one(tmp_path, f"No | Recommendation | Action | Lead | {header}", cells)
    assert (action.due and action.due.text, header in action.extra) == (due, whole)
    assert bool(action.measures) is not whole


@pytest.mark.parametrize(
    "header",
    ["Milestones", "Key milestone(s)", "Interim milestones", "Milestones / deliverables", "Key tasks", "Key steps"],
)
@pytest.mark.parametrize("cell", ["Draft – May 2012; test – July 2012", "Draft; test"])
def test_steps_beside_an_action_and_its_date_are_measures_but_dated_ones_stay_whole(
    tmp_path: Path, header: str, cell: str
) -> None:
    head = f"No | Recommendation | Action | Lead | {header} | By when"
    _, action = one(tmp_path, head, f"1 | Improve audits | Meet heads | Team Manager | {cell} | August 2012")
    assert (action.text, action.due and action.due.text) == ("Meet heads", "August 2012")
    dated = "2012" in cell
    assert (action.extra, bool(action.measures)) == ({header: cell} if dated else {}, not dated)


@pytest.mark.parametrize(
    ("cell", "status", "progress"),
    [
        ("Completed 12/05/2013", "completed", [("2013-05-12", "Completed")]),
        ("Closed March 2019", "completed", [("2019-03", "Closed")]),
        ("Delayed to June 2014", "delayed", [(None, "Delayed to June 2014")]),
        ("Amber ↑", None, []),
    ],
)
def test_a_few_words_of_a_status_column_say_the_status_with_its_date(
    tmp_path: Path, cell: str, status: str | None, progress: list[tuple[str | None, str]]
) -> None:
    header = "No | Recommendation | Action | Lead | By when | Status"
    _, action = one(tmp_path, header, f"1 | Improve audits | Meet heads | Team Manager | July 2012 | {cell}")
    assert action.status == status
    assert [(entry.date.edtf if entry.date else None, entry.text) for entry in action.progress] == progress


@pytest.mark.parametrize(
    ("header", "status", "extra"),
    [
        ("Status", "in_progress", {}),
        ("Progress", "in_progress", {}),
        ("Rating", "in_progress", {}),
        ("Risk score", None, {"Risk score": "2"}),
        ("Cost", None, {"Cost": "2"}),
    ],
)
def test_a_number_is_a_status_by_the_documents_key_under_a_header_that_may_say_so(
    tmp_path: Path, header: str, status: str | None, extra: dict[str, str]
) -> None:
    key = "Key: 1 Fully achieved 2 On track 3 Some delay 4 Off track"
    head = f"No | Recommendation | Action | Lead | By when | {header}"
    rows = [f"{n} | Improve audits {n} | Meet heads {n} | Team Manager | July 2012 | {n + 1}" for n in (1, 2)]
    plan = plan_of(tmp_path, f"Improvement Action Plan\n\n{key}\n\n{table(head, *rows)}")
    action = plan.recommendations[0].actions[0]
    assert (action.status, action.extra) == (status, extra)
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize("mark", ["↓", "→", "〃", '"'])
@pytest.mark.parametrize("header", ["Progress", "Status"])
def test_a_mark_without_a_word_is_kept_as_printed(tmp_path: Path, mark: str, header: str) -> None:
    head = f"No | Recommendation | Action | Lead | By when | {header}"
    rows = (
        "1 | Improve audits | Meet heads | Team Manager | July 2012 | Dates agreed with all heads",
        f"2 | Improve visits | Write to all | Team Manager | July 2012 | {mark}",
    )
    action = page_plan(tmp_path, web_table(head, *rows)).recommendations[1].actions[0]
    assert mark in [*(entry.text for entry in action.progress), *action.extra.values()]
