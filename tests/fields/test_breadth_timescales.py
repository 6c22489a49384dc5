"""Contract, rule 6, over the timescale cells that councils, health boards, schools and auditors print, 2005-2025."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from planparse.fields.statuses import read_status
from planparse.fields.timescales import DateContext, read_timescale
from planparse.grammar.load import load_grammar
from planparse.schema import Timescale, timescale

GRAMMAR = load_grammar().timescales
INSPECTED = timescale("March 2019", "date", date(2019, 3, 1), date(2019, 3, 31), "month")
CONTEXT = DateContext(nearest=date(2019, 6, 15), inspection=INSPECTED)


class Want(NamedTuple):
    """What a cell must be read as."""

    kind: str
    edtf: str | None = None
    qualifier: str | None = None
    recurrence: str | None = None
    offset: str | None = None


def day(edtf: str, qualifier: str | None = None) -> Want:
    return Want("date", edtf, qualifier)


def by(edtf: str) -> Want:
    return Want("date", f"../{edtf}", "by")


def since(edtf: str) -> Want:
    return Want("date", f"{edtf}/..", "from")


def end(edtf: str) -> Want:
    return Want("date", edtf, "end")


def span(edtf: str, qualifier: str | None = None) -> Want:
    return Want("period", edtf, qualifier)


def again(recurrence: str, edtf: str | None = None, qualifier: str | None = None) -> Want:
    return Want("recurring", edtf, qualifier, recurrence)


def after(offset: str, edtf: str | None, qualifier: str | None = None) -> Want:
    return Want("relative", f"../{edtf}" if edtf else None, qualifier, None, offset)


IMMEDIATE, ONGOING, UNRESOLVED, DONE = (Want(kind) for kind in ("immediate", "ongoing", "unresolved", "done"))

CASES: dict[str, list[tuple[str, Want]]] = {
    "day": [
        ("31/03/2020", day("2020-03-31")),
        ("31/3/20", day("2020-03-31")),
        ("31.03.2020", day("2020-03-31")),
        ("31.3.20.", day("2020-03-31")),
        ("31-03-2020", day("2020-03-31")),
        ("31 March 2020", day("2020-03-31")),
        ("31st March 2020", day("2020-03-31")),
        ("31st of March 2020", day("2020-03-31")),
        ("31 Mar 20", day("2020-03-31")),
        ("31-Mar-20", day("2020-03-31")),
        ("31 March, 2020", day("2020-03-31")),
        ("Friday 31 January 2020", day("2020-01-31")),
        ("Friday, 31st January 2020", day("2020-01-31")),
        ("Fri 31/01/2020", day("2020-01-31")),
        ("March 31st 2020", day("2020-03-31")),
        ("2020-03-31", day("2020-03-31")),
        ("1 April 2005", day("2005-04-01")),
        ("31/12/2025", day("2025-12-31")),
        ("03/12/2019", day("2019-12-03")),
        ("4th Nov 2019", day("2019-11-04")),
        ("30th Sept. 2019", day("2019-09-30")),
        ("30 Sept '19", day("2019-09-30")),
        ("29 February 2020", day("2020-02-29")),
        ("8 and 15 July 2019", day("2019-07-15")),
    ],
    "autocorrect ordinal": [
        ("1 st March 2020", day("2020-03-01")),
        ("22 nd July 2019", day("2019-07-22")),
        ("3 rd September 2019", day("2019-09-03")),
        ("30 th September 2019", day("2019-09-30")),
        ("31ˢᵗ March 2020", day("2020-03-31")),
        ("By 30 th June 2019", by("2019-06-30")),
    ],
    "month": [
        ("March 2020", day("2020-03")),
        ("Mar 2020", day("2020-03")),
        ("Mar-20", day("2020-03")),
        ("Mar 20", day("2020-03")),
        ("Sept 2019", day("2019-09")),
        ("Sept. 2019", day("2019-09")),
        ("September '19", day("2019-09")),
        ("03/2020", day("2020-03")),
        ("March, 2020", day("2020-03")),
        ("MARCH 2020", day("2020-03")),
        ("Febuary 2020", day("2020-02")),
        ("Mid March 2020", day("2020-03")),
        ("Late November 2019", day("2019-11")),
        ("Early January 2020", day("2020-01")),
        ("beginning of September 2019", Want("date", "2019-09-01")),
        ("in October 2019", day("2019-10", "during")),
        ("During November 2019", day("2019-11", "during")),
    ],
    "by": [
        ("By March 2020", by("2020-03")),
        ("by 31st March 2020", by("2020-03-31")),
        ("By the end of March 2020", by("2020-03")),
        ("By end March 2020", by("2020-03")),
        ("By end of Sept 2019", by("2019-09")),
        ("To be completed by 31/03/2020", by("2020-03-31")),
        ("Before 1 September 2019", by("2019-09-01")),
        ("No later than 31 October 2019", by("2019-10-31")),
        ("Deadline: 31 October 2019", by("2019-10-31")),
        ("by end of Q4 2019/20", by("2020-03")),
        ("By end of 2019/20", by("2020-03")),
        ("By end of financial year 2019/20", by("2020-03")),
        ("By the end of the autumn term 2019", by("2019-12")),
        ("By Christmas 2019", by("2019-12-25")),
        ("by Easter 2020", by("2020-04-12")),
        ("In place by September 2019", by("2019-09")),
        ("Draft to be produced by July 2019", by("2019-07")),
        ("By 2021", by("2021")),
        ("by w/c 8 July 2019", by("2019-07-14")),
        ("Prior to 31 July 2019", by("2019-07-31")),
        ("31 July 2019 at the latest", by("2019-07-31")),
        ("Pre-Christmas 2019", by("2019-12-25")),
    ],
    "end": [
        ("End of March 2020", end("2020-03-31")),
        ("end March 2020", end("2020-03-31")),
        ("End Sept 2019", end("2019-09-30")),
        ("End of Q2 2019/20", end("2019-09-30")),
        ("End of summer term 2020", end("2020-07-31")),
        ("end of 2020", end("2020-12-31")),
        ("End of financial year 2019/20", end("2020-03-31")),
        ("End of academic year 2019/20", end("2020-08-31")),
        ("Month end March 2020", end("2020-03-31")),
    ],
    "from": [
        ("From April 2020", since("2020-04")),
        ("From 1st April 2020", since("2020-04-01")),
        ("April 2020 onwards", since("2020-04")),
        ("w.e.f. 1 April 2020", since("2020-04-01")),
        ("With effect from 1 April 2020", since("2020-04-01")),
        ("Commencing September 2019", since("2019-09")),
        ("Starting September 2019", since("2019-09")),
        ("Since May 2019", since("2019-05")),
        ("Not before September 2019", since("2019-09")),
        ("September 2019 and ongoing", since("2019-09")),
        ("September 2019 - ongoing", since("2019-09")),
        ("June 2019 then ongoing", since("2019-06")),
        ("To start in January 2020", since("2020-01")),
        ("January 2020 →", day("2020-01")),
    ],
    "range": [
        ("April – June 2019", span("2019-04/2019-06")),
        ("Apr-Jun 2019", span("2019-04/2019-06")),
        ("April 2019 to March 2020", span("2019-04/2020-03")),
        ("From April 2019 to March 2020", span("2019-04/2020-03")),
        ("Between April and June 2019", span("2019-04/2019-06")),
        ("Apr 19 – Mar 20", span("2019-04/2020-03")),
        ("Sept 19 - Jan 20", span("2019-09/2020-01")),
        ("1-5 July 2019", span("2019-07-01/2019-07-05")),
        ("1st – 5th July 2019", span("2019-07-01/2019-07-05")),
        ("28 June – 3 July 2019", span("2019-06-28/2019-07-03")),
        ("01/04/19 – 30/09/19", span("2019-04-01/2019-09-30")),
        ("1 April 2019 until 31 March 2020", span("2019-04-01/2020-03-31")),
        ("November 2019 - February 2020", span("2019-11/2020-02")),
        ("July/August 2019", span("2019-07/2019-08")),
        ("July and August 2019", span("2019-07/2019-08")),
        ("2019-2021", span("2019/2021")),
        ("Q1–Q2 2019/20", span("2019-04/2019-09")),
        ("Q1 and Q2 2019/20", span("2019-04/2019-09")),
        ("8th and 9th July 2019", span("2019-07-08/2019-07-09")),
    ],
    "week": [
        ("w/c 8 July 2019", span("2019-07-08/2019-07-14")),
        ("W/C 08/07/2019", span("2019-07-08/2019-07-14")),
        ("w/c 8th July 2019", span("2019-07-08/2019-07-14")),
        ("Week commencing 8 July 2019", span("2019-07-08/2019-07-14")),
        ("Week beginning 8th July 2019", span("2019-07-08/2019-07-14")),
        ("Week ending 14 July 2019", span("2019-07-08/2019-07-14")),
        ("w/e 14/07/19", span("2019-07-08/2019-07-14")),
    ],
    "term and season": [
        ("Autumn term 2019", span("2019-09/2019-12")),
        ("Autumn Term 2019/20", span("2019-09/2019-12")),
        ("Spring term 2019/20", span("2020-01/2020-04")),
        ("Spring Term 2020", span("2020-01/2020-04")),
        ("Summer term (2020)", span("2020-04/2020-07")),
        ("Spring 2020", span("2020-03/2020-05")),
        ("Summer 2019", span("2019-06/2019-08")),
        ("Autumn 2019", span("2019-09/2019-11")),
        ("Winter 2019/20", span("2019-12/2020-02")),
        ("During autumn term 2019", span("2019-09/2019-12", "during")),
        ("Autumn '19", span("2019-09/2019-11")),
        ("Spring 2020 term", span("2020-01/2020-04")),
        ("Summer 2019 term", span("2019-04/2019-07")),
        ("Autumn half-term 2019", span("2019-10")),
        ("Autumn 2019 – Spring 2020", span("2019-09/2020-05")),
    ],
    "quarter": [
        ("Q4 2019/20", span("2020-01/2020-03")),
        ("Quarter 3 2019/20", span("2019-10/2019-12")),
        ("Q3 (2019/20)", span("2019-10/2019-12")),
        ("2019/20 Q2", span("2019-07/2019-09")),
        ("Qtr 1 2020/21", span("2020-04/2020-06")),
        ("Q1 20/21", span("2020-04/2020-06")),
        ("End Q3 2019/20", end("2019-12-31")),
        ("First quarter of 2020/21", span("2020-04/2020-06")),
        ("Q4 – Jan-Mar 2020", span("2020-01/2020-03")),
    ],
    "year": [
        ("2019/20", span("2019-04/2020-03")),
        ("2019-20", span("2019-04/2020-03")),
        ("2019/2020", span("2019-04/2020-03")),
        ("FY 2019/20", span("2019-04/2020-03")),
        ("Financial year 2020/21", span("2020-04/2021-03")),
        ("2020/21 financial year", span("2020-04/2021-03")),
        ("Academic year 2019/20", span("2019-09/2020-08")),
        ("2019/20 academic year", span("2019-09/2020-08")),
        ("School year 2019-20", span("2019-09/2020-08")),
        ("2020", day("2020")),
        ("Early 2020", span("2020-01/2020-04")),
        ("Mid 2020", span("2020-05/2020-08")),
        ("mid-2020", span("2020-05/2020-08")),
        ("Late 2019", span("2019-09/2019-12")),
    ],
    "year from context": [
        ("September", day("2019-09")),
        ("June", day("2019-06")),
        ("March", day("2020-03")),
        ("By end of July", by("2019-07")),
        ("End of January", end("2020-01-31")),
        ("15 May", day("2020-05-15")),
        ("July 8", day("2019-07-08")),
        ("30th September", day("2019-09-30")),
        ("Oct – Dec", span("2019-10/2019-12")),
        ("November – February", span("2019-11/2020-02")),
        ("Autumn term", span("2019-09/2019-12")),
        ("Spring term", span("2020-01/2020-04")),
        ("By Christmas", by("2019-12-25")),
        ("By Easter", by("2020-04-12")),
        ("Q1", span("2019-04/2019-06")),
        ("Q2", span("2019-07/2019-09")),
        ("Q4", span("2020-01/2020-03")),
        ("By end of Q4", by("2020-03")),
        ("Next academic year", span("2019-09/2020-08")),
        ("Next financial year", span("2020-04/2021-03")),
        ("This financial year", span("2019-04/2020-03")),
        ("End of the financial year", end("2020-03-31")),
        ("By the end of the academic year", by("2019-08")),
        ("By end of current financial year", by("2020-03")),
    ],
    "year from a neighbour": [
        ("June, September and December 2019", day("2019-12")),
        ("September 2019, January", day("2020-01")),
        ("Sept – Dec 2019", span("2019-09/2019-12")),
        ("Q3 (by end of December 2019)", span("2019-10/2019-12")),
    ],
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
ROWS = [pytest.param(text, want, id=f"{kind}: {text!r}") for kind, cases in CASES.items() for text, want in cases]


def codes(text: str) -> set[str]:
    return {found.code for found in read_timescale(text, GRAMMAR, CONTEXT)[1]}


def read(text: str) -> Timescale:
    value, _ = read_timescale(text, GRAMMAR, CONTEXT)
    assert value is not None
    return value


def test_there_are_many_cells() -> None:
    assert sum(map(len, CASES.values())) >= 250


@pytest.mark.parametrize(("text", "want"), ROWS)
def test_a_cell_is_read_as_its_words_say(text: str, want: Want) -> None:
    value = read(text)
    assert Want(value.kind, value.edtf, value.qualifier, value.recurrence, value.offset) == want


@pytest.mark.parametrize("text", [text for text, _ in CASES["slip of the scanner"]])
def test_letters_read_as_digits_are_told(text: str) -> None:
    assert "ocr_slip" in codes(text)


@pytest.mark.parametrize("text", [text for text, _ in CASES["year from context"]])
def test_a_year_that_is_not_printed_is_told(text: str) -> None:
    assert "year_from_context" in codes(text)


@pytest.mark.parametrize("text", [text for text, _ in CASES["cannot be"]])
def test_a_day_that_no_calendar_has_is_told(text: str) -> None:
    assert codes(text) == {"impossible_date"}


def test_a_quarter_is_the_next_after_the_inspection_where_the_plan_bears_no_date() -> None:
    value, _ = read_timescale("Q1", GRAMMAR, DateContext(nearest=INSPECTED.end, inspection=INSPECTED))
    assert value is not None
    assert value.edtf == "2019-04/2019-06"


def test_an_overdue_action_is_delayed() -> None:
    assert read_status("", (), read("Overdue"), None, load_grammar().statuses) == "delayed"


@pytest.mark.parametrize("kind", ["day", "autocorrect ordinal", "month", "by", "end", "week", "done", "immediate"])
def test_a_plain_cell_carries_no_doubt(kind: str) -> None:
    assert {text: codes(text) for text, _ in CASES[kind] if codes(text)} == {}
