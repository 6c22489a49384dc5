"""Documents a second by 1 and 2 workers beside a plain loop in one process, the engine's cost per document, memory.

    python benchmarks/batch.py [--documents 600] [--turns 2] [--memory 2000]

The documents are the five plans of samples/ with a line added to each, so that no two are alike. The plain loop parses
and writes, as a script would. Two such loops at once, each over half of the documents, are the ceiling: nothing that
uses two cores of this machine is faster. All are commands of their own, with their start, run in turn; the better of
each counts, but on a busy machine processor seconds, children included, tell more than time.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from planparse.batch.engine import Manner
from planparse.batch.folder import run_batch
from planparse.batch.outcomes import Events, Finished
from planparse.batch.sources import from_arguments
from planparse.batch.warming import warm
from planparse.batch.worker import Setting

SAMPLES = Path(__file__).parents[1] / "samples"
REAL = ("bury-2012", "hampshire-2011", "oxfordshire-2011", "stockton-2013", "thurrock-2012")
LOOP = """
import sys, pathlib, planparse
source, output = map(pathlib.Path, sys.argv[1:3])
first, step = map(int, sys.argv[3:5])
output.mkdir(exist_ok=True)
for path in sorted(source.iterdir())[first::step]:
    (output / f"{path.name}.json").write_text(planparse.parse_plan(path).to_json(), encoding="utf-8")
"""
BATCH = """
import sys
_, source, output, jobs = sys.argv
sys.argv = ["planparse", "batch", source, "-o", output, "-j", jobs, "--settle", "0"]
sys.stderr = open("/dev/null", "w")
from planparse.cli import main
main()
"""
RUNS = {  # what to run at once: the code, and what it is told beyond the folders
    "loop": [[LOOP, "0", "1"]],
    "2 loops": [[LOOP, "0", "2"], [LOOP, "1", "2"]],
    "1 worker": [[BATCH, "1"]],
    "2 workers": [[BATCH, "2"]],
}
SHORT = "Recommendation\tAction\tLead\tBy when\nImprove audit {n}\tMeet heads\tHead of Service\tMay 2021\n"


class Memory(Events):
    """The parent's memory in MB, at every tenth of the documents."""

    def __init__(self) -> None:
        self.seen: list[int] = []
        self._total = self._done = 0

    def planned(self, total: int) -> None:
        """How many there are."""
        self._total = total

    def finished(self, finished: Finished) -> None:
        """Look at the tenths."""
        self._done += 1
        if self._done % max(1, self._total // 10) == 0:
            self.seen.append(resident())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--memory", type=int, default=2000, help="documents of the run that watches memory; 0 for none")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="planparse-bench-") as name:
        folder = Path(name)
        write(folder / "in", [(SAMPLES / plan / "plan.txt").read_text("utf-8") for plan in REAL], asked.documents)
        speed(folder, asked.documents, asked.turns)
        if asked.memory:
            write(folder / "short", [SHORT], asked.memory)
            overhead(folder, asked.memory)


def speed(folder: Path, count: int, turns: int) -> None:
    """The loop, two of them, one worker and two, in turn; the better of each."""
    best: dict[str, tuple[float, float]] = {}
    for turn in range(turns):
        for kind, runs in RUNS.items():
            places = [str(folder / "in"), str(folder / f"{kind}-{turn}")]
            took = timed([[sys.executable, "-c", code, *places, *more] for code, *more in runs])
            best[kind] = (min(best.get(kind, took)[0], took[0]), min(best.get(kind, took)[1], took[1]))
            print(f"{kind:>10}: {count / took[0]:6.1f} documents/s, {took[1]:6.1f} processor seconds")
    loop, ceiling = best["loop"], best["2 loops"]
    print(f"the ceiling: {loop[0] / ceiling[0] / 2:.2f} by time, {loop[1] / ceiling[1]:.2f} by processor seconds")
    for kind, workers in (("1 worker", 1), ("2 workers", 2)):
        wall, processor = loop[0] / best[kind][0] / workers, loop[1] / best[kind][1]
        print(f"efficiency of {kind}: {wall:.2f} by time, {processor:.2f} by processor seconds")
    wall, processor = ceiling[0] / best["2 workers"][0], ceiling[1] / best["2 workers"][1]
    print(f"2 workers against the ceiling: {wall:.2f} by time, {processor:.2f} by processor seconds")
    print(f"load of the machine over the last minute: {os.getloadavg()[0]:.1f}")


def timed(commands: list[list[str]]) -> tuple[float, float]:
    """(seconds, processor seconds) of commands that run at once."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    running = [subprocess.Popen(command) for command in commands]
    codes = [process.wait() for process in running]
    if any(codes):
        sys.exit("a command of the benchmark failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - started, spent


def overhead(folder: Path, count: int) -> None:
    """Short documents: what the engine adds to each in processor time of the parent, and the memory."""
    memory = Memory()
    warm(from_arguments([folder / "short"]), Setting(), folder)  # the start is not the documents'
    before = resource.getrusage(resource.RUSAGE_SELF)
    batch(folder / "short", folder / "short-out", 2, memory)
    after = resource.getrusage(resource.RUSAGE_SELF)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"parent: {1000 * spent / count:.2f} ms of processor per document over {count}")
    print(f"memory of the parent in MB, at each tenth: {memory.seen}; largest worker {largest_child()} MB")


def write(folder: Path, texts: list[str], count: int) -> None:
    """So many documents, no two alike."""
    folder.mkdir()
    for n in range(count):
        (folder / f"{n:05}.txt").write_text(
            texts[n % len(texts)].format(n=n) if len(texts) == 1 else f"{texts[n % len(texts)]}\nCopy {n}\n",
            encoding="utf-8",
        )


def batch(source: Path, output: Path, jobs: int, events: Events | None = None) -> None:
    """The engine over a folder."""
    run_batch(from_arguments([source]), output, Setting(), Manner(jobs=jobs), events=events)


def resident() -> int:
    """This process's memory in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000


def largest_child() -> int:
    """The most memory that any worker had, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000


if __name__ == "__main__":
    main()
