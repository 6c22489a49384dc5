"""No guess is silent: each is a diagnostic with the place that it was read from, and a plain plan has none."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from planparse import parse_plan
from planparse.cli.explain import explain
from planparse.diagnostics import CATALOGUE, count_guesses
from planparse.pipeline import travel
from planparse.schema import CellRef, Diagnostic
from tests.build import plan_of, table

DOCS = Path(__file__).parents[1] / "docs"
TITLE = "Safeguarding Action Plan\n\n"
HEAD = "No | Recommendation | Action | Lead | By when | Progress"
PLAIN = "1 | Improve audits | Meet heads of service | Team Manager | July 2012 | Heads have met."
SECOND = "2 | Hear children | Set up a panel | Jane Doe | August 2012 | Six have joined."
INSPECTION = "Ofsted inspection of safeguarding and looked after children, May 2012\n\n"
OUTSIDE = frozenset({"read_by_ocr"})  # needs planparse[ocr]: tests/readers/pdf/test_ocr.py


class Case(NamedTuple):
    """A document, the guess that it calls for, what the guess must say, and its places as (row, column) or line."""

    code: str
    text: str
    says: str
    places: tuple[tuple[int, int] | int, ...]
    name: str = "plan.txt"


def rows(*body: str, head: str = HEAD, above: str = "") -> str:
    """A titled plan of the rows, with lines above its table."""
    return TITLE + above + table(head, *body)


def page(*body: str) -> str:
    """An HTML page with a table of the rows."""
    return f"<html><body><h1>Action Plan</h1><table>{''.join(f'<tr>{row}</tr>' for row in body)}</table></body></html>"


CASES = (
    Case(
        "header_read",
        rows(
            "1 | Improve audits | Meet heads | Team Manager | July 2012",
            head="No | Recomendation | Action | Lead | By when",
        ),
        "'Recomendation' read as recommendation: is spelled like",
        ((1, 2),),
    ),
    Case(
        "header_read",
        rows(
            "1 | Improve audits | Meet heads | Team Manager | July 2012",
            head="No | Recommendation | Action | Lead | Zorble target date",
        ),
        "read as due: holds 'target date'",
        ((1, 5),),
    ),
    Case(
        "role_by_content",
        rows(
            "1 | Improve audits | Meet heads | 12/05/2012",
            "2 | Hear children | Set up a panel | 13/05/2012",
            head="No | Recommendation | Action | Zorble",
        ),
        "column 4 'Zorble' read as due",
        ((1, 4),),
    ),
    Case(
        "header_inherited",
        rows(PLAIN)
        + "\nThe second page.\n\n"
        + table(
            "2 | Hear children more often. | Set up a panel of care leavers. | Jane Doe | May 2012 | Six joined it.",
            "3 | See children alone at each visit. | Set a rota for all visits. | John Doe | June 2012 | It is set.",
        ),
        "took those of the table before",
        ((1, 1),),
    ),
    Case("year_from_context", rows(PLAIN, SECOND.replace("August 2012", "September")), "read as 2012", ((3, 5),)),
    Case(
        "year_from_context",
        rows(PLAIN.replace("July 2012", "Autumn term 2012"), SECOND.replace("August 2012", "October")),
        "'October': no year printed, read as 2012",
        ((3, 5),),
    ),
    Case(
        "year_from_context",
        rows(PLAIN.replace("Heads have met.", "12 May: Heads have met."), above="Issued: 30 June 2012\n\n"),
        "'12 May'",
        ((2, 6),),
    ),
    Case("month_first", rows(PLAIN.replace("July 2012", "07/25/2012")), "read as '25/07/2012'", ((2, 5),)),
    Case("ocr_slip", rows(PLAIN.replace("July 2012", "l2/O7/2012")), "read as '12/07/2012'", ((2, 5),)),
    Case(
        "date_chosen",
        rows(PLAIN.replace("July 2012", "3 May 2012 and 6 June 2012")),
        "'6 June 2012' is taken",
        ((2, 5),),
    ),
    Case(
        "date_overruled",
        rows(
            "1 | Improve audits | Meet heads | Jane Doe | July 2012 | May 2013",
            head="No | Recommendation | Action | Lead | Original target date | Revised target date",
        ),
        "'May 2013' is in force; 'July 2012' is kept",
        ((2, 6),),
    ),
    Case(
        "counted_from_inspection",
        INSPECTION + rows(PLAIN.replace("July 2012", "3 months")),
        "counted from the inspection: 2012-08-31",
        ((2, 5),),
    ),
    Case(
        "dated_by_header",
        rows(PLAIN, head=HEAD.replace("Progress", "Update September 2013")),
        "take 'September 2013'",
        ((2, 6),),
    ),
    Case(
        "carried_down", rows(PLAIN, " | | Write a guide | Jane Doe | May 2013 | "), "'Improve audits'", ((3, 3), (2, 2))
    ),
    Case(
        "told_elsewhere",
        rows(PLAIN, SECOND)
        + "\nThe second report.\n\n"
        + table("No | Update", "1 | It is done.", "2 | Ten have joined."),
        "'2' names a row of another table",
        ((3, 1),),
    ),
    Case(
        "same_as_above",
        rows(PLAIN, SECOND.replace("Jane Doe", "As above")),
        "'As above' points to 'Team Manager'",
        ((3, 4), (2, 4)),
    ),
    Case(
        "same_as_above", rows(PLAIN, SECOND.replace("Jane Doe", "↓")), "'↓' points to 'Team Manager'", ((3, 4), (2, 4))
    ),
    Case("same_as_above", rows(PLAIN, SECOND.replace("August 2012", '"')), "points to 'July 2012'", ((3, 5), (2, 5))),
    Case(
        "same_as_above",
        rows(PLAIN, SECOND.replace("Hear children", "Ditto")),
        "points to 'Improve audits'",
        ((3, 2), (2, 2)),
    ),
    Case(
        "cell_merged",
        page(
            "<td>Recommendation</td><td>Action</td><td>Lead</td>",
            "<td>Improve audits</td><td>Meet heads</td><td rowspan=2>Team Manager</td>",
            "<td>Hear children</td><td>Write a guide</td>",
        ),
        "'Team Manager' stands once",
        ((2, 3),),
        "plan.html",
    ),
    Case(
        "split_by_learned_name",
        rows(PLAIN.replace("Team Manager", "Mel Tunney Julie Daniels"), SECOND.replace("Jane Doe", "Julie Daniels")),
        "parted where 'Julie Daniels' stands alone",
        ((2, 4),),
    ),
    Case(
        "initials_learned",
        rows(
            PLAIN.replace("Team Manager", "JD / RB"),
            SECOND.replace("Jane Doe", "JSM"),
            "3 | See children | Set a rota | KM | May 2012 | ",
            "4 | Write plans | Set a form | RB | May 2012 | ",
        ),
        "'JSM' is read as a person's initials",
        ((3, 4),),
    ),
    Case(
        "known_by_glossary",
        rows(PLAIN.replace("Team Manager", "ZQT")) + "\nGlossary\n\nZQT: Zonal Quality Team\n",
        "'ZQT' is read as",
        ((2, 4),),
    ),
    Case(
        "party_completed",
        rows(PLAIN.replace("Team Manager", "OSCB Chair and Development Officer (AH,DH)")),
        "'OSCB Chair' takes 'AH'",
        ((2, 4),),
    ),
    Case(
        "kind_by_shape", rows(PLAIN.replace("Team Manager", "Vrondel")), "'Vrondel' is read as organisation", ((2, 4),)
    ),
    Case(
        "status_by_key",
        rows(
            PLAIN.replace("Heads have met.", "Blue"), head=HEAD.replace("Progress", "RAG"), above="Blue = complete\n\n"
        ),
        "'Blue' means completed",
        ((2, 6),),
    ),
    Case(
        "word_mended",
        rows("1 | Train all practitioners | Brief practitioner s | Jane Doe | July 2012 | "),
        "'practitioner s' read as 'practitioners'",
        ((2, 3),),
    ),
    Case(
        "authority_implied",
        rows(PLAIN.replace("Heads have met.", "Stockton Framework agreed, the Stockton Framework.")),
        "Stockton",
        ((2, 6),),
    ),
    Case(
        "issued_by_place",
        "Safeguarding Action Plan\n\nMay 2012\n\n" + table(HEAD, PLAIN),
        "'May 2012' alone on its line",
        (3,),
    ),
    Case(
        "issued_by_place", "Safeguarding Action Plan May 2012\n\n" + table(HEAD, PLAIN), "'May 2012' in the title", (1,)
    ),
    Case(
        "heading_as_recommendation",
        "Action Plan\n\nImprove the quality of audits\n\n"
        + table("Action | Lead | By when", "Meet heads | Jane Doe | July 2012")
        + "\nHear every child in care\n\n"
        + table("Action | Lead | By when", "Set up a panel | Jane Doe | July 2012"),
        "'Improve the quality of audits'",
        (3,),
    ),
    Case(
        "column_raised",
        rows(
            "1 | Improve audits | Meet heads | Jane Doe | Audits are good",
            " | | Write a guide | Jane Doe | ",
            "2 | Hear children | Set up a panel | Jane Doe | Children are heard",
            head="No | Recommendation | Action | Lead | Outcome",
        ),
        "'Outcome' is said of the recommendation",
        ((2, 5),),
    ),
    Case(
        "priority_listed",
        "Action Plan\n\nWithin 3 months:\n\n• Improve the audits of case files.\n\n• Hear every child in care.\n\n"
        + table("Recommendation | Action | Lead", "Improve the audits of case files | Meet heads | Jane Doe"),
        "is listed under 'Within 3 months:'",
        (3,),
    ),
    Case(
        "row_stitched",
        rows(PLAIN, " | and keep them good. | | | | "),
        "no action of its own",
        ((3, 2),),
    ),
    Case(
        "row_parted",
        page(
            "<td>Recommendation</td><td>Action</td><td>Lead</td><td>By when</td>",
            "<td>Improve audits</td><td>1. Meet heads<br>2. Write a guide</td><td>Jane Doe<br>John Doe</td>"
            "<td>July 2012<br>May 2013</td>",
        ),
        "holds 2 logical rows",
        ((2, 1),),
        "plan.html",
    ),
    Case(
        "row_realigned",
        page(
            "<td>No</td><td>Recommendation</td><td>Action</td><td>Lead</td><td>By when</td>",
            "<td>1</td><td>Improve audits.</td><td>Meet heads.</td><td>Team Manager</td><td>July 2012</td>",
        ).replace(
            "</body>",
            "<table><tr><td>Write a guide to audits.</td><td>Jane Doe</td><td>May 2013</td></tr></table></body>",
        ),
        "3 cells fitted to 5 columns",
        ((1, 1),),
        "plan.html",
    ),
    Case(
        "text_layout",
        "Care in Dorsetshire\n\n"
        "Recommendation 1: Improve audits\nAction: Meet heads\nLead: Jane Doe\nBy when: July 2012\n\n"
        "Recommendation 2: Hear children\nAction: Set up a panel\nLead: John Doe\nBy when: May 2012\n",
        "label: value blocks",
        (3,),
    ),
)


def place(ref: CellRef) -> tuple[int, int] | int | None:
    """A place as the cases give it: row and column of a table, else the line."""
    return (ref.row, ref.column) if ref.row and ref.column else ref.line


def guesses(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    """The diagnostics that are guesses."""
    return [d for d in found if CATALOGUE[d.code].guess]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}: {case.says}")
def test_a_guess_is_told_with_its_place(case: Case, tmp_path: Path) -> None:
    plan = plan_of(tmp_path, case.text, case.name)
    told = [d for d in plan.diagnostics if d.code == case.code and case.says in d.message]
    assert [(d.level, tuple(place(ref) for ref in d.provenance or ())) for d in told] == [
        (CATALOGUE[case.code].level, case.places)
    ], [(d.code, d.message, [place(r) for r in d.provenance or ()]) for d in plan.diagnostics]


def test_a_colour_read_as_a_word_is_told_with_its_place(tmp_path: Path) -> None:
    word = docx.Document()
    made = word.add_table(rows=0, cols=6)
    for texts in (HEAD.replace("Progress", "RAG").split(" | "), [*PLAIN.split(" | ")[:5], ""]):
        for cell, text in zip(made.add_row().cells, texts, strict=True):
            cell.text = text
    green = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="00B050"/>')
    made.rows[1].cells[5]._tc.get_or_add_tcPr().append(green)
    word.save(str(tmp_path / "plan.docx"))
    (told,) = guesses(parse_plan(tmp_path / "plan.docx").diagnostics)
    assert (told.code, [place(ref) for ref in told.provenance or ()]) == ("shade_as_word", [(2, 6)])
    assert "green" in told.message


def test_a_ditto_with_nothing_above_is_a_warning_and_no_guess(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, rows(PLAIN.replace("Team Manager", "As above")))
    assert [(d.code, d.level) for d in plan.diagnostics] == [("nothing_above", "warning")]
    assert plan.recommendations[0].actions[0].extra == {"Lead": "As above"}


def test_a_ditto_is_kept_as_printed(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, rows(PLAIN, SECOND.replace("August 2012", "Ditto").replace("Jane Doe", "“")))
    action = plan.recommendations[1].actions[0]
    assert action.due is not None
    assert (action.due.text, action.due.kind, action.leads, action.extra) == ("Ditto", "unresolved", (), {"Lead": "“"})


def test_a_ditto_of_a_ditto_points_to_what_both_mean(tmp_path: Path) -> None:
    third = "3 | See children | Set a rota | As above | June 2012 | Done."
    plan = plan_of(tmp_path, rows(PLAIN, SECOND.replace("Jane Doe", "Ditto"), third))
    told = [(d.message, place(d.provenance[1])) for d in plan.diagnostics if d.provenance]
    assert told == [("'Ditto' points to 'Team Manager'", (2, 4)), ("'As above' points to 'Team Manager'", (2, 4))]


def test_an_arrow_that_shows_a_trend_is_no_ditto(tmp_path: Path) -> None:
    head = HEAD.replace("Progress", "Direction of travel")
    plan = plan_of(
        tmp_path, rows(PLAIN.replace("Heads have met.", "↑"), SECOND.replace("Six have joined.", "↓"), head=head)
    )
    assert "same_as_above" not in {d.code for d in plan.diagnostics}


PRINTED_PLAINLY = (
    rows(PLAIN, SECOND),
    rows(PLAIN, SECOND, above="Issued: 30 June 2012\n\nThis plan has 2 actions.\n\n"),
    INSPECTION + rows("1 | Improve audits | Meet heads | Team Manager | By 14 September 2012 | 6.7.12 Heads have met."),
    page(
        "<td>Recommendation</td><td>Action</td><td>Lead</td><td>By when</td><td>Status</td>",
        "<td>Improve audits</td><td>Meet heads</td><td>Team Manager (JD)</td><td>July 2012</td><td>Completed</td>",
        "<td>Hear children</td><td>Set up a panel</td><td>Jane Doe, John Moss</td><td>Ongoing</td><td>In progress</td>",
    ),
)


@pytest.mark.parametrize("text", PRINTED_PLAINLY)
def test_a_plan_printed_plainly_has_no_guess(text: str, tmp_path: Path) -> None:
    plan = plan_of(tmp_path, text, "plan.html" if text.startswith("<") else "plan.txt")
    assert plan.recommendations
    assert plan.diagnostics == ()


def test_every_guess_of_the_catalogue_has_a_case() -> None:
    known = {code for code, kind in CATALOGUE.items() if kind.guess}
    assert known == {case.code for case in CASES} | {"shade_as_word"} | OUTSIDE


def test_guesses_are_counted_by_code_in_the_order_of_the_catalogue(tmp_path: Path) -> None:
    more = (" | | Write a guide | As above | May 2013 | ", " | | Read the guide | Jane Doe | Ditto | ")
    plan = plan_of(tmp_path, rows(PLAIN, *more))
    assert list(count_guesses(plan.diagnostics).items()) == [("carried_down", 2), ("same_as_above", 2)]


def test_explain_counts_them(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(rows(PLAIN, " | | Write a guide | Jane Doe | May 2013 | "), encoding="utf-8")
    lines = list(explain(travel(tmp_path / "plan.txt")))
    at = lines.index("diagnostics: 1, of which guesses: 1")
    assert lines[at + 1] == "  1 carried_down"


def test_the_documentation_lists_the_guesses() -> None:
    listed = [
        line for line in (DOCS / "diagnostics.md").read_text(encoding="utf-8").splitlines() if line.startswith("- `")
    ]
    assert listed == [f"- `{code}`" for code, kind in CATALOGUE.items() if kind.guess]
