"""What is wrong with a scenario as a teacher, judged by its figures, with the line of the file to change.

An alarm means that the scenario does not teach (and `--strict` fails), a warning that part of it is wasted, a note that a
trainer may want to know. Bounds are cleared by two standard errors, so that chance alone raises none.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from sim_core.balance.bounds import (
    CHEAP_MEDAL,
    EARLY,
    EXCUSES_AT_LEAST,
    HARDLY_MORE,
    HOURS_LEFT,
    IDLE_AT_MOST,
    KNOWN_AT_LEAST,
    LITTLE_OF_ALL,
    MOST_LUCK,
    MOVE_AT_MOST,
    ORACLE_AT_MOST,
    RARE,
    RELIABLE,
    SMALL,
    SURE,
    TRICK_AT_MOST,
)
from sim_core.balance.finding import Finding, Steps
from sim_core.balance.measures import MASTERS
from sim_core.model.moves import MOVE_IDS, tagged
from sim_core.model.tables import EXCUSE_ROWS
from sim_core.scenario.schema import Scenario

Card = dict[str, Any]
LEVELS: Final = ("alarm", "warning", "note")
COMPANIONS: Final = tagged("prepares")
"""Moves whose worth is that of another one, which they prepare, or which finds out the same."""
INFORMED: Final = ("oracle", "master")
"""Who knows more than the textbook, or thinks longer: to get more than it is theirs."""
SOURCES: Final = tuple(move for move in MOVE_IDS if any(move in row["sources"] for row in EXCUSE_ROWS.values()))
"""Moves that find out whether an excuse is true."""


def findings(scenario: Scenario, card: Card) -> list[Finding]:
    """All findings, the worst first. Where the textbook itself is no measure here, nothing is judged by it."""
    looks = LOOKS if "moves" in card else tuple(look for look in LOOKS if look not in OF_WHOLE_CARDS)
    broken = [one for look in MEASURE for one in look(scenario, card)][:1]
    if broken:
        looks = tuple(look for look in looks if look in BY_ITSELF)
    found = [*broken, *(one for look in looks for one in look(scenario, card))]
    return sorted(found, key=lambda one: LEVELS.index(one.level))


def _rung(card: Card, bot: str) -> Card:
    return next(row for row in card["ladder"] if row["bot"] == bot)


def _easiest(scenario: Scenario, card: Card, bot: str) -> Steps:
    """The client with whom a bot gets most, of what it gets more than it should."""
    rows = card["clients"]
    shown = bot if bot in rows[0]["recovered"] else "nag" if bot != "idle" else "idle"
    best = max(range(len(rows)), key=lambda number: rows[number]["recovered"].get(shown, 0.0))
    return ("clients", best, "hidden")


def textbook_idle(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """Money could be had, and the textbook gets hardly more of it than who does nothing: its measures do not fit here."""
    idle, textbook = _rung(card, "idle")["net"], _rung(card, "textbook")["net"]
    could = sum(row["recoverable"] for row in card["clients"])
    if textbook["ci95"][1] - idle["mean"] < HARDLY_MORE * could and textbook["ci95"][1] < LITTLE_OF_ALL * could:
        share = _ratio(textbook["mean"], could)
        yield Finding("alarm", "textbook_idle", ("clients",), {"share": share, "could": could, "textbook": textbook["mean"]})


def textbook_beaten(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """Who knows one trick gets more than good work: then good work is no measure of skill here."""
    textbook, idle = _rung(card, "textbook")["net"], _rung(card, "idle")["net"]
    for row in reversed(card["ladder"]):
        bot, net = row["bot"], row["net"]
        if bot in INFORMED or ".py:" in bot or bot in ("textbook", "idle") or net["ci95"][0] <= textbook["ci95"][1]:
            continue
        at = _easiest(scenario, card, bot)
        share = _ratio(net["mean"] - idle["mean"], textbook["mean"] - idle["mean"])
        values = {"bot": bot, "share": share, "client": scenario.clients[int(at[1])].id}
        yield Finding("alarm", "textbook_beaten", at, values)
        return


def idle_wins(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """Money comes in by itself."""
    idle, textbook = _rung(card, "idle")["net"], _rung(card, "textbook")["net"]
    if idle["ci95"][0] > IDLE_AT_MOST * textbook["ci95"][1]:
        values = {"idle": idle["mean"], "textbook": textbook["mean"], "share": _ratio(idle["mean"], textbook["mean"])}
        at = _easiest(scenario, card, "idle")
        yield Finding("alarm", "idle_wins", at, {**values, "client": scenario.clients[int(at[1])].id})


def trick_wins(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """A bot that knows one trick gets as far as the textbook, or nearly."""
    textbook, idle = _rung(card, "textbook")["net"], _rung(card, "idle")["net"]
    worth = textbook["mean"] - idle["mean"]
    for row in card["ladder"]:
        bot, net = row["bot"], row["net"]
        if bot in ("idle", "textbook", "oracle") or worth <= 0:
            continue
        if net["ci95"][0] - idle["mean"] > TRICK_AT_MOST * worth:
            at = _easiest(scenario, card, bot)
            share = (net["mean"] - idle["mean"]) / worth
            yield Finding("alarm", "trick_wins", at, {"bot": bot, "share": share, "client": scenario.clients[int(at[1])].id})


def moves_alone(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """A single move repeated is nearly all there is; traps that pay."""
    for row in card["moves"]:
        at = _move_at(scenario, row["move"])
        if row["alone"] - SURE * row["alone_se"] > MOVE_AT_MOST:
            yield Finding("alarm", "move_dominant", at, {"move": row["move"], "share": row["alone"]})
        if row["trap"] and row["value"] - SURE * row["value_se"] > SMALL:
            yield Finding("warning", "trap_pays", at, {"move": row["move"], "share": row["value"]})


def moves_idle(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """Moves that are made and bring nothing, or do harm; moves that nobody needs here."""
    unneeded = []
    for row in card["moves"]:
        move, most = row["move"], row["value"] + SURE * row["value_se"]
        if row["trap"] or row["alone"] - SURE * row["alone_se"] > SMALL:
            continue
        if row["made"] >= 0.2 and row["forbidden"] + SURE * row["forbidden_se"] < -SMALL:
            yield Finding("warning", "move_harmful", _move_at(scenario, move), {"move": move, "share": -row["forbidden"]})
        elif most < SMALL / 2 and (row["made"] >= 0.2 or move in scenario.moves.change) and move not in COMPANIONS:
            yield Finding("warning", "move_useless", _move_at(scenario, move), {"move": move, "made": row["made"]})
        elif row["made"] < 0.2 and most < SMALL:
            unneeded.append(move)
    if unneeded:
        yield Finding("note", "moves_unneeded", ("moves",), {"moves": unneeded})


def _move_at(scenario: Scenario, move: str) -> Steps:
    return ("moves", "change", move) if move in scenario.moves.change else ("moves",)


def truth_hidden(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """What is true cannot be found out in time, or knowing it would change everything."""
    found = card["solvable"]
    known, raised, gain = found["found_out"], found["excuses_raised"], found["oracle_gain_share"]
    blind = known is not None and raised >= EXCUSES_AT_LEAST and known < KNOWN_AT_LEAST
    if blind or gain > ORACLE_AT_MOST:
        values = {"known": known if known is not None else 1.0, "gain": gain}
        yield Finding("alarm", "truth_hidden", _sources_at(scenario), {**values, "moves": _sources(scenario)})


def _sources(scenario: Scenario) -> list[str]:
    """The moves that find something out which this file forbids or changes; all of them if it does neither."""
    touched = [move for move in SOURCES if move in scenario.moves.forbid or move in scenario.moves.change]
    return touched or list(SOURCES)


def _sources_at(scenario: Scenario) -> Steps:
    sources = _sources(scenario)
    if sources[0] in scenario.moves.forbid:
        return ("moves", "forbid", scenario.moves.forbid.index(sources[0]))
    return _move_at(scenario, sources[0])


def decided_early(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """What comes after the first weeks hardly matters."""
    found = card["decided"]
    if found["weeks"] >= 4 and found["week"] <= max(EARLY * found["weeks"], 1.0):
        values = {"week": found["week"], "weeks": found["weeks"], "correlation": found["correlation"][found["week"] - 1]}
        yield Finding("alarm", "decided_early", ("weeks",), values)


def unreliable(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """The score says little about skill."""
    if card["discrimination"]["reliability"] < RELIABLE:
        yield Finding("alarm", "unreliable", ("clients",), {"reliability": card["discrimination"]["reliability"]})


def luck_rules(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """What comes of a game is luck for the greater part."""
    if card["luck"]["luck"] > MOST_LUCK:
        yield Finding("warning", "luck_rules", ("clients",), {"share": card["luck"]["luck"]})


def lessons_idle(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """Lessons that the file names and that may be left out without loss; lessons better left out."""
    for row in card["lessons"]:
        loss, error, lesson = row["of_textbook"], row["of_textbook_se"], row["lesson"]
        at: Steps = ("lessons", scenario.lessons.index(lesson)) if row["taught"] else ("lessons",)
        if loss + SURE * error < -SMALL and row["taught"]:
            yield Finding("alarm", "lesson_hurts", at, {"lesson": lesson, "share": -loss})
        elif row["taught"] and loss + SURE * error < 2 * SMALL:
            yield Finding("warning", "lesson_idle", at, {"lesson": lesson, "share": loss})


def never_heard(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """What stands in the file and (nearly) never happens."""
    lines = {(row["client"], row["line"]): row["most"] for row in card["coverage"]["dialogue"]}
    for number, client in enumerate(scenario.clients):
        for kind in client.hidden.tactics:
            if lines.get((client.id, f"excuse.{kind}.first"), 0.0) < RARE:
                taste = ("clients", number, "hidden", "tactics", str(kind))
                yield Finding("warning", "excuse_unheard", taste, {"client": client.id, "excuse": str(kind)})
    for row in card["coverage"]["problems"]:
        if row["share_of_games"] < RARE:
            number = [client.id for client in scenario.clients].index(row["client"])
            there = ("clients", number, "hidden", "problems")
            yield Finding("warning", "problem_rare", there, {"client": row["client"], "problem": row["problem"]})
    for row in card["coverage"]["events"]:
        if row["share_of_games"] < RARE:
            yield Finding("warning", "event_rare", ("events", row["number"]), {"kind": row["kind"], "week": row["week"]})


def own_lines(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """Lines of a client's own that nobody ever hears."""
    lines = {(row["client"], row["line"]): row["most"] for row in card["coverage"]["dialogue"]}
    for number, client in enumerate(scenario.clients):
        for situation, given in client.lines.model_dump(exclude_defaults=True).items():
            stages = given if isinstance(given, dict) else {"": given}
            for stage in stages:
                path = f"excuse.{situation}.{stage}" if stage else situation
                if lines.get((client.id, path), 1.0) < RARE:
                    at: Steps = ("clients", number, "lines", situation, *([stage] if stage else []))
                    yield Finding("note", "line_unheard", at, {"client": client.id, "line": path})


def promises(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """Promises that are always kept, or never: nothing to follow up."""
    row = card["coverage"]["promises"]["textbook"]
    due = row["kept"] + row["broken"]
    if due >= 1.0 and not 0.05 <= row["kept"] / due <= 0.97:
        yield Finding("note", "promises_one_way", ("clients",), {"share": row["kept"] / due})


def hours(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """So many hours that nothing has to be chosen."""
    row = card["hours"]
    if row["unused_share"] > HOURS_LEFT:
        fit = max(round(row["a_week"] * (1.0 - row["unused_share"]) * 2.0) / 2.0, 1.0)
        values = {"left": row["unused_share"], "hours": row["a_week"], "fit": fit}
        yield Finding("warning", "hours_idle", ("rep", "hours_per_week"), values)


def clients(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """Clients from whom nothing is to be had, or everything without asking."""
    for number, row in enumerate(card["clients"]):
        if row["due"] > 0 and row["recoverable"] < 0.05 * row["due"]:
            at: Steps = ("clients", number, "hidden", "cash")
            yield Finding("warning", "client_empty", at, {"client": row["client"], "due": row["due"]})
        elif row["recovered"]["idle"] > 0.7 * row["recoverable"]:
            values = {"client": row["client"], "share": _ratio(row["recovered"]["idle"], row["recoverable"])}
            yield Finding("warning", "client_easy", ("clients", number, "hidden"), values)


def medals(scenario: Scenario, card: Card) -> Iterator[Finding]:
    """Medals too cheap or out of reach, and targets likewise."""
    suggested = card["medals"]["suggested"]
    for row in card["ladder"]:
        if row["bot"] in MASTERS or ".py:" in row["bot"]:
            continue
        won = sum(row["medals"].values())
        if won > CHEAP_MEDAL and row["score"]["mean"] < 90.0:
            values = {"bot": row["bot"], "share": won, "bronze": suggested["bronze"]}
            yield Finding("warning", "medal_cheap", ("medals", "bronze"), values)
            break
    if _rung(card, "oracle")["medals"]["gold"] < 0.05:
        yield Finding("warning", "medal_unreachable", ("medals", "gold"), {"gold": suggested["gold"]})
    reached = card["medals"]["target_reached"]
    if scenario.target is not None and reached < 0.2:
        values = {"share": reached, "target": card["medals"]["target_suggested"]}
        yield Finding("note", "target_far", ("target",), values)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 1.0


LOOKS: Final[tuple[Callable[[Scenario, Card], Iterator[Finding]], ...]] = (
    idle_wins,
    trick_wins,
    moves_alone,
    truth_hidden,
    decided_early,
    unreliable,
    luck_rules,
    lessons_idle,
    moves_idle,
    never_heard,
    own_lines,
    promises,
    hours,
    clients,
    medals,
)
MEASURE: Final = (textbook_idle, textbook_beaten)
"""Is the textbook a measure here at all? If not, the first of these is told, and nothing else that is judged by it."""
BY_ITSELF: Final = (never_heard, own_lines)
"""What is judged without the textbook."""
OF_WHOLE_CARDS: Final = (lessons_idle, moves_alone, moves_idle, luck_rules, hours)
"""What a quick card has no figures for."""
