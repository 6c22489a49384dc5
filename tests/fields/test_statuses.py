"""Contract, rule 8: status is read, not guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planparse.fields.statuses import is_status_text, read_status, text_status
from planparse.grammar.base import load_section
from planparse.grammar.statuses import StatusGrammar
from planparse.schema import Progress, timescale
from tests.fields.status_wants import cells_say_their_status

GRAMMAR = load_section(StatusGrammar, Path(__file__).parents[2] / "grammars" / "statuses.toml")
EXAMPLES = [example for entry in GRAMMAR.status for example in entry.examples] + list(GRAMMAR.example)
# The cells of status, tick and RAG columns by the status that they say; "" where they don't say.
CELLS: dict[str, dict[str, list[str]]] = {
    "words": {
        "completed": [
            "Complete", "COMPLETED", "Completed.", "Done", "Achieved", "Implemented", "Fully implemented", "Closed",
            "Action closed", "Discharged", "In place", "Met", "Fully met", "Delivered", "Signed off", "Embedded",
            "Complete & embedded", "Completed and ongoing", "Complete – see above", "Complete / BAU",
            "Complete - moved to business as usual", "Now complete", "Completed (late)", "Closed – completed",
            "Implemented and closed", "Recommendation implemented", "Concluded", "Addressed", "Finalised",
            "Live and complete", "Completed and signed off", "Complete (subject to sign off)",
            "Action complete, evidence on file", "Recommendation discharged", "Closed – superseded", "Yes - complete",
            "Completed – evidence provided", "Complete and verified", "Implemented – verified by audit", "Verified",
            "Closed – implemented", "Fully achieved", "Done.", "Complete - business as usual",
            "Accepted and implemented", "Complete/ongoing monitoring", "Complete with ongoing review",
            "Action completed", "Resolved", "Target met", "Objective met", "Delivered - closed", "Fully complete",
            "Embedded in practice", "Completed ahead of schedule", "Completed by target date", "Implemented in full",
            "Implemented (evidence seen)", "Complete. To be monitored", "Complete – signed off by Board",
            "Done and embedded", "Achieved and embedded", "Evidenced and complete",
        ],
        "in_progress": [
            "In progress", "In Progress - on track", "On track", "On target", "On schedule", "Underway", "Under way",
            "Ongoing", "On-going", "Started", "Commenced", "Progressing", "Progressing well", "Partially complete",
            "Partly implemented", "Part complete", "Partially met", "Substantially complete", "Work in progress", "WIP",
            "Open", "Active", "In development", "Work commenced", "Good progress", "Nearly complete",
            "Open - in progress", "On course", "In hand", "Being progressed", "Being implemented", "Well underway",
            "On-track to be completed", "Partially implemented", "Part implemented", "Part delivered", "Ongoing/BAU",
            "In train", "In part", "Partly achieved", "Partially implemented – in progress", "Progressing to plan",
            "Work ongoing", "Ongoing – on target", "In Delivery", "Being developed", "Started – on track",
            "Implementation in progress", "In progress (target date not yet reached)", "Mostly complete", "Initiated",
            "Largely implemented", "Nearing completion", "Action in progress", "Action underway", "Some progress",
            "Good progress made", "Steady progress", "Progressing as planned", "In progress & on target", "Partial",
            "Implementation ongoing", "Underway - on track", "Partially addressed", "Continuing",
            "Satisfactory progress",
        ],
        "not_started": [
            "Not started", "Not yet started", "Not Started.", "Not commenced", "Yet to start", "Yet to commence",
            "Not begun", "No progress", "Not yet due", "Not due", "To start", "To be started", "Planned", "Scheduled",
            "Pending", "Not actioned", "Outstanding - not started", "Not yet begun", "Due to start September",
            "Not yet started - awaiting funding", "Yet to be started", "Not yet implemented", "Not implemented",
            "Work not started", "No work started", "To be commenced", "Not started (planned)", "Future action",
            "Not yet actioned", "Has not begun", "Awaiting start", "No action to date", "Action not started",
        ],
        "delayed": [
            "Delayed", "Overdue", "Behind schedule", "Slipped", "Slippage", "Off track", "Off target", "At risk",
            "On hold", "Paused", "Stalled", "Late", "Postponed", "Deferred", "Deferred to Q3", "Deadline missed",
            "Delayed – revised date June 2020", "Not on track", "Some slippage", "Behind target", "Deadline extended",
            "Overdue - in progress", "In progress – delayed", "Not started - overdue", "Amber – slippage",
            "Revised date agreed", "Major delay", "Significant delay", "Slipping", "At risk of delay", "Slipped to May",
            "Delayed (Covid-19)", "Behind plan", "Behind programme", "Missed target", "Delayed – staffing",
            "Running late", "Late - in progress", "Slightly behind", "Slightly behind schedule", "On hold – funding",
            "Suspended", "Overdue (3 months)", "Revised deadline agreed", "Target date passed", "Extended",
            "Slipped (resource)", "Outstanding - overdue", "Partly implemented – overdue", "Not implemented – overdue",
            "Significantly delayed", "Delay", "Behind schedule – recovery plan in place", "Action overdue",
            "Target missed",
        ],
        "": [
            "Superseded", "N/A", "Not applicable", "Withdrawn", "No longer required", "TBC", "-", "See above",
            "Unknown", "Not agreed", "Rejected", "Outstanding", "As above", "No longer applicable", "To note",
            "Monitor", "Cancelled", "Discontinued", "Not accepted", "Merged with action 4", "No update",
            "No update provided", "Information only", "Risk accepted", "Low", "Medium", "Removed", "Awaiting update",
            "Duplicate", "Transferred", "Rejected by management",
        ],
    },
    "dated": {
        "completed": [
            "Completed 3/5/19", "Complete – July 2019", "Completed on 31 March 2020", "Closed 12.05.19",
            "Done (June 2019)", "Implemented June 2019", "Complete as at 31/03/20", "Completed: 01/02/2020",
            "Completed 12/05/2013", "Completed Q2", "Closed at Board 12/06/19",
        ],
        "in_progress": [
            "In progress – due June 2020", "Ongoing to March 2020", "On track for March 2020",
            "Underway (as at June 2019)", "In progress 31/03/20", "In progress - due Sept",
        ],
        "not_started": [
            "Not Commenced – planned for Q3", "To commence April 2020", "Planned for 2020/21",
            "Not due to start until Sept",
        ],
        "delayed": [
            "Delayed to September 2020", "Overdue since June 2019", "Extended to 30/09/2020", "Slipped to Q3 2019/20",
            "Put back to January 2020", "Overdue – revised target 30/09/19", "Date extended to March 2020",
            "Slippage – revised to June 2020", "Deferred until 2020",
        ],
    },
    "signs and shares": {
        "completed": [
            "✓", "✔", "☑", "100%", "100% complete", "Complete (100%)", "✓ Complete",
        ],
        "in_progress": [
            "75%", "50% complete", "25 %", "90% completed", "In progress (60%)", "75 per cent complete", "90%",
            "80% complete",
        ],
        "not_started": [
            "0%", "0% complete", "Not started (0%)", "0% - not started",
        ],
        "": [
            "G", "A", "R", "B", "BLUE", "Green", "Amber", "RED", "Amber/Green", "Red / Amber", "A/G", "Grey", "Purple",
            "✗", "☐", "High", "3", "→", "↑", "Y",
        ],
    },
    "colour with words": {
        "completed": [
            "Blue – complete", "Green - completed", "Blue (Complete)", "Completed (Green)", "BLUE: Completed",
        ],
        "in_progress": [
            "Green – on track", "Amber – in progress", "Green: on target", "Amber - partially complete", "G - on track",
        ],
        "not_started": [
            "White – not started", "Grey - not started", "Not started (Red)", "Red: not started",
        ],
        "delayed": [
            "Red – overdue", "Red - delayed", "Amber – behind schedule", "Red: off track",
            "Amber (delayed by 3 months)",
        ],
        "": [
            "Green March 2014", "Amber ↑",
        ],
    },
    "Welsh": {
        "completed": [
            "Wedi'i gwblhau", "Cwblhawyd", "Wedi’i gwblhau / Completed",
        ],
        "in_progress": [
            "Ar y gweill", "Parhaus", "Ar y trywydd iawn", "Ar y gweill / In progress",
        ],
        "not_started": [
            "Heb ddechrau", "Heb ei ddechrau",
        ],
        "delayed": [
            "Wedi'i ohirio", "Oedi",
        ],
    },
}  # fmt: skip


test_a_status_cell_says_what_its_words_say = cells_say_their_status(CELLS)


def test_there_are_many_cells() -> None:
    assert sum(len(cells) for by_status in CELLS.values() for cells in by_status.values()) >= 340


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_every_example_of_the_grammar_holds(example: object) -> None:
    from planparse.grammar.statuses import StatusExample

    assert isinstance(example, StatusExample)
    said = read_status(example.text, (), None, None, GRAMMAR) if example.cell else text_status(example.text, GRAMMAR)
    assert said == (example.status or None)


@pytest.mark.parametrize(
    "text",
    ["New forms implemented", "Visits are overdue", "To be completed by May", "Scoping taking place."],
)
def test_words_that_do_not_say_give_no_status(text: str) -> None:
    assert text_status(text, GRAMMAR) is None


def test_a_colour_says_only_what_the_documents_key_says() -> None:
    assert read_status("Green", (), None, None, GRAMMAR) is None
    assert read_status("Green", (), None, None, GRAMMAR, {"Green": "in_progress"}) == "in_progress"


def test_a_filled_completion_date_is_completed() -> None:
    done = timescale("June 2012", "date", date(2012, 6, 1), date(2012, 6, 30), "month")
    assert read_status("", (), None, done, GRAMMAR) == "completed"
    assert read_status("", (), None, timescale("TBC", "unresolved"), GRAMMAR) is None


def test_the_latest_entry_that_says_counts() -> None:
    log = (Progress(text="Not started"), Progress(text="In progress"), Progress(text="Met the team"))
    assert read_status("", log, None, None, GRAMMAR) == "in_progress"


def test_a_due_cell_says_done_or_in_progress() -> None:
    assert read_status("", (), timescale("In place", "done"), None, GRAMMAR) == "completed"
    assert read_status("", (), timescale("In progress", "ongoing"), None, GRAMMAR) == "in_progress"
    assert read_status("", (), timescale("Ongoing", "ongoing"), None, GRAMMAR) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Complete", True),
        ("On track", True),
        ("Green", True),
        ("✓", True),
        ("B", True),
        ("60%", True),
        ("Already actioned", True),
        ("Train all staff", False),
        ("", False),
    ],
)
def test_a_status_cell_is_known_by_its_content(text: str, expected: bool) -> None:
    assert is_status_text(text, GRAMMAR) is expected
