"""HTML as published: tables with merged cells, lists in cells, no tags in the text (planparse.readers.html)."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.document import Paragraph, Table
from planparse.errors import TooLarge
from tests.build import document_of, paragraphs_of, plan_of, tables_of, texts_of


def page(body: str) -> str:
    """A whole HTML page round the body."""
    return f"<!DOCTYPE html><html><body>{body}</body></html>"


def test_a_table_gives_its_cells(tmp_path: Path) -> None:
    body = "<table><tr><th>Action</th><th>Lead</th></tr><tr><td>Meet <b>heads</b></td><td></td></tr></table>"
    document = document_of(tmp_path, page(body), "plan.html")
    assert tables_of(document) == [[["Action", "Lead"], ["Meet heads", ""]]]
    assert document.source.media_type == "text/html"


def test_rowspan_and_colspan_are_kept(tmp_path: Path) -> None:
    body = (
        "<table><tr><td colspan=2>Theme one</td></tr>"
        "<tr><td rowspan='2'>Team Manager</td><td>Meet heads</td></tr><tr><td>Write up</td></tr></table>"
    )
    document = document_of(tmp_path, page(body))
    (found,) = [b for b in document.blocks if isinstance(b, Table)]
    assert found.rows[0].cells[0].col_span == 2
    assert found.rows[1].cells[0].row_span == 2
    assert [(c.text, c.column) for c in found.rows[2].cells if c.text] == [("Write up", 1)]


def test_list_items_are_marked(tmp_path: Path) -> None:
    body = "<table><tr><td><ul><li>Audits done</li><li>Plans made</li></ul></td><td>x</td></tr></table>"
    assert tables_of(document_of(tmp_path, page(body)))[0][0][0] == "• Audits done\n• Plans made"


def test_breaks_and_paragraphs_part_lines(tmp_path: Path) -> None:
    body = "<table><tr><td><p>One</p><p>Two<br/>Three</p></td><td>x</td></tr></table>"
    assert tables_of(document_of(tmp_path, page(body)))[0][0][0].split() == ["One", "Two", "Three"]
    assert tables_of(document_of(tmp_path, page(body)))[0][0][0].count("\n") >= 2


def test_entities_are_characters(tmp_path: Path) -> None:
    body = "<table><tr><td>R&amp;A&nbsp;team &lt;50%</td><td>x</td></tr></table>"
    assert tables_of(document_of(tmp_path, page(body)))[0][0][0] == "R&A team <50%"


def test_scripts_and_styles_are_no_text(tmp_path: Path) -> None:
    body = "<style>p{color:red}</style><script>var a=1</script><p>The plan</p>"
    assert paragraphs_of(document_of(tmp_path, page(body))) == ["The plan"]


def test_the_head_is_no_text(tmp_path: Path) -> None:
    text = "<html><head><title>Council website</title></head><body><p>The plan</p></body></html>"
    assert paragraphs_of(document_of(tmp_path, text)) == ["The plan"]


def test_headings_keep_their_level(tmp_path: Path) -> None:
    document = document_of(tmp_path, page("<h1>Action Plan</h1><p>Body</p>"))
    assert [(getattr(b, "heading", None)) for b in document.blocks] == [1, None]


def test_a_table_inside_plain_text_keeps_its_place(tmp_path: Path) -> None:
    text = "Before\n<table><tr><td>Action</td><td>Lead</td></tr></table>\nAfter\n"
    document = document_of(tmp_path, text)
    assert paragraphs_of(document) == ["Before", "After"]
    assert [isinstance(b, Table) for b in document.blocks] == [False, True, False]


def lines_of(tmp_path: Path, body: str) -> list[tuple[str, int | None]]:
    """Text and heading level of each paragraph."""
    found = document_of(tmp_path, page(body), "plan.html").blocks
    return [(b.text, b.heading) for b in found if isinstance(b, Paragraph)]


def test_inline_elements_do_not_part_a_line(tmp_path: Path) -> None:
    body = "<div>Lead: <b>Team</b> <a href='http://x.invalid/'>Manager</a><span>s</span></div>"
    assert lines_of(tmp_path, body) == [("Lead: Team Managers", None)]


def test_a_break_joins_the_lines_of_a_paragraph(tmp_path: Path) -> None:
    document = document_of(tmp_path, page("<p>Anytown<br>Council</p><p>Plan</p>"), "plan.html")
    assert [b.joined for b in document.blocks if isinstance(b, Paragraph)] == [False, True, False]


def test_an_accordion_is_headings_and_labelled_lines(tmp_path: Path) -> None:
    body = (
        "<details><summary><h3>Recommendation 1</h3></summary><div><dl><dt>Action</dt><dd>Meet heads</dd>"
        "<dt>Lead</dt><dd>JH</dd></dl></div></details><div><h4>By when</h4>May 2012</div>"
    )
    assert lines_of(tmp_path, body) == [
        ("Recommendation 1", 3), ("Action", None), ("Meet heads", None), ("Lead", None), ("JH", None),
        ("By when", 4), ("May 2012", None),
    ]  # fmt: skip


ACCORDIONS = [
    "<details><summary>Recommendation {0}: {1}</summary><dl><dt>Action</dt><dd>{2}</dd><dt>Lead</dt>"
    "<dd>Team Manager</dd><dt>Timescale</dt><dd>May 2012</dd></dl></details>",
    "<h2><button aria-expanded='false'>Recommendation {0}</button></h2><div class='panel'><p>{1}</p><h3>Action</h3>"
    "<p>{2}</p><h3>Lead</h3><p>Team Manager</p><h3>Timescale</h3><p>May 2012</p></div>",
    "<h2>{1}</h2><p><strong>Action</strong><br>{2}</p><p><strong>Lead</strong><br>Team Manager</p>"
    "<p><strong>Timescale</strong><br>May 2012</p>",
    "<h2>{1}</h2><div><strong>Action:</strong> {2}</div><div><strong>Lead:</strong> Team Manager</div>"
    "<div><strong>Timescale:</strong> May 2012</div>",
]


@pytest.mark.parametrize("block", ACCORDIONS)
def test_a_page_of_labelled_blocks_is_a_plan(tmp_path: Path, block: str) -> None:
    rows = [("1", "Improve audits", "Meet heads"), ("2", "Record visits", "Write up")]
    body = "<h1>Action plan</h1>" + "".join(block.format(*row) for row in rows)
    plan = plan_of(tmp_path, page(body), "plan.html")
    assert texts_of(plan) == [("Improve audits", ["Meet heads"]), ("Record visits", ["Write up"])]
    assert [a.due.text for r in plan.recommendations for a in r.actions if a.due] == ["May 2012", "May 2012"]


LISTS = [
    ("<ol><li>One</li><li>Two</li></ol>", ["1. One", "2. Two"]),
    ("<ol start=5 type=a><li>One</li><li value=9>Two</li></ol>", ["e. One", "i. Two"]),
    ("<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>", ["• One", "• Inner", "• Two"]),
    ("<ul><li><p>One</p><p>more</p></li></ul>", ["• One", "more"]),
    ("<ul>Audits done. Plans made.</ul>", ["• Audits done.", "• Plans made."]),
    ("<ol style='list-style-type: none'><li>One</li></ol>", ["• One"]),
]


@pytest.mark.parametrize(("body", "printed"), LISTS)
def test_items_open_with_their_mark(tmp_path: Path, body: str, printed: list[str]) -> None:
    assert paragraphs_of(document_of(tmp_path, page(body), "plan.html")) == printed
    cell = document_of(tmp_path, page(f"<table><tr><td>{body}</td><td>x</td></tr></table>"), "plan.html")
    assert tables_of(cell)[0][0][0] == "\n".join(printed)


def test_a_table_inside_a_cell_is_lines(tmp_path: Path) -> None:
    inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    row = "<tr><td>1</td><td>2</td><td>3</td></tr>"
    body = f"<table>{row * 3}<tr><td>x{inner}</td><td>y</td><td>z</td></tr></table>"
    assert tables_of(document_of(tmp_path, page(body)))[0][3] == ["x\na\nb", "y", "z"]


def test_a_table_that_lays_out_the_page_is_none(tmp_path: Path) -> None:
    inner = "<table><tr><td>No</td><td>Action</td></tr><tr><td>1</td><td>Meet</td></tr></table>"
    body = f"<table><tr><td>Menu</td><td><h1>Plan</h1>{inner}</td></tr></table>"
    document = document_of(tmp_path, page(body))
    assert paragraphs_of(document) == ["Menu", "Plan"]
    assert tables_of(document) == [[["No", "Action"], ["1", "Meet"]]]


def test_a_caption_stands_before_its_table(tmp_path: Path) -> None:
    document = document_of(tmp_path, page("<table><caption>Our plan</caption><tr><td>a</td><td>b</td></tr></table>"))
    assert paragraphs_of(document) == ["Our plan"]


def test_the_frame_of_the_website_runs_along(tmp_path: Path) -> None:
    body = (
        "<header><p>Anytown Council</p></header><nav><ul><li>Home</li></ul></nav>"
        "<main><header><h1>Plan</h1></header><p>Body</p></main><footer>Contact us</footer>"
    )
    document = document_of(tmp_path, page(body))
    assert [(b.text, b.running) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("Anytown Council", True), ("• Home", True), ("Plan", False), ("Body", False), ("Contact us", True),
    ]  # fmt: skip


COLOURS = [
    ("style='background-color: #ff0000'", "red"),
    ("style='background:rgb(0, 176, 80)'", "green"),
    ("bgcolor='#FFC000'", "amber"),
    ("bgcolor=red", "red"),
    ("style='background:#fff'", ""),
    ("style='color:red'", ""),
]


@pytest.mark.parametrize(("attributes", "word"), COLOURS)
def test_the_colour_behind_a_cell_is_a_word(tmp_path: Path, attributes: str, word: str) -> None:
    document = document_of(tmp_path, page(f"<table><tr><td {attributes}>x</td><td>y</td></tr></table>"))
    (found,) = [b for b in document.blocks if isinstance(b, Table)]
    assert [c.shade for c in found.rows[0].cells] == [word, ""]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("cp1252", "no-such"),
        ("cp1250", "windows-1250"),
    ],
)
def test_the_declared_encoding_is_read_where_the_bytes_are_not_utf_8(
    tmp_path: Path, encoding: str, declared: str
) -> None:
    word = "Łódź" if encoding == "cp1250" else "Café – “draft”"
    text = f"<html><head><meta charset='{declared}'></head><body><p>{word}</p></body></html>"
    assert paragraphs_of(document_of(tmp_path, text.encode(encoding), "plan.html")) == [word]


HOSTILE = ["<div>" * 10_000 + "x", "<table><tr><td>" * 5000 + "x", "<font>" * 3000 + "x"]
HOSTILE += ["<table>" + "<tr><td rowspan=9999 colspan=9999>a" * 300]
HOSTILE += ["<table>" + ("<tr>" + "<td>a" * 100 + "\n") * 600]
HOSTILE += [f"<p {' '.join(f'a{n}=x' for n in range(20_000))}>x</p>"]


@pytest.mark.parametrize("body", HOSTILE, ids=["divs", "tables", "inline", "spans", "60,000 cells", "attributes"])
def test_beyond_all_bounds_is_a_clear_error(tmp_path: Path, body: str) -> None:
    with pytest.raises(TooLarge):
        document_of(tmp_path, page(body), "plan.html")


def test_a_picture_written_into_the_page_is_no_line_too_long(tmp_path: Path) -> None:
    picture = f"<img src='data:image/png;base64,{'QUJD' * 300_000}=='>"
    assert paragraphs_of(document_of(tmp_path, page(f"<p>Plan</p>{picture}<p>End</p>"), "plan.html")) == ["Plan", "End"]


def test_nothing_is_fetched_and_no_entity_read(tmp_path: Path) -> None:
    text = (
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><html><body><p>The &a; plan'
        "<img src='http://127.0.0.1:9/x.png'><iframe src='http://127.0.0.1:9/'>x</iframe></p></body></html>"
    )
    (line,) = paragraphs_of(document_of(tmp_path, text, "plan.html"))[-1:]
    assert line in ("The &a; plan", "The plan")


def test_what_an_office_saves_of_a_pages_head_and_foot_runs_along(tmp_path: Path) -> None:
    parts = (("header", "Our plan"), ("", "Body"), ("footer", "Version 2"), ("x", "End"))
    body = "".join(f'<div title="{title}"><p>{text}</p></div>' for title, text in parts)
    document = document_of(tmp_path, page(body))
    assert [(b.text, b.running) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("Our plan", True), ("Body", False), ("Version 2", True), ("End", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("<p>The guidance<sup>2</sup> is out</p>", "The guidance is out"),
        ("<p>The guidance.<sup><a href='#n'>[12]</a></sup></p>", "The guidance."),
        ("<p><sup>2</sup> Approved in May</p>", "2 Approved in May"),
        ("<p>By the 1<sup>st</sup> May</p>", "By the 1st May"),
        ("<p>Within 5 km<sup>2</sup></p>", "Within 5 km2"),
        ("<p>Form A<sup>2</sup></p>", "Form A2"),
    ],
)
def test_the_raised_mark_of_a_note_is_no_text(tmp_path: Path, body: str, printed: str) -> None:
    assert paragraphs_of(document_of(tmp_path, page(body))) == [printed]
