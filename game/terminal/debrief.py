"""A debrief in a terminal: the first page at once, the findings when they are there, and a short form of both."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from game.debrief.document import DebriefDocument, Standing
from game.debrief.sentences import (
    client_names,
    competence_name,
    describe_because,
    describe_better,
    describe_competence,
    describe_cost,
    describe_hindsight,
    describe_loss,
    describe_luck,
    describe_moved,
    describe_observation,
    describe_step,
    describe_telling_apart,
    describe_why,
    gain,
    lesson_name,
    verdict_name,
    weeks_of,
    who,
)
from game.debrief.tables import (
    calibration_lines,
    costs_table,
    count_grades,
    describe_next,
    describe_result,
    excuse_table,
    miss_head,
    miss_name,
)
from game.language.locale import LOCALES
from game.language.messages import tell
from game.language.words import money, say
from game.play.references import best_found
from game.terminal.layout import console as terminal
from game.terminal.layout import wrap
from sim_core.public.debriefs import Debrief, all_others, money_by_week
from sim_core.public.scenarios import text_in

BARS: Final = " ▁▂▃▄▅▆▇█"
BLOCKS: Final = 10
SHORT: Final = 3
"""Turning points in the short form."""
SCORED: Final = 7
"""Column in which what follows a score begins."""


def _head(console: Console, key: str, language: str, about: str = "") -> None:
    console.print()
    console.print(Text.assemble((say(key, language), "bold"), (f"  {say(about, language)}" if about else "", "dim")))


def _line(console: Console, text: str, indent: int = 2) -> None:
    for line in wrap(text, " " * indent, console.width):
        console.print(Text(line), soft_wrap=True)


def print_first_page(document: DebriefDocument, language: str) -> None:
    """What is there at once: the result, and money over time beside others with the same luck."""
    console, found, standing = terminal(), document.debrief, document.standing
    scenario = found.trail.end.scenario
    title = text_in(scenario.title, language)
    console.print(Text(say("debrief.head", language, title=title, seed=document.past.seed), "bold"))
    for one in document.notes:
        _line(console, tell(one, language))
    _line(console, describe_result(standing, language), 0)
    _head(console, "debrief.money", language, "debrief.money_about")
    console.print(_money(found, standing, language))


def _money(found: Debrief, standing: Standing, language: str) -> Table:
    """A small chart: each line a week's blocks, as high as the money received until then."""
    paths = {"you": money_by_week(found.trail), **{name: one.received for name, one in standing.others.items()}}
    top = max(max(path) for path in paths.values()) or 1.0
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=True)
    table.add_column("")
    table.add_column(say("debrief.week_by_week", language, weeks=len(standing.others["idle"].received) - 1), no_wrap=True)
    table.add_column(say("debrief.received", language), justify="right")
    table.add_column(say("debrief.net", language), justify="right")
    for name, path in paths.items():
        blocks = "".join(BARS[round(8 * value / top)] * 2 for value in path[1:].tolist())
        mine = name == "you"
        net = standing.net if mine else standing.others[name].net
        received = float(found.trail.account(len(found.trail.moments)).received.sum()) if mine else float(path[-1])
        table.add_row(
            who(name, standing.others, standing.net, language), blocks, money(received, language), money(net, language)
        )
    return table


def print_findings(document: DebriefDocument, language: str) -> None:
    """Everything that takes work, section by section; what was not reached is left out."""
    console, found, standing = terminal(), document.debrief, document.standing
    names = document.names(language)
    if found.account:
        _accuracy(console, found, standing, language)
    if found.competences:
        _competences(console, found, names, language, moments=True)
    if found.account:
        _turning_points(console, found, names, language)
        _by_client(console, found, names, language)
    if found.stories:
        _excuses(console, found, names, language)
    if found.calibration:
        _head(console, "debrief.calibration", language)
        for line in calibration_lines(found, language):
            _line(console, line)
    if found.account and standing.finished:
        _miss(console, found, standing, language)
    _next(console, found, language)


def print_short(found: Debrief, finished: bool, language: str, say_line: Callable[[str], None] = print) -> None:
    """The debrief in short, a line at a time: for the end of a game in a terminal."""
    for line in short_lines(found, finished, language):
        text = line.lstrip()
        indent = line[: len(line) - len(text)]
        scored = text[:1].isdigit() or text[:1] == "–"
        for one in wrap(text, indent, hanging=" " * (SCORED - len(indent)) if scored else ""):
            say_line(one)


def short_lines(found: Debrief, finished: bool, language: str) -> Iterator[str]:
    """Accuracy, competences, the costliest decisions, and luck."""
    names = client_names(found.trail.end.scenario, language)
    yield ""
    yield say("debrief.title", language)
    if found.accuracy is not None:
        yield "  " + say("debrief.accuracy", language, accuracy=f"{found.accuracy:.0f}", counts=count_grades(found, language))
    for one in found.competences.values():
        told = describe_competence(one, language)
        score = f"{one.score:3.0f}" if one.observed else "  –"
        yield f"  {score}  {competence_name(one.name, language)}{say('debrief.colon', language)}{told}"
    ids = found.trail.end.setting.public.client_ids
    for point in found.turning[:SHORT]:
        made = next(verdict for verdict in found.verdicts if verdict.number == point.number)
        grade, cost = verdict_name(made.grade, language), describe_cost(point, language)
        yield "  " + "  ".join((weeks_of(point, found.verdicts, language), grade, cost))
        yield (
            "    "
            + describe_why(found.whys[point.number], names, language)
            + _spaced(describe_better(made, ids, names, language), language)
        )
    if found.account and finished:
        yield "  " + describe_luck(found.account, language)


def _spaced(text: str, language: str) -> str:
    return LOCALES[language].between_sentences + text if text else text


def _accuracy(console: Console, found: Debrief, standing: Standing, language: str) -> None:
    _head(console, "debrief.accuracy_head", language, "debrief.accuracy_about")
    _line(console, say("debrief.accuracy", language, accuracy=f"{found.accuracy:.0f}", counts=count_grades(found, language)))
    if found.account and standing.finished:
        _line(console, describe_luck(found.account, language))
        _line(console, say("debrief.luck_about", language))
        best = best_found(standing.others, standing.net)
        if best:
            net = standing.net if best == "you" else standing.others[best].net
            told = say("debrief.best_found", language, who=say(f"debrief.who.{best}", language), net=money(net, language))
            _line(console, told)


def _competences(console: Console, found: Debrief, names: Sequence[str], language: str, moments: bool) -> None:
    _head(console, "debrief.competences", language)
    for one in found.competences.values():
        full = round(one.score / 100 * BLOCKS)
        bar = "█" * full + "░" * (BLOCKS - full) if one.observed else "·" * BLOCKS
        score = f"{one.score:3.0f}" if one.observed else "  –"
        console.print(Text.assemble(f"  {bar} ", (f"{score}  {competence_name(one.name, language)}", "bold")))
        _line(console, describe_competence(one, language), 18)
        apart = describe_telling_apart(found.stories, language) if one.name == "excuses" else ""
        if apart:
            _line(console, apart, 18)
        for seen in one.moments if moments else ():
            _line(console, f"· {describe_observation(seen, names, language)}", 18)


def _turning_points(console: Console, found: Debrief, names: Sequence[str], language: str) -> None:
    _head(console, "debrief.turning", language, "debrief.turning_about")
    ids = found.trail.end.setting.public.client_ids
    if not found.turning:
        _line(console, say("debrief.no_turning", language))
    for point in found.turning:
        one = next(verdict for verdict in found.verdicts if verdict.number == point.number)
        why = found.whys[point.number]
        colour = {"excellent": "green", "good": "green", "inaccuracy": "yellow"}.get(one.grade, "red")
        graded, cost = (verdict_name(one.grade, language), colour), (f"  {describe_cost(point, language)}", "bold")
        lesson = (f"  {lesson_name(why.lesson, language)}", "dim")
        console.print(Text.assemble((f"  {weeks_of(point, found.verdicts, language)}  ", "bold"), graded, cost, lesson))
        _line(console, describe_step(one.step, ids, names, language, one.week + 1), 6)
        told = (
            describe_why(why, names, language),
            describe_moved(why.moved, language),
            _spaced_out(describe_better(one, ids, names, language), describe_because(why, names, language), language),
            _spaced_out(describe_loss(one, language), describe_hindsight(one, language), language),
        )
        for line in told:
            if line:
                _line(console, line, 6)
    if found.account and found.turning:
        rest = gain(-all_others(found.account, found.turning), language)
        _line(console, say("debrief.all_others", language) + say("debrief.colon", language) + rest)


def _spaced_out(one: str, other: str, language: str) -> str:
    return one + _spaced(other, language) if one else other


def _by_client(console: Console, found: Debrief, names: Sequence[str], language: str) -> None:
    _head(console, "debrief.by_client", language, "debrief.by_client_about")
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
    table.add_column(overflow="ellipsis", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    *rows, last = costs_table(found, names, language)
    for row in rows:
        table.add_row(*row)
    table.add_row(*last, style="bold")
    console.print(table)


def _excuses(console: Console, found: Debrief, names: Sequence[str], language: str) -> None:
    _head(console, "debrief.excuses", language, "debrief.excuses_about")
    heads, rows = excuse_table(found, names, language)
    table = Table(box=None, padding=(0, 1, 0, 1))
    for number, head in enumerate(heads):
        table.add_column(head, justify="right" if number in (0, 5, 6) else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _miss(console: Console, found: Debrief, standing: Standing, language: str) -> None:
    gap = standing.target - standing.net
    console.print()
    console.print(Text(miss_head(gap, language), "bold"))
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
    for right in (False, True, False, False):
        table.add_column(justify="right" if right else "left")
    most = max((abs(value) for value in found.miss.values()), default=0.0) or 1.0
    for name, value in ((name, value) for name, value in found.miss.items() if abs(value) >= 1.0):
        bar = Text("█" * round(BLOCKS * abs(value) / most), "red" if value > 0 else "green")
        about = miss_name(name, value, language, about=True)
        table.add_row(miss_name(name, value, language), gain(-value, language), bar, about)
    console.print(table)


def _next(console: Console, found: Debrief, language: str) -> None:
    if told := describe_next(found, language):
        console.print()
        console.print(told)


def print_left(left: dict[str, Any], language: str) -> None:
    """What is known of a game that cannot be played again."""
    console = terminal()
    console.print(Text(say("debrief.head", language, title=left["title"], seed=left["seed"]), "bold"))
    shown = {name: left[name] for name in ("weeks", "moves", "rules_version")}
    _line(console, say("debrief.left", language, player=left["player"] or "–", started=left["started"][:10] or "–", **shown))
    if left["net"] is not None and left["score"] is not None:
        values = {"net": money(left["net"], language), "score": f"{left['score']:.0f}"}
        _line(console, say("debrief.left_result", language, medal=say(f"medal.{left['medal'] or 'none'}", language), **values))
