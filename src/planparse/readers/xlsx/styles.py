"""What the styles of a workbook say of a cell: its number format, the colour word of its fill, whether it is bold."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

from planparse.readers.colours import colour_word
from planparse.readers.xlsx.numbers import BUILTIN, GENERAL

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PALETTE = (  # ISO/IEC 29500-1, 18.8.27: the palette from number 8 on (0 to 7 are its first eight)
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 "
    "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF "
    "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 "
    "003366 339966 003300 333300 993300 993366 333399 333333"
)
_INDEXED = _PALETTE.split(" ")
_THEME = ["FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646"]
_SCHEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


T = TypeVar("T")


class Look(NamedTuple):
    """What one style says."""

    code: str = GENERAL
    shade: str = ""
    bold: bool = False


def looks_of(root: Any | None, theme: Any | None) -> list[Look]:
    """The looks of `xl/styles.xml` in the order in which cells name them; empty for a workbook without styles."""
    if root is None:
        return []
    codes = {whole(n.get("numFmtId")): n.get("formatCode") or GENERAL for n in root.iterfind(f"{MAIN}numFmts/*")}
    colours = theme_colours(theme)
    shades = [shade_of(fill, colours) for fill in root.iterfind(f"{MAIN}fills/{MAIN}fill")]
    bold = [is_bold(font) for font in root.iterfind(f"{MAIN}fonts/{MAIN}font")]
    looks = []
    for style in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf"):
        number = whole(style.get("numFmtId"))
        fill, font = whole(style.get("fillId")), whole(style.get("fontId"))
        code = codes.get(number) or BUILTIN.get(number, GENERAL)
        looks.append(Look(code, at(shades, fill, ""), at(bold, font, False)))
    return looks


def fills_of(root: Any | None, theme: Any | None) -> list[str | None]:
    """The colour words of the differential styles that rules name, in order; null for one that fills nothing."""
    colours = theme_colours(theme)
    styles = () if root is None else root.iterfind(f"{MAIN}dxfs/{MAIN}dxf")
    return [None if (fill := style.find(f"{MAIN}fill")) is None else rule_shade(fill, colours) for style in styles]


def rule_shade(fill: Any, theme: Sequence[str]) -> str | None:
    """The colour word of a rule's fill: its background, which a plain fill of cells keeps in the foreground."""
    node = fill.find(f".//{MAIN}bgColor")
    if node is None:
        return shade_of(fill, theme)
    rgb = colour_of(node, theme)
    return None if rgb is None else colour_word(rgb)


def at(values: Sequence[T], index: int, other: T) -> T:
    """The value at an index, `other` where the file names one that it lacks."""
    return values[index] if 0 <= index < len(values) else other


def whole(text: str | None, other: int = 0) -> int:
    """An attribute as a number that is not negative."""
    return int(text) if text is not None and text.isascii() and text.isdigit() else other


def is_bold(font: Any) -> bool:
    """Whether a font is bold."""
    mark = font.find(f"{MAIN}b")
    return mark is not None and mark.get("val") not in ("0", "false")


def theme_colours(theme: Any | None) -> list[str]:
    """The colours of a theme in the order in which a style counts them."""
    scheme = None if theme is None else theme.find(f".//{DRAWING}clrScheme")
    out = list(_THEME)
    for index, name in enumerate(_SCHEME if scheme is not None else ()):
        node = scheme.find(f"{DRAWING}{name}/*") if scheme is not None else None
        if node is not None:
            out[index] = node.get("lastClr") or node.get("val") or out[index]
    return out


def shade_of(fill: Any, theme: Sequence[str]) -> str:
    """The colour word of a fill, "" for none."""
    pattern = fill.find(f"{MAIN}patternFill")
    if pattern is None:
        node = fill.find(f".//{MAIN}color")  # a gradient begins in its first colour
    elif pattern.get("patternType") in (None, "none"):
        return ""
    else:
        node = pattern.find(f"{MAIN}fgColor")
    rgb = None if node is None else colour_of(node, theme)
    return "" if rgb is None else colour_word(rgb)


def colour_of(node: Any, theme: Sequence[str]) -> tuple[int, int, int] | None:
    """The red, green and blue of a colour by its code, its place in the theme or in the palette; null for none."""
    index = whole(node.get("indexed"), -1)
    if node.get("rgb"):
        code = node.get("rgb")[-6:]
    elif node.get("theme"):
        code = at(theme, whole(node.get("theme")), "")
    else:
        code = at(_INDEXED, index if index < 8 else index - 8, "") if index >= 0 else ""
    try:
        red, green, blue = bytes.fromhex(code)
        tint = float(node.get("tint") or 0)
    except ValueError:
        return None
    return tinted((red, green, blue), tint)


def tinted(rgb: tuple[int, int, int], tint: float) -> tuple[int, int, int]:
    """A colour made lighter (tint up to 1) or darker (down to -1); ISO/IEC 29500-1, 18.8.19."""
    if not tint:
        return rgb
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in rgb))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation)
    return round(red * 255), round(green * 255), round(blue * 255)
