"""Printed lines -> the lines that were meant: wrapped lines joined, real line breaks kept (contract, rule 5)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from operator import itemgetter, sub
from typing import NamedTuple

from planparse.readers.pdf.lines import Line, group_lines
from planparse.readers.pdf.model import Box, Word
from planparse.text import ITEM, LIST_MARKS, TEAR, is_item, unmark

_NUMBER = re.compile(r"^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_CAPITALS = 0.34  # of the words inside a cell's lines: more, and any line may open with one
_LONG = 5  # letters: shorter words in small letters may not end an item
_WORDLESS = re.compile(r"^[•●▪■◦‣·∙\uf0b7\uf0a7\uf0d8o–-]$")
_DASH = re.compile(r"^[-–−]\s")
_CLOSING = "?!.,;:)"
_IN_DATE = re.compile(r"\d/$")
_MAX_INSET = 8.0  # points: cell padding is less; text further in is centred or indented
_FITS = 1.5  # points that a word must fit by, before its place on a new line is taken as meant
_PARTED = 0.5  # of the font's size: lines further apart than the closest of a cell by this are paragraphs
_AFAR = 3.0  # of the font's size: no text is set so wide that its lines stand as far apart
_BLANK = 0.9  # of the font's size: the white that a blank line leaves
_SET_OUT = 1.5  # of the font's size: no line of running text opens that much further left than the one before
_SHORT = 0.25  # of the text's width at least is left free by a term
_RESIZED = 1.15  # times: a heading over text, not text that goes on
_USUAL = 0.95  # of the usual font's size: what is smaller is a foot's, a note's or a mark's
_SPACE = 0.25  # of the font's size: a word space
_LETTER = 0.65  # of the font's size: an "n", an "o" or a "u" is no wider
_left = itemgetter(1)  # a word's x0

_LABEL = 4  # words at most of a label before its colon


class Meant(NamedTuple):
    """The printed lines that make one line as it was meant, none where no other was printed, and its text."""

    lines: list[Line]
    text: str


def cell_text(words: Sequence[Word], box: Box) -> str:
    """The marked text of a cell (document.py): one line for each line break that was meant."""
    return "\n".join(marked(meant.text) for meant in said_in(words, box))


def said_in(words: Sequence[Word], box: Box) -> list[Meant]:
    """The lines of a cell as they were meant, by the cell's words and box alone."""
    if not words:
        return []
    if len(words) == 1:
        return [Meant([], words[0].text)]
    if len({word[2] for word in words}) == 1:  # their tops
        return [Meant([], words_text(sorted(words, key=_left), words[0].size))]
    lines = group_lines(words)
    return list(meant_lines(lines, right_of(lines, box), tears=True))


def right_of(lines: Sequence[Line], box: Box) -> float:
    """How far right the text of a cell may run: its padding is as wide as on the left."""
    left = min(line.segments[0].x0 for line in lines)
    inset = min(max(left - box[0], 0.0), _MAX_INSET)
    return max(box[2] - inset, max(line.segments[-1].x1 for line in lines))


def meant_lines(lines: Sequence[Line], right: float, tears: bool = False) -> Iterator[Meant]:
    """The printed lines in runs, each run one line that was meant; `right` is where the text may run to.

    A hyphen at a printed line's end keeps a space after it, for repair to judge; so does, with `tears`, as in a cell, a
    line that one word fills, marked by TEAR.
    """
    texts = [line_text(line) for line in lines]
    closest = 0.0 if are_set_apart(lines, right) else closest_of(lines)
    hanging = has_hanging_numbers(lines, texts)
    dashed = spoken_dashes(lines, texts, right)
    items = tears and are_items(lines, texts, right)
    start = 0
    for at in range(1, len(lines) + 1):
        if at in dashed:
            continue
        if (
            at == len(lines)
            or items
            or breaks(lines[at - 1], texts[at - 1], lines[at], texts[at], right, closest, hanging)
        ):
            ends = [tears and is_full(lines[n - 1], lines[n], right) for n in range(start + 1, at)]
            yield Meant(list(lines[start:at]), run_on(texts[start:at], ends))
            start = at


def run_on(texts: Sequence[str], full: Sequence[bool]) -> str:
    """Printed lines as one; no space where a narrow column parted a closing mark, or "01/09/" from its "2017".

    `full` says of each line but the last whether one word fills it.
    """
    text = texts[0]
    for more, torn in zip(texts[1:], full, strict=True):
        solid = (more[0] in _CLOSING and more[1:2] in ("", " ")) or (_IN_DATE.search(text) and more[0].isdigit())
        text += more if solid else f"{TEAR if torn else ''} {more}"
    return text


def are_items(lines: Sequence[Line], texts: Sequence[str], right: float) -> bool:
    """Whether each printed line of a cell is one that was meant: one ended early, and all open with a capital, though
    few words inside them do and none ends in a short word, as "to" or "and", that asks for more.
    """
    if len(lines) < 3 or not all(text[0].isupper() for text in texts):
        return False
    words = [text.split() for text in texts]
    inner = [word for line in words for word in line[1:]]
    if sum(not word[0].islower() for word in inner) > _CAPITALS * len(inner):
        return False
    ends = [line[-1] for line in words[:-1]]
    if any(end.endswith((",", "-", "&")) or (len(end) < _LONG and end.islower()) for end in ends):
        return False
    return any(has_room(above, line, right) for above, line in itertools.pairwise(lines))


def is_full(line: Line, below: Line, right: float) -> bool:
    """Whether a line is one word, perhaps behind a list mark, with no room for a letter more: the word may be wider."""
    words = [word for segment in line.segments for word in segment.words]
    words = words[1:] if is_item(f"{words[0].text} ") else words
    after = below.segments[0].words[0]
    if len(words) != 1 or not words[0].text[-1:].isalnum():
        return False
    if after.text[:1].isupper() and not (after.text.isupper() and words[0].text.isupper()):
        return False
    letter = max((word.x1 - word.x0) / max(len(word.text), 1) for word in (words[0], after))
    return right - words[0].x1 < max(letter, _LETTER * line.size)


def are_set_apart(lines: Sequence[Line], right: float) -> bool:
    """Whether a blank line parts each line from the next, and most had room for more: short paragraphs, each a line."""
    alike = [(a, b) for a, b in itertools.pairwise(lines) if a.size < _RESIZED * b.size and b.size < _RESIZED * a.size]
    wrapped = sum(not has_room(a, b, right) for a, b in alike)
    return wrapped < len(alike) / 2 and all(b.top - a.bottom > _BLANK * a.size for a, b in alike)


def closest_of(lines: Sequence[Line]) -> float:
    """The least distance between two lines of the usual size or more: a page foot in small type is set closer.

    Where all stand far apart, as a line of text and the page's foot alone, none is the distance of a text's lines.
    """
    if len(lines) < 2:
        return 0.0
    usual = _USUAL * sorted([line.size for line in lines])[len(lines) // 2]
    distances = [b.top - a.bottom for a, b in itertools.pairwise(lines) if a.size >= usual and b.size >= usual]
    least = min(distances or [b.top - a.bottom for a, b in itertools.pairwise(lines)])
    return least if least < _AFAR * usual else 0.0


def breaks(before: Line, said: str, line: Line, text: str, right: float, closest: float, hanging: bool) -> bool:
    """Whether a new line was meant between two printed ones: a list mark, a gap, or room left for the next word.

    `said` and `text` are the texts of the two lines.
    """
    if is_item(text) or (len(text) == 1 and _WORDLESS.match(text)):
        return True
    if (hanging and _NUMBER.match(text)) or _is_label_under_heading(before, line):
        return True
    if len(said) == 1 and _WORDLESS.match(said):
        return False
    size, large = (before.size, line.size) if before.size < line.size else (line.size, before.size)
    if line.top - before.bottom > closest + _PARTED * size or large > _RESIZED * size:
        return True
    return has_room(before, line, right) or is_set_out(before, line, right)


def _is_label_under_heading(before: Line, line: Line) -> bool:
    """Whether a line opens with a short label in bold, "Owner:", and the line over it is bold throughout: a heading."""
    words = [word for segment in line.segments for word in segment.words]
    bold = next((at for at, word in enumerate(words) if not word.bold), len(words))
    if not 0 < bold < min(len(words), _LABEL + 1) or not words[bold - 1].text.endswith(":"):
        return False
    return words[0].text[0].isupper() and all(word.bold for segment in before.segments for word in segment.words)


def has_room(before: Line, line: Line, right: float) -> bool:
    """Whether a line's first word would have fitted on the line before."""
    first = line.segments[0].words[0]
    return before.segments[-1].x1 + _SPACE * min(before.size, line.size) + (first.x1 - first.x0) + _FITS <= right


def is_set_out(before: Line, line: Line, right: float) -> bool:
    """Whether a line opens further left than the one before, with a capital, and is short: a term below what defines
    another; or that one begins behind its middle: "Appendix B" at the right margin over a title.

    Lines set in the middle or to the right begin anywhere.
    """
    (x0, x1), (over0, over1) = ((at.segments[0].x0, at.segments[-1].x1) for at in (line, before))
    if over0 - x0 < _SET_OUT * line.size or not line.segments[0].words[0].text[:1].isupper():
        return False
    apart = x1 < right - _SHORT * (right - x0) or over0 > (x0 + x1) / 2
    return apart and min(over1 - x1, abs(over0 + over1 - x0 - x1) / 2) > line.size


def spoken_dashes(lines: Sequence[Line], texts: Sequence[str], right: float) -> frozenset[int]:
    """The lines whose dash stands in their text, "– by 31 December", and marks no item.

    The line above had no room for it, and it stands where that goes on; bullets mark the items, or it is alone.
    """
    found = frozenset(at for at, text in enumerate(texts) if _DASH.match(text))
    if not found or 0 in found or not (len(found) == 1 or any(text[0] in LIST_MARKS for text in texts)):
        return frozenset()
    return found if all(_is_rest(lines[at - 1], texts[at - 1], lines[at], right) for at in found) else frozenset()


def _is_rest(before: Line, said: str, line: Line, right: float) -> bool:
    """Whether a line stands where the one before goes on, which had no room for its first word."""
    words = [word for part in before.segments for word in part.words][: 1 + is_item(said)]
    level = any(abs(line.segments[0].x0 - word.x0) < _FITS for word in words)
    close = line.top - before.bottom < _PARTED * line.size
    return level and close and not said.endswith((":", ".", ";")) and not has_room(before, line, right)


def has_hanging_numbers(lines: Sequence[Line], texts: Sequence[str]) -> bool:
    """Whether numbers open lines that stand further left than the rest, as in a numbered list."""
    opened = [bool(_NUMBER.match(text)) for text in texts]
    if not any(opened):
        return False
    numbered = [line.segments[0].x0 for line, opens in zip(lines, opened, strict=True) if opens]
    others = [line.segments[0].x0 for line, opens in zip(lines, opened, strict=True) if not opens]
    return not others or min(others) > max(numbered) + 2 or len(numbered) > 1


def line_text(line: Line) -> str:
    """The words of a printed line with single spaces."""
    if len(line.segments) == 1:
        return words_text(line.segments[0].words, line.size)
    return words_text([word for segment in line.segments for word in segment.words], line.size)


def words_text(words: Sequence[Word], size: float) -> str:
    """Words of one line from left to right with single spaces; what touches is one word.

    An endnote's mark is left out, but for one that opens the line, as that of the note itself.
    """
    if len(words) == 1:
        return words[0].text
    touching = 0.08 * size
    texts, lefts, _, rights, _, _, _, raised = zip(*words, strict=True)
    if True not in raised and min(map(sub, lefts[1:], rights)) > touching:
        return " ".join(texts)
    end = words[0].x1
    text = words[0].text
    for word in words[1:]:
        if word.superscript:
            end = word.x1
            continue
        gap = word.x0 - end
        text += f" {word.text}" if gap > touching or gap < -size / 2 else word.text
        end = word.x1
    return text


def marked(text: str) -> str:
    """A line with its list mark, whatever its form, as "• "."""
    if is_item(text):
        return ITEM + unmark(text)
    return text
