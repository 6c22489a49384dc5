"""The colour behind a cell, of the cell itself or behind all of its words, as a word."""

from __future__ import annotations

from typing import Any

from planparse.readers.colours import hex_colour_word
from planparse.readers.docx.names import VAL, W, first

_SHADE, _FILL, _COLOUR = W + "shd", W + "fill", W + "color"
_HIGHLIGHTS = {
    "red": "red", "darkRed": "red", "yellow": "yellow", "darkYellow": "amber", "green": "green", "darkGreen": "green",
    "blue": "blue", "darkBlue": "blue", "cyan": "blue", "darkCyan": "blue", "magenta": "purple",
    "darkMagenta": "purple",
}  # fmt: skip


def shade_of(properties: Any | None) -> str:
    """The word for the shading of a cell's or paragraph's properties; "" for none, white and grey."""
    shade = None if properties is None else first(properties, _SHADE)
    if shade is None:
        return ""
    if shade.get(VAL) == "solid":  # the pattern covers the fill
        return hex_colour_word(shade.get(_COLOUR))
    return hex_colour_word(shade.get(_FILL))


def highlight_word(highlight: str | None) -> str:
    """The word for the marker behind words."""
    return _HIGHLIGHTS.get(highlight or "", "")
