"""`planparse diff`: exit 0 or 1, JSON in the shape of docs/diff.md, a text that a person can read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planparse import parse_plan
from planparse.compare import model
from planparse.compare.model import PlanDiff
from planparse.readers import read_document
from planparse.schema import Model
from tests.publishing import write_csv

ROOT = Path(__file__).parents[2]
STOCKTON = ROOT / "samples" / "stockton-2013" / "plan.txt"
CALL = "from planparse.cli import main; main()"


def run(*arguments: str | Path, seed: str = "0") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CALL, "diff", *map(str, arguments)]
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=env, timeout=120)


@pytest.fixture(scope="module")
def january(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as its council might publish it a quarter later: docs/diff.md shows the answer."""
    text = STOCKTON.read_text(encoding="utf-8")
    for old, new in (
        ("Implementation planned for Nov 2013.", "Implementation planned for Nov 2013. Completed."),
        (
            "December 2013.\tSMcL\tTimescale likely now to be March 2014.",
            "March 2014.\tSMcL\tTimescale likely now to be March 2014. January 2014 update: peer team named.\n"
            "8. Publish the findings of the Peer Review.\tMay 2014.\tJH\t",
        ),
        ("2. Introduce a robust risk assessment.\tFebruary 2013.\tSMcL\tCompleted.\n", ""),
        ("3. Undertake a review of the Referral", "2. Undertake a review of the Referral"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = tmp_path_factory.mktemp("later") / "january.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def stockton(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as planparse's JSON, under a name that doesn't say so."""
    path = tmp_path_factory.mktemp("json") / "converted.txt"
    path.write_text(parse_plan(STOCKTON).to_json(), encoding="utf-8")
    return path


def edited(path: Path, out: Path, **fields: Any) -> Path:
    """A copy of a plan's JSON with other values in its first action."""
    data = json.loads(path.read_text(encoding="utf-8"))
    data["recommendations"][0]["actions"][0].update(fields)
    out.write_text(json.dumps(data), encoding="utf-8")
    return out


def test_a_plan_and_its_json_do_not_differ(stockton: Path) -> None:
    done = run(STOCKTON, stockton)
    assert (done.returncode, done.stdout, done.stderr) == (0, "no differences\n", "")


def test_a_plan_in_another_format_does_not_differ(tmp_path: Path) -> None:
    sheet = tmp_path / "plan.csv"
    write_csv(read_document(STOCKTON).blocks, sheet, ",")
    done = run(STOCKTON, sheet)
    assert (done.returncode, done.stdout, done.stderr) == (0, "no differences\n", "")


def test_an_edited_plan_is_told_as_the_documentation_shows(january: Path) -> None:
    done = run(STOCKTON, january)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout in (ROOT / "docs" / "diff.md").read_text(encoding="utf-8")
    figures = "1 action completed, 1 slipped, 1 with new progress, 1 new, 1 dropped, 1 renumbered, 2 changed in all"
    assert done.stdout.splitlines()[0] == figures


def test_json_is_the_same_whatever_the_hash_seed_and_reads_back(january: Path) -> None:
    first, second = run(STOCKTON, january, "--json"), run(STOCKTON, january, "--json", seed="3")
    assert (first.returncode, second.returncode) == (1, 1)
    assert first.stdout == second.stdout
    diff = PlanDiff.model_validate_json(first.stdout)
    assert diff.to_json() == first.stdout
    assert not diff.identical


def test_json_of_no_difference_says_so(stockton: Path) -> None:
    done = run(stockton, stockton, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == json.loads(PlanDiff(identical=True, counts=model.Counts()).to_json())


def test_all_compares_the_document_too(stockton: Path, tmp_path: Path) -> None:
    data = json.loads(stockton.read_text(encoding="utf-8"))
    data["source"]["name"] = "other.txt"
    other = tmp_path / "other.json"
    other.write_text(json.dumps(data), encoding="utf-8")
    assert run(stockton, other).returncode == 0
    done = run(stockton, other, "--all")
    assert (done.returncode, "source.name: plan.txt → other.txt" in done.stdout) == (1, True)


def test_an_ignored_field_does_not_differ(stockton: Path, tmp_path: Path) -> None:
    other = edited(stockton, tmp_path / "b.json", status="delayed")
    assert run(stockton, other).returncode == 1
    assert run(stockton, other, "--ignore", "status").returncode == 0


def test_text_carries_no_colours_and_no_control_characters(stockton: Path, tmp_path: Path) -> None:
    done = run(stockton, edited(stockton, tmp_path / "b.json", number="\x1b[31m9"))
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "printed 1 → \ufffd[31m9" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(("settings", "coloured"), [({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colours_unless_it_asks_for_none(
    stockton: Path, tmp_path: Path, settings: dict[str, str], coloured: bool
) -> None:
    import pty

    leader, follower = pty.openpty()
    other = edited(stockton, tmp_path / "b.json", number="9")
    command = [sys.executable, "-c", CALL, "diff", str(stockton), str(other)]
    done = subprocess.run(command, stdout=follower, env={**os.environ, "TERM": "xterm", **settings}, timeout=120)
    os.close(follower)
    shown = os.read(leader, 100_000)
    os.close(leader)
    assert done.returncode == 1
    assert b"printed 1" in shown
    assert (b"\x1b[" in shown) == coloured


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (None, 4, "no such file"),
        (b"", 4, "is empty"),
        (b'{"schema_version": "1.0", "recommend', 4, "is not JSON as planparse 1.0 writes it: Invalid JSON"),
        (b'{"schema_version": "9.0"}', 4, "schema_version"),
        (b'{"schema_version": "1.0", "source": 1}', 4, "source"),
        (b'{"schema_version": "1.0", "title": ' + b"[" * 100_000, 4, "is not JSON as planparse"),
        (b"\x00" * 5000, 4, "text"),
    ],
)
def test_a_side_that_cannot_be_read_is_one_clear_error(
    stockton: Path, tmp_path: Path, content: bytes | None, code: int, says: str
) -> None:
    bad = tmp_path / "bad.json"
    if content is not None:
        bad.write_bytes(content)
    done = run(*((bad, stockton) if content is None else (stockton, bad)))
    assert (done.returncode, done.stdout) == (code, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"planparse: {bad}: ")
    assert says in line


def test_an_unknown_field_is_a_usage_error(stockton: Path) -> None:
    done = run(stockton, stockton, "--ignore", "colour")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--ignore colour: is no field; name one of authority, " in done.stderr


def test_a_value_that_was_not_there_is_shown_as_none_and_an_item_of_a_list_as_added(
    stockton: Path, tmp_path: Path
) -> None:
    before = edited(stockton, tmp_path / "a.json", status=None, evidence=[])
    after = edited(stockton, tmp_path / "b.json", status="delayed", evidence=["Minutes of the board"])
    lines = run(before, after).stdout.splitlines()
    assert "      status: (none) → delayed" in lines
    assert "      evidence: + Minutes of the board" in lines


def test_a_byte_order_mark_before_the_json_is_no_matter(stockton: Path, tmp_path: Path) -> None:
    marked = tmp_path / "marked.json"
    marked.write_bytes(b"\xef\xbb\xbf" + stockton.read_bytes())
    assert run(stockton, marked).returncode == 0


def test_every_field_of_the_json_is_documented_under_its_object() -> None:
    sections = (ROOT / "docs" / "diff.md").read_text(encoding="utf-8").split("\n### ")
    documented = {
        part.split("\n", 1)[0]: [row.split("`")[1] for row in part.splitlines() if row.startswith("| `")]
        for part in sections[1:]
    }
    shapes = [
        shape
        for shape in vars(model).values()
        if isinstance(shape, type) and issubclass(shape, Model) and shape.__module__ == model.__name__
    ]
    assert documented == {shape.__name__: list(shape.model_fields) for shape in shapes}
