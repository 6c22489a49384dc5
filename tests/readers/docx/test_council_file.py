"""A Word file as councils keep them: every feature at once, and yet the plan that a reader of the print sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse import parse_plan
from planparse.schema import ActionPlan
from tests.readers.docx.making import p, r, tbl, tc, tr, word
from tests.readers.docx.test_numbering import NUM_1, item, level, numbering
from tests.readers.docx.test_tables import GOES_ON, RESTART
from tests.readers.docx.test_text import DELETED, TEXT_BOX, field, ins, sdt

GREY = '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'
GREEN = '<w:shd w:val="clear" w:color="auto" w:fill="00B050"/>'
AMBER = '<w:shd w:val="clear" w:color="auto" w:fill="FFC000"/>'
TICK = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
HEADS = ("No", "Recommendation", "Action", "Lead", "By when", "RAG", "Progress")
NUMBERED = numbering(
    level(0, "decimal", "%1."), '</w:abstractNum><w:abstractNum w:abstractNumId="1">' + level(0, "bullet", "\uf0b7"),
    nums=(NUM_1, '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'),
)  # fmt: skip


def bullet(text: str) -> str:
    return item(num=2, text=text)


def council_file() -> bytes:
    """The file: boxed title, page head and foot, a portrait section, then the plan's table across."""
    leads = "<w:p><w:r><w:t>Head of Fieldwork</w:t><w:br/><w:t>Jane Holt</w:t></w:r></w:p>"
    log = p(r("12.3.24 First audit done.") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(
        "16.4.24 Findings shared."
    )
    rows = [
        tr(*(tc(p(r(head, "<w:b/>")), GREY) for head in HEADS), properties="<w:tblHeader/>"),
        tr(
            tc(item(text=""), RESTART),
            tc(p(r("Improve the quality of ") + DELETED + ins(r("case recording")) + r(" in all teams")), RESTART),
            tc(p("Audit case files each month") + bullet("twenty a team") + bullet("report to the board")),
            tc(leads),
            tc(p(sdt(r("31 July 2024"), "<w:date/>"))),
            tc("", GREEN),
            tc(log),
        ),
        tr(
            tc("", GOES_ON), tc("", GOES_ON),
            tc(p(r("Train managers in ") + field("REF x", r("supervision")))),
            tc("Workforce Manager"), tc("September 2024"), tc("", AMBER), tc(""),
        ),
        tr("Gone", "Gone", "Gone", "Gone", "Gone", "", "", properties="<w:del/>"),
        tr(
            tc(item(text="")), tc("Hear the views of children at every review"),
            sdt(tc("Ask every child what matters to them")),
            tc("Independent Reviewing Officers"), tc(p(sdt(r("Click here to enter a date."), "<w:showingPlcHdr/>"))),
            tc("", GREEN), tc("Completed"),
        ),
    ]  # fmt: skip
    boxed = p(TEXT_BOX.format(p("Anyshire County Council") + p("Children's Services Improvement Plan")))
    intro = p("Ofsted inspection of children's services, 4 to 8 March 2024")
    portrait = p("", '<w:sectPr><w:headerReference w:type="default" r:id="rheader1"/></w:sectPr>')
    across = (
        '<w:headerReference w:type="default" r:id="rheader1"/><w:footerReference w:type="default" r:id="rfooter1"/>'
    )
    return word(
        boxed + intro + portrait + tbl(*rows) + p("All actions are reviewed by the board."),
        across + '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
        numbering=NUMBERED,
        footnotes=f'<w:footnote w:id="2">{p(r(" Audits follow the county standard."))}</w:footnote>',
        header1=tbl(tr("", "OFFICIAL")),
        footer1=p(r("Page ") + field("PAGE", r("2")) + r(" of ") + field("NUMPAGES", r("3"))),
    )


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> ActionPlan:
    path: Path = tmp_path_factory.mktemp("council") / "plan.docx"
    path.write_bytes(council_file())
    return parse_plan(path)


def test_front_matter_comes_from_boxes_and_text(plan: ActionPlan) -> None:
    assert plan.title == "Children's Services Improvement Plan"
    assert plan.inspection is not None
    assert plan.inspection.date is not None
    assert (str(plan.inspection.date.start), str(plan.inspection.date.end)) == ("2024-03-04", "2024-03-08")


def test_rows_are_the_actions_under_their_merged_recommendation(plan: ActionPlan) -> None:
    assert [(rec.number, rec.text, len(rec.actions)) for rec in plan.recommendations] == [
        ("1", "Improve the quality of case recording in all teams", 2),
        ("2", "Hear the views of children at every review", 1),
    ]
    assert [action.text for rec in plan.recommendations for action in rec.actions] == [
        "Audit case files each month twenty a team report to the board",
        "Train managers in supervision",
        "Ask every child what matters to them",
    ]


def test_leads_dates_and_progress_are_those_printed(plan: ActionPlan) -> None:
    first, second, third = (action for rec in plan.recommendations for action in rec.actions)
    assert [party.text for party in first.leads] == ["Head of Fieldwork", "Jane Holt"]
    assert [action.due and action.due.text for action in (first, second, third)] == [
        "31 July 2024",
        "September 2024",
        None,
    ]
    assert [entry.text for entry in first.progress] == ["First audit done.", "Findings shared."]
    assert [action.status for action in (first, second, third)] == [None, None, "completed"]


def test_what_stands_around_the_plan_is_in_its_notes_or_set_aside(plan: ActionPlan) -> None:
    assert "All actions are reviewed by the board." in plan.notes
    assert "Audits follow the county standard." in plan.notes
    assert not any("Page 2" in note or note == "OFFICIAL" for note in plan.notes)
    assert plan.coverage.unplaced == ()
    assert "tracked_changes" in {found.code for found in plan.diagnostics}
