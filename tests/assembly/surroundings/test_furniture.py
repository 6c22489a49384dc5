"""Page headers, footers and numbers are counted as boilerplate, once each: contract, rule 1."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.surroundings.furniture import remove_furniture
from planparse.document import Document, Paragraph
from planparse.grammar.load import load_grammar
from planparse.readers import read_document
from planparse.schema import CellRef, Source
from tests.build import plan_of, table

HEAD = "No | Recommendation | Action | Lead | By when"
ROWS = [
    f"{n} | Improve the {what} of the service | Meet the {what} managers | Team Manager | July 2012"
    for n, what in enumerate(("audit", "review", "training"), 1)
]


def paged(header: str, footer: str) -> str:
    """Three pages of one row each, with the header and footer on each; `{n}` is the page."""
    return "\f".join(
        f"{header.format(n=n)}\n\n{table(HEAD, row)}\n{footer.format(n=n)}\n" for n, row in enumerate(ROWS, 1)
    )


def test_repeated_page_footers_are_boilerplate(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, paged("", "Printed by the secretariat"))
    assert sum(note.count("secretariat") for note in plan.notes) <= 1
    assert plan.coverage.boilerplate >= 8
    assert plan.coverage.unplaced == ()


def test_page_numbers_are_boilerplate(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, paged("", "Page {n} of 3"))
    assert plan.notes == ()
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize("mark", ["Page", "Page of", "- Page -"])
def test_what_is_left_of_a_lost_page_number_is_boilerplate(tmp_path: Path, mark: str) -> None:
    assert plan_of(tmp_path, f"Action Plan\n\n{table(HEAD, ROWS[0])}\n{mark}\n").notes == ()


def test_a_repeated_page_header_does_not_part_the_plan(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, paged("Ofsted Action Plan", "Page {n} of 3"))
    assert plan.title == "Ofsted Action Plan"
    assert [r.number for r in plan.recommendations] == ["1", "2", "3"]
    assert plan.notes == ()


def test_a_sentence_printed_once_is_no_furniture(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, paged("", "Page {n} of 3") + "\nAgreed by the board in full.\n")
    assert "Agreed by the board in full." in plan.notes


def test_cells_of_lines_closed_by_bars_may_say_the_same_in_every_row(tmp_path: Path) -> None:
    header = ("Location", "Action", "Lead", "By when")
    rows = [("West", f"Mend the {what} gates", "Parks Manager", f"{month} 2021") for what, month in ROW_WORDS]
    text = "\n".join(f"{cell} |" for row in (header, *rows) for cell in row)
    plan = plan_of(tmp_path, f"Allotments action plan\n{text}\n")
    found = [(a.text, a.extra.get("Location")) for r in plan.recommendations for a in r.actions]
    assert found == [(f"Mend the {what} gates", "West") for what, _ in ROW_WORDS]
    assert plan.coverage.unplaced == ()


ROW_WORDS = (("north", "May"), ("south", "June"), ("east", "July"), ("old", "August"))


@pytest.mark.parametrize("label", ["How we will show that it worked", "What the panel looks for"])
def test_a_line_over_a_list_below_every_table_is_no_page_footer(tmp_path: Path, label: str) -> None:
    parts = (f"{table(HEAD, row)}\n\n{label}\n\n- Visits {n}\n- Calls {n}" for n, row in enumerate(ROWS, 1))
    plan = plan_of(tmp_path, "\n\n".join(["Access action plan", *parts]))
    assert plan.notes.count(label) == len(ROWS)


@pytest.mark.parametrize(
    ("feet", "notes"),
    [
        ([("Official", 500.0), ("Official", 500.0)], []),
        ([("Official", 500.0), ("Official", 300.0)], ["Official", "Official"]),
        ([("Official", 500.0), ("Another end", 500.0)], ["Official", "Another end"]),
    ],
    ids=["the same place", "another place", "other words"],
)
def test_a_line_last_in_the_same_place_of_each_of_two_pages_is_furniture(
    feet: list[tuple[str, float]], notes: list[str]
) -> None:
    blocks: list[Paragraph] = []
    for page, (text, top) in enumerate(feet, 1):
        blocks.append(
            Paragraph(f"Words of page {'one' if page == 1 else 'two'}", CellRef(page=page, bbox=(9, 50, 99, 60)))
        )
        blocks.append(Paragraph(text, CellRef(page=page, bbox=(9, top, 99, top + 10))))
    source = Source(name="plan.pdf", media_type="application/pdf", sha256="0" * 64, size_bytes=1, pages=2)
    kept = remove_furniture(Document(source, tuple(blocks)), load_grammar()).blocks
    assert [b.text for b in kept if isinstance(b, Paragraph) and not b.text.startswith("Words")] == notes


@pytest.mark.parametrize(
    "opening", ["Recommendation No. {n} - for improvement within 3 months", "Priority {n}: Early help", "Action {n}"]
)
def test_a_line_that_opens_each_part_by_its_number_is_no_furniture(tmp_path: Path, opening: str) -> None:
    parts = (f"{opening.format(n=n)}\n\n{table(HEAD, row)}" for n, row in enumerate(ROWS, 1))
    path = tmp_path / "plan.txt"
    path.write_text("Access action plan\n\n" + "\n\n".join(parts) + "\n")
    body = remove_furniture(read_document(path), load_grammar())
    assert body.boilerplate == ()


DEEDS = ["Rewrite the protocol", "Hold roadshows", "Join three projects", "Survey all staff"]


@pytest.mark.parametrize("form", ["{label}\n\n{value}", "{label}\n{value}", "{label}: {value}", "{label} – {value}"])
@pytest.mark.parametrize("lead", ["Chief Executive", "Director of Finance", "Senior Leadership Team"])
def test_what_every_card_says_under_a_label_is_no_furniture(tmp_path: Path, form: str, lead: str) -> None:
    parts = (
        [
            f"Recommendation {n}: Improve service {n}",
            *(form.format(label=k, value=v) for k, v in (("Action", deed), ("Lead officer", lead), ("By when", when))),
        ]
        for n, (deed, when) in enumerate(zip(DEEDS, ("May 2024", "June 2024", "July 2024", "May 2025"), strict=True), 1)
    )
    path = tmp_path / "plan.txt"
    path.write_text("Improvement plan\n\n" + "\n\n".join(line for part in parts for line in part) + "\n")
    assert remove_furniture(read_document(path), load_grammar()).boilerplate == ()


def test_a_title_over_the_labels_of_each_page_is_furniture(tmp_path: Path) -> None:
    parts = (f"Anytown improvement plan\n\nAction\n\n{deed}\n\nLead officer\n\nJane Doe" for deed in DEEDS)
    path = tmp_path / "plan.txt"
    path.write_text("\n\n".join(parts) + "\n")
    body = remove_furniture(read_document(path), load_grammar())
    assert [piece.text for piece in body.boilerplate] == ["Anytown improvement plan"] * 3


CARDS = [
    f"Recommendation {n}: Improve service {n}\n{{said}}\nAction: {deed}\nLead: Head of Place\nBy when: May 202{n}"
    for n, deed in enumerate(DEEDS, 1)
]


@pytest.mark.parametrize("label", ["Executive response", "Decision", "Cabinet's response"])
def test_the_same_answer_of_a_label_of_the_document_s_own_stays_with_each_recommendation(
    tmp_path: Path, label: str
) -> None:
    cards = (card.format(said=f"{label}: Accepted.") for card in CARDS)
    plan = plan_of(tmp_path, "Scrutiny review of parks: action plan\n\n" + "\n\n".join(cards))
    assert [r.extra for r in plan.recommendations] == [{label: "Accepted."}] * len(CARDS)


def test_a_label_and_its_value_at_the_top_of_each_page_is_the_page_s(tmp_path: Path) -> None:
    pages = (f"Classification: OFFICIAL\n\n{card.format(said='')}" for card in CARDS)
    plan = plan_of(tmp_path, "\n\f".join(pages))
    assert [r.extra for r in plan.recommendations] == [{}] * len(CARDS)


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        ("All-age strategy: plan on a page 2024 to 2026", ("All-age strategy: plan on a page 2024 to 2026",)),
        ("Strategy on one page 2024-26", ("Strategy on one page 2024-26",)),
        ("Report to members, page 2024 of 3000", ()),
        ("Report to members, page 24 of 30", ()),
        ("Page 1024", ()),
    ],
)
def test_a_page_is_counted_by_no_year(tmp_path: Path, line: str, notes: tuple[str, ...]) -> None:
    assert plan_of(tmp_path, f"Action Plan\n\n{table(HEAD, ROWS[0])}\n{line}\n").notes == notes
