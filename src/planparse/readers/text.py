"""Plain text, Markdown and HTML in text, told apart by content: lines in, tables and paragraphs out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from planparse.document import Block, Cell, Document, Paragraph, RowFragment, Table
from planparse.errors import TooLarge
from planparse.readers.drawn import Line, drawn_table
from planparse.readers.html import html_blocks
from planparse.readers.markup import has_tags, unmarkup
from planparse.schema import CellRef, Source

MAX_LINE = 1_000_000
_PAGE_MARK = re.compile(r"^\W*page\s+(\d{1,4})(?:\s+of\s+\d{1,4})?\b(?!\w)", re.I)
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_WIKI_HEADING = re.compile(r"^\s*(={1,6})\s*([^=\s].*?)\s*\1\s*$")
_ONLY_RULE = re.compile(r"^\s*[-=_*~]{3,}(?:\s+[-=_*~]{3,})*\s*$")
_BOLD_LINE = re.compile(r"^\s*(\*\*|__)(?=\S)(.+?)(?<=\S)\1\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_BLOCK_END = re.compile(r"(?<=>)(?=<(?:h[1-6]|p|div|ul|ol)\b)", re.I)
_HTML_TABLE = re.compile(r"<table\b.*?</table\s*>", re.I | re.S)


def read_text(text: str, source: Source) -> Document:
    """A Document of the text; TooLarge for a line longer than a plan can hold."""
    lines = number_lines(text)
    is_page = re.search(r"<(?:html|body)\b", text[:5000], re.I)
    if not is_page and any(len(line.text) > MAX_LINE for line in lines):  # a page may hold pictures as text
        raise TooLarge(f"has a line of over {MAX_LINE} characters; it is no plan, or lost its line ends")
    if is_page:
        blocks = html_blocks(text)
    elif _HTML_TABLE.search(text):
        blocks = mixed_blocks(text, lines)
    else:
        blocks = list(line_blocks(lines))
    blocks = [block for block in blocks if (block.rows if isinstance(block, Table) else block.text)]
    pages = max((line.page for line in lines if line.page and line.text.strip()), default=None)
    breaks = tuple(
        index for index, block in enumerate(blocks) if index and page_of(block) != page_of(blocks[index - 1])
    )
    return Document(source.model_copy(update={"pages": pages}), tuple(blocks), breaks)


def page_of(block: Block) -> int | None:
    """The page that a block stands on."""
    return block.page if isinstance(block, Table) else block.ref.page


def number_lines(text: str) -> list[Line]:
    """The lines with their page: by form feeds, else by the "Page N" lines at the foot or head of each page."""
    pages: list[str] = re.sub(r"\r\n?|\x0b|\x85|\u2028|\u2029", "\n", text).split("\f")
    numbered: list[Line] = []
    for index, page in enumerate(pages, 1):
        for raw in page.split("\n"):
            numbered.append(Line(len(numbered) + 1, index if len(pages) > 1 else None, raw))
    if len(pages) > 1:
        return numbered
    return by_page_marks(numbered)


def by_page_marks(lines: list[Line]) -> list[Line]:
    """Pages from printed marks that count upwards, none when there are fewer than two."""
    marks = [(i, int(m.group(1))) for i, line in enumerate(lines) if (m := _PAGE_MARK.match(line.text))]
    if len(marks) < 2 or any(b[1] < a[1] for a, b in itertools.pairwise(marks)):
        return lines
    first_words = next(i for i, line in enumerate(lines) if line.text.strip())
    at_head = marks[0][0] == first_words
    out: list[Line] = []
    position, page = 0, marks[0][1]
    for i, line in enumerate(lines):
        if at_head:
            while position < len(marks) and marks[position][0] <= i:
                page = marks[position][1]
                position += 1
        else:
            while position < len(marks) and marks[position][0] < i:
                position += 1
            page = marks[position][1] if position < len(marks) else marks[-1][1] + 1
        out.append(line._replace(page=page))
    return out


def mixed_blocks(text: str, lines: list[Line]) -> list[Block]:
    """Text with whole HTML tables in it: the tables by the HTML reader, the rest line by line."""
    flat = "\n".join(line.text for line in lines)
    blocks: list[Block] = []
    at = 0
    for found in _HTML_TABLE.finditer(flat):
        first = flat.count("\n", 0, found.start())
        blocks += line_blocks(between(flat, lines, at, found.start()), count_tables(blocks))
        blocks += html_blocks(found.group(), page=lines[first].page, line=first + 1, tables=count_tables(blocks))
        at = found.end()
    return blocks + list(line_blocks(between(flat, lines, at, len(flat)), count_tables(blocks)))


def between(flat: str, lines: list[Line], start: int, end: int) -> list[Line]:
    """The lines of a part of the text, those that it shares with what stands beside it cut; block tags end a line."""
    first = flat.count("\n", 0, start)
    out: list[Line] = []
    for line, part in zip(lines[first:], flat[start:end].split("\n"), strict=False):
        out += [line._replace(text=piece) for piece in (_BLOCK_END.split(part) if "<" in part else [part])]
    return out


def count_tables(blocks: list[Block]) -> int:
    """How many of the blocks are tables."""
    return sum(1 for block in blocks if isinstance(block, Table))


def line_blocks(lines: list[Line], tables: int = 0) -> Iterator[Block]:
    """Blocks of plain lines: runs of tab-separated or barred lines are tables, other lines paragraphs.

    `tables` stand before them in the document.
    """
    index, joined = 0, False
    while index < len(lines):
        line = lines[index]
        drawn = drawn_table(lines, index, tables + 1) if may_be_drawn(line.text) else None
        if drawn is not None:
            tables += 1
            yield drawn[0]
            index += drawn[1]
            joined = False
            continue
        kind = table_kind(line.text)
        if kind and (run := table_run(lines, index, kind)):
            tables += 1
            yield table_of(run, kind, tables)
            index += len(run)
            joined = False
            continue
        if line.text.strip() and not _ONLY_RULE.match(line.text):
            yield paragraph_of(line, joined)
            joined = True
        else:
            joined = False
        index += 1


def may_be_drawn(line: str) -> bool:
    """Whether a line may open a table drawn in characters; a cheap look, as nearly no line does."""
    return line.lstrip()[:2] in ("+-", "{|") or line.count(";") >= 2 or line.count(",") >= 3


def table_kind(line: str) -> str | None:
    """How a line divides its cells: "tab", "pipe", or null."""
    if "\t" in line.strip("\n") and line.strip():
        return "tab"
    bars = len(_PIPE.findall(line))
    if bars >= 2 or (bars and _RULE.match(line)):
        return "pipe"
    return None


def table_run(lines: list[Line], start: int, kind: str) -> list[Line]:
    """The lines from `start` that divide their cells alike; a lone tab that only indents is no table."""
    end = start
    while end < len(lines) and table_kind(lines[end].text) == kind and lines[end].page == lines[start].page:
        end += 1
    run = lines[start:end]
    if kind == "tab" and all(len([c for c in line.text.strip().split("\t") if c.strip()]) < 2 for line in run):
        return run if any(line.text.endswith("\t") for line in run) else []
    return run


def table_of(run: list[Line], kind: str, number: int) -> Table:
    """The Table number `number` of divided lines; the rule under a Markdown header is no row."""
    rows: list[RowFragment] = []
    edged = kind == "pipe" and run[0].text.lstrip().startswith("|")
    for line in run:
        if kind == "pipe" and _RULE.match(line.text):
            continue
        cells = [
            Cell(
                unmarkup(text),
                c,
                CellRef(page=line.page, table=number, row=len(rows) + 1, column=c + 1, line=line.number),
            )
            for c, text in enumerate(divide(line.text, kind, edged))
        ]
        rows.append(RowFragment(tuple(cells)))
    return Table(tuple(rows), run[0].page)


def divide(line: str, kind: str, edged: bool) -> list[str]:
    """The cell texts of one line; `edged`: its bars stand also at the edges, so that the first opens no blank cell."""
    if kind == "tab":
        return line.rstrip("\n").split("\t")
    stripped = line.strip()
    cells = _PIPE.split(stripped)
    if edged and stripped.startswith("|"):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip() and stripped.endswith("|"):
        cells = cells[:-1]
    return cells


def paragraph_of(line: Line, joined: bool) -> Paragraph:
    """A Paragraph of one line, its Markdown heading level read and its marks gone."""
    ref = CellRef(page=line.page, line=line.number)
    if heading := _HEADING.match(line.text):
        return Paragraph(unmarkup(heading.group(2)), ref, len(heading.group(1)), joined)
    if wiki := _WIKI_HEADING.match(line.text):
        return Paragraph(unmarkup(wiki.group(2)), ref, len(wiki.group(1)), joined)
    level = 6 if _BOLD_LINE.match(line.text) else None
    text = line.text
    if not has_tags(text) and re.match(r"^\s*[*]\s+\S", text):
        text = re.sub(r"^\s*[*]\s+", "• ", text)
    spaced = line.text.replace("\u00a0", " ").rstrip() if "  " in line.text or line.text.startswith(" ") else ""
    return Paragraph(unmarkup(text), ref, level, joined, printed=spaced)
