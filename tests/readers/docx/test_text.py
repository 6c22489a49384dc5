"""The text of a paragraph as it prints: changes, fields, controls, symbols, breaks, boxes, notes, heads and feet."""

from __future__ import annotations

from typing import Any

import pytest

from planparse.document import Paragraph
from tests.readers.docx.making import codes, grids, lines, made, node, p, r, read, tbl, tc, tr, word

DELETED = '<w:del w:id="1"><w:r><w:delText>old </w:delText></w:r></w:del>'


def ins(inside: str) -> str:
    return f'<w:ins w:id="2">{inside}</w:ins>'


def field(code: str, result: str | None) -> str:
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result is not None else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def form(data: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def sdt(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def run(inside: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


SYM = '<w:sym w:font="{}" w:char="{}"/>'

TEXTS = [
    pytest.param(r("By ") + r("July"), ["By July"], id="runs join as they are"),
    pytest.param(r("Keep ") + DELETED + ins(r("new ")) + r("records"), ["Keep new records"], id="changes accepted"),
    pytest.param(
        ins(r("a") + '<w:del w:id="3"><w:r><w:delText>b</w:delText></w:r></w:del>' + r("c")), ["ac"], id="nested"
    ),
    pytest.param(
        '<w:moveFrom w:id="4"><w:r><w:t>here</w:t></w:r></w:moveFrom>'
        + r("x ")
        + f'<w:moveTo w:id="5">{r("there")}</w:moveTo>',
        ["x there"],
        id="moved text stands where it was moved to",
    ),
    pytest.param(
        f'<w:hyperlink r:id="r9">{r("the report")}</w:hyperlink>' + r(" says"), ["the report says"], id="link"
    ),
    pytest.param(f'<w:smartTag w:element="place">{r("Exeter")}</w:smartTag>', ["Exeter"], id="smart tag"),
    pytest.param(f'<w:customXml w:element="x">{r("inside")}</w:customXml>', ["inside"], id="custom XML"),
    pytest.param(r("Due ") + sdt(r("31/03/2020"), "<w:date/>"), ["Due 31/03/2020"], id="content control"),
    pytest.param(
        r("Due ") + sdt(r("Click to enter a date."), "<w:showingPlcHdr/>"), ["Due"], id="control with its prompt"
    ),
    pytest.param(sdt(sdt(sdt(r("deep")))), ["deep"], id="controls in controls"),
    pytest.param(r("See ") + field("REF a", r("section 2")) + r("."), ["See section 2."], id="field result, not code"),
    pytest.param(field('HYPERLINK "http://x"', r("our page")), ["our page"], id="link field"),
    pytest.param(r("a") + field("TC note", None) + r("b"), ["ab"], id="field without a result"),
    pytest.param(
        field("IF " + "</w:instrText></w:r>" + field("X", r("code")) + "<w:r><w:instrText>", r("yes")),
        ["yes"],
        id="result of a field inside a code is code",
    ),
    pytest.param(f'<w:fldSimple w:instr="DATE">{r("1 May 2012")}</w:fldSimple>', ["1 May 2012"], id="simple field"),
    pytest.param('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("text"), ["text"], id="end without a field"),
    pytest.param(form("<w:checkBox><w:checked/></w:checkBox>") + r(" Yes"), ["☒ Yes"], id="ticked form box"),
    pytest.param(form('<w:checkBox><w:default w:val="0"/></w:checkBox>') + r(" Yes"), ["☐ Yes"], id="empty form box"),
    pytest.param(
        form('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/><w:listEntry w:val="Green"/></w:ddList>'),
        ["Green"],
        id="form list shows its choice",
    ),
    pytest.param("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", ["a", "b", "c"], id="line breaks"),
    pytest.param('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>', ["a", "b"], id="page break"),
    pytest.param("<w:r><w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t></w:r>", ["ab"], id="where a page once ended"),
    pytest.param("<w:r><w:t>Lead:</w:t><w:tab/><w:t>JH</w:t></w:r>", ["Lead: JH"], id="tab"),
    pytest.param("<w:r><w:t>multi</w:t><w:noBreakHyphen/><w:t>agency</w:t></w:r>", ["multi-agency"], id="kept hyphen"),
    pytest.param("<w:r><w:t>safe</w:t><w:softHyphen/><w:t>guarding</w:t></w:r>", ["safeguarding"], id="soft hyphen"),
    pytest.param(r("safe\u00adguarding"), ["safeguarding"], id="soft hyphen as a character"),
    pytest.param(run(SYM.format("Wingdings", "F0FC")) + r(" done"), ["✔ done"], id="Wingdings tick"),
    pytest.param(run(SYM.format("Wingdings 2", "F050")), ["✔"], id="Wingdings 2 tick"),
    pytest.param(run(SYM.format("Wingdings", "F0E0")) + r(" next"), ["→ next"], id="Wingdings arrow"),
    pytest.param(run(SYM.format("Symbol", "F0B7")) + r(" item"), ["• item"], id="Symbol bullet"),
    pytest.param(r("\uf0fc"), ["✔"], id="private code without its font"),
    pytest.param(r("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), ["✔"], id="letter set in Wingdings"),
    pytest.param(r("P", '<w:rFonts w:ascii="Wingdings 2"/>') + r(" P"), ["✔ P"], id="letter set in Wingdings 2"),
    pytest.param(r("\uf0b7\tKeep records"), ["• Keep records"], id="typed bullet"),
    pytest.param(r("seen") + r(" unseen", "<w:vanish/>"), ["seen"], id="hidden text is out"),
    pytest.param(r("kept") + r(" struck", "<w:strike/>"), ["kept struck"], id="struck-out text is printed"),
    pytest.param(r("shown", '<w:vanish w:val="0"/>'), ["shown"], id="a property switched off"),
    pytest.param(r("Action plan", "<w:caps/>") + r(" v2"), ["ACTION PLAN v2"], id="set in capitals"),
    pytest.param("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", ["x=2"], id="formula"),
    pytest.param(r("a&#160;b"), ["a b"], id="no-break space"),
    pytest.param(r("line\nend"), ["line end"], id="a line end in the XML is a space"),
]


@pytest.mark.parametrize(("inside", "expected"), TEXTS)
def test_paragraph_reads_as_printed(inside: str, expected: list[str]) -> None:
    assert lines(word(p(inside))) == expected


@pytest.mark.parametrize(("inside", "expected"), TEXTS)
def test_cell_reads_as_a_paragraph_does(inside: str, expected: list[str]) -> None:
    assert grids(word(tbl(tr("1", tc(p(inside)))))) == [[["0:1", "1:" + "\n".join(expected)]]]


def test_lines_of_one_paragraph_are_joined_those_of_two_are_not() -> None:
    blocks = read(word(p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>") + p("c"))).blocks
    assert [block.joined for block in blocks if isinstance(block, Paragraph)] == [False, True, False]


def test_paragraph_whose_end_is_deleted_runs_on() -> None:
    body = p(r("Keep "), '<w:rPr><w:del w:id="1"/></w:rPr>') + p(r("records"))
    assert lines(word(body)) == ["Keep records"]
    assert grids(word(tbl(tr("1", tc(body))))) == [[["0:1", "1:Keep records"]]]


def test_field_over_several_paragraphs() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    body = p(begin + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("Aims 2")) + p(r("Actions 3"))
    assert lines(word(body + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>') + p("Text"))) == [
        "Aims 2",
        "Actions 3",
        "Text",
    ]


def test_code_that_lost_its_end_swallows_no_more_than_its_paragraph() -> None:
    assert lines(word(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("code")) + p("Text"))) == ["Text"]


TEXT_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>'
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent>"
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_text_box_is_read_once_where_it_is_anchored() -> None:
    data = word(p("Before") + p(TEXT_BOX.format(p("Action Plan")) + r("Host")) + p("After"))
    assert lines(data) == ["Before", "Action Plan", "Host", "After"]


def test_old_text_box_and_box_in_a_cell() -> None:
    old = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + p("Boxed")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    assert grids(word(tbl(tr("1", tc(p(old + r("Host"))))))) == [[["0:1", "1:Boxed\nHost"]]]


def test_table_in_a_text_box() -> None:
    assert grids(word(p(TEXT_BOX.format(tbl(tr("a", "b")))))) == [[["0:a", "1:b"]]]


def test_notes_follow_the_body_and_only_those_referred_to() -> None:
    body = p(r("within 20 days") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + tbl(tr("a", "b"))
    footnotes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{p("left over")}</w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + r(" Working days"))}</w:footnote>'
    )
    assert lines(word(body, footnotes=footnotes)) == ["within 20 days", "Working days"]


def test_heads_come_first_feet_last_and_each_line_once() -> None:
    section = (
        '<w:headerReference w:type="default" r:id="rheader1"/><w:footerReference w:type="default" r:id="rfooter1"/>'
    )
    data = word(
        p("Aims", f"<w:sectPr>{section}</w:sectPr>") + p("Actions"),
        section,
        header1=tbl(tr("Anyshire Council", "Action Plan")),
        footer1=p("Version 2") + p("Version 2"),
    )
    found = [(b.text, b.running) for b in read(data).blocks if isinstance(b, Paragraph)]
    assert found == [
        *(("Anyshire Council", True), ("Action Plan", True)),
        *(("Aims", False), ("Actions", False), ("Version 2", True)),
    ]


@pytest.mark.parametrize(
    ("section", "settings", "heads"),
    [
        ("", "", ["All"]),
        ("<w:titlePg/>", "", ["First", "All"]),
        ("", "<w:evenAndOddHeaders/>", ["All", "Even"]),
        ("", '<w:evenAndOddHeaders w:val="0"/>', ["All"]),
    ],
)
def test_only_heads_that_print_are_read(section: str, settings: str, heads: list[str]) -> None:
    kinds = (("first", 1), ("default", 2), ("even", 3))
    refers = "".join(f'<w:headerReference w:type="{kind}" r:id="rheader{n}"/>' for kind, n in kinds)
    parts = {"header1": p("First"), "header2": p("All"), "header3": p("Even"), "settings": settings}
    assert lines(word(p("Body"), refers + section, **parts)) == [*heads, "Body"]


def test_diagnostics_count_what_was_left_out_or_decided() -> None:
    body = p(DELETED + ins(r("new")) + r("gone", "<w:vanish/>") + r("struck", "<w:dstrike/>"))
    comment = f'<w:comment w:id="1">{p("Check this")}</w:comment>'
    assert codes(word(body + '<w:altChunk r:id="r7"/>', comments=comment)) == {
        "tracked_changes": "1 tracked insertions read, 1 deletions left out",
        "comments_left_out": "1 comments at the margin were not read",
        "hidden_text": "1 passages are hidden and do not print",
        "struck_text": "1 passages are struck out; read as any text",
        "unread_part": "1 inserted files, diagrams, charts or sheets were not read",
    }
    assert codes(word(p("Text"))) == {}


EMBEDDED = (
    '<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object>',
    '<w:drawing><d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></w:drawing>',
    '<w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="r9"/></w:drawing>',
)


@pytest.mark.parametrize("inside", EMBEDDED, ids=["sheet", "diagram", "chart"])
def test_what_is_drawn_from_another_file_is_reported(inside: str) -> None:
    assert list(codes(word(p(f"<w:r>{inside}</w:r>" + r("Text"))))) == ["unread_part"]


RUN_STYLES = (
    '<w:style w:type="character" w:styleId="B"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="H"><w:name w:val="Guidance"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def test_style_of_a_run_counts_as_its_own_properties() -> None:
    body = p(r("Safeguarding", '<w:rStyle w:val="B"/>')) + p(r("Text") + r(" guidance", '<w:rStyle w:val="H"/>'))
    blocks = read(word(body, styles=RUN_STYLES)).blocks
    assert [(b.text, b.heading) for b in blocks if isinstance(b, Paragraph)] == [("Safeguarding", 6), ("Text", None)]


HEADINGS = [
    ("Title", 1),
    ("Subtitle", 2),
    ("Heading 1", 1),
    ("Heading 3", 3),
    ("Heading 9", 6),
    ("Normal", None),
    ("List Bullet", None),
]


@pytest.mark.parametrize(("style", "level"), HEADINGS)
def test_style_says_the_heading_level(style: str, level: int | None) -> None:
    block = read(made(lambda document: document.add_paragraph("Safeguarding", style=style))).blocks[0]
    assert isinstance(block, Paragraph)
    assert block.heading == level


STYLED = (
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Council blue"/><w:basedOn w:val="A"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="toc 1"/><w:basedOn w:val="A"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="E"><w:name w:val="ring"/><w:basedOn w:val="F"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="F"><w:name w:val="ring 2"/><w:basedOn w:val="E"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="A"/>', 2),
        ('<w:pStyle w:val="B"/>', 2),
        ('<w:pStyle w:val="C"/>', 3),
        ('<w:pStyle w:val="D"/>', None),
        ('<w:pStyle w:val="E"/>', None),
        ('<w:pStyle w:val="missing"/>', None),
        ('<w:outlineLvl w:val="0"/>', 1),
        ('<w:pStyle w:val="A"/><w:outlineLvl w:val="9"/>', None),
    ],
)
def test_heading_level_is_inherited_and_overruled(properties: str, level: int | None) -> None:
    block = read(word(p("Safeguarding", properties), styles=STYLED)).blocks[0]
    assert isinstance(block, Paragraph)
    assert block.heading == level


@pytest.mark.parametrize(
    ("body", "level"),
    [
        (p(r("Safeguarding", "<w:b/>")), 6),
        (p(r("Safe", "<w:b/>") + r("guarding", "<w:b/>")), 6),
        (p(r("Lead:", "<w:b/>") + r(" JH")), None),
        (p(r("word " * 30, "<w:b/>")), None),
        (p(r("Plain", '<w:b w:val="0"/>')), None),
    ],
)
def test_a_short_bold_line_is_a_heading(body: str, level: int | None) -> None:
    block = read(word(body)).blocks[0]
    assert isinstance(block, Paragraph)
    assert block.heading == level


def test_tracked_change_inside_a_file_of_python_docx() -> None:
    def make(document: Any) -> None:
        cells = document.add_table(rows=1, cols=2).rows[0].cells
        cells[0].text, cells[1].text = "1", "Meet "
        cells[1].paragraphs[0]._p.append(node(f'<w:ins w:id="1" w:author="x">{r("heads")}</w:ins>'))

    assert grids(made(make)) == [[["0:1", "1:Meet heads"]]]


def test_tags_as_text_are_text() -> None:
    assert lines(word(p("<w:r><w:t><![CDATA[<w:sz/> <w:b/>]]></w:t></w:r>"))) == ["<w:sz/> <w:b/>"]
    assert lines(word(p(r("&lt;w:sz/&gt;")))) == ["<w:sz/>"]
