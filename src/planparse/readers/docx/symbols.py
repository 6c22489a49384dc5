"""The characters of symbol fonts (Wingdings and its kin) as Unicode: a font's code means nothing without the font."""

from __future__ import annotations

_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "❑", 0x72: "❒",
    0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA6: "☐",
    0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦",
    0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✘", 0xFC: "✔", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✘", 0x50: "✔", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x95: "·", 0x96: "•", 0x97: "●", 0x98: "●",
    0x99: "○", 0xA0: "▪", 0xA1: "■", 0xA2: "■", 0xA3: "☐",
}  # fmt: skip
_WINGDINGS_3 = {0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x70: "▲", 0x71: "▼", 0x74: "◄", 0x75: "►", 0x7D: "►"}
_WEBDINGS = {
    0x31: "☑", 0x34: "►", 0x35: "▲", 0x36: "▼", 0x33: "◄", 0x61: "✔", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✘",
}  # fmt: skip
_SYMBOL = {
    0x2D: "−", 0x44: "Δ", 0x53: "Σ", 0x61: "α", 0x62: "β", 0x6D: "μ", 0xA3: "≤", 0xAB: "↔", 0xAC: "←", 0xAD: "↑",
    0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xDE: "⇒", 0xE2: "®", 0xE3: "©", 0xE4: "™",
}  # fmt: skip
_TABLES = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
_UNKNOWN = {**_WINGDINGS, 0xB7: "•"}  # a private code whose font is not named: Word's list marks and ticks


def is_symbol_font(font: str | None) -> bool:
    """Whether the font draws pictures instead of letters."""
    return font is not None and font.casefold() in _TABLES


def symbol(code: int, font: str | None) -> str:
    """The character that a font draws for a code (also in the private range F000-F0FF); as it stands if unknown."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    table = _TABLES.get((font or "").casefold(), _UNKNOWN)
    return table.get(low) or (chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "")


def symbols(text: str, font: str | None) -> str:
    """Text set in a symbol font, or with codes of the private range, as the characters that it shows."""
    drawn = is_symbol_font(font)
    return "".join(symbol(ord(c), font) if (drawn and c > " ") or "\uf000" <= c <= "\uf0ff" else c for c in text)
