"""`planparse batch` keeps its promises to a person and a script: exit codes, one line per failure, Ctrl-C."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planparse.batch.journal import Journal
from tests.batch.building import folder_of, plan, tree

CALL = "from planparse.cli import main; main()"
COMMAND = [sys.executable, "-c", CALL]


def run(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, "batch", "--settle", "0", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=120, cwd=cwd)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def started(source: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [*COMMAND, "batch", "--settle", "0", str(source), "-o", str(output), "-j", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    until = time.monotonic() + 60
    while not list(output.glob("*.json")) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    return process


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "in", {"a.txt": plan(1), "b.txt": plan(2)})


EXITS: dict[str, tuple[dict[str, str | bytes], int]] = {
    "all good": ({"a.txt": plan(1)}, 0),
    "some failed": ({"a.txt": plan(1), "empty.txt": ""}, 3),
    "all failed": ({"letter.txt": "Dear all,\nnothing.\n", "empty.txt": ""}, 4),
}


@pytest.mark.parametrize("name", EXITS)
def test_the_exit_code_tells_how_many_failed(name: str, tmp_path: Path) -> None:
    files, code = EXITS[name]
    done = run(folder_of(tmp_path / "in", files), "-o", tmp_path / "out")
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert "Traceback" not in done.stderr


def test_a_failure_is_one_line_with_its_code_and_stands_in_both_files(source: Path, tmp_path: Path) -> None:
    folder_of(source, {"empty.txt": "", "cut.docx": b"PK\x03\x04" + bytes(99)})
    done = run(source, "-o", tmp_path / "out")
    lines = done.stderr.splitlines()
    assert f"damaged: {source}/empty.txt: is empty; nothing to read" in lines
    assert sum("cut.docx" in line for line in lines) == 1
    results = [json.loads(line) for line in (tmp_path / "out" / "results.jsonl").read_text().splitlines()]
    assert [line["outcome"] for line in results] == ["ok", "ok", "damaged", "damaged"]
    rows = (tmp_path / "out" / "failures.csv").read_text().splitlines()
    assert [row.split(",")[1] for row in rows] == ["outcome", "damaged", "damaged"]


def test_a_document_without_a_plan_has_no_json_here_and_an_empty_one_from_convert(tmp_path: Path) -> None:
    source = folder_of(tmp_path / "in", {"letter.txt": "Dear all,\nnothing.\n"})
    assert run(source, "-o", tmp_path / "out").returncode == 4
    assert set(tree(tmp_path / "out")) == {"results.jsonl", "failures.csv", "report.html"}
    command = [*COMMAND, "convert", str(source), "-o", str(tmp_path / "converted")]
    assert subprocess.run(command, capture_output=True, timeout=60).returncode == 0
    assert json.loads((tmp_path / "converted" / "letter.txt.json").read_text())["recommendations"] == []


WRONG = [
    ([], "no documents"),
    (["x.txt", "--retry", "tired"], "--retry"),
    (["x.txt", "--shard", "3/2"], "--shard"),
    (["--from-file", "gone.list"], "gone.list"),
    (["--manifest", "gone.csv"], "gone.csv"),
]


@pytest.mark.parametrize(("arguments", "says"), WRONG, ids=lambda value: " ".join(value) if value else "none")
def test_a_command_that_makes_no_sense_exits_2(arguments: list[str], says: str, tmp_path: Path) -> None:
    done = run(*arguments, "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_folder_of_documents_is_no_place_for_results(source: Path) -> None:
    assert run(source, "-o", source).returncode == 2


def test_lists_on_stdin_and_manifests_name_documents(source: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("path,authority\nin/b.txt,Bury\n")
    listed = run("--from-file", "-", "--manifest", "list.csv", "-o", "out", stdin=b"in/a.txt\n", cwd=tmp_path)
    assert listed.returncode == 0, listed.stderr
    results = [json.loads(line) for line in (tmp_path / "out" / "results.jsonl").read_text().splitlines()]
    assert [(line["output"], line["labels"]) for line in results] == [
        ("in/a.txt.json", {}),
        ("in/b.txt.json", {"authority": "Bury"}),
    ]


def test_what_is_no_file_is_a_result_and_stops_nothing(source: Path, tmp_path: Path) -> None:
    os.mkfifo(source / "pipe.txt")
    (source / "two\nlines.txt").write_text(plan(3))
    done = run(source, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert sum(line.startswith("unsupported: ") for line in done.stderr.splitlines()) == 2


def test_limits_are_options(source: Path, tmp_path: Path) -> None:
    folder_of(source, {"long.txt": bytes(1_100_000)})
    done = run(source, "-o", tmp_path / "out", "--max-size", "1")
    assert done.returncode == 3
    assert "too_large: " in done.stderr
    again = run(source, "-o", tmp_path / "out")
    assert "too_large: " not in again.stderr


def test_a_second_run_exits_7(source: Path, tmp_path: Path) -> None:
    assert run(source, "-o", tmp_path / "out").returncode == 0
    held = Journal(tmp_path / "out" / ".planparse" / "journal.sqlite")
    done = run(source, "-o", tmp_path / "out")
    held.close()
    assert done.returncode == 7
    assert "another run" in done.stderr


@pytest.mark.parametrize("place", ["a file", "read-only"])
def test_an_output_that_cannot_be_written_exits_5(place: str, source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = run(source, "-o", tmp_path / "file" / "out" if place == "a file" else "/proc/out")
    assert done.returncode == 5
    assert len(done.stderr.splitlines()) == 1


def test_a_full_disk_exits_5_and_the_same_command_goes_on_when_there_is_room(source: Path, tmp_path: Path) -> None:
    folder_of(source, {"c.txt": plan(3) * 60})
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)); {CALL}"
    command = [sys.executable, "-c", limited, "batch", "--settle", "0", str(source), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, timeout=120)
    assert done.returncode == 5, done.stderr
    assert b"Traceback" not in done.stderr
    assert run(source, "-o", tmp_path / "out").returncode == 0
    assert run(source, "-o", tmp_path / "whole").returncode == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_documents_that_all_lack_a_program_exit_6_and_some_of_them_3(tmp_path: Path) -> None:
    source = folder_of(tmp_path / "in", {"old.rtf": r"{\rtf1\ansi Recommendation\par}"})
    place = {**os.environ, "PATH": str(tmp_path)}  # LibreOffice is not found there
    command = [*COMMAND, "batch", "--settle", "0", str(source), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, timeout=120, env=place)
    assert (done.returncode, done.stdout) == (6, b""), done.stderr
    assert b"LibreOffice" in done.stderr
    folder_of(source, {"a.txt": plan(1)})
    assert subprocess.run(command, capture_output=True, timeout=120, env=place).returncode == 3


def test_the_exit_codes_are_those_of_the_docs_and_of_the_help() -> None:
    docs = Path(__file__).parents[2] / "docs" / "batch.md"
    table = docs.read_text(encoding="utf-8").partition("| exit code |")[2].partition("\n\n")[0]
    listed = re.findall(r"^\| (\d+) \|", table, re.MULTILINE)
    assert listed == ["0", "2", "3", "4", "5", "6", "7", "130"]
    said = " ".join(run("--help").stdout.partition("Exit codes:")[2].partition("Arguments")[0].split())
    assert re.findall(r"\d+", said) == listed


@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c_exits_130_and_the_same_command_goes_on(times: int, tmp_path: Path) -> None:
    source = folder_of(tmp_path / "in", {f"{n}.txt": plan(n) * 20 for n in range(80)})
    process = started(source, tmp_path / "out")
    for _ in range(times):
        process.send_signal(signal.SIGINT)
        time.sleep(0.02)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert b"Traceback" not in said
    assert 0 < len(list((tmp_path / "out").glob("*.json"))) < 80
    assert run(source, "-o", tmp_path / "out").returncode == 0
    assert len(list((tmp_path / "out").glob("*.json"))) == 80


def test_ctrl_c_ends_convert_at_once(tmp_path: Path) -> None:
    source = folder_of(tmp_path / "in", {f"{n}.txt": plan(n) * 20 for n in range(80)})
    command = [*COMMAND, "convert", str(source), "-o", str(tmp_path / "out")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    until = time.monotonic() + 60
    while not list(tmp_path.glob("out/*.json")) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, b"planparse: interrupted\n")
    assert all(json.loads(path.read_text()) for path in tmp_path.glob("out/*.json"))
    assert not list(tmp_path.glob("out/.*"))


def test_a_file_that_is_still_being_written_is_read_when_it_is_whole(source: Path, tmp_path: Path) -> None:
    text = plan(3).encode()
    command = [*COMMAND, "batch", "--settle", "1", str(source), "-o", str(tmp_path / "out")]
    with (source / "c.txt").open("wb", buffering=0) as file:
        process = subprocess.Popen(command, stderr=subprocess.PIPE)
        assert process.stderr is not None
        file.write(text[:100])
        while not select.select([process.stderr], [], [], 0.2)[0]:
            os.utime(file.fileno())
        first = process.stderr.readline()
        file.write(text[100:])
    _, said = process.communicate(timeout=60)
    assert first.startswith(b"put off: ")
    assert process.returncode == 0, said
    assert len(json.loads((tmp_path / "out" / "c.txt.json").read_text())["recommendations"]) == 2


@pytest.mark.parametrize("arguments", [["--help"], ["batch", "--help"]], ids=" ".join)
def test_help_loads_neither_the_pool_nor_the_database(arguments: list[str]) -> None:
    code = (
        f"import sys\nfrom planparse.cli import app\ntry:\n app({arguments})\nexcept SystemExit:\n pass\n"
        "print(sorted({'pebble', 'sqlite3', 'multiprocessing', 'spacy'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert b"batch" in done.stdout
    assert done.stderr.decode().strip() == "[]"


def test_a_batch_that_is_killed_at_random_moments_ends_as_if_it_never_was() -> None:
    script = Path(__file__).parents[2] / "benchmarks" / "killing.py"
    command = [sys.executable, str(script), "--documents", "30", "--moments", "5", "--seed", "3"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr
