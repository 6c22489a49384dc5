"""Headers as a council speaks in them: who said what must be better, what "we" do about it, how far it has come."""

from __future__ import annotations

import pytest

from planparse.assembly.tables.headers import header_at, header_certainty
from planparse.document import Slice
from planparse.grammar.load import load_grammar
from tests.assembly.tables.header_wants import headers_get_their_roles

CASES: dict[str, dict[str, list[str]]] = {
    "spoken": {
        "recommendation": [
            "What Ofsted said we need to improve", "What inspectors said we must do", "What CQC told us we should do",
            "What the inspectors said we need to do better", "What Ofsted told us to improve",
            "What the peer team said we should do", "What the auditors asked us to do",
            "What the Regulator of Social Housing said we need to put right", "What the review said needs to improve",
            "What inspectors want us to do", "What Ofsted recommended we do", "What the Ombudsman recommended",
            "Areas Ofsted said we need to improve", "Things inspectors told us to improve",
            "What we were told to improve", "What HMICFRS said we have to improve", "What Ofsted said must get better",
            "What young people told us needs to change", "What we need to improve",
        ],
        "finding": ["What Ofsted said we do well", "What inspectors said about us", "What is working well"],
        "action": [
            "What we're doing about this", "What we are doing to put it right", "What we are going to do about it",
            "What we have agreed to do", "What we promised to do", "How we are responding",
            "How we're putting it right",
            "How we're going to fix it", "What the council is doing about it", "What the Council will do",
            "What is being done to improve",
        ],
        "progress": [
            "What we have done about it so far", "What we've done since the inspection", "What has happened since",
            "How we are getting on", "Where we had got to by March 2024", "What we've done by December 2023",
            "Progress to December 2023", "Progress as at 31 March 2024", "Progress up to the end of January 2024",
            "Our progress to the end of Quarter 3 2023/24", "Progress to 31.12.23", "Progress to Q3",
            "Update to December 2023", "Position at 31 December 2023",
        ],
        "measure": ["How we will know it is working", "How we'll know we have improved"],
        "outcome": ["What will have changed by March 2025", "What will improve as a result?"],
        "evidence": ["How we will show it has been done"],
    }
}  # fmt: skip

test_a_spoken_header_gets_the_role_of_what_its_cells_say = headers_get_their_roles(CASES)


@pytest.mark.parametrize(
    "row",
    [
        "What Ofsted said we need to improve | What we are doing about it | Progress to December 2023",
        "What inspectors said we must improve | What we're doing to put it right | How we are getting on",
        "Things Ofsted said we need to improve | What the Council will do | Where we had got to by March 2024",
        "What the peer team told us we should do | Our response | Progress at 31 March 2024",
        "Areas inspectors told us to improve | How we're putting it right | Progress up to the end of January 2024",
        "What the Ombudsman recommended | What we have agreed to do | What we've done by December 2023",
    ],
)
def test_three_spoken_headers_head_a_plan(row: str) -> None:
    assert header_certainty([cell.strip() for cell in row.split("|")], load_grammar())


@pytest.mark.parametrize(
    "row",
    [
        "Completed March 2024 | Service Manager | What we know",
        "Ofsted said we must improve | Service Manager | Completed",
        "Review March 2024 | Head of Service | Completed",
        "When staff are recruited | Head of Service | Progress to date is slow",
    ],
)
def test_cells_that_speak_so_are_no_header(row: str) -> None:
    assert header_certainty([cell.strip() for cell in row.split("|")], load_grammar()) == 0


@pytest.mark.parametrize(
    "row", ["Train staff | Jane Doe, May 2024 | Audit", "Open a club | Head of Law, ongoing | List"]
)
def test_a_short_row_below_is_no_second_line_of_a_spoken_header(row: str) -> None:
    head = "What young people told us | What we will do | Who and by when | How will we know?"
    rows = [[Slice(cell.strip()) for cell in line.split("|")] for line in (head, f"Nothing to do here | {row}")]
    found = header_at(rows, 0, load_grammar(), ())
    assert found is not None
    assert found.height == 1
