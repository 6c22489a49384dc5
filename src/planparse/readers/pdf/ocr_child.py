"""The program that reads the pictures of pages by RapidOCR; its models come inside its wheel, so nothing is fetched.

It is given a file once and then page numbers, a line each, and answers each with a line of JSON: the page's size, its
words with their boxes, the rules and the coloured areas on it; in points from the top left.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from typing import IO, Any, NamedTuple

from planparse.readers.pdf.ocr_drawn import SCALE, Bar, bars_of, coloured_areas, lean_of, without_bars

Pixels = tuple[int, int, int, int]  # x0, top, x1, bottom

_LONGEST = 1700  # pixels of a page's longer side: lines are found as well on a smaller picture, in half the time
_NARROWEST = (3, 48, 96)  # what the recogniser pads a short word to: its default is 320 wide
_SURE = 0.5  # RapidOCR's own limit for what is no text
_TALL = 1.5  # its own limit for a line of text that lies on its side
_LINES = 30  # enough lines to say which way a page is held
_GAP = 0.2  # of a line's height, some 1.25 em: a space is 0.23 em (Calibri) to 0.35 (Verdana), letters stand closer
_INSET = 0.1  # of a line's height at its top and at its foot: the room that the detector leaves
_MARKED = frozenset("áàâäçéèêëíìîïñóòôöúùûüẃẁŵẅýỳŷÿ")
_SAME = 0.2  # of the usual size: how much lines of one size differ, with and without tall letters
_INK = 0.4  # of the darkest ink's contrast: a stroke's edge


class Seen(NamedTuple):
    """A word seen: text and box in pixels."""

    text: str
    box: tuple[float, float, float, float]


def main() -> None:
    """File first, then page numbers, one answer a line."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer
    asked: IO[bytes] = sys.stdin.buffer
    head = json.loads(asked.readline())
    data = asked.read(head["size"])
    import pypdfium2
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.max_side_len": _LONGEST, "Rec.rec_img_shape": list(_NARROWEST)})
    document = pypdfium2.PdfDocument(data, password=head["password"])
    for line in asked:
        picture = document[int(line) - 1].render(scale=SCALE, rev_byteorder=True).to_numpy()
        answers.write(json.dumps(seen_on(engine, picture[:, :, :3])).encode() + b"\n")
        answers.flush()


def seen_on(engine: Any, picture: Any) -> dict[str, Any]:
    """The answer for a picture: rows, columns, red-green-blue."""
    import cv2

    picture, boxes = held(engine, picture)
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    rules = [bar for bar in bars_of(grey) if not any(map(bar_within(bar), boxes))]
    pieces = [piece for box in boxes for piece in parted(box, rules)]
    bare = without_bars(grey, rules)
    return {
        "size": [picture.shape[1] / SCALE, picture.shape[0] / SCALE],
        "words": in_points(list(words_of(engine, bare, pieces))),
        "rules": [rule_of(bar) for bar in rules],
        "fills": [([at / SCALE for at in box], shade) for *box, shade in coloured_areas(picture)],
    }


def held(engine: Any, picture: Any) -> tuple[Any, list[Pixels]]:
    """The picture as its reader holds it, straight and upright, and the boxes of its lines of text."""
    import numpy

    picture = straight(picture)
    boxes = lines_on(engine, picture)
    if 2 * sum(bottom - top > _TALL * (x1 - x0) for x0, top, x1, bottom in boxes) > len(boxes):
        picture = straight(numpy.ascontiguousarray(numpy.rot90(picture)))
        boxes = lines_on(engine, picture)
    longest = sorted(boxes, key=lambda box: box[0] - box[2])[:_LINES]
    if longest:
        ways = engine.cls_and_rotate([cropped(picture, box) for box in longest])[1].cls_res
        if 2 * sum(way == "180" for way, _ in ways) > len(ways):
            picture = numpy.ascontiguousarray(picture[::-1, ::-1])
            boxes = lines_on(engine, picture)
    return picture, boxes


def straight(picture: Any) -> Any:
    """The picture turned by its lean, white where nothing was."""
    import cv2
    import numpy

    lean = lean_of(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY))
    if not lean:
        return picture
    high, wide = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), float(numpy.degrees(numpy.arctan(lean))), 1.0)
    return cv2.warpAffine(picture, turn, (wide, high), borderValue=(255, 255, 255))


def lines_on(engine: Any, picture: Any) -> list[Pixels]:
    """The boxes of the lines of text, or of parts of them, from top to bottom."""
    found = engine(picture, use_det=True, use_cls=False, use_rec=False).boxes
    high, wide = picture.shape[:2]
    out = []
    for corners in [] if found is None else found:
        xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        box = max(round(min(xs)), 0), max(round(min(ys)), 0), min(round(max(xs)), wide), min(round(max(ys)), high)
        if box[2] > box[0] and box[3] > box[1]:
            out.append(box)
    return out


def parted(box: Pixels, bars: Sequence[Bar]) -> list[Pixels]:
    """A line's box cut at the upright rules that go through it: the detector reads over narrow cells' ends."""
    x0, top, x1, bottom = box
    cuts = sorted(
        (bar.x0, bar.x1)
        for bar in bars
        if not bar.level and x0 < bar.x0 and bar.x1 < x1 and bar.top <= top + 2 and bar.bottom >= bottom - 2
    )
    starts, ends = [x0, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), x1]
    return [(start, top, end, bottom) for start, end in zip(starts, ends, strict=True) if end > start]


def bar_within(bar: Bar) -> Any:
    """Whether a box holds the bar: a stroke of a large letter, a line under a word."""

    def holds(box: Pixels) -> bool:
        return box[0] - 2 <= bar.x0 and bar.x1 <= box[2] + 2 and box[1] - 2 <= bar.top and bar.bottom <= box[3] + 2

    return holds


def words_of(engine: Any, bare: Any, lines: Sequence[Pixels]) -> Iterator[Seen]:
    """The words of lines; where the ink of a line has more gaps than its reading, its words are read one by one.

    The recogniser drops spaces, most often those after a full stop, and a word read alone is a little less sure.
    """
    inked = [(line, words) for line in lines if (words := ink_words(bare, line))]
    alone: list[Pixels] = []
    for text, (line, words) in zip(texts_of(engine, bare, [line for line, _ in inked]), inked, strict=True):
        said = text.split()
        if len(words) > len(said):
            alone += words
        elif len(words) == len(said):
            yield from map(Seen, said, words)
        else:
            yield from shared_out(text, line)
    for text, word in zip(texts_of(engine, bare, list(map(with_room, alone))), alone, strict=True):
        yield from shared_out(text, word)


def texts_of(engine: Any, bare: Any, boxes: Sequence[Pixels]) -> list[str]:
    """What stands in each box, "" where the recogniser is too unsure."""
    if not boxes:
        return []
    read = engine.recognize_txt([cropped(bare, box) for box in boxes])
    return [plain(text) if score >= _SURE else "" for text, score in zip(read.txts, read.scores, strict=True)]


def plain(text: str) -> str:
    """The text without the marks on letters that neither Welsh nor English's loan words have: specks on the paper."""
    return "".join(letter if letter.lower() in _MARKED else unicodedata.normalize("NFD", letter)[0] for letter in text)


def cropped(picture: Any, box: Pixels) -> Any:
    """The picture's part in the box, in three colours."""
    import numpy

    part = picture[box[1] : box[3], box[0] : box[2]]
    return part if part.ndim == 3 else numpy.repeat(part[:, :, None], 3, axis=2)


def ink_words(bare: Any, line: Pixels) -> list[Pixels]:
    """The boxes of a line's words by the gaps in its ink, be it dark on light or light on dark."""
    import numpy

    x0, top, x1, bottom = line
    margin = round(_INSET * (bottom - top))
    part = bare[top + margin : bottom - margin, x0:x1].astype(numpy.int16)
    if not part.size:
        return []
    strength = abs(part - numpy.median(part))
    inked = (strength > max(_INK * strength.max(), 30)).any(axis=0)
    edges = numpy.diff(numpy.pad(inked.astype(numpy.int8), 1))
    starts, ends = (numpy.nonzero(edges == way)[0].tolist() for way in (1, -1))
    least = _GAP * (bottom - top)
    cuts = [at for at in range(1, len(starts)) if starts[at] - ends[at - 1] > least]
    firsts, lasts = [0, *cuts], [*(at - 1 for at in cuts), len(ends) - 1]
    return [
        (x0 + starts[first], top, x0 + ends[last], bottom) for first, last in zip(firsts, lasts, strict=True) if starts
    ]


def with_room(word: Pixels) -> Pixels:
    """The box with half of the gap to the next word on either side: the recogniser wants a margin."""
    x0, top, x1, bottom = word
    room = round(_GAP / 2 * (bottom - top))
    return max(x0 - room, 0), top, x1 + room, bottom


def shared_out(text: str, box: Pixels) -> Iterator[Seen]:
    """The words of a text, the box shared out among its characters alike."""
    x0, top, x1, bottom = box
    step = (x1 - x0) / max(len(text), 1)
    at = 0
    for word in text.split():
        at = text.index(word, at)
        yield Seen(word, (x0 + at * step, top, x0 + (at + len(word)) * step, bottom))
        at += len(word)


def in_points(words: Sequence[Seen]) -> list[tuple[str, float, float, float, float, float]]:
    """Text, x0, top, x1, bottom, size of each word, without the room that the detector leaves above and below.

    A line's height depends on its letters: what is nearly as high as most of the page is of the same size.
    """
    sizes = [(word.box[3] - word.box[1]) * (1 - 2 * _INSET) / SCALE for word in words]
    usual = sorted(sizes)[len(sizes) // 2] if sizes else 0.0
    out = []
    for (text, box), size in zip(words, sizes, strict=True):
        x0, top, x1, bottom = (at / SCALE for at in box)
        inset = (bottom - top - size) / 2
        same = abs(size - usual) <= _SAME * usual
        out.append((text, x0, top + inset, x1, bottom - inset, usual if same else size))
    return out


def rule_of(bar: Bar) -> tuple[float, float, float, float]:
    """The middle line of a bar: x0, top, x1, bottom in points."""
    if bar.level:
        middle = (bar.top + bar.bottom) / 2 / SCALE
        return bar.x0 / SCALE, middle, bar.x1 / SCALE, middle
    middle = (bar.x0 + bar.x1) / 2 / SCALE
    return middle, bar.top / SCALE, middle, bar.bottom / SCALE


if __name__ == "__main__":
    main()
