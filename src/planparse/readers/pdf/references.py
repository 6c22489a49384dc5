"""Whether each reference that a page is drawn by leads to what it must: engines draw on with whatever they find.

A page's content that is another stream, a font that is none, a name that a page's fonts don't know: words come out
garbled, or not at all, and no engine says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from planparse.readers.pdf.codes import Signs, lacks_signs, with_letters, with_widths
from planparse.readers.pdf.objects import Dictionary, Name, Plain, Reference, Torn, Value, parsed, spelt

_USED = re.compile(rb"/([^\s\0()<>\[\]{}/%]++)\s++(?:[-+.\d]++\s++(Tf)|Do)\b")
_BINARY = re.compile(rb"[^\s\0 -~]")
_OPAQUE = re.compile(rb"\(|\bID\s")  # a text's and a picture's bytes may be any
_BEGINNING = 100  # bytes
_SHOWN = re.compile(rb"\((?:[^()\\]++|\\.)*+\)", re.S)
_TEXT_MARK = re.compile(rb"(?<![^\s\])>])(?:BT|ET)(?![^\s\[(</])")


class Role(NamedTuple):
    """What a reference may lead to: a type that it declares, or one of the keys where it declares none.

    `slots` are the references in it that draw, the slot "" all whatever their names; `banned` are keys of other kinds
    of object; `stream` says whether it is a stream, null where it may be one; `kinds` are the subtypes it may have,
    `drawn_by` the keys without which it is drawn otherwise or not at all.
    """

    types: tuple[bytes, ...]
    keys: tuple[bytes, ...] = ()
    slots: Mapping[bytes, str] = {}
    banned: tuple[bytes, ...] = ()
    stream: bool | None = False
    kinds: tuple[bytes, ...] = ()
    drawn_by: tuple[bytes, ...] = ()


_OTHERS = (b"Width", b"N", b"BBox", b"FunctionType", b"ShadingType", b"PatternType")
_OF_FONTS = (b"Subtype", b"FontDescriptor")
_ROLES = {
    "catalog": Role((b"Catalog",), (b"Pages",), drawn_by=(b"Pages",)),
    "tree": Role(
        (b"Pages", b"Page", b"Template"),
        (b"Kids", b"Contents", b"MediaBox", b"Resources", b"Parent"),
        drawn_by=(b"Kids", b"Contents", b"Resources", b"MediaBox", b"CropBox", b"Rotate"),
    ),
    "content": Role((b"Contents",), banned=(*_OTHERS, b"Length1", b"Subtype"), stream=True),
    "resources": Role(
        (b"Resources",),
        (b"Font", b"XObject", b"ProcSet", b"ColorSpace", b"ExtGState", b"Pattern", b"Shading", b"Properties"),
        {b"Font": "fonts", b"XObject": "drawings"},
        drawn_by=(b"Font", b"XObject"),
    ),
    "drawings": Role((), slots={b"": "drawing"}),
    "drawing": Role(
        (b"XObject",),
        (b"Subtype",),
        {b"Resources": "resources"},
        stream=True,
        kinds=(b"Form", b"Image", b"PS"),
        drawn_by=(b"Subtype", b"Resources", b"BBox", b"Matrix"),
    ),
    "fonts": Role((), slots={b"": "font"}),
    "font": Role(
        (b"Font",),
        (b"BaseFont", b"CharProcs", b"FontDescriptor"),
        {
            b"DescendantFonts": "descendant",
            b"FontDescriptor": "descriptor",
            b"ToUnicode": "map",
            b"Widths": "widths",
            b"Encoding": "encoding",
        },
        kinds=(b"Type0", b"Type1", b"MMType1", b"Type3", b"TrueType", b"CIDFontType0", b"CIDFontType2"),
        drawn_by=(*_OF_FONTS, b"FirstChar", b"Widths", b"Encoding", b"ToUnicode", b"DescendantFonts", b"CharProcs"),
    ),
    "descendant": Role(
        (b"Font",),
        (b"BaseFont", b"FontDescriptor"),
        {b"FontDescriptor": "descriptor"},
        drawn_by=(*_OF_FONTS, b"W", b"DW"),
    ),
    "descriptor": Role(
        (b"FontDescriptor",),
        (b"FontName", b"FontBBox"),
        {b"FontFile": "program", b"FontFile2": "program", b"FontFile3": "program"},
        drawn_by=(b"FontFile", b"FontFile2", b"FontFile3", b"Flags", b"MissingWidth"),
    ),
    "program": Role((b"FontFile", b"FontFile2", b"FontFile3"), banned=_OTHERS, stream=True),
    "map": Role((b"CMap",), banned=(*_OTHERS, b"Length1"), stream=True),
    "encoding": Role(
        (b"Encoding", b"CMap"),
        (b"Differences", b"BaseEncoding", b"CMapName"),
        stream=None,
        drawn_by=(b"Differences", b"BaseEncoding"),
    ),
    "widths": Role(()),
}
_FONTS = ("font", "descendant")
_NAMED = ("map", "encoding")  # of which there are some that every viewer knows by their names
_TWO_BYTES = (b"Identity-H", b"Identity-V")
_KEYS = 1_000  # that are kept: most are PDF's own
_MAX_PAGES = 20_000
_MAX_HOPS = 8  # of references that lead to references


class Walk:
    """A walk from a file's catalog along all that draws its pages, noting what is wrong on the way.

    `bodies` are the texts of the file's objects, `contents` its unpacked streams (null where one wasn't unpacked).
    """

    def __init__(self, bodies: Mapping[int, bytes], contents: Mapping[int, bytes | None]) -> None:
        self.bodies, self.contents = bodies, contents
        self.reached: set[int] = set()
        self.missing: set[int] = set()
        self.torn: set[int] = set()
        self.stray: set[tuple[str, int]] = set()  # what an object is taken for, and its number
        self.pages = 0
        self._values: dict[int, Value] = {}
        self._signs: dict[int, Signs | None] = {}
        self._fonts: list[Dictionary] = []
        self._followed: set[tuple[str, int]] = set()

    def from_catalog(self, root: Value) -> None:
        """Walks all pages; a tree that holds another number of them than it says, or one twice, is astray."""
        catalog = self.follow(root, "catalog")
        if not isinstance(catalog, dict):
            return
        top = catalog.get(b"Pages")
        rest: list[tuple[Value, Value]] = [(top, None)]
        seen: set[int] = set()
        while rest and self.pages < _MAX_PAGES:
            at, above = rest.pop()
            node = self.follow(at, "tree")
            if isinstance(at, Reference):
                if at in seen:
                    self.stray.add(("tree", at))
                    continue
                seen.add(at)
            if isinstance(node, dict):
                resources = node.get(b"Resources", above)
                if b"Kids" in node:
                    rest += [(kid, resources) for kid in self.items(node[b"Kids"])]
                else:
                    self.page(node, resources)
        tree = self.value(top)
        if isinstance(tree, dict) and b"Kids" not in tree:
            self.stray.add(("tree", 0))
        said = self.value(tree.get(b"Count")) if isinstance(tree, dict) else None
        if isinstance(said, float) and said != self.pages and not rest:
            self.stray.add(("count", 0))
        self.describe()

    def describe(self) -> None:
        """Notes fonts that have each other's descriptors or widths.

        Some producers write a font's name in two ways, and some one width too many.
        """
        names, counts = set(), []
        for font in self._fonts:
            descriptor = self.value(font.get(b"FontDescriptor"))
            own, told = font.get(b"BaseFont"), descriptor.get(b"FontName") if isinstance(descriptor, dict) else None
            if isinstance(own, Name) and isinstance(told, Name):
                names.add((own, told))
            first, last, widths = (self.value(font.get(key)) for key in (b"FirstChar", b"LastChar", b"Widths"))
            if isinstance(first, float) and isinstance(last, float) and isinstance(widths, Plain):
                counts.append((last - first + 1, len(widths.split())))
        owns, tolds = {own for own, _ in names}, {told for _, told in names}
        astray = sum(own != told and told in owns and own in tolds for own, told in names)
        self.stray.update(("descriptor", at) for at in range(astray))
        uneven = [count for count in counts if count[0] != count[1]]
        if uneven and sorted(asked for asked, _ in uneven) == sorted(listed for _, listed in uneven):
            self.stray.add(("widths", 0))

    def page(self, page: Dictionary, at: Value) -> None:
        """Follows what draws a page; the names in its content must be those of its resources."""
        self.pages += 1
        resources = self.follow(at, "resources")
        if isinstance(resources, dict):
            self.named(self.value(resources.get(b"Font")))
        parts = self.items(page.get(b"Contents"))
        if b"Contents" not in page and self.has_fonts(page.get(b"Resources")):
            self.stray.add(("content", self.pages))
        for part in parts:
            if self.follow(part, "content") is not None and isinstance(part, Reference):
                self.shown(part, resources)
        contents = [self.contents.get(part) for part in parts if isinstance(part, Reference)]
        if len(contents) > 1 and not is_in_turn([content or b"" for content in contents]):
            self.stray.add(("content", self.pages))

    def has_fonts(self, at: Value) -> bool:
        """Whether resources have fonts: those of a page's own say that it has content, which may be lost."""
        resources = self.value(at)
        return isinstance(resources, dict) and bool(self.value(resources.get(b"Font")))

    def named(self, fonts: Value) -> None:
        """Notes fonts under each other's names: some producers write into a font the name that pages call it by."""
        if not isinstance(fonts, dict):
            return
        names = {name: self.own_name(font) for name, font in fonts.items()}
        for name, own in names.items():
            if own is not None and own != name and own in fonts and (names[own] != own or fonts[own] == fonts[name]):
                self.stray.add(("font", self.pages))

    def own_name(self, at: Value) -> bytes | None:
        """The name that a font says pages call it by."""
        font = self.value(at)
        own = font.get(b"Name") if isinstance(font, dict) else None
        return own if isinstance(own, Name) else None

    def shown(self, stream: int, resources: Value) -> None:
        """Notes a stream that draws with names that its resources don't have, or signs that its fonts don't have."""
        content = self.contents.get(stream)
        if content is None:
            return
        used = set(_USED.findall(content))
        resources = resources if isinstance(resources, dict) else {}
        fonts, drawings = (self.value(resources.get(key)) or {} for key in (b"Font", b"XObject"))
        if not (isinstance(fonts, dict) and isinstance(drawings, dict)):
            return
        if any(spelt(name) not in (fonts if kind else drawings) for name, kind in used):
            self.stray.add(("name", stream))
        for name in [name for name, kind in used if kind]:
            known = self.signs(fonts.get(spelt(name)))
            if known is not None and lacks_signs(content, name, known):
                self.stray.add(("sign", stream))

    def signs(self, at: Value) -> Signs | None:
        """What a font has signs for, null where that isn't known."""
        if not isinstance(at, Reference):
            return self.signs_of(at)
        if at not in self._signs:
            self._signs[at] = self.signs_of(self.value(at))
        return self._signs[at]

    def signs_of(self, font: Value) -> Signs | None:
        """The codes that a font has a width for, or a letter if it takes two bytes for each."""
        if not isinstance(font, dict):
            return None
        if font.get(b"Subtype") in (b"TrueType", b"Type1", b"MMType1"):
            first, widths = self.value(font.get(b"FirstChar")), self.value(font.get(b"Widths"))
            return with_widths(int(first), widths) if isinstance(first, float) and isinstance(widths, Plain) else None
        letters = font.get(b"ToUnicode")
        if font.get(b"Encoding") in _TWO_BYTES and isinstance(letters, Reference):
            return with_letters(self.contents.get(letters) or b"")
        return None

    def follow(self, at: Value, role: str) -> Value:
        """What a reference leads to, and all that it draws with; null where it is not there or not what it must be."""
        first = self.checked(at, role)
        rest = [(first, role)]
        while rest:
            value, role = rest.pop()
            slots = _ROLES[role].slots
            for key, part in value.items() if slots and isinstance(value, dict) else ():
                if slot := slots.get(key) or slots.get(b""):
                    parts = self.items(part) if slot == "descendant" else [part]
                    rest += [(self.checked(item, slot), slot) for item in parts if self.is_new(item, slot)]
        return first

    def is_new(self, at: Value, role: str) -> bool:
        """Whether a reference is followed for the first time in its role."""
        if not isinstance(at, Reference):
            return True
        known = (role, at) in self._followed
        self._followed.add((role, at))
        return not known

    def checked(self, at: Value, role: str) -> Value:
        """The value that a reference leads to; null where it isn't there or can't have the role."""
        number = at if isinstance(at, Reference) else 0
        value = self.value(at)
        if value is None or self.fits(value, number, role):
            if role in _FONTS and isinstance(value, dict):
                self._fonts.append(value)
            return value
        self.stray.add((role, number))
        return None

    def fits(self, value: Value, number: int, role: str) -> bool:
        """Whether a value is of the kind that is asked for."""
        asked = _ROLES[role]
        if role == "widths" or not isinstance(value, dict):
            return is_numbers(value) if role == "widths" else isinstance(value, Name) and role in _NAMED
        if asked.drawn_by and is_misspelt(value, role):
            return False
        if asked.stream is not None and asked.stream != (number in self.contents):
            return False
        kind = value.get(b"Type")
        if isinstance(kind, Name):
            return kind in asked.types and (role not in _FONTS or has_parts(value, role))
        if any(key in value for key in asked.banned):
            return False
        content = self.contents.get(number)
        if content is not None and role in ("map", "content", "program"):
            return (b"begincmap" in content) == (role == "map") and (role != "content" or draws(content))
        return not asked.keys or not value or any(key in value for key in asked.keys)

    def items(self, value: Value) -> list[Value]:
        """What a list, or a reference to one, holds; else the value as its only item."""
        listed = self.value(value)
        if isinstance(listed, list):
            return listed
        return [] if listed is None or (isinstance(listed, Plain) and not listed.strip()) else [value]

    def value(self, at: Value) -> Value:
        """A value, or what a reference leads to; null where that is not there or torn."""
        for _ in range(_MAX_HOPS):
            if not isinstance(at, Reference):
                return at
            if at not in self._values:
                self._values[at] = self.read(at)
            at = self._values[at]
        return None

    def read(self, number: int) -> Value:
        """An object's value, null where it is not there or torn."""
        self.reached.add(number)
        body = self.bodies.get(number)
        if body is None:
            self.missing.add(number)
            return None
        try:
            return parsed(body)
        except Torn:
            self.torn.add(number)
            return None


def is_misspelt(value: Dictionary, role: str) -> bool:
    """Whether an object has a subtype that there isn't, or a key one sign off the one that it is drawn by and hasn't.

    Engines pass over a key that they don't know: a page whose content bears another name is a blank page to them.
    """
    kind, kinds = value.get(b"Subtype"), _ROLES[role].kinds
    if kinds and isinstance(kind, Name) and kind not in kinds:
        return True
    return any(slip not in value for key in value for slip in meant(key, role))


@lru_cache(_KEYS)
def meant(key: bytes, role: str) -> tuple[bytes, ...]:
    """The keys that an object is drawn by and that are one sign off this one; none where it is itself one of them."""
    known = _ROLES[role].drawn_by
    near = (name for name in known if len(name) == len(key) and sum(map(int.__ne__, name, key)) == 1)
    return () if key in known else tuple(near)


def has_parts(font: Dictionary, role: str) -> bool:
    """Whether a font has what its kind, and no other, is drawn by; one of kind CIDFont is a descendant of another."""
    kind = font.get(b"Subtype")
    parts = {b"Type0": b"DescendantFonts", b"Type3": b"CharProcs"}
    inner = isinstance(kind, Name) and kind.startswith(b"CIDFont")
    return inner == (role == "descendant") and all((kind == own) == (part in font) for own, part in parts.items())


def is_in_turn(parts: Sequence[bytes]) -> bool:
    """Whether each text that a page's content begins ends before the next: not where its parts are out of order."""
    content = b"\n".join(parts)
    return alternates(_TEXT_MARK.findall(content)) or alternates(_TEXT_MARK.findall(_SHOWN.sub(b" ", content)))


def alternates(marks: Sequence[bytes]) -> bool:
    """Whether text begins and ends in turn."""
    return {*marks[::2]} <= {b"BT"} and {*marks[1::2]} <= {b"ET"}


def is_numbers(value: Value) -> bool:
    """Whether a value is a list of numbers, or of references to some."""
    if isinstance(value, Plain):
        return b"/" not in bytes(value)
    return isinstance(value, list) and all(isinstance(item, float | Reference) for item in value)


def draws(content: bytes) -> bool:
    """Whether an unpacked stream begins with words, as a page's content does; a picture or a palette doesn't."""
    return not _BINARY.search(_OPAQUE.split(content[:_BEGINNING], 1)[0])
