"""Actions stacked in one cell, with what is said of each beside them: contract, rule 17."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.rows.entries import stacked_texts
from planparse.schema import ActionPlan
from tests.build import codes_of, plan_of

HEAD = ("Actions", "Lead", "By when", "Resources")


def plan_with(tmp_path: Path, *cells: str) -> ActionPlan:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEAD, cells))
    html = f"<html><body><h1>Action Plan</h1><h2>Recommendation 1: Do better</h2><table>{rows}</table></body></html>"
    return plan_of(tmp_path, html, "plan.html")


def test_stacked_actions_with_dates_and_owners_are_actions_of_their_own(tmp_path: Path) -> None:
    plan = plan_with(
        tmp_path,
        "1. Agree a plan<br>2. Find a partner<br>3. Report progress",
        "Jane Doe<br>Tom Hill<br>Jane Doe",
        "May 2019<br>June 2019<br>July 2019",
        "A grant",
    )
    found = [(a.number, a.text, a.leads[0].name, a.due.text if a.due else "") for a in plan.recommendations[0].actions]
    assert found == [
        ("1", "Agree a plan", "Jane Doe", "May 2019"),
        ("2", "Find a partner", "Tom Hill", "June 2019"),
        ("3", "Report progress", "Jane Doe", "July 2019"),
    ]
    assert plan.recommendations[0].extra == {"Resources": "A grant"}
    assert "row_parted" in codes_of(plan)


@pytest.mark.parametrize(
    ("lead", "due"),
    [
        ("Jane Doe", "May 2019<br>June 2019<br>July 2019"),
        ("Jane Doe<br>Tom Hill<br>Jane Doe", "July 2019"),
        ("Jane Doe<br>Tom Hill", "May 2019<br>June 2019"),
    ],
    ids=["one owner", "one date", "two for three"],
)
def test_without_a_date_and_an_owner_each_the_cell_is_one_action(tmp_path: Path, lead: str, due: str) -> None:
    plan = plan_with(tmp_path, "1. Agree a plan<br>2. Find a partner<br>3. Report progress", lead, due, "")
    assert len(plan.recommendations[0].actions) == 1


@pytest.mark.parametrize(
    ("actions", "due"),
    [
        ("a. Agree a plan<br>b. Find a partner<br>c. Report", "a. May 2019<br>b and c. By end of June 2019"),
        ("1. Agree a plan<br>2. Find a partner<br>3. Report", "1. May 2019<br>2 &amp; 3: By end of June 2019"),
        ("a) Agree a plan<br>b) Find a partner<br>c) Report", "a) May 2019<br>b to c) By end of June 2019"),
    ],
)
def test_of_several_numbers_over_one_date_the_last_alone_may_be_marked(tmp_path: Path, actions: str, due: str) -> None:
    plan = plan_with(tmp_path, actions, "Jane Doe", due, "")
    found = [(a.leads[0].name, a.due.text if a.due else "") for a in plan.recommendations[0].actions]
    assert found == [("Jane Doe", when) for when in ("May 2019", "By end of June 2019", "By end of June 2019")]


def test_a_list_of_how_far_each_is_goes_with_them_and_a_list_of_measures_does_not(tmp_path: Path) -> None:
    head = ("Recommendation", "Actions", "Lead", "By when", "Progress", "Success measures")
    parts = ("Agree a plan;Find a partner", "Jane Doe;Tom Hill", "May 2019;June 2019", "Agreed;Not started")
    cells = ("Do better", *parts, "Fewer errors;More staff")
    listed = ["".join(f"<li>{part}</li>" for part in cell.split(";")) if ";" in cell else cell for cell in cells]
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (head, listed))
    html = f"<html><body><h1>Action Plan</h1><table>{rows.replace('<td><li>', '<td><ul><li>')}</table></body></html>"
    (recommendation,) = plan_of(tmp_path, html, "plan.html").recommendations
    assert [[entry.text for entry in a.progress] for a in recommendation.actions] == [["Agreed"], ["Not started"]]
    assert (recommendation.measures, [a.measures for a in recommendation.actions]) == (
        ("Fewer errors", "More staff"),
        [(), ()],
    )


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("• Agree a plan\n• Find a\npartner", ["• Agree a plan", "• Find a\npartner"]),
        ("1. Agree a plan 2. Find a partner", ["1. Agree a plan", "2. Find a partner"]),
        ("a) Agree a plan\nb) Find a partner", ["a) Agree a plan", "b) Find a partner"]),
        ("1.1. Agree a plan 1.2. Find a partner", ["1.1. Agree a plan", "1.2. Find a partner"]),
        ("Agree a plan\nFind a partner", ["Agree a plan", "Find a partner"]),
        ("Agree a plan\nwith a partner", []),
        ("Agree a plan\nwith a partner\nReport", ["Agree a plan\nwith a partner", "Report"]),
        ("1.1 Agree a plan\n1.2 Find a partner 1.3 Report", ["1.1 Agree a plan", "1.2 Find a partner", "1.3 Report"]),
        ("A1 Agree a plan\nA2 – Find a partner", ["A1 Agree a plan", "A2 – Find a partner"]),
        ("1.1 Agree a plan\n1.2 Find 2.7 Partners", ["1.1 Agree a plan", "1.2 Find 2.7 Partners"]),
        ("Agree a plan 3. Find a partner", ["Agree a plan 3. Find a partner"]),
    ],
    ids=[
        *("bullets", "numbers", "letters", "dotted numbers", "lines", "a broken line", "a line that goes on"),
        *("a number in a line", "letters and numbers", "a number that follows none", "another number"),
    ],
)
def test_the_texts_that_a_cell_stacks(text: str, texts: list[str]) -> None:
    assert stacked_texts(text) == texts


def test_steps_that_number_and_letter_count_are_actions_of_their_own(tmp_path: Path) -> None:
    plan = plan_with(
        tmp_path,
        "<p>(1b) Agree a plan</p><p>(1c) Find a partner<br>in the county</p>",
        "<p>Jane Doe</p><p>Tom Hill</p>",
        "<p>May 2019</p><p>June 2019</p>",
        "A grant",
    )
    found = [(a.number, a.text, a.leads[0].name, a.due.text if a.due else "") for a in plan.recommendations[0].actions]
    assert found == [
        ("1b", "Agree a plan", "Jane Doe", "May 2019"),
        ("1c", "Find a partner in the county", "Tom Hill", "June 2019"),
    ]


@pytest.mark.parametrize("marks", [("i.", "ii.", "iii."), ("(i)", "(ii)", "(iii)"), ("a)", "b)", "c)")])
def test_letters_and_roman_numbers_part_stacked_actions_as_numbers_do(tmp_path: Path, marks: tuple[str, ...]) -> None:
    texts = ("Agree a plan", "Find a partner", "Report progress")
    stacked = "<br>".join(f"{mark} {text}" for mark, text in zip(marks, texts, strict=True))
    plan = plan_with(tmp_path, stacked, "Jane Doe<br>Tom Hill<br>Jane Doe", "May 2019<br>June 2019<br>July 2019", "")
    assert [action.text for action in plan.recommendations[0].actions] == list(texts)


def test_marks_that_do_not_follow_one_another_part_nothing() -> None:
    assert stacked_texts("i. Agree a plan\niv. Find a partner\nand write it down") == []


HEADERS = ("Recommendation", "What we will do", "Who", "When", "Where we are", "How we will know")


def actions_of(tmp_path: Path, *cells: str) -> list[tuple[str | None, str | None, list[str], str, list[str]]]:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEADERS, cells))
    html = f"<html><body><h1>Action Plan</h1><table>{rows}</table></body></html>"
    plan = plan_of(tmp_path, html, "plan.html")
    assert not plan.coverage.unplaced
    assert not {"doubled_words", "foreign_words"} & set(codes_of(plan))
    return [
        (a.number, a.text, [p.text for p in a.leads], a.due.text if a.due else "", [entry.text for entry in a.progress])
        for r in plan.recommendations
        for a in r.actions
    ]


@pytest.mark.parametrize(
    ("who", "when", "leads", "dues"),
    [
        ("Jane Doe<br>Tom Hill", "May 2025<br>Ongoing", ["Jane Doe", "Tom Hill"], ["May 2025", "Ongoing"]),
        ("1.1 Jane Doe<br>1.2 Tom Hill", "1.1 May 2025<br>1.2 ASAP", ["Jane Doe", "Tom Hill"], ["May 2025", "ASAP"]),
        ("1.1 and 1.2: Jane Doe", "1.1 May 2025 1.2 ASAP", ["Jane Doe", "Jane Doe"], ["May 2025", "ASAP"]),
        ("Jane Doe", "May 2025<br>Monthly", ["Jane Doe", "Jane Doe"], ["May 2025", "Monthly"]),
        ("Jane Doe<br>Tom Hill", "May 2025", ["Jane Doe", "Tom Hill"], ["May 2025", "May 2025"]),
        ("Jane Doe", "May 2025", ["Jane Doe", "Jane Doe"], ["May 2025", "May 2025"]),
        ("Jane Doe<br>Tom Hill", "May 2025 Monthly", ["Jane Doe", "Tom Hill"], ["May 2025", "Monthly"]),
        ("Jane Doe<br>Tom Hill", "", ["Jane Doe", "Tom Hill"], ["", ""]),
    ],
    ids=["in order", "by number", "of both", "one owner", "one date", "one of each", "dates in a line", "no dates"],
)
def test_actions_with_numbers_of_their_own_take_what_is_said_of_each_or_of_all(
    tmp_path: Path, who: str, when: str, leads: list[str], dues: list[str]
) -> None:
    found = actions_of(tmp_path, "Do better", "1.1 Agree a plan<br>1.2 Find a partner", who, when, "", "")
    assert found == [
        ("1.1", "Agree a plan", [leads[0]], dues[0], []),
        ("1.2", "Find a partner", [leads[1]], dues[1], []),
    ]


@pytest.mark.parametrize(
    ("actions", "when"),
    [
        ("<ul><li>Agree a plan</li><li>Find a partner</li></ul>", "May 2025"),
        ("1. Agree a plan<br>2. Find a partner", "May 2025<br>June 2025"),
        ("1.1 Agree a plan<br>1.2 Find a partner<br>1.3 Report", "May 2025<br>June 2025"),
        ("1.1 Agree a plan by 2.5 Points", "May 2025"),
    ],
    ids=["a list", "steps of one owner", "two dates for three", "one number"],
)
def test_a_list_that_nothing_beside_it_parts_is_one_action(tmp_path: Path, actions: str, when: str) -> None:
    assert len(actions_of(tmp_path, "Do better", actions, "Jane Doe", when, "", "")) == 1


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        ("1.1 Complete.<br>1.3 Underway, see below.", [["Complete."], [], ["Underway, see below."]]),
        ("1.1 Complete. 1.3 Underway", [["Complete."], [], ["Underway"]]),
        ("Action 1.2: Delayed", [[], ["Delayed"], []]),
        ("1.1-1.3 All agreed", [["All agreed"]] * 3),
        ("Agreed with 1.3 Wards", [["Agreed with 1.3 Wards"], [], []]),
    ],
)
def test_progress_goes_to_the_actions_that_its_numbers_name(
    tmp_path: Path, progress: str, said: list[list[str]]
) -> None:
    actions = "1.1 Agree a plan<br>1.2 Find a partner<br>1.3 Report"
    found = actions_of(tmp_path, "Do better", actions, "Jane Doe", "May 2025", progress, "")
    assert [entries for *_, entries in found] == said


def test_lists_that_count_on_from_cell_to_cell_are_paired_in_order(tmp_path: Path) -> None:
    counted = ("1. Agree a plan<br>2. Find a partner", "3. Jane Doe<br>4. Tom Hill", "5. May 2025<br>6. June 2025")
    found = actions_of(tmp_path, "Do better", *counted, "", "")
    assert [(who, when) for _, _, who, when, _ in found] == [(["Jane Doe"], "May 2025"), (["Tom Hill"], "June 2025")]


def test_a_number_of_letters_and_digits_is_the_actions_own(tmp_path: Path) -> None:
    found = actions_of(tmp_path, "Do better", "A1 Agree a plan<br>A2 Find a partner", "Jane Doe", "May 2025", "", "")
    assert [(number, text) for number, text, *_ in found] == [("A1", "Agree a plan"), ("A2", "Find a partner")]


def test_a_list_of_measures_beside_several_actions_is_said_of_the_recommendation(tmp_path: Path) -> None:
    measures = "<ul><li>Fewer errors</li><li>More staff</li></ul>"
    cells = ("Do better", "1.1 Agree a plan<br>1.2 Find a partner", "Jane Doe", "May 2025", "", measures)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEADERS, cells))
    html = f"<html><body><h1>Action Plan</h1><table>{rows}</table></body></html>"
    (recommendation,) = plan_of(tmp_path, html, "plan.html").recommendations
    assert recommendation.measures == ("Fewer errors", "More staff")
    assert [action.measures for action in recommendation.actions] == [(), ()]


@pytest.mark.parametrize(
    ("who", "when", "leads", "dues"),
    [
        (("Jane Doe", "ditto"), ("In place", "May 2025"), [["Jane Doe"], []], ["In place", "May 2025"]),
        (("Jane Doe", "as above"), ("Done (May 2024)", "Ongoing"), [["Jane Doe"], []], ["Done (May 2024)", "Ongoing"]),
        (
            ("Jane Doe", "tbc"),
            ("See report to Cabinet", "May 2025"),
            [["Jane Doe"], []],
            ["See report to Cabinet", "May 2025"],
        ),
    ],
    ids=["ditto and in place", "as above and done", "nobody yet and a report"],
)
def test_lines_that_say_who_and_when_in_other_words_are_paired_as_well(
    tmp_path: Path, who: tuple[str, ...], when: tuple[str, ...], leads: list[list[str]], dues: list[str]
) -> None:
    actions = "<ul><li>Agree a plan</li><li>Find a partner</li></ul>"
    found = actions_of(tmp_path, "Do better", actions, "<br>".join(who), "<br>".join(when), "", "")
    assert [(owners, due) for _, _, owners, due, _ in found] == list(zip(leads, dues, strict=True))


@pytest.mark.parametrize(
    ("who", "when"),
    [
        ("Jane Doe, Head of<br>Housing", "May 2025<br>June 2025"),
        ("Jane Doe<br>Tom Hill", "End of September<br>2025"),
        ("Jane Doe<br>Tom Hill", "May 2025<br>subject to funding"),
        ("Jane Doe<br>Tom Hill", "Start: May 2025<br>End: June 2025"),
    ],
    ids=["an owner goes on", "a date goes on", "a remark", "a span"],
)
def test_lines_that_go_on_from_one_to_the_next_are_not_paired(tmp_path: Path, who: str, when: str) -> None:
    actions = "<ul><li>Agree a plan</li><li>Find a partner</li></ul>"
    assert len(actions_of(tmp_path, "Do better", actions, who, when, "", "")) == 1


def timed(tmp_path: Path, actions: str, when: str) -> list[tuple[str | None, str]]:
    """The actions and times of a plan without a column for owners."""
    head, other = ("Recommendation", "Action", "Timescale"), ("R2: Buy less", "Write a strategy", "March 2025")
    rows = [head, ("R1: Set out a vision", actions, when), other]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    plan = plan_of(
        tmp_path, f"<html><body><h1>Peer Challenge Action Plan</h1><table>{table}</table></body></html>", "p.html"
    )
    return [(a.text, a.due.text if a.due else "") for a in plan.recommendations[0].actions]


LISTED = "<ul><li>Hold a workshop</li><li>Publish the vision</li></ul>"


@pytest.mark.parametrize(
    "when",
    [
        "<ul><li>Ongoing</li><li>December 2023</li></ul>",
        "<p>Ongoing</p><p>&nbsp;</p><p>December 2023</p>",
        "Ongoing<br><br>December 2023",
    ],
)
def test_where_no_column_is_for_owners_as_many_times_tell_the_actions(tmp_path: Path, when: str) -> None:
    assert timed(tmp_path, LISTED, when) == [("Hold a workshop", "Ongoing"), ("Publish the vision", "December 2023")]


@pytest.mark.parametrize("when", ["June 2024", "Completed<br>April 2024", "June 2023 –<br>May 2024"])
def test_one_time_over_lines_leaves_a_list_without_owners_whole(tmp_path: Path, when: str) -> None:
    assert len(timed(tmp_path, LISTED, when)) == 1


@pytest.mark.parametrize("opening", ["We will:", "We will", "Agreed actions:", "The council will:"])
def test_words_that_only_lead_in_to_numbered_actions_are_no_part_of_them(tmp_path: Path, opening: str) -> None:
    actions = f"{opening}<br>1.1 Agree a plan<br>1.2 Find a partner"
    found = actions_of(tmp_path, "Do better", actions, "Jane Doe", "May 2025", "", "")
    assert [(number, text) for number, text, *_ in found] == [("1.1", "Agree a plan"), ("1.2", "Find a partner")]


def test_what_a_lead_in_says_besides_stays_with_the_first_action(tmp_path: Path) -> None:
    actions = "Accepted. We will:<br>1.1 Agree a plan<br>1.2 Find a partner"
    found = actions_of(tmp_path, "Do better", actions, "Jane Doe", "May 2025", "", "")
    assert [text for _, text, *_ in found] == ["Accepted. We will: Agree a plan", "Find a partner"]


def test_a_number_needs_no_space_behind_its_mark(tmp_path: Path) -> None:
    found = actions_of(tmp_path, "Do", "9.Agree a plan<br>10.Find a partner", "Jane Doe<br>Tom Hill", *_LAST)
    assert [(number, text, said) for number, text, _, _, said in found] == [
        ("9", "Agree a plan", ["Underway"]),
        ("10", "Find a partner", ["Complete"]),
    ]


_LAST = ("May 2025<br>June 2025", "9.Underway<br>10.Complete", "")


@pytest.mark.parametrize(
    ("who", "leads"),
    [
        ("Jane Doe (1.1)<br>Tom Hill (1.2)", [["Jane Doe"], ["Tom Hill"]]),
        ("Jane Doe (1.1) and Tom Hill (1.2)", [["Jane Doe"], ["Tom Hill"]]),
        ("Jane Doe (1.1 and 1.2)", [["Jane Doe"], ["Jane Doe"]]),
        ("Jane Doe (JD)", [["Jane Doe (JD)"], ["Jane Doe (JD)"]]),
    ],
)
def test_numbers_behind_owners_tell_whose_each_action_is(tmp_path: Path, who: str, leads: list[list[str]]) -> None:
    found = actions_of(tmp_path, "Do better", "1.1 Agree a plan<br>1.2 Find a partner", who, "May 2025", "", "")
    assert [owners for _, _, owners, *_ in found] == leads
