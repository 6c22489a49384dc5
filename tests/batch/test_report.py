"""report.html: what it says of a run, that it is safe with any name, needs nothing from elsewhere, and opens."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from planparse.batch.engine import Manner
from planparse.batch.folder import Shard, run_batch
from planparse.batch.outcomes import Outcome, Result
from planparse.batch.report import REPORT, ROWS, page_of, times_of, write_report
from planparse.batch.results import as_line, failures, write_results
from planparse.batch.sources import INSIDE, from_arguments, from_manifest
from planparse.batch.worker import Setting
from planparse.diagnostics import CATALOGUE
from tests.batch.building import batch, folder_of, plan, tree

NAMES = (
    "plan.txt",
    'O\'Brien "final" <b>v2</b>.txt',
    "100% #3?x=1&y=2.txt",
    "é 日本 😀.txt",
    "javascript:alert(1).txt",
    "a/b c/../plan.txt".replace("/..", ""),
    "{{ 7 * 7 }} {% raw %}.txt",
    "</script><script>alert(1)</script>.txt".replace("/", "-"),
)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run over documents with odd names, failures among them."""
    folder = tmp_path_factory.mktemp("run")
    source = folder_of(folder / "in", {name: plan(n) for n, name in enumerate(NAMES)})
    folder_of(source, {"<i>empty.txt": "", "two\nlines.txt": plan(50), "copy.txt": plan(0)})
    Path(os.fsdecode(bytes(source) + b"/latin-\xe9.txt")).write_text(plan(60))
    batch(source, folder / "out")
    return folder / "out"


def parsed(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def rows_of(page: html.HtmlElement, where: str = "table") -> list[html.HtmlElement]:
    return list(page.xpath(f"//*[@id='{where}']//tbody/tr"))


def test_every_link_leads_to_what_it_names(output: Path) -> None:
    page = parsed((output / REPORT).read_text(encoding="utf-8"))
    links = page.xpath("//main//a/@href")
    inner = [link[1:] for link in links if link.startswith("#")]
    outer = [unquote(link) for link in links if not link.startswith("#")]
    assert all(page.get_element_by_id(name) is not None for name in inner)
    assert all((output / path).is_file() for path in outer)
    assert {str(path.relative_to(output)) for path in output.rglob("*.json")} == set(outer) - {
        "results.jsonl",
        "failures.csv",
    }


def test_every_document_is_shown_under_its_own_name_with_its_reason(output: Path) -> None:
    shown = [row.xpath("td[1]")[0] for row in rows_of(parsed((output / REPORT).read_text(encoding="utf-8")))]
    results = [json.loads(line) for line in (output / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(shown) == len(results) == len(NAMES) + 4
    texts = {cell.xpath("string((a|text())[1])"): cell for cell in shown}
    assert set(texts) == {result["name"] for result in results}
    for result in results:
        assert result["message"] in texts[result["name"]].text_content()
    assert [result["outcome"] != "ok" for result in results].count(True) == 3


def test_names_and_labels_never_become_markup_or_template() -> None:
    for name in (*NAMES, "a\x00b\udc80.txt"):
        result = Result(name, Outcome.DAMAGED, f"says {name}", labels=(("authority", name),), same_as=name)
        page = page_of([result], 1)
        page.encode("utf-8")
        assert len(parsed(page).xpath("//script")) == 2
        assert not parsed(page).xpath("//main//b[not(parent::i)]")


def test_it_takes_nothing_from_elsewhere(output: Path) -> None:
    text = (output / REPORT).read_text(encoding="utf-8")
    page = parsed(text)
    assert page.xpath("//@src") == [f"{INSIDE}/times.js"]
    assert page.xpath("//link/@href") == ["data:,"]
    assert not re.search(r"https?:|url\(|@import|fetch\(|XMLHttpRequest", text)


def test_it_holds_no_clock_and_is_the_same_for_the_same_documents(tmp_path: Path) -> None:
    source = folder_of(tmp_path / "in", {f"{n}.txt": plan(n) for n in range(6)})
    batch(source, tmp_path / "one", manner=Manner(jobs=1))
    batch(source, tmp_path / "two", manner=Manner(jobs=2))
    batch(source, tmp_path / "two", manner=Manner(jobs=2, fresh=True))
    for part in (1, 2):
        run_batch(from_arguments([source]), tmp_path / "parts", Setting(), Manner(), Shard(part, 2))
    batch(source, tmp_path / "parts")
    assert tree(tmp_path / "one") == tree(tmp_path / "two") == tree(tmp_path / "parts")
    assert REPORT in tree(tmp_path / "one")
    told = (tmp_path / "two" / INSIDE / "times.js").read_text(encoding="utf-8")
    assert '"read": 6' in told


def results(count: int, outcome: Outcome = Outcome.OK) -> list[Result]:
    """Results like those of real documents."""
    base = Result("", outcome, pages=12, recommendations=15, actions=40, dates=30, dates_read=29)
    if not outcome.good:
        base = replace(base, message="took longer than 60 seconds and 2 a page (at most 600); split it")
    counts = (("row_stitched", 3), ("year_from_context", 9))
    labels = (("authority", "Somewhere County Council"), ("date", "2019"))
    return [
        replace(
            base,
            name=f"plans/council-{n % 300}/{outcome} action plan {n} (final).pdf",
            output=f"council-{n % 300}/action plan {n} (final).pdf.json" if outcome.good else None,
            guesses=counts,
            labels=labels,
        )
        for n in range(count)
    ]


def test_ten_thousand_documents_are_less_than_10_mb_and_more_do_not_make_it_larger() -> None:
    page = page_of(results(10_000), 10_000)
    assert len(page.encode()) < 10_000_000
    many = page_of([*results(15_000), *results(5, Outcome.TIMEOUT)], 15_005)
    assert len(many.encode()) < len(page.encode()) * 1.01
    rows = rows_of(parsed(many))
    assert len(rows) == ROWS
    assert [row[0].get("data-o") for row in rows[:6]] == ["timeout"] * 5 + ["ok"]
    assert "The first 10,000 of 15,005" in many


def test_diagnostics_are_counted_by_document_and_occurrence_with_their_sentence() -> None:
    found = [
        Result("a", Outcome.OK_WITH_WARNINGS, warnings=(("unplaced_words", 3),), guesses=(("row_stitched", 2),)),
        Result("b", Outcome.OK_WITH_WARNINGS, warnings=(("impossible_date", 1), ("unplaced_words", 4))),
        Result("c", Outcome.NO_PLAN_FOUND, "holds none", warnings=(("a_code_of_tomorrow", 1),)),
    ]
    page = parsed(page_of(found, 3))
    tables = {heading: page.xpath(f"//section[h2[@id='{heading}']]//tbody/tr") for heading in ("warnings", "guesses")}
    told = {heading: [[cell.text_content() for cell in row] for row in rows] for heading, rows in tables.items()}
    assert [(row[1], row[2]) for row in told["warnings"]] == [("2", "7"), ("1", "1"), ("1", "1")]
    assert told["warnings"][0][0].endswith("[count] words of the source stand in no field")
    assert [row[0].startswith(CATALOGUE["row_stitched"].title) for row in told["guesses"]] == [True]


def test_outcomes_have_counts_shares_and_what_to_do() -> None:
    page = parsed(page_of([*results(3), *results(1, Outcome.TIMEOUT)], 4))
    rows = page.xpath("//section[h2[@id='outcomes']]//tbody/tr")
    rows = [" ".join(row.xpath(".//text()")).split() for row in rows]
    assert [("75.0" in row, "25.0" in row) for row in rows] == [(True, False), (False, True)]
    assert "--retry" in rows[1]
    assert page.xpath("//section[h2[@id='outcomes']]//tbody//b/@style") == ["width:75.00%", "width:25.00%"]


def test_an_interrupted_run_says_how_much_is_left_and_one_without_results_is_a_page() -> None:
    assert "7 of 10 documents are still to be done" in parsed(page_of(results(3), 10)).text_content()
    assert not parsed(page_of(results(3), 3)).xpath("//*[@role='status']")
    assert "10 of 10 documents are still to be done" in parsed(page_of([], 10)).text_content()


def test_the_slowest_are_told_in_their_order_and_as_a_script_that_no_name_can_leave() -> None:
    found = [Result(name, Outcome.OK, output=f"{name}.json") for name in (*NAMES, "</script>\u2028\udc80")]
    seconds = {result.name: float(n) for n, result in enumerate(found)}
    script = times_of(found, seconds, datetime(2026, 3, 1, 9, 5, tzinfo=UTC))
    assert script.isascii()
    told = json.loads(script.removeprefix("times(").removesuffix(");\n"))
    assert [row[4] for row in told["slowest"]] == sorted((s for s in seconds.values() if s), reverse=True)
    assert told["ended"] == "1 March 2026, 09:05 UTC"


def test_tables_have_headers_and_the_page_a_language_a_title_and_labels() -> None:
    page = parsed(page_of([*results(3), *results(1, Outcome.CRASH)], 4))
    assert page.get("lang") == "en-GB"
    assert page.xpath("string(//title)")
    assert all(table.xpath(".//th[@scope='col']") for table in page.xpath("//table"))
    assert all(control.getparent().tag == "label" for control in page.xpath("//input|//select"))
    assert [heading.tag for heading in page.xpath("//h1|//h2")] == ["h1", *["h2"] * 5]


def schemes() -> Iterator[dict[str, str]]:
    """The colours of the light and of the dark scheme."""
    blocks = re.findall(r":root \{([^}]*)\}", page_of([], 0))
    for block in blocks:
        found = dict(re.findall(r"--(\w+): (#\w+)", block))
        yield {
            name: value if len(value) == 7 else "#" + "".join(c * 2 for c in value[1:]) for name, value in found.items()
        }


def test_text_has_a_contrast_of_at_least_4_5_in_both_schemes() -> None:
    both = list(schemes())
    assert len(both) == 2
    for colours, (text, ground) in product(both, product(("ink", "soft", "link"), ("page", "card", "hover"))):
        lighter, darker = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (text, ground)


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2 has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def opened(page: Path, folder: Path) -> html.HtmlElement:
    """The page as a browser has it once its scripts have run."""
    assert CHROMIUM
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()]
    return parsed(subprocess.run(command, capture_output=True, timeout=120, check=True).stdout.decode())


def visible(page: html.HtmlElement) -> list[str]:
    return [row.xpath("string(td[1]/a)") for row in rows_of(page) if row.get("hidden") is None]


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_browser_fills_in_the_slowest_and_leaves_no_name_to_become_markup(output: Path, tmp_path: Path) -> None:
    page = opened(output / REPORT, tmp_path)
    slowest = rows_of(page, "slowest")
    assert len(slowest) == len(NAMES) + 1  # the empty one was read too, the copy was not
    assert {row.xpath("string(td[1])") for row in slowest} <= {
        row.xpath("string((td[1]/a|td[1]/text())[1])") for row in rows_of(page)
    }
    assert all((output / unquote(link)).is_file() for link in page.xpath("//*[@id='slowest']//a/@href"))
    assert not page.xpath("//main//b[not(parent::i)]")
    assert " UTC" in page.xpath("string(//*[@id='ended'])")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_browser_finds_and_sorts_documents(tmp_path: Path) -> None:
    found = [replace(result, actions=n * 7 % 300) for n, result in enumerate(results(300))]
    write_report([*found, *results(2, Outcome.CRASH)], 302, {}, tmp_path)
    page = tmp_path / REPORT
    assert len(visible(opened(page, tmp_path))) == 200
    page.write_text(
        page.read_text(encoding="utf-8")
        + "<script>at('find').value = ' COUNCIL-29'; at('only').value = 'ok';"
        + "at('table').tHead.rows[0].cells[4].querySelector('button').click();</script>",
        encoding="utf-8",
    )
    shown = visible(opened(page, tmp_path))
    expected = sorted((each for each in found if "council-29" in each.name), key=lambda each: -each.actions)
    assert shown == [each.name for each in expected]


def test_a_table_of_failures_is_read_by_a_spreadsheet_and_computes_nothing(tmp_path: Path) -> None:
    names = ["=1+1.pdf", "+44.pdf", "-x.pdf", "@a.pdf", "é.pdf", "a-b.pdf"]
    found = [Result(name, Outcome.DAMAGED, "is empty", labels=(("score", "-3.5"),)) for name in names]
    write_results(found, tmp_path)
    assert (tmp_path / "failures.csv").read_bytes().startswith(b"\xef\xbb\xbfname,")
    rows = list(csv.DictReader(io.StringIO(failures(found))))
    assert [row["name"] for row in rows] == ["'=1+1.pdf", "'+44.pdf", "'-x.pdf", "'@a.pdf", "é.pdf", "a-b.pdf"]
    assert {row["score"] for row in rows} == {"-3.5"}
    assert json.loads(as_line(found[0]))["name"] == "=1+1.pdf"


def test_labels_that_are_no_utf_8_leave_the_files_readable(tmp_path: Path) -> None:
    (document,) = from_manifest(b"path,authority\nx.pdf,Caf\xe9\n", tmp_path, "list.csv")
    write_results([Result("x.pdf", Outcome.DAMAGED, labels=document.labels)], tmp_path)
    assert "Caf\\udce9" in (tmp_path / "failures.csv").read_text(encoding="utf-8-sig")
    line = json.loads((tmp_path / "results.jsonl").read_text(encoding="utf-8"))
    assert line["labels"] == {"authority": "Caf\udce9"}


def test_what_a_batch_has_written_is_never_walked_for_documents(tmp_path: Path) -> None:
    source = folder_of(tmp_path / "in", {"a.txt": plan(1), "empty.txt": ""})
    batch(source, tmp_path / "in" / "out")
    names = [Path(document.name).name for document in from_arguments([tmp_path / "in"])]
    assert names == ["a.txt", "empty.txt"]
