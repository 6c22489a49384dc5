"""Reads what stands around the plan: title, inspection, dates, version, reviews, glossary; the rest is notes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from planparse.assembly.model import FrontMatter, TextLine
from planparse.assembly.surroundings.furniture import line_key
from planparse.assembly.surroundings.glossary import read_glossary
from planparse.assembly.surroundings.own_date import label_kind, names_days, own_date, said_date
from planparse.assembly.surroundings.paragraphs import merged, uncounted
from planparse.assembly.surroundings.titles import FRONT_LINES, find_title
from planparse.assembly.surroundings.versions import is_file_name, is_path, only_labels, version_pattern
from planparse.document import BLANK, Slice
from planparse.fields.inspections import find_inspection
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Inspection, Timescale
from planparse.text import fold, plain

NEAR_DATE = 2  # words between a label and its date, such as the day's name
LISTED_CELLS, LISTED_ROWS = 3, 3  # at least, of a table that lists, its header among the rows
PART_WORDS = 4  # a part of a running line shorter than this may be text of its own
_PAIRS = re.compile(r"[,;.]\s+|\s[|–—-]\s|\s+(?:and|with)\s+")
_BAR = " | "


@dataclass(slots=True)
class Front:
    """What has been read so far; lines leave `lines` as they are understood."""

    lines: list[TextLine]
    grammar: Grammar
    matter: FrontMatter = field(default_factory=FrontMatter)
    boilerplate: list[Slice] = field(default_factory=list)
    inspected: Slice = BLANK
    fieldwork: Slice = BLANK  # the line that names an inspection by its days, where no other label gives them
    planned: bool = True
    running: frozenset[str] = frozenset()  # keys of the lines that each page repeats


def read_front_matter(
    notes: Sequence[TextLine],
    aside: Sequence[Slice],
    grammar: Grammar,
    themes: Sequence[str] = (),
    *,
    planned: bool = True,
) -> tuple[FrontMatter, tuple[Slice, ...]]:
    """The front matter and notes of the lines outside the plan, and the label words that are boilerplate.

    `planned` says that the document holds a plan: without one its date is no plan's (contract, rule 15).
    """
    running = frozenset(line_key(piece.text) for piece in aside)
    front = Front(list(notes), grammar, planned=planned, running=running)
    glossary = read_glossary(front.lines, grammar)
    front.lines, front.matter = glossary.rest, replace(front.matter, glossary=glossary.entries)
    front.boilerplate += glossary.boilerplate
    front.boilerplate += [line.slice for line in front.lines if is_path(line.slice.text)]
    front.lines = [line for line in front.lines if not is_path(line.slice.text)]
    take_labelled_dates(front)
    front.lines = merged(front.lines, running, grammar)
    take_title(front)
    take_said_inspection(front)
    take_inspection(front, themes)
    take_version(front)
    if planned:
        take_issue_date(front, aside)
    title = line_key(front.matter.title.text)
    gone = [line for line in front.lines if is_running(key := line_key(line.slice.text), running) or key == title]
    repeated = tuple(line.slice for line in gone)
    front.boilerplate += repeated
    kept = (line.slice for line in front.lines if line not in gone)
    notes_left = tuple(Slice(text, line.refs) for line in kept if (text := plain(line.text)))
    return replace(front.matter, notes=notes_left, running=repeated), tuple(front.boilerplate)


def is_running(key: str, running: Collection[str]) -> bool:
    """Whether a line is one that each page repeats, or one of the lines that it takes elsewhere."""
    if key in running:
        return True
    return len(key.split()) >= PART_WORDS and any(r.startswith(f"{key} ") or r.endswith(f" {key}") for r in running)


# ---- labelled dates -----------------------------------------------------------------------------


def take_labelled_dates(front: Front) -> None:
    """Move "Date of next review: March 2012", in a line or a small table, out of the lines."""
    kept: list[TextLine] = []
    index = 0
    while index < len(front.lines):
        line = front.lines[index]
        after = front.lines[index + 1] if index + 1 < len(front.lines) else None
        if after is not None and take_columns(front, line, after):
            index += 2
        elif take_pairs(front, line) or take_pair(front, line):
            index += 1
        else:
            kept.append(line)
            index += 1
    front.lines = kept


def take_columns(front: Front, labels: TextLine, values: TextLine) -> bool:
    """Labels in one row of a small table, their dates in the next."""
    heads, dates = labels.slice.text.split(_BAR), values.slice.text.split(_BAR)
    if not (labels.in_table and values.in_table and len(heads) == len(dates)):
        return False
    kinds = [label_kind(head, front.grammar) for head in heads]
    if not all(kinds) or (not front.planned and "issued" in kinds):
        return False
    if not all(find_dates(date, front.grammar.timescales) for date in dates):
        return False
    for head, date in zip(heads, dates, strict=True):
        add_date(front, Slice(head, labels.slice.refs), Slice(date, values.slice.refs))
    return True


def take_pair(front: Front, line: TextLine) -> bool:
    """A label and its date in one line."""
    text = fold(line.slice.text)
    head, mark, rest = text.partition(_BAR if _BAR in text else ":")
    if not mark or len(rest.split()) > 8 or not find_dates(rest, front.grammar.timescales):
        return False
    if not label_kind(head, front.grammar):
        if names_days(head, front.grammar) and not front.fieldwork:
            front.fieldwork = line.slice
        return False
    if label_kind(head, front.grammar) == "issued" and not (front.planned and says_date(rest, front.grammar)):
        return False
    add_date(front, Slice(head, line.slice.refs), Slice(rest.strip(), line.slice.refs))
    return label_kind(head, front.grammar) != "inspected"  # that line stays a note: the inspection is a view on it


def take_pairs(front: Front, line: TextLine) -> bool:
    """Several labels of the plan's own dates in one line: "Produced April 2022, next review date October 2022"."""
    found: list[tuple[str, str]] = []
    for part in _PAIRS.split(fold(line.slice.text).rstrip(".")):
        dates = find_dates(part, front.grammar.timescales)
        start, end = (dates[0][0], dates[0][1]) if len(dates) == 1 else (0, 0)
        if end < len(part) or label_kind(part[:start], front.grammar) not in ("issued", "review"):
            return False
        found.append((part[:start].strip(" :"), part[start:]))
    if len(found) < 2 or not front.planned:
        return False
    for label, date in found:
        add_date(front, Slice(label, line.slice.refs), Slice(date, line.slice.refs))
    return True


def says_date(text: str, grammar: Grammar) -> bool:
    """Whether a text is a date with a few words before it at most, and not a sentence that has one."""
    return len(text[: find_dates(text, grammar.timescales)[0][0]].split()) <= NEAR_DATE


def add_date(front: Front, label: Slice, date: Slice) -> None:
    """Store a labelled date: the plan's own, the inspection's, or a review."""
    if label_kind(label.text, front.grammar) == "inspected":
        front.inspected = date
        return
    if label_kind(label.text, front.grammar) == "issued" and not front.matter.issued:
        front.boilerplate.append(label)
        front.matter = replace(front.matter, issued=date)
    else:
        front.matter = replace(front.matter, reviews=(*front.matter.reviews, (label, date)))


# ---- title, inspection, version, date ------------------------------------------------------------


def take_title(front: Front) -> None:
    """Move the plan's title out of the lines."""
    title = find_title(front.lines, front.running, front.grammar)
    if title is not None:
        front.lines.remove(title)
        front.matter = replace(front.matter, title=Slice(plain(title.slice.text), title.slice.refs))


def dates_in(grammar: Grammar) -> Callable[[str], Sequence[tuple[int, int, Timescale]]]:
    """The dates printed in a text, for readers that don't know the grammar."""
    return lambda text: find_dates(text, grammar.timescales)


def take_said_inspection(front: Front) -> None:
    """A sentence that begins with when it was: "Inspected May 2019." The line stays a note."""
    for line in (front.matter.title, *(line.slice for line in front.lines[:FRONT_LINES])):
        said = said_date(line.text, front.grammar.furniture.inspected, front.grammar, between=2)
        if said is not None and not front.inspected:
            front.inspected = Slice(said[0], line.refs)


def take_inspection(front: Front, themes: Sequence[str]) -> None:
    """Read the inspection out of the title and first lines; a line that says nothing else leaves the notes."""
    early = front.lines[:FRONT_LINES]
    own = [line for line in early if line_key(line.slice.text) not in front.running]
    found = named_inspection(own, front, themes) or named_inspection(early, front, themes)
    if front.fieldwork and not front.inspected and (found is None or found.date is None):
        front.inspected = front.fieldwork
        found = Inspection(framework=found.framework if found else None, text=fold(front.fieldwork.text))
    if found is None and front.inspected:
        found = Inspection(framework=None, text=fold(front.inspected.text))
    if found is None:
        return
    named = found
    told = find_dates(front.inspected.text, front.grammar.timescales) if front.inspected else ()
    if told:
        short, whole = sorted((found.text, fold(front.inspected.text)), key=len)
        text = whole if short in whole else f"{found.text} {fold(front.inspected.text)}"
        found = found.model_copy(update={"date": told[0][2], "text": text})
    front.matter = replace(front.matter, inspection=found)
    front.lines = [line for line in front.lines if not (line in early and told_by(line, named))]


def named_inspection(lines: Sequence[TextLine], front: Front, themes: Sequence[str]) -> Inspection | None:
    """The inspection that lines, the title among them in its place, or themes name."""
    title = front.matter.title
    single = without_listings(lines)
    ahead = [uncounted(line) for line in single if before(line.slice, title)]
    behind = [uncounted(line) for line in single if not before(line.slice, title)]
    order = [*ahead, *([title.text] if title else []), *behind, *themes]
    return find_inspection(order, front.grammar.references, dates_in(front.grammar))


def without_listings(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, without the rows of tables that list: a header over several rows of three cells or more.

    Such a table tells all inspections that there were; which of them the plan answers, it doesn't say.
    """
    wide = [line.slice.text.count(_BAR) + 1 if line.in_table else 0 for line in lines]
    runs = [list(run) for _, run in itertools.groupby(range(len(lines)), key=lambda at: wide[at])]
    return [lines[at] for run in runs for at in run if wide[at] < LISTED_CELLS or len(run) < LISTED_ROWS]


def before(line: Slice, title: Slice) -> bool:
    """Whether a line stands above the title."""
    return bool(title) and bool(line.refs) and place_of(line.refs[0]) < place_of(title.refs[0])


def place_of(ref: CellRef) -> tuple[int, int, float]:
    """Where a line stands among those outside tables: a PDF tells by page and height, other formats count lines."""
    return ref.page or 0, ref.line or 0, ref.bbox[1] if ref.bbox else 0.0


def told_by(line: TextLine, inspection: Inspection) -> bool:
    """Whether all that a line says is in the inspection's text."""
    text = plain(line.slice.text).strip(" .")
    return bool(text) and text in fold(inspection.text)


def take_version(front: Front) -> None:
    """Read a version mark out of a short line; its date is the plan's own.

    A line that says more than those, as who agreed it, is a note too (contract, rule 1).
    """
    for line in front.lines[:FRONT_LINES]:
        text = fold(line.slice.text)
        found = version_pattern(front.grammar.furniture.version).search(text)
        if not found or len(text.split()) > 8 or is_file_name(text):
            continue
        printed = found.group(2) if found.group(1) else found.group()
        rest = text.replace(printed, " ", 1)
        dates = find_dates(rest.lstrip(" ,;:–—-"), front.grammar.timescales)
        undated = rest.replace(dates[0][2].text, " ", 1) if dates else rest
        if dates and front.planned and not front.matter.issued:
            front.matter = replace(front.matter, issued=Slice(dates[0][2].text, line.slice.refs))
        front.matter = replace(front.matter, version=Slice(printed, line.slice.refs))
        if only_labels(undated, front.grammar):
            front.boilerplate.append(Slice(undated if front.planned else rest, line.slice.refs))
            front.lines.remove(line)
        return


def take_issue_date(front: Front, aside: Sequence[Slice]) -> None:
    """Find the plan's own date; a line that says nothing else leaves the notes."""
    if front.matter.issued:
        return
    matter = front.matter
    found = own_date(front.lines[:FRONT_LINES], aside, matter.title, matter.inspection, front.grammar)
    if found is not None:
        front.matter = replace(matter, issued=found.date, issued_place=found.place)
        front.lines = [line for line in front.lines if line is not found.line]
