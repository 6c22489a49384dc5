"""The lines of merged cells between those of the rows beside them, in tables without rules."""

from __future__ import annotations

import pytest

from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.model import Word
from planparse.readers.pdf.placing import Placed, segment_of
from planparse.readers.pdf.untangling import untangled

Told = tuple[float, dict[int, str]]  # the height of a line's top, its texts by column


def line(top: float, texts: dict[int, str]) -> Line:
    words = [Word(text, 100.0 * column, top, 100.0 * column + 40, top + 9, 9.0) for column, text in texts.items()]
    return Line(top, top + 9, 9.0, tuple(segment_of([word]) for word in words))


def order(told: list[Told]) -> list[str]:
    lines = [line(*one) for one in told]
    placed = [
        [Placed(part, c, c) for part, c in zip(one.segments, told[at][1], strict=True)] for at, one in enumerate(lines)
    ]
    return [one.text for one in untangled(lines, placed, 1, 12.0)]


HEAD: Told = (0.0, {0: "Finding", 1: "Action"})


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            [(20, {0: "a", 1: "x"}), (30, {0: "b"}), (36, {1: "y"}), (40, {0: "c"}), (46, {1: "z"}), (50, {0: "d"})],
            ["a x", "b", "c", "d", "y", "z"],
        ),
        ([(20, {0: "a", 1: "x"}), (30, {0: "b"}), (36, {1: "y"}), (46, {1: "z"})], ["a x", "b", "y", "z"]),
        ([(20, {0: "a"}), (26, {1: "x"}), (45, {0: "b"})], ["a", "x", "b"]),
        ([(20, {0: "a", 1: "x"}), (30, {0: "b"}), (31, {1: "y"}), (35, {0: "c"})], ["a x", "b", "y", "c"]),
    ],
    ids=["a cell over two rows", "a cell that has ended", "a cell further down", "a row that goes on a little lower"],
)
def test_the_lines_of_a_cell_stand_together_before_the_row_beside_them(body: list[Told], lines: list[str]) -> None:
    assert order([HEAD, *body]) == ["Finding Action", *lines]
