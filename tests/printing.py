"""Prints the real plans as Word files and PDFs, as their authors had them: `python -m tests.printing OUTDIR`.

A plan's text comes from pages: its table header is repeated, its rows are cut. The Word file has the table that was
there before: one header row (repeated by Word on every page), each row whole. The page ends of the new print cut
other rows, so nothing of the answer may come from where the old pages ended.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from planparse.document import Document, Paragraph, Table
from planparse.readers import read_document
from planparse.text import is_item

SAMPLES = Path(__file__).parents[1] / "samples"
PLANS = ("bury-2012", "hampshire-2011", "oxfordshire-2011", "stockton-2013", "thurrock-2012")
SECONDS = 300  # for all prints of one call
WIDTH = 26.7  # centimetres between the margins of A4 across
FONT = 9.0  # points
GAP = 4.0  # points between the rows of a table without rules: nothing else parts them

Grid = list[list[str]]


class Cut(NamedTuple):
    """A row that the old page end cut: what stands in its cells, column by column, that belongs to the row above.

    `up` None: the whole row is the rest of the row above. `down` is what stands in the row above and opens this one.
    """

    up: dict[int, str] | None = None
    down: dict[int, str] = {}  # noqa: RUF012 (never changed)


# By the line of the sample's text, read from the rows as printed.
CUTS: dict[str, dict[int, Cut]] = {
    "bury-2012": dict.fromkeys((23, 32, 56, 64, 72, 107, 115), Cut()),
    "hampshire-2011": {
        63: Cut({0: "parents/carers in initial and review conference processes."}),
        107: Cut(),
    },
    "thurrock-2012": {42: Cut({2: "and secure the resources to achieve the full offer required"})},
    "oxfordshire-2011": {
        15: Cut({1: "be achieved.", 5: "Core group attendees: Health practitioner s, adult services"}),
        22: Cut({3: "absences."}),
        31: Cut(),
        32: Cut({1: "soon to see the impact."}),
        39: Cut(),
        46: Cut(
            {},
            {0: "Improve the quality of", 2: "Regular reports made", 3: "OSCB Exec to", 6: "July 2011"},
        ),
    },
}
# What the page foot prints after the page's number.
FEET = {"oxfordshire-2011": " 6.5.2011"}
# Lines that lost their blank cell in this column.
LOST = {"thurrock-2012": (frozenset({41, 42, 43, 44}), 1)}
# Lines of a header that the page broke into several rows.
HEADERS = {"oxfordshire-2011": frozenset({29, 30})}


class Line(NamedTuple):
    """A paragraph; `breaks`: a page begins before it."""

    text: str
    breaks: bool = False


class Printed(NamedTuple):
    """A table; `headed`: its first row is a header to be repeated on every page."""

    rows: Grid
    headed: bool


def whole_blocks(name: str) -> list[Line | Printed]:
    """The paragraphs and whole tables of a sample, in source order, without page marks."""
    document = read_document(SAMPLES / name / "plan.txt")
    out: list[Line | Printed] = []
    seen: set[str] = set()
    for block in _without_page_marks(document):
        if isinstance(block, Paragraph):
            if block.joined and out and isinstance(out[-1], Line) and not is_item(block.text):
                out[-1] = out[-1]._replace(text=f"{out[-1].text}\n{block.text}")
            else:
                out.append(Line(block.text, breaks=block.text in seen and len(block.text) > 60))
            seen.add(block.text)
            continue
        rows = _rows(block, name)
        above = out[-1] if out and isinstance(out[-1], Printed) else None
        if above and len(above.rows[0]) == len(rows[0][1]):
            if _same(above.rows[0], rows[0][1]):
                rows = rows[1:]
        else:
            above = Printed([], headed=sum(map(bool, rows[0][1])) > 1)
            out.append(above)
        for line, cells in rows:
            _add(above.rows, cells, CUTS.get(name, {}).get(line))
    return out


def write_docx(
    blocks: list[Line | Printed], path: Path, ruled: bool, foot: str | None = None, lost: float = 0.0
) -> None:
    """A Word file, A4 across; its tables fully ruled or without any rule; `foot` follows "Page n" on every page.

    `lost`: centimetres by which the page is lower, so that its ends cut other rows.
    """
    from docx import Document as new_document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    word = new_document()
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0 - lost)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.5)
    style = word.styles["Normal"]
    style.font.name, style.font.size = "Liberation Sans", Pt(FONT)
    if foot is not None:
        _add_foot(section.footer.paragraphs[0], foot)
    for number, block in enumerate(blocks):
        if isinstance(block, Printed):
            _add_table(word, block, ruled)
            continue
        paragraph = word.add_paragraph(block.text, style="Heading 1" if number == 0 else None)
        paragraph.paragraph_format.page_break_before = block.breaks
    word.save(str(path))


def print_pdfs(documents: Sequence[Path], seconds: float = SECONDS) -> list[Path]:
    """The PDFs that one LibreOffice prints beside Word files of one folder; RuntimeError when one is not made."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            *("soffice", "--headless", f"-env:UserInstallation=file://{profile}"),
            *("--convert-to", "pdf", "--outdir", str(documents[0].parent), *map(str, documents)),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=seconds, check=True)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
            raise RuntimeError(f"{documents[0].name}: LibreOffice made no PDF: {error}") from None
    printed = [path.with_suffix(".pdf") for path in documents]
    if missing := [path.name for path in printed if not path.is_file()]:
        raise RuntimeError(f"LibreOffice made no {', '.join(missing)}")
    return printed


def can_print() -> bool:
    """Whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


def _without_page_marks(document: Document) -> Iterator[Paragraph | Table]:
    for block in document.blocks:
        if not (isinstance(block, Paragraph) and block.text.startswith("Page ") and block.text[5:6].isdigit()):
            yield block


def _rows(table: Table, name: str) -> list[tuple[int, list[str]]]:
    """(line, cell texts) of each row, a broken header made one and lost cells put back."""
    broken = HEADERS.get(name, frozenset())
    lines, blank = LOST.get(name, (frozenset(), 0))
    out: list[tuple[int, list[str]]] = []
    for row in table.rows:
        line = row.cells[0].ref.line or 0
        cells = [cell.text for cell in row.cells]
        if line in lines:
            cells.insert(blank, "")
        if line in broken:
            _append(out[-1][1], cells)
        else:
            out.append((line, cells))
    return out


def _same(left: list[str], right: list[str]) -> bool:
    return [" ".join(cell.split()) for cell in left] == [" ".join(cell.split()) for cell in right]


def _add(rows: Grid, cells: list[str], cut: Cut | None) -> None:
    if cut is None:
        rows.append(cells)
    elif cut.up is None:
        _append(rows[-1], cells)
    else:
        for column, text in cut.up.items():
            if not cells[column].startswith(text):
                raise ValueError(f"{text!r} does not open {cells[column]!r}")
            cells[column] = cells[column][len(text) :].strip()
            rows[-1][column] = f"{rows[-1][column]} {text}".strip()
        for column, text in cut.down.items():
            if not rows[-1][column].endswith(text):
                raise ValueError(f"{text!r} does not end {rows[-1][column]!r}")
            rows[-1][column] = rows[-1][column][: -len(text)].strip()
            cells[column] = f"{text} {cells[column]}".strip()
        rows.append(cells)


def _append(above: list[str], cells: list[str]) -> None:
    for column, cell in enumerate(cells):
        above[column] = f"{above[column]} {cell}".strip()


def _add_foot(paragraph: Any, foot: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run("Page ")
    page = OxmlElement("w:fldSimple")
    page.set(qn("w:instr"), "PAGE")
    paragraph._p.append(page)
    paragraph.add_run(foot)


def _add_table(word: Any, printed: Printed, ruled: bool) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    columns = len(printed.rows[0])
    table = word.add_table(rows=0, cols=columns)
    table.style = "Table Grid" if ruled else "Normal Table"
    table.autofit = False
    widths = [Cm(width) for width in _widths(printed.rows)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width  # LibreOffice goes by the grid, Word by the cells
    for number, cells in enumerate(printed.rows):
        row = table.add_row()
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            _fill(cell, text, bold=printed.headed and number == 0, after=0 if ruled else GAP)
        if columns > 1 and cells[0] and not any(cells[1:]):
            merged = row.cells[0].merge(row.cells[-1])
            for blank in merged.paragraphs[1:]:
                blank._element.getparent().remove(blank._element)
        if printed.headed and number == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill(cell: Any, text: str, bold: bool, after: float) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(after)
    run = paragraph.add_run(text)  # python-docx writes a real break for "\n"
    run.bold = bold


def _widths(rows: Grid) -> list[float]:
    """Centimetres: no word broken where the page has room, the rest shared by the amount of text."""
    whole = [row for row in rows if sum(map(bool, row)) > 1]
    columns = list(zip(*whole, strict=True))
    least = [
        max(0.19 * max((len(w) for cell in column for w in cell.split()), default=1) + 0.45, 1.0) for column in columns
    ]
    if sum(least) >= WIDTH:
        return [WIDTH * width / sum(least) for width in least]
    share = [sum(map(len, column)) ** 0.6 for column in columns]
    spare = WIDTH - sum(least)
    return [width + spare * part / sum(share) for width, part in zip(least, share, strict=True)]


def main(folder: Path) -> None:
    """Print all five plans, ruled and without rules, into the folder; the Word files stay beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = []
    for name in PLANS:
        for form in ("ruled", "plain"):
            path = folder / f"{name}-{form}.docx"
            write_docx(whole_blocks(name), path, form == "ruled", FEET.get(name))
            documents.append(path)
    print_pdfs(documents)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
