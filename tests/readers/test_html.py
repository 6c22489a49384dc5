"""HTML as published: tables with merged cells, lists in cells, no tags in the text (planparse.readers.html)."""

from __future__ import annotations

from pathlib import Path

from planparse.document import Table
from tests.build import document_of, paragraphs_of, tables_of


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
