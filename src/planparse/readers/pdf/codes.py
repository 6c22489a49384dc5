"""Whether a font has the signs that a page shows with it: one that stands in another's place mostly hasn't."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from itertools import compress, count
from operator import methodcaller
from typing import NamedTuple

_STOPS = (b"Tf", b"Q", b"<<")  # where another font may begin, or a text that isn't shown
_PLAIN = re.compile(rb"\(((?:[^()\\]++|\\.)*+)\)", re.S)
_HEXED = re.compile(rb"<((?:[0-9A-Fa-f]{2})*+)>")
_ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.S)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b""}
_USES = 2  # of a font on a page, the first ones: reading them all would cost as much as half the page
_REACH = 400  # bytes behind the font's name
_SPACES = frozenset((9, 10, 13, 32, 127, 160, 173))  # many fonts have no width for a space, or a soft hyphen
_STRANGE = 3  # signs
_CODE = rb"<([0-9A-Fa-f\s]+)>\s*"
_ONE = re.compile(_CODE + rb"()<[^>]*>")
_RANGE = re.compile(_CODE + _CODE + rb"(?:<[^>]*>|\[[^\]]*\])")
_is_wide = methodcaller("strip", b"0.")
_MAX_CODES = 200_000  # in one map: three times as many as there are


class Signs(NamedTuple):
    """The codes that a font has a sign for, and how many bytes a code takes."""

    codes: frozenset[int]
    wide: int = 1


def lacks_signs(content: bytes, name: bytes, font: Signs) -> bool:
    """Whether a content's first texts in the font of a name have codes that aren't among those the font knows."""
    shown: set[int] = set()
    for text in first_texts(content, name):
        shown.update(text if font.wide == 1 else in_pairs(text))
    return len(shown - font.codes - _SPACES) >= _STRANGE


def in_pairs(text: bytes) -> tuple[int, ...]:
    """The codes of a text that takes two bytes for each."""
    return struct.unpack_from(f">{len(text) // 2}H", text)


def with_widths(first: int, widths: bytes) -> Signs:
    """The codes that have a width in a font's list, written from the code `first` on."""
    return Signs(frozenset(compress(count(first), map(_is_wide, widths.split()))))


def with_letters(content: bytes) -> Signs | None:
    """The codes, of two bytes, that a font's map to letters has; null where it has none, or not all, or too many."""
    codes: set[int] = set()
    listed = 0
    for part in content.split(b"beginbf")[1:]:
        entries = part.partition(b"endbf")[0]
        for first, last in (_RANGE if entries.startswith(b"range") else _ONE).findall(entries):
            begin = number(first)
            some = range(begin, min(number(last) if last else begin, _MAX_CODES) + 1)
            listed += len(some)
            if listed > _MAX_CODES:
                return None
            codes.update(some)
    return Signs(frozenset(codes), 2) if codes and b"usecmap" not in content else None


def number(hexed: bytes) -> int:
    """The number that is written in base 16, perhaps with spaces."""
    return int(hexed.translate(None, b" \t\r\n\f\v") or b"0", 16)


def first_texts(content: bytes, name: bytes) -> Iterator[bytes]:
    """What a content shows right after it has taken the font of a name, for the first times."""
    at = -1
    for _ in range(_USES):
        at = content.find(b"/" + name + b" ", at + 1)
        if at < 0:
            return
        begin = content.find(b"Tf", at) + 2
        limit = begin + _REACH
        end = min([found for stop in _STOPS if (found := content.find(stop, begin, limit)) >= 0], default=limit)
        plain = b"".join(_PLAIN.findall(content, begin, end))
        yield _ESCAPED.sub(unescaped, plain) if b"\\" in plain else plain
        if content.find(b"<", begin, end) >= 0:
            yield b"".join([bytes.fromhex(text.decode()) for text in _HEXED.findall(content, begin, end)])


def unescaped(found: re.Match[bytes]) -> bytes:
    """What an escaped sign in a text stands for."""
    if found[1]:
        return bytes([int(found[1], 8) & 255])
    return _SIGNS.get(found[2], found[2])
