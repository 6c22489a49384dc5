"""What each row of a document states, and by which numbers and words another row may name that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from planparse.assembly.blocks.headings import open_block
from planparse.assembly.blocks.listed import cell_number, heading_parts
from planparse.assembly.model import Column, ColumnRole, Entry, LogicalRow, Row, TextLine, heading_of
from planparse.assembly.shapes import STATED
from planparse.document import BLANK, Slice
from planparse.grammar.load import Grammar
from planparse.text import bare_number, fold

R = ColumnRole
NAME_WORDS = 3  # "Action no. 3"
LABEL_WORDS = 8  # "Area for priority action number 3"
HEADING_WORDS = 20
LEAST_WORDS = 3  # of a text that another shortens
SHARED = 0.7  # of the words of a shortened text that the whole one has, where the number is the same
_NUMBER = re.compile(r"\(?([a-z]{0,4}[ ./-]?\d{1,3}(?:[./]\d{1,3}){0,3}(?:\s?\(?[a-z]{1,3}\))?[a-z]?)[.):]*", re.I)
_LETTERS = re.compile(r"^[a-z]{1,4}[ ./-]?(?=\d)")
_WORD = re.compile(r"[^\W_]+")


class Statement(NamedTuple):
    """What a row states or names. `numbers` and `texts` as they are compared; `whole` is the recommendation that the
    row belongs to, `over` the headings that it stands under, `cells` what of it is only a name; `acts`: it has an
    action; `leads`: the words for who leads; `roles`: of its columns.
    """

    at: int
    numbers: frozenset[str]
    texts: tuple[str, ...]
    whole: str = ""
    over: frozenset[str] = frozenset()
    cells: tuple[Slice, ...] = ()
    acts: bool = False
    leads: str = ""
    roles: frozenset[ColumnRole | None] = frozenset()


def statements_of(entries: Sequence[Entry], over: Sequence[frozenset[str]], grammar: Grammar) -> dict[int, Statement]:
    """What each row of a plan states, by its index; a blank recommendation is that of the row above."""
    found: dict[int, Statement] = {}
    whole = ""
    for at, entry in enumerate(entries):
        if isinstance(entry, LogicalRow):
            stated = named_by(list(zip(entry.columns, entry.cells, strict=True)), grammar)
            recommendation = words_of(unnumbered(entry.cell(R.RECOMMENDATION), grammar).text)
            whole = recommendation or whole
            found[at] = stated._replace(
                at=at,
                whole=whole,
                over=over[at],
                acts=bool(entry.cell(R.ACTION)),
                leads=words_of(entry.cell(R.LEAD).text),
                roles=frozenset(column.role for column in entry.columns),
            )
        elif isinstance(entry, TextLine) and (opening := open_block(entry.slice, grammar)):
            number, whole = number_in(opening.number.text, grammar), words_of(opening.text.text)
            if number:
                found[at] = Statement(at, frozenset({number}), (whole,) if whole else (), whole, over[at])
        else:
            whole = ""
    return found


def named_by(cells: Sequence[tuple[Column, Slice]], grammar: Grammar) -> Statement:
    """The numbers and texts by which a row names what it states or tells of."""
    numbers: set[str] = set()
    texts: list[str] = []
    names: list[Slice] = []
    for column, cell in cells:
        if not cell or column.role not in STATED | {R.NUMBER, R.FINDING}:
            continue
        number = number_in(cell.text, grammar)
        if not number and column.role in STATED:
            printed, text, _ = cell_number(cell, grammar)
            number = number_in(printed.text, grammar)
            texts.append(words_of(text.text))
        elif not number:
            texts.append(words_of(cell.text))
        numbers |= {number} - {""}
        names.append(cell)
    return Statement(-1, frozenset(numbers), tuple(filter(None, texts)), cells=tuple(names))


def unnumbered(cell: Slice, grammar: Grammar) -> Slice:
    """A cell's text without the number that opens it."""
    return cell_number(cell, grammar)[1] if cell else BLANK


def number_in(text: str, grammar: Grammar) -> str:
    """The number that a cell is, without the word for what it counts: "R1", "3" of "Recommendation 3"; else ""."""
    *name, number = fold(text).split(" ")
    if len(name) > LABEL_WORDS:
        return ""
    opening = open_block(Slice(" ".join((*name, number))), grammar) if number else None
    if opening is not None and not opening.text and not opening.priority:
        return bare_number(opening.number.text).casefold()
    if len(name) > NAME_WORDS or (name and grammar.columns.match(" ".join(name))[0] not in STATED | {R.NUMBER}):
        return ""
    found = _NUMBER.fullmatch(number)
    return found.group(1).casefold() if found else ""


def without_letters(number: str) -> str:
    """A number without the letters before it: "1" of "R1"."""
    return _LETTERS.sub("", number)


def says_same(one: str, other: str, numbered: bool) -> bool:
    """Whether two texts, as `words_of` has them, are one, or one shortens the other; a number that both have lets a
    shortened text leave words out.
    """
    short, long = sorted((one, other), key=len)
    if short == long or (long.startswith(f"{short} ") and len(short.split()) >= LEAST_WORDS):
        return True
    words = short.split()
    return numbered and bool(words) and sum(word in long.split() for word in words) >= SHARED * len(words)


def words_of(text: str) -> str:
    """A text as it is compared: its words in small letters."""
    return " ".join(_WORD.findall(text.casefold()))


def headings_over(entries: Sequence[Entry], grammar: Grammar) -> list[frozenset[str]]:
    """For each entry the words of the headings above it, back to the rows before: with and without what counts them."""
    found: list[frozenset[str]] = []
    over: frozenset[str] = frozenset()
    rows = False
    for entry in entries:
        heading = heading_text(entry)
        if heading:
            over = (frozenset() if rows or isinstance(entry, Row) else over) | spellings(heading, grammar)
        rows = not heading and (rows or not isinstance(entry, TextLine) or bool(entry.cells))
        found.append(over)
    return found


def heading_text(entry: Entry) -> Slice:
    """A short line or the one cell of a heading's row; blank for any other entry."""
    text = heading_of(entry)
    row = isinstance(entry, TextLine) and " | " in text.text
    return text if not row and len(text.text.split()) <= HEADING_WORDS else BLANK


def spellings(heading: Slice, grammar: Grammar) -> frozenset[str]:
    """The words of a heading, and those without its label and number."""
    return frozenset({words_of(heading.text), words_of(heading_parts(heading, grammar)[2].text)} - {""})
