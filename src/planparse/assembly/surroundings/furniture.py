"""Sets aside what each page repeats: running titles, footers, page numbers (contract, rule 1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from planparse.assembly.blocks.headings import numbered_heading, opening_pattern
from planparse.assembly.blocks.label_fields import CERTAIN, EXACT, LABEL
from planparse.assembly.blocks.recurring_labels import recurring_labels
from planparse.assembly.model import Body
from planparse.assembly.shapes import DATES, PARTIES
from planparse.document import Block, Document, Paragraph, Slice, Table
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.schema import CellRef
from planparse.text import any_of, fold, is_item

_REFERENCE = re.compile(r"^[A-Z]{2,8}[\s/-]\(?\d[\d/.()\s-]*$")  # of a row: "DEP 002.01"
_BARE_NUMBER = re.compile(r"^[-–—\s]*\d{1,4}[-–—\s]*$")
_DASH = re.compile(r"\s+[–—-]\s+")
KNOWN = 85  # how well a header's or a label's words must be known that are no page's
TITLE_LINES = 8  # a running title repeats one of the first lines of the document
REPEATS = 3  # what stands twice may be meant: two sections with the same score card
TOP_LINES = 2
HEAD_LINES = 4  # a header set with spaces may take several
SAME_PLACE = 3.0  # points
LABEL_WORDS = 6  # of a label alone on its line
MARK_WORDS = 14  # a page mark is a short line


def remove_furniture(document: Document, grammar: Grammar) -> Body:
    """The document's blocks without page marks and running lines; what went is the Body's boilerplate."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    own = (
        numbered_openings(paragraphs, grammar) | labelled_values(document, grammar) | unknown_labels(document, grammar)
    )
    running, edges = running_lines(document, grammar) - own, edge_lines(document) - own
    kept: list[Block] = []
    aside: list[Slice] = []
    along: list[Slice] = []
    seen: set[str] = set()
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            key = line_key(block.text)
            repeated = (key in running and key in seen) or key in edges
            seen.add(key)
            numbers = is_page_number(document, index) or (block.running and _BARE_NUMBER.match(block.text))
            if repeated or is_page_mark(block.text, grammar) or numbers:
                aside.append(Slice(block.text, (block.ref,)))
                continue
            if block.running:
                along.append(Slice(block.text, (block.ref,)))
        kept.append(block)
    return Body(tuple(kept), tuple(aside), running=tuple(along))


def running_lines(document: Document, grammar: Grammar) -> frozenset[str]:
    """Keys of the lines that every page repeats: among the first, under tables, or beside page marks."""
    paragraphs = [b for b in document.blocks if isinstance(b, Paragraph)]
    counts = Counter(line_key(p.text) for p in paragraphs)
    opening: list[str] = []
    for block in document.blocks[: TITLE_LINES * 2]:
        if isinstance(block, Table):
            break
        opening.append(line_key(block.text))
    candidates = set(opening[:TITLE_LINES])
    marked = Counter(p.text for p in paragraphs if is_page_mark(p.text, grammar))
    near_marks: Counter[str] = Counter()
    for before, after in pairwise(document.blocks):
        if isinstance(before, Table) and isinstance(after, Paragraph):  # a foot line closes the table of each page
            candidates.add(line_key(after.text))
        for here, there in ((before, after), (after, before)):
            if isinstance(here, Paragraph) and isinstance(there, Paragraph) and there.text in marked:
                near_marks[line_key(here.text)] += 1
    candidates = {key for key in candidates if counts[key] > 1}
    answers = answers_again(document, grammar) if any(":" in key for key in candidates) else set()
    candidates = (candidates - answers) | page_tops(document)
    beside = {key for key, count in near_marks.items() if count >= 2 and 2 * count >= marked.total()}
    labels = grammar.columns.label_phrases
    over = Counter(line_key(a.text) for a, b in pairwise(document.blocks) if isinstance(a, Paragraph) and lists(a, b))
    references = {line_key(p.text) for p in paragraphs if _REFERENCE.match(fold(p.text))}
    at_heads = [i for i, p in enumerate(paragraphs) if is_header_line(p.printed or p.text, grammar)]
    heads = {
        line_key(p.text) for i in at_heads for n, p in enumerate(paragraphs[i : i + HEAD_LINES]) if not n or p.joined
    }
    return frozenset(
        key
        for key in sorted((candidates | beside) - heads - references)
        if counts[key] >= (REPEATS if key not in beside else 2)
        and 2 * over[key] < counts[key]
        and not is_item(key)
        and not key.endswith("|")  # which closes a cell: rows may say the same
        and header_key(key) not in labels
        and grammar.columns.match(key)[1] < KNOWN
        and not says_field(key, grammar)
        and len(key.split()) > 1
    )


def numbered_openings(paragraphs: Sequence[Paragraph], grammar: Grammar) -> set[str]:
    """Keys of the lines that open one part after another, each by its number: "Recommendation No. 5 – in 3 months"."""
    furniture = grammar.furniture
    opening = opening_pattern(furniture.own_labels, furniture.number_said, furniture.number_sign)
    texts: dict[str, set[str]] = {}
    for paragraph in paragraphs:
        if opening.match(text := fold(paragraph.text)) or numbered_heading(text, grammar):
            texts.setdefault(line_key(text), set()).add(text)
    return {key for key, said in texts.items() if len(said) > 1}


def labelled_values(document: Document, grammar: Grammar) -> set[str]:
    """Keys of the lines that most often stand right under a label alone on its line, "Lead officer": each is its value,
    and cards may all say the same. Its wrapped lines are with it.
    """
    said: Counter[str] = Counter()
    under: Counter[str] = Counter()
    told = False  # whether the line is a label's value
    for before, line in pairwise([Paragraph("", CellRef()), *document.blocks]):
        if not isinstance(line, Paragraph):
            continue
        labelled = isinstance(before, Paragraph) and is_label_alone(before, grammar)
        told = (labelled or (told and line.joined)) and not is_label_alone(line, grammar)
        said[line_key(line.text)] += 1
        under[line_key(line.text)] += told
    return {key for key, count in said.items() if 2 * under[key] > count}


def unknown_labels(document: Document, grammar: Grammar) -> set[str]:
    """Keys of the lines that each time stand between the value of a known label alone on its line and another's: a
    label of cards that no grammar knows. Where pages are known, what each of them repeats may stand so too.
    """
    lines = [b if isinstance(b, Paragraph) else Paragraph("", CellRef()) for b in document.blocks]
    if document.breaks:
        return set()
    labels = [is_label_alone(line, grammar) for line in lines]
    said: Counter[str] = Counter(line_key(line.text) for line in lines)
    between: Counter[str] = Counter(
        line_key(lines[at].text) for at in range(2, len(lines) - 2) if labels[at - 2] and labels[at + 2]
    )
    return {key for key, count in said.items() if between[key] == count}


def answers_again(document: Document, grammar: Grammar) -> set[str]:
    """Keys of the lines of a label of the document's own, which no grammar knows, and what it says of each record:
    "Executive response: Accepted." most often is all that it says. What opens most pages that have it is the page's.
    """
    lines = [fold(b.text) if isinstance(b, Paragraph) else "" for b in document.blocks]
    said = Counter(lines)
    tops = Counter(line for at in (0, *document.breaks) for line in lines[at : at + TOP_LINES])
    labels = recurring_labels(document.blocks, grammar, frozenset(line for line, count in said.items() if count > 1))
    own = (line for line, count in said.items() if not document.breaks or 2 * tops[line] < count)
    return {line_key(line) for line in own if (found := LABEL.match(line)) and f"{fold(found.group(1))}:" in labels}


def is_label_alone(line: Paragraph, grammar: Grammar) -> bool:
    """Whether a line is nothing but the words of a column that plans are known to have."""
    text = fold(line.text)
    if not text or len(text.split()) > LABEL_WORDS or is_header_line(line.printed or line.text, grammar):
        return False
    return grammar.columns.match(text)[1] >= KNOWN and not grammar.furniture.names_plan(text)


def says_field(line: str, grammar: Grammar) -> bool:
    """Whether a label opens a line: "Lead: Jane Doe", or before a dash one that asks who or when, "Lead – Jane Doe"."""
    role, certainty, _ = grammar.columns.match(_DASH.split(line, maxsplit=1)[0])
    dashed = role in PARTIES | DATES and certainty == EXACT  # "Progress report – Anytown" is a title
    return dashed or grammar.columns.match(line.partition(":")[0])[1] >= CERTAIN


def lists(line: Paragraph, block: Block) -> bool:
    """Whether an item of a list stands right under a line of its page: what most often does says what the lists are."""
    return isinstance(block, Paragraph) and is_item(block.text) and line.ref.page == block.ref.page


def edge_lines(document: Document) -> set[str]:
    """Keys of the lines that stand last, or first, in the same place of every page, be they only two."""
    pages: dict[int | None, list[Block]] = {}
    for block in document.blocks:
        pages.setdefault(block.ref.page if isinstance(block, Paragraph) else block.page, []).append(block)
    if len(pages) < 2 or None in pages:
        return set()
    found: set[str] = set()
    for end in (0, -1):
        lines = [block for blocks in pages.values() if isinstance(block := blocks[end], Paragraph)]
        tops = [line.ref.bbox[1] for line in lines if line.ref.bbox is not None]
        keys = {line_key(line.text) for line in lines}
        if len(keys) == 1 and len(tops) == len(pages) and max(tops) - min(tops) < SAME_PLACE:
            found |= keys
    return found


def page_tops(document: Document) -> set[str]:
    """Keys of the lines that stand word for word at the top of several pages."""
    tops = [b for i in document.breaks for b in document.blocks[i : i + TOP_LINES] if isinstance(b, Paragraph)]
    counts = Counter(fold(p.text) for p in tops)
    return {line_key(text) for text, count in counts.items() if count >= REPEATS}


def is_header_line(line: str, grammar: Grammar) -> bool:
    """Whether a line holds header words with runs of spaces or slashes between them: a table's header, repeated."""
    if "  " not in line and " / " not in line:
        return False
    parts = re.split(r"\s{2,}|\s/\s", line.strip())
    return len(parts) > 1 and sum(1 for part in parts if grammar.columns.match(part)[1] >= 98) >= 2


def is_page_mark(text: str, grammar: Grammar) -> bool:
    """Whether a line is a page's own number, with what stands beside it."""
    return len(text.split()) <= MARK_WORDS and bool(page_pattern(grammar.furniture.page_words).search(text))


@lru_cache(maxsize=8)
def page_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches "Page 3 of 12" and "3 of 12"; a year is no page's number: "Plan on a page 2024 to 2026".

    One that the program counts may be lost when the file is saved as another format: "Page", "Page of".
    """
    page = any_of(words)
    return re.compile(
        rf"(?<!\ba )\b(?:{page})\s+(?!(?:19|20)\d\d\b(?! of\b))\d{{1,4}}(?:\s+of\s+\d{{1,4}})?\b"
        rf"|^\W*\d{{1,4}}\s+of\s+\d{{1,4}}\W*$|^\W*(?:{page})(?:\s+of)?\W*$",
        re.I,
    )


def is_page_number(document: Document, index: int) -> bool:
    """A bare number at the very end or start of a page, where pages are known."""
    block = document.blocks[index]
    if not isinstance(block, Paragraph) or not _BARE_NUMBER.match(block.text):
        return False
    return (
        index in document.breaks
        or index + 1 in document.breaks
        or (bool(document.breaks) and index + 1 == len(document.blocks))
    )


def line_key(text: str) -> str:
    """A line with its numbers masked, so that "Page 1" and "Page 2" are one."""
    return re.sub(r"\d+", "#", fold(text)).casefold()
