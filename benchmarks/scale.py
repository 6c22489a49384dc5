"""What a million documents would cost beyond the documents themselves: the merge of shards, the journals, the cluster.

    python benchmarks/scale.py [--shards 100] [--size 100] [--documents 2000]

The merge is that of shards whose journals and outputs are made up here, of one real plan's result under many names, so
that nothing is parsed. What the cluster adds is told by its parts (the start of a shard's process, Dask alone with
shards that do nothing), and seen from outside: `--scheduler dask` and the same run without, over a quarter of so many
short documents and over all. What the second takes longer than the first, per document, has no start of either in it
but the start of each shard. docs/scale.md reckons with these figures.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from planparse import parse_plan
from planparse.batch import scheduler
from planparse.batch.engine import Manner
from planparse.batch.folder import COMPLETE, Shard, done_by, run_batch, state_of
from planparse.batch.journal import Journal
from planparse.batch.keys import key_of, run_digest, sha256_of
from planparse.batch.outcomes import Events, Finished, Outcome, Result
from planparse.batch.reading import measured
from planparse.batch.scheduler import SHARD_SIZE
from planparse.batch.shard import Unit, do_shard
from planparse.batch.sources import INSIDE, Document, by_shard, from_arguments
from planparse.batch.worker import Setting

SAMPLES = Path(__file__).parents[1] / "samples"
PLAN = SAMPLES / "bury-2012" / "plan.txt"
SHORT = "Recommendation\tAction\tLead\tBy when\nImprove audit {n}\tMeet heads\tHead of Service\tMay 2021\n"
BATCH = "import sys; sys.stderr = open('/dev/null', 'w'); from planparse.cli import main; main()"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shards", type=int, default=100)
    parser.add_argument("--size", type=int, default=100, help="documents in each")
    parser.add_argument("--documents", type=int, default=2000, help="short ones, with and without the cluster")
    parser.add_argument("--turns", type=int, default=2, help="how often these are done")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="planparse-scale-") as name:
        folder = Path(name)
        sizes()
        merge(folder, asked.shards, asked.size)
        start_of_shard(folder)
        dask_alone(40)
        if asked.documents:
            cluster(folder, asked.documents, asked.turns)
    print(f"load of the machine over the last minute: {os.getloadavg()[0]:.1f}")


def sizes() -> None:
    """Documents and what comes of them, in bytes."""
    for path in sorted(SAMPLES.glob("*/plan.txt")):
        plan = parse_plan(path)
        spaced, dense = (len(plan.to_json(indent).encode()) / 1000 for indent in (2, None))
        print(f"{path.parent.name}: {path.stat().st_size / 1000:.0f} kB, JSON {spaced:.0f}, in one line {dense:.0f}")


def merge(folder: Path, shards: int, size: int) -> None:
    """A run without --shard where every shard is complete: what the sender of the shards does at the end."""
    documents = made(folder / "in", PLAN.read_text("utf-8") + "\nCopy {n}\n", shards * size)
    output = folder / "merged"
    count = len(documents)
    each = done_shards(documents, output, shards)
    print(f"journals of {shards} shards: {each / count:.0f} bytes per document")
    state = run_digest(Setting())
    known: dict[str, str] = {}
    with spent("is every shard complete, and what did it read?", count):
        for part, inside in enumerate(by_shard(documents, shards), start=1):
            known |= done_by(output, Shard(part, shards), state_of(inside, state)) or {}
    with closing(Journal(folder / "alone.sqlite")) as journal, spent("taking over the journals alone", count):
        for path in (output / INSIDE).glob("shard-*.sqlite"):
            journal.merge(path)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with spent("a run that takes over and looks at each", count):
        end = run_batch(documents, output, Setting(), Manner(), known=known)
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert len(end.results) == count
    with spent("the same where all sources are read for their hash, as after --shard i/n", count):
        run_batch(documents, output, Setting(), Manner())
    print(f"its memory: {more / count:.2f} kB per document")
    whole = sum(path.stat().st_size for path in (output / INSIDE).glob("journal.sqlite*"))
    tables = sum(path.stat().st_size for path in output.iterdir() if path.suffix in (".jsonl", ".csv", ".html"))
    print(f"its journal: {whole / count:.0f} bytes per document; results and report: {tables / count:.0f}")


def done_shards(documents: list[Document], output: Path, parts: int) -> int:
    """Leave behind what complete shards leave; the bytes of their journals."""
    plan, setting = parse_plan(PLAN), Setting()
    text, digest = plan.to_json(setting.indent), run_digest(setting)
    result = measured("", plan)
    (output / INSIDE).mkdir(parents=True)
    for part, inside in enumerate(by_shard(documents, parts), start=1):
        with closing(Journal(output / INSIDE / f"{Shard(part, parts).label}.sqlite")) as journal:
            for document in inside:
                (output / document.target).write_text(text, encoding="utf-8")
                content = sha256_of(document.path)
                size = document.path.stat().st_size
                found = replace(result, name=document.name, output=document.target, sha256=content, size_bytes=size)
                key = key_of(content, document.path.suffix, digest)
                journal.record(document.target, key, Finished(found, 0.1), len(text.encode()))
            journal.mark(COMPLETE, state_of(inside, digest))
    return sum(path.stat().st_size for path in (output / INSIDE).iterdir())


def start_of_shard(folder: Path) -> None:
    """What a shard costs before its first document: its processes with two documents, less what these take."""
    documents = tuple(made(folder / "two", SHORT, 2))
    setting = Setting()
    best = 99.0
    for turn in range(3):
        unit = Unit(Shard(1, 1), documents, folder / f"two-{turn}", setting, Manner(), run_digest(setting))
        before = processor_of_children()
        do_shard(unit)
        best = min(best, processor_of_children() - before)
    per = 1000 * best / SHARD_SIZE
    print(f"start of a shard: {best:.2f} processor seconds, {per:.1f} ms per document of {SHARD_SIZE}")


def dask_alone(shards: int) -> None:
    """Shards of SHARD_SIZE paths sent to a cluster on this machine and answered with as many results at once."""
    documents = tuple(
        Document(Path(f"/shared/plans/council/{n}/action-plan.pdf"), f"plans/{n}.pdf", f"{n}/action-plan.pdf.json")
        for n in range(SHARD_SIZE)
    )
    units = [Unit(Shard(n + 1, shards), documents, Path("out"), Setting(), Manner(), "") for n in range(shards)]
    sending = scheduler.Sending(units, Events())
    scheduler.do_shard = answered
    with spent("Dask alone, client, scheduler and worker in one process", shards * SHARD_SIZE):
        assert sending.go(scheduler.Cluster(None, 2))


def answered(unit: Unit, wanted: Callable[[], bool]) -> list[Finished]:
    """In place of doing a shard."""
    found = Result("", Outcome.OK, sha256="0" * 64, size_bytes=99_999, pages=9, warnings=(("undated_action", 3),))
    return [Finished(replace(found, name=document.name, output=document.target)) for document in unit.documents]


def cluster(folder: Path, count: int, turns: int) -> None:
    """Documents with and without a cluster on this machine, few and many, in turn; the better of each."""
    few = count // 4
    best: dict[tuple[str, int], tuple[float, float]] = {}
    for size in (few, count):
        made(folder / f"short-{size}", SHORT, size)
    for turn in range(turns):
        for size in (few, count):
            for kind in ("without", "with"):
                output = folder / f"{kind}-{size}-{turn}"
                options = ["-o", str(output), "-j", "2", "--settle", "0"]
                options += ["--scheduler", "dask"] if kind == "with" else []
                took = timed([sys.executable, "-c", BATCH, "batch", str(folder / f"short-{size}"), *options])
                print(f"{kind} the cluster: {took[0]:.1f} s, {took[1]:.1f} processor seconds for {size} documents")
                before = best.get((kind, size), took)
                best[kind, size] = (min(before[0], took[0]), min(before[1], took[1]))
    for which, what in enumerate(("of the clock", "of processor")):
        each = {
            kind: 1000 * (best[kind, count][which] - best[kind, few][which]) / (count - few)
            for kind in ("without", "with")
        }
        print(
            f"ms {what} per document beyond the start: {each['without']:.1f} without the cluster, {each['with']:.1f} "
            f"with it; it adds {each['with'] - each['without']:.1f}"
        )


def made(folder: Path, text: str, count: int) -> list[Document]:
    """So many documents, no two alike."""
    folder.mkdir()
    for n in range(count):
        (folder / f"{n:06}.txt").write_text(text.replace("{n}", str(n)), encoding="utf-8")
    return from_arguments([folder])


@contextmanager
def spent(what: str, count: int) -> Iterator[None]:
    """Print the time that something takes per document."""
    started, processor = time.perf_counter(), time.process_time()
    yield
    wall, own = time.perf_counter() - started, time.process_time() - processor
    print(f"{what}: {wall:.1f} s, {1000 * wall / count:.2f} ms per document, {1000 * own / count:.2f} of processor")


def timed(command: list[str]) -> tuple[float, float]:
    """(seconds, processor seconds) of a command."""
    before, started = processor_of_children(), time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - started, processor_of_children() - before


def processor_of_children() -> float:
    """The processor seconds of all ended children of this process, and of theirs."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


if __name__ == "__main__":
    main()
