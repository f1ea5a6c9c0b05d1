"""Two cases of one excuse to be compared: found in one's own games, else in a game of the library, and in words."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from game.debrief.past_game import PERSON, stored_game
from game.debrief.sentences import client_names
from game.language.words import excuse_name, money, percent, say
from game.play.evidence import Evidence, in_words
from game.play.store import Store, StoreError
from sim_core import RULES_VERSION, Message, Scenario, SimError
from sim_core.public.debriefs import Case, Pair, Played, Trail, opened, pairs
from sim_core.public.runs import bot_steps
from sim_core.public.scenarios import decoded, find_scenario, name_of, parse_scenario, whole_text

LIBRARY: Final = ("final-quarter", "textbook", 2)
"""A game in which there is much to compare, for who has played none: scenario, bot, seed."""
OWN_GAMES: Final = 6
"""Of one's own games, the newest, so many are looked through."""
MOST: Final = 4
"""Pairs that are taken from one game."""


@dataclass(frozen=True)
class Comparison:
    """Two cases of one game. `own`: was it the trainee's?"""

    scenario: Scenario
    pair: Pair
    own: bool

    @property
    def sides(self) -> tuple[Case, Case]:
        """Left and right."""
        return self.pair.left, self.pair.right

    def name(self, case: Case, language: str) -> str:
        """The client of a case."""
        return client_names(self.scenario, language)[case.client]


def of_trail(trail: Trail, seed: int, own: bool = True) -> list[Comparison]:
    """What can be compared in a game, the most telling first; each case once."""
    seen: set[tuple[int, int]] = set()
    found = []
    for pair in pairs(trail, seed):
        sides = {(case.number, case.client) for case in (pair.left, pair.right)}
        if not sides & seen:
            seen |= sides
            found.append(Comparison(trail.end.scenario, pair, own))
    return found[:MOST]


def comparisons(store: Store | None, first: tuple[Trail, int] | None = None) -> list[Comparison]:
    """What can be compared: in the game being looked back on, else in one's own games, else in one of the library."""
    found = of_trail(*first) if first else []
    for trail, seed in _own_games(store) if not found else ():
        found = of_trail(trail, seed)
        if found:
            break
    return found or of_trail(_of_library(), LIBRARY[2], own=False)


def _own_games(store: Store | None) -> Iterator[tuple[Trail, int]]:
    """A person's finished games, the newest first, as far as they can be told again."""
    with suppress(StoreError):
        games = store.games() if store else []
        mine = [
            one for one in games if one.status == "finished" and one.player == PERSON and one.rules_version == RULES_VERSION
        ]
        for saved in mine[:OWN_GAMES]:
            with suppress(SimError):
                assert store is not None
                yield opened(stored_game(saved, store).played, 0.0).trail, saved.seed


def _of_library() -> Trail:
    name, bot, seed = LIBRARY
    place = find_scenario(name)
    text = decoded(whole_text(place), name_of(place))
    steps = bot_steps(parse_scenario(text.encode(), name_of(place)), bot, seed)
    return opened(Played(text, seed, tuple(steps)), 0.0).trail


def describe_question(comparison: Comparison, language: str) -> str:
    """What is asked."""
    excuse = excuse_name(comparison.pair.left.kind.name.lower(), language)
    return say("compare.question", language, excuse=excuse)


def describe_case(comparison: Comparison, case: Case, language: str) -> str:
    """Where and when it stood open."""
    return say("compare.when", language, said=case.said + 1, week=case.week + 1)


def describe_signs(comparison: Comparison, case: Case, language: str) -> list[tuple[str, bool]]:
    """What the file said, a line each; and whether the other case has it otherwise. What differs comes first."""
    apart = comparison.pair.apart()
    told = [(describe_sign(sign, case.week + 1, language), sign.key in apart) for sign in case.signs]
    return sorted(told, key=lambda one: not one[1])


def describe_sign(sign: Message, now: int, language: str) -> str:
    """What the file said, as of a week (from 1)."""
    values = sign.values
    if "source" in values:
        heard = Evidence(values["excuse"], values["source"], bool(values["so"]), int(values["week"]), float(values["right"]))
        return in_words(heard, now, language, short=True)
    shown = {name: money(float(value), language) for name, value in values.items() if name in AMOUNTS}
    for name in ("mood", "cause"):
        if name in values:
            shown[name] = say(f"{name}.{values[name]}", language)
    return say(sign.key, language, **{**values, **shown})


AMOUNTS: Final = ("overdue", "owed", "amount", "low", "high", "cash", "downstream", "stock")


def describe_behind(comparison: Comparison, case: Case, language: str) -> str:
    """What was behind it, which nobody could see then."""
    values = case.behind.values
    shown = {name: money(float(value), language) for name, value in values.items() if name in AMOUNTS}
    if "share" in values:
        shown["share"] = percent(float(values["share"]))
        return say("behind.problem" if float(values["share"]) > 0 else "behind.no_problem", language, **shown)
    return say(case.behind.key, language, **shown)


def describe_apart(comparison: Comparison, language: str) -> list[str]:
    """What tells the two apart: who was right of each, and what stood against it."""
    lines = []
    for case in comparison.sides:
        heard = [sign for sign in case.signs if "source" in sign.values]
        right = [sign for sign in heard if bool(sign.values["so"]) == case.true]
        key = "none" if not heard else "right" if len(right) == len(heard) else "wrong" if not right else "differ"
        names = say("window.list_comma", language).join(_sources(right or heard, language))
        so = say(f"finding.{'true' if case.true else 'false'}", language)
        lines.append(say(f"compare.{key}", language, client=comparison.name(case, language), so=so, sources=names))
    return lines


def _sources(signs: Sequence[Message], language: str) -> list[str]:
    return [say(f"evidence.source.{sign.values['source']}", language) for sign in signs]
