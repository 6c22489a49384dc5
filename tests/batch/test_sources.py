"""Documents are found in folders, lists and manifests; what is no file is refused by name, never opened."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from planparse.batch.sources import from_arguments, from_lines, from_manifest, shard_of, shown
from planparse.errors import UnreadableDocument, UsageError
from tests.batch.building import folder_of


def test_a_folder_gives_its_plans_in_sorted_order_whatever_lies_beside_them(tmp_path: Path) -> None:
    files = ["b.txt", "a/z.pdf", "a/b/c.docx", "notes.md", "README.txt", ".hidden.txt", "sheet.xyz", "out/x.txt"]
    folder_of(tmp_path, dict.fromkeys(files, "x"))
    found = from_arguments([tmp_path], tmp_path / "out")
    assert [document.target for document in found] == ["a/b/c.docx.json", "a/z.pdf.json", "b.txt.json"]
    assert [document.name for document in found] == [
        f"{tmp_path}/{name}" for name in ("a/b/c.docx", "a/z.pdf", "b.txt")
    ]


def test_a_folder_without_plans_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="holds no plan"):
        from_arguments([tmp_path])


def test_two_files_for_one_place_are_an_error_and_one_named_twice_is_not(tmp_path: Path) -> None:
    folder_of(tmp_path, {"a/plan.txt": "x", "b/plan.txt": "y"})
    with pytest.raises(UsageError, match=r"would both be written as plan\.txt\.json"):
        from_arguments([tmp_path / "a" / "plan.txt", tmp_path / "b" / "plan.txt"])
    assert len(from_arguments([tmp_path / "a" / "plan.txt", tmp_path / "a" / "plan.txt"])) == 1


LISTED = {
    "a/plan.txt": "a/plan.txt.json",
    "./a/plan.txt": "a/plan.txt.json",
    "a//b/../plan.txt": "a/plan.txt.json",
    "/srv/plans/plan.txt": "srv/plans/plan.txt.json",
}


@pytest.mark.parametrize("line", LISTED)
def test_a_listed_path_keeps_its_folders(line: str) -> None:
    (document,) = from_lines(f"\n{line}\r\n\n".encode())
    assert document.target == LISTED[line]
    assert document.name == str(Path(line))


def test_a_listed_path_never_leads_out_of_the_output() -> None:
    (document,) = from_lines(b"../../etc/plan.txt")
    assert ".." not in Path(document.target).parts
    assert not Path(document.target).is_absolute()


def test_a_manifest_is_relative_to_its_folder_and_its_columns_are_labels(tmp_path: Path) -> None:
    folder_of(tmp_path, {"in/plan.txt": "x"})
    table = "\ufeffAuthority,Path,Date\nPowys,in/plan.txt,2019-05-01\n".encode()
    (document,) = from_manifest(table, tmp_path, "m.csv")
    assert (document.path, document.refused) == (tmp_path / "in" / "plan.txt", "")
    assert document.target == "in/plan.txt.json"
    assert document.labels == (("authority", "Powys"), ("date", "2019-05-01"))


@pytest.mark.parametrize("table", ["file,date\na.txt,2019\n", "path,date\n,2019\n", ""])
def test_a_manifest_without_paths_is_a_usage_error(table: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"m\.csv"):
        from_manifest(table.encode(), tmp_path, "m.csv")


def make_socket(path: Path) -> None:
    made = socket.socket(socket.AF_UNIX)
    made.bind(path.name)
    made.close()


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "fifo.txt": (lambda path: os.mkfifo(path), "pipe"),
    "socket.txt": (make_socket, "pipe or a device"),
    "dangling.txt": (lambda path: path.symlink_to("nowhere"), "leads nowhere"),
    "loop.txt": (lambda path: path.symlink_to(path), "cannot be read"),
    "two\nlines.txt": (lambda path: path.write_bytes(b"x"), "signs that no text can hold"),
    os.fsdecode(b"caf\xe9.txt"): (lambda path: path.write_bytes(b"x"), "signs that no text can hold"),
    "x" * 248 + ".txt": (lambda path: path.write_bytes(b"x"), "over 250 bytes"),
}


@pytest.mark.parametrize("name", REFUSED, ids=ascii)
def test_what_is_no_plain_file_is_refused_by_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make, why = REFUSED[name]
    make(tmp_path / name)
    (document,) = from_arguments([tmp_path])
    assert why in document.refused
    document.name.encode()
    assert document.name.isprintable()


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    folder_of(tmp_path, {"in/plan.txt": "x"})
    (tmp_path / "in" / "linked.txt").symlink_to("plan.txt")
    assert [document.refused for document in from_arguments([tmp_path / "in"])] == ["", ""]


def test_a_linked_folder_is_not_entered(tmp_path: Path) -> None:
    folder_of(tmp_path, {"in/plan.txt": "x"})
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    assert len(from_arguments([tmp_path / "in"])) == 1


def test_a_missing_device_and_folder_are_refused_where_listed(tmp_path: Path) -> None:
    found = from_lines(f"/dev/null\n{tmp_path}\n{tmp_path}/gone.txt\n".encode())
    assert ["device" in found[0].refused, "folder" in found[1].refused, "no such" in found[2].refused] == [True] * 3


def test_shards_part_all_documents_among_them(tmp_path: Path) -> None:
    folder_of(tmp_path, {f"{n}.txt": "x" for n in range(50)})
    found = from_arguments([tmp_path])
    shards = [shard_of(found, part, 4) for part in (1, 2, 3, 4)]
    assert sorted(d.target for shard in shards for d in shard) == sorted(d.target for d in found)
    assert all(shards)
    assert [shard_of(found[:20], part, 4) for part in (1, 2)] == [
        [d for d in shard if d in found[:20]] for shard in shards[:2]
    ]


def test_a_name_is_shown_as_text_that_can_be_printed() -> None:
    assert shown(Path(os.fsdecode(b"a\xff\n\xe2\x80\xae.txt"))) == "a\\xff\\n\\u202e.txt"
