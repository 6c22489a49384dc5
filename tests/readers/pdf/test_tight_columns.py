"""Tables without rules whose columns come as near as two words do: where the words begin tells which is which."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from planparse.readers.pdf.aligned import AlignedTables
from planparse.readers.pdf.fitted import fitted_columns
from planparse.readers.pdf.lines import group_lines
from planparse.readers.pdf.model import PageContent, Word

SIZE, LETTER, SPACE = 12.0, 6.0, 3.0
Set = tuple[str, float]  # the words and where they begin


def line(parts: Sequence[Set], top: float, bold: bool = False) -> list[Word]:
    out = []
    for text, x0 in parts:
        for word in text.split():
            out.append(Word(word, x0, top, x0 + LETTER * len(word), top + SIZE, SIZE, bold=bold))
            x0 += LETTER * len(word) + SPACE
    return out


def table(header: Sequence[Set], *rows: Sequence[Set], top: float = 100.0, step: float = 14.0) -> list[list[str]]:
    """The rows that are read of a table's lines: the header bold, the rest `step` points from line to line."""
    words = line(header, top, bold=True)
    for number, row in enumerate(rows, 1):
        words += line(row, top + step * number) if row else []
    found = AlignedTables().on_page(PageContent(1, 595.0, 842.0, tuple(words)))
    assert len(found) == 1
    high = 1 + max(cell.row for cell in found[0].cells)
    out: list[list[str]] = [[] for _ in range(high)]
    for cell in found[0].cells:
        out[cell.row].append(" ".join(word.text for word in cell.words))
    return out


FIRST = (("Roll out the", 58.0), ("Head of Care", 160.0), ("May 2024", 260.0), ("Sept: The plan", 325.0))
HEAD = (("Action", 80.0), ("Lead", 185.0), ("Timescale", 264.5), ("Progress update", 326.5))


@pytest.mark.parametrize(("gap", "columns"), [(3.0, 0), (5.5, 5), (7.0, 5)])
def test_header_words_are_two_where_a_line_begins_in_white_far_wider_than_a_word_space(
    gap: float, columns: int
) -> None:
    words = line((*HEAD, ("RAG", 413.5 + gap)), 100.0, bold=True)
    words += line((*FIRST, ("Red", 415.0)), 114.0) + line((("agreed form", 58.0), ("is sent", 325.0)), 128.0)
    found = fitted_columns(group_lines(words), 0, 1, {1, 2})
    assert len(found or ()) == columns


def test_header_words_over_one_column_are_one() -> None:
    wide = (*FIRST[:3], ("Sept: The plan is sent out", 325.0))
    rows = table((*HEAD[:3], ("Progress update by lead", 326.5)), wide, (("agreed form", 58.0), ("to all", 325.0)))
    assert rows[0][3:] == ["Progress update by lead"]


LONGEST = "Providing the help that families need"
NEXT = 58.0 + 32 * LETTER + 6 * SPACE  # where a column begins to which it comes as near as a word space


@pytest.mark.parametrize(
    ("long", "cells"),
    [
        ([(f"{LONGEST} Weak", 58.0)], [LONGEST, "Weak"]),
        ([("Providing all the help that families need now", 58.0)], ["Providing all the help that families need now"]),
    ],
    ids=["a word begins at the next column", "a word runs over its edge"],
)
def test_a_row_s_longest_cell_may_come_as_near_to_the_next_as_a_word(long: Sequence[Set], cells: list[str]) -> None:
    rows = table(
        (("Indicator", 120.0), ("Grade", NEXT + 2)),
        (("Impact on children", 58.0), ("Good", NEXT)),
        long,
        (("Leadership", 58.0), ("Adequate", NEXT)),
    )
    assert [cell for cell in rows[2] if cell] == cells


@pytest.mark.parametrize(("x0", "inside"), [(325.0, True), (58.0, False), (340.0, False)])
def test_a_paragraph_after_a_blank_line_is_its_cell_s_only_where_it_begins_at_the_column(
    x0: float, inside: bool
) -> None:
    rows = table(HEAD, FIRST, (("agreed form", 58.0), ("is sent", 325.0)), (), (("January: Staff", x0),))
    assert any("January:" in cell for row in rows for cell in row) is inside
