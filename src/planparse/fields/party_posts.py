"""A post and the body that it is in: "LAC Nurse, Eastmarsh Community Health Trust", "Advisory Board Chair"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from planparse.grammar.parties import PartyGrammar
from planparse.schema import Party
from planparse.text import ends_with

STRONGER = frozenset({"SLASH", "STRONG", "LINE"})  # marks that part parties where commas stand inside them
POST_WORDS = 2  # of a post behind a body's name, at least


def posts_with_bodies(found: Sequence[tuple[Party, str]], grammar: PartyGrammar) -> list[tuple[Party, str]]:
    """The parties, each with the mark before it; a post, a comma and a named body between stronger marks, or alone in
    a cell, is that body's post.

    A service or a team of one's own ends the post's title instead, where that says no field yet: "Assistant Director,
    Change & Regulatory Services", "Service Manager, Adult Disability Team". A body of one word, or whose name no noun
    ends, is a party of its own: "Communications Lead, Family Voice Westshire"; but stronger marks say that a comma
    parts none: "Service Manager, MASH / Social Worker" are two.
    """
    starts = [n for n, (_, mark) in enumerate(found) if not n or mark in STRONGER]
    runs = [found[start:end] for start, end in itertools.pairwise([*starts, len(found)])]
    apart = len(runs) > 1 and all(run[0][0].kind in ("role", "person", "group") for run in runs)
    return [party for run in runs for party in post_with_body(run, apart, grammar)]


def post_with_body(found: Sequence[tuple[Party, str]], apart: bool, grammar: PartyGrammar) -> list[tuple[Party, str]]:
    """The parties of a run without stronger marks as one, where they are a post and its body; `apart`: such marks part
    it from other posts. A label before both gave them its organisation; then only a service of one's own is the post's.
    """
    if len(found) != 2:
        return list(found)
    (post, before), (body, mark) = found
    labelled = post.organisation is not None and post.text.startswith(f"{post.organisation}:")
    if mark != "COMMA" or post.kind != "role" or post.initials or (post.organisation and not labelled):
        return list(found)
    group = body.kind == "group" and body.organisation in (None, post.organisation)
    name = (body.role if group else body.organisation) or ""
    words = name.split()
    end = words[-1].casefold() if len(words) > 1 else ""
    known = name.casefold() in grammar.teams or name.casefold().endswith(grammar.bodies)
    own = (end in grammar.own_services and not known) or (apart and name.isupper() and len(words) == 1)
    if not own and (labelled or body.kind != "organisation" or end not in grammar.body_ends):
        return list(found)
    if own and not apart and says_field(post.role or "", grammar):
        return list(found)
    place = {"role": f"{post.role}, {name}"} if own else {"organisation": name}
    whole = post.model_copy(update={"text": f"{post.text}, {body.text}", "initials": body.initials, **place})
    return [(whole, before)]


def says_field(post: str, grammar: PartyGrammar) -> bool:
    """Whether a post's title says what it is for, "Waste Manager", and not only how high it is: "Senior Nurse"."""
    words = post.casefold().split()
    while words and words[0] in grammar.heights and " ".join(words) not in grammar.whole_titles:
        words = words[1:]
    return " ".join(words) not in grammar.whole_titles


def posts_in_bodies(found: Sequence[tuple[Party, str]], grammar: PartyGrammar) -> list[tuple[Party, str]]:
    """The parties, each with the mark before it; a body spelt out behind a post's last comma is where the post is.

    A field before it makes one title of the whole: "Head of Corporate Parenting, Probation Service". A service of one's
    own ends that title, and so does a lone acronym: "Operational Manager, YJS". A body spelt out ahead of a post of
    several words is where the post is too, as in "OSCB Business Manager": "Safeguarding Adults Board Business Manager".
    """
    return [(in_or_behind(party, grammar) if party.kind == "role" else party, mark) for party, mark in found]


def in_or_behind(post: Party, grammar: PartyGrammar) -> Party:
    """A post with the body behind its last comma, or ahead of its words, as the organisation."""
    return behind_body(in_body(post, grammar), grammar)


def in_body(post: Party, grammar: PartyGrammar) -> Party:
    """A post with the body behind its last comma as the organisation; as it is where none stands there."""
    title, _, body = (post.role or "").rpartition(", ")
    named = body.casefold().replace("’", "'")
    known = " " in named and (named in grammar.bodies or named in grammar.body_nouns)
    if post.organisation or not title or not known:
        return post
    if named in grammar.body_nouns and named.rpartition(" ")[2] in grammar.own_services:
        return post
    return post.model_copy(update={"role": title, "organisation": body})


def behind_body(post: Party, grammar: PartyGrammar) -> Party:
    """A post with the body that its words open with as the organisation; as it is where those name none for sure.

    One word behind may be of one title with the last of the body's: "Community Safety Partnership Manager".
    """
    words = (post.role or "").split()
    if post.organisation or "," in (post.role or "") or (words and words[0].casefold() in grammar.qualifiers):
        return post
    for count in range(len(words) - POST_WORDS, 1, -1):
        body = " ".join(words[:count])
        noun = ends_with(body.casefold().replace("’", "'"), grammar.body_nouns)
        if " " in noun and noun.rpartition(" ")[2] not in grammar.own_services and " of " not in body:
            return post.model_copy(update={"role": " ".join(words[count:]), "organisation": body})
    return post


def chairs_of_bodies(found: Sequence[tuple[Party, str]], grammar: PartyGrammar) -> list[tuple[Party, str]]:
    """The parties, each with the mark before it; a chair behind the name of a board or group is that body's chair.

    "OSCB Chair" reads so without it (parties.py): here the body's noun is spelt out. A noun alone names no body, so
    that "Panel Chair" stays a title.
    """
    return [(with_body(party, grammar) if party.kind == "role" else party, mark) for party, mark in found]


def posts_under_names(found: Sequence[tuple[Party, str]]) -> list[tuple[Party, str]]:
    """The parties, each with the mark before it; people and posts turn about on lines of a cell, each person first, are
    people with their posts: "Jane Doe", "Head of Audit". One more line of either kind tells nobody's post.
    """
    pairs = list(zip(found[::2], found[1::2], strict=False))
    lines = len(found) % 2 == 0 and all(mark == "LINE" for _, mark in found[1:])
    if not lines or not all(holds(person, post) for (person, _), (post, _) in pairs):
        return list(found)
    return [(held(person, post), mark) for (person, mark), (post, _) in pairs]


def holds(person: Party, post: Party) -> bool:
    """Whether a party is a person without a post, and the next one a post without another holder."""
    named = person.kind == "person" and bool(person.name) and not person.role
    letters = "".join(word[0] for word in (person.name or "").split())
    return named and post.kind == "role" and post.initials in ((), (letters,))


def held(person: Party, post: Party) -> Party:
    """The person with the post printed beneath the name."""
    body = post.organisation or person.organisation
    letters = person.initials or post.initials
    said = {"text": f"{person.text} {post.text}", "role": post.role, "organisation": body, "initials": letters}
    return person.model_copy(update=said)


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
