"""A PDF's objects as plain values, read strictly: what a viewer would guess at raises `Torn`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias, cast

_TOKEN = re.compile(
    rb"(?:\s|\0(?!\0{15})|%[^\r\n]*+)*+"  # a stretch of zeros is a hole in the file, and more than any producer's gap
    rb"(?:/(?P<name>[^\s\0()<>\[\]{}/%]*+)"
    rb"|(?P<reference>\d{1,10})\s+\d{1,5}\s+R(?![^\s\0()<>\[\]{}/%])"
    rb"|(?P<plain>\[(?:[\s\d.+-]++|/[^\s\0()<>\[\]{}/%]*+)*+\])"
    rb"|(?P<number>[-+.\d]++)(?![^\s\0()<>\[\]{}/%])"
    rb"|(?P<begin><<|\[)|(?P<end>>>|\])"
    rb"|(?P<text>\((?:[^()\\]++|\\.)*+\)|<[0-9A-Fa-f\s\0]*+>)"
    rb"|(?P<nested>\()"
    rb"|(?P<word>(?:true|false|null)(?![^\s\0()<>\[\]{}/%]))"
    rb"|(?P<last>endstream\b|startxref\b|\Z)|(?P<torn>.))",
    re.S,
)
HEAD = re.compile(rb"\s*(\d{1,10})\s+\d{1,5}\s+obj\b")
_WORD = re.compile(rb"obj\b")
_NUMBER = re.compile(rb"(?<![0-9])(\d{1,10})\s+\d{1,5}\s+\Z")
_NAMES = 500  # that are kept: most are PDF's own, and said again and again
_DIGITS = 20  # of a number: more than any has that says something
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_IN_TEXT = re.compile(rb"[()]|\\.", re.S)


class Torn(ValueError):
    """An object that isn't written as PDF demands."""


class Name(bytes):
    """A name, without its slash."""


class Reference(int):
    """The number of the object that is referred to."""


class Plain(bytes):
    """A list of nothing but numbers and names, as it is written between its brackets."""


Value: TypeAlias = "dict[bytes, Value] | list[Value] | Name | Reference | Plain | float | None"  # null: a text, true
Dictionary = Mapping[bytes, Value]


def bodies_in(item: bytes) -> list[tuple[int, bytes]]:
    """The number and the text of each object in what stands between two words `endobj`."""
    first = HEAD.match(item)
    if first and item.find(b"obj", first.end()) < 0:
        return [(int(first[1]), item[first.end() :])]
    words = [(found.start(), found.end()) for found in _WORD.finditer(item)]
    heads = [(head, end) for at, end in words if (head := _NUMBER.search(item, max(0, at - 20), at))]
    bounds = pairwise([*(head.start() for head, _ in heads), len(item)])
    return [(int(head[1]), item[end:stop]) for (head, end), (_, stop) in zip(heads, bounds, strict=False)]


def last_body(item: bytes) -> tuple[int, bytes]:
    """The last object of `bodies_in`; all of the bytes, as number 0, where there is none."""
    at = item.rfind(b"obj")
    while at >= 0:
        head = _NUMBER.search(item, max(0, at - 20), at)
        if head and (word := _WORD.match(item, at)):
            return int(head[1]), item[word.end() :]
        at = item.rfind(b"obj", 0, at)
    return 0, item


def parsed(body: bytes) -> Value:
    """The value that a text begins with; Torn where it isn't sound, or another stands behind it."""
    items: list[Value] = []
    outer: list[tuple[bytes, list[Value]]] = []
    tokens = _TOKEN.finditer(body)
    while token := next(tokens, None):
        kind, said = token.lastgroup, token[token.lastindex or 0]
        if kind == "name":
            items.append(name_of(said))
        elif kind == "reference":
            items.append(Reference(said))
        elif kind == "begin":
            outer.append((said, items))
            items = []
        elif kind == "end":
            items = closed(said, items, outer)
        elif kind == "nested":
            items.append(None)
            tokens = _TOKEN.finditer(body, end_of_text(body, token.end()))
        elif kind == "last":
            break
        else:
            items.append(scalar(kind, said))
    if outer or len(items) != 1:
        raise Torn
    return items[0]


@lru_cache(_NAMES)
def name_of(said: bytes) -> Name:
    """A name as it is meant, by how it is written."""
    return Name(spelt(said) if b"#" in said else said)


def spelt(name: bytes) -> bytes:
    """A name whose signs may be written as numbers, "#20" for a space."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name)


def closed(said: bytes, items: list[Value], outer: list[tuple[bytes, list[Value]]]) -> list[Value]:
    """The items around a list or dictionary that ends, with it as their last; Torn where another kind began."""
    if not outer or (said == b"]") != (outer[-1][0] == b"["):
        raise Torn
    around = outer.pop()[1]
    around.append(items if said == b"]" else dictionary(items))
    return around


def dictionary(items: Sequence[Value]) -> dict[bytes, Value]:
    """Names and values in turn; Torn where they aren't."""
    names = items[::2]
    if len(items) % 2 or {*map(type, names)} - {Name}:
        raise Torn
    return dict(zip(cast(list[Name], names), items[1::2], strict=True))


def scalar(kind: str | None, said: bytes) -> Value:
    """A number, a plain list, or null for a text and a word, which say nothing about a file's build."""
    if kind == "torn":
        raise Torn
    if kind == "plain":
        return Plain(said[1:-1])
    if kind == "number":
        try:
            return float(said[:_DIGITS])
        except ValueError:  # "--5", "1.-2": some producers' writing of a small number
            return 0.0
    return None


def end_of_text(body: bytes, at: int) -> int:
    """Where a text with brackets in it ends; `at` is behind its first bracket."""
    depth = 1
    for sign in _IN_TEXT.finditer(body, at):
        depth += {b"(": 1, b")": -1}.get(sign[0], 0)
        if not depth:
            return sign.end()
    raise Torn
