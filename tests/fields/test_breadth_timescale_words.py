"""Contract, rule 6, over the timescale cells that say when in other words than one date, 2005-2025."""

from __future__ import annotations

import pytest

from planparse.fields.statuses import read_status
from planparse.fields.timescales import DateContext, read_timescale
from planparse.grammar.load import load_grammar
from tests.fields import test_breadth_more_timescales as more
from tests.fields import test_breadth_timescales as calendar
from tests.fields.timescale_wants import (
    DONE,
    GRAMMAR,
    IMMEDIATE,
    INSPECTED,
    ONGOING,
    UNRESOLVED,
    Want,
    after,
    again,
    by,
    cells_are_read_as_they_say,
    codes,
    day,
    read,
)  # fmt: skip

CASES: dict[str, list[tuple[str, Want]]] = {
    "several": [
        ("31/07/2019; 30/09/2019", day("2019-09-30")),
        ("31 July 2019\n30 September 2019", day("2019-09-30")),
        ("Draft by 31 July 2019\nFinal by 30 September 2019", by("2019-09-30")),
        ("• July 2019\n• October 2019", day("2019-10")),
        ("a) June 2019 b) August 2019", day("2019-08")),
        ("Phase 1 – June 2019, Phase 2 – December 2019", day("2019-12")),
        ("Milestone 1: June 2019; Milestone 2: December 2019", day("2019-12")),
        ("30/06/2019 Revised to 30/09/2019", day("2019-09-30")),
        ("Revised date 30/09/2019 (original 30/06/2019)", day("2019-09-30")),
        ("31 March 2019 (now 31 May 2019)", day("2019-05-31")),
        ("June 2019 (was April 2019)", day("2019-06")),
        ("By 31 July 2019 (review 31 January 2020)", by("2019-07-31")),
        ("September 2019, reviewed January 2020", day("2019-09")),
    ],
    "relative": [
        ("Within 3 months", after("P3M", "2019-06", "by")),
        ("within three months", after("P3M", "2019-06", "by")),
        ("3 months", after("P3M", "2019-06")),
        ("Within six months of the inspection", after("P6M", "2019-09", "by")),
        ("6 months", after("P6M", "2019-09")),
        ("12 months", after("P12M", "2020-03")),
        ("6 months after inspection", after("P6M", "2019-09")),
        ("Within 12 weeks", after("P12W", "2019-06-23", "by")),
        ("within 70 days", after("P70D", "2019-06-09", "by")),
        ("1 year", after("P1Y", "2020-03")),
        ("Within a month", after("P1M", "2019-04", "by")),
        ("Within 10 working days of referral", after("P10D", None, "by")),
        ("within 5 days of the meeting", after("P5D", None, "by")),
        ("3 months after appointment", after("P3M", None)),
        ("6 months from go live", after("P6M", None)),
        ("Within 4 weeks of publication of the report", after("P4W", None, "by")),
        ("Within 3 months (June 2019)", Want("date", "2019-06", None, None, "P3M")),
    ],
    "immediate": [
        ("Immediate", IMMEDIATE),
        ("Immediately", IMMEDIATE),
        ("With immediate effect", IMMEDIATE),
        ("ASAP", IMMEDIATE),
        ("As soon as possible", IMMEDIATE),
        ("Immediate and ongoing", IMMEDIATE),
        ("Now", IMMEDIATE),
        ("Urgent", IMMEDIATE),
        ("Immediate – by 30 June 2019", by("2019-06-30")),
    ],
    "ongoing": [
        ("Ongoing", ONGOING),
        ("On-going", ONGOING),
        ("Ongoing.", ONGOING),
        ("In progress", ONGOING),
        ("Continuous", ONGOING),
        ("Underway", ONGOING),
        ("Partially complete", ONGOING),
        ("On schedule", ONGOING),
        ("Ongoing – reviewed quarterly", Want("ongoing", None, None, "P3M")),
        ("Ongoing to March 2020", Want("ongoing", "../2020-03", "by")),
        ("Ongoing throughout 2019/20", Want("ongoing", "2019-04/2020-03", "during")),
    ],
    "recurring": [
        ("Monthly", again("P1M")),
        ("Quarterly", again("P3M")),
        ("Weekly", again("P1W")),
        ("Every 6 weeks", again("P6W")),
        ("Six-monthly", again("P6M")),
        ("Annually", again("P1Y")),
        ("Twice a year", again("P6M")),
        ("Termly", again("P4M")),
        ("Fortnightly", again("P2W")),
        ("Bi-monthly", again("P2M")),
        ("Monthly from April 2019", again("P1M", "2019-04/..", "from")),
        ("Quarterly from September 2019", again("P3M", "2019-09/..", "from")),
        ("Annually, from April 2020 onwards", again("P1Y", "2020-04/..", "from")),
        ("Reported quarterly to Cabinet", again("P3M")),
        ("At least quarterly", again("P3M")),
        ("Every month", again("P1M")),
    ],
    "done": [
        ("Completed", DONE),
        ("Complete.", DONE),
        ("COMPLETE", DONE),
        ("In place", DONE),
        ("Done", DONE),
        ("Already in place", DONE),
        ("Achieved", DONE),
        ("Completed June 2019", Want("done", "2019-06/..")),
        ("Complete 12/05/2019", Want("done", "2019-05-12/..")),
        ("Completed – May 2019", Want("done", "2019-05/..")),
        ("May 2019 (completed)", Want("done", "2019-05/..")),
        ("Implemented April 2019", Want("done", "2019-04/..")),
    ],
    "unresolved": [
        ("TBC", UNRESOLVED),
        ("tbc", UNRESOLVED),
        ("To be confirmed", UNRESOLVED),
        ("TBA", UNRESOLVED),
        ("-", UNRESOLVED),
        ("N/A", UNRESOLVED),
        ("Next LSCB meeting", UNRESOLVED),
        ("Next Board meeting", UNRESOLVED),
        ("Following Ofsted re-inspection", UNRESOLVED),
        ("Half term", UNRESOLVED),
        ("On completion of the restructure", UNRESOLVED),
        ("See action 3", UNRESOLVED),
        ("As above", UNRESOLVED),
        ("Overdue", UNRESOLVED),
        ("TBC – Autumn 2019", Want("unresolved", "2019-09/..")),
        ("TBC on 28/06/19", Want("unresolved", "2019-06-28/..", "on")),
        ("Dependent on funding", UNRESOLVED),
    ],
    "event": [
        ("Report to Cabinet 9 July 2019", day("2019-07-09")),
        ("LSCB meeting 12/09/2019", day("2019-09-12")),
        ("Cabinet – July 2019", day("2019-07")),
        ("Health and Wellbeing Board, 17th October 2019", day("2019-10-17")),
        ("October half term 2019", day("2019-10")),
        ("February half-term 2020", day("2020-02")),
        ("Full Council on 18 July 2019", day("2019-07-18", "on")),
        ("Audit Committee in September 2019", day("2019-09", "during")),
    ],
    "slip of the scanner": [
        ("3l/03/2020", day("2020-03-31")),
        ("O1/O4/2020", day("2020-04-01")),
        ("31/03/2O20", day("2020-03-31")),
        ("l5 March 2020", day("2020-03-15")),
        ("31 March 2O20", day("2020-03-31")),
        ("September 2Ol9", day("2019-09")),
        ("by 3O June 2019", by("2019-06-30")),
    ],
    "cannot be": [
        ("31/11/2019", UNRESOLVED),
        ("30 February 2020", UNRESOLVED),
        ("15/15/2019", UNRESOLVED),
    ],
}


def test_there_are_many_cells() -> None:
    tables = (CASES, calendar.CASES, more.CASES)
    cells = {" ".join(t.split()).casefold() for table in tables for cases in table.values() for t, _ in cases}
    assert len(cells) >= 450


test_a_cell_is_read_as_its_words_say = cells_are_read_as_they_say(CASES)


@pytest.mark.parametrize("text", [text for text, _ in CASES["slip of the scanner"]])
def test_letters_read_as_digits_are_told(text: str) -> None:
    assert "ocr_slip" in codes(text)


@pytest.mark.parametrize("text", [text for text, _ in CASES["cannot be"]])
def test_a_day_that_no_calendar_has_is_told(text: str) -> None:
    assert codes(text) == {"impossible_date"}


def test_a_quarter_is_the_next_after_the_inspection_where_the_plan_bears_no_date() -> None:
    value, _ = read_timescale("Q1", GRAMMAR, DateContext(nearest=INSPECTED.end, inspection=INSPECTED))
    assert value is not None
    assert value.edtf == "2019-04/2019-06"


def test_an_overdue_action_is_delayed() -> None:
    assert read_status("", (), read("Overdue"), None, load_grammar().statuses) == "delayed"


@pytest.mark.parametrize("kind", ["done", "immediate"])
def test_a_plain_cell_carries_no_doubt(kind: str) -> None:
    assert {text: codes(text) for text, _ in CASES[kind] if codes(text)} == {}
