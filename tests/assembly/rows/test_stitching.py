"""A logical row is one action, whatever the page does to it: contract, rule 3."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import codes_of, page_plan, plan_of, table, texts_of, web_table

HEAD = "No | Recommendation | Action | Lead | By when | Progress"
FIRST = "1 | Improve the audits of case files | Meet all the team managers | Team Manager | July 2012 | Completed"
SECOND = "2 | Record every visit to a child | Write a guide for staff | Head of Service | August 2012 | Underway"


def test_a_row_cut_by_a_page_is_one_row(tmp_path: Path) -> None:
    text = table(HEAD, FIRST, "2 | Record every visit to a | Write a guide for the | Karen | August 2012 | ")
    text += "\n\f" + table(HEAD, " | child and young person | use of social workers | Whitehead | | ")
    plan = plan_of(tmp_path, text)
    assert texts_of(plan)[1:] == [
        ("Record every visit to a child and young person", ["Write a guide for the use of social workers"])
    ]
    assert [p.text for p in plan.recommendations[1].actions[0].leads] == ["Karen Whitehead"]
    assert "row_stitched" in codes_of(plan)


@pytest.mark.parametrize("after", [(), (HEAD, SECOND)], ids=["alone", "over the header printed again"])
def test_the_last_line_of_one_cell_on_the_next_page_belongs_to_its_row(tmp_path: Path, after: tuple[str, ...]) -> None:
    cut = web_table(HEAD, FIRST.replace("Completed", "Completed. The rest will be trained at the"))
    plan = plan_of(tmp_path, cut + web_table(" | | | | | budget seminar.", *after), "plan.html")
    (action,) = plan.recommendations[0].actions
    assert [entry.text for entry in action.progress] == ["Completed. The rest will be trained at the budget seminar."]
    assert len(plan.recommendations) == 1 + len(after) // 2
    assert plan.notes == ()


def test_a_line_over_a_repeated_header_that_stands_in_no_column_of_its_own_is_a_note(tmp_path: Path) -> None:
    text = table(HEAD, FIRST) + "\n\f" + table("Progress at 1 June 2012 | | | | | ", HEAD, SECOND)
    plan = plan_of(tmp_path, text)
    assert "Progress at 1 June 2012" in plan.notes
    assert [len(r.actions) for r in plan.recommendations] == [1, 1]


def test_a_whole_row_after_a_page_break_is_a_new_row(tmp_path: Path) -> None:
    text = (
        table(HEAD, FIRST)
        + "\n\f"
        + table(HEAD, " | | Write a guide for staff | Head of Service | May 2013 | Underway")
    )
    assert texts_of(plan_of(tmp_path, text)) == [
        ("Improve the audits of case files", ["Meet all the team managers", "Write a guide for staff"])
    ]


def test_a_repeated_header_is_no_row(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, table(HEAD, FIRST) + "\n\f" + table(HEAD, SECOND))
    assert [r.number for r in plan.recommendations] == ["1", "2"]
    assert plan.coverage.unplaced == ()


def test_cont_continues_the_number_before(tmp_path: Path) -> None:
    text = (
        table(HEAD, FIRST)
        + "\n\f"
        + table("1. Cont | | Write a guide for staff | Head of Service | May 2013 | Underway")
    )
    plan = plan_of(tmp_path, text)
    assert [r.number for r in plan.recommendations] == ["1"]
    assert [a.text for a in plan.recommendations[0].actions] == [
        "Meet all the team managers",
        "Write a guide for staff",
    ]


def test_a_blank_cell_under_a_recommendation_repeats_it(tmp_path: Path) -> None:
    text = table(HEAD, FIRST, " | | Write a guide for staff | Head of Service | May 2013 | Underway", SECOND)
    assert [len(r.actions) for r in plan_of(tmp_path, text).recommendations] == [2, 1]


def test_a_lost_column_is_realigned_by_content(tmp_path: Path) -> None:
    text = table(HEAD, FIRST, SECOND) + "\n\f"
    text += table("3 | Review the strategy | Hold a workshop for partners | September 2012 | Completed")
    plan = plan_of(tmp_path, text)
    action = plan.recommendations[2].actions[0]
    assert (action.text, action.leads) == ("Hold a workshop for partners", ())
    assert action.due is not None
    assert action.due.text == "September 2012"
    assert action.status == "completed"
    assert "row_realigned" in codes_of(plan)


PLAIN = "Recommendation | Action | Lead | By when"
FUSED = (
    "Improve the audits of case files. Record every visit to a | Meet all the team managers. Write a guide for the | "
    "Team Manager | July 2012 August 2012"
)
PARTED = [
    ("Improve the audits of case files.", ["Meet all the team managers."]),
    ("Record every visit to a child and young person.", ["Write a guide for the use of social workers."]),
]


def test_two_fused_rows_are_parted(tmp_path: Path) -> None:
    before = "Review the strategy of the board. | Hold a workshop for partners. | Head of Service | May 2012"
    after = "child and young person. | use of social workers. | | "
    plan = plan_of(tmp_path, table(PLAIN, before, FUSED) + "\n\f" + table(PLAIN, after))
    assert texts_of(plan)[1:] == PARTED
    dues = [r.actions[0].due for r in plan.recommendations[1:]]
    assert [due and due.text for due in dues] == ["July 2012", "August 2012"]
    assert "row_parted" in codes_of(plan)


FUSED_ROWS = {
    "both numbers, two sentences, two dates": (
        "2. 3. | Record every visit to a child. Review the strategy of the board. | Write a guide for staff. "
        "Hold a workshop for partners. | Head of Service | August 2012 September 2012 | ",
        [("2", "Write a guide for staff.", "August 2012"), ("3", "Hold a workshop for partners.", "September 2012")],
    ),
    "the words before a date are its own": (
        "2 3 | Record visits. Review the board. | Write a guide. Hold a workshop. | | By May 2012 By June 2012 | ",
        [("2", "Write a guide.", "By May 2012"), ("3", "Hold a workshop.", "By June 2012")],
    ),
    "one date stays where it stands": (
        "2 3 | Record visits. Review the board. | Write a guide. Hold a workshop. | | May 2012 | ",
        [("2", "Write a guide.", "May 2012"), ("3", "Hold a workshop.", None)],
    ),
}


@pytest.mark.parametrize("name", FUSED_ROWS)
def test_a_row_with_two_numbers_is_two_rows(tmp_path: Path, name: str) -> None:
    fused, expected = FUSED_ROWS[name]
    plan = plan_of(tmp_path, table(HEAD, FIRST, fused))
    found = [(r.number, a.text, a.due and a.due.text) for r in plan.recommendations[1:] for a in r.actions]
    assert found == expected
    assert "row_parted" in codes_of(plan)
    assert plan.coverage.unplaced == ()


def test_line_breaks_part_what_sentences_do_not(tmp_path: Path) -> None:
    cells = ("2<br>3", "Record visits<br>Review the board", "Write a guide<br>Hold a workshop", "JH<br>SM", "", "")
    plan = plan_of(tmp_path, table(HEAD, FIRST, " | ".join(cells)))
    assert texts_of(plan)[1:] == [("Record visits", ["Write a guide"]), ("Review the board", ["Hold a workshop"])]
    assert [[p.text for p in r.actions[0].leads] for r in plan.recommendations[1:]] == [["JH"], ["SM"]]


def test_a_known_lead_parts_two_leads(tmp_path: Path) -> None:
    fused = "2 3 | Record visits. Review it. | Write a guide. Hold it. | Team Manager Team Manager | | "
    plan = plan_of(tmp_path, table(HEAD, FIRST, fused))
    assert [[p.text for p in r.actions[0].leads] for r in plan.recommendations[1:]] == [["Team Manager"]] * 2


@pytest.mark.parametrize("numbers", ["2 3", "2. 3."])
def test_a_row_that_no_evidence_parts_is_left_whole_and_reported(tmp_path: Path, numbers: str) -> None:
    fused = f"{numbers} | Record visits. Review it. | Write a guide. Send it. Hold a workshop. | JH | May 2012 | "
    plan = plan_of(tmp_path, table(HEAD, FIRST, fused))
    assert texts_of(plan)[1:] == [("Record visits. Review it.", ["Write a guide. Send it. Hold a workshop."])]
    assert "row_fused" in codes_of(plan)


@pytest.mark.parametrize("numbers", ["2, 3", "2 & 3", "2-3", "2 9", "2 (3)"])
def test_numbers_that_are_one_reference_fuse_nothing(tmp_path: Path, numbers: str) -> None:
    row = f"{numbers} | Record visits. Review it. | Write a guide. Hold it. | JH | May 2012 | "
    plan = plan_of(tmp_path, table(HEAD, FIRST, row))
    assert len(plan.recommendations) == 2
    assert not {"row_parted", "row_fused"} & codes_of(plan)


def test_rows_over_a_header_that_is_repeated_go_on_with_the_table_before(tmp_path: Path) -> None:
    head = "No|Improvement action|Lead officer|Target date"
    found = page_plan(
        tmp_path,
        web_table("4>Recommendation 1: Improve audits", head, "1.1|Agree a tool|Ann Lee|May 2022"),
        web_table(
            "1.2|Train the auditors|Ann Lee|June 2022",
            "4>Recommendation 2: Hold conferences on time",
            head,
            "2.1|Book rooms|Ann Lee|July 2022",
        ),
    ).recommendations
    assert [[a.number for a in r.actions] for r in found] == [["1.1", "1.2"], ["2.1"]]


AGENCIES = "Recommendation | Agency | Progress | Deadline"
ATTEND = "Make sure that all partners attend | Police | Superintendent attends | Sept 2023"


@pytest.mark.parametrize(
    ("row", "leads"),
    [
        (" | Health | Vacancy filled | Dec 2023", [["Police"], ["Health"]]),
        (" | | and sends a deputy | ", [["Police"]]),
        (" | Health | and the trust too | ", [["Police Health"]]),
    ],
    ids=["a lead and a date of its own", "neither", "no date"],
)
def test_without_actions_each_agency_with_its_own_date_answers_the_recommendation(
    tmp_path: Path, row: str, leads: list[list[str]]
) -> None:
    plan = plan_of(tmp_path, table(AGENCIES, ATTEND, row, "Improve assessments | Police | Training held | May 2024"))
    assert [r.text for r in plan.recommendations] == ["Make sure that all partners attend", "Improve assessments"]
    assert [[p.text for p in a.leads] for a in plan.recommendations[0].actions] == leads
