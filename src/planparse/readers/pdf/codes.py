"""Whether a font has the signs that a page shows with it: one that stands in another's place mostly hasn't."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STOPS = (b"Tf", b"Q", b"<<")  # where another font may begin, or a text that isn't shown
_PLAIN = re.compile(rb"\(((?:[^()\\]++|\\.)*+)\)", re.S)
_HEXED = re.compile(rb"<((?:[0-9A-Fa-f]{2})*+)>")
_ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.S)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b""}
_USES = 2  # of a font on a page, the first ones: reading them all would cost as much as half the page
_REACH = 400  # bytes behind the font's name
_SPACES = frozenset((*range(33), 127, 160, 173))  # many fonts have no width for a space, or a soft hyphen
_STRANGE = 3  # signs


def lacks_signs(content: bytes, name: bytes, known: frozenset[int]) -> bool:
    """Whether a content's first texts in the font of a name have codes that aren't among those the font knows."""
    shown: set[int] = set()
    for text in first_texts(content, name):
        shown.update(text)
    return len(shown - known - _SPACES) >= _STRANGE


def with_widths(first: int, widths: bytes) -> frozenset[int]:
    """The codes that have a width in a font's list, written from the code `first` on."""
    return frozenset(code for code, width in enumerate(widths.split(), first) if width.strip(b"0."))


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
