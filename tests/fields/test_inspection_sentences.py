"""Sentences that tell when an inspection was."""

from __future__ import annotations

import pytest

from planparse.fields.inspection_sentences import told_inspection
from planparse.fields.timescales import find_dates
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar()


def told(sentence: str) -> tuple[str, str] | None:
    """The words and the date that a sentence tells."""
    found = told_inspection([sentence], GRAMMAR.references, lambda text: find_dates(text, GRAMMAR.timescales))
    return (found.text, found.date.text) if found else None


@pytest.mark.parametrize(
    ("sentence", "text", "date"),
    [
        (
            "This is our response to the Rapid Responsive Review which was carried out on 10 and 11 October 2013.",
            "Rapid Responsive Review which was carried out on 10 and 11 October 2013",
            "10 and 11 October 2013",
        ),
        ("The inspection took place in May 2012.", "inspection took place in May 2012", "May 2012"),
        ("A Governance Review was undertaken by the auditors in June 2019.", None, "June 2019"),
    ],
)
def test_a_sentence_tells_the_days_of_a_named_inspection(sentence: str, text: str | None, date: str) -> None:
    found = told(sentence)
    assert found is not None
    assert found[1] == date
    assert text is None or found[0] == text


@pytest.mark.parametrize(
    "sentence",
    [
        "External review carried out on 8 March 2017",  # a record's entry
        "An equality assessment was carried out in May 2012.",  # of the plan itself
        "The review was carried out well.",
        "The inspection was carried out with the help of many people across the whole county in May 2012.",
    ],
)
def test_other_sentences_tell_none(sentence: str) -> None:
    assert told(sentence) is None


@pytest.mark.parametrize(
    ("before", "text", "behind"),
    [
        ("This plan answers the ", "Benefit Fraud Inspectorate's inspection of June 2003", ""),
        ("It was revised in the light of the ", "Audit Commission's inspection (June 2003)", ""),
        ("The ", "Benefit Fraud Inspectorate (BFI) inspected the service in June 2003", ""),
        ("It follows the ", "District Auditor's review of arrears in June 2003", " and will be read with it"),
        ("The plan follows an ", "inspection by the Housing Regulator in June 2003", ""),
    ],
)
def test_who_inspects_names_the_inspection(before: str, text: str, behind: str) -> None:
    assert told(f"{before}{text}{behind}.") == (text, "June 2003")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Regulator will review progress in June 2025.",
        "The external auditor's next review is in June 2025.",
        "The Audit Commission published guidance in June 2002.",
        "The Commission's report on the inspection, published in June 2003, made ten recommendations.",
        "The Head of Housing inspected the homes in June 2003.",
        "The service should be inspected by the Regulator in June 2026.",
    ],
)
def test_what_such_a_body_does_besides_tells_none(sentence: str) -> None:
    assert told(sentence) is None
