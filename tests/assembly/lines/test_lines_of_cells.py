"""Tables that were copied out of a page as lines: a cell to a line, bars of their own, slashes over several lines."""

from __future__ import annotations

from pathlib import Path

from planparse.schema import ActionPlan
from tests.build import plan_of, texts_of

SCRUTINY = """\
Scrutiny Review of Allotments: Recommendation and Response Plan

Recommendation[i]

Cabinet

Member[ii]

Response[iii]

Timetable[iv]

Lead Officer[v]

a)    That a single waiting list is kept for all of the allotment sites that the council owns;

Councillor Pell

Agreed. The list moves to the new system this spring.

31 March 2014

Joan Marlow

b)    That the officers consider whether the rules for plots can be made shorter; and

Councillor Pell

Agreed

Completed

Joan Marlow

c)    That signs are put up:

·         at the gate of each site; and

·         beside each water tap.

Councillor Pell

Agreed

Joan Marlow

Notes on the use of this form

[i] Recommendations are those of the report.

[ii] The member whose portfolio it is.
"""


def test_lettered_recommendations_open_rows_under_a_header_of_several_lines(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, SCRUTINY)
    assert [(r.text or "")[:2] for r in plan.recommendations] == ["a)", "b)", "c)"]
    assert texts_of(plan)[2] == (
        "c) That signs are put up: at the gate of each site; and beside each water tap.",
        ["Agreed"],
    )
    assert leads(plan) == [["Councillor Pell", "Joan Marlow"]] * 3
    assert [a.due.text if a.due else None for r in plan.recommendations for a in r.actions] == [
        "31 March 2014",
        "Completed",
        None,
    ]


def test_endnotes_below_the_rows_are_notes(tmp_path: Path) -> None:
    notes = plan_of(tmp_path, SCRUTINY).notes
    assert "Notes on the use of this form" in notes
    assert "[ii] The member whose portfolio it is." in notes


SYSTEM = """\
Corporate Improvement Plan

Objective 001 Look after the plant and vehicles better

Code

Title

Due Date

Assigned To

Latest Note

DEP 001.01

Write a register of all plant that the depot holds

31 Aug 2016

Anil Shaw

The register was begun in June.

It holds 40 of the 90 items.

Objective 002 Answer the telephone sooner

Code

Title

Due Date

Assigned To

Latest Note

DEP 002.01

Publish the hours of the contact centre

30 Apr 2017

Rhona Tate

On the website since March.

DEP 002.02

Train two more advisers

30 Jun 2017

Rhona Tate
"""


def test_references_open_rows_and_a_numbered_objective_stands_over_its_own_header(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, SYSTEM)
    assert texts_of(plan) == [
        ("Look after the plant and vehicles better", ["Write a register of all plant that the depot holds"]),
        ("Answer the telephone sooner", ["Publish the hours of the contact centre", "Train two more advisers"]),
    ]
    assert [a.number for r in plan.recommendations for a in r.actions] == ["DEP 001.01", "DEP 002.01", "DEP 002.02"]
    assert plan.recommendations[0].actions[0].progress[0].text.endswith("It holds 40 of the 90 items.")


TRACKER = [
    ["Reference", "Origin", "Recommendation", "Exec Date", "Lead Officer", "Action taken", "Status"],
    ["SR (18/19) 01", "CRP", "That the council maps its footpaths", "01/02/19", "DM", "The map is drawn", "Complete"],
    ["SR (18/19) 02", "PLC", "That stiles are mended within a year", "", "PR", "Half are mended", "Ongoing"],
]


def test_a_bar_may_open_each_row_of_cells_that_end_in_bars(tmp_path: Path) -> None:
    rows = ["|\n" + "\n".join(f"{cell} |" if cell else "|" for cell in row) for row in TRACKER]
    plan = plan_of(tmp_path, "Recommendation Tracker\n" + "\n".join(rows) + "\n|\n|\n|\nKey to the tracker\n")
    assert [(r.number, r.text) for r in plan.recommendations] == [(row[0], row[2]) for row in TRACKER[1:]]
    assert [r.actions[0].status for r in plan.recommendations] == ["completed", "in_progress"]
    assert plan.coverage.unplaced == ()


def test_rows_that_have_every_cell_are_taken_as_they_stand(tmp_path: Path) -> None:
    cells = [cell or "01/03/19" for row in TRACKER for cell in row]
    plan = plan_of(tmp_path, "Recommendation Tracker\n\n" + "\n\n".join(cells) + "\n")
    assert [(r.number, r.text) for r in plan.recommendations] == [(row[0], row[2]) for row in TRACKER[1:]]
    assert [r.actions[0].text for r in plan.recommendations] == ["The map is drawn", "Half are mended"]


SLASHED = """\
Multi-agency Action Plan
RECOMMENDATION / Scope of recommendation / Action to be taken / Lead Agency / Target date / Progress
RAG status
Recommendation 1:
Urgent letters between the surgery and the clinic should be answered within a day. / Local / Read the present guide
Agree which words to use
Make sure that both know whom to ring / Vale Clinic
Dr Ada Finch, Partner / By 31/12/2016 / Complete:
The guide was read in October.
The words were agreed in November.
Recommendation 2:
All staff should know where interpreters are. / Local / Put the number in the book / Vale Clinic / May 2017 / Begun
"""


def test_cells_between_slashes_may_run_over_several_lines(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, SLASHED)
    assert texts_of(plan) == [
        (
            "Urgent letters between the surgery and the clinic should be answered within a day.",
            ["Read the present guide Agree which words to use Make sure that both know whom to ring"],
        ),
        ("All staff should know where interpreters are.", ["Put the number in the book"]),
    ]
    assert [r.number for r in plan.recommendations] == ["1", "2"]
    assert [a.due.text if a.due else None for r in plan.recommendations for a in r.actions] == [
        "By 31/12/2016",
        "May 2017",
    ]
    assert plan.coverage.unplaced == ()


PROGRESS = """\
Review of Bus Shelters: Progress Update
No. / Recommendation / Responsibility / Date / Progress presented to Committee
Dec 2017 / Assessment of progress Categories
1 - 4
1. / Agree with the operators how often shelters are cleaned. / Chair / DCS / To be confirmed / A schedule is agreed.
It is kept by the depot. / 2
2. / Publish the map of shelters. /
Chair / DCS
/ April 2017 / The map is on the website. / 1
"""


def test_numbers_open_rows_between_slashes_and_parties_keep_their_own_slash(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, PROGRESS)
    assert [(r.number, (r.text or "").split()[0]) for r in plan.recommendations] == [("1", "Agree"), ("2", "Publish")]
    assert leads(plan) == [["Chair", "DCS"]] * 2
    assert [a.due.text if a.due else None for r in plan.recommendations for a in r.actions] == [
        "To be confirmed",
        "April 2017",
    ]
    assert plan.recommendations[0].actions[0].progress[0].text == "A schedule is agreed. It is kept by the depot."
    assert plan.coverage.unplaced == ()


def test_more_slashes_than_the_header_has_are_no_error(tmp_path: Path) -> None:
    text = "No / Recommendation / Action / Lead\n1 / Mend the roof / Ask three firms / JH / MB / RT / by June / done\n"
    assert plan_of(tmp_path, text).recommendations[0].text == "Mend the roof"


def leads(plan: ActionPlan) -> list[list[str]]:
    """The leads of each action."""
    return [[party.text for party in a.leads] for r in plan.recommendations for a in r.actions]


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
