"""The audit finds a word deleted, doubled, moved or invented, and is silent when all is well (contract, rule 1)."""

from __future__ import annotations

from typing import Any

import pytest

from planparse.audit import audit
from planparse.document import Cell, Document, Paragraph, RowFragment, Slice, Table
from planparse.schema import (
    Action,
    ActionPlan,
    CellRef,
    Coverage,
    Finding,
    GlossaryEntry,
    Inspection,
    Party,
    Progress,
    Provenance,
    Recommendation,
    Source,
    timescale,
)

SOURCE = Source(name="plan.txt", media_type="text/plain", sha256="0" * 64, size_bytes=1)
CELLS = [
    ["Recommendation", "Analysis", "Action", "Lead", "Partners", "By when", "Progress"],
    [
        "Safeguarding Review attendance & participation",
        "25. Services are not engaged",
        "Write to all health practitioner s and Co- ordinators",
        "Safeguarding Manager (SH)",
        "CEF: Ind Chairs, schools",
        "July 2011",
        "6.5.11 Heads met; letters sent",
    ],
]


def ref(row: int, column: int) -> CellRef:
    return CellRef(page=1, table=1, row=row, column=column)


def line(number: int) -> CellRef:
    return CellRef(line=number)


def document() -> Document:
    rows = tuple(
        RowFragment(tuple(Cell(text, c, ref(r, c + 1)) for c, text in enumerate(row))) for r, row in enumerate(CELLS, 1)
    )
    return Document(
        SOURCE,
        (
            Paragraph("Action Plan of Anyshire County Council", line(1)),
            Paragraph("This plan answers the letter.", line(2)),
            Table(rows, page=1),
            Paragraph("Page 1", line(9)),
        ),
    )


BOILERPLATE = (
    Slice(" ".join(CELLS[0]), tuple(ref(1, c) for c in range(1, 8))),
    Slice("Page 1", (line(9),)),
)


def party(text: str, role: str, organisation: str | None = None, initials: tuple[str, ...] = ()) -> Party:
    return Party(text=text, kind="role", role=role, organisation=organisation, initials=initials)


def action(**changes: Any) -> Action:
    values: dict[str, Any] = {
        "text": "Write to all health practitioners and Co-ordinators",
        "leads": (party("Safeguarding Manager (SH)", "Safeguarding Manager", initials=("SH",)),),
        "partners": (party("Ind Chairs", "Ind Chairs", "CEF"), party("schools", "schools", "CEF")),
        "due": timescale("July 2011", "date"),
        "progress": (Progress(date=timescale("6.5.11", "date"), text="Heads met; letters sent"),),
    }
    columns = {"text": 3, "leads": 4, "partners": 5, "due": 6, "progress": 7}
    provenance: Provenance = {name: (ref(2, column),) for name, column in columns.items()}
    return Action(id="1.1", provenance=provenance, **(values | changes))


def plan(action_changes: dict[str, Any] | None = None, **changes: Any) -> ActionPlan:
    recommendation = Recommendation(
        id="1",
        text="Review attendance & participation",
        theme="Safeguarding",
        findings=(Finding(paragraph=25, text="Services are not engaged"),),
        actions=(action(**(action_changes or {})),),
        provenance={"text": (ref(2, 1),), "theme": (ref(2, 1),), "findings": (ref(2, 2),)},
    )
    values: dict[str, Any] = {
        "title": "Action Plan of Anyshire County Council",
        "notes": ("This plan answers the letter.",),
        "recommendations": (recommendation,),
    }
    empty = Coverage(words=0, placed=0, boilerplate=0)
    return ActionPlan(source=SOURCE, coverage=empty, **(values | changes))


def codes(found: ActionPlan) -> list[tuple[str, str]]:
    return [(d.code, d.message) for d in found.diagnostics]


def test_a_whole_plan_has_every_word_placed_and_no_diagnostic() -> None:
    found = audit(plan(), document(), BOILERPLATE)
    assert codes(found) == []
    assert found.coverage.unplaced == ()
    assert found.coverage.boilerplate == 10
    assert found.coverage.words == found.coverage.placed + found.coverage.boilerplate


def test_views_do_not_count_a_word_twice() -> None:
    seen = plan(authority={"name": "Anyshire County Council"}, issued=timescale("July 2011", "date"))
    assert codes(audit(seen, document(), BOILERPLATE)) == []


@pytest.mark.parametrize(
    ("changes", "lost"),
    [
        ({"text": "Write to health practitioners and Co-ordinators"}, ("all",)),
        ({"text": "Write to all health and Co-ordinators"}, ("practitioner", "s")),
        ({"leads": ()}, ("Safeguarding", "Manager", "SH")),
        ({"partners": (party("Ind Chairs", "Ind Chairs", "CEF"),)}, ("schools",)),
        ({"due": None}, ("July", "2011")),
        ({"progress": ()}, ("6", "5", "11", "Heads", "met", "letters", "sent")),
    ],
)
def test_a_deleted_word_is_unplaced(changes: dict[str, Any], lost: tuple[str, ...]) -> None:
    found = audit(plan(changes), document(), BOILERPLATE)
    assert found.coverage.unplaced == lost
    assert [code for code, _ in codes(found)] == ["unplaced_words"]


@pytest.mark.parametrize(
    ("changes", "field", "word"),
    [
        ({"text": "Write to all all health practitioners and Co-ordinators"}, "action 1.1 text", "all"),
        ({"partners": (party("Ind Chairs, schools schools", "x", "CEF"),)}, "action 1.1 partners", "schools"),
        ({"due": timescale("July July 2011", "date")}, "action 1.1 due", "july"),
        ({"progress": (Progress(text="6.5.11 Heads met; letters sent, sent"),)}, "action 1.1 progress", "sent"),
    ],
)
def test_a_doubled_word_is_reported_with_its_field(changes: dict[str, Any], field: str, word: str) -> None:
    found = audit(plan(changes), document(), BOILERPLATE)
    assert codes(found) == [("doubled_words", f"{field}: more words than its source has: {word}")]


@pytest.mark.parametrize(
    ("changes", "field", "words", "lost"),
    [
        (
            {
                "text": "Write to health practitioners and Co-ordinators",
                "progress": (Progress(date=timescale("6.5.11", "date"), text="Heads met; all letters sent"),),
            },
            "action 1.1 progress",
            "all",
            ("all",),
        ),
        (
            {"due": None, "text": "Write to all health practitioners and Co-ordinators July 2011"},
            "action 1.1 text",
            "july, 2011",
            ("July", "2011"),
        ),
    ],
)
def test_a_word_moved_into_another_field_is_foreign_there_and_unplaced_here(
    changes: dict[str, Any], field: str, words: str, lost: tuple[str, ...]
) -> None:
    found = audit(plan(changes), document(), BOILERPLATE)
    assert ("foreign_words", f"{field}: not in the cited cells: {words}") in codes(found)
    assert found.coverage.unplaced == lost


def test_a_word_moved_into_the_notes_is_found() -> None:
    moved = plan(
        {"text": "Write to all practitioners and Co-ordinators"}, notes=("This health plan answers the letter.",)
    )
    found = audit(moved, document(), BOILERPLATE)
    assert [code for code, _ in codes(found)] == ["doubled_words", "unplaced_words"]
    assert found.coverage.unplaced == ("health",)


def test_an_invented_word_is_foreign() -> None:
    found = audit(plan(notes=("This bold plan answers the letter.",)), document(), BOILERPLATE)
    assert codes(found) == [("foreign_words", "notes: not in the cited cells: bold")]


def test_a_word_both_set_aside_and_placed_is_doubled() -> None:
    found = audit(plan(), document(), (*BOILERPLATE, Slice("July", (ref(2, 6),))))
    assert codes(found) == [("doubled_words", "boilerplate: more words than its source has: july")]


def test_a_line_that_no_field_has_is_unplaced_in_source_order() -> None:
    found = audit(plan(notes=(), title=None), document(), BOILERPLATE[:1])
    assert found.coverage.unplaced == (
        *["Action", "Plan", "of", "Anyshire", "County", "Council"],
        *["This", "plan", "answers", "the", "letter"],
        "Page",
        "1",
    )


def test_a_merged_cell_may_stand_in_every_row_it_spans() -> None:
    cell = Cell("SH", 0, ref(1, 1), row_span=2)
    texts = [Cell("Write", 1, ref(1, 2)), Cell("Meet", 1, ref(2, 2))]
    rows = (RowFragment((cell, texts[0])), RowFragment((texts[1],)))
    actions = tuple(
        Action(
            id=f"1.{n}",
            text=text.text,
            leads=(party("SH", "SH"),),
            provenance={"text": (text.ref,), "leads": (cell.ref,)},
        )
        for n, text in enumerate(texts, 1)
    )
    whole = plan(title=None, notes=(), recommendations=(Recommendation(id="1", actions=actions),))
    assert codes(audit(whole, Document(SOURCE, (Table(rows),)), ())) == []


def test_a_word_broken_over_two_cited_cells_is_whole_again() -> None:
    rows = (RowFragment((Cell("Karen White", 0, ref(1, 1)),)), RowFragment((Cell("head", 0, ref(2, 1)),)))
    action_ = Action(id="1.1", text="Karen Whitehead", provenance={"text": (ref(1, 1), ref(2, 1))})
    whole = plan(title=None, notes=(), recommendations=(Recommendation(id="1", actions=(action_,)),))
    assert codes(audit(whole, Document(SOURCE, (Table(rows),)), ())) == []


def test_a_longer_text_takes_its_words_before_a_shorter_one_that_it_holds() -> None:
    printed = ("Anytown Youth Service", "A screening of youth work", "YS | Youth Service")
    blocks = tuple(Paragraph(text, line(at)) for at, text in enumerate(printed, 1))
    made = plan(
        title=None,
        glossary=(GlossaryEntry(term="YS", definition="Youth Service"),),
        notes=(printed[0],),
        inspection=Inspection(framework=None, text=printed[1], date=None),
        recommendations=(),
    )
    found = audit(made, Document(SOURCE, blocks), ())
    assert found.coverage.unplaced == ()
    assert found.diagnostics == ()


@pytest.mark.parametrize("after", ["", ", November 2022"])
def test_a_terms_meaning_is_the_cell_that_says_no_more_and_not_the_sentence_that_repeats_it(after: str) -> None:
    printed = (f"Inspection of Local education services{after}", "LES", "Local education services")
    blocks = tuple(Paragraph(text, line(at)) for at, text in enumerate(printed, 1))
    made = plan(
        title=None,
        glossary=(GlossaryEntry(term="LES", definition="Local education services"),),
        notes=(),
        inspection=Inspection(framework=None, text=printed[0], date=None),
        recommendations=(),
    )
    found = audit(made, Document(SOURCE, blocks), ())
    assert found.coverage.unplaced == ()
    assert found.diagnostics == ()


def test_a_field_of_several_cells_leaves_the_words_of_a_cell_that_another_field_cites_too() -> None:
    shared, own = Cell("agree and review", 0, ref(1, 1)), Cell("review the tool", 1, ref(1, 2))
    action_ = Action(
        id="1.1",
        text="review the tool",
        measures=("agree and review",),
        provenance={"text": (shared.ref, own.ref), "measures": (shared.ref,)},
    )
    whole = plan(title=None, notes=(), recommendations=(Recommendation(id="1", actions=(action_,)),))
    assert codes(audit(whole, Document(SOURCE, (Table((RowFragment((shared, own)),)),)), ())) == []
