"""A document that hangs, crashes or eats memory costs itself alone, and leaves no process behind."""

from __future__ import annotations

import time
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from planparse.batch.engine import Manner
from planparse.batch.limits import Limits
from planparse.batch.outcomes import Outcome, Result
from planparse.batch.sessions import is_alive
from planparse.batch.worker import Setting
from tests.batch.building import batch, folder_of, plan, room, tree
from tests.batch.misbehaving import CHILDREN, misbehave

TIMES = Limits(seconds=3, seconds_per_page=0, most_seconds=3)
EXPECTED = {
    "hang": Outcome.TIMEOUT,
    "hang-in-c": Outcome.TIMEOUT,
    "hang-with-child": Outcome.TIMEOUT,
    "eat": Outcome.MEMORY,
    "eat-and-abort": Outcome.MEMORY,
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
    limits = replace(TIMES, memory_bytes=room(450))
    end = batch(folder / "in", folder / "out", Setting(limits=limits, reader=misbehave), Manner(jobs=2))
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


def test_the_memory_of_an_earlier_document_says_nothing_of_a_crash(tmp_path: Path) -> None:
    folder_of(tmp_path / "in", {"1.txt": "eat-and-give-back", "2.txt": "abort", "3.txt": plan(3)})
    setting = Setting(limits=Limits(memory_bytes=room(650)), reader=misbehave)
    end = batch(tmp_path / "in", tmp_path / "out", setting)
    assert [result.outcome for result in end.results] == [Outcome.NO_PLAN_FOUND, Outcome.CRASH, Outcome.OK]


def test_a_pdf_that_needs_more_memory_than_there_is_has_the_outcome_memory(tmp_path: Path) -> None:
    folder_of(tmp_path / "in", {"drawn.pdf": drawn(1_000_000), "plan.txt": plan(1)})
    end = batch(tmp_path / "in", tmp_path / "out", Setting(limits=Limits(memory_bytes=room(150))))
    assert [result.outcome for result in end.results] == [Outcome.MEMORY, Outcome.OK]


def drawn(lines: int) -> bytes:
    """A PDF of one page with so many lines on it, each of which pdfium holds."""
    content = zlib.compress(
        b"".join(b"%d %d m %d %d l S\n" % (n % 600, n % 800, n % 599, n % 799) for n in range(lines))
    )
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream\n" % (len(content), content),
    )
    body = b"".join(b"%d 0 obj%sendobj\n" % (number, text) for number, text in enumerate(objects, start=1))
    return b"%%PDF-1.4\n%strailer<</Root 1 0 R/Size 5>>" % body


def test_a_worker_that_holds_more_than_it_may_from_the_start_gives_an_outcome(tmp_path: Path) -> None:
    folder_of(tmp_path / "in", {"1.txt": plan(1), "2.txt": plan(2)})
    end = batch(tmp_path / "in", tmp_path / "out", Setting(limits=replace(TIMES, memory_bytes=50_000_000)))
    assert {result.outcome for result in end.results} <= {Outcome.OK, Outcome.MEMORY}
