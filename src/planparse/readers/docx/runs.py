"""The text of one paragraph as it is printed: insertions in, deletions out, field results instead of their codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from planparse.errors import TooLarge
from planparse.readers.docx.names import (
    ALTERNATE,
    CHOICE,
    DEL,
    FALLBACK,
    INS,
    MATH,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    TEXT_BOX,
    VAL,
    R,
    T,
    W,
    is_on,
    number_of,
)
from planparse.readers.docx.styles import Look, Styles
from planparse.readers.docx.symbols import symbol, symbols
from planparse.readers.note_marks import is_note_mark

MAX_PARAGRAPH = 200_000  # characters: a page holds 5,000
_WRAPPERS = frozenset(
    {INS, MOVE_TO, SDT, SDT_CONTENT, ALTERNATE, CHOICE, FALLBACK}
    | {W + name for name in ("hyperlink", "smartTag", "fldSimple", "customXml", "bdo", "dir")}
)
_DELETED = frozenset({DEL, MOVE_FROM})
_DRAWN = frozenset({W + "drawing", W + "pict", W + "object", ALTERNATE})
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_PLAIN = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_SYM, _FIELD_CHAR, _FIELD_DATA = W + "sym", W + "fldChar", W + "ffData"
_RUBY = W + "ruby"
_FIELD_TYPE = W + "fldCharType"
_VANISH, _BOLD, _CAPITALS, _RUN_STYLE = W + "vanish", W + "b", W + "caps", W + "rStyle"
_STRIKES = frozenset({W + "strike", W + "dstrike"})
_HIGHLIGHT, _FONTS, _PLACEHOLDER = W + "highlight", W + "rFonts", W + "showingPlcHdr"
_ALIGNED = W + "vertAlign"
_ASCII, _CHAR, _FONT, _ID = W + "ascii", W + "char", W + "font", W + "id"
_ELSEWHERE = ("/diagram}relIds", "/chart}chart", ":office}OLEObject")
_OPEN_FIELDS = 500  # more, one in the other, nobody has written
_MATH_TEXT = MATH + "t"


@dataclass(slots=True)
class Tally:
    """What the reading left out or changed, and the notes that the text refers to, in order."""

    insertions: int = 0
    deletions: int = 0
    struck: int = 0
    hidden: int = 0
    unread: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Printed:
    """A paragraph's text with its breaks and tabs, the text boxes anchored in it, and how its words are set."""

    text: str = ""
    boxes: list[Any] = field(default_factory=list)
    bold: bool = True  # all of its words
    highlight: str | None = None  # the one colour behind all of its words, "" for several


@dataclass(slots=True)
class Face:
    """How the words of a run are set."""

    bold: bool
    hidden: bool
    struck: bool
    capitals: bool
    highlight: str | None = None
    font: str | None = None
    raised: bool = False


def face_of(look: Look) -> Face:
    """How a style sets words."""
    return Face(bool(look.bold), bool(look.hidden), bool(look.struck), bool(look.capitals))


def unwrapped(node: Any, tally: Tally | None = None) -> Sequence[Any]:
    """The children of a node, those of its wrappers (content controls, insertions, links …) in their place.

    Of alternate contents one is taken. A content control that shows only its prompt holds nothing.
    """
    children = list(node)
    for child in children:
        if child.tag in _WRAPPERS:
            return list(opened(children, tally))
    return children


def opened(children: Sequence[Any], tally: Tally | None) -> Iterator[Any]:
    """The nodes, with what wrappers hold in their place, however deep they stand in each other."""
    stack = [iter(children)]
    while stack:
        for child in stack[-1]:
            tag = child.tag
            if tag not in _WRAPPERS:
                yield child
                continue
            if tag == ALTERNATE:
                stack.append(iter(one_choice(child)))
            elif tag == SDT:
                stack.append(iter(controlled(child)))
            else:
                if tally is not None and tag in (INS, MOVE_TO) and len(child):
                    tally.insertions += 1
                stack.append(iter(child))
            break
        else:
            stack.pop()


def one_choice(alternate: Any) -> list[Any]:
    """What one program shows of an `mc:AlternateContent`: the first choice that holds text, else the fallback."""
    options = [child for child in alternate if child.tag in (CHOICE, FALLBACK)]
    texts = (option for option in options if next(option.iter(T), None) is not None)
    best = next(texts, options[0] if options else None)
    return [] if best is None else list(best)


def controlled(control: Any) -> list[Any]:
    """The content of a content control, nothing while it shows only its prompt ("Click here to enter text")."""
    properties = control.find(SDT_PR)
    if properties is not None and is_on(properties.find(_PLACEHOLDER)):
        return []
    content = control.find(SDT_CONTENT)
    return [] if content is None else list(content)


class Runs:
    """Reads paragraph after paragraph of one story; a field may begin in one and end in another."""

    def __init__(self, styles: Styles, tally: Tally) -> None:
        self.styles = styles
        self.tally = tally
        self.look = Look()
        self.face = face_of(self.look)
        self.fields: list[bool] = []  # for each open field whether its result has begun
        self.coding = 0  # open fields whose code is being passed

    def read(self, paragraph: Any, look: Look) -> Printed:
        """The printed text of a paragraph whose style says `look`."""
        printed = Printed()
        parts: list[str] = []
        worded = False
        for node in unwrapped(paragraph, self.tally):
            tag = node.tag
            if tag == R:
                start = len(parts)
                bold, highlight = self._run(node, look, parts, printed)
                if any(part and not part.isspace() for part in parts[start:]):
                    printed.bold = printed.bold and bold
                    printed.highlight = highlight if not worded or highlight == printed.highlight else ""
                    worded = True
            elif tag in _DELETED:
                self.tally.deletions += 1
            elif tag != PPR and tag.startswith(MATH):
                parts += [text.text or "" for text in node.iter(_MATH_TEXT)]
                printed.bold = False
        if self.coding:
            self._close_codes()
        printed.text = "".join(parts)
        if len(printed.text) > MAX_PARAGRAPH:
            raise TooLarge(f"has a paragraph of over {MAX_PARAGRAPH} characters; it is no plan")
        printed.bold = printed.bold and worded
        return printed

    def _run(self, run: Any, look: Look, parts: list[str], printed: Printed) -> tuple[bool, str | None]:
        """Append the texts of a run; whether it is bold, and its highlight."""
        face, start = self._plain_face(look), len(parts)
        for node in run:
            tag = node.tag
            if tag == T:
                if not self.coding and (text := node.text):
                    parts.append(shown(text, face.font))
            elif tag == RPR:
                if len(node):
                    face = self._face(node, look)
            elif tag in _PLAIN:
                if not self.coding:
                    parts.append(_PLAIN[tag])
            else:
                self._special(node, tag, parts, printed)
        if len(parts) > start:
            if face.hidden:
                self.tally.hidden += 1
                del parts[start:]
            elif face.raised and is_note_mark("".join(parts[start:]), "".join(parts[:start])):
                del parts[start:]
            elif face.capitals:
                parts[start:] = [part.upper() for part in parts[start:]]
            if face.struck and not face.hidden:
                self.tally.struck += 1
        return face.bold, face.highlight

    def _plain_face(self, look: Look) -> Face:
        """The face of runs that say nothing themselves."""
        if look is not self.look:
            self.look, self.face = look, face_of(look)
        return self.face

    def _face(self, properties: Any, look: Look) -> Face:
        """A run's own properties, and those of the style that it names, laid over the face of its paragraph."""
        face = face_of(look)
        for item in properties:
            name = item.tag
            if name == _BOLD:
                face.bold = is_on(item)
            elif name == _VANISH:
                face.hidden = is_on(item)
            elif name in _STRIKES:
                face.struck = is_on(item)
            elif name == _CAPITALS:
                face.capitals = is_on(item)
            elif name == _HIGHLIGHT:
                face.highlight = item.get(VAL)
            elif name == _FONTS:
                face.font = item.get(_ASCII)
            elif name == _ALIGNED:
                face.raised = item.get(VAL) == "superscript"
            elif name == _RUN_STYLE and (own := self.styles.named(item.get(VAL) or "")) is not None:
                face.bold = face.bold if own.bold is None else own.bold
                face.hidden = face.hidden if own.hidden is None else own.hidden
                face.struck = face.struck if own.struck is None else own.struck
                face.capitals = face.capitals if own.capitals is None else own.capitals
        return face

    def _special(self, node: Any, tag: str, parts: list[str], printed: Printed) -> None:
        """What is rare in a run: symbols, fields, notes, drawings with text boxes."""
        if tag == _FIELD_CHAR:
            self._field(node, parts)
        elif self.coding:
            return
        elif tag == _SYM:
            code = node.get(_CHAR) or ""
            if len(code) <= 6 and all(c in "0123456789abcdefABCDEF" for c in code) and code:
                parts.append(symbol(int(code, 16), node.get(_FONT)))
        elif tag in _NOTES:
            self.tally.notes.append((_NOTES[tag], node.get(_ID) or ""))
        elif tag in _DRAWN:
            boxes, unread = boxes_of(node)
            printed.boxes += boxes
            self.tally.unread += unread
        elif tag == _RUBY:
            parts += [text.text or "" for base in node.iterchildren(W + "rubyBase") for text in base.iter(T)]

    def _field(self, node: Any, parts: list[str]) -> None:
        """Follow a complex field: its code is passed, its result read."""
        kind = node.get(_FIELD_TYPE)
        if kind == "begin":
            if not self.coding:
                parts += form_field(node.find(_FIELD_DATA))
            if len(self.fields) < _OPEN_FIELDS:
                self.fields.append(False)
                self.coding += 1
        elif kind == "separate" and self.fields and not self.fields[-1]:
            self.fields[-1] = True
            self.coding -= 1
        elif kind == "end" and self.fields and not self.fields.pop():
            self.coding -= 1

    def _close_codes(self) -> None:
        """A code ends with its paragraph at the latest: one that lost its end must not swallow the document."""
        self.fields = [result for result in self.fields if result]
        self.coding = 0


def shown(text: str, font: str | None) -> str:
    """The characters that a text shows, its own line ends and soft hyphens gone."""
    if font is not None or not text.isascii():
        text = symbols(text, font).replace("\u00ad", "")
    return text.replace("\n", " ").replace("\r", " ") if "\n" in text or "\r" in text else text


def boxes_of(drawn: Any) -> tuple[list[Any], int]:
    """The text boxes of a drawing, each once, however many ways of drawing it the file holds.

    Beside them how many things it shows whose words are kept in other parts: diagrams, charts, embedded sheets.
    """
    found: list[Any] = []
    unread = 0
    stack = [drawn]
    while stack:
        node = stack.pop()
        tag = node.tag
        if tag == TEXT_BOX:
            found.append(node)  # boxes inside it are found when it is read
        elif tag == ALTERNATE:
            stack += reversed(one_choice(node))
        else:
            unread += tag.endswith(_ELSEWHERE)
            stack += reversed(node)
    return found, unread


def form_field(data: Any | None) -> list[str]:
    """What an old form field shows: a ticked or empty box, the chosen entry of a list; nothing for others."""
    if data is None:
        return []
    if (box := data.find(W + "checkBox")) is not None:
        state = box.find(W + "checked")
        return ["☒" if is_on(box.find(W + "default") if state is None else state) else "☐"]
    if (choices := data.find(W + "ddList")) is not None:
        entries = [entry.get(VAL) or "" for entry in choices.findall(W + "listEntry")]
        at = number_of(choices.find(W + "result"))
        return entries[at : at + 1]
    return []
