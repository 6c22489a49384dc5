"""Where the time goes: start-up beside bare typer, a cold plan beside spaCy's import, warm plans a second, stages."""

from __future__ import annotations

import cProfile
import pstats
import statistics
import subprocess
import sys
import time
from pathlib import Path

PLAN = Path(__file__).parents[1] / "samples" / "oxfordshire-2011" / "plan.txt"
BARE = (
    "import typer\napp = typer.Typer(add_completion=False, rich_markup_mode=None)\n"
    "@app.command()\ndef f() -> None: ...\napp(['--help'])"
)
OURS = "from planparse.cli import app; app(['--help'])"
STAGES = 25


def cold(code: str, runs: int = 7) -> float:
    """Median seconds of a fresh interpreter running `code`."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)  # a crash is no time
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def main() -> None:
    bare, ours = cold(BARE), cold(OURS)
    print(f"--help            {ours:.3f} s, bare typer {bare:.3f} s: {ours / bare:.2f} times (limit 2)")
    spacy = cold("import spacy", 3)
    one = cold(f"from planparse import parse_plan; parse_plan({str(PLAN)!r}).to_json()", 3)
    print(f"one plan, cold    {one:.3f} s, import of spaCy {spacy:.3f} s: {one / spacy:.2f} times (limit 1.5)")
    from planparse import parse_plan

    parse_plan(PLAN)
    begin, count = time.perf_counter(), 0
    while time.perf_counter() - begin < 3:
        parse_plan(PLAN).to_json()
        count += 1
    print(f"plans, warm       {count / (time.perf_counter() - begin):.1f} a second (at least 30)")
    profile = cProfile.Profile()
    profile.runcall(parse_plan, PLAN)
    pstats.Stats(profile).sort_stats("cumulative").print_stats("planparse", STAGES)


if __name__ == "__main__":
    main()
