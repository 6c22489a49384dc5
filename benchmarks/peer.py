"""Seconds that PyMuPDF's find_tables takes over files: run by pdf.py with an interpreter that has PyMuPDF.

usage: PYTHON benchmarks/peer.py FILE.pdf …

PyMuPDF's licence (AGPL) keeps it out of every environment of this project; nothing of planparse is imported here.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pymupdf

RUNS = 2


def find_tables(data: bytes) -> None:
    """The tables of all pages."""
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page in document:
            page.find_tables().tables  # noqa: B018


def main() -> None:
    files = [Path(name).read_bytes() for name in sys.argv[1:]]
    taken = []
    for _ in range(RUNS):
        begin = time.process_time()
        for data in files:
            find_tables(data)
        taken.append(time.process_time() - begin)
    print(f"seconds {min(taken)}")


if __name__ == "__main__":
    main()
