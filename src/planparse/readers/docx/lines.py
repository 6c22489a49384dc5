"""The printed lines of a paragraph: its list number, its breaks, its heading level, what colours its words."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from planparse.readers.docx.names import DEL, MOVE_FROM, PPR, RPR, VAL, W, first, is_on, number_of, opening
from planparse.readers.docx.numbering import Numbering
from planparse.readers.docx.runs import Printed, Runs, Tally
from planparse.readers.docx.shading import highlight_word, shade_of
from planparse.readers.docx.styles import Look, Styles, heading_level
from planparse.text import ITEM, LIST_MARKS, fold

BOLD_WORDS = 20  # a bold line that short heads what follows it
BOLD_HEADING = 6  # its level, below all that are named
TAB = "    "
_STYLE, _NUM_PR, _NUM_ID, _ILVL = W + "pStyle", W + "numPr", W + "numId", W + "ilvl"
_OUTLINE, _VANISH, _SHADE = W + "outlineLvl", W + "vanish", W + "shd"
_TYPED_MARK = re.compile(rf"^[{re.escape(LIST_MARKS)}]\s*(?=\S)")


class Line(NamedTuple):
    """One printed line.

    `joined`: no paragraph ends before it. `printed`: with its tabs as spaces, "" where it has none. `bare`: a list
    number without text. `colour`: the word for what colours all of its paragraph. `bold`: all of its words are.
    """

    text: str
    heading: int | None = None
    joined: bool = False
    printed: str = ""
    bare: bool = False
    colour: str = ""
    bold: bool = False


class Settings(NamedTuple):
    """What a paragraph's own properties say; an element where they speak, else null."""

    style_id: str | None = None
    numbering: Any | None = None
    outline: Any | None = None
    shaded: bool = False
    runs_on: bool = False  # its end mark is deleted: its text goes on in the next paragraph
    hidden: bool = False


PLAIN = Settings()


class Lines:
    """Reads paragraph after paragraph; lists count on, and a field may end in a later one."""

    def __init__(self, styles: Styles, numbering: Numbering, tally: Tally) -> None:
        self.styles, self.numbering = styles, numbering
        self.runs = Runs(styles, tally)
        self.carried: list[str] = []  # the text of paragraphs that run on into the next

    def read(self, paragraph: Any) -> tuple[list[Any], list[Line]]:
        """The text boxes anchored in a paragraph, as nodes, and its lines."""
        properties = opening(paragraph, PPR)
        own = settings_of(properties) if properties is not None and len(properties) else PLAIN
        look = self.styles.of(own.style_id)
        printed = self.runs.read(paragraph, look)
        if own.runs_on:
            self.carried.append(printed.text)
            return printed.boxes, []
        if self.carried:
            printed.text, self.carried = "".join((*self.carried, printed.text)), []
        if own.hidden and not printed.text:
            return printed.boxes, []
        colour = highlight_word(printed.highlight) or (shade_of(properties) if own.shaded else "")
        mark = self._mark(own, look)
        return printed.boxes, lines_of(printed, mark, heading_of(own, look), colour)

    def rest(self) -> list[Line]:
        """What a last paragraph that runs on leaves behind."""
        left, self.carried = "".join(self.carried), []
        return lines_of(Printed(left), "", None, "")

    def _mark(self, own: Settings, look: Look) -> str:
        """The list mark of a paragraph, "" for one in no list."""
        list_id, level = look.list_id, look.list_level
        if own.numbering is not None:
            own_id, own_level = first(own.numbering, _NUM_ID), first(own.numbering, _ILVL)
            if own_id is not None:
                list_id = own_id.get(VAL)
                level = 0
            if own_level is not None:
                level = number_of(own_level)
        if not list_id or list_id == "0":
            return ""
        if level is None:
            level = self.numbering.level_of_style(list_id, own.style_id)
        return self.numbering.mark(list_id, level)


def settings_of(properties: Any) -> Settings:
    """The settings of a `w:pPr`."""
    style_id = numbering = outline = None
    shaded = runs_on = hidden = False
    for item in properties:
        tag = item.tag
        if tag == _STYLE:
            style_id = item.get(VAL)
        elif tag == _NUM_PR:
            numbering = item
        elif tag == _OUTLINE:
            outline = item
        elif tag == _SHADE:
            shaded = True
        elif tag == RPR:
            for flag in item:
                if flag.tag in (DEL, MOVE_FROM):
                    runs_on = True
                elif flag.tag == _VANISH:
                    hidden = is_on(flag)
    return Settings(style_id, numbering, outline, shaded, runs_on, hidden)


def heading_of(own: Settings, look: Look) -> int | None:
    """The heading level that a paragraph or its style says; none for the lines of a contents list."""
    if look.contents:
        return None
    return look.heading if own.outline is None else heading_level(number_of(own.outline, 9))


def lines_of(printed: Printed, mark: str, heading: int | None, colour: str) -> list[Line]:
    """The lines of a paragraph's text, its list mark before the first; a number without text is a bare line."""
    out: list[Line] = []
    if not printed.text and not mark:
        return out
    for raw in printed.text.split("\n"):
        text = fold(raw)
        if not text:
            continue
        if text[0] in LIST_MARKS:
            text = _TYPED_MARK.sub("" if mark and not out else ITEM, text)
        if mark and not out:
            text = mark + text
        spaced = (mark if not out else "") + raw.strip().replace("\t", TAB) if "\t" in raw.strip() else ""
        out.append(Line(text, heading, bool(out), spaced, colour=colour, bold=printed.bold))
    if not out and mark.strip() and mark != ITEM:
        return [Line(mark.strip(), None, bare=True)]
    return out


def as_heading(line: Line) -> int | None:
    """The heading level of a line outside tables: a short bold one heads what follows."""
    if line.heading is not None or not line.bold or line.text.startswith(ITEM):
        return line.heading
    return BOLD_HEADING if len(line.text.split()) <= BOLD_WORDS else None
