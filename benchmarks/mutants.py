"""Damaged PDFs: sound files with bytes flipped, cut off, numbers changed, references swapped. What becomes of each?

usage: python benchmarks/mutants.py [--count 2000] [--seed 1] [FILE.pdf …]   (the samples' PDFs where none is named)

A mutant may be read whole, be told (a diagnostic or an error says that it is damaged), or lose letters silently; it
must never crash, raise anything but planparse's own errors, or take more than a minute of the processor (of which a
busy machine may give little: ten minutes by the clock). Same seed, same mutants.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import resource
import signal
import time
from collections import Counter
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from planparse.document import Document, Paragraph
from planparse.errors import PlanparseError
from planparse.readers.pdf.read import read_pdf
from planparse.schema import Source

SAMPLES = Path(__file__).parents[1] / "samples"
SOURCE = Source(name="plan.pdf", media_type="application/pdf", sha256="0" * 64, size_bytes=1)
SECONDS = 60
LOUD = {"source_damaged", "no_text_layer"}
_NUMBER = re.compile(rb"(?<=[\s\[(/<>A-Za-z])\d{1,10}(?=[\s\])/<>])")
_REFERENCE = re.compile(rb"\d{1,7} 0 R")


class Outcome(NamedTuple):
    """What became of a mutant: its number, file, kind of damage, fate, letters lost, what the error was."""

    number: int
    name: str
    kind: str
    fate: str
    lost: int = 0
    said: str = ""


def flipped(data: bytes, chance: random.Random) -> bytes:
    """One to twenty bytes changed."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end cut off, a few bytes or most of it."""
    return data[: len(data) - chance.choice((1, 20, 300, chance.randrange(1, len(data))))]


def holed(data: bytes, chance: random.Random) -> bytes:
    """A stretch of zeros, or one that is missing."""
    at, size = chance.randrange(len(data)), chance.randrange(1, 2_000)
    return data[:at] + b"\0" * (len(data[at : at + size]) * chance.randrange(2)) + data[at + size :]


def renumbered(data: bytes, chance: random.Random) -> bytes:
    """A number changed: a length, a place, a size, an object's."""
    found = list(_NUMBER.finditer(data))
    number = chance.choice(found)
    new = str(chance.choice((0, 1, 99_999_999, chance.randrange(10_000)))).encode()
    return data[: number.start()] + new + data[number.end() :]


def swapped(data: bytes, chance: random.Random) -> bytes:
    """Two references in each other's place."""
    found = list(_REFERENCE.finditer(data))
    if len(found) < 2:
        return flipped(data, chance)
    one, two = sorted(chance.sample(found, 2), key=lambda item: item.start())
    return data[: one.start()] + two[0] + data[one.end() : two.start()] + one[0] + data[two.end() :]


KINDS: tuple[Callable[[bytes, random.Random], bytes], ...] = (flipped, cut, holed, renumbered, swapped)


def letters(document: Document) -> Counter[str]:
    """The letters and digits of all that was read."""
    texts = [mark.text for mark in document.aside]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        else:
            texts += [cell.text for row in block.rows for cell in row.cells]
    return Counter(sign for sign in "".join(texts).casefold() if sign.isalnum())


def mutant(paths: Sequence[Path], seed: int, number: int) -> tuple[Path, str, bytes]:
    """The mutant of a number: its file, the kind of damage, its bytes."""
    chance = random.Random(f"{seed}:{number}")
    path, kind = paths[number % len(paths)], KINDS[number // len(paths) % len(KINDS)]
    return path, kind.__name__, kind(path.read_bytes(), chance)


def fate(path: Path, kind: str, data: bytes, number: int, sound: dict[Path, Counter[str]]) -> Outcome:
    """What becomes of one mutant."""
    if path not in sound:
        sound[path] = letters(read_pdf(path.read_bytes(), SOURCE))
    try:
        document = read_pdf(data, SOURCE)
    except PlanparseError as error:
        return Outcome(number, path.name, kind, "error", sound[path].total(), str(error))
    except Exception as error:  # what must not be
        return Outcome(number, path.name, kind, "raised", 0, repr(error))
    lost = (sound[path] - letters(document)).total()
    loud = any(item.code in LOUD for item in document.diagnostics)
    return Outcome(number, path.name, kind, "told" if loud else "silent" if lost else "whole", lost)


def work(pipe: Connection, paths: Sequence[Path], seed: int, numbers: Sequence[int]) -> None:
    """In a child process: one outcome after the other into the pipe."""
    sound: dict[Path, Counter[str]] = {}
    for number in numbers:
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + SECONDS, resource.RLIM_INFINITY))
        pipe.send(fate(*mutant(paths, seed, number), number, sound))


def outcomes(paths: Sequence[Path], seed: int, count: int) -> list[Outcome]:
    """The fates of all mutants; a child that dies or hangs costs the mutant that it had in hand."""
    done: list[Outcome] = []
    while len(done) < count:
        ours, theirs = multiprocessing.Pipe(duplex=False)
        child = multiprocessing.Process(target=work, args=(theirs, paths, seed, range(len(done), count)))
        child.start()
        theirs.close()
        try:
            while ours.poll(10 * SECONDS):
                done.append(ours.recv())
        except EOFError:
            child.join()
        ended = "hung" if child.exitcode in (None, -signal.SIGXCPU) else "crashed"
        child.kill()
        child.join()
        if len(done) < count:
            path, kind, _ = mutant(paths, seed, len(done))
            done.append(Outcome(len(done), path.name, kind, ended))
    return done


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--count", type=int, default=2_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("files", nargs="*", type=Path)
    told = asked.parse_args()
    paths = told.files or sorted(SAMPLES.glob("*/plan.pdf"))
    found = outcomes(paths, told.seed, told.count)
    fates = ("whole", "told", "error", "silent", "raised", "crashed", "hung")
    print(f"{'':12}" + "".join(f"{name:>9}" for name in fates))
    for kind in (*(kind.__name__ for kind in KINDS), ""):
        counts = Counter(item.fate for item in found if kind in ("", item.kind))
        print(f"{kind or 'all':12}" + "".join(f"{counts[name]:9}" for name in fates))
    for item in found:
        if item.fate in ("silent", "raised", "crashed", "hung"):
            print(f"{item.number:5} {item.fate} {item.kind} {item.name}: {item.lost} letters lost {item.said}")
    for said, times in Counter(item.said for item in found if item.fate == "error").most_common(5):
        print(f"{times:5} errors: {said}")


if __name__ == "__main__":
    main()
