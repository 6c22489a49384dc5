"""Readers that do what no reader should, told by the first word of the file: they prove the containment."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from planparse.grammar.load import Grammar
from planparse.pipeline import parse_plan
from planparse.schema import ActionPlan

CHILDREN = "started"  # the file beside a document that gets the id of the process which its reader started


def misbehave(path: Path, grammar: Grammar, password: str | None) -> ActionPlan:
    """A plan as ever, unless the file begins with a word that asks for worse."""
    word = path.read_text(encoding="utf-8").split(maxsplit=1)[0]
    if word == "hang":
        while True:
            time.sleep(60)
    if word == "hang-in-c":
        ctypes.PyDLL(None).sleep(60)  # holds the interpreter: no handler of Python's runs
    if word == "hang-with-child":
        started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], process_group=0)
        path.with_suffix(f".{CHILDREN}").write_text(str(started.pid))
        started.wait()
    if word == "eat":
        eaten = []
        while True:
            eaten.append(bytearray(50_000_000))
    if word == "eat-and-abort":
        held = []
        with suppress(MemoryError):
            while True:
                held.append(bytearray(5_000_000))
        os.abort()
    if word == "eat-and-give-back":
        len(b"x" * 560_000_000)
    if word == "segfault":
        ctypes.string_at(0)
    if word == "abort":
        os.abort()
    if word == "exit":
        os._exit(0)
    if word == "leave":
        sys.exit(0)
    if word == "print":
        for _ in range(1000):
            os.write(1, bytes(1_000_000))
            os.write(2, bytes(1_000_000))
    if word == "fail":
        raise KeyError("no such column")
    if word == "recurse":
        return misbehave(path, grammar, password)
    return parse_plan(path, grammar, password)
