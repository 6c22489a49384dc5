"""A PDF that has lost its end: its objects listed anew, so that what is left of it can be opened.

The table of objects and the tree of pages stand at a file's end, and pdfium opens none without them. The pages
themselves mostly stand before, plainly or packed into streams of objects.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from planparse.readers.pdf.damage import packed_in, taken_apart

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,10})\s\d{1,5}\sobj\b")
_REFERENCE = re.compile(rb"(?<![0-9])(\d{1,10})\s\d{1,5}\sR\b")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_END = b"\nendstream\nendobj\n"  # of an object that the end of the file cut
_MAX_NUMBER = 500_000  # of an object; a larger one is itself damage


def salvaged(data: bytes) -> bytes | None:
    """A file of the same objects that can be opened; null where it has no page, or is locked."""
    if b"/Encrypt" in data or not data.startswith(b"%PDF"):
        return None
    packed = {
        n: body for item in taken_apart(data)[0] if b"/ObjStm" in item.head for n, body in packed_in(item).items()
    }
    numbered = ((int(found.group(1)), found.start()) for found in _OBJECT.finditer(data))
    places = {number: at for number, at in numbered if number <= _MAX_NUMBER}
    out = bytearray(data + _END)
    for number, body in packed.items():
        if number not in places and number <= _MAX_NUMBER:
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    pages = pages_among(out, places)
    if not pages:
        return None
    root = max(places) + 1
    places[root] = len(out)
    out += b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n" % (root, root + 1)
    places[root + 1] = len(out)
    kids = b" ".join(b"%d 0 R" % number for number in pages)
    out += b"%d 0 obj\n<</Type/Pages/Count %d/Kids[%s]>>\nendobj\n" % (root + 1, len(pages), kids)
    return bytes(out) + listed(places, root, len(out))


def pages_among(data: bytes | bytearray, places: Mapping[int, int]) -> list[int]:
    """The numbers of the pages: in the order that what is left of their tree says, then as they stand in the file."""
    heads = {}
    for number, at in places.items():
        end = data.find(b"endobj", at)
        heads[number] = bytes(data[at : min(end if end > 0 else len(data), at + 20_000)])
    pages = [number for number in sorted(places, key=places.__getitem__) if _PAGE.search(heads[number])]
    tree = [ref for head in heads.values() for kids in _KIDS.findall(head) for ref in _REFERENCE.findall(kids)]
    known = set(pages)
    return list(dict.fromkeys([number for number in map(int, tree) if number in known] + pages))


def listed(places: Mapping[int, int], root: int, start: int) -> bytes:
    """The table of the objects and the file's end; `start` is where the table begins."""
    rows = (f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(max(places) + 1))
    size = max(places) + 1
    table = f"xref\n0 {size}\n{''.join(rows)}trailer\n<</Size {size}/Root {root} 0 R>>\nstartxref\n{start}\n%%EOF\n"
    return table.encode()
