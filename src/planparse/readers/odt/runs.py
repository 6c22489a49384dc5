"""The words of an OpenDocument paragraph: spans, spaces, tabs, breaks, fields; notes and boxes set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from planparse.readers.docx.symbols import is_symbol_font, symbols
from planparse.readers.note_marks import is_note_mark
from planparse.readers.odt.names import DRAW, OFFICE, STYLE_NAME, TABLE, TEXT, H, P, number
from planparse.readers.odt.styles import Look, Styles
from planparse.text import fold

MAX_SPACES = 400
_BREAKS = frozenset({TEXT + "line-break"})
_BOXES = frozenset({DRAW + "text-box"})
_SHAPES = frozenset(DRAW + name for name in ("custom-shape", "rect", "ellipse", "circle", "line", "connector", "path"))
_NOTE, _NOTE_BODY = TEXT + "note", TEXT + "note-body"
_COMMENTS = frozenset({OFFICE + "annotation"})
_OBJECTS = frozenset({DRAW + "object", DRAW + "object-ole"})
_SKIPPED = frozenset({OFFICE + "annotation-end", TEXT + "ruby-text", OFFICE + "event-listeners", DRAW + "image"})
_HIDDEN = frozenset({TEXT + "hidden-paragraph"})
_SILENT = frozenset({TEXT + "page-number", TEXT + "page-count"})  # another on every page
_SPACE, _TAB, _SPAN, _HIDDEN_TEXT = TEXT + "s", TEXT + "tab", TEXT + "span", TEXT + "hidden-text"


@dataclass(slots=True)
class Tally:
    """What the reading left out or changed, and the bodies of the notes in order."""

    insertions: int = 0
    deletions: int = 0
    comments: int = 0
    struck: int = 0
    hidden: int = 0
    unread: int = 0
    rules: int = 0  # that colour the cells of sheets
    notes: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Printed:
    """A paragraph's text with its breaks and tabs, the nodes of the boxes anchored in it, how its words are set."""

    text: str = ""
    boxes: list[Any] = field(default_factory=list)
    bold: bool = False
    colour: str = ""
    hidden: bool = False


@dataclass(slots=True)
class Runs:
    """Reads one paragraph after the other."""

    styles: Styles
    tally: Tally

    def read(self, paragraph: Any) -> Printed:
        """The printed words of a `text:p` or `text:h`."""
        look = self.styles.of("paragraph", paragraph.get(STYLE_NAME))
        pieces: list[tuple[str, Look]] = []
        printed = Printed()
        self._inside(paragraph, look, pieces, printed)
        if printed.hidden or look.hidden:
            self.tally.hidden += bool(fold("".join(text for text, _ in pieces)))
            return Printed(hidden=True)
        worded = [(text, own) for text, own in pieces if not text.isspace() and text]
        printed.text = "".join(text for text, _ in pieces)
        printed.bold = bool(worded) and all(own.bold for _, own in worded)
        colours = {own.colour or "" for _, own in worded}
        printed.colour = colours.pop() if len(colours) == 1 else ""
        self.tally.struck += sum(1 for _, own in worded if own.struck)
        return printed

    def _inside(self, node: Any, look: Look, pieces: list[tuple[str, Look]], printed: Printed) -> None:
        if node.text:
            add(pieces, node.text, look)
        for child in node:
            if isinstance(child.tag, str):
                self._child(child, look, pieces, printed)
            if child.tail:
                add(pieces, child.tail, look)

    def _child(self, child: Any, look: Look, pieces: list[tuple[str, Look]], printed: Printed) -> None:
        tag = child.tag
        if tag == _SPACE:
            pieces.append((" " * min(number(child.get(TEXT + "c")), MAX_SPACES), look))
        elif tag == _TAB:
            pieces.append(("\t", look))
        elif tag in _BREAKS:
            pieces.append(("\n", look))
        elif tag == _SPAN:
            self._span(child, look, pieces, printed)
        elif tag == _NOTE:
            self.tally.notes += child.iterchildren(_NOTE_BODY)
        elif tag in _COMMENTS:
            self.tally.comments += 1
        elif tag in _BOXES or (tag in _SHAPES and next(child.iter(P, H), None) is not None):
            printed.boxes.append(child)
        elif tag in _OBJECTS:
            self.tally.unread += 1
        elif tag in _HIDDEN and child.get(TEXT + "is-hidden") == "true":
            printed.hidden = True
        elif tag == _HIDDEN_TEXT and child.get(TEXT + "is-hidden") == "true":
            self.tally.hidden += 1
        elif tag not in _SKIPPED and tag not in _SILENT and not tag.startswith(TABLE):
            self._inside(child, look, pieces, printed)

    def _span(self, span: Any, look: Look, pieces: list[tuple[str, Look]], printed: Printed) -> None:
        own = self.styles.of("text", span.get(STYLE_NAME))
        if own.hidden:
            self.tally.hidden += bool("".join(span.itertext()).strip())
            return
        if own.raised and is_note_mark("".join(span.itertext()), "".join(text for text, _ in pieces[-3:])):
            return
        self._inside(span, over(own, look), pieces, printed)


def over(own: Look, outer: Look) -> Look:
    """A look where what the inner one leaves open is that of the outer one."""
    return Look(
        bold=outer.bold if own.bold is None else own.bold,
        struck=outer.struck if own.struck is None else own.struck,
        colour=outer.colour if own.colour is None else own.colour,
        font=own.font or outer.font,
    )


def add(pieces: list[tuple[str, Look]], text: str, look: Look) -> None:
    """Add words, line ends of the XML as the spaces that they are, signs of a symbol font as what it draws."""
    text = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    if is_symbol_font(look.font) or any("\uf000" <= c <= "\uf0ff" for c in text):
        text = symbols(text, look.font)
    pieces.append((text, look))
