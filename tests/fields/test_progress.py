"""Contract, rule 7: progress is a log."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planparse.fields.progress import read_progress, split_measures
from planparse.fields.timescales import DateContext, read_timescale
from planparse.grammar.base import load_section
from planparse.grammar.load import load_grammar
from planparse.grammar.statuses import StatusGrammar
from planparse.grammar.timescales import TimescaleGrammar
from tests.fields.status_wants import logs_are_read_as_they_say

TIMES = load_section(TimescaleGrammar, Path(__file__).parents[2] / "grammars" / "timescales.toml")
STATUSES = load_section(StatusGrammar, Path(__file__).parents[2] / "grammars" / "statuses.toml")
# The cells of progress columns: the status that they say, and their entries, each "date: text" or ": text".
LOGS: dict[str, list[tuple[str, str, list[str]]]] = {
    "undated": [
        (text, status, [f": {text}"]) for status, texts in {
            "completed": [
                "Completed", "Action complete. Training delivered to all staff.", "Recommendation fully implemented.",
                "This action is now complete.", "This has been completed and is now business as usual.",
                "All actions completed; no further work required", "Action closed by the Board", "Now in place",
                "Completed 12/06/19. Audit shows improvement.",
            ],
            "in_progress": [
                "Recruitment is ongoing", "Work is underway with partners to agree the pathway.",
                "On track to be completed by target date", "Good progress has been made",
                "Partially complete – two of five teams trained", "Work has begun on the new pathway",
                "Work has started with schools", "Recruitment under way; two posts filled",
                "Discussions are ongoing with the ICB",
            ],
            "not_started": [
                "This work has not yet started", "Not yet started; awaiting funding",
                "Yet to commence owing to vacancy", "Not started – due to begin September 2019",
            ],
            "delayed": [
                "Delayed because of the pandemic.", "The timescale has slipped owing to vacancies",
                "Delayed due to staff sickness; new date to be agreed", "Project on hold pending restructure",
                "Slipped to Q4 because of procurement", "Deadline missed; new deadline to be agreed",
                "Behind schedule but recoverable", "This is overdue and has been escalated",
            ],
            "": [
                "Training has been delivered to all staff", "Policy drafted and out for consultation",
                "Will be completed by the summer", "Not completed", "15 of 20 visits completed", "None to report",
                "Superseded by action 12", "Two of five teams trained", "Expected to be complete by March 2020",
                "On completion staff will be trained", "When completed, the tool will be shared",
                "85% of audits graded good", "12 of 15 actions complete", "No change since last update",
                "Draft policy with Legal for comment.", "Group met 12/06/19 and agreed scope.",
                "Training booked for 12 September 2019.",
            ],
        }.items() for text in texts
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
        ("12/06/19\nMeeting held with heads.", "", ["2019-06-12: Meeting held with heads."]),
        ("[12/06/2019] Tender issued", "", ["2019-06-12: Tender issued"]),
        ("12 June 2019 – JD: Tender issued", "", ["2019-06-12: JD: Tender issued"]),
        ("As at 31 March 2020: 75% of staff trained", "", ["2020-03-31: 75% of staff trained"]),
        ("June 2019 - Completed", "completed", ["2019-06: Completed"]),
        ("Complete (June 2019)", "completed", ["2019-06: Complete"]),
        ("COMPLETE 14/06/19", "completed", ["2019-06-14: COMPLETE"]),
        ("Completed in June 2019", "completed", ["2019-06: Completed"]),
        ("Signed off on 12 May 2023.", "completed", ["2023-05-12: Signed off."]),
        ("In place since 24 April 2023.", "completed", [": In place since 24 April 2023."]),
        ("In place from 24 April 2023", "", [": In place from 24 April 2023"]),
        ("Rota in place since June 2018.", "", [": Rota in place since June 2018."]),
        ("84% at 31/05/2024", "", ["2024-05-31: 84%"]),
        ("Update 12.06.19 – Tender issued.", "", ["2019-06-12: Tender issued."]),
        ("12.06.19 update – Tender issued.", "", ["2019-06-12: Tender issued."]),
        ("Autumn 2019: Two workshops held.", "", ["2019-09/2019-11: Two workshops held."]),
        ("2019/20 Q2 – On track", "in_progress", ["2019-07/2019-09: On track"]),
        ("Position at June 2019 – Completed", "completed", ["2019-06: Completed"]),
        ("Status at 30/06/19: On track", "in_progress", ["2019-06-30: On track"]),
        ("Progress to 31 March 2020: All posts filled", "", ["2020-03-31: All posts filled"]),
        ("Progress Update (March 2020): All posts filled", "", ["2020-03: All posts filled"]),
        ("Update (12/06/19): Tender issued", "", ["2019-06-12: Tender issued"]),
        ("In progress (as at 30/06/2019)", "in_progress", ["2019-06-30: In progress"]),
        ("Wedi’i gwblhau – Mehefin 2019", "completed", ["2019-06: Wedi’i gwblhau"]),
    ],
    "several dates": [
        ("12/03/19 Draft written. 14/05/19 Draft agreed.", "",
         ["2019-03-12: Draft written.", "2019-05-14: Draft agreed."]),
        ("March 2019 – In progress\nJune 2019 – Completed", "completed",
         ["2019-03: In progress", "2019-06: Completed"]),
        ("June 2019: Completed\nMarch 2019: In progress", "completed", ["2019-06: Completed", "2019-03: In progress"]),
        ("• 01.04.19 Group met\n• 01.06.19 Terms agreed\n• 01.09.19 Action complete", "completed",
         ["2019-04-01: Group met", "2019-06-01: Terms agreed", "2019-09-01: Action complete"]),
        ("Update April 2019: Tool piloted. Update July 2019: Delayed by staff changes.", "delayed",
         ["2019-04: Tool piloted.", "2019-07: Delayed by staff changes."]),
        ("May 2019 - Not started; Sept 2019 - Underway", "in_progress", ["2019-05: Not started;", "2019-09: Underway"]),
        ("12.3.19: Met with the 3 heads on 4.3.19 to agree scope", "",
         ["2019-03-12: Met with the 3 heads on 4.3.19 to agree scope"]),
        ("Sept 19: Policy drafted.\nDec 19: Policy agreed.", "",
         ["2019-09: Policy drafted.", "2019-12: Policy agreed."]),
        ("Jan 2019 – scoping\nMarch 2019 – draft plan\nMay 2019 – completed", "completed",
         ["2019-01: scoping", "2019-03: draft plan", "2019-05: completed"]),
        ("30.06.19: 40% complete. 30.09.19: 75% complete.", "in_progress",
         ["2019-06-30: 40% complete.", "2019-09-30: 75% complete."]),
        ("01/04/19 JD met ICB. 03/06/19 AB met ICB.", "", ["2019-04-01: JD met ICB.", "2019-06-03: AB met ICB."]),
        ("June 2019\n- Tool agreed\n- Staff briefed\nSeptember 2019\n- Sample chosen", "",
         ["2019-06: Tool agreed Staff briefed", "2019-09: Sample chosen"]),
        ("Q1 2019/20: Not started\nQ2 2019/20: In progress", "in_progress",
         ["2019-04/2019-06: Not started", "2019-07/2019-09: In progress"]),
        ("May 19 – On track; Aug 19 – Delayed", "delayed", ["2019-05: On track;", "2019-08: Delayed"]),
        ("14.6.19\nTender issued\n20.9.19\nTender awarded", "",
         ["2019-06-14: Tender issued", "2019-09-20: Tender awarded"]),
        ("Oct 2019 Group set up. Nov 2019 Terms agreed. Jan 2020 First audit under way.", "in_progress",
         ["2019-10: Group set up.", "2019-11: Terms agreed.", "2020-01: First audit under way."]),
        ("Update 1 (June 2019): Draft written. Update 2 (Sept 2019): Final agreed.", "",
         ["2019-06: Draft written.", "2019-09: Final agreed."]),
    ],
}  # fmt: skip


test_a_progress_cell_is_a_log_that_may_say_the_status = logs_are_read_as_they_say(LOGS)


def entries(text: str) -> list[tuple[str | None, str]]:
    return [(e.date.text if e.date else None, e.text) for e in read_progress(text, TIMES, STATUSES)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "6.5.11 OSCB Exec approved actions 11.5.11 Children's social care agreed target: reports shared",
            [
                ("6.5.11", "OSCB Exec approved actions"),
                ("11.5.11", "Children's social care agreed target: reports shared"),
            ],
        ),
        ("November 2011 update: Awaiting results.", [("November 2011", "Awaiting results.")]),
        ("Update March 2013: all agreed", [("March 2013", "all agreed")]),
        ("Partly completed as at 18.10.12", [("as at 18.10.12", "Partly completed")]),
        (
            "212 of 230 trained as at 31 March 2018. The rest are booked.",
            [("as at 31 March 2018", "212 of 230 trained. The rest are booked.")],
        ),
        ("Met in 8 of 10 (as at May 2018). Seen weekly.", [("as at May 2018", "Met in 8 of 10. Seen weekly.")]),
        (
            "All trained. 8 seen as at 31 March 2018. Rest due.",
            [(None, "All trained. 8 seen as at 31 March 2018. Rest due.")],
        ),
        ("Posts as at 1 May 2018 were filled. All met.", [(None, "Posts as at 1 May 2018 were filled. All met.")]),
        ("Already actioned (Aug 11).", [("Aug 11", "Already actioned.")]),
        ("On agenda for CP Committee 1.11.12", [(None, "On agenda for CP Committee 1.11.12")]),
        ("On Agenda 1.11.12 CP Committee", [(None, "On Agenda 1.11.12 CP Committee")]),
        ("Revised timescale January 2015.", [(None, "Revised timescale January 2015.")]),
        (
            "Letter sent on the 1/06/2012 7/06/2012 letter acknowledged",
            [(None, "Letter sent on the 1/06/2012"), ("7/06/2012", "letter acknowledged")],
        ),
        ("1/06/2012 Mid may figures follow", [("1/06/2012", "Mid may figures follow")]),
        ("• 01/02/23 - Met\n• 03/03/23 - Agreed", [("01/02/23", "Met"), ("03/03/23", "Agreed")]),
        ("", []),
    ],
)
def test_an_entry_runs_to_the_next_date_that_opens_a_sentence(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert entries(text) == expected


def test_a_label_is_dropped_and_told() -> None:
    assert read_progress("November 2011 update: Done.", TIMES, STATUSES)[1] == ("update:",)


def test_the_column_dates_what_has_no_date_of_its_own() -> None:
    column, _ = read_timescale("August 2013", TIMES)
    read, _ = read_progress("Report to the board, September 2013.", TIMES, STATUSES, column_date=column)
    assert [(e.date, e.text) for e in read] == [(column, "Report to the board, September 2013.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Documents amended. November 2011 update: Done (action complete).",
            ("Documents amended.", "November 2011 update: Done (action complete)."),
        ),
        ("Already actioned (Aug 11).", ("", "Already actioned (Aug 11).")),
        ("Staff trained by March 2012", ("Staff trained by March 2012", "")),
        ("As above", ("As above", "")),
        ("Complete, see above", ("", "Complete, see above")),
    ],
)
def test_a_measures_cell_gives_up_its_progress(text: str, expected: tuple[str, str]) -> None:
    assert split_measures(text, TIMES, STATUSES) == expected


@pytest.mark.parametrize(
    ("issued", "start"), [(True, date(2012, 3, 12)), (False, date(2013, 3, 12))], ids=["by the issue", "after it"]
)
def test_a_log_of_an_issued_plan_tells_what_had_happened(issued: bool, start: date) -> None:
    context = DateContext(nearest=date(2012, 9, 30), issued=issued)
    (entry,), _ = read_progress("12 March: Audit tool agreed.", TIMES, STATUSES, context)
    assert entry.date is not None
    assert (entry.date.start, entry.text) == (start, "Audit tool agreed.")


def test_what_is_completed_was_so_by_the_issue() -> None:
    value, _ = read_timescale("Completed March", TIMES, DateContext(nearest=date(2012, 9, 30), issued=True))
    assert value is not None
    assert (value.kind, value.start) == ("done", date(2012, 3, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Begun.\nUpdate (July 2013)\n5 of 6 done", [(None, "Begun."), ("July 2013", "5 of 6 done")]),
        ("Begun.\nUpdate July 2013\n5 of 6 done", [(None, "Begun."), ("July 2013", "5 of 6 done")]),
        (
            "Audits made between\nApril and July 2013 were good.",
            [(None, "Audits made between April and July 2013 were good.")],
        ),
        ("Letter sent on\n1/06/2012 to all", [(None, "Letter sent on 1/06/2012 to all")]),
        ("1/06/2012\nTender issued\n2/07/2012\nAwarded", [("1/06/2012", "Tender issued"), ("2/07/2012", "Awarded")]),
    ],
)
def test_a_dated_label_on_its_line_opens_an_entry_and_a_date_that_ends_a_phrase_does_not(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert entries(text) == expected


@pytest.mark.parametrize("opening", ["March 2014. ", "Mar 14. ", "12.3.14. ", "March 2014 – ", "(March 2014). "])
def test_a_stop_behind_the_date_that_opens_an_entry_is_no_part_of_it(opening: str) -> None:
    grammar = load_grammar()
    entries, _ = read_progress(f"{opening}Revised procedures are in draft.", grammar.timescales, grammar.statuses)
    assert [entry.text for entry in entries] == ["Revised procedures are in draft."]
