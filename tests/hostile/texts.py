"""Texts, tables of commas and web pages made to break a reader, most with a sound plan of two actions in them."""

from __future__ import annotations

ROWS = (
    ("Recommendation", "Action", "Lead", "By when"),
    ("Improve case audits", "Meet the heads of service", "Team Manager", "May 2021"),
    ("Record every visit", "Write it up in a week", "Head of Service", "June 2021"),
)
MINUTES = ("Minutes of the Overview Board, 3 May 2021", "Present: the Chair and members.", "The report was noted.")
CHARSETS = '<meta charset="utf-7"><meta charset="utf-16">'


def plan() -> str:
    """A sound plan of cells parted by tabs."""
    return "".join("\t".join(row) + "\n" for row in ROWS)


def commas() -> str:
    """A sound plan of cells parted by commas."""
    return "".join(",".join(row) + "\n" for row in ROWS)


def with_action(words: str) -> bytes:
    """The plan, with this in one of its actions."""
    return plan().replace("Meet the heads of service", f"Meet the heads {words} of service").encode()


def many_cells(rows: int, columns: int, comma: str = ",") -> bytes:
    """A table of so many cells."""
    return (comma.join(["x"] * columns) + "\n").encode() * rows


def page(body: str, head: str = "") -> bytes:
    """A web page."""
    return f"<html><head><title>Plan</title>{head}</head><body>{body}</body></html>".encode()


def table(rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    """The plan as an HTML table."""
    inside = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{inside}</table>"


def nested(tag: str, depth: int, inside: str = "") -> bytes:
    """A page of elements so many deep, around the plan."""
    opening = "<table><tr><td>" if tag == "table" else f"<{tag}>"
    closing = "</td></tr></table>" if tag == "table" else f"</{tag}>"
    return page(opening * depth + (inside or table()) + closing * depth)


def wide_spans() -> bytes:
    """A table whose cells claim to reach over two billion rows and columns."""
    return page(table().replace("<td>Improve", '<td rowspan="2000000000" colspan="2000000000">Improve', 1))


def outward(address: str) -> bytes:
    """The plan on a page that would make a browser reach out in every way."""
    head = (
        f'<base href="{address}"><link rel="stylesheet" href="{address}"><script src="{address}"></script>'
        f'<meta http-equiv="refresh" content="0;url={address}"><style>@import url("{address}")</style>'
    )
    more = f'<img src="{address}"><iframe src="{address}"></iframe><object data="{address}"></object>'
    return page(more + table(), head)


def attributes(count: int) -> bytes:
    """A page with an element of so many attributes."""
    return page(f"<p {' '.join(f'a{n}=x' for n in range(count))}>x</p>{table()}")


def entities() -> bytes:
    """A page that declares entities which name entities, ten to the tenth."""
    declared = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE html [<!ENTITY a0 "lol">{declared}]>'.encode() + page(f"<p>&a9;</p>{table()}")
