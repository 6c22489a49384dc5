"""The printed lines of a paragraph: its list number, its breaks, its heading level, what colours its words."""

from __future__ import annotations

from typing import Any, NamedTuple

from planparse.readers.docx.names import DEL, MOVE_FROM, PPR, RPR, VAL, W, first, is_on, number_of, opening
from planparse.readers.docx.numbering import Numbering
from planparse.readers.docx.runs import Runs, Tally
from planparse.readers.docx.shading import highlight_word, shade_of
from planparse.readers.docx.styles import Look, Styles, heading_level
from planparse.readers.story import Line, lines_of

_STYLE, _NUM_PR, _NUM_ID, _ILVL = W + "pStyle", W + "numPr", W + "numId", W + "ilvl"
_OUTLINE, _VANISH, _SHADE = W + "outlineLvl", W + "vanish", W + "shd"


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
        return printed.boxes, lines_of(printed.text, mark, heading_of(own, look), printed.bold, colour)

    def rest(self) -> list[Line]:
        """What a last paragraph that runs on leaves behind."""
        left, self.carried = "".join(self.carried), []
        return lines_of(left, "", None, False, "")

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
