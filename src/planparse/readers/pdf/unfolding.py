"""How much a PDF's streams and forms unfold to: a few kilobytes can pack gigabytes, or be drawn ten billion times."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping

from planparse.errors import Bomb
from planparse.readers.pdf.objects import Reference, Torn, Value, parsed, spelt

MAX_OUT = 50_000_000  # bytes that one stream may unpack to
_MAX_RATIO = 100  # of unpacked to packed in a longer one: drawings of maps pack 5 to 1, zlib at most 1,030 to 1
_MAX_LAYERS = 4  # of packing
_MAX_DRAWN = 200_000  # forms that drawing one form may draw
_DEEPEST = 40  # forms in forms, as far as pdfium follows them
_FLATE = re.compile(rb"/Fl(?:ateDecode)?\b")
_DRAWS = re.compile(rb"/([^\s\0()<>\[\]{}/%]++)\s++Do\b")


def inflated(head: bytes, body: bytes) -> tuple[bytes | None, bool]:
    """What a stream packed by zlib, once or several times over, holds: at most MAX_OUT bytes; and whether it is sound.

    Raises Bomb where it would be far more than its packed bytes let expect.
    """
    sound = True
    for _ in range(min(len(_FLATE.findall(head)), _MAX_LAYERS)):
        inflate = zlib.decompressobj()
        try:
            out = inflate.decompress(body, MAX_OUT)
        except zlib.error:
            return None, False
        if len(out) == MAX_OUT and len(out) > _MAX_RATIO * (len(body) - len(inflate.unconsumed_tail)):
            raise Bomb(f"unpacks to over {_MAX_RATIO} times its size; pass the plan alone")
        sound = sound and (inflate.eof or len(out) == MAX_OUT)
        body = out
    return body, sound


def check_forms(bodies: Mapping[int, bytes], contents: Mapping[int, bytes | None]) -> None:
    """Raises Bomb for a form that draws forms that draw forms, more often than any drawing needs.

    `bodies` are the texts of the file's objects, `contents` its unpacked streams.
    """
    forms = {}
    for number, content in contents.items():
        head = bodies.get(number, b"")
        if content and b"/Form" in head and (names := Counter(_DRAWS.findall(content))):
            forms[number] = drawn_by(names, head, bodies)
    if most_drawn(forms) > _MAX_DRAWN:
        raise Bomb("draws forms within forms without end; print it to a new PDF")


def drawn_by(names: Mapping[bytes, int], head: bytes, bodies: Mapping[int, bytes]) -> dict[int, int]:
    """How often a form draws each object, by number; `names` are those it draws by."""
    form = value(head)
    resources = entry(form, b"Resources", bodies)
    drawings = entry(resources, b"XObject", bodies)
    found: Counter[int] = Counter()
    for name, times in names.items():
        at = drawings.get(spelt(name)) if isinstance(drawings, dict) else None
        if isinstance(at, Reference):
            found[at] += times
    return found


def most_drawn(forms: Mapping[int, Mapping[int, int]]) -> int:
    """The most objects that drawing one of the forms comes to, followed as deep as pdfium does."""
    counts = dict.fromkeys(forms, 1)
    for _ in range(_DEEPEST):
        before = counts
        counts = {form: min(total(drawn.items(), before), _MAX_DRAWN + 1) for form, drawn in forms.items()}
        if counts == before:
            break
    return max(counts.values(), default=0)


def total(drawn: Iterable[tuple[int, int]], counts: Mapping[int, int]) -> int:
    """One for a form itself, and what those that it draws come to."""
    return 1 + sum(times * counts.get(number, 1) for number, times in drawn)


def entry(holder: Value, key: bytes, bodies: Mapping[int, bytes]) -> Value:
    """What a dictionary has under a key, or what a reference there leads to."""
    found = holder.get(key) if isinstance(holder, dict) else None
    return value(bodies.get(found, b"")) if isinstance(found, Reference) else found


def value(text: bytes) -> Value:
    """An object's value; null where it is torn."""
    try:
        return parsed(text)
    except Torn:
        return None
