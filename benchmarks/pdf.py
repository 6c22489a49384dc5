"""PDF tables side by side on the same files in one run: bare text by pdfium, ours, pdfplumber, PyMuPDF.

usage: python benchmarks/pdf.py [--beside PYTHON] [FILE.pdf …]   (the samples' own PDFs where no file is named)

PYTHON is the interpreter of another environment that has PyMuPDF, which is never installed in this one.
"""

from __future__ import annotations

import argparse
import ctypes
import io
import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2.raw as raw

from planparse import parse_plan
from planparse.readers.pdf.pdfium import pages_of
from planparse.readers.pdf.read import read_pdf
from planparse.schema import Source

SAMPLES = Path(__file__).parents[1] / "samples"
SOURCE = Source(name="plan.pdf", media_type="application/pdf", sha256="0" * 64, size_bytes=1)
RUNS = 5
MANY_PAGES = 2_000


def bare_text(data: bytes) -> None:
    """The floor: what pdfium takes to hand out each page's text, and nothing else."""
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    for index in range(raw.FPDF_GetPageCount(document)):
        page = raw.FPDF_LoadPage(document, index)
        text = raw.FPDFText_LoadPage(page)
        count = raw.FPDFText_CountChars(text)
        buffer = ctypes.create_string_buffer(2 * count + 2)
        raw.FPDFText_GetText(text, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        buffer.raw.decode("utf-16-le", "replace")
        raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)
    raw.FPDF_CloseDocument(document)


def plumbed(data: bytes) -> None:
    """pdfplumber's tables, with its defaults."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()


def read(data: bytes) -> None:
    """All that planparse reads before assembly: tables, paragraphs, what is damaged."""
    read_pdf(data, SOURCE)


def seconds(task: Callable[[bytes], None], files: Sequence[bytes], runs: int = RUNS) -> float:
    """The best of some runs over all files, in seconds of this process's own time."""
    best = float("inf")
    for _ in range(runs):
        begin = time.process_time()
        for data in files:
            task(data)
        best = min(best, time.process_time() - begin)
    return best


def to_json(paths: Sequence[Path]) -> float:
    """Seconds from files to JSON in a warm process."""
    begin = time.process_time()
    for path in paths:
        parse_plan(path).to_json()
    return time.process_time() - begin


def memory(files: Sequence[bytes]) -> tuple[float, float]:
    """Megabytes at most after the first tenth of many pages through the engine, and after all."""
    done, early = 0, 0.0
    while done < MANY_PAGES:
        for data in files:
            done += sum(1 for _ in pages_of(data))
            if not early and done >= MANY_PAGES / 10:
                early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return early, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def beside(python: Path, paths: Sequence[Path]) -> float:
    """Seconds that PyMuPDF takes in another environment."""
    command = [python, Path(__file__).with_name("peer.py"), *paths]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return float(said.rpartition("seconds ")[2])


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--beside", type=Path, metavar="PYTHON", help="an interpreter that has PyMuPDF")
    asked.add_argument("files", nargs="*", type=Path)
    told = asked.parse_args()
    paths = told.files or sorted(SAMPLES.glob("*/plan.pdf"))
    files = [path.read_bytes() for path in paths]
    pages = sum(1 for data in files for _ in pages_of(data))
    early, late = memory(files)
    floor, ours, theirs = seconds(bare_text, files), seconds(read, files), seconds(plumbed, files, 1)
    to_json(sorted(SAMPLES.glob("*/plan.txt")))  # loads the grammar, spaCy and dateparser
    whole = to_json(paths)
    print(f"{len(files)} files, {pages} pages; milliseconds a page")
    print(f"bare text by pdfium        {floor / pages * 1000:7.2f}")
    print(f"planparse, all it reads    {ours / pages * 1000:7.2f}   {ours / floor:.1f} times bare text (limit 4)")
    print(f"pdfplumber extract_tables  {theirs / pages * 1000:7.2f}   {theirs / ours:.1f} times ours (at least 15)")
    print(f"planparse, PDF to JSON     {whole / pages * 1000:7.2f}   {theirs / whole:.1f} times as fast (at least 5)")
    print(f"memory over {MANY_PAGES} pages     {early:7.0f} MB after a tenth, {late:.0f} MB after all")
    if told.beside:
        peer = beside(told.beside, paths)
        print(f"PyMuPDF find_tables        {peer / pages * 1000:7.2f}   {peer / ours:.1f} times ours (at least 25)")
    else:
        print("PyMuPDF find_tables        not measured: name an interpreter that has it with --beside")


if __name__ == "__main__":
    main()
