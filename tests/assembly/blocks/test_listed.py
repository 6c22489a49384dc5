"""The number that opens a heading or a recommendation cell: contract, `number` as printed without its mark."""

from __future__ import annotations

import pytest

from planparse.assembly.blocks.listed import cell_number, heading_parts, leading_number
from planparse.document import Slice
from planparse.grammar.load import load_grammar


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("2. Leadership", "2", "Leadership"),
        ("1.4 Leadership", "1.4", "Leadership"),
        ("1a) make sure of it", "1a", "make sure of it"),
        ("1a. make sure of it", "1a", "make sure of it"),
        ("1a: make sure of it", "1a", "make sure of it"),
        ("1a – make sure of it", "1a", "make sure of it"),
        ("12b) Make sure of it", "12b", "Make sure of it"),
        ("2019 – a year of change", "", "2019 – a year of change"),
        ("3 homes were seen", "", "3 homes were seen"),
        ("2nd stage of the work", "", "2nd stage of the work"),
    ],
)
def test_a_mark_with_a_letter_is_a_number_too(text: str, number: str, rest: str) -> None:
    found, left = leading_number(Slice(text), digits_only=True)
    assert (found.text, left.text) == (number, rest)


@pytest.mark.parametrize(
    ("cell", "number", "text"),
    [
        ("1.To oversee teaching", "1", "To oversee teaching"),
        ("24x7 cover is wanted", "", "24x7 cover is wanted"),
        ("2.Net zero plan", "2", "Net zero plan"),
    ],
)
def test_a_number_may_be_glued_to_a_capitalised_text(cell: str, number: str, text: str) -> None:
    found = cell_number(Slice(cell), load_grammar())
    assert (found[0].text, found[1].text) == (number, text)


@pytest.mark.parametrize(("cell", "number"), [("1.2.3 Offer each patient two dates", "1.2.3"), ("1.2 Offer", "1.2")])
def test_an_action_may_have_a_number_on_three_levels(cell: str, number: str) -> None:
    assert leading_number(Slice(cell))[0].text == number


def test_a_date_that_opens_an_action_is_no_number_of_it() -> None:
    assert leading_number(Slice("31.12.20 Report to the board"))[0].text == ""


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("PRIORITY 1a Early Help and Prevention", ("PRIORITY", "1a", "Early Help and Prevention")),
        ("Objective 2 Healthy homes", ("Objective", "2", "Healthy homes")),
        ("Theme 3: Leadership", ("Theme", "3", "Leadership")),
        ("Priority 2 of the plan", ("", "", "Priority 2 of the plan")),
        ("Priority 2012 Games", ("", "", "Priority 2012 Games")),
        ("Early Help 2 Go", ("", "", "Early Help 2 Go")),
    ],
)
def test_a_label_and_its_number_open_the_heading_of_actions_without_a_mark_too(
    heading: str, parts: tuple[str, str, str]
) -> None:
    assert tuple(part.text for part in heading_parts(Slice(heading), load_grammar())) == parts
