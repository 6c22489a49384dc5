"""Reads what stands around the plan: title, inspection, dates, version, reviews, glossary; the rest is notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from planparse.assembly.furniture import line_key
from planparse.assembly.model import FrontMatter, TextLine
from planparse.document import BLANK, Slice
from planparse.fields.inspections import find_inspection, framework_of
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.schema import Inspection, Timescale
from planparse.text import fold, is_item, plain

TITLE_WORDS = 45
FRONT_LINES = 14
_VERSION = re.compile(r"\b(?:v(?:ersion)?(?: no)?\.?(:)?\s*)(\d+(?:\.\d+)*[a-z]?)\b", re.I)
_ENTRY = re.compile(r"^(.{1,40}?)\s*(?:\t|\s\|\s|\s[–—=-]\s|[:=]\s)\s*(.+)$")
_BAR = " | "


@dataclass(slots=True)
class Front:
    """What has been read so far; lines leave `lines` as they are understood."""

    lines: list[TextLine]
    grammar: Grammar
    matter: FrontMatter = field(default_factory=FrontMatter)
    boilerplate: list[Slice] = field(default_factory=list)
    inspected: Slice = BLANK


def read_front_matter(
    notes: Sequence[TextLine], aside: Sequence[Slice], grammar: Grammar, themes: Sequence[str] = ()
) -> tuple[FrontMatter, tuple[Slice, ...]]:
    """The front matter and notes of the lines outside the plan, and the label words that are boilerplate."""
    running = {line_key(piece.text) for piece in aside}
    front = Front(list(notes), grammar)
    take_glossary(front)
    take_labelled_dates(front)
    front.lines = merged(front.lines, grammar)
    take_title(front)
    take_inspection(front, themes)
    take_version(front)
    take_issue_date(front, aside)
    repeated = tuple(line.slice for line in front.lines if line_key(line.slice.text) in running)
    front.boilerplate += repeated
    front.lines = [line for line in front.lines if line_key(line.slice.text) not in running]
    notes_left = tuple(Slice(plain(line.slice.text), line.slice.refs) for line in front.lines)
    return replace(front.matter, notes=notes_left, running=repeated), tuple(front.boilerplate)


# ---- glossary -----------------------------------------------------------------------------------


def take_glossary(front: Front) -> None:
    """Move the entries under a glossary heading out of the lines."""
    names = front.grammar.furniture.glossary
    entries: list[tuple[Slice, Slice]] = []
    kept: list[TextLine] = []
    inside = False
    for line in front.lines:
        text = fold(line.slice.text)
        if text.rstrip(":. ").casefold() in names:
            inside = True
            front.boilerplate.append(line.slice)
            continue
        entry = glossary_entry(text) if inside else None
        if entry is None:
            inside = inside and not entries
            kept.append(line)
        else:
            entries.append((Slice(entry[0], line.slice.refs), Slice(entry[1], line.slice.refs)))
    front.lines = kept
    front.matter = replace(front.matter, glossary=tuple(entries))


def glossary_entry(text: str) -> tuple[str, str] | None:
    """("PCT", "Primary Care Trust") of a glossary line; null for a line that explains nothing."""
    text = plain(text)
    marked = _ENTRY.match(text)
    if marked and len(marked.group(1).split()) <= 4 and len(text.split()) <= 40:
        head = marked.group(1)
        if " " not in head or head[0].isupper():
            return (
                (head.strip(), marked.group(2).strip())
                if not re.match(r"^\S+ \S+:", text) or _BAR in text
                else split_term(text)
            )
    return split_term(text)


def split_term(text: str) -> tuple[str, str] | None:
    """Part a term from its definition where nothing stands between them."""
    words = text.split(" ")
    if len(words) < 2 or len(words) > 30 or not re.match(r"^[A-Z0-9][\w&/'-]*$", words[0]):
        return None
    acronym = sum(1 for c in words[0] if c.isupper() or c.isdigit()) >= 2
    take = 1
    second = words[1]
    if len(words) > 2 and second[0].isupper():
        repeated = second in words[2:]
        name = not acronym and words[2][0].islower() and not second.endswith(("'s", "’s"))
        take = 2 if repeated or name else 1
    return " ".join(words[:take]), " ".join(words[take:])


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
        elif take_pair(front, line):
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
    if not all(label_kind(head, front.grammar) for head in heads):
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
    if not mark or not label_kind(head, front.grammar) or len(rest.split()) > 8:
        return False
    if not find_dates(rest, front.grammar.timescales):
        return False
    add_date(front, Slice(head, line.slice.refs), Slice(rest.strip(), line.slice.refs))
    return label_kind(head, front.grammar) != "inspected"  # that line stays a note: the inspection is a view on it


def label_kind(head: str, grammar: Grammar) -> str:
    """The kind of a known label of a date: "issued", "inspected", "review"; else ""."""
    key = fold(head).casefold().strip(":. ")
    if key in grammar.furniture.review:
        return "review"
    if key in grammar.furniture.inspected:
        return "inspected"
    return "issued" if key in grammar.furniture.issued else ""


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


def merged(lines: Sequence[TextLine], grammar: Grammar) -> list[TextLine]:
    """Lines of one paragraph as one, but for those that say something whole: a title, an inspection, a date."""
    out: list[TextLine] = []
    for line in lines:
        if (
            line.joined
            and out
            and not is_item(line.slice.text)
            and line.heading == out[-1].heading
            and not out[-1].in_table
        ):
            last = out[-1].slice
            apart = stands_alone(line, grammar) or stands_alone(out[-1], grammar)
            if line.slice.refs[0].line == (last.refs[-1].line or 0) + 1 and not apart:
                both = Slice(f"{last.text} {line.slice.text}", last.refs + line.slice.refs)
                out[-1] = replace(out[-1], slice=both)
                continue
        out.append(line)
    return out


def stands_alone(line: TextLine, grammar: Grammar) -> bool:
    """Whether a line is whole by itself: it names a plan or an inspection, or is a date."""
    text = fold(line.slice.text)
    if len(text.split()) > 20 or text[:1].islower():
        return False
    if any(phrase in text.casefold() for phrase in grammar.furniture.titles):
        return True
    if framework_of(text, grammar.references) is not None:
        return True
    words = text.casefold().split()
    if len(words) > 1 and words[-1] in grammar.furniture.bodies and words[0] not in grammar.furniture.body_kinds:
        return True
    found = find_dates(text, grammar.timescales)
    return bool(found) and found[0][0] == 0 and found[0][1] == len(text)


def take_title(front: Front) -> None:
    """Move the plan's title out of the lines: the first that names a plan, else a first heading."""
    phrases = front.grammar.furniture.titles
    candidates = [
        line
        for line in front.lines[:FRONT_LINES]
        if not is_item(line.slice.text) and len(line.slice.text.split()) <= TITLE_WORDS and not line.in_table
    ]
    named = [line for line in candidates if any(p in fold(line.slice.text).casefold() for p in phrases)]
    headed = [line for line in candidates if line.heading == 1]
    inspected = [x for x in candidates if framework_of(fold(x.slice.text), front.grammar.references) is not None]
    title = next(iter(headed if headed and headed[0] in named else named or headed or inspected), None)
    if title is None and front.lines and candidates and candidates[0] is front.lines[0]:
        first = fold(candidates[0].slice.text)
        title = candidates[0] if len(first.split()) <= 20 and not first.endswith(".") else None
    if title is not None:
        front.lines.remove(title)
        front.matter = replace(front.matter, title=Slice(plain(title.slice.text), title.slice.refs))


def dates_in(grammar: Grammar) -> Callable[[str], Sequence[tuple[int, int, Timescale]]]:
    """The dates printed in a text, for readers that don't know the grammar."""
    return lambda text: find_dates(text, grammar.timescales)


def take_inspection(front: Front, themes: Sequence[str]) -> None:
    """Read the inspection out of the title and first lines; a line that says nothing else leaves the notes."""
    title = front.matter.title
    early = front.lines[:FRONT_LINES]
    ahead = [line for line in early if before(line.slice, title)]
    behind = [line for line in early if not before(line.slice, title)]
    order = [
        *(plain(x.slice.text) for x in ahead),
        *([title.text] if title else []),
        *(plain(x.slice.text) for x in behind),
    ]
    found = find_inspection([*order, *themes], front.grammar.references, dates_in(front.grammar))
    if found is None and front.inspected:
        found = Inspection(framework=None, text=fold(front.inspected.text))
    if found is None:
        return
    told = find_dates(front.inspected.text, front.grammar.timescales) if front.inspected else ()
    if told:
        printed = fold(front.inspected.text)
        text = found.text if printed in found.text else f"{found.text} {printed}"
        found = found.model_copy(update={"date": told[0][2], "text": text})
    front.matter = replace(front.matter, inspection=found)
    front.lines = [line for line in front.lines if not (line in early and told_by(line, found))]


def before(line: Slice, title: Slice) -> bool:
    """Whether a line stands above the title."""
    return bool(title) and bool(line.refs) and (line.refs[0].line or 0) < (title.refs[0].line or 0)


def told_by(line: TextLine, inspection: Inspection) -> bool:
    """Whether all that a line says is in the inspection's text."""
    text = plain(line.slice.text).strip(" .")
    return bool(text) and text in fold(inspection.text)


def take_version(front: Front) -> None:
    """Read a version mark out of a short line; its date is the plan's own."""
    for line in front.lines[:FRONT_LINES]:
        text = fold(line.slice.text)
        found = _VERSION.search(text)
        if not found or len(text.split()) > 8:
            continue
        printed = found.group(2) if found.group(1) else found.group()
        dates = find_dates(text, front.grammar.timescales)
        rest = text.replace(printed, " ", 1)
        if dates:
            rest = rest.replace(dates[0][2].text, " ", 1)
            if not front.matter.issued:
                front.matter = replace(front.matter, issued=Slice(dates[0][2].text, line.slice.refs))
        front.matter = replace(front.matter, version=Slice(printed, line.slice.refs))
        front.boilerplate.append(Slice(rest, line.slice.refs))
        front.lines.remove(line)
        return


def take_issue_date(front: Front, aside: Sequence[Slice]) -> None:
    """Find the plan's own date: beside the page number, in the title after the inspection, or alone in a line."""
    if front.matter.issued:
        return
    grammar = front.grammar.timescales
    for piece in aside:
        if dates := [
            d for d in find_dates(piece.text, grammar) if d[2].precision == "day" or d[2].precision == "month"
        ]:
            front.matter = replace(front.matter, issued=Slice(dates[-1][2].text, piece.refs))
            return
    title = front.matter.title
    inspected = front.matter.inspection.text if front.matter.inspection else ""
    outside = title.text.replace(inspected, " ") if inspected else title.text
    dates = [d for d in find_dates(outside, grammar) if d[2].precision in ("day", "month")]
    if dates and (inspected or len(dates) == 1):
        front.matter = replace(front.matter, issued=Slice(dates[-1][2].text, title.refs))
        return
    labels = front.grammar.furniture.issued
    for line in front.lines[:FRONT_LINES]:
        text = fold(line.slice.text).strip("() ")
        found = find_dates(text, grammar)
        if len(found) == 1 and len(text.split()) <= 16 and text.casefold().startswith(labels) and found[0][0] > 0:
            front.matter = replace(front.matter, issued=Slice(found[0][2].text, line.slice.refs))
            return
        if found and found[0][0] == 0 and found[0][1] == len(text) and found[0][2].precision in ("day", "month"):
            front.matter = replace(front.matter, issued=Slice(text, line.slice.refs))
            front.lines.remove(line)
            return
