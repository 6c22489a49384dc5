"""Rows of a label beside its text over the header of each part of a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan, texts_of

HEAD = "<tr><th>Ref</th><th>Improvement action</th><th>Lead</th><th>Timescale</th></tr>"
FIRST = ("Offer carers a plan.", "Few carers had been offered one.", "Carers are known early.")
SECOND = ("Hold reviews on time.", "Many people had no review last year.", "Support meets people's needs.")
LABELS = ("Area for improvement {}", "What inspectors found", "Outcome we are working towards")
TEXTS = [
    ("Offer carers a plan.", ["Agree a pathway with the carers centre"]),
    ("Hold reviews on time.", ["Recruit four officers to clear the backlog"]),
]


def head(number: int, texts: tuple[str, ...], labels: tuple[str, ...], width: int = 2) -> str:
    """Rows of a label and its text, the label merged over `width` of the four columns."""
    pairs = zip(labels, texts, strict=True)
    return "".join(
        f'<tr><td colspan="{width}">{label.format(number)}</td><td colspan="{4 - width}">{text}</td></tr>'
        for label, text in pairs
    )


def row(number: str, action: str) -> str:
    return f"<tr><td>{number}</td><td>{action}</td><td>Service Manager</td><td>May 2023</td></tr>"


ROWS = (row("1.1", TEXTS[0][1][0]), row("2.1", TEXTS[1][1][0]))


def read(tmp_path: Path, *tables: str) -> ActionPlan:
    body = "<p></p>".join(f'<table border="1">{rows}</table>' for rows in tables)
    return page_plan(tmp_path, body, title="Action Plan")


def told(plan: ActionPlan) -> list[tuple[str | None, list[str], tuple[str, ...]]]:
    return [(r.number, [f.text for f in r.findings], r.outcomes) for r in plan.recommendations]


@pytest.mark.parametrize("width", [1, 2], ids=["over one column", "over two columns"])
def test_labels_over_each_header_tell_its_recommendation_however_wide_they_are(tmp_path: Path, width: int) -> None:
    parts = [head(n, t, LABELS, width) + HEAD + r for n, t, r in zip((1, 2), (FIRST, SECOND), ROWS, strict=True)]
    plan = read(tmp_path, *parts)
    assert texts_of(plan) == TEXTS
    assert told(plan) == [("1", [FIRST[1]], (FIRST[2],)), ("2", [SECOND[1]], (SECOND[2],))]
    assert plan.coverage.unplaced == ()


def test_a_header_that_stands_once_heads_the_rows_under_later_labels_too(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + head(1, FIRST, LABELS) + ROWS[0] + head(2, SECOND, LABELS) + ROWS[1])
    assert texts_of(plan) == TEXTS
    assert told(plan) == [("1", [FIRST[1]], (FIRST[2],)), ("2", [SECOND[1]], (SECOND[2],))]


def test_what_the_actions_answer_needs_no_number(tmp_path: Path) -> None:
    labels = ("Recommendation", "Finding", "Outcome")
    parts = [head(n, t, labels) + HEAD + r for n, t, r in zip((1, 2), (FIRST, SECOND), ROWS, strict=True)]
    plan = read(tmp_path, *parts)
    assert texts_of(plan) == TEXTS
    assert told(plan) == [(None, [FIRST[1]], (FIRST[2],)), (None, [SECOND[1]], (SECOND[2],))]


def test_two_pairs_may_stand_on_one_row_under_the_first(tmp_path: Path) -> None:
    def two(text: str) -> str:
        return f"<tr><td>Sponsor</td><td>Head of Care</td><td>Outcome</td><td>{text}</td></tr>"

    wide = [
        head(n, t[:1], ("Recommendation {}",)) + two(t[2]) + HEAD + r
        for n, t, r in zip((1, 2), (FIRST, SECOND), ROWS, strict=True)
    ]
    plan = read(tmp_path, *wide)
    assert texts_of(plan) == TEXTS
    assert [(r.outcomes, r.extra) for r in plan.recommendations] == [
        ((FIRST[2],), {"Sponsor": "Head of Care"}),
        ((SECOND[2],), {"Sponsor": "Head of Care"}),
    ]


def test_three_pairs_may_stand_on_one_row_under_the_first(tmp_path: Path) -> None:
    said = ("Owner", "Head of Care", "Started", "May 2022", "Forecast end", "July 2024")
    pairs = "<tr>" + "".join(f"<td>{text}</td>" for text in said) + "</tr>"
    head = "<tr><td>Ref</td><td colspan=3>What we will do</td><td>When</td><td>BRAG</td></tr>"
    action = "<tr><td>{}</td><td colspan=3>{}</td><td>Mar 2023</td><td>B</td></tr>"
    parts = [
        f"<tr><td colspan=2>Area for improvement {n}</td><td colspan=4>{text}</td></tr>{pairs}{head}"
        + action.format(f"{n}.1", deed)
        for n, (text, (deed,)) in enumerate(TEXTS, 1)
    ]
    plan = read(tmp_path, "".join(parts))
    assert texts_of(plan) == TEXTS
    fields = {"Owner": "Head of Care", "Started": "May 2022", "Forecast end": "July 2024"}
    assert [(r.number, r.extra) for r in plan.recommendations] == [("1", fields), ("2", fields)]


def test_a_merged_label_alone_names_its_part(tmp_path: Path) -> None:
    parts = [head(n, t[:1], LABELS[:1]) + HEAD + r for n, t, r in zip((1, 2), (FIRST, SECOND), ROWS, strict=True)]
    assert texts_of(read(tmp_path, *parts)) == TEXTS


def test_a_row_with_two_cells_filled_among_the_actions_is_one_of_them(tmp_path: Path) -> None:
    half = "<tr><td>1.2</td><td>Review the plan with all staff</td><td></td><td></td></tr>"
    plan = read(tmp_path, HEAD + ROWS[0] + half + ROWS[1])
    assert [a.number for r in plan.recommendations for a in r.actions] == ["1.1", "1.2", "2.1"]


def test_a_table_of_labels_and_texts_alone_lists_recommendations_without_a_bar(tmp_path: Path) -> None:
    texts = ["Train all staff in the policy", "Hire two managers", "Write the policy"]
    rows = "".join(f"<tr><th>Recommendation {n}</th><td>{text}</td></tr>" for n, text in enumerate(texts, 1))
    assert [r.text for r in read(tmp_path, rows).recommendations] == texts


@pytest.mark.parametrize(
    ("first", "second"),
    [("Scope", "Monitored by"), ("Reach of learning", "Answers to"), ("Scope:", "Monitored by:")],
    ids=["known to no role", "in any words", "with colons"],
)
@pytest.mark.parametrize("one_row", [True, False], ids=["side by side", "one below another"])
def test_labels_over_the_header_that_name_no_role_are_kept_of_the_recommendation(
    tmp_path: Path, first: str, second: str, one_row: bool
) -> None:
    cells = f"<td>{first}</td><td>{{}}</td>", f"<td>{second}</td><td>Learning Subgroup</td>"
    labels = "<tr>{}{}</tr>" if one_row else "<tr>{}<td></td><td></td></tr><tr>{}<td></td><td></td></tr>"
    parts = [
        head(n, t[:1], ("Recommendation {}",)) + labels.format(*cells).format(where) + HEAD + r
        for n, t, r, where in zip((1, 2), (FIRST, SECOND), ROWS, ("Local", "National"), strict=True)
    ]
    plan = read(tmp_path, *parts)
    assert texts_of(plan) == TEXTS
    names = [label.rstrip(":") for label in (first, second)]
    told = [{names[0]: where, names[1]: "Learning Subgroup"} for where in ("Local", "National")]
    assert [r.extra for r in plan.recommendations] == told


def test_four_cells_under_a_label_are_an_action_where_no_header_follows(tmp_path: Path) -> None:
    parts = [head(n, t[:1], ("Recommendation {}",)) + r for n, t, r in zip((1, 2), (FIRST, SECOND), ROWS, strict=True)]
    assert texts_of(read(tmp_path, HEAD + "".join(parts))) == TEXTS


@pytest.mark.parametrize("label", ["Learning point", "Key learning", "What we learned", "Issue identified", "Lesson"])
def test_other_words_for_what_is_recommended_tell_beside_it_why_it_is(tmp_path: Path, label: str) -> None:
    labels = ("Recommendation {}", label)
    parts = [head(n, t[:2], labels) + HEAD + r for n, t, r in zip((1, 2), (FIRST, SECOND), ROWS, strict=True)]
    plan = read(tmp_path, *parts)
    assert texts_of(plan) == TEXTS
    assert [[found.text for found in r.findings] for r in plan.recommendations] == [[FIRST[1]], [SECOND[1]]]


@pytest.mark.parametrize("label", ["Zebra crossing", "Who raised it", "Objective"])
def test_a_label_that_tells_nothing_known_keeps_its_text_out_of_the_one_recommendation(
    tmp_path: Path, label: str
) -> None:
    plan = read(tmp_path, head(1, FIRST[:2], ("Recommendation {}", label)) + HEAD + ROWS[0])
    assert texts_of(plan) == TEXTS[:1]
    assert [(r.extra, r.findings) for r in plan.recommendations] == [({label: FIRST[1]}, ())]


def test_what_actions_answer_under_a_numbered_part_still_heads_them(tmp_path: Path) -> None:
    labels = ("Theme {}", "Objective")
    names = (("Leadership", FIRST[0]), ("Practice", SECOND[0]))
    parts = [head(n, t, labels) + HEAD + r for n, t, r in zip((1, 2), names, ROWS, strict=True)]
    found = [str(text).removeprefix("Objective: ") for text, _ in texts_of(read(tmp_path, *parts))]
    assert found == [FIRST[0], SECOND[0]]


@pytest.mark.parametrize("label", ["How we will measure it", "Success measures", "How will we know?"])
@pytest.mark.parametrize("apart", [True, False], ids=["a table each", "one table"])
def test_a_known_label_under_the_rows_of_a_part_is_said_of_it(tmp_path: Path, label: str, apart: bool) -> None:
    ends = [
        f"<tr><td>{label}</td><td colspan='3'>{text}</td></tr>" for text in ("Nine in ten do.", "None waits a year.")
    ]
    texts = zip((1, 2), (FIRST, SECOND), ROWS, ends, strict=True)
    parts = [head(n, t, LABELS) + HEAD + r + end for n, t, r, end in texts]
    plan = read(tmp_path, *(parts if apart else ["".join(parts)]))
    assert texts_of(plan) == TEXTS
    assert [r.measures for r in plan.recommendations] == [("Nine in ten do.",), ("None waits a year.",)]


def test_an_action_with_nothing_but_an_owner_is_no_label_of_its_part(tmp_path: Path) -> None:
    short = "<tr><td>Publish the results</td><td>Service Manager</td><td></td><td></td></tr>"
    headed = HEAD.replace("<th>Ref</th>", "").replace("<th>Timescale</th>", "<th>Timescale</th><th>Status</th>")
    row_ = "<tr><td>Agree a pathway</td><td>Jane Doe</td><td>May 2023</td><td>Complete</td></tr>"
    plan = read(tmp_path, head(1, FIRST, LABELS) + headed + row_ + short)
    assert [a.text for r in plan.recommendations for a in r.actions] == ["Agree a pathway", "Publish the results"]
