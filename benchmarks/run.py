"""Where the time goes: start-up beside bare typer, a cold plan beside spaCy's import, warm plans a second, stages.

Times are of the processor, children included, so that a busy machine counts less.
"""

from __future__ import annotations

import cProfile
import functools
import gc
import pstats
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from planparse import parse_plan
from planparse.cli.startup import COLLECT

SAMPLES = Path(__file__).parents[1] / "samples"
REAL = ("bury-2012", "hampshire-2011", "oxfordshire-2011", "stockton-2013", "thurrock-2012")  # 5 to 9 pages each
PLANS = [SAMPLES / name / "plan.txt" for name in REAL]
PLAN = PLANS[2]
BARE = (
    "import typer\napp = typer.Typer(add_completion=False, rich_markup_mode=None)\n"
    "@app.command()\ndef f() -> None: ...\napp(['--help'])"
)
OURS = "from planparse.cli import app; app(['--help'])"
COMMAND = f"import sys; sys.argv = ['planparse', 'convert', {str(PLAN)!r}]; from planparse.cli import main"
STAGES = 25


def cold(*codes: str, runs: int = 7) -> list[float]:
    """Median processor seconds of fresh interpreters, one for each code in turn, so that noise falls on all alike."""
    times: list[list[float]] = [[] for _ in codes]
    for _ in range(runs):
        for code, own in zip(codes, times, strict=True):
            begin = children()
            subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)  # a crash is no time
            own.append(children() - begin)
    return [statistics.median(own) for own in times]


def children() -> float:
    """Processor seconds of the processes ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memos() -> list[Any]:
    """The memos of texts read before; those of a grammar hold a few entries and stay, as in any warm process."""
    wrappers = [o for o in gc.get_objects() if isinstance(o, functools._lru_cache_wrapper)]
    ours = [w for w in wrappers if (w.__module__ or "").startswith("planparse")]
    return [w for w in ours if (w.cache_parameters()["maxsize"] or 0) > 16]


def warm(plan: Path, forgotten: list[Any], runs: int = 10) -> float:
    """Median processor seconds of one plan that the process hasn't seen: nothing of it is remembered."""
    times = []
    for _ in range(runs):
        for memo in forgotten:
            memo.cache_clear()
        begin = time.process_time()
        parse_plan(plan).to_json()
        times.append(time.process_time() - begin)
    return statistics.median(times)


def main() -> None:
    bare, ours = cold(BARE, OURS)
    print(f"--help            {ours:.3f} s, bare typer {bare:.3f} s: {ours / bare:.2f} times (limit 2)")
    spacy, one = cold("import spacy", f"{COMMAND}; main()")
    print(f"one plan, cold    {one:.3f} s, import of spaCy {spacy:.3f} s: {one / spacy:.2f} times (limit 1.5)")
    gc.set_threshold(*COLLECT)  # as the command does
    for plan in PLANS:
        parse_plan(plan)
    forgotten = memos()
    for plan in PLANS:
        seconds = warm(plan, forgotten)
        print(f"{plan.parent.name:17} {1000 * seconds:.0f} ms warm, {1 / seconds:.1f} a second (at least 30)")
    profile = cProfile.Profile()
    profile.runcall(parse_plan, PLAN)
    pstats.Stats(profile).sort_stats("cumulative").print_stats("planparse", STAGES)


if __name__ == "__main__":
    main()
