"""What styles say, and leave to those that they are based on; damaged ones say nothing."""

from __future__ import annotations

import pytest

from planparse.readers.docx.names import W
from planparse.readers.docx.styles import Look, read_styles

NAMESPACE = W.strip("{}")


def look(style_id: str, *styles: str) -> Look | None:
    """The look of a style of a `styles.xml`."""
    return read_styles(f'<w:styles xmlns:w="{NAMESPACE}">{"".join(styles)}</w:styles>'.encode()).named(style_id)


def style(style_id: str, inside: str = "", base: str = "", more: str = "", kind: str = "paragraph") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"{more}><w:name w:val="{style_id}"/>{based}{inside}</w:style>'
    )


def runs(inside: str) -> str:
    return f"<w:rPr>{inside}</w:rPr>"


def paragraphs(inside: str) -> str:
    return f"<w:pPr>{inside}</w:pPr>"


@pytest.mark.parametrize(
    ("styles", "expected"),
    [
        pytest.param([style("A")], Look(), id="nothing"),
        pytest.param(
            [style("A", runs("<w:b/><w:vanish/><w:strike/><w:caps/>"))], Look(None, None, None, *[True] * 4), id="on"
        ),
        pytest.param(
            [style("A", runs('<w:b w:val="off"/>'), "B"), style("B", runs("<w:b/>"))], Look(bold=False), id="off"
        ),
        pytest.param(
            [style("A", "", "B"), style("B", "", "C"), style("C", runs("<w:b/>"))], Look(bold=True), id="inherited"
        ),
        pytest.param([style("A", runs("<w:b/>"), "Gone")], Look(bold=True), id="base that is missing"),
        pytest.param([style("A", runs("<w:b/>"), "B"), style("B", "", "A")], Look(bold=True), id="ring"),
        pytest.param([style("A", paragraphs('<w:outlineLvl w:val="2"/>'))], Look(heading=3), id="outline level"),
        pytest.param(
            [style("A", paragraphs('<w:outlineLvl w:val="9"/>'), "heading 2"), style("heading 2")], Look(), id="body"
        ),
        pytest.param([style("A", "", "heading 2"), style("heading 2")], Look(heading=2), id="based on a heading"),
        pytest.param(
            [style("A", paragraphs('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'))],
            Look(list_id="7", list_level=1),
            id="list",
        ),
        pytest.param(
            [style("A", runs('<w:b w:val="perhaps"/>'), "B"), style("B", runs("<w:caps/>"))],
            Look(capitals=True),
            id="no value",
        ),
        pytest.param(
            [style("A", paragraphs('<w:numPr><w:ilvl w:val="x"/><w:numId w:val="7"/></w:numPr>'))],
            Look(),
            id="no number",
        ),
        pytest.param(
            ['<w:style w:styleId="A"><w:name/><w:basedOn/><w:rPr><w:b/></w:rPr></w:style>'], Look(bold=True), id="bare"
        ),
        pytest.param([style("A", "", 'A\' or "1"="1'.replace('"', "&quot;"))], Look(), id="quotes in a name"),
    ],
)
def test_a_style_says_what_it_and_its_bases_say(styles: list[str], expected: Look) -> None:
    assert look("A", *styles) == expected


def test_a_style_that_is_missing_is_none_and_paragraphs_then_have_the_usual_look() -> None:
    inside = style("N", runs("<w:b/>"), more=' w:default="1"') + style("T", kind="character", more=' w:default="1"')
    styles = read_styles(f'<w:styles xmlns:w="{NAMESPACE}">{inside}</w:styles>'.encode())
    assert styles.named("Gone") is None
    assert [styles.of(name).bold for name in (None, "Gone", "N", "T")] == [True, True, True, None]
    assert read_styles(None).of("N") == Look()


def test_ten_thousand_styles_each_based_on_the_next_are_read() -> None:
    chain = [style(f"S{number}", "", f"S{number + 1}") for number in range(10_000)]
    assert look("S0", *chain, style("S10000", runs("<w:b/>"))) == Look(bold=True)


def test_a_part_that_holds_no_styles_says_nothing() -> None:
    assert read_styles(b"<other><style/></other>").named("A") is None
