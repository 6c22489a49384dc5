"""Tells the row under a template's header that says what to write in each column: "Roles, no names", "dd/mm/yy"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.shapes import DATES, is_dateish, is_number
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import fold

LEAST = 2  # cells that say what to write
CERTAIN = 3  # of them beside a date: no row of a plan asks so much
_DATE_FORM = re.compile(r"[(\[]?(?:d{1,2}[\s/.-])?(?:m{1,4}[\s/.-])(?:yy){1,2}[)\]]?", re.I)


def is_guidance(row: Sequence[Slice], columns: Sequence[Column], grammar: Grammar) -> bool:
    """Whether most cells of a row ask or instruct, and none holds the date or the number that a row would have.

    Where so many ask that no row of a plan would, a date among them is part of what they say: "From the date of
    publication – 13 October 2016".
    """
    filled = [(column, fold(cell.text)) for column, cell in zip(columns, row, strict=False) if cell]
    guiding = sum(instructs(text, column, grammar) for column, text in filled)
    dated = any(is_date(text, column, grammar) for column, text in filled)
    if (dated and guiding < CERTAIN) or any(is_own_number(text, column, grammar) for column, text in filled):
        return False
    return guiding >= LEAST and 2 * guiding >= len(filled)


def is_date(text: str, column: Column, grammar: Grammar) -> bool:
    """Whether a cell of a date's column holds one, and not the form of one."""
    return column.role in DATES and is_dateish(text, grammar) and not _DATE_FORM.fullmatch(text)


def is_own_number(text: str, column: Column, grammar: Grammar) -> bool:
    """Whether a cell holds a row's number."""
    return column.role is ColumnRole.NUMBER and is_number(text, grammar)


def instructs(text: str, column: Column, grammar: Grammar) -> bool:
    """Whether a cell asks for what to write in it, or shows its form; an action may open with the same words."""
    if _DATE_FORM.fullmatch(text) or text.endswith("?"):
        return True
    return column.role is not ColumnRole.ACTION and grammar.columns.guides(text)
