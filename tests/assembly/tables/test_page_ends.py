"""A band or a merged cell that a page end cut is one with its rest: contract, rules 3 and 4."""

from __future__ import annotations

import pytest

from planparse.assembly.model import LogicalRow
from planparse.assembly.rows.stitching import Stitcher
from planparse.assembly.tables.columns import assign_roles
from planparse.assembly.tables.page_ends import with_bands_joined, with_rows_joined
from planparse.document import Block, Cell, Paragraph, RowFragment, Table
from planparse.grammar.load import load_grammar
from planparse.schema import CellRef

Printed = str | tuple[str, int]  # a cell, and over how many rows it is merged; "^" where one above goes on
GRAMMAR = load_grammar()
HEAD = ("No", "Recommendation", "Action", "Lead", "By when")


def printed(page: int, *rows: tuple[Printed, ...], width: int = 5) -> Table:
    """A page's table: a row of one cell is a band from edge to edge."""
    return Table(tuple(RowFragment(tuple(cells_of(page, at, row, width))) for at, row in enumerate(rows)), page)


def cells_of(page: int, at: int, row: tuple[Printed, ...], width: int) -> list[Cell]:
    out = []
    for column, cell in enumerate(row):
        text, high = (cell, 1) if isinstance(cell, str) else cell
        if text != "^":
            ref = CellRef(page=page, table=page, row=at + 1, column=column + 1)
            out.append(Cell(text, column, ref, high, width if len(row) == 1 else 1))
    return out


def texts(blocks: list[Block]) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in block.rows] for block in blocks if isinstance(block, Table)]


ROW = ("1", "Hear children", "Run a survey", "Jane Doe", "May 2024")
BAND = ("Outcome: every child has a plan that makes a difference to",)


@pytest.mark.parametrize("again", [(), (HEAD,)], ids=["no header again", "header again"])
def test_the_rest_of_a_band_goes_back_over_the_page_end(again: tuple[tuple[str, ...], ...]) -> None:
    blocks = [printed(1, HEAD, ROW, BAND), printed(2, *again, ("them.",), ROW)]
    whole = [f"{BAND[0]} them."]
    assert texts(with_bands_joined(blocks, GRAMMAR)) == [
        [[*HEAD], [*ROW], whole],
        [*map(list, again), [*ROW]],
    ]


def test_a_band_cites_both_its_parts() -> None:
    first, _ = with_bands_joined([printed(1, HEAD, BAND), printed(2, ("them.",), ROW)], GRAMMAR)
    assert isinstance(first, Table)
    (band,) = first.rows[-1].cells
    assert [ref.page for ref in (band.ref, *band.more)] == [1, 2]


def test_a_band_open_at_a_small_word_goes_on_in_a_capital() -> None:
    blocks = [printed(1, HEAD, ("Outcome: a plan that is agreed with the",)), printed(2, ("Board.",), ROW)]
    assert texts(with_bands_joined(blocks, GRAMMAR))[0][-1] == ["Outcome: a plan that is agreed with the Board."]


def test_a_table_of_nothing_but_the_rest_is_gone() -> None:
    assert len(with_bands_joined([printed(1, HEAD, BAND), printed(2, ("them.",))], GRAMMAR)) == 1


@pytest.mark.parametrize(
    "blocks",
    [
        [printed(1, HEAD, BAND), printed(1, ("them.",), ROW)],
        [printed(1, HEAD, ("Children have plans.",)), printed(2, ("them.",), ROW)],
        [printed(1, HEAD, ("Children have plans",)), printed(2, ("Carers are heard",), ROW)],
        [printed(1, HEAD, ROW), printed(2, ("them.",), ROW)],
        [printed(1, HEAD, BAND), Paragraph("Part 2", CellRef(page=2)), printed(2, ("them.",), ROW)],
    ],
    ids=["on one page", "ended", "new band", "under a row", "text between"],
)
def test_what_is_no_rest_of_a_band_stays(blocks: list[Block]) -> None:
    assert with_bands_joined(blocks, GRAMMAR) == blocks


def leads(*blocks: Block) -> list[tuple[str, str]]:
    """(action, lead) of each row, whole again."""
    rows = [row for row in Stitcher(assign_roles(blocks, GRAMMAR).items, GRAMMAR).out if isinstance(row, LogicalRow)]
    return [(row.cells[2].text, row.cells[3].text) for row in rows]


OVER = ("1", 2), ("Hear children", 2)


@pytest.mark.parametrize("again", [(), (HEAD,)], ids=["no header again", "header again"])
def test_a_cell_merged_over_rows_goes_on_over_the_page_end(
    again: tuple[tuple[str, ...], ...],
) -> None:
    first = printed(1, HEAD, (*OVER, "Run a survey", ("Jane Doe", 2), "May 2024"), ("^", "^", "Meet", "^", "May 2024"))
    rest = printed(2, *again, ("", "", "Write to carers", "", "June 2024"), ("2", "Hear staff", "Ask", "", "May 2024"))
    assert leads(first, rest) == [
        ("Run a survey", "Jane Doe"),
        ("Meet", "Jane Doe"),
        ("Write to carers", "Jane Doe"),
        ("Ask", ""),
    ]


def test_a_cell_of_one_row_goes_on_where_its_blank_rest_is_merged_over_rows() -> None:
    first = printed(1, HEAD, ROW)
    rest = printed(
        2,
        (("", 2), ("", 2), "Write to carers", ("", 2), "June 2024"),
        ("^", "^", "Tell the board", "^", "July 2024"),
        ("", "", "Close", "", "July 2024"),
    )
    told = [
        ("Run a survey", "Jane Doe"),
        ("Write to carers", "Jane Doe"),
        ("Tell the board", "Jane Doe"),
        ("Close", ""),
    ]
    assert leads(first, rest) == told


def test_a_merged_cell_is_over_the_rows_behind_the_rest_of_a_cut_row_too() -> None:
    first = printed(1, HEAD, ("1", "Hear children", "Run a survey of the", "Jane Doe", "May 2024"))
    rest = printed(2, (("", 2), ("", 2), "older children", ("", 2), ""), ("^", "^", "Meet them", "^", "June 2024"))
    assert leads(first, rest) == [
        ("Run a survey of the older children", "Jane Doe"),
        ("Meet them", "Jane Doe"),
    ]


def test_a_merged_cell_goes_on_over_two_page_ends() -> None:
    pages = [
        printed(1, HEAD, (*OVER, "Run a survey", ("Jane Doe", 2), "May 2024"), ("^", "^", "Meet", "^", "May 2024")),
        printed(2, (("", 2), ("", 2), "Ask", ("", 2), "May 2024"), ("^", "^", "Tell", "^", "May 2024")),
        printed(3, ("", "", "Close", "", "May 2024"), ("2", "Hear staff", "Write", "Tom Hill", "May 2024")),
    ]
    assert [lead for _, lead in leads(*pages)] == [*["Jane Doe"] * 5, "Tom Hill"]


@pytest.mark.parametrize(
    "rest",
    [
        ("2", "Hear staff", "Write", "", "June 2024"),
        ("", "Hear staff more often than now", "Write", "", "June 2024"),
        ("", "", "Write", "Tom Hill", "June 2024"),
    ],
    ids=["a number", "a recommendation", "a lead of its own"],
)
def test_a_page_that_begins_another_row_inherits_nothing(rest: tuple[str, ...]) -> None:
    first = printed(1, HEAD, (*OVER, "Run", ("Jane Doe", 2), "May 2024"), ("^", "^", "Meet.", "^", "May 2024"))
    assert leads(first, printed(2, rest))[-1] == ("Write", rest[3])


def test_a_blank_lead_under_a_cell_of_one_row_stays_blank() -> None:
    rest = printed(2, HEAD, ("", "", "Write to carers", "", "June 2024"))
    assert leads(printed(1, HEAD, ROW), rest)[-1] == ("Write to carers", "")


CUT = ("No", "Recommendation the", "Action", "Lead", "By")
REST = ("", "inspectors made", "", "", "when")
HEADED = ("No", "Recommendation the inspectors made", "Action", "Lead", "By when")


@pytest.mark.parametrize("over", [(), (ROW,)], ids=["alone on its page", "under other rows"])
def test_a_header_that_a_page_end_cut_is_whole_where_another_table_prints_it(over: tuple[tuple[str, ...], ...]) -> None:
    theme = Paragraph("Theme 2", CellRef(page=1))
    blocks: list[Block] = [printed(1, HEADED, ROW), theme, printed(1, *over, CUT), printed(2, REST, ROW)]
    found = texts(with_rows_joined(blocks, GRAMMAR))
    assert found[-1] == [[*HEADED], [*ROW]]
    assert found[:-1] == [[[*HEADED], [*ROW]], *([[[*ROW]]] if over else [])]


@pytest.mark.parametrize("rest", [ROW, ("", "inspectors will make", "", "", "when")])
def test_rows_that_say_no_known_header_together_stay_apart(rest: tuple[str, ...]) -> None:
    blocks: list[Block] = [printed(1, HEADED, ROW), Paragraph("Theme 2", CellRef(page=1)), printed(1, CUT)]
    assert texts(with_rows_joined([*blocks, printed(2, rest, ROW)], GRAMMAR))[1:] == [[[*CUT]], [[*rest], [*ROW]]]


@pytest.mark.parametrize(
    ("rest", "whole"),
    [("of all the children", "Run a survey of all the children"), ("Other children", "Run a survey")],
)
def test_the_rest_of_the_first_cell_alone_goes_back_over_the_page_end(rest: str, whole: str) -> None:
    head, row = ("Action", "Lead", "By when"), ("Run a survey", "Jane Doe", "May 2024")
    items = assign_roles((printed(1, head, row, width=3), printed(2, (rest, "", ""), width=3)), GRAMMAR).items
    (found,) = (row for row in Stitcher(items, GRAMMAR).out if isinstance(row, LogicalRow))
    assert found.cells[0].text == whole


@pytest.mark.parametrize(
    ("rest", "whole"),
    [
        (("in all of the homes", "Services / Director of Place", "2024", "only"), True),
        (("in all of the homes", "Director of Place", "June 2024", "New money"), False),
    ],
)
def test_a_row_of_a_recommendation_that_two_cells_go_on_with_is_whole(rest: tuple[str, ...], whole: bool) -> None:
    head = ("Recommendation", "Lead", "By when", "Resources")
    row = ("Run a survey", "Director of Adult and Community", "31 March", "Staff time")
    items = assign_roles((printed(1, head, row, width=4), printed(2, rest, width=4)), GRAMMAR).items
    rows = [row for row in Stitcher(items, GRAMMAR).out if isinstance(row, LogicalRow)]
    assert len(rows) == (1 if whole else 2)
