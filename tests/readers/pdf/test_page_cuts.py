"""Ruled tables at page ends, and boxes that only frame a table: whose rows and columns are they?"""

from __future__ import annotations

from planparse.readers.pdf.model import Grid, PageContent
from planparse.readers.pdf.page_cuts import in_shared_columns, may_frame
from planparse.readers.pdf.read import document_of
from planparse.readers.pdf.ruled import ruled_grids
from planparse.schema import Source
from tests.readers.pdf.drawn_pages import PLAN, drawn
from tests.readers.pdf.test_ruled import page, rules, shown, word

FOUR = (50.0, 100.0, 150.0, 250.0, 350.0)  # a card's two labels and two values
TWO = (50.0, 100.0, 350.0)
LOOSE = (50.0, 120.0, 350.0)  # an upright that the four have not


def grid_at(xs: tuple[float, ...]) -> Grid:
    words = [word(x + 2, y + 5, "some") for x in xs[:-1] for y in (100.0, 130.0)]
    (grid,) = ruled_grids(page(rules(xs, (100.0, 130.0, 160.0)), words))
    return grid


def places(grid: Grid) -> list[tuple[int, int]]:
    return [(cell.column, cell.col_span) for cell in grid.cells if cell.row == 0]


def test_what_a_page_holds_of_a_card_is_counted_in_the_columns_of_its_rest() -> None:
    upper, lower = in_shared_columns(grid_at(TWO), grid_at(FOUR))
    assert (places(upper), places(lower)) == ([(0, 1), (1, 3)], [(0, 1), (1, 1), (2, 1), (3, 1)])
    upper, lower = in_shared_columns(grid_at(FOUR), grid_at(TWO))
    assert (places(upper), places(lower)) == ([(0, 1), (1, 1), (2, 1), (3, 1)], [(0, 1), (1, 3)])


def test_a_table_of_other_columns_is_counted_in_its_own() -> None:
    assert in_shared_columns(grid_at(LOOSE), grid_at(FOUR)) == (grid_at(LOOSE), grid_at(FOUR))
    narrow = tuple(x - 20 for x in TWO)
    assert in_shared_columns(grid_at(narrow), grid_at(FOUR)) == (grid_at(narrow), grid_at(FOUR))


def boxed(text: str) -> PageContent:
    """The page with a box round all its words and a rule under the first line."""
    content = drawn(text, bold=1)
    bottom = max(w.bottom for w in content.words) + 2
    return content._replace(rules=tuple(rules((30.0, 420.0), (48.0, 61.0, bottom))))


def read(content: PageContent) -> list[list[str]]:
    source = Source(name="plan.pdf", media_type="application/pdf", sha256="0" * 64, size_bytes=1)
    document = document_of([content], source, [])
    return [
        [cell.text for cell in row.cells] for block in document.blocks if hasattr(block, "rows") for row in block.rows
    ]


def test_a_table_in_a_box_without_uprights_has_the_columns_that_its_words_stand_in() -> None:
    framed = read(boxed(PLAN))
    assert framed[0] == ["No", "Recommendation", "Action", "Lead", "By when"]
    assert [row[3] for row in framed[1:]] == ["Jane Smith", "Tom Brown", "Head of Service", ""]


def test_a_box_round_text_stays_a_box() -> None:
    text = "What the inspectors said about us\nLeaders know their service well and\nact on what they hear from carers."
    (grid,) = ruled_grids(boxed(text))
    assert not may_frame(grid)
    assert read(boxed(text)) == [[lines] for lines in ("What the inspectors said about us", text.split("\n", 1)[1])]


def test_uprights_alone_part_the_columns_and_the_white_the_rows() -> None:
    words = [word(x + 5, y, t) for y in (105.0, 140.0, 152.0, 175.0) for x, t in ((50, "a"), (150, "b"), (250, "c"))]
    words = [w for w in words if not (w.top == 152.0 and w.text == "a")]
    (grid,) = ruled_grids(page(rules((50.0, 150.0, 250.0, 350.0), (100.0, 130.0, 200.0)), words))
    assert [text for *_, text in shown(grid)] == ["a", "b", "c", "a", "b b", "c c", "a", "b", "c"]


def test_one_long_row_is_one_row_though_a_page_holds_no_other() -> None:
    lines = [("a", 50, (140.0,)), ("b", 150, (140.0, 152.0, 175.0)), ("c", 250, (140.0, 164.0, 176.0))]
    words = [word(x + 5, 105.0, t) for t, x, _ in lines] + [word(x + 5, y, t) for t, x, ys in lines for y in ys]
    (grid,) = ruled_grids(page(rules((50.0, 150.0, 250.0, 350.0), (100.0, 130.0, 200.0)), words))
    assert [text for *_, text in shown(grid)] == ["a", "b", "c", "a", "b b b", "c c c"]


def test_a_row_of_one_cell_parts_a_table_that_is_ruled_only_upright() -> None:
    xs, ys = (50.0, 150.0, 250.0, 350.0), (100.0, 130.0, 260.0)
    drawn_rules = [r for r in rules(xs, ys) if r.top == r.bottom or r.x0 in (50.0, 350.0)]
    inner = [
        r._replace(top=a, bottom=b)
        for r in rules(xs, ys)
        for a, b in ((100, 130), (150, 190), (210, 260))
        if r.x0 == r.x1
    ]
    inner = [r for r in inner if r.x0 in (150.0, 250.0)]
    body = [word(x + 5, y, t) for y in (105.0, 160.0, 230.0) for x, t in ((50, "a"), (150, "b"), (250, "c"))]
    bands = [word(60, 135.0, "Priority one"), word(60, 195.0, "Priority two")]
    (grid,) = ruled_grids(page([*drawn_rules, *inner], [*body, *bands]))
    assert [(c.col_span, " ".join(w.text for w in c.words)) for c in grid.cells if c.col_span == 3] == [
        (3, "Priority one"),
        (3, "Priority two"),
    ]
