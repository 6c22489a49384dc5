"""Contract, rules 7 and 8, over the status and progress cells that UK public bodies print, 2005-2025."""

from __future__ import annotations

from tests.fields.status_wants import cells_say_their_status, logs_are_read_as_they_say

# The cells of status, tick and RAG columns by the status that they say; "" where they don't say.
CELLS: dict[str, dict[str, list[str]]] = {
    "words": {
        "completed": [
            "Complete", "COMPLETED", "Completed.", "Done", "Achieved", "Implemented", "Fully implemented", "Closed",
            "Action closed", "Discharged", "In place", "Met", "Fully met", "Delivered", "Signed off", "Embedded",
            "Complete & embedded", "Completed and ongoing", "Complete – see above", "Complete / BAU",
            "Complete - moved to business as usual", "Now complete", "Completed (late)", "Closed – completed",
            "Implemented and closed", "Recommendation implemented", "Concluded", "Addressed", "Finalised",
            "Live and complete",
        ],
        "in_progress": [
            "In progress", "In Progress - on track", "On track", "On target", "On schedule", "Underway", "Under way",
            "Ongoing", "On-going", "Started", "Commenced", "Progressing", "Progressing well", "Partially complete",
            "Partly implemented", "Part complete", "Partially met", "Substantially complete", "Work in progress", "WIP",
            "Open", "Active", "In development", "Work commenced", "Good progress", "Nearly complete",
            "Open - in progress", "On course", "In hand", "Being progressed", "Being implemented",
            "Well underway", "On-track to be completed",
        ],
        "not_started": [
            "Not started", "Not yet started", "Not Started.", "Not commenced", "Yet to start", "Yet to commence",
            "Not begun", "No progress", "Not yet due", "Not due", "To start", "To be started", "Planned", "Scheduled",
            "Pending", "Not actioned", "Outstanding - not started", "Not yet begun", "Due to start September",
        ],
        "delayed": [
            "Delayed", "Overdue", "Behind schedule", "Slipped", "Slippage", "Off track", "Off target", "At risk",
            "On hold", "Paused", "Stalled", "Late", "Postponed", "Deferred", "Deferred to Q3", "Deadline missed",
            "Delayed – revised date June 2020", "Not on track", "Some slippage", "Behind target", "Deadline extended",
            "Overdue - in progress", "In progress – delayed", "Not started - overdue", "Amber – slippage",
            "Revised date agreed", "Major delay", "Significant delay", "Slipping",
        ],
        "": ["Superseded", "N/A", "Not applicable", "Withdrawn", "No longer required", "TBC", "-", "See above",
        "Unknown",
             "Not agreed", "Rejected", "Outstanding", "As above"],
    },
    "dated": {
        "completed": ["Completed 3/5/19", "Complete – July 2019", "Completed on 31 March 2020", "Closed 12.05.19",
                      "Done (June 2019)", "Implemented June 2019", "Complete as at 31/03/20", "Completed: 01/02/2020"],
        "in_progress": ["In progress – due June 2020", "Ongoing to March 2020", "On track for March 2020",
                        "Underway (as at June 2019)", "In progress 31/03/20"],
        "delayed": ["Delayed to September 2020", "Overdue since June 2019", "Extended to 30/09/2020",
                    "Slipped to Q3 2019/20", "Put back to January 2020"],
    },
    "signs and shares": {
        "completed": ["✓", "✔", "☑", "100%", "100% complete", "Complete (100%)", "✓ Complete"],
        "in_progress": ["75%", "50% complete", "25 %", "90% completed", "In progress (60%)", "75 per cent complete"],
        "not_started": ["0%", "0% complete", "Not started (0%)"],
        "": ["G", "A", "R", "B", "BLUE", "Green", "Amber", "RED", "Amber/Green", "Red / Amber", "A/G", "Grey", "Purple",
             "✗", "☐", "High", "3", "→", "↑"],
    },
    "colour with words": {
        "completed": ["Blue – complete", "Green - completed", "Blue (Complete)", "Completed (Green)",
        "BLUE: Completed"],
        "in_progress": ["Green – on track", "Amber – in progress", "Green: on target", "Amber - partially complete",
                        "G - on track"],
        "not_started": ["White – not started", "Grey - not started", "Not started (Red)"],
        "delayed": ["Red – overdue", "Red - delayed", "Amber – behind schedule", "Red: off track"],
    },
    "Welsh": {
        "completed": ["Wedi'i gwblhau", "Cwblhawyd", "Wedi’i gwblhau / Completed"],
        "in_progress": ["Ar y gweill", "Parhaus", "Ar y trywydd iawn", "Ar y gweill / In progress"],
        "not_started": ["Heb ddechrau", "Heb ei ddechrau"],
        "delayed": ["Wedi'i ohirio", "Oedi"],
    },
    "written blind in 2026": {
        "completed": [
            "Completed and signed off", "Complete (subject to sign off)", "Action complete, evidence on file",
            "Recommendation discharged", "Closed – superseded", "Yes - complete", "Completed 12/05/2013",
        ],
        "in_progress": [
            "Partially implemented", "Part implemented", "Part delivered", "In progress - due Sept", "Ongoing/BAU",
            "90%",
        ],
        "not_started": ["Not yet started - awaiting funding", "Red: not started"],
        "delayed": ["Amber (delayed by 3 months)", "At risk of delay", "Slipped to May"],
        "": ["No longer applicable", "Y", "Green March 2014"],
    },
}  # fmt: skip
# The cells of progress columns: the status that they say, and their entries, each "date: text" or ": text".
LOGS: dict[str, list[tuple[str, str, list[str]]]] = {
    "undated": [
        ("Completed", "completed", [": Completed"]),
        ("Action complete. Training delivered to all staff.", "completed",
         [": Action complete. Training delivered to all staff."]),
        ("Training has been delivered to all staff", "", [": Training has been delivered to all staff"]),
        ("Policy drafted and out for consultation", "", [": Policy drafted and out for consultation"]),
        ("Recruitment is ongoing", "in_progress", [": Recruitment is ongoing"]),
        ("Work is underway with partners to agree the pathway.", "in_progress",
         [": Work is underway with partners to agree the pathway."]),
        ("This work has not yet started", "not_started", [": This work has not yet started"]),
        ("Delayed because of the pandemic.", "delayed", [": Delayed because of the pandemic."]),
        ("The timescale has slipped owing to vacancies", "delayed",
         [": The timescale has slipped owing to vacancies"]),
        ("Will be completed by the summer", "", [": Will be completed by the summer"]),
        ("Not completed", "", [": Not completed"]),
        ("15 of 20 visits completed", "", [": 15 of 20 visits completed"]),
        ("None to report", "", [": None to report"]),
        ("Superseded by action 12", "", [": Superseded by action 12"]),
        ("On track to be completed by target date", "in_progress", [": On track to be completed by target date"]),
        ("Good progress has been made", "in_progress", [": Good progress has been made"]),
    ],
    "one date": [
        ("Completed 03/05/2019", "completed", ["2019-05-03: Completed"]),
        ("Completed as at 31.3.20", "completed", ["2020-03-31: Completed"]),
        ("March 2020: Policy agreed by Cabinet", "", ["2020-03: Policy agreed by Cabinet"]),
        ("31/03/20 - Policy agreed by Cabinet", "", ["2020-03-31: Policy agreed by Cabinet"]),
        ("31.03.20 Policy agreed by Cabinet", "", ["2020-03-31: Policy agreed by Cabinet"]),
        ("Update June 2019: Training is in progress.", "in_progress", ["2019-06: Training is in progress."]),
        ("June 2019 update: Completed.", "completed", ["2019-06: Completed."]),
        ("Progress update – July 2019: Tender issued", "", ["2019-07: Tender issued"]),
        ("Report went to Cabinet on 12 July 2019", "", [": Report went to Cabinet on 12 July 2019"]),
        ("Jan 20 – Audit under way", "in_progress", ["2020-01: Audit under way"]),
        ("Position at 30 September 2019: Overdue", "delayed", ["2019-09-30: Overdue"]),
        ("Partly completed as at 18.10.12", "in_progress", ["2012-10-18: Partly completed"]),
        ("(June 2019) Guidance issued", "", ["2019-06: Guidance issued"]),
        ("Q2 2019/20: Two workshops held", "", ["2019-07/2019-09: Two workshops held"]),
    ],
    "several dates": [
        ("12/03/19 Draft written. 14/05/19 Draft agreed.", "",
         ["2019-03-12: Draft written.", "2019-05-14: Draft agreed."]),
        ("March 2019 – In progress\nJune 2019 – Completed", "completed",
         ["2019-03: In progress", "2019-06: Completed"]),
        ("June 2019: Completed\nMarch 2019: In progress", "completed",
         ["2019-06: Completed", "2019-03: In progress"]),
        ("• 01.04.19 Group met\n• 01.06.19 Terms agreed\n• 01.09.19 Action complete", "completed",
         ["2019-04-01: Group met", "2019-06-01: Terms agreed", "2019-09-01: Action complete"]),
        ("Update April 2019: Tool piloted. Update July 2019: Delayed by staff changes.", "delayed",
         ["2019-04: Tool piloted.", "2019-07: Delayed by staff changes."]),
        ("May 2019 - Not started; Sept 2019 - Underway", "in_progress", ["2019-05: Not started;", "2019-09: Underway"]),
        ("12.3.19: Met with the 3 heads on 4.3.19 to agree scope", "",
         ["2019-03-12: Met with the 3 heads on 4.3.19 to agree scope"]),
    ],
}  # fmt: skip


def test_there_are_many_cells() -> None:
    cells = [cell for by_status in CELLS.values() for cells in by_status.values() for cell in cells]
    logs = [text for cases in LOGS.values() for text, _, _ in cases]
    assert len({cell.casefold() for cell in cells + logs}) >= 200


test_a_status_cell_says_what_its_words_say = cells_say_their_status(CELLS)
test_a_progress_cell_is_a_log_that_may_say_the_status = logs_are_read_as_they_say(LOGS)
