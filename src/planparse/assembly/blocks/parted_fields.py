"""Lines that hold several labelled fields: "Lead: Jane Doe. By when: June 2016", below what they tell of or behind it.

A label inside a line is one where it comes again in others, and its words are a column's: behind a mark or a line's end
nearly, behind a mere space exactly. The time that a line ends with needs no label behind who leads: "(Lead: Jane Doe,
by June 2016)"; who and when that lines end with again and again need none (closing_fields).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from planparse.assembly.blocks.closing_fields import Ending, closing_fields, says_when
from planparse.assembly.blocks.label_fields import CERTAIN, EXACT
from planparse.assembly.model import ColumnRole
from planparse.assembly.shapes import DATES, PARTIES, is_dateish
from planparse.document import Block, Paragraph
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.text import unmark

SERIES = 2  # lines of the same fields that show that they are some, and fields of one line
LABEL_WORDS = 5
_COLON = re.compile(r":(?=\s)")
_MARK = re.compile(r"(?:[.;,|(\[\n]|\s/\s|\s[–—-]\s)\s*")
_BRACKET_END = re.compile(r"[)\]][.;]?$")
_WORD = re.compile(r"\w\S*")
_PAUSE = re.compile(r"(?:[.;,]|\s[–—-])\s+")
_PAUSED = re.compile(r"\s*(?:[|;,(\[]|\s[–—/-])$")
_WHO, _WHEN = "Lead", "By when"  # labels of ours, where none stands before who leads or a time


class Cut(NamedTuple):
    """Where a label opens in a line, its role and its key; `label`: ours, where a value stands there without one."""

    at: int
    role: str | None
    key: str
    label: str = ""


def with_fields_parted(blocks: Sequence[Block], grammar: Grammar) -> tuple[list[Block], dict[int, Paragraph]]:
    """The blocks with a paragraph for each field of such lines; and the whole line by the `id` of each of these."""
    cuts = {at: closing_cuts(ending) for at, ending in closing_fields(blocks, grammar).items()}
    cuts |= {at: found for at, block in enumerate(blocks) if (found := cuts_in(block, grammar))}
    count = Counter(key for found in cuts.values() for key in {cut.key for cut in found})
    out: list[Block] = []
    whole: dict[int, Paragraph] = {}
    for at, block in enumerate(blocks):
        again = [cut for cut in cuts.get(at, ()) if count[cut.key] >= SERIES]
        pieces = pieces_of(block, again) if isinstance(block, Paragraph) and again else []
        whole |= {id(piece): block for piece in pieces if isinstance(block, Paragraph)}
        out += pieces or [block]
    return out, whole


def unparted(blocks: Sequence[Block], whole: dict[int, Paragraph]) -> list[Block]:
    """The blocks, each line that no table took one of its fields from whole again."""
    left = Counter(id(whole[id(block)]) for block in blocks if id(block) in whole)
    parts = Counter(map(id, whole.values()))
    out: list[Block] = []
    for block in blocks:
        line = whole.get(id(block))
        if line is None or left[id(line)] < parts[id(line)]:
            out.append(block)
        elif not out or out[-1] is not line:
            out.append(line)
    return out


def closing_cuts(ending: Ending) -> list[Cut]:
    """Where an ending without labels says who and when, in the order of the line."""
    who = Cut(ending.who, ColumnRole.LEAD, header_key(_WHO), _WHO) if ending.who is not None else None
    when = Cut(ending.when, ColumnRole.DUE, header_key(_WHEN), _WHEN) if ending.when is not None else None
    return sorted(cut for cut in (who, when) if cut is not None)


def cuts_in(block: Block, grammar: Grammar) -> list[Cut]:
    """The labels in a line that holds two fields, or one on a line of its own or in closing brackets, and says who or
    when; else none.
    """
    if not isinstance(block, Paragraph) or block.heading is not None or ":" not in block.text:
        return []
    found: list[Cut] = []
    start = 0
    for colon in _COLON.finditer(block.text):
        cut = cut_before(block.text, start, colon.start(), grammar)
        found += [cut] if cut is not None else []
        start = colon.end()
    found += time_behind(block.text, found[-1], grammar) if found else []
    several = len(found) >= SERIES or (bool(found) and "\n" in block.text[: found[0].at])
    several = several or (bool(found) and brackets_end(block.text, found[0].at))
    return found if several and any(cut.role in PARTIES | DATES for cut in found) else []


def brackets_end(text: str, at: int) -> bool:
    """Whether brackets that open right before a place hold all the rest of a line."""
    return text[:at].rstrip().endswith(("(", "[")) and _BRACKET_END.search(text, at) is not None


def cut_before(text: str, start: int, colon: int, grammar: Grammar) -> Cut | None:
    """The label that ends at a colon: all words from the mark before it, or the most that are a column's very words;
    `start`: where the colon before it ends, which no label stands across.
    """
    marks = [mark.end() for mark in _MARK.finditer(text, start, colon)]
    opening = marks[-1] if marks else start
    starts = [word.start() for word in _WORD.finditer(text, opening, colon)]
    for at in starts[-LABEL_WORDS:]:
        words = text[at:colon]
        role, certainty, _ = grammar.columns.match_label(words)
        alone = at == starts[0] and (bool(marks) or not start)
        if words[0].isupper() and certainty >= (CERTAIN if alone else EXACT):
            return Cut(at, role, header_key(words).removesuffix("s"))
    return None


def time_behind(text: str, who: Cut, grammar: Grammar) -> list[Cut]:
    """Where the times open that a line ends with behind who leads, each from one pause to the next; none for other
    words.
    """
    if who.role not in PARTIES:
        return []
    bracket = _BRACKET_END.search(text)
    end = bracket.start() if bracket else len(text)
    starts: list[int] = []
    for pause in reversed([*_PAUSE.finditer(text, text.index(":", who.at), end)]):
        said = text[pause.end() : end].rstrip(".")
        if not (is_dateish(said, grammar) or says_when(said, grammar)):
            break
        starts.append(pause.end())
        end = pause.start()
    return [Cut(at, ColumnRole.DUE, header_key(_WHEN), _WHEN) for at in starts[-1:]]


def pieces_of(line: Paragraph, cuts: Sequence[Cut]) -> list[Paragraph]:
    """A paragraph for what stands before the first label, where anything does, and one for each label on.

    Where the label is ours the paragraph has it as its own, and the text does not.
    """
    cuts = [cut for cut in cuts if unmark(line.text[: cut.at])]
    ends = [0, *(cut.at for cut in cuts), len(line.text)]
    texts = [line.text[a:b].strip() for a, b in itertools.pairwise(ends)]
    if len(texts) < SERIES:
        return []
    if texts[0].endswith(("(", "[")):  # "Hold a day (Lead: Jane Doe; By when: June 2016)"
        texts[-1] = _BRACKET_END.sub("", texts[-1])
    labels = ["", *(cut.label for cut in cuts)]
    texts = [_PAUSED.sub("", text) for text in texts]
    pieces = zip(labels, texts, strict=True)
    return [
        replace(line, text=text, printed="", joined=line.joined and not at, label=label)
        for at, (label, text) in enumerate(pieces)
        if text
    ]
