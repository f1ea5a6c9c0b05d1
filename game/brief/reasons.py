"""The reasons that a client may give, for who plays it: what each is called, in its own words, and whether it is true."""

from dataclasses import dataclass

from game.brief import told
from game.brief.sheets import Grid
from game.language.words import excuse_name, has, say
from game.play.dialogue import filled, lines_for
from game.play.people import contact_sex
from game.play.voices import speech_of, told_apart, values_of
from sim_core import Scenario
from sim_core.public.games import Standing
from sim_core.public.scenarios import PROBLEMS, ClientSpec, Situation, ends, fits
from sim_core.public.vocabulary import EXCUSE_ROWS, SHARED, TRUTHS

LIKED = 0.2
"""A taste above this is one that the scenario means."""
ALWAYS, NEVER = 0.95, 0.05
"""Shares of openings beyond which a reason is told as true, or as a pretext."""
MOST_REASONS = 4
"""What fits one page."""
MOST_PRETEXTS = 2
WEEKLY = tuple(str(row["like"]) for row in TRUTHS.values() if row.get("weekly"))
"""Reasons that may be true in one week and not in the next: whoever plays the client settles it."""
TRUE_COUNTS = 3.0
"""How much sooner an honest client says what is so than another says what it likes."""
ACROSS_A_TABLE = "visit"


@dataclass(frozen=True)
class Reason:
    """A reason that is given in a scenario. `place`: in the table of all; `true_like`: the reason that is true for the same."""

    place: str
    money: bool
    true_like: str


def reasons_of(scenario: Scenario) -> list[Reason]:
    """All reasons that are given in a scenario: those that all know, those that it names, and its own."""
    own = scenario.own_excuses()
    named = [one for one in scenario.known_excuses() if isinstance(one, str)]
    found = [
        Reason(name, row["class"] == "money", TRUTHS[row["why"]]["like"] if "why" in row else name)
        for name, row in EXCUSE_ROWS.items()
        if name in SHARED or name in named
    ]
    return found + [
        Reason(place, one.kind == "money", TRUTHS[one.true_when]["like"] if one.true_when else place)
        for place, one in own.items()
    ]


def wrong(problem: str, language: str) -> str:
    """What is wrong on the rep's side, in words; of a complaint of the scenario's own, what that is called."""
    key = f"brief.problem.{problem}"
    return say(key, language) if has(key) else say("brief.problem_called", language, called=excuse_name(problem, language))


def real_troubles(scenario: Scenario, client: ClientSpec, stand: Standing, language: str) -> str:
    """What is really wrong, in short: complaints of us with their chance, and means that do not reach."""
    chances = {problem.kind: told.middle(ends(problem.chance)) for problem in client.hidden.problems}
    chances |= {one.place: stand.true[one.place] for one in reasons_of(scenario) if one.money}
    sure = [in_short(place, language) for place, chance in chances.items() if chance >= ALWAYS]
    perhaps = [
        f"{in_short(place, language)} {told.tenths(chance)}/10" for place, chance in chances.items() if NEVER < chance < ALWAYS
    ]
    return told.listed([*sure, *perhaps], language)


def pretexts(scenario: Scenario, client: ClientSpec, language: str) -> str:
    """What it likes to plead, the dearest first."""
    weights = _tastes(client)
    liked = sorted(
        (one for one in reasons_of(scenario) if weights.get(one.place, 0.0) > 0), key=lambda one: -weights[one.place]
    )
    return told.listed([in_short(one.place, language) for one in liked[:MOST_PRETEXTS]], language)


def in_short(place: str, language: str) -> str:
    """A reason in a word or two."""
    key = f"window.card.excuse.{place}"
    return say(key, language) if has(key) else excuse_name(place, language)


def _tastes(client: ClientSpec) -> dict[str, float]:
    return {str(name): told.middle(ends(weight)) for name, weight in client.hidden.tactics.items()}


def reasons_grid(scenario: Scenario, number: int, stand: Standing, language: str) -> Grid:
    """What a client pleads: what it likes, and what is so; in its own words; whether it is true."""
    tastes, honest = _tastes(scenario.clients[number]), told.middle(stand.honesty)

    def weight(one: Reason) -> float:
        return (1 - honest) * tastes.get(one.place, 0.0) + TRUE_COUNTS * honest * stand.true[one.place]

    offered = [one for one in reasons_of(scenario) if tastes.get(one.place, 0.0) > LIKED or stand.true[one.place] > NEVER]
    rows = [
        (excuse_name(one.place, language), _quoted(scenario, number, one.place, language), _truth(one, stand, language))
        for one in sorted(offered, key=lambda one: -weight(one))[:MOST_REASONS]
    ]
    heads = [say(f"brief.reasons.{name}", language) for name in ("reason", "words", "true")]
    return Grid(heads, rows, (), wide=(19, 48, 33))


def _truth(one: Reason, stand: Standing, language: str) -> str:
    share = stand.true[one.place]
    when = say(f"brief.true_if.{'complaint' if one.place in PROBLEMS else one.true_like}", language)
    if one.true_like in WEEKLY:
        return say("brief.true_weekly", language, when=when)
    if share <= NEVER:
        return say("brief.pretext", language)
    if share >= ALWAYS:
        return say("brief.true", language)
    return say("brief.true_in", language, chance=told.in_ten(share, language), when=when)


def _quoted(scenario: Scenario, number: int, place: str, language: str) -> str:
    """A line of a client's for a reason, as it would say it across a table."""
    client, speech = scenario.clients[number], speech_of(scenario, language)
    here = Situation(by=ACROSS_A_TABLE, sex=contact_sex(scenario, number), trade=speech.kind)
    lines = lines_for(client, ("excuse", place, "first"), language, speech)
    line = min((one for one in lines if fits(one.conditions, here)), key=lambda one: (one.rank, not one.trade), default=None)
    if line is None:
        return ""
    values, second = values_of(scenario, number, language), told_apart(scenario, number, language)
    return say("brief.quoted", language, words=filled(line.text, language, values, second))
