"""What is seen of a run while it goes: a bar on a terminal, few lines elsewhere, JSON where asked for; never stdout."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from planparse.batch.folder import End
from planparse.batch.outcomes import Finished, Outcome, Result
from planparse.cli.progress import Lines, spent
from planparse.cli.summary import summary
from tests.batch.building import folder_of, plan

ROOT = Path(__file__).parents[2]
BATCH = [sys.executable, "-c", "from planparse.cli import main; main()", "batch", "--settle", "0"]
GOOD = Finished(Result("good.pdf", Outcome.OK))
BAD = Finished(Result("bad.pdf", Outcome.DAMAGED, "is empty"))
KEPT = Finished(Result("kept.pdf", Outcome.DAMAGED, "is empty"), fresh=False)


class Clock:
    """A clock that is set by hand."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def lines_of(clock: Clock, said: list[str]) -> Lines:
    return Lines(lambda result: f"{result.outcome}: {result.name}", 30, said.append, clock)


def test_lines_come_by_time_and_not_by_document() -> None:
    clock, said = Clock(), list[str]()
    lines = lines_of(clock, said)
    lines.planned(1000)
    lines.begun("good.pdf")
    for number in range(1, 601):
        clock.seconds = number / 10
        lines.finished(GOOD)
    assert said == [
        "300 of 1,000 done, 10.0/s, 1 min 10 s left, 0 failed",
        "600 of 1,000 done, 10.0/s, 40 s left, 0 failed",
    ]


def test_a_hang_is_seen_while_nothing_else_happens() -> None:
    clock, said = Clock(), list[str]()
    lines = lines_of(clock, said)
    lines.planned(2)
    lines.reading([("a.pdf", 2.0), ("slow.pdf", 29.0)])
    clock.seconds = 31
    lines.reading([("slow.pdf", 60.0), ("b.pdf", 1.0)])
    assert said == ["0 of 2 done, 0 failed, now slow.pdf (1 min)"]


def test_what_an_earlier_run_did_is_neither_said_again_nor_taken_for_speed() -> None:
    clock, said = Clock(), list[str]()
    lines = lines_of(clock, said)
    lines.planned(100)
    for _ in range(50):
        lines.finished(KEPT)
    lines.begun("good.pdf")
    clock.seconds = 10
    lines.finished(GOOD)
    lines.finished(BAD)
    assert said == ["damaged: bad.pdf"]
    assert (lines.done, lines.failed, lines.rate, lines.seconds_left) == (52, 51, 0.2, 240)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.4, "0 s"), (59.4, "59 s"), (60, "1 min"), (61, "1 min 1 s"), (7_260, "2 h 1 min"), (190_000, "2 d 4 h")],
)
def test_a_duration_is_said_by_its_two_largest_units(seconds: float, text: str) -> None:
    assert spent(seconds) == text


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "in", {"a.txt": plan(1), "b.txt": plan(2), "[red] :smile:.txt": ""})


def test_elsewhere_than_on_a_terminal_nothing_is_drawn_and_nothing_said_of_good_documents(source: Path) -> None:
    done = subprocess.run([*BATCH, "in", "-o", "out"], cwd=source.parent, capture_output=True, text=True, timeout=120)
    assert done.stdout == ""
    assert not set("\r\x1b") & set(done.stderr)
    assert done.stderr.splitlines() == [
        "damaged: in/[red] :smile:.txt: is empty; nothing to read",
        "outcome  documents  what to do",
        "ok               2",
        "damaged          1  fetch it again",
        "2 of 3 documents have their JSON in out; open out/report.html",
        "1 failed: see out/failures.csv",
    ]


def test_a_terminal_gets_a_bar_below_its_lines_and_stdout_nothing(source: Path) -> None:
    seen, done = on_terminal([*BATCH, "in", "-o", "out"], source.parent, "xterm-256color")
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen)
    assert (done.returncode, done.stdout) == (3, b"")
    assert "damaged: in/[red] :smile:.txt: is empty; nothing to read" in plain
    assert "3/3" in plain
    assert "1 failed" in plain
    assert plain.rstrip().endswith("see out/failures.csv")


def test_a_terminal_that_cannot_be_drawn_on_gets_lines(source: Path) -> None:
    seen, _ = on_terminal([*BATCH, "in", "-o", "out"], source.parent, "dumb")
    assert "\x1b" not in seen


def on_terminal(command: list[str], folder: Path, kind: str) -> tuple[str, subprocess.CompletedProcess[bytes]]:
    """What a command writes to stderr, where that is a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": kind, "COLUMNS": "100", "LINES": "24"}
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=theirs, env=environment)
    os.close(theirs)
    seen = b""
    while True:
        try:
            data = os.read(ours, 65_536)
        except OSError:  # the other end is closed
            break
        if not data:
            break
        seen += data
    os.close(ours)
    out, _ = process.communicate(timeout=60)
    return seen.decode(), subprocess.CompletedProcess(command, process.returncode, out)


def documented_events() -> dict[str, list[str]]:
    """The keys of each event, as docs/batch.md has them."""
    table = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8").partition("| event |")[2].partition("\n\n")[0]
    rows = [row.split("|")[1:3] for row in table.splitlines()[2:]]
    return {event.strip(" `"): re.findall(r"`(\w+)`", keys) for event, keys in rows}


def logged(source: Path, *options: str) -> tuple[int, list[dict[str, object]]]:
    command = [*BATCH, str(source), "-o", str(source.parent / "out"), "--log-format", "json", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.stdout == ""
    return done.returncode, [json.loads(line) for line in done.stderr.splitlines()]


def test_the_log_has_one_object_a_line_with_the_keys_that_are_documented(source: Path) -> None:
    code, events = logged(source)
    documented = documented_events()
    assert {event["event"] for event in events} == {"planned", "begun", "finished", "progress", "ended", "summary"}
    for event in events:
        assert list(event) == ["time", "event", *documented[str(event["event"])]]
    assert events[-1]["outcomes"] == {"ok": 2, "damaged": 1}
    assert events[-1]["exit_code"] == code == 3


def test_the_log_tells_an_error_that_stops_the_run(source: Path) -> None:
    (source.parent / "out").write_text("a file")
    code, events = logged(source)
    assert code == 5
    assert [event["event"] for event in events] == ["error", "summary"]
    assert [list(event)[2:] for event in events] == [documented_events()[str(event["event"])] for event in events]
    assert events[-1]["exit_code"] == 5


def test_the_end_tells_what_can_be_tried_again_and_where_the_results_of_a_part_stand(source: Path) -> None:
    folder_of(source, {"c.txt": plan(3) * 5_000})
    run = [*BATCH, "in", "-o", "out", "--timeout", "0.1", "--timeout-per-page", "0", "--timeout-at-most", "0.1"]
    done = subprocess.run([*run, "--shard", "1/1"], cwd=source.parent, capture_output=True, text=True, timeout=120)
    said = done.stderr.splitlines()
    assert any(
        re.fullmatch(
            r"\d failed: see out/\.planparse/shard-1-of-1\.failures\.csv; retry with --retry \S*timeout\S*", line
        )
        for line in said
    ), said
    assert said[-1] == "part 1 of 1 is done; after all, run the command without --shard"
    assert not (source.parent / "out" / "report.html").exists()


def test_a_run_that_was_interrupted_says_how_to_go_on() -> None:
    said = ["planparse: interrupted; run the same command again to go on"]
    assert list(summary(End([], True), Path("out"))) == said
    some = list(summary(End([GOOD.result, BAD.result], True), Path("out")))
    assert some[-3:] == [
        "1 of 2 documents have their JSON in out; open out/report.html",
        "1 failed: see out/failures.csv",
        *said,
    ]
