"""The printed lines of HTML elements: blocks part lines, list items are marked, what doesn't print is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from planparse.errors import TooLarge
from planparse.readers.docx.numbering import spell
from planparse.readers.markup import list_lines, tidy, unmarkup
from planparse.readers.note_marks import is_note_mark
from planparse.text import ITEM, LIST_MARKS

MAX_DEPTH = 300
BOLD_HEADING = 6  # a short line that is bold as a whole heads what follows it
BOLD_WORDS = 20
_SKIPPED = frozenset({
    "script", "style", "head", "noscript", "template", "svg", "select", "datalist", "iframe", "object", "embed",
    "video", "audio", "canvas", "map", "math",
})  # fmt: skip
_BLOCKS = frozenset({
    "html", "body", "div", "p", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "menu",
    "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "address", "figure",
    "figcaption", "caption", "form", "fieldset", "legend", "details", "summary", "hr", "center", "button", "thead",
    "tbody", "tfoot", "tr", "td", "th", "hgroup", "search", "dir",
})  # fmt: skip
_RUNNING = frozenset(("nav", "header", "footer", "aside"))
_RUNNING_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
_PAGE_PARTS = frozenset(("header", "footer"))  # titles of what LibreOffice saves of a page's head and foot
_CONTENT = frozenset(("main", "article"))
_BOLD, _PLAIN_WEIGHT = frozenset(("b", "strong")), re.compile(r"font-weight\s*:\s*(normal|[1-4]00)", re.I)
_BOLD_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.I)
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")


class Line(NamedTuple):
    """One printed line; `joined`: only a line break parts it from the one before; `running`: of the website's frame."""

    text: str
    heading: int | None = None
    joined: bool = False
    running: bool = False


class State(NamedTuple):
    """What the elements around a piece of text make of it."""

    heading: int | None = None
    bold: bool = False
    running: bool = False
    content: bool = False
    kept: bool = False  # line ends are printed


class Flow:
    """Walks elements in order and hands on each printed line and each table that it meets."""

    def __init__(self, add: Callable[[Line], None], table: Callable[[Any, int], None] | None = None) -> None:
        self.add, self.table = add, table
        self.pieces: list[tuple[str, State]] = []
        self.mark = ""

    def walk(self, node: Any, depth: int = 0, state: State | None = None) -> None:
        """Gather what an element and its children print."""
        state = state or State()
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag or tag in _SKIPPED:
            return
        if depth > MAX_DEPTH:
            raise TooLarge(f"nests elements more than {MAX_DEPTH} deep; save it as plain text")
        if tag == "br":
            self.pieces.append(("\n", state))
            return
        if tag == "table":
            self.flush()
            self.nested(node, depth + 1)
            return
        inner = state_of(node, tag, state)
        if tag not in _BLOCKS:
            self.inside(node, depth, inner)
            return
        self.flush()
        if tag in ("ul", "ol", "menu", "dir"):
            self.items(node, tag, depth, inner)
        else:
            self.mark = ITEM if tag == "li" and not self.mark else self.mark
            self.inside(node, depth, inner)
        self.flush()

    def inside(self, node: Any, depth: int, state: State) -> None:
        """Gather the text and the children of an element."""
        self.say(node.text, state)
        for child in node:
            if child.tag == "input":
                self.say(box_of(child), state)
            if not self.marks_note(child):
                self.walk(child, depth + 1, state)
            self.say(child.tail, state)

    def marks_note(self, node: Any) -> bool:
        """Whether an element is the raised mark of a note at the end of the words gathered before."""
        before = "".join(piece for piece, _ in self.pieces[-3:])
        return node.tag == "sup" and is_note_mark("".join(node.itertext()), before)

    def say(self, text: str | None, state: State) -> None:
        """Gather text; line ends of the source are spaces but where they print."""
        if text:
            shown = text.translate(_UNSEEN)
            self.pieces.append((shown if state.kept else shown.replace("\r", " ").replace("\n", " "), state))

    def items(self, node: Any, tag: str, depth: int, state: State) -> None:
        """Gather the items of a list, numbered where the list is; one that lost its item marks is split at stops."""
        children = [child for child in node if child.tag == "li"]
        if not children and next(node.iter("li", "table"), None) is None:
            for line in list_lines(raw_inside(node)):
                self.add(Line(unmarkup(line), running=state.running))
            return
        marks = item_marks(node, children) if tag == "ol" else iter(())
        self.say(node.text, state)
        for child in node:
            if child.tag == "li":
                self.flush()
                self.mark = next(marks, ITEM)
            self.walk(child, depth + 1, state)
            self.mark = "" if child.tag == "li" else self.mark
            self.say(child.tail, state)

    def nested(self, node: Any, depth: int) -> None:
        """Hand on a table; where none is wanted, its cells are lines."""
        if self.table is not None:
            self.table(node, depth)
            return
        for cell in node.iter("td", "th", "caption"):
            if next(cell.iterancestors("table"), None) is node:
                self.walk(cell, depth)
                self.flush()

    def flush(self) -> None:
        """Hand on the lines gathered so far."""
        pieces, self.pieces = self.pieces, []
        text = "".join(piece for piece, _ in pieces)
        if not text.strip():
            return
        worded = [state for piece, state in pieces if piece.strip()]
        heading = next((state.heading for state in worded if state.heading), None)
        self.mark = "" if heading else self.mark  # a list of panels: its item's heading is no item itself
        if heading is None and all(state.bold for state in worded) and len(text.split()) <= BOLD_WORDS:
            heading = None if self.mark else BOLD_HEADING
        running = all(state.running for state in worded)
        for index, line in enumerate(tidy(unmarkup(text)).split("\n")):
            if line:
                self.add(Line(self.marked(line), heading, index > 0, running))

    def marked(self, line: str) -> str:
        """The line behind the mark of the item that it opens."""
        mark, self.mark = self.mark, ""
        if mark == ITEM and (line.startswith(ITEM) or line[:1] in LIST_MARKS):
            return line
        return mark + line


def state_of(node: Any, tag: str, state: State) -> State:
    """What an element makes of the text inside it."""
    style = node.get("style") or ""
    if tag in _BOLD or _BOLD_WEIGHT.search(style):
        state = state._replace(bold=True)
    elif style and _PLAIN_WEIGHT.search(style):
        state = state._replace(bold=False)
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        return state._replace(heading=int(tag[1]))
    if tag == "pre":
        return state._replace(kept=True)
    if tag in _CONTENT or node.get("role") == "main":
        return state._replace(content=True, running=False)
    frame = tag in _RUNNING or node.get("role") in _RUNNING_ROLES
    page_part = tag == "div" and node.get("title") in _PAGE_PARTS
    return state._replace(running=True) if page_part or (frame and not state.content) else state


def item_marks(node: Any, items: list[Any]) -> Iterator[str]:
    """The numbers that open the items of an ordered list."""
    form = _FORMS.get((node.get("type") or "1").strip(), "decimal")
    if re.search(r"list-style(?:-type)?\s*:\s*none", node.get("style") or "", re.I):
        form = "none"
    value = whole(node.get("start"), 1)
    for item in items:
        value = whole(item.get("value"), value)
        number = spell(value, form)
        yield f"{number}. " if number else ITEM
        value += 1


def whole(text: str | None, other: int) -> int:
    """An attribute as a number, `other` for none."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else other


def box_of(node: Any) -> str:
    """A tick box as the sign that it shows."""
    if (node.get("type") or "").lower() not in ("checkbox", "radio"):
        return ""
    return "☑ " if node.get("checked") is not None else "☐ "


def raw_inside(node: Any) -> str:
    """What stands inside an element, tags and all."""
    from lxml import etree

    raw = (node.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in node)
    return raw.replace("\r", "").replace("\n", " ")
