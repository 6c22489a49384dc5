"""A post and the body that it is in: "LAC Nurse, Eastmarsh Community Health Trust", "Advisory Board Chair"."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.grammar.parties import PartyGrammar
from planparse.schema import Party
from planparse.text import ends_with


def posts_with_bodies(found: Sequence[tuple[Party, str]], grammar: PartyGrammar) -> list[tuple[Party, str]]:
    """The parties, each with the mark before it; a cell that is a post, a comma and a named body is that body's post.

    A service or a team of one's own ends the post's title instead, where that says no field yet: "Assistant Director,
    Change & Regulatory Services", "Service Manager, Adult Disability Team". A body of one word, or whose name no noun
    ends, is a party of its own: "Communications Lead, Family Voice Westshire".
    """
    if len(found) != 2:
        return list(found)
    (post, before), (body, mark) = found
    if mark != "COMMA" or post.kind != "role" or post.initials or post.organisation:
        return list(found)
    name = body.organisation or (body.role if body.kind == "group" else "") or ""
    words = name.split()
    end = words[-1].casefold() if len(words) > 1 else ""
    known = name.casefold() in grammar.teams or name.casefold().endswith(grammar.bodies)
    own = end in grammar.own_services and not known
    nouns = (*grammar.body_nouns, *grammar.landlords) if body.kind == "organisation" else ()
    if not own and not any(end == noun.rpartition(" ")[2] for noun in nouns):
        return list(found)
    if own and says_field(post.role or "", grammar):
        return list(found)
    place = {"role": f"{post.role}, {name}"} if own else {"organisation": name}
    whole = post.model_copy(update={"text": f"{post.text}, {body.text}", "initials": body.initials, **place})
    return [(whole, before)]


def says_field(post: str, grammar: PartyGrammar) -> bool:
    """Whether a post's title says what it is for, "Waste Manager", and not only how high it is: "Senior Nurse"."""
    titles = {*grammar.roles, *grammar.ranks, *grammar.post_ranks}
    high = {*grammar.leading_roles, *grammar.qualifiers, *grammar.grades}
    words = post.casefold().split()
    while words and words[0] in high and " ".join(words) not in titles:
        words = words[1:]
    return " ".join(words) not in titles


def posts_in_bodies(found: Sequence[tuple[Party, str]], grammar: PartyGrammar) -> list[tuple[Party, str]]:
    """The parties, each with the mark before it; a body spelt out behind a post's last comma is where the post is.

    A field before it makes one title of the whole: "Head of Corporate Parenting, Probation Service". A service of one's
    own ends that title, and so does a lone acronym: "Operational Manager, YJS".
    """
    return [(in_body(party, grammar) if party.kind == "role" else party, mark) for party, mark in found]


def in_body(post: Party, grammar: PartyGrammar) -> Party:
    """A post with the body behind its last comma as the organisation; as it is where none stands there."""
    title, _, body = (post.role or "").rpartition(", ")
    named = body.casefold().replace("’", "'")
    if post.organisation or not title or " " not in named or named not in (*grammar.bodies, *grammar.body_nouns):
        return post
    if named in grammar.body_nouns and named.rpartition(" ")[2] in grammar.own_services:
        return post
    return post.model_copy(update={"role": title, "organisation": body})


def chairs_of_bodies(found: Sequence[tuple[Party, str]], grammar: PartyGrammar) -> list[tuple[Party, str]]:
    """The parties, each with the mark before it; a chair behind the name of a board or group is that body's chair.

    "OSCB Chair" reads so without it (parties.py): here the body's noun is spelt out. A noun alone names no body, so
    that "Panel Chair" stays a title.
    """
    return [(with_body(party, grammar) if party.kind == "role" else party, mark) for party, mark in found]


def with_body(post: Party, grammar: PartyGrammar) -> Party:
    """A post with the body before its last words as the organisation; as it is where those head no body."""
    title = post.role or ""
    whole = f"{post.organisation} {title}" if post.organisation else title
    if whole not in post.text:
        return post  # a label before the post gave it its organisation
    chair = ends_with(title.casefold(), grammar.chairs)
    body = whole[: len(whole) - len(chair)].rstrip() if chair else ""
    opens, *more = body.casefold().split() or [""]
    if not (more and ends_with(body.casefold(), grammar.headed)) or opens in grammar.qualifiers or " of " in body:
        return post
    return post.model_copy(update={"role": whole[-len(chair) :], "organisation": body})
