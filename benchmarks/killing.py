"""Kills a batch (its parent, a worker, all of it) at random moments; its final tree must be as an undisturbed one.

    python benchmarks/killing.py [--documents 500] [--moments 200] [--seed 1] [--jobs 2]

Each killed run is started again by the same command until it comes to its end; then a new one begins, until so many
moments have been tried. Exit code 1 where a tree differs by a byte, a JSON that was journalled was written again, or
a process or a temporary file stayed behind.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

CALL = "from planparse.cli import main; main()"
LONGEST = 5.0  # seconds from one kill to the next: a run that is gone on with comes further each time
HEADER = "Recommendation\tAction\tLead\tBy when\tProgress\n"
ROW = "Improve audit {n}\tMeet the heads of {n} teams\tTeam Manager\tMay 2021\tStarted in week {n}.\n"


def main() -> int:
    """Run the trial; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="planparse-killing-") as folder:
        return trial(Path(folder), asked.documents, asked.moments, asked.jobs, random.Random(asked.seed))


def trial(folder: Path, documents: int, moments: int, jobs: int, chance: random.Random) -> int:
    """Kill at so many moments; 0 when all trees are as they should be."""
    write_documents(folder / "in", documents)
    started = time.monotonic()
    process = start(folder, "undisturbed", jobs)
    process.wait()
    lasted = time.monotonic() - started
    expected = tree(folder / "undisturbed")
    print(f"undisturbed: {documents} documents, {len(expected)} files, {lasted:.1f} s, exit {process.returncode}")
    wrong: list[str] = []
    kills: Counter[str] = Counter()
    rounds = 0
    while sum(kills.values()) < moments and not wrong:
        rounds += 1
        output = f"killed-{rounds}"
        wrong += disturbed(folder, output, jobs, moments, lasted, kills, chance)
        wrong += differences(expected, tree(folder / output))
    print(f"{sum(kills.values())} kills ({dict(kills)}) over {rounds} batches: {wrong or 'every tree as undisturbed'}")
    return 1 if wrong else 0


def disturbed(
    folder: Path, output: str, jobs: int, moments: int, lasted: float, kills: Counter[str], chance: random.Random
) -> list[str]:
    """Run one batch to its end, killing as often as `moments` still allows; what went wrong."""
    wrong: list[str] = []
    while True:
        kept = journalled(folder / output)
        process = start(folder, output, jobs)
        family: set[int] = set()
        while sum(kills.values()) < moments:
            with suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0, min(lasted, LONGEST)))
            if process.poll() is not None:
                break
            kind = chance.choice(("parent", "worker", "all"))
            workers = children(process.pid)
            family.update(workers)
            if kind == "worker" and not workers:
                continue
            kills[kind] += 1
            for pid in {"parent": [process.pid], "worker": [chance.choice(workers or [0])]}.get(
                kind, [process.pid, *workers]
            ):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        code = process.wait()
        wrong += [
            f"{name} was written again" for name, state in kept.items() if state != identity(folder / output / name)
        ]
        wrong += [f"process {pid} stayed" for pid in family if not gone(pid)]
        if code != -signal.SIGKILL:
            wrong += [f"{path.name} stayed" for path in (folder / "tmp").iterdir()]
            return wrong if code == 3 else [*wrong, f"exit code {code}"]


def start(folder: Path, output: str, jobs: int) -> subprocess.Popen[bytes]:
    """The batch as a user starts it."""
    command = [
        sys.executable,
        "-c",
        CALL,
        "batch",
        "in",
        "-o",
        output,
        "-j",
        str(jobs),
        "--settle",
        "0",
        "--renew",
        "20",
    ]
    (folder / "tmp").mkdir(exist_ok=True)
    place = {**os.environ, "TMPDIR": str(folder / "tmp")}
    return subprocess.Popen(command, cwd=folder, env=place, stderr=subprocess.DEVNULL, start_new_session=True)


def write_documents(folder: Path, count: int) -> None:
    """Plans of one to nine actions, in folders; every tenth has the bytes of the one before, every 25th is empty."""
    for number in range(count):
        path = folder / f"council-{number % 7}" / f"plan-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        n = number - 1 if number % 10 == 9 else number
        text = HEADER + "".join(ROW.format(n=f"{n}-{row}") for row in range(n % 9 + 1))
        path.write_text("" if number % 25 == 24 else text, encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """All that a run leaves, but for the journal."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".planparse" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def differences(expected: dict[str, bytes], found: dict[str, bytes]) -> list[str]:
    """The files that differ, that lack and that are too many."""
    names = expected.keys() | found.keys()
    return sorted(f"{name} differs" for name in names if expected.get(name) != found.get(name))


def journalled(output: Path) -> dict[str, tuple[int, int] | None]:
    """The JSON that the journal vouches for, each with what tells whether it is written again."""
    journal = output / ".planparse" / "journal.sqlite"
    if not journal.exists():
        return {}
    database = sqlite3.connect(journal)
    try:
        rows = database.execute("SELECT output FROM documents WHERE output IS NOT NULL").fetchall()
    except sqlite3.OperationalError:  # killed before there was a table
        rows = []
    finally:
        database.close()
    return {name: identity(output / name) for (name,) in rows}


def identity(path: Path) -> tuple[int, int] | None:
    """A file's inode and time: both change when it is written again."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return state.st_ino, state.st_mtime_ns


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    found: list[int] = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, thread.read_text().split())
    return found


def gone(pid: int) -> bool:
    """Whether a process ends within some seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


if __name__ == "__main__":
    sys.exit(main())
