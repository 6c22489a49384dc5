"""Rules -> grids: what is a table, where its cells span, what rules missing or doubled do to it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pytest

from planparse.readers.pdf.model import Fill, Grid, PageContent, Rule, Word
from planparse.readers.pdf.page_cuts import at_foot, at_head, tables_among
from planparse.readers.pdf.ruled import ruled_grids

XS, YS = (50.0, 150.0, 250.0, 350.0), (100.0, 130.0, 160.0, 190.0)
Shown = list[tuple[int, int, int, int, str]]


def word(x: float, y: float, text: str) -> Word:
    return Word(text, x, y, x + 5.0 * len(text), y + 10, 10.0)


def rules(xs: Iterable[float], ys: Iterable[float]) -> list[Rule]:
    xs, ys = list(xs), list(ys)
    return [Rule(xs[0], y, xs[-1], y) for y in ys] + [Rule(x, ys[0], x, ys[-1]) for x in xs]


def words(rows: int = 3, columns: int = 3) -> list[Word]:
    """One word in each square of XS and YS: "a0", "b0", …"""
    return [word(XS[c] + 5, YS[r] + 5, "abc"[c] + str(r)) for r in range(rows) for c in range(columns)]


def page(drawn: Iterable[Rule], printed: Iterable[Word], fills: tuple[Fill, ...] = ()) -> PageContent:
    return PageContent(1, 600, 400, tuple(printed), tuple(drawn), fills)


def shown(grid: Grid) -> Shown:
    return [(c.row, c.column, c.row_span, c.col_span, " ".join(w.text for w in c.words)) for c in grid.cells]


def one(drawn: Iterable[Rule], printed: Iterable[Word], fills: tuple[Fill, ...] = ()) -> Grid:
    (grid,) = ruled_grids(page(drawn, printed, fills))
    return grid


FULL: Shown = [(r, c, 1, 1, "abc"[c] + str(r)) for r in range(3) for c in range(3)]


def double(all_rules: Iterable[Rule]) -> list[Rule]:
    return [near for r in all_rules for near in (r, Rule(r.x0 + 1.5, r.top + 1.5, r.x1 + 1.5, r.bottom + 1.5))]


def pieces(all_rules: Iterable[Rule]) -> list[Rule]:
    """Each rule as dashes of six points with gaps of two."""
    out = []
    for r in all_rules:
        length = max(r.x1 - r.x0, r.bottom - r.top)
        for at in range(0, int(length), 8):
            if r.top == r.bottom:
                out.append(Rule(r.x0 + at, r.top, min(r.x0 + at + 6, r.x1), r.top))
            else:
                out.append(Rule(r.x0, r.top + at, r.x0, min(r.top + at + 6, r.bottom)))
    return out


@pytest.mark.parametrize(
    "drawn",
    [
        rules(XS, YS),
        double(rules(XS, YS)),
        pieces(rules(XS, YS)),
        [r for r in rules(XS, YS) if not (r.x0 == r.x1 == 50 or r.x0 == r.x1 == 350)],
        [r for r in rules(XS, YS) if not (r.top == r.bottom == 100 or r.top == r.bottom == 190)],
    ],
    ids=["full", "double", "dashed", "no side borders", "no top and bottom border"],
)
def test_a_table_is_the_same_however_its_rules_are_drawn(drawn: list[Rule]) -> None:
    assert shown(one(drawn, words())) == FULL


def test_open_ends_are_told() -> None:
    closed = one(rules(XS, YS), words())
    opened = one([r for r in rules(XS, YS) if r.top != 190 or r.bottom != 190], words())
    assert (closed.open_top, closed.open_bottom) == (False, False)
    assert (opened.open_top, opened.open_bottom) == (False, True)


def test_a_rule_missing_inside_makes_a_cell_that_spans_rows() -> None:
    drawn = [r for r in rules(XS, YS) if r.top != 130 or r.bottom != 130] + [Rule(150, 130, 350, 130)]
    printed = [w for w in words() if w.text != "a1"]
    assert shown(one(drawn, printed))[0] == (0, 0, 2, 1, "a0")


def test_a_rule_missing_inside_makes_a_cell_that_spans_columns() -> None:
    drawn = [r for r in rules(XS, YS) if r.x0 != 150 or r.x1 != 150] + [Rule(150, 130, 150, 190)]
    printed = [w for w in words() if w.text != "b0"]
    assert shown(one(drawn, printed))[:2] == [(0, 0, 1, 2, "a0"), (0, 2, 1, 1, "c0")]


def test_a_blank_cell_is_a_cell() -> None:
    printed = [w for w in words() if w.text != "b1"]
    assert (1, 1, 1, 1, "") in shown(one(rules(XS, YS), printed))


def test_an_underline_inside_a_cell_parts_nothing() -> None:
    assert shown(one([*rules(XS, YS), Rule(51, 116, 75, 116)], words())) == FULL


@pytest.mark.parametrize(
    "drawn",
    [
        [Rule(50, 116, 90, 116), Rule(50, 150, 90, 150), Rule(150, 150, 190, 150)],
        [],
        [Rule(50, 100, 350, 100), Rule(50, 190, 350, 190), Rule(40, 100, 40, 190)],
    ],
    ids=["underlines", "nothing", "lines that don't meet"],
)
def test_what_is_no_lattice_is_no_grid(drawn: list[Rule]) -> None:
    assert ruled_grids(page(drawn, words())) == []


def tables(content: PageContent, before: Grid | None = None, after: Grid | None = None) -> list[Grid]:
    return tables_among(ruled_grids(content), before, after)


def test_a_box_round_a_heading_and_a_page_frame_are_no_tables() -> None:
    box = page(rules((50, 350), (100, 130)), [word(60, 110, "Heading")])
    frame = page([*rules((10, 590), (10, 390)), *rules(XS, YS)], words())
    assert tables(box) == []
    assert [shown(grid) for grid in tables(frame)] == [FULL]


def test_a_box_at_a_page_end_as_wide_as_the_table_across_it_is_its_row() -> None:
    before = one(rules((50, 350), (300, 340, 390)), [word(60, 310, "Areas"), word(60, 350, "Leaders")])
    rest = page(rules((50, 350), (40, 80)), [word(60, 50, "should")])
    narrow = page(rules((50, 250), (40, 80)), [word(60, 50, "should")])
    assert len(tables(rest, before=before)) == 1
    assert tables(narrow, before=before) == []
    assert tables(rest) == []


def test_a_row_with_one_cell_filled_at_a_pages_start_is_one_where_its_columns_are_those_of_the_table_before() -> None:
    before = one(rules(XS, YS), words())
    rest = page(rules(XS, (40, 60)), [word(155, 45, "seminar.")])
    other = page(rules((50, 120, 200, 350), (40, 60)), [word(125, 45, "seminar.")])
    below = page([*rules(XS, (40, 60)), *rules(XS, YS)], [*words(), word(155, 45, "seminar.")])
    assert [shown(grid) for grid in tables(rest, before=before)] == [
        [(0, 0, 1, 1, ""), (0, 1, 1, 1, "seminar."), (0, 2, 1, 1, "")]
    ]
    assert tables(rest) == []
    assert tables(other, before=before) == []
    assert [len(grid.cells) for grid in tables(below, before=before)] == [3, 9]
    assert [len(grid.cells) for grid in tables(below)] == [9]


def test_a_row_with_one_cell_filled_round_another_table_is_its_frame() -> None:
    frame = page([*rules((10, 400, 590), (10, 390)), *rules(XS, YS)], words())
    assert [shown(grid) for grid in tables(frame)] == [FULL]


def test_only_what_stands_at_a_page_end_may_go_on_over_it() -> None:
    grid = one(rules(XS, YS), words())
    content = page(rules(XS, YS), words())
    assert at_foot(content, [grid]) is None
    assert at_foot(content._replace(height=200), [grid]) is grid
    assert at_head(content._replace(height=1000), [grid]) is grid
    assert at_head(content._replace(height=200), [grid]) is None


def test_a_chart_is_no_table() -> None:
    sketch = tuple((60.0 + 5 * i, 120.0 + i) for i in range(30))
    assert ruled_grids(page(rules(XS, YS), words())._replace(sketched=sketch)) == []


def test_a_tables_rounded_corners_are_no_chart() -> None:
    corner = [(XS[0] + 0.1 * i, YS[0] + 0.2 * i) for i in range(1, 30)]
    corner += [(XS[-1] - 0.1 * i, YS[-1] - 0.2 * i) for i in range(1, 30)]
    (grid,) = ruled_grids(page(rules(XS, YS), words())._replace(sketched=tuple(corner)))
    assert shown(grid) == FULL


def test_badges_round_the_words_of_a_table_that_says_more_are_no_chart() -> None:
    badges = tuple((XS[2] + 20 + 2 * i, y + 14) for y in YS[:3] for i in range(8))
    said = [word(XS[0] + 5, y + 5 + 8 * line, "so it is") for y in YS[:3] for line in range(2)]
    several = [w._replace(text=t, x0=w.x0 + 10 * n, x1=w.x0 + 10 * n + 8) for w in said for n, t in enumerate("abcde")]
    assert ruled_grids(page(rules(XS, YS), [*words(), *several])._replace(sketched=badges))
    assert not ruled_grids(page(rules(XS, YS), words())._replace(sketched=badges))


def test_the_blank_squares_of_gridlines_are_no_table() -> None:
    assert ruled_grids(page(rules(range(50, 350, 10), range(100, 190, 10)), [word(60, 110, "10")])) == []


def test_a_shaded_header_without_rules_belongs_to_the_table_under_it() -> None:
    drawn = rules(XS, YS[1:])
    bands = tuple(Fill(a, 100, b, 130, (200, 220, 255)) for a, b in itertools.pairwise(XS))
    assert shown(one(drawn, words(), bands)) == FULL
    white = tuple(fill._replace(rgb=(255, 255, 255)) for fill in bands)
    assert len(shown(one(drawn, words(), white))) == 6


def test_columns_ruled_in_the_header_alone_go_on_down_the_table() -> None:
    drawn = [r for r in rules(XS, YS) if r.x0 != r.x1 or r.x0 in (50, 350)]
    drawn += [Rule(150, 100, 150, 130), Rule(250, 100, 250, 130)]
    assert shown(one(drawn, words())) == FULL


def test_a_heading_over_all_columns_is_not_parted() -> None:
    drawn = [r for r in rules(XS, YS) if r.x0 != r.x1 or r.x0 in (50, 350)]
    drawn += [Rule(150, 100, 150, 130), Rule(250, 100, 250, 130), Rule(150, 160, 150, 190), Rule(250, 160, 250, 190)]
    sentence = [word(55 + 28 * i, 140, "theme") for i in range(8)]
    printed = [w for w in words() if "1" not in w.text] + sentence
    assert (1, 0, 1, 3, " ".join(["theme"] * 8)) in shown(one(drawn, printed))


@pytest.mark.parametrize(("mark", "columns"), [("•", 1), ("✓", 2), ("4", 2)])
def test_the_indent_of_a_list_is_no_column_though_the_row_above_has_a_rule_there(mark: str, columns: int) -> None:
    drawn = [*rules((50, 350), (100, 130, 190)), Rule(150, 100, 150, 130)]
    body = [w for y in (135, 150) for w in (word(135, y, mark), word(155, y, "told"))]
    grid = one(drawn, [word(55, 105, "Who"), word(155, 105, "Jane"), *body])
    assert sum(cell.row == 1 for cell in grid.cells) == columns


def test_short_lines_in_columns_without_rules_between_are_rows() -> None:
    drawn = rules((50, 150, 250), (100, 130, 220))
    printed = [word(55, 105, "Area"), word(155, 105, "Sum")]
    printed += [w for i in range(5) for w in (word(55, 135 + 15 * i, f"n{i}"), word(155, 135 + 15 * i, f"{i}9"))]
    grid = one(drawn, printed)
    assert max(cell.row for cell in grid.cells) == 5
    assert (3, 1, 1, 1, "29") in shown(grid)


def test_prose_in_cells_is_one_row() -> None:
    drawn = rules((50, 150, 250), (100, 130, 220))
    printed = [word(55, 105, "Action"), word(155, 105, "Measure")]
    for i in range(5):
        printed += [word(x + 45 * k, 135 + 15 * i, "leaders"[: 7 - i % 2]) for x in (55, 155) for k in (0, 1)]
    assert max(cell.row for cell in one(drawn, printed).cells) == 1


def under(xs: Iterable[float], ys: Iterable[float]) -> list[list[Shown]]:
    """The grids of the full table with another, of these columns and rows, right under it."""
    xs, ys = list(xs), list(ys)
    more = [word(x + 5, y + 5, f"k{int(x)}") for y in ys[:-1] for x in xs[:-1]]
    return [[shown(grid)] for grid in ruled_grids(page([*rules(XS, YS), *rules(xs, ys)], [*words(), *more]))]


def test_a_table_right_under_another_with_columns_of_its_own_is_a_table_of_its_own() -> None:
    first, second = under((50.0, 120.0, 200.0), (190.0, 220.0, 250.0))
    assert first == [FULL]
    assert second == [[(r, c, 1, 1, f"k{x}") for r in range(2) for c, x in enumerate((50, 120))]]


@pytest.mark.parametrize(
    "xs", [(50.0, 150.0, 250.0), (50.0, 200.0, 350.0), (50.0, 200.0)], ids=["same columns", "as wide", "one cell"]
)
def test_narrower_rows_in_a_table_s_own_columns_are_its_rows(xs: tuple[float, ...]) -> None:
    assert len(under(xs, (190.0, 220.0, 250.0))) == 1


def test_a_table_that_the_papers_edge_cuts_has_the_words_beyond_it() -> None:
    """LibreOffice and Word print what is too wide for the page beyond its edge, the rules as far as the edge alone."""
    drawn = rules((10, 110, 210), (10, 40, 70))
    beyond = [word(205, 20, "Update"), word(225, 20, "again"), word(212, 50, "Done"), word(240, 90, "19")]
    content = page(
        drawn, [word(20, 20, "No"), word(120, 20, "Action"), word(20, 50, "1"), word(120, 50, "Meet"), *beyond]
    )
    content = content._replace(width=210)
    (grid,) = ruled_grids(content)
    said = [[w.text for w in cell.words] for cell in grid.cells]
    assert said == [["No"], ["Action", "Update", "again"], ["1"], ["Meet", "Done"]]
    assert grid.box[2] > 230
    inside = ruled_grids(content._replace(width=400))[0]
    assert inside.box[2] == 210


def test_labels_in_a_box_of_two_columns_begin_rows_where_their_values_stand_beside_them() -> None:
    printed = []
    top = 102.0
    for label, lines in (("Action", 1), ("Helpers", 3), ("Due", 1), ("Measures", 2), ("Cost", 1)):
        printed.append(word(55, top, label))
        printed += [word(155, top + 12 * n, f"{label}{n}") for n in range(lines)]
        top += 12 * lines
    grid = one(rules((50, 150, 350), (100, top + 2)), printed)
    assert max(cell.row for cell in grid.cells) == 4


def test_a_wrapped_text_beside_another_is_one_row() -> None:
    printed = [word(55, 102 + 12 * n, text) for n, text in enumerate(("Improve", "The", "Timeliness", "Of", "Audits"))]
    printed += [word(155, 102 + 12 * n, f"line{n}") for n in range(8)]
    grid = one(rules((50, 150, 350), (100, 200)), printed)
    assert max(cell.row for cell in grid.cells) == 0
