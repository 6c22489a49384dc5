"""Rules that plans of committee systems, web pages and PDF-to-text tools taught."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table


@pytest.mark.parametrize(
    ("cell", "number", "text"),
    [
        ("R1 – Agree a vision", "R1", "Agree a vision"),
        ("Recommendation 2: Agree a vision", "2", "Agree a vision"),
        ("Rec 3. Agree a vision", "3", "Agree a vision"),
        ("R1 visits are late", None, "R1 visits are late"),
        ("4. Agree a vision", "4", "Agree a vision"),
    ],
)
def test_the_number_that_opens_a_recommendation_cell_is_the_recommendations(
    tmp_path: Path, cell: str, number: str | None, text: str
) -> None:
    rows = table("Recommendation | Action | Lead | By when", f"{cell} | Hold a summit | Team Manager | July 2025")
    found = plan_of(tmp_path, f"Action Plan\n\n{rows}").recommendations[0]
    assert (found.number, found.text) == (number, text)


@pytest.mark.parametrize(
    ("header", "cells", "numbers", "extra"),
    [
        ("AFI", ("1", "2", "3"), ["1", "2", "3"], {}),
        ("Standard", ("6", "9", "13"), [None, None, None], {"Standard": "6"}),
    ],
)
def test_a_spare_recommendation_column_that_counts_from_one_numbers_them(
    tmp_path: Path, header: str, cells: tuple[str, str, str], numbers: list[str | None], extra: dict[str, str]
) -> None:
    texts = ("Visits must be kept", "Files must be kept", "Staff must be trained")
    rows = table(
        f"{header} | Area for improvement | Action | Lead | By when",
        *(f"{n} | {text} | Do it | Team Manager | May 2023" for n, text in zip(cells, texts, strict=True)),
    )
    found = plan_of(tmp_path, f"Improvement Plan\n\n{rows}").recommendations
    assert [r.number for r in found] == numbers
    assert found[0].extra == extra


def test_a_label_without_a_value_does_not_head_a_table_with_the_next_recommendation(tmp_path: Path) -> None:
    blocks = [
        f"Recommendation {n}\n{text}\n\nAction: {act}\nLead: Team Manager\nTarget date: May 2023\nCommentary:"
        for n, text, act in (
            ("1", "Keep visits", "Log them"),
            ("2", "Keep files", "Audit them"),
            ("3", "Learn", "Train"),
        )
    ]
    found = plan_of(tmp_path, "Action Plan\n\n" + "\n\n".join(blocks)).recommendations
    assert [(r.number, r.text, [a.text for a in r.actions]) for r in found] == [
        ("1", "Keep visits", ["Log them"]),
        ("2", "Keep files", ["Audit them"]),
        ("3", "Learn", ["Train"]),
    ]


def test_labels_that_stand_alone_and_come_back_are_labels_and_a_status_under_one_is_its_value(tmp_path: Path) -> None:
    acts = (("1", "Agree a protocol", "Complete"), ("2", "Hold meetings", "On target"))
    items = "".join(
        f"<h3>Action 1.{n}</h3><dl><dt>What we will do</dt><dd>{act}</dd><dt>Who is responsible for this</dt>"
        f"<dd>Operations Manager</dd><dt>When we will do it by</dt><dd>May 2024</dd>"
        f"<dt>Status</dt><dd>{status}</dd></dl>"
        for n, act, status in acts
    )
    html = f"<html><body><h1>Improvement plan</h1><h2>Recommendation 1: Improve assessments</h2>{items}</body></html>"
    (found,) = plan_of(tmp_path, html, "plan.html").recommendations
    assert (found.number, found.text) == ("1", "Improve assessments")
    assert [(a.number, a.text, a.status, a.due and a.due.text) for a in found.actions] == [
        ("1.1", "Agree a protocol", "completed", "May 2024"),
        ("1.2", "Hold meetings", "in_progress", "May 2024"),
    ]


def test_of_two_progress_columns_that_of_bare_status_words_is_the_status(tmp_path: Path) -> None:
    rows = table(
        "Recommendation | Action | Lead | Current position | Commentary",
        "Improve audits | Agree a tool | Team Manager | Completed | Agreed in May.",
        "Improve training | Book a course | Team Manager | Not started | ",
    )
    first, second = (r.actions[0] for r in plan_of(tmp_path, f"Action Plan\n\n{rows}").recommendations)
    assert (first.status, [p.text for p in first.progress]) == ("completed", ["Agreed in May."])
    assert (second.status, second.progress) == ("not_started", ())


def test_a_bar_that_opens_a_row_under_a_header_without_one_marks_a_blank_cell(tmp_path: Path) -> None:
    text = (
        "Improvement plan\n\nRecommendation | Action | Owner | Deadline\n"
        "Keep records | Close the spreadsheets | Karl Osei | May 2024\n | Train staff | Lucy Brandt | June 2024\n"
    )
    (found,) = plan_of(tmp_path, text).recommendations
    assert [a.text for a in found.actions] == ["Close the spreadsheets", "Train staff"]


def test_cells_that_open_with_the_next_number_open_rows_and_others_do_not(tmp_path: Path) -> None:
    cells = [
        *("Recommendation", "Action", "Agency", "Completion date", "Evidence"),
        *("1. Share risk assessments", "Agree a transfer form", "Hospital Trust", "1 March 2020"),
        *("Form in use on all the wards", "Brief care home managers", "CCG", "March 2020"),
        *("2. Offer advocacy", "Audit the referrals made", "Adult Social Care", "May 2020", "Audit begun"),
    ]
    first, second = plan_of(tmp_path, "Action Plan\n\n" + "\n\n".join(cells)).recommendations
    assert [(a.text, a.evidence) for a in first.actions] == [
        ("Agree a transfer form", ("Form in use on all the wards",)),
        ("Brief care home managers", ()),
    ]
    assert (second.number, second.text) == ("2", "Offer advocacy")


def test_where_no_blank_lines_part_the_header_each_line_is_a_cell_but_for_those_that_go_on(tmp_path: Path) -> None:
    lines = [
        *("No", "Recommendation", "Action", "Responsible", "Timescale"),
        *("1", "Consider fathers in every", "assessment", "Amend the template", "Head of Safeguarding", "June 2022"),
        *("2", "Share information", "Agree a protocol", "Business Manager", "Sept 2022"),
    ]
    found = plan_of(tmp_path, "Action Plan\n\n" + "\n".join(lines)).recommendations
    assert [(r.number, r.text, r.actions[0].text) for r in found] == [
        ("1", "Consider fathers in every assessment", "Amend the template"),
        ("2", "Share information", "Agree a protocol"),
    ]


def test_a_slash_between_two_parties_parts_no_cells(tmp_path: Path) -> None:
    lines = (
        "Ref / Recommendation / Action / Lead agency / Timescale",
        "1 / Record mental capacity / Audit ten records in each agency / ICB / March 2022",
        "2 / Recognise self-neglect / Add it to training / Police / Ambulance Service / May 2022",
    )
    second = plan_of(tmp_path, "Action Plan\n\n" + "\n".join(lines)).recommendations[1].actions[0]
    assert (second.text, [p.organisation for p in second.leads]) == (
        "Add it to training",
        ["Police", "Ambulance Service"],
    )


@pytest.mark.parametrize(
    "fields",
    [
        ("Action - Hold workshops", "Lead - Chief Executive", "Timescale - June 2019"),
        ("Action – Hold workshops", "Lead – Chief Executive", "Timescale – June 2019"),
        ("- **Action:** Hold workshops", "  - **Lead:** Chief Executive", "  - **Timescale:** June 2019"),
    ],
)
def test_a_dash_or_a_list_mark_makes_a_field_too(tmp_path: Path, fields: tuple[str, ...]) -> None:
    text = "\n".join(("# Action Plan", "", "## Recommendation 1: Refresh the vision", "", *fields))
    (action,) = plan_of(tmp_path, text).recommendations[0].actions
    assert (action.text, action.leads[0].role, action.due and action.due.text) == (
        "Hold workshops",
        "Chief Executive",
        "June 2019",
    )


def test_plain_numbered_lines_over_runs_of_labels_are_the_recommendations(tmp_path: Path) -> None:
    run = "What are we going to do?\n{}\n\nWho is doing it?\nTeam Manager\n\nBy when?\nMay 2024"
    text = "\n\n".join(
        ("Action Plan", "1. Improve assessments", run.format("Audit"), "2. Improve oversight", run.format("Train"))
    )
    found = plan_of(tmp_path, text).recommendations
    assert [(r.number, r.text, r.actions[0].text) for r in found] == [
        ("1", "Improve assessments", "Audit"),
        ("2", "Improve oversight", "Train"),
    ]


def test_a_heading_that_says_actions_follow_is_no_recommendation(tmp_path: Path) -> None:
    part = "<h2>{}</h2><h3>Actions</h3><table><tr><th>Action</th><th>Owner</th><th>By when</th></tr>{}</table>"
    row = "<tr><td>{}</td><td>Team Manager</td><td>July 2024</td></tr>"
    body = part.format("1. Plans", row.format("Audit")) + part.format("2. Voice", row.format("Listen"))
    plan = plan_of(tmp_path, f"<html><body><h1>Our improvement plan</h1>{body}</body></html>", "plan.html")
    assert [(r.number, r.text) for r in plan.recommendations] == [("1", "Plans"), ("2", "Voice")]
    assert plan.notes == ()


def test_a_row_of_a_numbered_label_and_its_text_is_the_title_of_the_rows_below(tmp_path: Path) -> None:
    head = "<tr><td>Actions</td><td>Who</td><td>When</td><td>Cost</td></tr>"
    title = "<tr><td>Key Issue {}</td><td colspan=3>{}</td></tr>"
    row = "<tr><td>{}</td><td>Headteacher</td><td>May 2015</td><td>-</td></tr>"
    rows = title.format(1, "Raise standards") + head + row.format("Teach") + title.format(2, "Raise attendance")
    html = f"<html><body><h1>Action plan</h1><table>{rows}{head}{row.format('Visit')}</table></body></html>"
    found = plan_of(tmp_path, html, "plan.html").recommendations
    assert [(r.number, r.text, r.theme, r.actions[0].text) for r in found] == [
        ("1", "Raise standards", None, "Teach"),
        ("2", "Raise attendance", None, "Visit"),
    ]


def test_labelled_texts_with_wide_gaps_between_them_are_lines_of_their_own(tmp_path: Path) -> None:
    rows = table("Recommendation | Action | Lead | By when", "Keep files | Audit | Team Manager | May 2024")
    plan = plan_of(tmp_path, f"Action Plan\n\nDate: 4 May 2021               Version: 3\n\n{rows}")
    assert plan.issued is not None
    assert (plan.issued.text, plan.version) == ("4 May 2021", "3")


def test_a_question_and_its_answer_on_one_line_are_a_field(tmp_path: Path) -> None:
    text = (
        "# Housing improvement plan\n\n## 1. Fire safety actions are overdue\n\n"
        "**What are we going to do?** Complete all fire actions\n\n**Who's responsible?** Head of Building Safety\n\n"
        "**When will we finish?** 31 December 2024\n\n**How are we doing?** 412 of 655 actions complete.\n"
    )
    (action,) = plan_of(tmp_path, text).recommendations[0].actions
    assert (action.text, action.leads[0].role) == ("Complete all fire actions", "Head of Building Safety")
    assert (action.due and action.due.text, action.status) == ("31 December 2024", None)


def test_the_title_and_the_date_over_a_header_are_none_of_its_cells(tmp_path: Path) -> None:
    lines = (
        *("Merton Council", "Management action plan", "Follow up: February 2012"),
        *("Recommendation", "Agreed action", "Responsible officer", "Target date", "Follow up position"),
        *("Bank income in two days", "Remind the finance officers", "Headteacher", "May 2011", "Not implemented"),
    )
    plan = plan_of(tmp_path, "\n\n".join(lines))
    (action,) = plan.recommendations[0].actions
    assert (plan.title, action.text, action.status) == (
        "Management action plan",
        "Remind the finance officers",
        "not_started",
    )


def test_a_line_of_a_label_and_its_date_goes_on_with_no_line_above_it(tmp_path: Path) -> None:
    rows = table("Ref | Review | Recommendation | Lead | Update", "1 | Parks | Plant trees | Parks Manager | Complete")
    plan = plan_of(tmp_path, f"Scrutiny tracker\nOverview and Scrutiny of the District\nAs at 12/01/2021\n\n{rows}")
    assert (plan.issued and plan.issued.text, plan.recommendations[0].extra) == ("12/01/2021", {"Review": "Parks"})
