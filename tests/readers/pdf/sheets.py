"""Small PDFs written by hand: `pdf(page(...))` is a sound file of the drawing operators given."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

WIDE, HIGH = 600.0, 400.0
_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


class Page(NamedTuple):
    """Drawing operators and what else the page's dictionary and its resources say."""

    drawing: str
    extra: str = ""
    forms: str = ""  # of "/Fm0", drawn with its matrix
    matrix: str = "1 0 0 1 0 0"


def text(x: float, top: float, words: str, size: float = 10.0, font: str = "F1") -> str:
    """Operators that print words with their baseline `top` points under the page's top."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {HIGH - top} Tm ({escaped}) Tj ET\n"


def line(x0: float, top: float, x1: float, bottom: float) -> str:
    """Operators that stroke a line."""
    return f"{x0} {HIGH - top} m {x1} {HIGH - bottom} l S\n"


def bar(x0: float, top: float, x1: float, bottom: float, colour: str = "0 0 0") -> str:
    """Operators that fill a box."""
    return f"{colour} rg {x0} {HIGH - bottom} {x1 - x0} {bottom - top} re f 0 0 0 rg\n"


def lattice(xs: Iterable[float], ys: Iterable[float]) -> str:
    """Operators that stroke a full table."""
    xs, ys = list(xs), list(ys)
    level = "".join(line(xs[0], y, xs[-1], y) for y in ys)
    return level + "".join(line(x, ys[0], x, ys[-1]) for x in xs)


def pdf(*pages: Page | str, password: str | None = None) -> bytes:
    """The bytes of a PDF with these pages, encrypted where a password is given."""
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    }
    lock = _Lock(password) if password is not None else None
    kids = []
    for index, item in enumerate(pages):
        page = item if isinstance(item, Page) else Page(item)
        number = 10 + 3 * index
        kids.append(f"{number} 0 R")
        forms = f"/XObject<</Fm0 {number + 2} 0 R>>" if page.forms else ""
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDE} {HIGH}]/Contents {number + 1} 0 R"
            f"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>{forms}>>{page.extra}>>"
        ).encode()
        objects[number + 1] = _stream(page.drawing, "", lock, number + 1)
        if page.forms:
            head = f"/Type/XObject/Subtype/Form/BBox[-1000 -1000 1000 1000]/Matrix[{page.matrix}]/Resources<<>>"
            objects[number + 2] = _stream(page.forms, head, lock, number + 2)
    objects[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    if lock:
        objects[5] = lock.dictionary()
    return assembled(objects, "/Encrypt 5 0 R/ID[<00><00>]" if lock else "")


def packed_pages() -> bytes:
    """The bytes of a file, without its end, whose catalog, tree and one page are packed into a stream of objects."""
    import zlib

    bodies = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", b"<</Type/Page/Parent 2 0 R>>")
    places = [sum(len(body) + 1 for body in bodies[:at]) for at in range(3)]
    head = b" ".join(b"%d %d" % (number, at) for number, at in enumerate(places, 1)) + b" "
    body = zlib.compress(head + b" ".join(bodies))
    words = f"<</Type/ObjStm/N 3/First {len(head)}/Filter/FlateDecode/Length {len(body)}>>"
    return b"%PDF-1.5\n9 0 obj\n" + words.encode() + b"\nstream\n" + body + b"\nendstream\nendobj\n"


def _stream(body: str, head: str, lock: _Lock | None, number: int) -> bytes:
    import zlib

    packed = zlib.compress(body.encode("cp1252"))
    packed = lock.locked(packed, number) if lock else packed
    return f"<<{head}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode() + packed + b"\nendstream"


def assembled(objects: dict[int, bytes], trailer: str = "") -> bytes:
    """The bytes of a file of these objects, the first of them its catalog, with its table; `trailer` says more."""
    out = b"%PDF-1.4\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    last = max(objects)
    table = "".join(f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(last + 1))
    tail = (
        f"xref\n0 {last + 1}\n{table}trailer\n<</Size {last + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(out)}\n%%EOF\n"
    )
    return out + tail.encode()


class _Lock:
    """The oldest standard encryption (40 bits), enough to need a password."""

    def __init__(self, password: str) -> None:
        padded = (password.encode() + _PAD)[:32]
        self.owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
        self.key = hashlib.md5(padded + self.owner + b"\xfc\xff\xff\xff" + b"\x00").digest()[:5]

    def locked(self, data: bytes, number: int) -> bytes:
        """The bytes of an object's stream, encrypted."""
        key = hashlib.md5(self.key + number.to_bytes(3, "little") + b"\x00\x00").digest()[:10]
        return _rc4(key, data)

    def dictionary(self) -> bytes:
        """The dictionary that says how the file is encrypted."""
        user = _rc4(self.key, _PAD)
        return f"<</Filter/Standard/V 1/R 2/O<{self.owner.hex()}>/U<{user.hex()}>/P -4>>".encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
