"""What words over columns say, set right where the cells under them can't be that."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.shapes import is_dateish, is_number, is_sentence
from planparse.assembly.tables.answering import with_deeds_done, with_recommended_counted
from planparse.fields.statuses import is_status_text
from planparse.fields.timescales import read_timescale
from planparse.grammar.columns import header_key
from planparse.grammar.header_words import EITHER
from planparse.grammar.load import Grammar
from planparse.text import fold, opens_with

R = ColumnRole
LEAST_CELLS = 2  # one cell makes no column
CODE_LETTERS = 4  # of a cell that only counts or classes a row: "M", "2a"
LEAST_STATES = 4  # cells that show which labels come again
STATE_WORDS = 6  # of a label in a publisher's key
LABEL_WORDS = 4  # of a cell that only says what a row is about
Texts = Sequence[Sequence[str]]
_DEEDS = (R.ACTION, R.RECOMMENDATION)
_GOES_ON = re.compile(r"[.:;]\s+\w|\n")  # a further sentence, which may say what is done


def with_cells_heard(columns: Sequence[Column], texts: Texts, grammar: Grammar) -> tuple[Column, ...]:
    """The columns, without the roles that their cells (`texts`, the filled ones of each) contradict.

    Of two actions or recommendations one is their number where its cells are. A second number beside the first is none
    where its cells aren't numbers, an action none where they only agree or disagree, and progress where it is taken and
    another column is to be; a recommendation or an action that only labels its rows gives way to a column of sentences
    that words take for the same.
    """
    columns = with_recommended_counted(with_numbers(columns, texts, grammar), texts, grammar)
    out = [heard(n, columns, texts[n], grammar) for n in range(len(columns))]
    out = with_deeds_done(with_states_said(out, texts, grammar), grammar)
    for role in _DEEDS:
        out = with_sentences(role, out, texts, grammar)
    for n, column in enumerate(out):
        if column.role is R.NUMBER and mostly(is_sentence, texts[n]):
            free = all(c.role is not R.RECOMMENDATION for c in out)
            out[n] = replace(
                column, role=R.RECOMMENDATION if free else None, why=f"{column.why}, but its cells are sentences"
            )
    return tuple(out)


def with_numbers(columns: Sequence[Column], texts: Texts, grammar: Grammar) -> list[Column]:
    """The columns, of two for one role that which only numbers what the other tells: "Action | 1.1" on a card."""
    out = list(columns)
    for n, column in enumerate(columns):
        others = [texts[at] for at, other in enumerate(columns) if at != n and other.role is column.role]
        told = any(not is_number(text, grammar) for cells in others for text in cells)
        counted = bool(texts[n]) and all(is_number(text, grammar) for text in texts[n])
        if column.role in _DEEDS and told and counted and all(c.role is not R.NUMBER for c in out):
            out[n] = replace(column, role=R.NUMBER, why=f"{column.why}, but its cells are numbers")
    return out


def heard(at: int, columns: Sequence[Column], texts: Sequence[str], grammar: Grammar) -> Column:
    """A column, without its role where its cells can't be that."""
    column = columns[at]
    if column.role is R.NUMBER and not mostly(is_sentence, texts) and not counts(at, columns, texts, grammar):
        return replace(column, role=None, why=f"{column.why}, but its cells are no numbers")
    if column.role is R.COMPLETED and header_key(column.header) in grammar.columns.until:
        undated = all(c.role is not R.DUE for c in columns) and any(is_dateish(text, grammar) for text in texts)
        return replace(column, role=R.DUE, why=f"{column.why}, and no other is due") if undated else column
    if column.role is R.ACTION and is_verdict(texts, grammar):
        return replace(column, role=None, why=f"{column.why}, but its cells only agree or disagree")
    if column.role in _DEEDS and chooses(column.header, texts):
        return replace(column, role=None, why=f"{column.why}, but its cells only choose among its words")
    if column.role in _DEEDS and len(texts) >= LEAST_CELLS and all(len(text) <= CODE_LETTERS for text in texts):
        return replace(column, role=None, why=f"{column.why}, but its cells are codes")
    return column


def with_states_said(columns: Sequence[Column], texts: Texts, grammar: Grammar) -> list[Column]:
    """The columns, beside one that says states in known words none in words that only a publisher's key explains.

    "Evidenced and Assured", "Delivered, Not Yet Evidenced" come again and again: what a cell says of them is no log.
    """
    out = list(columns)
    states = [n for n, column in enumerate(columns) if column.role is R.STATUS]
    said = [n for n in states if mostly(lambda text: is_status_text(text, grammar.statuses), texts[n])]
    for n in states:
        own = [text for text in texts[n] if is_status_text(text, grammar.statuses)]
        if said and not own and is_vocabulary(texts[n]):
            out[n] = replace(columns[n], role=None, why=f"{columns[n].why}, but another column says states")
    return out


def is_vocabulary(texts: Sequence[str]) -> bool:
    """Whether cells are a few labels without a figure or an end, of which most come again."""
    plain = all(len(t.split()) <= STATE_WORDS and not any(map(str.isdigit, t)) and not t.endswith(".") for t in texts)
    return plain and len(texts) >= LEAST_STATES and 2 * len({header_key(text) for text in texts}) <= len(texts)


def counts(at: int, columns: Sequence[Column], texts: Sequence[str], grammar: Grammar) -> bool:
    """Whether a number column's cells may number its rows: not words, and beside another number all are one."""
    if len(texts) < LEAST_CELLS:
        return True
    if at > 0 and columns[at - 1].role is R.NUMBER:
        return all(is_number(text, grammar) for text in texts)
    return not mostly(is_word, texts)


def is_word(text: str) -> bool:
    """Whether a cell has no figure and is too long for a letter or two that number a row."""
    return len(text) > CODE_LETTERS and not any(letter.isdigit() for letter in text)


def chooses(header: str, texts: Sequence[str]) -> bool:
    """Whether cells only say which of the things a row is that the header names: "Must do" of "Must do/Should do"."""
    options = {header_key(part) for part in EITHER.split(header)}
    return len(options) > 1 and len(texts) >= LEAST_CELLS and all(header_key(text) in options for text in texts)


def is_verdict(texts: Sequence[str], grammar: Grammar) -> bool:
    """Whether cells only say that something is accepted or not: "Agreed", "Partly", "No"."""
    return len(texts) >= LEAST_CELLS and all(agrees(text, grammar) for text in texts)


def agrees(text: str, grammar: Grammar) -> bool:
    """Whether a text says that something is accepted or not, alone or on a condition: "Agreed, subject to funding"."""
    words = header_key(text).split()
    at = next(
        (n for n in range(1, len(words)) if opens_with(" ".join(words[n:]), grammar.columns.conditions)), len(words)
    )
    return " ".join(words[:at]) in grammar.columns.verdicts and not (at < len(words) and _GOES_ON.search(text))


def with_sentences(role: ColumnRole, columns: Sequence[Column], texts: Texts, grammar: Grammar) -> list[Column]:
    """The columns, `role` at the one that tells where the one that has it only labels its rows, or none has it."""
    out = list(columns)
    having = [n for n, column in enumerate(columns) if column.role is role]
    labels = [n for n in having if is_label(texts[n])]
    telling = [n for n in having if mostly(is_sentence, texts[n])]
    rivals = [n for n, column in enumerate(columns) if may_be(role, column, grammar) and mostly(is_sentence, texts[n])]
    if telling or rivals:
        for n in labels:
            out[n] = replace(columns[n], role=None, why=f"{columns[n].why}, but its cells are labels")
    if rivals and len(labels) == len(having):
        out[rivals[0]] = replace(columns[rivals[0]], role=role, why=f"{columns[rivals[0]].why}, and its cells tell")
    return out


def may_be(role: ColumnRole, column: Column, grammar: Grammar) -> bool:
    """Whether words know a column as `role` that gave way to another of it."""
    return column.role in (None, R.MEASURE) and grammar.columns.match(column.header)[0] == role


def untimed_priority(column: Column, texts: Sequence[str], roles: set[ColumnRole | None]) -> Column:
    """A priority column that says no timeframe: what the actions answer where nothing else says it, else no role."""
    told = bool(texts) and 2 * sum(is_sentence(text) for text in texts) >= len(texts)
    if told and R.ACTION in roles and R.RECOMMENDATION not in roles:
        return replace(column, role=R.RECOMMENDATION, why="its cells are sentences that the actions answer")
    return replace(column, role=None, why="no cell is a timeframe")


def timeframe_like(text: str, grammar: Grammar) -> bool:
    """Whether a cell of a priority column is an inspector's timescale, not "High" or "1"."""
    value, _ = read_timescale(fold(text), grammar.timescales)
    return value is not None and value.kind not in ("unresolved", "done") and not fold(text).isdigit()


def is_label(texts: Sequence[str]) -> bool:
    """Whether cells are a few words each and no sentences."""
    return len(texts) >= LEAST_CELLS and all(
        len(text.split()) <= LABEL_WORDS and not is_sentence(text) for text in texts
    )


def mostly(is_so: Callable[[str], bool], texts: Sequence[str]) -> bool:
    """Whether it is so of more than half of two cells or more."""
    return len(texts) >= LEAST_CELLS and 2 * sum(is_so(text) for text in texts) > len(texts)
