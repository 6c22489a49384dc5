"""Inspection frameworks are named by slug, the inspection as printed: contract, rule 18."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest

from planparse.fields.inspections import find_inspection
from planparse.fields.timescales import find_dates
from planparse.grammar.load import load_grammar
from planparse.schema import Timescale, timescale

PRINTED = re.compile(r"(?:\d+(?:th)? )?(?:January|March|July|September) (\d{4})")


def dates(text: str) -> Sequence[tuple[int, int, Timescale]]:
    """A stand-in for the reader of dates: only the year matters here."""
    spans = [(m.start(), m.end(), int(m.group(1)), m.group()) for m in PRINTED.finditer(text)]
    return [(a, b, timescale(words, "period", date(y, 1, 1), date(y, 12, 31), "year")) for a, b, y, words in spans]


@pytest.mark.parametrize(
    ("lines", "framework", "text"),
    [
        (["Action Plan Following Announced Safeguarding & LAC Inspection: March 2011"],
         "safeguarding-and-looked-after-children", "Announced Safeguarding & LAC Inspection: March 2011"),
        (["OFSTED INSPECTION", "Safeguarding and Looked After Children", "Thurrock", "27th July 2012"],
         "safeguarding-and-looked-after-children",
         "OFSTED INSPECTION Safeguarding and Looked After Children Thurrock 27th July 2012"),
        (["Response to the January 2013 Ofsted Inspection of arrangements for the protection of children"
          " – update September 2013"],
         "arrangements-for-the-protection-of-children",
         "January 2013 Ofsted Inspection of arrangements for the protection of children"),
        (["Cabinet response to the scrutiny review of rural transport"],
         "scrutiny-review", "scrutiny review of rural transport"),
        (["Overview and Scrutiny Committee", "Progress against the recommendations of scrutiny reviews"],
         "scrutiny-review", "Progress against the recommendations of scrutiny reviews"),
        (["Recommendations of task and finish reviews"],
         "scrutiny-review", "Recommendations of task and finish reviews"),
    ],
)  # fmt: skip
def test_the_inspection_is_named_as_printed(lines: list[str], framework: str, text: str) -> None:
    inspection = find_inspection(lines, load_grammar().references, dates)
    assert inspection is not None
    assert (inspection.framework, inspection.text) == (framework, text)


@pytest.mark.parametrize(
    "title", ["Written statement of action", "Priority action plan", "Written Statement of Proposed Action"]
)
def test_an_inspection_of_no_framework_is_not_given_that_of_the_titles_phrase(title: str) -> None:
    named = (
        "Joint targeted area inspection of the multi-agency response to children who are victims of domestic abuse"
        " in Westshire, 12 July 2023"
    )
    inspection = find_inspection([title, named, "Published: 28 September 2023"], load_grammar().references, dates)
    assert inspection is not None
    assert (inspection.framework, inspection.text) == (None, named)
    assert inspection.date is not None


def test_a_titles_phrase_names_the_framework_of_an_inspection_that_has_no_other_name() -> None:
    lines = ["Written statement of action", "Ofsted and CQC inspection, July 2019"]
    inspection = find_inspection(lines, load_grammar().references, dates)
    assert inspection is not None
    assert inspection.framework == "area-send"


def test_a_plan_without_an_inspection_has_none() -> None:
    assert find_inspection(["Children's Plan", "Updated March 2011"], load_grammar().references, dates) is None


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Ofsted inspected the local authority fostering service from 10 March 2014. The inspector made five"
         " recommendations, which are shown in the shaded rows of this plan.",
         "Ofsted inspected the local authority fostering service from 10 March 2014"),
        ("The adoption service was inspected by Ofsted on 7 March 2014 and found to be good.",
         "The adoption service was inspected by Ofsted on 7 March 2014"),
        ("The residential service was inspected in March 2014.", "The residential service was inspected in March 2014"),
        ("The Care Quality Commission inspected the reablement service on 12 July 2016.",
         "Care Quality Commission inspected the reablement service on 12 July 2016"),
    ],
)  # fmt: skip
def test_a_sentence_that_tells_who_inspected_and_when_names_an_inspection_of_no_framework(line: str, text: str) -> None:
    inspection = find_inspection(["Fostering Service Action Plan", line], load_grammar().references, dates)
    assert inspection is not None
    assert inspection.date is not None
    assert (inspection.framework, inspection.text) == (None, text)


@pytest.mark.parametrize(
    "line",
    [
        "Since Ofsted last inspected the service in March 2010 we have improved.",
        "The service will be inspected by Ofsted in July 2016.",
        "Ofsted inspects the service every year and this plan was agreed in March 2014.",
    ],
)
def test_a_sentence_of_another_time_or_of_no_inspection_names_none(line: str) -> None:
    assert find_inspection(["Fostering Service Action Plan", line], load_grammar().references, dates) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The Regulator of Social Housing inspected the council's homes in July 2024 and gave a grade of C3.",
        "Ofsted visited the service in March 2019 and found that children wait too long.",
        "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services inspected the Service in July 2023.",
        "The CQC inspected our trust in March 2018 and rated us as requires improvement.",
    ],
)
def test_a_sentence_may_say_when_an_inspectorate_came(sentence: str) -> None:
    found = find_inspection([sentence], load_grammar().references, dates)
    assert found is not None
    assert found.date is not None


@pytest.mark.parametrize(
    "sentence",
    ["The Regulator of Social Housing wrote to the council in July 2023.", "We met the regulator in March 2019."],
)
def test_a_letter_or_a_meeting_is_no_inspection(sentence: str) -> None:
    assert find_inspection([sentence], load_grammar().references, dates) is None


CQC = "The Care Quality Commission (CQC) assessed how the council meets its duties under Part 1 of the Care Act."


def printed_dates(text: str) -> Sequence[tuple[int, int, Timescale]]:
    """The dates as the program reads them: here the days matter."""
    return find_dates(text, load_grammar().timescales)


@pytest.mark.parametrize(
    ("told", "days"),
    [
        (f"{CQC} Assessors were on site from 8 to 11 October 2024. We accept its report.", (8, 11)),
        (f"{CQC} The report was published on 21 February 2025. Inspectors visited us on 9 October 2024.", (9, 9)),
        (f"{CQC} The assessment team was with us between 8 and 10 October 2024.", (8, 10)),
    ],
)
def test_a_later_sentence_tells_the_days_of_the_assessment_that_prose_names(told: str, days: tuple[int, int]) -> None:
    found = find_inspection(["Adult social care plan", told], load_grammar().references, printed_dates)
    assert found is not None
    assert found.framework == "cqc-local-authority"
    assert found.date is not None
    assert found.date.start is not None
    assert found.date.end is not None
    assert (found.date.start.day, found.date.end.day) == days


@pytest.mark.parametrize(
    "told",
    [
        "Inspectors last visited us on 9 October 2019.",
        "Staff were on site from 8 October 2024.",
        "Inspectors were thorough. The report was published on 21 February 2025.",
    ],
)
def test_days_of_another_time_or_of_nobody_who_inspects_are_no_inspections(told: str) -> None:
    found = find_inspection(["Adult social care plan", f"{CQC} {told}"], load_grammar().references, printed_dates)
    assert found is not None
    assert found.date is None


@pytest.mark.parametrize("law", ["Act 2014", "(Care and Support) Regulations 2014"])
def test_the_year_of_a_law_is_not_the_inspections(law: str) -> None:
    said = f"{CQC.removesuffix('Act.')}{law}. Assessors were on site from 15 to 17 October 2024."
    found = find_inspection(["Adult social care plan", said], load_grammar().references, printed_dates)
    assert found is not None
    assert found.date is not None
    assert found.date.start == date(2024, 10, 15)


@pytest.mark.parametrize(
    ("line", "framework"),
    [
        ("HMI Probation inspection of youth offending work, March 2016", "youth-justice"),
        ("HMI Probation inspection, March 2016", "youth-justice"),
        ("HMI Probation inspection of the Community Rehabilitation Company, March 2016", None),
    ],
)
def test_an_inspectorate_alone_names_no_framework_where_the_lines_say_what_else_it_inspected(
    line: str, framework: str | None
) -> None:
    found = find_inspection([line], load_grammar().references, dates)
    assert found is not None
    assert found.framework == framework


@pytest.mark.parametrize(
    ("title", "when"),
    [
        ("Scrutiny Review of Parks – Executive Response and Progress, March 2023", None),
        ("Scrutiny Review of Parks: Cabinet Response, March 2023", None),
        ("Corporate Peer Challenge – Progress – March 2020", None),
        ("Peer Review – position at 4 March 2020", None),
        ("Scrutiny Review of Parks – March 2023", "March 2023"),
        ("Scrutiny Review of Emergency Response, March 2019", "March 2019"),
        ("Corporate Peer Challenge – Follow-up – 4 March 2020", "4 March 2020"),
    ],
)
def test_the_date_behind_what_answers_an_inspection_is_not_the_inspections(title: str, when: str | None) -> None:
    inspection = find_inspection([title], load_grammar().references, dates)
    assert inspection is not None
    assert (inspection.date and inspection.date.text) == when


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Internal Audit Report: Management Action Follow-up Part 1 – 2023/24", None),
        ("Internal Audit: Follow-up of recommendations 2022/23", None),
        ("Internal Audit Report: Payroll 2022/23", "2022/23"),
    ],
)
def test_the_year_of_the_auditors_plan_is_no_date_of_what_they_followed_up(title: str, year: str | None) -> None:
    grammar = load_grammar()
    found = find_inspection([title], grammar.references, lambda text: find_dates(text, grammar.timescales))
    assert found is not None
    assert found.framework == "internal-audit"
    assert (found.date.text if found.date else None) == year


@pytest.mark.parametrize(
    ("lines", "framework"),
    [
        (["CQC review – action plan", "Looked after children", "Safeguarding"], None),
        (["CQC review of health services for looked after children and safeguarding, March 2014"], None),
        (
            ["Ofsted review – action plan", "Looked after children", "Safeguarding"],
            "safeguarding-and-looked-after-children",
        ),
        (
            ["CQC inspection of safeguarding and looked after children services, May 2011"],
            "safeguarding-and-looked-after-children",
        ),
        (["CQC inspection – action plan", "Our ILACS readiness plan"], None),
        (["Ofsted inspection – action plan", "Our ILACS readiness plan"], "ilacs"),
    ],
)
def test_who_inspected_must_fit_the_framework_unless_the_name_says_it(lines: list[str], framework: str | None) -> None:
    found = find_inspection(lines, load_grammar().references, lambda text: find_dates(text, load_grammar().timescales))
    assert found is not None
    assert found.framework == framework


@pytest.mark.parametrize(
    "title", ["Annual Audit and Inspection Letter 2005/06 – Action plan", "Ofsted annual inspection letter 2009/10"]
)
def test_the_year_that_an_annual_letter_is_on_is_no_date_of_an_inspection(title: str) -> None:
    grammar = load_grammar()
    found = find_inspection([title], grammar.references, lambda text: find_dates(text, grammar.timescales))
    assert found is not None
    assert found.date is None
