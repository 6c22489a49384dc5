"""Pages that are pictures, read by RapidOCR (the extra `ocr`) in a child process with a time limit for each page.

The child is this module run as a program. It is given the file once and then page numbers, a line each, and answers
each with a line of JSON: words with their boxes, and the rules found on the picture. Nothing is fetched: the models
come inside RapidOCR's wheel.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import IO, Any

from planparse.readers.pdf.model import PageContent, Rule, Word

SECONDS = 120.0  # for one page, and the models loaded before the first
_SCALE = 200 / 72  # pixels a point: fewer blur small print, more cost time
_DARK = 170  # of 255: a hair line's grey
_ACROSS, _DOWN = 30.0, 16.0  # points: dark runs that long are rules, and no letters' strokes
_THICK = 4.0  # points: what is thicker is a filled area
_LEAN = 0.02  # of its length: a scanned page isn't quite straight


def is_installed() -> bool:
    """Whether the extra `ocr` is there."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def with_pictures_read(pages: Iterable[PageContent], data: bytes, password: str | None) -> Iterator[PageContent]:
    """The pages, those that are pictures with the words and rules seen on them, as long as the child answers in time.

    A page so read stays `pictured`.
    """
    child: _Child | None = None
    try:
        for page in pages:
            if page.pictured and is_installed():
                child = child or _Child(data, password)
                yield child.read(page)
            else:
                yield page
    finally:
        if child:
            child.end()


class _Child:
    """The process that reads pictures; once it has failed it isn't asked again."""

    def __init__(self, data: bytes, password: str | None) -> None:
        command = [sys.executable, "-m", __name__]
        path = os.pathsep.join(entry for entry in sys.path if entry)
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        self.answers: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self.listen, daemon=True).start()
        self.alive = self.tell(json.dumps({"size": len(data), "password": password}).encode() + b"\n" + data)

    def listen(self) -> None:
        """Every line of the child's, and at last an empty one."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.answers.put(line)
        self.answers.put(b"")

    def tell(self, what: bytes) -> bool:
        """Whether the child took it."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(what)
            self.process.stdin.flush()
        except OSError:
            return False
        return True

    def read(self, page: PageContent) -> PageContent:
        """The page with what the child sees on it; as it is where the child fails or takes too long."""
        if not (self.alive and self.tell(b"%d\n" % page.number)):
            return page
        try:
            answer = self.answers.get(timeout=SECONDS)
            seen = json.loads(answer)
        except (queue.Empty, ValueError):
            self.alive = False
            return page
        words = tuple(Word(*word) for word in seen["words"])
        return page._replace(words=words, rules=(*page.rules, *(Rule(*rule) for rule in seen["rules"])))

    def end(self) -> None:
        """Stop the child."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()


def main() -> None:
    """The child: file first, then page numbers, one answer a line."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer
    asked: IO[bytes] = sys.stdin.buffer
    head = json.loads(asked.readline())
    data = asked.read(head["size"])
    import pypdfium2
    from rapidocr import RapidOCR

    engine = RapidOCR()
    document = pypdfium2.PdfDocument(data, password=head["password"])
    for line in asked:
        picture = document[int(line) - 1].render(scale=_SCALE, grayscale=True).to_numpy()
        if picture.ndim == 3:
            picture = picture[:, :, 0]
        words = [word for found in words_seen(engine, picture) for word in found]
        answers.write(json.dumps({"words": words, "rules": rules_seen(picture)}).encode() + b"\n")
        answers.flush()


def words_seen(engine: Any, picture: Any) -> Iterator[list[tuple[str, float, float, float, float, float]]]:
    """The words of each line seen: text, x0, top, x1, bottom, size, in points."""
    import numpy

    seen = engine(numpy.repeat(picture[:, :, None], 3, axis=2), return_word_box=True)
    for text, box, words in zip(
        seen.txts or (), seen.boxes if seen.txts else (), seen.word_results or (), strict=False
    ):
        left, top, right, bottom = extent(box)
        size = bottom - top
        if "".join(word[0] for word in words).replace(" ", "") == text.replace(" ", ""):
            placed = [(word[0], *extent(word[2])) for word in words]
            yield [(said, x0, top, x1, bottom, size) for said, x0, _, x1, _ in placed if said.strip()]
        else:  # what has no boxes of its own is shared out over the line by length
            step = (right - left) / max(len(text), 1)
            at = 0
            out = []
            for said in text.split():
                at = text.index(said, at)
                out.append((said, left + at * step, top, left + (at + len(said)) * step, bottom, size))
                at += len(said)
            yield out


def extent(corners: Sequence[Sequence[float]]) -> tuple[float, float, float, float]:
    """x0, top, x1, bottom in points of corners in pixels."""
    xs, ys = [float(corner[0]) / _SCALE for corner in corners], [float(corner[1]) / _SCALE for corner in corners]
    return min(xs), min(ys), max(xs), max(ys)


def rules_seen(picture: Any) -> list[tuple[float, float, float, float]]:
    """The straight rules on a picture (grey, rows by columns): x0, top, x1, bottom in points."""
    dark = picture < _DARK
    level = [(x0, y, x1, y) for y, x0, x1 in bars(dark, _ACROSS)]
    return level + [(x, top, x, bottom) for x, top, bottom in bars(dark.T, _DOWN)]


def bars(dark: Any, length: float) -> list[tuple[float, float, float]]:
    """The long thin dark bars along the rows: at which height, from where to where; all in points.

    Long runs of one row that touch those of the row before are one bar, so that one that leans a little is one too.
    """
    open_bars: list[list[int]] = []  # first row, last row, start, end
    done: list[list[int]] = []
    for row, start, end in runs(dark, round(length * _SCALE)):
        still = [bar for bar in open_bars if bar[1] >= row - 1]
        done += [bar for bar in open_bars if bar[1] < row - 1]
        open_bars = still
        touched = next((bar for bar in open_bars if start <= bar[3] + 2 and end >= bar[2] - 2), None)
        if touched is None:
            open_bars.append([row, row, start, end])
        else:
            touched[1:] = [row, min(start, touched[2]), max(end, touched[3])]
    return [
        ((first + last + 1) / 2 / _SCALE, start / _SCALE, end / _SCALE)
        for first, last, start, end in done + open_bars
        if last - first + 1 <= max(_THICK * _SCALE, _LEAN * (end - start))
    ]


def runs(dark: Any, length: int) -> Iterator[tuple[int, int, int]]:
    """The runs of at least `length` dark pixels: row, start, end."""
    import numpy

    edges = numpy.diff(numpy.pad(dark.astype(numpy.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = numpy.nonzero(edges == 1)
    ends = numpy.nonzero(edges == -1)[1]
    for at in numpy.nonzero(ends - starts >= length)[0]:
        yield int(rows[at]), int(starts[at]), int(ends[at])


if __name__ == "__main__":
    main()
