"""What can't be read stops with one line that says why, and the documented exit code; never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planparse import parse_plan
from planparse.errors import Damaged, PlanparseError, TooLarge, UnreadableDocument, UnsupportedFormat
from planparse.readers import MAX_BYTES, MAX_TEXT, read_document
from planparse.readers.text import MAX_LINE
from tests.build import codes_of


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command as a user starts it."""
    command = [sys.executable, "-c", "from planparse.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def sparse(path: Path) -> None:
    """A file that claims to be over the limit, without the bytes."""
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)


BAD: dict[str, tuple[Callable[[Path], object], type[PlanparseError]]] = {
    "empty": (lambda path: path.write_bytes(b""), Damaged),
    "blank": (lambda path: path.write_bytes(b" \r\n\t\n"), Damaged),
    "nul": (lambda path: path.write_bytes(b"Action plan\x00\x00 for the board " * 9), UnsupportedFormat),
    "binary": (lambda path: path.write_bytes(bytes(range(1, 256)) * 40), UnsupportedFormat),
    "picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50)), UnsupportedFormat),
    "old-office": (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(50)), UnsupportedFormat),
    "too-large": (sparse, TooLarge),
    "too-large-a-text": (lambda path: path.write_bytes(b"plan\n" * (MAX_TEXT // 5 + 1)), TooLarge),
    "long-line": (lambda path: path.write_bytes(b"word " * (MAX_LINE // 4)), TooLarge),
    "missing": (lambda path: None, UnreadableDocument),
    "folder": (lambda path: path.mkdir(), UnreadableDocument),
}


@pytest.mark.parametrize("name", BAD)
def test_unreadable_input_raises_its_error_in_one_line(tmp_path: Path, name: str) -> None:
    make, error = BAD[name]
    path = tmp_path / "plan.txt"
    make(path)
    with pytest.raises(error) as caught:
        read_document(path)
    assert type(caught.value) is error
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("name", ["empty", "nul", "binary", "too-large", "long-line"])
def test_command_fails_with_4_and_one_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / "plan.txt"
    BAD[name][0](path)
    done = run("convert", path)
    assert done.returncode == 4, done.stderr
    assert "Traceback" not in done.stderr
    assert len([line for line in done.stderr.splitlines() if "plan.txt" in line]) == 1
    assert done.stdout == ""


def test_a_missing_file_is_one_error_line(tmp_path: Path) -> None:
    done = run("convert", tmp_path / "missing.txt")
    assert done.returncode == 4, done.stderr
    assert "Traceback" not in done.stderr
    assert len([line for line in done.stderr.splitlines() if "missing.txt" in line]) == 1


def test_a_folder_without_plans_is_one_error_line(tmp_path: Path) -> None:
    (tmp_path / "sheet.xyz").write_bytes(b"x")
    done = run("convert", tmp_path, "--output", tmp_path / "out")
    assert done.returncode == 4, done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_one_bad_file_of_two_fails_with_3(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Recommendation\tAction\tLead\nImprove audits\tMeet heads\tTeam Manager\n")
    bad.write_bytes(b"")
    done = run("convert", good, bad, "--output", tmp_path / "out")
    assert done.returncode == 3, done.stderr
    assert len([line for line in done.stderr.splitlines() if "bad.txt" in line]) == 1
    assert len(list((tmp_path / "out").glob("*good*"))) == 1


def test_a_lone_table_header_is_no_plan(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("Recommendation\tAction\tLead\tBy when\n")
    plan = parse_plan(path)
    assert plan.recommendations == ()
    assert "no_plan_found" in codes_of(plan)
    assert plan.coverage.unplaced == ()


def test_mixed_line_ends_are_one_plan(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(
        b"Recommendation\tAction\tLead\r\nImprove audits\tMeet heads\tHead\rRecord visits\tWrite up\tHead\n"
    )
    done = run("convert", path)
    assert done.returncode == 0, done.stderr
    assert [r["text"] for r in json.loads(done.stdout)["recommendations"]] == ["Improve audits", "Record visits"]
