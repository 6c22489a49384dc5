"""A row over the actions of a table that states what they answer, under a header of its own."""

from __future__ import annotations

from pathlib import Path

from tests.build import page_plan, texts_of

CARD = (
    '<table><tr><td colspan="2">Area for improvement:</td><td>Background:</td></tr>'
    '<tr><td colspan="2"><p>Ref No. {ref}</p><p>{area}</p></td><td>Too few were seen.</td></tr>'
    "<tr><td>Ref:</td><td>Action:</td><td>Progress:</td></tr>"
    "<tr><td>{ref}.1</td><td>{action}</td><td>Begun.</td></tr></table>"
)


def test_a_row_that_states_only_what_the_actions_answer_holds_no_action(tmp_path: Path) -> None:
    cards = [
        CARD.format(ref="E1", area="The Service should train its staff", action="Train all crews"),
        CARD.format(ref="E2", area="The Service should visit more homes", action="Set a target"),
    ]
    plan = page_plan(tmp_path, *cards, title="Improvement plan")
    assert texts_of(plan) == [
        ("The Service should train its staff", ["Train all crews"]),
        ("The Service should visit more homes", ["Set a target"]),
    ]
    assert [r.number for r in plan.recommendations] == ["E1", "E2"]
    assert plan.coverage.unplaced == ()
