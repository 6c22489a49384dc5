"""The colour behind a cell, of the cell itself or behind all of its words, as a word."""

from __future__ import annotations

from typing import Any, Final

from planparse.readers.colours import hex_colour_word
from planparse.readers.docx.names import VAL, W, first

SHADE: Final = W + "shd"
_FILL, _COLOUR = W + "fill", W + "color"
_HIGHLIGHTS = {
    "red": "red", "darkRed": "red", "yellow": "yellow", "darkYellow": "amber", "green": "green", "darkGreen": "green",
    "blue": "blue", "darkBlue": "blue", "cyan": "blue", "darkCyan": "blue", "magenta": "purple",
    "darkMagenta": "purple",
}  # fmt: skip


def shade_of(properties: Any | None) -> str:
    """The word for the shading that a paragraph's properties name; "" for none, white and grey."""
    shade = None if properties is None else first(properties, SHADE)
    return "" if shade is None else shade_word(shade)


def shade_word(shade: Any) -> str:
    """The word for a `w:shd`."""
    covered = shade.get(VAL) == "solid"  # the pattern hides the fill
    return hex_colour_word(shade.get(_COLOUR if covered else _FILL))


def highlight_word(highlight: str | None) -> str:
    """The word for the marker behind words."""
    return _HIGHLIGHTS.get(highlight or "", "")
