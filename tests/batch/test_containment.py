"""A document that hangs, crashes or eats memory costs itself alone, and leaves no process behind."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from planparse.batch.engine import Manner
from planparse.batch.limits import Limits
from planparse.batch.outcomes import Outcome, Result
from planparse.batch.sessions import is_alive
from planparse.batch.worker import Setting
from tests.batch.building import batch, folder_of, plan, tree
from tests.batch.misbehaving import CHILDREN, misbehave

LIMITS = Limits(seconds=1.5, seconds_per_page=0, most_seconds=1.5, memory_bytes=600_000_000)
EXPECTED = {
    "hang": Outcome.TIMEOUT,
    "hang-in-c": Outcome.TIMEOUT,
    "hang-with-child": Outcome.TIMEOUT,
    "eat": Outcome.MEMORY,
    "segfault": Outcome.CRASH,
    "abort": Outcome.CRASH,
    "exit": Outcome.CRASH,
    "leave": Outcome.INTERNAL,
    "print": Outcome.NO_PLAN_FOUND,
    "fail": Outcome.INTERNAL,
    "recurse": Outcome.TOO_LARGE,
}


@pytest.fixture(scope="module")
def misbehaved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Result]]:
    folder = tmp_path_factory.mktemp("misbehaving")
    files: dict[str, str | bytes] = {f"{word}.txt": f"{word}\nnothing to read here\n" for word in EXPECTED}
    files |= {f"good-{n}.txt": plan(n) for n in range(6)}
    folder_of(folder / "in", files)
    end = batch(folder / "in", folder / "out", Setting(limits=LIMITS, reader=misbehave), Manner(jobs=2))
    return folder, {Path(result.name).stem: result for result in end.results}


@pytest.mark.parametrize("word", EXPECTED)
def test_each_misbehaviour_has_its_code(word: str, misbehaved: tuple[Path, dict[str, Result]]) -> None:
    result = misbehaved[1][word]
    assert result.outcome == EXPECTED[word], result
    assert result.message
    assert result.exit_code == 4
    assert result.output is None


def test_the_others_are_converted_all_the_same(misbehaved: tuple[Path, dict[str, Result]]) -> None:
    folder, results = misbehaved
    assert [results[f"good-{n}"].outcome for n in range(6)] == [Outcome.OK] * 6
    assert set(tree(folder / "out")) == {
        "results.jsonl",
        "failures.csv",
        "report.html",
        *(f"good-{n}.txt.json" for n in range(6)),
    }


def test_what_a_reader_started_is_ended_with_it(misbehaved: tuple[Path, dict[str, Result]]) -> None:
    started = int((misbehaved[0] / "in" / f"hang-with-child.{CHILDREN}").read_text())
    until = time.monotonic() + 5
    while runs(started) and time.monotonic() < until:
        time.sleep(0.05)
    assert not runs(started)


def runs(process: int) -> bool:
    """Whether a process is there and not only waited for."""
    state = Path(f"/proc/{process}/stat")
    return is_alive(process) and not (state.exists() and state.read_text().rpartition(") ")[2].startswith("Z"))


def test_workers_are_renewed_after_so_many_documents(tmp_path: Path) -> None:
    folder_of(tmp_path / "in", {f"{n}.txt": plan(n) for n in range(7)})
    end = batch(tmp_path / "in", tmp_path / "out", manner=Manner(jobs=1, renew=2))
    assert [result.outcome for result in end.results] == [Outcome.OK] * 7
