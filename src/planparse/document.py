"""What every reader hands on: the document exactly as printed, before any assembly.

Cell and paragraph text is *marked text*: lines parted by "\\n" where the source has a real line break, list
items opened by "• ", no HTML tags, no Markdown emphasis, no tabs. A blank cell has the text "".
"""

from __future__ import annotations

from dataclasses import dataclass

from planparse.schema import CellRef, Diagnostic, Source


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as printed; `column` counts from 0, a merged cell spans rows and columns from its top left."""

    text: str
    column: int
    ref: CellRef
    row_span: int = 1
    col_span: int = 1
    more: tuple[CellRef, ...] = ()  # further lines that the cell takes
    shade: str = ""  # the word for its colour: red, amber, green, blue …; "" for none, white and grey


@dataclass(frozen=True, slots=True)
class RowFragment:
    """One printed row, or the part of a logical row that one page holds."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Printed rows that stand together; `page` counts from 1, null when unknown.

    `open_top`, `open_bottom`: no rule closes the table there; null where it has no rules. `headed`: its first row is
    known to be its header, as where labels beside their values became one.
    """

    rows: tuple[RowFragment, ...]
    page: int | None = None
    open_top: bool | None = None
    open_bottom: bool | None = None
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text outside tables: one line of the source. `heading` is its level, null for body text.

    `joined` says that no blank line parts it from the paragraph before; `printed` is the line with the spaces that
    it was printed with, where they may set columns, else ""; `label` is what a cell of its own before the text says.
    """

    text: str
    ref: CellRef
    heading: int | None = None
    joined: bool = False
    more: tuple[CellRef, ...] = ()  # further lines that it takes
    printed: str = ""
    running: bool = False  # at the head or foot of every page, though the file holds it once; the name of a sheet's tab
    label: str = ""


Block = Table | Paragraph


@dataclass(frozen=True, slots=True)
class Document:
    """A source document in reading order. `breaks` are block indexes before which a page begins."""

    source: Source
    blocks: tuple[Block, ...]
    breaks: tuple[int, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()  # what the reader found wrong with the source
    aside: tuple[Slice, ...] = ()  # printed, but part of no text: the raised marks of endnotes


@dataclass(frozen=True, slots=True)
class Slice:
    """Text with the places that it came from, so that provenance can't be forgotten."""

    text: str
    refs: tuple[CellRef, ...] = ()

    def __bool__(self) -> bool:
        return self.text != "" and not self.text.isspace()


BLANK = Slice("")
