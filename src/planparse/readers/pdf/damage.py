"""Whether a PDF's bytes are whole: checksums, references and the table of objects, which both engines shrug off.

pdfium and pdfminer repair what they can and leave out what they can't, without a word. A sound file has none of these
flaws; one that has is read by both engines, and what they make of it is compared.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_BEFORE = re.compile(rb"(\d{1,10})\s+(\d{1,5})\s+obj\b(?!.*\bobj\b)", re.S)
_HERE = re.compile(rb"\s*(\d{1,10})\s+\d{1,5}\s+obj\b")
OBJECT = re.compile(rb"(?<![0-9])(\d{1,10})\s\d{1,5}\sobj\b")
_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
REFERENCE = re.compile(rb"(?<![0-9])(\d{1,10})\s\d{1,5}\sR\b")
_SHOWS_TEXT = re.compile(rb"T[jJ]\b")
_FONTS = re.compile(rb"/(?:Font|DescendantFonts)\s*(?:<<|\[)([^>\]]*)[>\]]")
_DESCRIPTOR = re.compile(rb"/FontDescriptor\s+(\d{1,10})\s\d{1,5}\sR\b")
_WIDTH_LIST = re.compile(rb"/Widths\s+(\d{1,10})\s\d{1,5}\sR\b")
_SLOT = re.compile(rb"/(ToUnicode|Contents|FontFile[23]?)\s+(\d{1,10})\s\d{1,5}\sR\b")
_PARTS = re.compile(rb"/Contents\s*\[([^\]]*)\]")
_ROOT = re.compile(rb"/Pages\s+(\d{1,10})\s\d{1,5}\sR\b")
_ZEROS = bytes(16)  # more than any text in two bytes a letter has on end
_WIDTHS = re.compile(rb"/Widths\s*\[([^\]]*)\]")
_LIST = re.compile(rb"\sobj\s*\[\s*(?=\d[\d.]*\s+\d[\d.]*\s+\d[\d.]*\s)([^\[\]/(<]*)\]\s*$")  # an object of numbers
_NUMBERS = re.compile(rb"[\s\d.+\-R]*")
KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_FIRST = re.compile(rb"/First\s+(\d+)")
_COUNT = re.compile(rb"/N\s+(\d+)")
_MAX_HEAD = 4_000  # bytes that a stream's dictionary takes at most
_MAX_OUT = 50_000_000  # bytes that one stream may unpack to
_OTHER_PACKING = (b"ASCII85", b"ASCIIHex", b"LZW", b"RunLength", b"/Crypt", b"DCTDecode", b"/A85", b"/AHx")


class Stream(NamedTuple):
    """A stream: its object's number, its dictionary's bytes, its unpacked content (null where it wasn't unpacked)."""

    number: int
    head: bytes
    content: bytes | None
    sound: bool


def flaws(data: bytes) -> list[str]:
    """What is wrong with the file's build, in the words of a message; empty for a sound file.

    An encrypted file is judged by its end alone: its streams can't be unpacked without its key.
    """
    found: list[str] = []
    start = _START.search(data, max(0, len(data) - 2048))
    table = int(start.group(1)) if start else -1
    if start is None:
        found.append("its end is missing")
    elif not (data.startswith(b"xref", table) or _HERE.match(data, table)):
        found.append("its table of objects is not where it says")
    if b"/Encrypt" in data:
        return found
    streams, objects = taken_apart(data)
    if broken := sum(not stream.sound for stream in streams):
        found.append(f"{broken} of its streams fail their checksum")
    named = references(objects)
    if lost := sum(is_text(stream) and stream.number not in named for stream in streams):
        found.append(f"{lost} of its texts stand on no page")
    if odd := misused(objects, streams):
        found.append(f"{odd} of its references lead to the wrong kind of object")
    if torn := unsound_objects(objects):
        found.append(f"{torn} of its objects are torn")
    listed, wrong = listed_objects(data, table, named)
    if wrong:
        found.append(f"{wrong} of its objects are not where its table says")
    known = listed or numbers_of(objects) | {n for stream in streams for n in (stream.number, *members(stream))}
    if missing := len(named - known):
        found.append(f"{missing} of its objects are missing")
    return found


def taken_apart(data: bytes) -> tuple[list[Stream], list[bytes]]:
    """The file's streams, and the objects outside them or packed into object streams."""
    streams: list[Stream] = []
    rest: list[bytes] = []
    end = 0
    for begin, body, stop in spans(data):
        before = data[max(end, begin - _MAX_HEAD) : begin]
        found = _BEFORE.search(before)
        head = before[found.end() :] if found else before
        content, sound = unpacked(head, data[body:stop])
        streams.append(Stream(int(found.group(1)) if found else 0, head, content, sound))
        rest.append(data[end:begin])
        if content is not None and b"/ObjStm" in head:
            rest += (b" endobj ", content, b" endobj ")
        end = stop
    rest.append(data[end:])
    return streams, b"".join(rest).split(b"endobj")


def spans(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Where each stream's word stands, where its bytes begin, and where they end."""
    at = 0
    while (begin := data.find(b"stream", at)) >= 0:
        body = begin + 6
        if data[body : body + 2] == b"\r\n":
            body += 2
        elif data[body : body + 1] in (b"\n", b"\r"):
            body += 1
        else:
            at = body
            continue
        length = _LENGTH.search(data, max(at, begin - 300), begin)
        stop = body + int(length.group(1)) if length else -1
        if stop < 0 or data[stop : stop + 11].strip()[:9] != b"endstream":
            stop = data.find(b"endstream", body)
        stop = len(data) if stop < 0 else stop
        yield begin, body, stop
        at = stop + 9


def unpacked(head: bytes, body: bytes) -> tuple[bytes | None, bool]:
    """A stream's content, null where it is a picture or packed otherwise than by zlib; and whether it is sound."""
    if b"/Image" in head or any(other in head for other in _OTHER_PACKING):
        return None, True
    if b"/Fl" not in head:
        return (None if b"/Filter" in head else body), True
    inflate = zlib.decompressobj()
    try:
        out = inflate.decompress(body, _MAX_OUT)
    except zlib.error:
        return None, False
    return out, inflate.eof or len(out) == _MAX_OUT


def is_text(stream: Stream) -> bool:
    """Whether a stream is one that a page shows text with."""
    if stream.content is None or any(kind in stream.head for kind in (b"/ObjStm", b"/XRef", b"/Metadata", b"/Length1")):
        return False
    return b"BT" in stream.content and b"Tf" in stream.content and bool(_SHOWS_TEXT.search(stream.content))


def references(objects: Sequence[bytes]) -> set[int]:
    """The numbers of all objects that a drawing object refers to.

    The tree of a tagged file's structure is most of its objects, and draws nothing.
    """
    drawing = (o for o in objects if b"/S/" not in o or b"/Contents" in o or b"/Font" in o or b"/ObjStm" in o)
    return {int(number) for number in REFERENCE.findall(b"endobj".join(drawing))}


def misused(objects: Sequence[bytes], streams: Sequence[Stream]) -> int:
    """References that lead to another kind of object than they must, pages that stand in the file twice or nowhere."""
    contents = {stream.number: stream for stream in streams}
    drawn = b"endobj".join(objects)
    parts = {int(number) for listed in _PARTS.findall(drawn) for number in REFERENCE.findall(listed)}
    odd = stray_pages(objects) + strayed_tree(objects) + strange_fonts(objects)
    odd += sum(is_no_content(contents.get(part)) for part in parts)
    for slot, number in _SLOT.findall(drawn):
        target = contents.get(int(number))
        if slot == b"Contents":
            odd += not is_list(int(number), objects) if target is None else is_no_content(target)
        elif slot == b"ToUnicode":
            odd += target is None or not (target.content is None or is_map(target))
        else:
            odd += target is None or is_map(target)
    return odd


def strange_fonts(objects: Sequence[bytes]) -> int:
    """References for a font, its descriptor or its widths that lead to an object of another kind."""
    known = {number_of(item): item for item in objects}
    drawn = b"endobj".join(objects)
    named = [(b"BaseFont", number) for listed in _FONTS.findall(drawn) for number in REFERENCE.findall(listed)]
    named += [(b"FontName", number) for number in _DESCRIPTOR.findall(drawn)]
    odd = sum(mark not in known[n] and b"/Type3" not in known[n] for mark, text in named if (n := int(text)) in known)
    return odd + sum(not is_list(int(number), objects) for number in _WIDTH_LIST.findall(drawn))


def is_no_content(target: Stream | None) -> bool:
    """Whether a page's content is no stream, or that of a font."""
    return target is None or b"/Length1" in target.head or is_map(target)


def strayed_tree(objects: Sequence[bytes]) -> int:
    """Catalogs that name for the tree of pages an object without kids; a packed one is taken for the tree."""
    roots = {int(root) for item in objects if b"/Catalog" in item for root in _ROOT.findall(item)}
    return sum(b"/Kids" not in item for item in objects if roots and number_of(item) in roots)


def unsound_objects(objects: Sequence[bytes]) -> int:
    """Objects with a run of zero bytes in them, lists of widths with signs that are no number's."""
    torn = sum(_ZEROS in item and b"/Indexed" not in item for item in objects)  # a palette may be all black
    return torn + sum(
        not _NUMBERS.fullmatch(widths)
        for item in objects
        if b"/Widths" in item or item.rstrip()[-1:] == b"]"
        for widths in (*_WIDTHS.findall(item), *_LIST.findall(item))
    )


def is_list(number: int, objects: Sequence[bytes]) -> bool:
    """Whether an object is a list, as a page's content may be; a packed one is taken for one."""
    body = next((item for item in objects if number_of(item) == number), b"obj[")
    return body.partition(b"obj")[2].lstrip().startswith(b"[")


def is_map(stream: Stream) -> bool:
    """Whether a stream says which letters a font's signs are."""
    return stream.content is not None and b"begincmap" in stream.content


def stray_pages(objects: Sequence[bytes]) -> int:
    """Pages that the tree of pages lists twice, or lists not at all."""
    listed = [
        int(n) for item in objects if b"/Kids" in item for kids in KIDS.findall(item) for n in REFERENCE.findall(kids)
    ]
    pages = {number_of(item) for item in objects if b"/Page" in item and PAGE.search(item)} - {0}
    return len(listed) - len(set(listed)) + len(pages - set(listed))


def number_of(item: bytes) -> int:
    """An object's number; 0 for one that is packed."""
    found = OBJECT.search(item)
    return int(found.group(1)) if found else 0


def numbers_of(objects: Sequence[bytes]) -> set[int]:
    """The numbers of the objects."""
    out = set()
    for item in objects:
        number = item[:16].split(b" ", 1)[0]
        if number.strip().isdigit():
            out.add(int(number))
        else:
            out.update(int(found) for found in OBJECT.findall(item))
    return out


def listed_objects(data: bytes, table: int, named: set[int]) -> tuple[set[int], int]:
    """The objects that one plain table lists, and how many of the `named` don't stand where it says.

    No objects where the table is packed or in several parts.
    """
    if table < 0 or not data.startswith(b"xref", table):
        return set(), 0
    end = data.find(b"trailer", table)
    listed: set[int] = set()
    wrong = number = 0
    for line in data[table + 4 : end].split(b"\n"):
        if len(line) < 17:
            first = line.split(b" ", 1)[0].strip()
            number = int(first) if first.isdigit() else number
            continue
        if number in named and line[17:18] == b"n" and line[:10].isdigit():
            at = int(line[:10])
            wrong += not data[at : at + 16].lstrip().startswith(b"%d " % number)
            listed.add(number)
        number += 1
    trailer = data[end : end + 2000]
    return (set(), wrong) if b"/Prev" in trailer or b"/XRefStm" in trailer else (listed, wrong)


def members(stream: Stream) -> list[int]:
    """The numbers of the objects that an object stream holds."""
    if stream.content is None or b"/ObjStm" not in stream.head:
        return []
    count = _COUNT.search(stream.head)
    if count is None:
        return []
    numbers = stream.content[: first_of(stream)].split()
    return [int(number) for number in numbers[: 2 * int(count.group(1)) : 2] if number.isdigit()]


def first_of(stream: Stream) -> int:
    """Where in an object stream the first of its objects begins; 0 where it doesn't say."""
    first = _FIRST.search(stream.head)
    return int(first.group(1)) if first else 0
