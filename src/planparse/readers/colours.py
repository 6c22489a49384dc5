"""The colour word of a shaded cell, as a reader would call it (a RAG column says its status by shade alone)."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache

_HUES = ((20, "red"), (50, "amber"), (70, "yellow"), (170, "green"), (260, "blue"), (320, "purple"), (361, "red"))
_HEX = re.compile(r"[0-9A-Fa-f]{6}")


@lru_cache(maxsize=1024)
def colour_word(rgb: tuple[int, int, int]) -> str:
    """What one calls the colour (parts from 0 to 255); "" for white, greys and black."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in rgb))
    if saturation < 0.25 or not 0.12 < lightness < 0.95:
        return ""
    return next(word for limit, word in _HUES if hue * 360 < limit)


def hex_colour_word(code: str | None) -> str:
    """The word for a colour spelled "FFC000"; "" for "auto" and what is no colour."""
    if not code or not _HEX.fullmatch(code):
        return ""
    return colour_word((int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)))
