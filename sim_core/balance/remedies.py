"""What might mend a finding: changes of the file, the likeliest first. Each is played before anybody is advised to make it.

A remedy takes the file and the finding's row, and gives changes in turn.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from sim_core.balance.changed_file import Change, File, Row
from sim_core.bots.rows import BOT_ROWS
from sim_core.model.moves import MOVE, MOVE_IDS
from sim_core.model.vocabulary import LESSONS
from sim_core.scenario.money import counting_of, debts_in, step_for
from sim_core.scenario.vary import said_at

SMALL_SHIFT, LARGE_SHIFT = 0.2, 0.35
"""By how much a level is moved, of 1."""
HALF_HOUR: Final = 2.0
STEPS_TRIED: Final = (10.0, 0.1, 100.0, 0.01)


def hours_idle(file: File, row: Row) -> Iterator[Change]:
    """Fewer hours; but enough for the dearest move, or that move is forbidden too."""
    given, fit, table = float(row["hours"]), float(row["fit"]), file.table
    offered = {move: float(table.hours[MOVE[move]]) for move in MOVE_IDS if table.allowed[MOVE[move]]}
    wanted = dict.fromkeys(round(one * HALF_HOUR) / HALF_HOUR for one in (fit, (2 * fit + given) / 3, (fit + 2 * given) / 3))
    dearest = max(offered.values(), default=0.0)
    for hours in dict.fromkeys((*wanted, dearest)):
        if dearest <= hours < given:
            yield {"rep.hours_per_week": hours}
    for hours in wanted:
        if hours < min(dearest, given):
            yield {
                "rep.hours_per_week": hours,
                **file.forbidding(tuple(move for move, needed in offered.items() if needed > hours)),
            }


def harder(file: File, row: Row) -> Iterator[Change]:
    """Clients that are harder to move: first the one who pays most easily, then all."""
    for clients in ((str(row["client"]),), ()):
        yield file.shifted({"stubbornness": LARGE_SHIFT}, clients)
        yield file.shifted({"honesty": -SMALL_SHIFT, "stubbornness": SMALL_SHIFT}, clients)
        yield file.shifted({"honesty": -LARGE_SHIFT, "stubbornness": LARGE_SHIFT, "attention": -LARGE_SHIFT}, clients)


def trick_wins(file: File, row: Row) -> Iterator[Change]:
    """As for money that comes by itself; real complaints; quicker rivals; fewer hours, or more; a dearer trick."""
    yield from harder(file, row)
    yield from (file.at_fault(clients) for clients in ((str(row["client"]),), ()))
    yield {**file.at_fault(), **file.shifted({"honesty": -SMALL_SHIFT})}
    yield file.shifted({"honesty": -SMALL_SHIFT, "rivals.heat": SMALL_SHIFT, "stalling": SMALL_SHIFT})
    given = file.scenario.hours_per_week()
    for share in (0.8, 0.65, 1.5, 2.5, 4.0):
        yield {"rep.hours_per_week": max(round(given * share * HALF_HOUR) / HALF_HOUR, 1.0)}
    yield file.shifted({"patience": -LARGE_SHIFT})
    for factor in (1.5, 2.0):
        dearer = {move: float(file.table.hours[MOVE[move]]) * factor for move in _moves_of(str(row["bot"]))}
        offered = {move: hours for move, hours in dearer.items() if hours and file.table.allowed[MOVE[move]]}
        yield {f"moves.change.{move}.hours": hours for move, hours in offered.items()}


def _moves_of(bot: str) -> tuple[str, ...]:
    """The moves that a bot of one trick makes."""
    return tuple(dict.fromkeys(str(offer["move"]) for offer in BOT_ROWS.get(bot, {}).get("offers", ())))


def textbook_beaten(file: File, row: Row) -> Iterator[Change]:
    """What good work is measured by does not fit: most often people pay in steps out of proportion to what is owed."""
    step, fit = file.scenario.step(), step_for(debts_in(file.data))
    for other in dict.fromkeys((fit, *(step * factor for factor in STEPS_TRIED))):
        if other != step:
            yield {"money.step": other}
    if "client" in row:
        yield from trick_wins(file, row)


def move_dominant(file: File, row: Row) -> Iterator[Change]:
    """The move made dearer, or more tiring, or weaker."""
    at, number = f"moves.change.{row['move']}", MOVE[row["move"]]
    table = file.table
    yield {f"{at}.hours": float(table.hours[number]) * 1.5}
    yield {f"{at}.fatigue": min(float(table.fatigue[number]) + SMALL_SHIFT, 1.0)}
    yield {f"{at}.hours": float(table.hours[number]) * 2.0, f"{at}.cash_share": round(float(table.cash_share[number]) * 0.6, 2)}


def without_move(file: File, row: Row) -> Iterator[Change]:
    """The move is not offered."""
    yield file.forbidding((str(row["move"]),))


def without_moves(file: File, row: Row) -> Iterator[Change]:
    """None of the moves is offered; or those that no lesson could need."""
    yield file.forbidding(tuple(row["moves"]))


def truth_hidden(file: File, row: Row) -> Iterator[Change]:
    """The moves that find out are offered, and right."""
    forbidden = [move for move in file.scenario.moves.forbid if move not in row["moves"]]
    sources = [move for move in row["moves"] if move in file.scenario.moves.change]
    if len(forbidden) < len(file.scenario.moves.forbid):
        yield {"moves.forbid": forbidden}
    if sources:
        yield {f"moves.change.{move}.accuracy": 0.9 for move in sources}
    yield file.shifted({"honesty": SMALL_SHIFT})


def decided_early(file: File, row: Row) -> Iterator[Change]:
    """Fewer weeks."""
    for share in (0.75, 0.6, 0.45):
        if (weeks := max(round(row["weeks"] * share), 2)) < row["weeks"]:
            yield {"weeks": weeks}


def steadier(file: File, row: Row) -> Iterator[Change]:
    """Ranges half as wide; more weeks to even luck out."""
    paths = [f"clients.{client.id}.hidden.{name}" for client in file.scenario.clients for name in ("cash", "honesty", "stock")]
    ranges = {path: value for path in paths if isinstance(value := said_at(file.data, path), dict) and "between" in value}
    narrow = {path: {"between": _halved(*value["between"])} for path, value in ranges.items()}
    if narrow:
        yield narrow
    for more in (2, 4):
        if file.scenario.weeks + more <= 52:
            yield {"weeks": file.scenario.weeks + more}
            if narrow:
                yield {**narrow, "weeks": file.scenario.weeks + more}


def _halved(low: float, high: float) -> list[float]:
    quarter = (high - low) / 4.0
    return [round(low + quarter, 4), round(high - quarter, 4)]


BY_LESSON: Final[dict[str, tuple[Mapping[str, float], ...]]] = {
    "L1": ({"attention": -SMALL_SHIFT, "rivals.heat": SMALL_SHIFT}, {"rivals.heat": LARGE_SHIFT}),
    "L2": ({"rivals.heat": SMALL_SHIFT}, {"attention": -SMALL_SHIFT, "rivals.heat": LARGE_SHIFT}),
    "L3": ({"honesty": -SMALL_SHIFT}, {"honesty": -LARGE_SHIFT}),
    "L4": ({"honesty": -SMALL_SHIFT}, {"honesty": -LARGE_SHIFT}, {"honesty": -SMALL_SHIFT, "stalling": SMALL_SHIFT}),
    "L6": ({"honesty": -SMALL_SHIFT}, {"honesty": -SMALL_SHIFT, "stalling": LARGE_SHIFT}),
    "L8": ({"patience": -SMALL_SHIFT},),
    "L9": ({"patience": -SMALL_SHIFT}, {"patience": -LARGE_SHIFT, "dependence": SMALL_SHIFT}),
}
"""Levels that give a lesson more to do, moved for all clients."""
assert set(BY_LESSON) <= set(LESSONS)


def lesson(file: File, row: Row) -> Iterator[Change]:
    """More for the lesson to do; else the file does not name it."""
    for by in BY_LESSON.get(row["lesson"], ()):
        yield file.shifted(by)
    if row["lesson"] == "L4" and (cash := file.scaled("cash", 0.6)):
        yield cash
    if row["lesson"] == "L7":
        chances = {
            f"clients.{client.id}.hidden.problems.{number}.chance": 0.5
            for client in file.scenario.clients
            for number in range(len(client.hidden.problems))
        }
        if chances:
            yield chances
    if row["lesson"] == "L5":
        yield {f"clients.{client.id}.hidden.downstream_weeks": 9 for client in file.scenario.clients}
    if len(file.scenario.lessons) > 1:
        yield {"lessons": [one for one in file.scenario.lessons if one != row["lesson"]]}


def excuse_unheard(file: File, row: Row) -> Iterator[Change]:
    """The excuse is liked more, by a client who says less of what is so."""
    at = f"clients.{row['client']}.hidden"
    yield {f"{at}.tactics.{row['excuse']}": 5}
    yield {f"{at}.tactics.{row['excuse']}": 5, **file.shifted({"honesty": -LARGE_SHIFT}, (str(row["client"]),))}


def problem_rare(file: File, row: Row) -> Iterator[Change]:
    """The problem is there more often."""
    client = next(one for one in file.scenario.clients if one.id == row["client"])
    number = next(at for at, one in enumerate(client.hidden.problems) if one.kind == row["problem"])
    yield {f"clients.{client.id}.hidden.problems.{number}.chance": 0.3}


def event_rare(file: File, row: Row) -> Iterator[Change]:
    """The event happens more often."""
    yield {f"{row['field']}.chance": 0.5}


def promises_one_way(file: File, row: Row) -> Iterator[Change]:
    """Half of the clients keep their word less, or more."""
    step = -LARGE_SHIFT if row["share"] > 0.5 else LARGE_SHIFT
    yield file.shifted({"honesty": step}, tuple(client.id for client in file.scenario.clients[::2]))


def client_empty(file: File, row: Row) -> Iterator[Change]:
    """The client has something to pay with."""
    due = counting_of(file.data).written(row["due"])
    for share in (0.4, 0.8):
        yield {f"clients.{row['client']}.hidden.cash": float(round(due * share)) or due * share}


def medals(file: File, row: Row) -> Iterator[Change]:
    """Medals that tell players apart, in their order."""
    fit = file.fit["suggested"]
    yield {f"medals.{name}": fit[name] for name in ("bronze", "silver", "gold")}


def target(file: File, row: Row) -> Iterator[Change]:
    """The target that good work reaches more often than not."""
    yield {"target": counting_of(file.data).written(file.fit["target_suggested"])}


def check_warning(file: File, row: Row) -> Iterator[Change]:
    """What `check` warns of, where it can be mended by a number."""
    by = CHECKED.get(row["check"])
    yield from by(file, row) if by else ()


def unaffordable(file: File, row: Row) -> Iterator[Change]:
    """What can never be made is not offered; or there is enough for it."""
    moves, table = tuple(row["about"]["moves"]), file.table
    yield file.forbidding(moves)
    if row["key"].endswith(".hours"):
        yield {"rep.hours_per_week": max(float(table.hours[MOVE[move]]) for move in moves)}


CHECKED: Final[dict[str, Callable[[File, Row], Iterator[Change]]]] = {
    "target_too_high": target,
    "target_idle": target,
    "move_unaffordable": unaffordable,
    "step_unfit": textbook_beaten,
}
REMEDIES: Final[dict[str, Callable[[File, Row], Iterator[Change]]]] = {
    "textbook_idle": textbook_beaten,
    "textbook_beaten": textbook_beaten,
    "idle_wins": harder,
    "trick_wins": trick_wins,
    "move_dominant": move_dominant,
    "trap_pays": without_move,
    "move_harmful": without_move,
    "move_useless": without_move,
    "moves_unneeded": without_moves,
    "truth_hidden": truth_hidden,
    "decided_early": decided_early,
    "unreliable": steadier,
    "luck_rules": steadier,
    "lesson_idle": lesson,
    "lesson_hurts": lesson,
    "excuse_unheard": excuse_unheard,
    "problem_rare": problem_rare,
    "event_rare": event_rare,
    "promises_one_way": promises_one_way,
    "hours_idle": hours_idle,
    "client_empty": client_empty,
    "client_easy": harder,
    "medal_cheap": medals,
    "medal_unreachable": medals,
    "target_far": target,
    "check_warning": check_warning,
}
"""By the finding's name. A finding that is not here has no remedy that a number of the file could be."""
