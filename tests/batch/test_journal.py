"""A run is gone on with where it ended; what has not changed is not done again; a folder has one run at a time."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from planparse.batch.engine import Manner
from planparse.batch.folder import Shard, run_batch
from planparse.batch.journal import Journal
from planparse.batch.limits import Limits
from planparse.batch.outcomes import Events, Finished, Outcome, Result
from planparse.batch.sources import INSIDE, from_arguments
from planparse.batch.worker import Setting
from planparse.batch.writing import write_whole
from planparse.errors import JournalError, OutputError
from planparse.pipeline import parse_plan
from tests.batch.building import batch, folder_of, plan, tree
from tests.batch.misbehaving import misbehave


class Watch(Events):
    """Which documents were done, and which were taken from the journal."""

    def __init__(self) -> None:
        self.fresh: list[str] = []
        self.kept: list[str] = []
        self.read: list[str] = []

    def begun(self, name: str) -> None:
        self.read.append(Path(name).name)

    def finished(self, finished: Finished) -> None:
        (self.fresh if finished.fresh else self.kept).append(Path(finished.result.name).name)


def watched(source: Path, output: Path, setting: Setting | None = None, manner: Manner | None = None) -> Watch:
    watch = Watch()
    run_batch(from_arguments([source]), output, setting or Setting(), manner or Manner(), events=watch)
    return watch


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "in", {"a.txt": plan(1), "b.txt": plan(2), "empty.txt": ""})


def test_nothing_is_done_again_while_nothing_changes(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert watched(source, output).fresh == ["a.txt", "b.txt", "empty.txt"]
    before = tree(output)
    again = watched(source, output)
    assert (again.read, again.kept) == ([], ["a.txt", "b.txt", "empty.txt"])
    assert tree(output) == before


def test_the_json_is_what_parsing_gives(source: Path, tmp_path: Path) -> None:
    batch(source, tmp_path / "out")
    assert (tmp_path / "out" / "a.txt.json").read_text(encoding="utf-8") == parse_plan(source / "a.txt").to_json()


REDONE = {
    "a changed document": lambda source, output: (source / "a.txt").write_text(plan(7)),
    "a removed JSON": lambda source, output: (output / "a.txt.json").unlink(),
    "a cut JSON": lambda source, output: (output / "a.txt.json").write_text("{"),
}


@pytest.mark.parametrize("change", REDONE)
def test_what_changed_alone_is_done_again(change: str, source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    watched(source, output)
    REDONE[change](source, output)
    assert watched(source, output).fresh == ["a.txt"]
    assert json.loads((output / "a.txt.json").read_text())["source"]["name"] == "a.txt"


def test_other_options_and_fresh_do_all_again(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    watched(source, output)
    assert len(watched(source, output, Setting(indent=None)).read) == 3
    assert len(watched(source, output, Setting(indent=None), Manner(fresh=True)).read) == 3
    assert watched(source, output, Setting(indent=None)).read == []


def test_a_changed_grammar_does_all_again(source: Path, tmp_path: Path) -> None:
    output, words = tmp_path / "out", folder_of(tmp_path / "words", {})
    words.mkdir()
    watched(source, output, Setting(grammar=words))
    assert watched(source, output, Setting(grammar=words)).read == []
    folder_of(words, {"statuses.toml": ""})
    assert len(watched(source, output, Setting(grammar=words)).read) == 3


def test_failures_are_tried_again_only_when_asked_for(tmp_path: Path) -> None:
    source, output = folder_of(tmp_path / "in", {"x.txt": "segfault", "y.txt": ""}), tmp_path / "out"
    setting = Setting(reader=misbehave)
    assert [r.outcome for r in batch(source, output, setting).results] == [Outcome.CRASH, Outcome.INTERNAL]
    assert watched(source, output).read == []
    assert watched(source, output, manner=Manner(retry=frozenset({Outcome.CRASH}))).fresh == ["x.txt"]


def test_a_document_that_has_no_plan_any_more_loses_its_json(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    batch(source, output)
    (source / "a.txt").write_text("Dear all,\n\nnothing to report.\n")
    (result, *_) = batch(source, output).results
    assert (result.outcome, result.output) == (Outcome.NO_PLAN_FOUND, None)
    assert set(tree(output)) == {"b.txt.json", "results.jsonl", "failures.csv", "report.html"}


def test_equal_bytes_are_parsed_once_and_said_so(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.txt": plan(1), 'b "é".txt': plan(1), "c.txt": plan(2), "d.txt": "", "e.txt": ""}
    source, output = folder_of(tmp_path / "in", files), tmp_path / "out"
    watch = watched(source, output, manner=Manner(jobs=2))
    assert sorted(watch.read) == ["a.txt", "c.txt", "d.txt"]
    lines = [json.loads(line) for line in (output / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["same_as"] for line in lines] == [None, f"{source}/a.txt", None, None, f"{source}/d.txt"]
    for name in ("a.txt", 'b "é".txt'):
        assert (output / f"{name}.json").read_text(encoding="utf-8") == parse_plan(source / name).to_json()


def test_equal_bytes_of_an_earlier_run_are_not_parsed_again(tmp_path: Path) -> None:
    source, output = folder_of(tmp_path / "in", {"a.txt": plan(1)}), tmp_path / "out"
    batch(source, output)
    folder_of(source, {"b.txt": plan(1)})
    assert watched(source, output).read == []
    assert (output / "b.txt.json").read_text(encoding="utf-8") == parse_plan(source / "b.txt").to_json()


def test_a_second_run_on_one_output_is_refused(source: Path, tmp_path: Path) -> None:
    batch(source, tmp_path / "out")
    held = Journal(tmp_path / "out" / INSIDE / "journal.sqlite")
    with pytest.raises(JournalError, match="another run"):
        batch(source, tmp_path / "out")
    held.close()
    batch(source, tmp_path / "out")


@pytest.mark.parametrize("wrong", ["version", "bytes"])
def test_a_journal_of_another_kind_is_refused(wrong: str, source: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / INSIDE / "journal.sqlite"
    path.parent.mkdir(parents=True)
    if wrong == "bytes":
        path.write_bytes(b"no database at all" * 100)
    else:
        database = sqlite3.connect(path)
        database.execute("PRAGMA user_version = 99")
        database.close()
    with pytest.raises(JournalError):
        batch(source, tmp_path / "out")


def test_an_output_that_cannot_be_made_is_an_output_error(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError):
        batch(source, tmp_path / "out")


def test_shards_are_merged_without_parsing_and_equal_a_whole_run(source: Path, tmp_path: Path) -> None:
    folder_of(source, {f"{n}.txt": plan(n) for n in range(8)})
    documents, output = from_arguments([source]), tmp_path / "sharded"
    for part in (1, 2, 3):
        run_batch(documents, output, Setting(), Manner(), Shard(part, 3))
    assert not (output / "results.jsonl").exists()
    assert watched(source, output).read == []
    batch(source, tmp_path / "whole")
    assert tree(output) == tree(tmp_path / "whole")


def test_a_whole_run_is_refused_while_a_shard_is_at_work(source: Path, tmp_path: Path) -> None:
    run_batch(from_arguments([source]), tmp_path / "out", Setting(), Manner(), Shard(1, 2))
    held = Journal(tmp_path / "out" / INSIDE / "shard-1-of-2.sqlite")
    with pytest.raises(JournalError):
        batch(source, tmp_path / "out")
    held.close()


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    known = Result("a\udc80", Outcome.OK, output="a.json", sha256="0", size_bytes=1)
    result = replace(known, warnings=(("x", 2),), labels=(("k", "v"),))
    journal.record("t", "key", Finished(result, 1.5, 2), 10)
    assert journal.found("t") == ("key", Finished(result, 1.5, 2, fresh=False), 10)
    assert list(journal.twins("key")) == [(result, 10)]
    journal.record("t", "key", Finished(replace(result, output=None), 1.5, 2), None)
    assert list(journal.twins("key")) == []
    journal.close()


def test_limits_do_not_make_a_result_another(source: Path, tmp_path: Path) -> None:
    watched(source, tmp_path / "out")
    assert watched(source, tmp_path / "out", Setting(limits=Limits(seconds=30))).read == []


def test_an_interruption_while_a_file_is_written_leaves_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "plan.json", "{}")
    assert list(tmp_path.iterdir()) == []


def test_the_row_of_a_document_goes_before_its_json_is_written_anew(tmp_path: Path) -> None:
    """Else a kill in between would leave the new JSON under the key of the old content."""
    output = tmp_path / "out"
    batch(folder_of(tmp_path / "in", {"a.txt": plan(1), "b.txt": plan(2)}), output)
    (output / "a.txt.json").unlink()
    (output / "a.txt.json").mkdir()  # it can't be written
    folder_of(tmp_path / "in", {"a.txt": plan(3)})
    with pytest.raises(OutputError):
        batch(tmp_path / "in", output)
    with closing(Journal(output / INSIDE / "journal.sqlite")) as journal:
        assert journal.found("a.txt.json") is None
        assert journal.found("b.txt.json")
