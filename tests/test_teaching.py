"""What a document leaves open is told, with the grammar lines that teach it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planparse.grammar.load import load_grammar
from planparse.pipeline import travel
from planparse.teaching import Gap, gaps_in, overlay_of
from tests.build import table

PLAN = "Safeguarding Action Plan\n\n" + table(
    "No | Recommendation | Action | Lead | Deadline | Status | Grommet | Zorble",
    "1 | Improve assessments | Train staff | Head of Service | when the moon is blue | Percolating | soft | 12/05/2014",
    "2 | Hear children | Set up a panel | Vrondel | June 2014 | Completed | hard | 13/05/2014",
    "3 | Reduce caseloads | Recruit six social workers | HR Manager | Monthly | Not started | soft | 14/05/2014",
)


def gaps(tmp_path: Path, overlay: Path | None = None) -> tuple[Gap, ...]:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    grammar = load_grammar(overlay)
    return gaps_in(travel(tmp_path / "plan.txt", grammar), grammar)


def test_unknown_words_of_every_kind_are_found(tmp_path: Path) -> None:
    assert {(gap.kind, gap.words) for gap in gaps(tmp_path)} >= {
        ("header", "Grommet"),
        ("timescale", "when the moon is blue"),
        ("status", "Percolating"),
        ("body", "Vrondel"),
    }


def test_known_words_are_not_asked_about(tmp_path: Path) -> None:
    known = {"Lead", "Deadline", "June 2014", "Monthly", "Completed", "Head of Service", "HR Manager"}
    assert not known & {gap.words for gap in gaps(tmp_path)}


def test_an_overlay_teaches_what_it_was_written_for(tmp_path: Path) -> None:
    before = gaps(tmp_path)
    folder = tmp_path / "words"
    folder.mkdir()
    for name, text in overlay_of(before).items():
        (folder / name).write_text(text, encoding="utf-8")
    left = {gap.kind for gap in gaps(tmp_path, folder)}
    assert left <= {"status"}  # what a status word means, only a person can say


@pytest.mark.parametrize("words", ['"quoted"', "back\\slash", "a\ttab", "ünï", "# mark", "[x]"])
def test_words_of_any_letters_make_a_sound_file(tmp_path: Path, words: str) -> None:
    several = [Gap(kind, words) for kind in ("header", "timescale", "status", "body", "framework")]
    folder = tmp_path / "words"
    folder.mkdir()
    for name, text in overlay_of(several).items():
        (folder / name).write_text(text, encoding="utf-8")
    load_grammar(folder)


def test_suggest_writes_a_folder_that_grammar_check_accepts(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    run = [sys.executable, "-c", "from planparse.cli import main; main()", "grammar"]
    subprocess.run([*run, "suggest", "plan.txt", "-o", "words"], cwd=tmp_path, check=True, capture_output=True)
    subprocess.run([*run, "check", "words"], cwd=tmp_path, check=True, capture_output=True)
    again = subprocess.run([*run, "suggest", "plan.txt", "-o", "words"], cwd=tmp_path, capture_output=True, text=True)
    assert again.returncode == 2
    assert "is there already" in again.stderr
