"""Who leads and by when, where a line ends with them and no label says so: "Hold a day (Head of Law, June 2023)".

Such an ending is told by what it is, a known party and a time, and by coming again: most lines of the list end so, and
most say what is to be done. Reports end lines with names and dates too, "(Audit Commission, 2011)", but not such lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from planparse.assembly.blocks.label_fields import field_of
from planparse.assembly.shapes import COUNTED, asks, is_deed, is_party
from planparse.document import Block, Paragraph
from planparse.fields.timescales import find_dates, read_timescale
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.text import is_item, unmark

SERIES = 2  # lines that show that their endings say who and when
OFTEN = 3  # and where all only say who
WHEN_WORDS = 8
STATED_WORDS = 2  # before an ending, at least
_BRACKET = re.compile(r"[(\[]([^()\[\]]+(?:\([^()]*\)[^()\[\]]*)?)[)\]][.;]?\s*$")
_DASH = re.compile(r"\s[–—-]\s+(\S.*?)[.;]?\s*$", re.S)
_PAUSE = re.compile(r"\s*(?:[,;:|\n]|(?<!\d)/|/(?!\d)|\s[–—-]|\s(?=by\s))\s*")  # and none in "31/12/2022"


class Ending(NamedTuple):
    """Where a line's ending says who, and where it says when; None where it doesn't."""

    who: int | None
    when: int | None


def closing_fields(blocks: Sequence[Block], grammar: Grammar) -> dict[int, Ending]:
    """The endings that say who does what a line states, and by when, by the blocks' indexes."""
    found: dict[int, Ending] = {}
    dated: dict[int, Ending] = {}
    for run in lists_in(blocks, grammar):
        if under_actions(blocks, run[0][0] if run else 0, grammar):
            dated |= closing_times(run, grammar)
        endings = {at: ending for at, line in run if (ending := ending_of(line.text, grammar)) is not None}
        stated = [line.text for at, line in run if at in endings]
        if 2 * len(endings) >= len(run) and 2 * sum(states_deed(text, grammar) for text in stated) >= len(stated):
            found |= endings
    whole = sum(1 for ending in found.values() if None not in ending)
    leads = sum(1 for ending in found.values() if ending.when is None)
    listed = found if whole >= SERIES or leads == len(found) >= OFTEN else {}
    dated = dated if len(dated) >= SERIES else {}
    return dated | listed | closing_paragraphs(blocks, grammar)


def under_actions(blocks: Sequence[Block], first: int, grammar: Grammar) -> bool:
    """Whether a list stands right under a label that says that actions follow."""
    above = blocks[first - 1] if first else None
    label = field_of(above, grammar) if isinstance(above, Paragraph) else None
    return label is not None and label.role == "action" and label.alone and not label.number


def closing_times(run: Sequence[tuple[int, Paragraph]], grammar: Grammar) -> dict[int, Ending]:
    """The endings of a list of actions each of which says by when in brackets, and no more; none where one does not."""
    endings = [(at, line.text, ending_of(line.text, grammar)) for at, line in run]
    times = {at: ending for at, text, ending in endings if ending is not None and ending.who is None}
    bracketed = all(
        _BRACKET.search(text) and not cites(text, times[at], grammar) for at, text, _ in endings if at in times
    )
    return times if bracketed and len(times) == len(endings) else {}


def closing_paragraphs(blocks: Sequence[Block], grammar: Grammar) -> dict[int, Ending]:
    """The endings of paragraphs outside lists, each of which says what is to be done, by whom and when.

    A report ends such a sentence with what it cites, "(Department for Education, 2018)", but with no month or day.
    """
    found: dict[int, Ending] = {}
    for at, line in enumerate(blocks):
        ending = ending_of(line.text, grammar) if isinstance(line, Paragraph) else None
        if isinstance(line, Paragraph) and ending and None not in ending and may_state(line, grammar):
            found |= {} if cites(line.text, ending, grammar) else {at: ending}
    return found if len(found) >= SERIES else {}


def may_state(block: Paragraph, grammar: Grammar) -> bool:
    """Whether a paragraph outside lists is a sentence that says what is to be done, and no label opens it."""
    if block.heading is not None or not block.text or is_listed(block):
        return False
    return asks(block.text, grammar) and not field_of(block, grammar)


def cites(text: str, ending: Ending, grammar: Grammar) -> bool:
    """Whether the time of an ending is a bare year, as that of a book is."""
    dates = find_dates(text[ending.when :], grammar.timescales)
    return any(date.precision == "year" for _, _, date in dates)


def lists_in(blocks: Sequence[Block], grammar: Grammar) -> Iterator[list[tuple[int, Paragraph]]]:
    """Each list's items with their places, but those that a label opens; counted lines are items too.

    Lists without a line that brackets end or a dash parts are left out.
    """
    for items, run in groupby(enumerate(blocks), key=lambda each: is_listed(each[1])):
        lines = [(at, b) for at, b in run if isinstance(b, Paragraph)] if items else []
        if any(_BRACKET.search(b.text) or _DASH.search(b.text) for _, b in lines):
            yield [(at, b) for at, b in lines if field_of(b, grammar) is None]


def is_listed(block: Block) -> bool:
    """Whether a block is one of a list's items or a counted line."""
    if not isinstance(block, Paragraph) or block.heading is not None:
        return False
    return is_item(block.text) or COUNTED.match(block.text) is not None


def states_deed(text: str, grammar: Grammar) -> bool:
    """Whether an item says what is to be done, whatever counts it."""
    return is_deed(COUNTED.sub("", unmark(text)), grammar)


def ending_of(text: str, grammar: Grammar) -> Ending | None:
    """What the brackets or the dash say that a line ends with; behind a dash both who and when, or neither."""
    bracket = _BRACKET.search(text)
    if bracket is not None:
        found = who_and_when(text, *bracket.span(1), grammar)
    else:
        dashed = (who_and_when(text, *dash.span(1), grammar) for dash in dashes(text))
        found = next((ending for ending in dashed if ending is not None and None not in ending), None)
    if found is None or len(unmark(text[: min(at for at in found if at is not None)]).split()) < STATED_WORDS:
        return None
    return found


def dashes(text: str) -> Iterator[re.Match[str]]:
    """What stands behind each dash of a line, the longest first."""
    found = _DASH.search(text)
    while found is not None:
        yield found
        found = _DASH.search(text, found.start() + 1)


def who_and_when(text: str, start: int, end: int, grammar: Grammar) -> Ending | None:
    """What a part of a line says, the one, the other or both in either order; None where it says anything else."""
    pauses = [*_PAUSE.finditer(text, start, end)]
    behind: Ending | None = None
    for pause in reversed(pauses):  # "Service Manager, Front Door, by June 2024": a post has pauses, a time few
        before, after = parted_at(text, start, pause, end)
        if behind is not None and not after[:1].islower():
            break  # but "first report by June 2024" is one
        if is_party(before, grammar) and says_when(after, grammar) and not find_dates(before, grammar.timescales):
            behind = Ending(start, pause.end())
    if behind is not None:
        return behind
    for pause in pauses:
        before, after = parted_at(text, start, pause, end)
        if says_when(before, grammar) and is_party(after, grammar):
            return Ending(pause.end(), start)
    said = text[start:end].strip()
    if says_when(said, grammar):  # before the other: "June 2016" may be a person too
        return Ending(None, start)
    return Ending(start, None) if is_party(said, grammar) else None


def parted_at(text: str, start: int, pause: re.Match[str], end: int) -> tuple[str, str]:
    """What stands before a pause and behind it."""
    return text[start : pause.start()].strip(), text[pause.end() : end].strip()


def says_when(text: str, grammar: Grammar) -> bool:
    """Whether the whole of a text is a time, or says as "ongoing" and "to be confirmed" do that it has none."""
    value, _ = read_timescale(text, grammar.timescales) if len(text.split()) <= WHEN_WORDS else (None, ())
    return value is not None and (value.kind != "unresolved" or header_key(text) in grammar.parties.undecided)
