"""What is said of a class, in words and rows that the page and the terminal show alike."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from game.classroom import figures
from game.classroom.figures import Again, Cost
from game.classroom.people import Class, Person, Spread
from game.classroom.sheet import why_not
from game.classroom.teaching import Teach
from game.classroom.told import ClassGame
from game.debrief.sentences import client_names, competence_name, lesson_name
from game.language.currency import counted_in
from game.language.locale import LOCALES
from game.language.messages import tell
from game.language.words import excuse_name, has, money, move_name, say, week_name
from sim_core.public.games import END_WEEK
from sim_core.public.scenarios import find_scenario, parse_scenario, text_in, whole_text

LEAST: Final = 0.05
"""Points of the score below which nothing is told."""


def number(value: float | None) -> str:
    """A score or points, without decimals; a dash for none."""
    return "–" if value is None else f"{value:.0f}".replace("-", "−")


def points(value: float, signed: bool = False) -> str:
    """Points of the score to one decimal."""
    told = f"{value:.1f}".replace("-0.0", "0.0").replace("-", "−")
    return f"+{told}" if signed and value >= LEAST else told


def title_of(game: ClassGame, language: str) -> str:
    """What was played, in words."""
    return text_in(game.scenario.title, language) or game.scenario.id


def counted_line(of: Class, language: str) -> str:
    """How many people and games count."""
    return say("class.counted", language, people=len(of.people), games=len(of.counted))


def played_line(of: Class, language: str) -> str:
    """Which scenarios were played, and how often."""
    told = [
        say("class.played", language, title=title_of(games[0], language), id=games[0].scenario.id, games=len(games))
        for games in of.scenarios.values()
    ]
    return say("class.and_played", language).join(told)


def spread_lines(of: Class, language: str) -> list[str]:
    """The middle of scores and accuracy, and between what the middle half lies."""
    found = (("score", of.scores), ("accuracy", of.accuracies))
    return [say(f"class.spread_{name}", language, **_spread(spread)) for name, spread in found if spread]


def _spread(spread: Spread) -> dict[str, object]:
    low, high = spread.quarters
    return {"middle": number(spread.middle), "mean": number(spread.mean), "low": number(low), "high": number(high),
            "count": len(spread.values)}  # fmt: skip


def board(of: Class, language: str) -> tuple[list[str], list[list[str]]]:
    """Heads and rows: everybody, by the last score, with the competence that is weakest."""
    rows = []
    for person in of.people:
        game = person.last
        row = [person.name, title_of(game, language), number(game.score), net_told(game, language)]
        rows.append([*row, str(len(person.games)), number(person.accuracy), _weakest(person, of, language)])
    columns = ("name", "scenario", "score", "net", "games", "accuracy", "weakest")
    heads = [say(f"class.column.{name}", language) for name in columns]
    return _without({*(() if len(of.scenarios) > 1 else (1,)), *(() if of.debriefed else (5, 6))}, heads, rows)


def _weakest(person: Person, of: Class, language: str) -> str:
    """The competence in which somebody is weakest, with its score; a dash where none was seen."""
    seen = [(score, name) for name in of.competences if (score := person.competence(name)) is not None]
    return f"{competence_name(min(seen)[1], language)} {number(min(seen)[0])}" if seen else "–"


def net_told(game: ClassGame, language: str) -> str:
    """What a game came to, in its own money."""
    with counted_in(game.scenario):
        return money(game.net, language)


def _without(columns: set[int], heads: list[str], rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """A table without some of its columns: those that would say the same in every row."""
    kept = [[cell for at, cell in enumerate(row) if at not in columns] for row in (heads, *rows)]
    return kept[0], kept[1:]


def cost_name(kind: str, cost: Cost, of: Class, language: str) -> str:
    """What a kind of decision is called: client, week, excuse, move, reason."""
    key = cost.key[-1]
    if kind == "client":
        game = of.scenarios[cost.key[0]][0]
        name = client_names(game.scenario, language)[game.ids.index(key)]
        several = len(of.scenarios) > 1
        return say("class.client_of", language, client=name, title=title_of(game, language)) if several else name
    if kind == "week":
        told = week_name(int(key), language)
        return told[:1].upper() + told[1:]
    if kind == "excuse":
        return excuse_told(cost.key, of, language)
    if kind == "move":
        told = say("debrief.move.end_week", language) if key == END_WEEK else move_name(key, language)
        return told[:1].upper() + told[1:]
    return reason_name(key, language)


def excuse_told(key: tuple[str, ...], of: Class, language: str) -> str:
    """An excuse in a few words, as its scenario has it where it is that scenario's own."""
    if len(key) == 1:
        return excuse_name(key[0], language)
    with counted_in(of.scenarios[key[1]][0].scenario):
        return excuse_name(key[0], language)


def reason_name(reason: str, language: str) -> str:
    """The reason that a debrief gives, as a fact about anybody: as it is offered before an answer."""
    key = f"reason.{reason}" if has(f"reason.{reason}") else f"class.reason.{reason}"
    if not has(key):
        return reason
    told = say(key, language, client=say("class.a_client", language))
    return told[:1].upper() + told[1:]


def cost_told(cost: Cost, of: Class, language: str) -> str:
    """What it cost each person: in money where there is but one, else in points of the score."""
    if not of.one_currency:
        return say("class.points", language, points=points(cost.points))
    with counted_in(of.told_in):
        return money(cost.units, language)


KINDS: Final = {
    "reason": figures.by_reason,
    "client": figures.by_client,
    "week": figures.by_week,
    "excuse": figures.by_excuse,
    "move": figures.by_move,
}
"""By what the costs of a class are told apart."""


def costly(kind: str, of: Class, most: int) -> list[Cost]:
    """What cost most of a kind, the dearest first; weeks in order, all of them."""
    found = KINDS[kind](of)
    return found if kind == "week" else [one for one in found if one.points > LEAST][:most]


def worst_lines(of: Class, language: str) -> list[str]:
    """What cost the class most: a line each for reason, client, week, excuse and kind of decision."""
    lines = []
    for kind in KINDS:
        dear = max(costly(kind, of, 1), key=lambda one: one.points, default=None)
        if dear and dear.points > LEAST:
            name = cost_name(kind, dear, of, language)
            lines.append(say(f"class.worst_{kind}", language, name=name.rstrip("。."), cost=cost_told(dear, of, language),
                             people=dear.people))  # fmt: skip
    return lines


def scenario_title(name: str, language: str) -> str:
    """The title of a scenario of the library."""
    return text_in(parse_scenario(whole_text(find_scenario(name)), name).title, language)


def teach_line(one: Teach, language: str) -> str:
    """A lesson to assign, why, and to whom."""
    told = say("class.teach", language, lesson=lesson_name(one.lesson, language), scenario=one.scenario or "–")
    return told + LOCALES[language].between_sentences + teach_why(one, language)


def teach_why(one: Teach, language: str) -> str:
    """Why a lesson is proposed."""
    values = {"people": one.people, "of": one.of}
    if one.points is None:
        return say(f"class.teach_why_{one.lesson}", language, **values)
    told = say("class.teach_why", language, points=points(one.points), **values)
    if one.competence and one.mean is not None:
        name = competence_name(one.competence, language)
        told += say("class.teach_mean", language, name=name, mean=number(one.mean))
    return told


def teach_who(one: Teach, language: str) -> str:
    """Who needs a lesson most."""
    return say("class.teach_who", language, names=say("window.list_comma", language).join(one.who)) if one.who else ""


def describe_change(of: Class, language: str) -> list[str]:
    """Before and after: of those who played a scenario again, and of those who took the transfer check again."""
    lines = []
    for key, more in (
        ("played", [one.more for one in figures.played_again(of)]),
        ("tested", [one.more for one in figures.tested_again(of)]),
    ):
        gained = figures.gained(more)
        if gained is None:
            continue
        values = {"count": gained.count, "mean": points(gained.mean, signed=True), "error": points(gained.error)}
        if gained.count == 1:
            lines.append(say(f"class.again_{key}_one", language, **values))
        else:
            sure = say(f"test.{'sure' if gained.sure else 'unsure'}", language)
            lines.append(say(f"class.again_{key}", language, **values) + sure)
    return lines


def again_rows(found: Iterable[Again], of: Class, language: str) -> tuple[list[str], list[list[str]]]:
    """Heads and rows of those who played again."""
    heads = [say(f"class.column.{name}", language) for name in ("name", "scenario", "before", "after", "more", "times")]
    rows = [
        [one.name, title_of(one.after, language), number(one.before.score), number(one.after.score),
         points(one.more, signed=True), str(one.times)]
        for one in found
    ]  # fmt: skip
    return _without(set() if len(of.scenarios) > 1 else {1}, heads, rows)


def belief_rows(of: Class, language: str) -> tuple[list[str], list[list[str]]]:
    """Heads and rows: excuse, how often said, how often false, believed though false, doubted though true, stated, Brier."""
    heads = [
        say(f"class.column.{name}", language) for name in ("excuse", "said", "false", "believed", "doubted", "stated", "brier")
    ]
    rows = [
        [excuse_told(one.key, of, language), *map(str, (one.said, one.false, one.believed, one.doubted, one.stated)),
         "–" if one.brier is None else f"{one.brier:.2f}"]
        for one in figures.wrong_beliefs(of)
    ]  # fmt: skip
    return heads, rows


def apart_lines(of: Class, language: str) -> list[str]:
    """How many false reasons were believed and how many true ones challenged; and what beliefs stated were worth."""
    count = of.apart
    kinds = {"credulity": ("false", "believed"), "suspicion": ("true", "challenged")}
    lines = [
        say(f"competence.{name}", language, **{one: count.get(one, 0) for one in both})
        for name, both in kinds.items()
        if count.get(both[0])
    ]
    brier = figures.brier(of)
    if brier is None:
        return [*lines, say("class.nothing_stated", language)]
    stated = sum(one for *_, one in figures.curve(of))
    return [*lines, say("class.brier", language, brier=f"{brier:.2f}", count=stated)]


def copied_lines(of: Class, language: str) -> list[str]:
    """Two people who made the very same choices with the same luck."""
    return [say("class.alike", language, one=one.name, other=other.name) for one, other in of.alike]


def without_debriefs(of: Class, language: str) -> list[str]:
    """What is missing, and how to have it."""
    if not of.missing:
        return []
    return [say("class.missing", language, missing=len(of.missing), games=len(of.counted))]


def refused_rows(of: Class, language: str) -> list[tuple[str, str, str]]:
    """(whose, file, why) of all that is not counted: files that are not what they say, and games that are not for this."""
    files = [(one.name, one.source, _without_file(tell(one.why, language), one.source)) for one in of.rejected]
    files += [(one.name, one.source, why_not(one, language)) for one in of.set_aside]
    return [(name, Path(source).name, why[:1].upper() + why[1:]) for name, source, why in files]


def _without_file(told: str, source: str) -> str:
    """A sentence about a file without the name of the file before it: that stands beside it."""
    return told.removeprefix(source).lstrip(":： ") if source else told


def game_rows(of: Class, language: str) -> tuple[list[str], list[list[str]]]:
    """Heads and rows of the table of all games that count."""
    names = ("name", "scenario", "seed", "started", "score", "medal", "net", "accuracy", "lost", "stated", "debrief")
    rows: list[list[str]] = []
    for game in sorted(of.counted, key=lambda one: (one.person, one.started)):
        kept = game.debrief
        own = "set_aside" if game.debrief_set_aside else "none"
        whose = "here" if game.worked_out_here else "player" if kept else own
        stated = sum(one.stated is not None for one in game.stories)
        rows.append(
            [game.name, title_of(game, language), str(game.seed), game.started[:16].replace("T", " "), number(game.score),
             say(f"medal.{game.medal or 'none'}", language), net_told(game, language), number(kept.accuracy) if kept else "–",
             points(game.points(kept.lost)) if kept else "–", str(stated), say(f"class.debrief_{whose}", language)]
        )  # fmt: skip
    heads = [say(f"class.column.{name}", language) for name in names]
    return _without(set() if len(of.scenarios) > 1 else {1}, heads, rows)
