"""Which recommendation or action of the new plan is which of the old."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from planparse.compare.likeness import candidates, likeness, words_only
from planparse.compare.ordering import Pair, paired_by_key
from planparse.schema import Action, Recommendation

ALIKE = 0.7  # least likeness of one text to another that was edited
ALIKE_NUMBERED = 0.6  # the same where both have the same number
ALIKE_ELSEWHERE = 0.85  # the same where the action would have moved to another recommendation
SAME_NUMBER = 0.1  # what the same number adds when several texts are alike
TELLING = 4  # words that make a text one of its own: "as above" isn't

Key = Callable[["Entry"], Hashable | None]


class Entry(NamedTuple):
    """One recommendation or action as it is known by: `group` is its recommendation's, equal on both sides if matched.

    `number` is None and `text` empty where nothing is printed; `whole` stands for all its compared fields.
    """

    group: int
    number: str | None
    text: str
    whole: Hashable

    @property
    def telling(self) -> str | None:
        """The text where it is long enough to be known by it alone."""
        return self.text if self.text.count(" ") >= TELLING - 1 else None


class Matcher:
    """Takes pairs, pass by pass, out of what is still free; `pairs` are the positions found."""

    def __init__(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        self.old, self.new = old, new
        self.free_old, self.free_new = dict(enumerate(old)), dict(enumerate(new))
        self.pairs: list[Pair] = []

    def take(self, pairs: Iterable[Pair]) -> None:
        """Keep every pair whose sides are both free still."""
        for left, right in pairs:
            if left in self.free_old and right in self.free_new:
                del self.free_old[left], self.free_new[right]
                self.pairs.append((left, right))

    def by_key(self, key: Key) -> None:
        """Those of the same key, in their order."""
        self.take(paired_by_key(_keyed(self.free_old, key), _keyed(self.free_new, key)))

    def by_only_key(self, key: Key) -> None:
        """Those of the same key where neither side has it twice."""
        once_old, once_new = _once(self.free_old, key), _once(self.free_new, key)
        self.take((at, once_new[found]) for found, at in once_old.items() if found in once_new)

    def by_likeness(self, group: Key, least: float, least_numbered: float) -> None:
        """Those of like texts in the same group, the most alike first, then the nearest."""
        old, new = _grouped(self.free_old, group), _grouped(self.free_new, group)
        scored: list[tuple[float, int, int, int]] = []
        for found in old:
            for left, right in candidates(old[found], new.get(found, {})):
                same = self.old[left].number is not None and self.old[left].number == self.new[right].number
                alike = likeness(self.old[left].text, self.new[right].text, least_numbered if same else least)
                if alike:
                    scored.append((-alike - SAME_NUMBER * same, abs(left - right), left, right))
        self.take((left, right) for _, _, left, right in sorted(scored))


def match_recommendations(old: Sequence[Recommendation], new: Sequence[Recommendation]) -> list[Pair]:
    """Pairs of positions: by number and text, by text, by likeness, by shared actions, then what has no text."""
    matcher = Matcher(_recommendation_entries(old), _recommendation_entries(new))
    matcher.by_key(lambda entry: entry.whole)
    matcher.by_key(lambda entry: (entry.number, entry.text) if entry.text else None)
    matcher.by_key(lambda entry: entry.text or None)
    matcher.by_likeness(lambda entry: 0, ALIKE, ALIKE_NUMBERED)
    matcher.take(_sharing(matcher, old, new))
    _match_textless(matcher)
    return sorted(matcher.pairs)


def match_actions(old: Sequence[tuple[int, Action]], new: Sequence[tuple[int, Action]]) -> list[Pair]:
    """Pairs of positions in the lists of (group, action): first within the group, then moved ones anywhere.

    Text that is the same and telling outweighs likeness at the old place.
    """
    matcher = Matcher(_action_entries(old), _action_entries(new))
    matcher.by_key(lambda entry: (entry.group, entry.whole))
    matcher.by_key(lambda entry: (entry.group, entry.number, entry.text) if entry.text else None)
    matcher.by_key(lambda entry: (entry.group, entry.text) if entry.text else None)
    matcher.by_only_key(lambda entry: entry.telling)
    matcher.by_likeness(lambda entry: entry.group, ALIKE, ALIKE_NUMBERED)
    _match_textless(matcher)
    matcher.by_key(lambda entry: entry.telling)
    matcher.by_likeness(lambda entry: 0 if entry.telling else None, ALIKE_ELSEWHERE, ALIKE_ELSEWHERE)
    return sorted(matcher.pairs)


def _recommendation_entries(found: Sequence[Recommendation]) -> list[Entry]:
    return [Entry(0, _number(r.number), words_only(r.text), _heading(r)) for r in found]


def _action_entries(found: Sequence[tuple[int, Action]]) -> list[Entry]:
    return [Entry(group, _number(action.number), words_only(action.text), _whole(action)) for group, action in found]


def _heading(found: Recommendation) -> Hashable | None:
    parts = (found.number, found.text, found.theme)
    return parts if any(parts) else None


def _whole(action: Action) -> str:
    return action.model_dump_json(exclude={"id", "provenance"})


def _number(number: str | None) -> str | None:
    return (number or "").strip(" .()").casefold() or None


def _match_textless(matcher: Matcher) -> None:
    """A side without text is known by its number, else by its order among the rest of the group."""

    def numbered(entry: Entry) -> Hashable | None:
        return (entry.group, entry.number) if entry.number else None

    for lacking in ("old", "new"):
        left = {at: e for at, e in matcher.free_old.items() if lacking == "new" or not e.text}
        right = {at: e for at, e in matcher.free_new.items() if lacking == "old" or not e.text}
        matcher.take(paired_by_key(_keyed(left, numbered), _keyed(right, numbered)))
    matcher.by_key(lambda entry: None if entry.text else entry.group)


def _sharing(matcher: Matcher, old: Sequence[Recommendation], new: Sequence[Recommendation]) -> list[Pair]:
    """Recommendations whose words are new but that have at least half of the fewer actions in common."""
    once_old, once_new = _owners(matcher.free_old, old), _owners(matcher.free_new, new)
    shared = Counter((owner, once_new[text]) for text, owner in once_old.items() if text in once_new)
    enough = [
        (-count, abs(left - right), left, right)
        for (left, right), count in shared.items()
        if 2 * count >= min(len(old[left].actions), len(new[right].actions))
    ]
    return [(left, right) for _, _, left, right in sorted(enough)]


def _owners(free: Mapping[int, Entry], found: Sequence[Recommendation]) -> dict[str, int]:
    """Which recommendation has the action of each text that stands but once."""
    owners = [(text, at) for at in free for action in found[at].actions if (text := words_only(action.text))]
    times = Counter(text for text, _ in owners)
    return {text: at for text, at in owners if times[text] == 1}


def _keyed(free: Mapping[int, Entry], key: Key) -> list[tuple[int, Hashable]]:
    return [(at, key(entry)) for at, entry in free.items()]


def _once(free: Mapping[int, Entry], key: Key) -> dict[Hashable, int]:
    times = Counter(found for _, found in _keyed(free, key))
    return {found: at for at, found in _keyed(free, key) if found is not None and times[found] == 1}


def _grouped(free: Mapping[int, Entry], group: Key) -> dict[Hashable, dict[int, str]]:
    found: dict[Hashable, dict[int, str]] = defaultdict(dict)
    for at, entry in free.items():
        if entry.text and (key := group(entry)) is not None:
            found[key][at] = entry.text
    return found
