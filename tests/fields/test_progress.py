"""Contract, rule 7: progress is a log."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planparse.fields.progress import read_progress, split_measures
from planparse.fields.timescales import DateContext, read_timescale
from planparse.grammar.base import load_section
from planparse.grammar.statuses import StatusGrammar
from planparse.grammar.timescales import TimescaleGrammar

TIMES = load_section(TimescaleGrammar, Path(__file__).parents[2] / "grammars" / "timescales.toml")
STATUSES = load_section(StatusGrammar, Path(__file__).parents[2] / "grammars" / "statuses.toml")


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
