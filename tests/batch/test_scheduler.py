"""A run on a Dask cluster leaves what a run on one machine leaves, whatever is killed meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from planparse.batch.engine import Manner
from planparse.batch.folder import Shard, done_by, run_batch, state_of
from planparse.batch.keys import run_digest
from planparse.batch.scheduler import cluster_named, run_on
from planparse.batch.shard import Unit, do_shard
from planparse.batch.sources import by_shard, from_arguments, shard_of
from planparse.batch.worker import Setting
from planparse.errors import UsageError
from tests.batch.building import batch, folder_of, plan, tree

COMMAND = [sys.executable, "-c", "from planparse.cli import main; main()", "batch", "--settle", "0"]
SIZE = 6


@pytest.fixture
def source(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {f"{n % 3}/{n}.txt": plan(n) for n in range(46)}
    return folder_of(tmp_path / "in", {**files, "empty.txt": "", "twin.txt": plan(1)})


def unit(source: Path, output: Path, setting: Setting | None = None, part: Shard | None = None) -> Unit:
    setting, part = setting or Setting(), part or Shard(1, 2)
    documents = shard_of(from_arguments([source]), part.part, part.parts)
    return Unit(part, tuple(documents), output, setting, Manner(), run_digest(setting))


def test_a_shard_leaves_outputs_a_journal_and_its_mark(source: Path, tmp_path: Path) -> None:
    sent = unit(source, tmp_path / "out")
    done = do_shard(sent)
    assert {finished.result.name for finished in done} == {document.name for document in sent.documents}
    assert {str(finished.result.output) for finished in done if finished.result.output} <= set(tree(tmp_path / "out"))
    assert done_by(sent.output, sent.shard, state_of(sent.documents, sent.digest))
    assert [finished.result.outcome for finished in do_shard(sent) if finished.result.outcome.good] == []


def test_a_shard_is_not_complete_when_a_document_has_changed_or_come(source: Path, tmp_path: Path) -> None:
    sent = unit(source, tmp_path / "out", part=Shard(1, 1))
    do_shard(sent)
    folder_of(source, {"0/0.txt": plan(0) + "\n"})
    assert not done_by(sent.output, sent.shard, state_of(from_arguments([source]), sent.digest))
    assert not done_by(sent.output, sent.shard, state_of(sent.documents[1:], sent.digest))
    other = run_digest(Setting(indent=4))
    assert not done_by(sent.output, sent.shard, state_of(sent.documents, other))


def test_a_shard_of_another_planparse_is_refused(source: Path, tmp_path: Path) -> None:
    sent = unit(source, tmp_path / "out")
    with pytest.raises(UsageError, match="another planparse"):
        do_shard(Unit(sent.shard, sent.documents, sent.output, sent.setting, sent.manner, "0" * 64))
    assert not (tmp_path / "out").exists()


def test_a_shard_that_is_no_longer_wanted_ends_and_is_gone_on_with(tmp_path: Path) -> None:
    source = folder_of(tmp_path / "in", {f"{n}.txt": plan(n) for n in range(300)})  # some seconds' work
    sent = unit(source, tmp_path / "out", part=Shard(1, 1))
    first = do_shard(sent, wanted=lambda: not list((tmp_path / "out").rglob("*.json")))
    assert not done_by(sent.output, sent.shard, state_of(sent.documents, sent.digest))
    second = do_shard(sent)
    names = [finished.result.name for finished in (*first, *second) if finished.result.sha256]
    assert len(names) == len(set(names)) == len(sent.documents)


def test_a_shard_takes_over_what_a_whole_run_has_done(source: Path, tmp_path: Path) -> None:
    batch(source, tmp_path / "out")
    assert do_shard(unit(source, tmp_path / "out")) == []


def test_what_a_complete_shard_has_noted_is_not_read_again_unless_something_else_was_done_since(
    source: Path, tmp_path: Path
) -> None:
    sent = unit(source, tmp_path / "out", part=Shard(1, 1))
    do_shard(sent)
    known = done_by(sent.output, sent.shard, state_of(sent.documents, sent.digest))
    assert known
    documents = from_arguments([source])
    expected = batch(source, tmp_path / "expected", Setting(indent=4))
    assert run_batch(documents, sent.output, Setting(indent=4), Manner(), known=known).results == expected.results
    assert tree(sent.output) == tree(tmp_path / "expected")
    folder_of(source, {"0/0.txt": "changed", "1/1.txt": "changed"})
    kept = run_batch(documents, sent.output, Setting(indent=4), Manner(), known=known)
    assert kept.results == expected.results  # by the hashes, not by what stands there now


def test_every_document_is_in_one_shard(source: Path) -> None:
    documents = from_arguments([source])
    shards = by_shard(documents, 5)
    assert shards == [shard_of(documents, part, 5) for part in range(1, 6)]
    assert sum(map(len, shards)) == len(documents)


@pytest.mark.parametrize("name", ["slurm", "dask:", "dask://", "dask://somewhere", "http://a:1", "dask://a:1/b"])
def test_a_scheduler_that_is_none_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError, match="--scheduler"):
        cluster_named(name, 1)


def test_without_the_extra_the_command_says_so_and_exits_6(source: Path, tmp_path: Path) -> None:
    code = f"import sys; sys.modules['distributed'] = None; {COMMAND[2]}"
    command = [sys.executable, "-c", code, "batch", str(source), "-o", str(tmp_path / "out"), "--scheduler", "dask"]
    done = subprocess.run(command, capture_output=True, timeout=60, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (6, 1), done.stderr
    assert "planparse[cluster]" in done.stderr


CLASHES = [["--scheduler", "dask", "--shard", "1/2"], ["--scheduler", "dask://127.0.0.1:1", "-j", "2"]]


@pytest.mark.parametrize("options", CLASHES, ids=" ".join)
def test_options_that_clash_with_a_scheduler_exit_2(options: list[str], source: Path, tmp_path: Path) -> None:
    done = subprocess.run([*COMMAND, str(source), "-o", str(tmp_path / "out"), *options], capture_output=True)
    assert done.returncode == 2


needs_dask = pytest.mark.skipif(
    subprocess.run([sys.executable, "-c", "import distributed"], capture_output=True).returncode != 0,
    reason="needs the extra cluster: pip install planparse[cluster]",
)


@needs_dask
def test_a_cluster_on_this_machine_leaves_what_one_worker_leaves(source: Path, tmp_path: Path) -> None:
    expected = batch(source, tmp_path / "expected")
    end = run_on(cluster_named("dask", 2, 24), from_arguments([source]), tmp_path / "out", Setting(), Manner(renew=10))
    assert (end.interrupted, end.results) == (False, expected.results)
    assert tree(tmp_path / "out") == tree(tmp_path / "expected")


@needs_dask
def test_a_run_on_a_cluster_goes_on_after_a_worker_and_the_scheduler_were_killed(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    batch(source, tmp_path / "expected")
    with ExitStack() as held:
        scheduler, address = held.enter_context(dask_scheduler(tmp_path))
        workers = [held.enter_context(dask_worker(address, tmp_path)) for _ in range(3)]
        run = held.enter_context(started(source, output, address, tmp_path / "run.log"))
        until(lambda: len(ended(output)) >= 1, run)
        os.killpg(workers[0].pid, signal.SIGKILL)
        until(lambda: len(ended(output)) >= 3, run)
        os.killpg(scheduler.pid, signal.SIGKILL)
        assert run.wait(60) == 130, (tmp_path / "run.log").read_text()
        done = names(output)
        assert done
        assert "documents are still to be done" in (output / "report.html").read_text()
    time.sleep(2)  # until the shards' processes have seen that their workers are gone
    complete = complete_shards(source, output)
    before = {name: when for name, when in ended(output).items() if name in complete}
    assert 2 <= len(before) < 8
    with ExitStack() as held:
        _, address = held.enter_context(dask_scheduler(tmp_path))
        held.enter_context(dask_worker(address, tmp_path, "--no-nanny"))
        run = held.enter_context(started(source, output, address, tmp_path / "run.log"))
        assert run.wait(120) == 3, (tmp_path / "run.log").read_text()
    assert {name: ended(output)[name] for name in before} == before  # not one of them was begun anew
    assert done < names(output)
    assert tree(output) == tree(tmp_path / "expected")


def names(output: Path) -> set[str]:
    """The documents in the results."""
    return {json.loads(line)["name"] for line in (output / "results.jsonl").read_text().splitlines()}


@needs_dask
def test_ctrl_c_on_a_cluster_exits_130_with_the_results_so_far(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    batch(source, tmp_path / "expected")
    command = [*COMMAND, str(source), "-o", str(output), "--scheduler", "dask", "-j", "2", "--shard-size", str(SIZE)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as run:
        until(lambda: len(ended(output)) >= 2, run)
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=90)[1].decode()
    assert run.returncode == 130, said
    done = names(output)
    assert SIZE < len(done) < 48
    assert all((output / f"{Path(name).relative_to(source)}.json").exists() for name in done if "empty" not in name)
    assert "documents are still to be done" in (output / "report.html").read_text()
    assert subprocess.run(command, capture_output=True).returncode == 3
    assert tree(output) == tree(tmp_path / "expected")


def ended(output: Path) -> dict[str, int]:
    """The shards whose run came to an end, be it an early one, by the time of their results."""
    found = (output / ".planparse").glob("shard-*.results.jsonl")
    return {path.name.removesuffix(".results.jsonl"): path.stat().st_mtime_ns for path in found}


def complete_shards(source: Path, output: Path) -> set[str]:
    shards = [(Shard(part, 8), chosen) for part, chosen in enumerate(by_shard(from_arguments([source]), 8), start=1)]
    digest = run_digest(Setting())
    return {shard.label for shard, chosen in shards if done_by(output, shard, state_of(chosen, digest)) is not None}


def until(done: Callable[[], bool], run: subprocess.Popen[bytes]) -> None:
    limit = time.monotonic() + 90
    while not done():
        assert run.poll() is None, "the run has ended already"
        assert time.monotonic() < limit, "nothing came of the run"
        time.sleep(0.02)


@contextmanager
def dask_scheduler(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A scheduler in a process of its own, with its HOST:PORT."""
    told = folder / "scheduler.json"
    told.unlink(missing_ok=True)
    options = [
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--dashboard-address",
        "127.0.0.1:0",
        "--scheduler-file",
        str(told),
    ]
    with process(["scheduler", *options], folder / "scheduler.log") as running:
        until(told.exists, running)
        time.sleep(0.1)
        yield running, json.loads(told.read_text())["address"].removeprefix("tcp://")


@contextmanager
def dask_worker(address: str, folder: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of one thread, with a nanny unless told otherwise."""
    here = ["--host", "127.0.0.1", "--nthreads", "1", "--dashboard-address", "127.0.0.1:0"]
    with process(["worker", address, *here, "--local-directory", str(folder), *options], folder / "w.log") as running:
        yield running


@contextmanager
def started(source: Path, output: Path, address: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    options = ["--scheduler", f"dask://{address}", "--shard-size", str(SIZE)]
    with log.open("wb") as file:
        run = subprocess.Popen([*COMMAND, str(source), "-o", str(output), *options], stderr=file)
        yield run
        run.kill()
        run.wait()


@contextmanager
def process(arguments: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A command of Dask, ended with all that it started."""
    with log.open("ab") as file:
        running = subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments], stdout=file, stderr=file, start_new_session=True
        )
    try:
        yield running
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
