"""Running heads and feet are told by their place on page after page, not by their words: contract, rule 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from planparse.document import Paragraph
from planparse.readers.pdf.furniture import AHEAD, without_furniture
from planparse.readers.pdf.model import PageContent, Rule, Word
from planparse.readers.pdf.read import document_of
from planparse.schema import Source

SIZE, PITCH = 10.0, 12.0
TALL, WIDE = 842.0, 595.0
SOURCE = Source(name="plan.pdf", media_type="application/pdf", sha256="0" * 64, size_bytes=1, pages=None)
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def words(text: str, top: float, left: float = 50.0) -> list[Word]:
    """A line's words, five points a character; "|" goes on 200 points further right."""
    out = []
    for number, part in enumerate(text.split("|")):
        at = left + 200 * number
        for word in part.split():
            out.append(Word(word, at, top, at + 5 * len(word), top + SIZE, SIZE))
            at += 5 * (len(word) + 1)
    return out


def page(
    number: int, feet: Sequence[str] = (), heads: Sequence[str] = (), body: int = 5, height: float = TALL
) -> PageContent:
    """A page of `body` lines that say which they are; the feet stand 40 points above its end, the heads at 30."""
    said = [word for n, text in enumerate(heads) for word in words(text, 30 + PITCH * n)]
    told = f"Text of page {NUMBERS[number - 1]} in line"
    said += [word for n in range(body) for word in words(f"{told} {NUMBERS[n % 12]}", 90 + PITCH * n)]
    said += [word for n, text in enumerate(feet) for word in words(text, height - 40 - PITCH * (len(feet) - 1 - n))]
    return PageContent(number, WIDE, height, tuple(said))


def told(pages: Sequence[PageContent]) -> list[list[str]]:
    """The running lines of each page."""
    return [[line.text for line in cleared.running] for cleared in without_furniture(pages)]


@pytest.mark.parametrize(
    "feet",
    [
        ["OFFICIAL"],
        ["Alder MBC"],
        ["Improvement plan"],
        ["www.alder.gov.uk"],
        ["Head of Service"],
        ["Alder Council", "Civic Centre, High Street"],
        ["Alder MBC|Official|January"],
    ],
    ids=str,
)
@pytest.mark.parametrize("count", [2, 3, 4, 11])
def test_a_foot_at_the_same_place_of_all_pages_is_furniture_whatever_it_says(feet: list[str], count: int) -> None:
    said = [line.replace("|", " ") for line in feet]
    assert told([page(n, feet) for n in range(1, count + 1)]) == [said] * count
    assert (
        told([page(n, heads=feet[:1]) for n in range(1, count + 1)]) == [said[:1] if "|" not in feet[0] else []] * count
    )


def test_the_first_page_may_have_none() -> None:
    assert told([page(1), *(page(n, ["OFFICIAL"]) for n in (2, 3))]) == [[], ["OFFICIAL"], ["OFFICIAL"]]


@pytest.mark.parametrize("count", [3, 4, 5, 9])
def test_every_second_page_may_have_its_own(count: int) -> None:
    feet = [["Alder MBC"] if n % 2 else ["Improvement plan"] for n in range(1, count + 1)]
    assert told([page(n, foot) for n, foot in enumerate(feet, 1)]) == feet


def test_the_place_is_measured_from_the_edge_of_upright_and_of_broad_pages() -> None:
    heights = (TALL, WIDE, WIDE, TALL)
    assert told([page(n, ["Alder MBC"], height=h) for n, h in enumerate(heights, 1)]) == [["Alder MBC"]] * 4


def test_page_numbers_count_up_in_a_foot() -> None:
    assert told([page(n, [f"Alder MBC|{n}"]) for n in (1, 2, 3)]) == [["Alder MBC 1"], ["Alder MBC 2"], ["Alder MBC 3"]]


def test_a_part_s_number_at_the_head_of_each_page_is_no_page_number() -> None:
    assert told([page(n, heads=[f"Recommendation {n}"]) for n in (1, 2, 3)]) == [[], [], []]


@pytest.mark.parametrize(
    "feet",
    [
        [["Ongoing"], ["Ongoing"], [], []],
        [["Ongoing"], [], [], ["Ongoing"]],
        [["Ongoing"], ["Completed"], [], []],
        [["Ongoing"], [], ["Ongoing"], []],
    ],
    ids=["two of four", "first and last", "other words", "nothing stands there between"],
)
def test_a_line_that_two_pages_end_with_by_chance_stays_text(feet: list[list[str]]) -> None:
    assert told([page(n, foot) for n, foot in enumerate(feet, 1)]) == [[], [], [], []]


def test_lines_in_the_middle_of_the_page_stay_text() -> None:
    pages = [PageContent(n, WIDE, TALL, tuple(words("Signed by the chair", 400))) for n in (1, 2, 3)]
    assert told(pages) == [[], [], []]


def test_what_a_table_s_rules_close_stays_in_the_table() -> None:
    closed = Rule(40.0, TALL - 20, 500.0, TALL - 20)
    assert told([page(n, ["Evidence"])._replace(rules=(closed,)) for n in (1, 2, 3)]) == [[], [], []]


def test_a_header_close_over_its_rows_stays_text() -> None:
    pages = [
        PageContent(n, WIDE, TALL, (*words("What we will do", 30), *words(f"Row {NUMBERS[n]}", 42), *words("Rest", 54)))
        for n in (1, 2, 3)
    ]
    assert told(pages) == [[], [], []]


def test_a_foot_hard_against_the_text_of_one_page_is_told_by_the_others() -> None:
    full = page(1, ["OFFICIAL"], body=60)
    full = full._replace(words=(*full.words, *words("The last line of a full page", TALL - 51)))
    assert told([full, page(2, ["OFFICIAL"]), page(3, ["OFFICIAL"])]) == [["OFFICIAL"]] * 3


def test_few_pages_are_held_back() -> None:
    asked = 0

    def source() -> Iterator[PageContent]:
        nonlocal asked
        for number in range(1, 13):
            asked = number
            yield page(number, ["OFFICIAL"])

    first = next(without_furniture(source()))
    assert (first.number, asked) == (1, AHEAD + 1)


def test_running_lines_stand_once_around_the_document() -> None:
    document = document_of([page(n, ["OFFICIAL"], ["Alder Council"]) for n in (1, 2, 3)], SOURCE, [])
    said = [(block.text, block.running) for block in document.blocks if isinstance(block, Paragraph)]
    assert (said[0], said[-1]) == (("Alder Council", True), ("OFFICIAL", True))
    assert not any(running for _, running in said[1:-1])
    assert [piece.text for piece in document.aside] == ["Alder Council", "OFFICIAL"] * 2
    begun = [document.blocks[at] for at in document.breaks]
    assert [block.ref.page for block in begun if isinstance(block, Paragraph)] == [2, 3]


def test_a_page_that_has_the_running_foot_at_another_place_loses_it_too() -> None:
    foot = "Inspection report of the Alder area"
    pages = [page(number, [foot]) for number in range(1, 6)]
    low = [word._replace(top=word.top + 25, bottom=word.bottom + 25) for word in words(foot, TALL - 40)]
    odd = page(6)
    assert told([*pages, odd._replace(words=(*odd.words, *low))])[-1] == [foot]


def test_words_of_their_own_at_a_pages_foot_stay_though_few_of_them_run_along_elsewhere() -> None:
    pages = [page(number, ["OFFICIAL"]) for number in range(1, 6)]
    odd = page(6)
    low = [word._replace(top=word.top + 25, bottom=word.bottom + 25) for word in words("OFFICIAL", TALL - 40)]
    assert told([*pages, odd._replace(words=(*odd.words, *low))])[-1] == []
