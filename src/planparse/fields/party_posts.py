"""A post and, behind a comma, where it is: "LAC Nurse, Eastmarsh Community Health Trust" is one party."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.grammar.parties import PartyGrammar
from planparse.schema import Party


def posts_with_bodies(found: Sequence[tuple[Party, str]], grammar: PartyGrammar) -> list[tuple[Party, str]]:
    """The parties, each with the mark before it; a cell that is a post, a comma and a named body is that body's post.

    A service of one's own ends the post's title instead, where that says no field yet: "Assistant Director, Change &
    Regulatory Services". A body of one word, or whose name no noun ends, is a party of its own: "Communications Lead,
    Family Voice Westshire".
    """
    if len(found) != 2:
        return list(found)
    (post, before), (body, mark) = found
    if mark != "COMMA" or post.kind != "role" or post.initials or post.organisation or body.kind != "organisation":
        return list(found)
    words = (body.organisation or "").split()
    end = words[-1].casefold() if len(words) > 1 else ""
    if not any(end == noun.rpartition(" ")[2] for noun in grammar.body_nouns):
        return list(found)
    own = end in grammar.own_services
    if own and (post.role or "").casefold() not in (*grammar.roles, *grammar.ranks):
        return list(found)
    place = {"role": f"{post.role}, {body.organisation}"} if own else {"organisation": body.organisation}
    whole = post.model_copy(update={"text": f"{post.text}, {body.text}", "initials": body.initials, **place})
    return [(whole, before)]
