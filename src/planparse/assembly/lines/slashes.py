"""Tables whose cells are divided by " / ": a row to a line, or cells that run over several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from planparse.assembly.blocks.label_fields import field_of, with_line
from planparse.assembly.lines.cell_rows import rows_between_slashes
from planparse.assembly.lines.line_headers import EXACT, HEADER_WORDS, Found, header_of, is_header, is_known, roles_of
from planparse.assembly.model import ColumnRole
from planparse.assembly.shapes import PARTIES, ends_text, fit, is_number, is_partyish
from planparse.document import Paragraph
from planparse.grammar.load import Grammar

_SLASH = re.compile(r"(?:(?<=\s)|^)/(?=\s|$)")
ALIKE = 3.0  # what it is worth that both sides of a slash are parties
LAYOUT = 'cells divided by " / "'
HEADER_LINES = 4  # that a header may take before the first number
LEAST_COLUMNS = 4  # where cells run over lines


def slashed(run: list[Paragraph], grammar: Grammar) -> Found | None:
    """Lines whose cells are divided by " / ", told by their header."""
    if not run or " / " not in run[0].text:
        return None
    by_line = rows_by_line(run, grammar)
    rest = run[by_line.length if by_line else 1 :]
    left = any(" / " in p.text for p in takewhile(lambda p: p.joined and not p.heading, rest))
    if left or header_lines(run, grammar)[1] > 1:
        return rows_over_lines(run, grammar) or by_line
    return by_line


def rows_by_line(run: list[Paragraph], grammar: Grammar) -> Found | None:
    """Rows of a line each."""
    header = divide(run[0])
    if header_of(header, grammar).length != len(header):
        return None
    roles = roles_of(header, grammar)
    rows: list[list[Paragraph | None]] = [list(header)]
    taken = 1
    for paragraph in run[1:]:
        cells = divide(paragraph)
        if len(cells) < max(2, len(header) - 2):
            break
        rows.append(fitted(cells, roles, grammar))
        taken += 1
    return Found(taken, LAYOUT, rows) if len(rows) > 1 else None


def rows_over_lines(run: list[Paragraph], grammar: Grammar) -> Found | None:
    """Rows of cells that run over lines, up to the first blank line; blank cells are lost."""
    header, taken = header_lines(run, grammar)
    if len(header) < LEAST_COLUMNS or not is_header(header, grammar):
        return None
    roles = roles_of(header, grammar)
    lines = list(takewhile(lambda p: p.joined and not p.heading, run[taken:]))
    pieces = pieces_of(lines)
    starts = row_starts(pieces, roles, grammar)
    labelled = [p.ref for p, _ in pieces if (found := field_of(p, grammar)) is not None and found.number]
    rows: list[list[Paragraph | None]] = []
    for start, end in pairwise(dict.fromkeys((0, *starts, len(pieces)))):
        cells = cells_of(pieces[start:end])
        if starts and len(cells) >= len(roles):
            rows.append(fitted(cells, roles, grammar))
            continue
        parts, slashes = zip(*pieces[start:end], strict=True)
        rows += rows_between_slashes(parts, slashes, roles, grammar, labelled, whole=bool(starts))
    return Found(taken + len(lines), LAYOUT, [list(header), *rows]) if rows else None


def pieces_of(lines: Sequence[Paragraph]) -> list[tuple[Paragraph, bool]]:
    """What the slashes and line breaks part, without blanks, and whether a slash stands before it."""
    pieces: list[tuple[Paragraph, bool]] = []
    slash = False
    for line in lines:
        for at, piece in enumerate(divide(line)):
            slash = slash or at > 0
            if piece.text:
                pieces.append((piece, slash))
                slash = False
    return pieces


def cells_of(pieces: Sequence[tuple[Paragraph, bool]]) -> list[Paragraph]:
    """The cells of a row, each all that stands between two slashes."""
    cells: list[Paragraph] = []
    for piece, slash in pieces:
        if slash or not cells:
            cells.append(piece)
        else:
            cells[-1] = with_line(cells[-1], piece)
    return cells


def row_starts(
    pieces: Sequence[tuple[Paragraph, bool]], roles: Sequence[ColumnRole | None], grammar: Grammar
) -> list[int]:
    """Where rows begin that open with a number at the start of a line; none where no column is for numbers."""
    if roles[0] is not ColumnRole.NUMBER:
        return []
    starts = [
        i
        for i, ((piece, slash), (_, next_slash)) in enumerate(pairwise(pieces))
        if not slash and next_slash and is_number(piece.text, grammar)
    ]
    return starts if len(starts) > 1 else []


def header_lines(run: Sequence[Paragraph], grammar: Grammar) -> tuple[list[Paragraph], int]:
    """The cells of a header and how many lines it takes: the last cell of one may go on below."""
    header = divide(run[0])
    taken = 1
    numbered = roles_of(header[:1], grammar)[0] is ColumnRole.NUMBER
    while taken < len(run) and run[taken].joined:
        first, *more = divide(run[taken])
        short = all(len(c.text.split()) <= HEADER_WORDS and not ends_text(c.text) for c in (first, *more))
        before_number = numbered and any(opens_row(line, grammar) for line in run[taken + 1 : taken + HEADER_LINES])
        if opens_row(run[taken], grammar) or not ((before_number and short) or goes_on(first, more, grammar)):
            break
        header = [*header[:-1], with_line(header[-1], first), *more]
        taken += 1
    return header, taken


def opens_row(line: Paragraph, grammar: Grammar) -> bool:
    """Whether a line begins with a number and a slash."""
    first, *more = divide(line)
    return bool(more) and is_number(first.text, grammar)


def goes_on(first: Paragraph, more: Sequence[Paragraph], grammar: Grammar) -> bool:
    """Whether the cells of a line are a header's: known words, at least half of those behind the first."""
    if not more:
        return grammar.columns.match(first.text)[1] >= EXACT and not any(map(str.isdigit, first.text))
    known = [is_known(cell.text, grammar) for cell in more]
    return known[0] and sum(known) * 2 >= len(known)


def divide(paragraph: Paragraph) -> list[Paragraph]:
    """The cells of a line divided by slashes that stand between spaces."""
    return [Paragraph(part.strip(), paragraph.ref) for part in _SLASH.split(paragraph.text)]


def fitted(cells: list[Paragraph], roles: list[ColumnRole | None], grammar: Grammar) -> list[Paragraph | None]:
    """As many cells as columns: neighbours that one cell's own slash parted are put together again."""
    while len(cells) > len(roles):
        best = max(range(len(cells) - 1), key=lambda i: joined_worth(cells, i, roles, grammar))
        one, other = cells[best], cells[best + 1]
        more = (*one.more, *(ref for ref in (other.ref, *other.more) if ref not in (one.ref, *one.more)))
        both = Paragraph(f"{one.text} / {other.text}", one.ref, more=more)
        cells = [*cells[:best], both, *cells[best + 2 :]]
    row: list[Paragraph | None] = [c if c.text else None for c in cells]
    return row + [None] * (len(roles) - len(row))


def joined_worth(cells: list[Paragraph], at: int, roles: list[ColumnRole | None], grammar: Grammar) -> float:
    """How well the cells suit their columns once those at `at` and `at + 1` are one."""
    texts = [c.text for c in cells]
    role = roles[at] if at < len(roles) else None
    both = role in PARTIES and is_partyish(texts[at]) and is_partyish(texts[at + 1])  # "Police / Ambulance Service"
    texts[at : at + 2] = [f"{texts[at]} / {texts[at + 1]}"]
    return sum(fit(t, r, grammar) for t, r in zip(texts, roles, strict=False) if t) + (ALIKE if both else 0.0)
