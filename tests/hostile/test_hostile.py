"""The whole hostile set in one run of the real engine, its limits as they are: nothing but its outcomes comes of it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from planparse.batch.limits import Limits
from planparse.batch.sources import shown
from tests.hostile.table import CASES, GOOD, Case

ALL = [case for part in zip([*GOOD, *[None] * (len(CASES) - len(GOOD))], CASES, strict=True) for case in part if case]
COMMAND = [sys.executable, "-c", "from planparse.cli import main; main()", "batch", "--settle", "0", "-j", "2"]
ALONE = ["unshare", "--net", "--map-root-user"]  # a program in a network of its own, in which there is nothing
RESULTS = {"results.jsonl", "failures.csv", "report.html", "times.js"}
MARK = "PLANPARSE_HOSTILE_RUN"


class Ran(NamedTuple):
    """What a run left: its results by name, seconds by where the JSON goes, what it said, its largest process."""

    folder: Path
    results: dict[str, dict[str, Any]]
    seconds: dict[str, float]
    said: str
    largest: int  # bytes of memory that it held at once


def case_id(case: Case) -> str:
    return shown(Path(os.fsdecode(case.name)))[:40]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("hostile")
    source, temporary = folder / "in", folder / "tmp"
    source.mkdir()
    temporary.mkdir()
    for case in ALL:
        if not case.skip:
            case.make(source / os.fsdecode(case.name))
    command = [*alone(), *COMMAND, str(source), "-o", str(folder / "out")]
    environment = {**os.environ, "TMPDIR": str(temporary), MARK: str(folder)}
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=environment)
        _, status, used = os.wait4(process.pid, 0)  # the use of the process and of all that it waited for
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 3, (folder / "said").read_text()
    lines = (folder / "out" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    results = {line["name"]: line for line in map(json.loads, lines)}
    with sqlite3.connect(folder / "out" / ".planparse" / "journal.sqlite") as journal:
        seconds = dict(journal.execute("SELECT target, seconds FROM documents").fetchall())
    return Ran(folder, results, seconds, (folder / "said").read_text(), used.ru_maxrss * 1024)


def alone() -> list[str]:
    """The words before a command that take the network from it; none where that is not permitted."""
    if not shutil.which(ALONE[0]):
        return []
    return ALONE if subprocess.run([*ALONE, "true"], capture_output=True).returncode == 0 else []


@pytest.mark.parametrize("case", ALL, ids=case_id)
def test_each_file_has_its_outcome(case: Case, ran: Ran) -> None:
    if case.skip:
        pytest.skip(case.skip)
    result = ran.results[shown(ran.folder / "in" / os.fsdecode(case.name))]
    assert (result["outcome"], case.proves) == (case.outcome, case.proves), result["message"]
    assert bool(result["output"]) == case.outcome.good
    assert bool(result["message"]) != case.outcome.good


def test_the_good_documents_among_them_come_out_well(ran: Ran) -> None:
    for case in GOOD:
        result = ran.results[str(ran.folder / "in" / os.fsdecode(case.name))]
        assert (result["recommendations"], result["actions"], result["dates_read"]) == (2, 2, 2), case.name
        plan = json.loads((ran.folder / "out" / result["output"]).read_text(encoding="utf-8"))
        assert [r["actions"][0]["leads"][0]["text"] for r in plan["recommendations"]] == [
            "Team Manager",
            "Head of Service",
        ]


def test_none_is_over_its_time(ran: Ran) -> None:
    shortest = Limits().time_for(0)
    assert {name: seconds for name, seconds in ran.seconds.items() if seconds > shortest} == {}


def test_no_process_is_over_its_memory(ran: Ran) -> None:
    assert 0 < ran.largest < Limits().memory_bytes


def test_no_process_is_left(ran: Ran) -> None:
    mark = f"{MARK}={ran.folder}".encode()
    left = []
    for entry in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):  # it ended in the meantime
            left += [entry] if mark in entry.read_bytes() else []
    assert left == []


def test_no_file_is_left_but_the_results(ran: Ran) -> None:
    assert list((ran.folder / "tmp").iterdir()) == []
    found = {str(path.relative_to(ran.folder / "out")) for path in (ran.folder / "out").rglob("*") if path.is_file()}
    written = {result["output"] for result in ran.results.values() if result["output"]}
    assert {name for name in found - written if not name.startswith(".planparse/")} <= RESULTS
    assert written <= found
    assert {path.name for path in ran.folder.iterdir()} == {"in", "out", "tmp", "said", "outside.txt"}


def test_each_failure_is_one_line_and_no_traceback_is_seen(ran: Ran) -> None:
    assert "Traceback" not in ran.said
    lines = ran.said.splitlines()
    for name, result in ran.results.items():
        if result["output"] is None:
            assert f"{result['outcome']}: {name}: {result['message']}" in lines


def test_the_set_is_large_and_no_two_of_it_share_a_name() -> None:
    assert len(CASES) >= 60
    assert len({case.name for case in ALL}) == len(ALL)


def test_nothing_can_be_reached_from_where_the_set_is_run() -> None:
    words = alone()
    if not words:
        pytest.skip("a network of its own is not permitted here")
    code = "import _socket; s = _socket.socket(); s.settimeout(2); s.connect(('127.0.0.1', 9))"
    done = subprocess.run([*words, sys.executable, "-S", "-c", code], capture_output=True, text=True, timeout=60)
    assert "Network is unreachable" in done.stderr
