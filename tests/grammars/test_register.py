"""The register of councils is checked line by line; `grammar check` says file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.cli import grammar
from planparse.errors import GrammarError
from planparse.grammar.load import built_in_folder
from planparse.grammar.register import FIELDS, read_register

HEAD = ",".join(FIELDS)
GOOD = "Northshire,E10000099,county,true,North Shire|Northshire CC"


def test_the_register_that_comes_with_planparse_is_well_formed() -> None:
    assert len(read_register(built_in_folder() / "authorities.csv")) > 400


def test_an_entry_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "authorities.csv").write_text(f"{HEAD}\n{GOOD}\n", encoding="utf-8")
    (entry,) = read_register(tmp_path / "authorities.csv")
    assert entry == ("Northshire", "E10000099", "county", True, ("North Shire", "Northshire CC"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name,code\nNorthshire,1\n", ":1: the columns must be"),
        (f"{HEAD}\n{GOOD}\nSouthshire,E10000098,county,true\n", ":3: has not 5 cells"),
        (f"{HEAD}\n{GOOD}\nSouthshire,E1,county,true,\n", ":3: gss_code: 'E1' is none"),
        (f"{HEAD}\n{GOOD}\nSouthshire,,County,true,\n", ":3: kind: 'County'"),
        (f"{HEAD}\nSouthshire,,county,yes,\n", ":2: current: 'yes'"),
        (f"{HEAD}\n ,,county,true,\n", ":2: name: is blank or padded"),
        (f"{HEAD}\n{GOOD}\n{GOOD}\n", ":3: 'Northshire' stands here twice"),
        ("", ":1: the columns must be"),
    ],
)
def test_a_line_that_is_not_well_formed_is_named_with_its_reason(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "authorities.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GrammarError) as raised:
        grammar.check(tmp_path)
    assert str(raised.value).startswith(f"{path}{reason}")


def test_bytes_that_are_no_text_are_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "authorities.csv").write_bytes(HEAD.encode() + b"\n\xff\xfe,,county,true,\n")
    with pytest.raises(GrammarError, match="is not UTF-8"):
        grammar.check(tmp_path)


def test_a_csv_file_that_nothing_reads_is_refused(tmp_path: Path) -> None:
    (tmp_path / "acronyms.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(GrammarError, match="no section has this name"):
        grammar.check(tmp_path)
