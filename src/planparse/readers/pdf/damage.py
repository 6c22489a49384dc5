"""Whether a PDF's bytes are whole: checksums, references and the table of objects, which both engines shrug off.

pdfium and pdfminer repair what they can and leave out what they can't, without a word. A sound file has none of these
flaws; one that has is read by both engines, and what they make of it is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from planparse.errors import Bomb, Damaged
from planparse.readers.pdf.objects import HEAD, Torn, Value, bodies_in, last_body, parsed
from planparse.readers.pdf.references import Walk
from planparse.readers.pdf.unfolding import check_forms, inflated

_LENGTH = re.compile(rb"/Length\s+(\d{1,15})(?!\d|\s+\d+\s+R)")
_START = re.compile(rb"startxref\s+(\d{1,15})\s+%%EOF")
_TRAILER = re.compile(rb"trailer\s*(?=<<)")
_SHOWS_TEXT = re.compile(rb"T[jJ]\b")
_REFERENCE = re.compile(rb"(?<![0-9])(\d{1,10})\s\d{1,5}\sR\b")
_FIRST = re.compile(rb"/First\s+(\d{1,15})")
_COUNT = re.compile(rb"/N\s+(\d{1,15})")
_WIDE = re.compile(rb"/Columns\s+(\d+)")
_FILTER = re.compile(rb"/Filter\s*(?:\[[^\]]*|/[^\s\0()<>\[\]{}/%]*|)")
_WAY = re.compile(rb"/([^\s\0()<>\[\]{}/%]*)")
_MAX_HEAD = 4_000  # bytes that a stream's dictionary takes at most
_MAX_ALL = 400_000_000  # bytes that all of a file's streams may unpack to
_MAX_DIGITS = 6  # of the width of a packed row
_OTHER_PACKING = (b"ASCII85", b"ASCIIHex", b"LZW", b"RunLength", b"/Crypt", b"DCTDecode", b"/A85", b"/AHx")
_PACKINGS = (
    b"FlateDecode",
    b"LZWDecode",
    b"ASCII85Decode",
    b"ASCIIHexDecode",
    b"RunLengthDecode",
    b"CCITTFaxDecode",
    b"DCTDecode",
    b"JBIG2Decode",
    b"JPXDecode",
    b"Crypt",
)
_SHORT_PACKINGS = (b"Fl", b"LZW", b"A85", b"AHx", b"RL", b"CCF", b"DCT")


class Stream(NamedTuple):
    """A stream: its object's number, its dictionary's bytes, its unpacked content (null where it wasn't unpacked)."""

    number: int
    head: bytes
    content: bytes | None
    sound: bool


def flaws(data: bytes) -> list[str]:
    """What is wrong with the file's build, in the words of a message; empty for a sound file.

    An encrypted file is judged by its end alone: its streams can't be unpacked without its key. Raises Bomb for a file
    that unfolds to far more than its bytes let expect.
    """
    found: list[str] = []
    start = _START.search(data, max(0, len(data) - 2048))
    table = int(start.group(1)) if start else -1
    if start is None:
        found.append("its end is missing")
    elif not (data.startswith(b"xref", table) or HEAD.match(data, table)):
        found.append("its table of objects is not where it says")
    if b"/Encrypt" in data:
        return found
    streams, items = taken_apart(data)
    if broken := sum(not stream.sound for stream in streams):
        found.append(f"{broken} of its streams fail their checksum")
    if any(stream.content is None and stream.sound and b"/ObjStm" in stream.head for stream in streams):
        return found  # packed in a way that is not unpacked here
    bodies = {number: body for item in items if b"/StructElem" not in item for number, body in bodies_in(item)}
    contents = {stream.number: stream.content for stream in streams}
    check_forms(bodies, contents)
    walk = walked(bodies, contents, items)
    lost = lost_texts(streams, walk.reached, items)
    listed, wrong = listed_objects(data, table, walk.reached)
    missing = len(walk.missing | (walk.reached - listed if listed else set()))
    counts = {
        "texts stand on no page": lost,
        "references lead to the wrong kind of object": len(walk.stray),
        "objects are torn": len(walk.torn),
        "objects are not where its table says": wrong,
        "objects are missing": missing,
    }
    return found + [f"{count} of its {what}" for what, count in counts.items() if count]


def taken_apart(data: bytes) -> tuple[list[Stream], list[bytes]]:
    """The file's streams, and what stands between two words `endobj`: an object outside of streams or packed in one."""
    streams: list[Stream] = []
    rest: list[bytes] = []
    end = size = 0
    for begin, body, stop in spans(data):
        number, head = last_body(data[max(end, begin - _MAX_HEAD) : begin])
        content, sound = unpacked(head, data[body:stop])
        size += len(content or b"")
        if size > _MAX_ALL:
            raise Bomb(f"unpacks to over {_MAX_ALL // 1_000_000} MB; pass the plan alone")
        stream = Stream(number, head, content, sound)
        streams.append(stream)
        rest.append(data[end:begin])
        if content is not None and b"/ObjStm" in head:
            rest += [b" endobj %d 0 obj %s endobj " % (number, text) for number, text in packed_in(stream).items()]
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
    if b"/Image" in head:
        return None, True
    if b"Filter/FlateDecode" not in head and not says_packing(head):
        return None, False
    if any(other in head for other in _OTHER_PACKING):
        return None, True
    if b"/Fl" not in head:
        return (None if b"/Filter" in head else body), True
    wide = _WIDE.search(head)
    if wide and len(wide.group(1)) > _MAX_DIGITS:  # one engine leaves it out, the other tries for minutes
        raise Damaged(f"is damaged: rows of one of its streams are {int(wide.group(1)[:20])} wide; fetch it again")
    return inflated(head, body)


def says_packing(head: bytes) -> bool:
    """Whether a stream's dictionary names ways of packing that there are, and under the key for them, if it is packed.

    Engines hand out a stream that is packed in a way that they don't know as it is, or not at all.
    """
    said = _FILTER.search(head)
    if said is None:
        return not any(way in head for way in _PACKINGS)
    return all(way in _PACKINGS or way in _SHORT_PACKINGS for way in _WAY.findall(said[0])[1:])


def is_text(stream: Stream) -> bool:
    """Whether a stream is one that a page shows text with."""
    if stream.content is None or any(kind in stream.head for kind in (b"/ObjStm", b"/XRef", b"/Metadata", b"/Length1")):
        return False
    return b"BT" in stream.content and b"Tf" in stream.content and bool(_SHOWS_TEXT.search(stream.content))


def walked(bodies: Mapping[int, bytes], contents: Mapping[int, bytes | None], items: Sequence[bytes]) -> Walk:
    """A walk over the file's pages; each of its trailers must name a catalog, the last names that of the pages."""
    walk = Walk(bodies, contents)
    roots: list[Value] = []
    for text in trailers(bodies, items):
        try:
            trailer = parsed(text)
        except Torn:
            walk.torn.add(0)
            continue
        if isinstance(trailer, dict) and b"Root" in trailer:
            roots.append(trailer[b"Root"])
            walk.follow(roots[-1], "catalog")
    walk.from_catalog(roots[-1] if roots else None)
    return walk


def trailers(bodies: Mapping[int, bytes], items: Sequence[bytes]) -> Iterator[bytes]:
    """The dictionaries at the ends of the file's tables of objects, plain and packed ones."""
    for item in items:
        if b"trailer" in item:
            yield from (item[found.end() :] for found in _TRAILER.finditer(item))
    yield from (body for body in bodies.values() if b"/XRef" in body and b"/Root" in body)


def lost_texts(streams: Sequence[Stream], reached: AbstractSet[int], items: Sequence[bytes]) -> int:
    """How many streams show text that no page is drawn by, and that nothing else that draws refers to."""
    lost = {stream.number for stream in streams if stream.number not in reached and is_text(stream)}
    return len(lost - references(items)) if lost else 0


def references(items: Sequence[bytes]) -> set[int]:
    """The numbers of all objects that a drawing object refers to.

    The tree of a tagged file's structure is most of its objects, and draws nothing.
    """
    drawing = (o for o in items if b"/S/" not in o or b"/Contents" in o or b"/Font" in o)
    return {int(number) for number in _REFERENCE.findall(b"endobj".join(drawing))}


def listed_objects(data: bytes, table: int, named: AbstractSet[int]) -> tuple[set[int], int]:
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


def packed_in(stream: Stream) -> dict[int, bytes]:
    """The objects that a stream of objects holds, by number; of one that is cut, those before the cut."""
    found: dict[int, bytes] = {}
    count, first = _COUNT.search(stream.head), _FIRST.search(stream.head)
    if stream.content is None or count is None or first is None:
        return found
    start = int(first.group(1))
    numbers = [int(text) for text in stream.content[:start].split()[: 2 * int(count.group(1))] if text.isdigit()]
    ends = [*numbers[3::2], len(stream.content)]
    for number, begin, end in zip(numbers[::2], numbers[1::2], ends, strict=False):
        if body := stream.content[start + begin : start + end].strip():
            found[number] = body
    return found
