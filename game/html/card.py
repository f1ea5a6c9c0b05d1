"""The report card of a scenario as an HTML page."""

from collections.abc import Sequence
from typing import Final

from game.balance.answer import Step, answer, is_measured, is_quick, of_good_work, steps
from game.balance.sentences import bot_told
from game.balance.tables import (
    Card,
    binds_text,
    decided_line,
    give_or_take,
    hours_line,
    luck_line,
    medals_line,
    share_text,
    solvable_line,
)
from game.html import card_charts
from game.html.drawing import style
from game.html.page import Raw, escaped, page, paragraph, section, side_by_side, table
from game.language.currency import counted_in
from game.language.words import excuse_name, has, money, move_name, percent, say
from sim_core.public.scenarios import Scenario, text_in

STYLE: Final = """
.answer { border-radius: 10px; padding: 14px 20px; font-size: 18px; font-weight: 700; margin: 10px 0; }
.steps { margin: 4px 0; padding-left: 22px; }
.steps > li { padding: 6px 0 10px; border-bottom: 1px solid var(--line); }
.steps > li:last-child { border-bottom: 0; } .steps p { margin: 0 0 4px; }
.steps div.change, .steps div.then, .steps div.tried { display: grid; grid-template-columns: 90px 1fr; gap: 8px;
  margin: 3px 0; }
.steps .change code { color: var(--ink); font-size: 13.5px;
  font-family: ui-monospace, "DejaVu Sans Mono", Consolas, report, monospace; } .steps .then { color: var(--good); }
.steps .tried { color: var(--muted); font-size: 13.5px; } .steps .tried b { font-weight: 400; }
.front .pair { grid-template-columns: 3fr 2fr; align-items: start; }
details.all > summary { cursor: pointer; font-weight: 700; font-size: 17px; padding: 12px 4px; }
"""


def report(cards: Sequence[tuple[Card, Scenario]], language: str) -> str:
    """A page with the report cards of one or several scenarios."""
    with style():
        bodies = [_counted(card, scenario, language) for card, scenario in cards]
    titles = [text_in(scenario.title, language) for _, scenario in cards]
    contents = ""
    if len(cards) > 1:
        named = zip((card["scenario"] for card, _ in cards), titles, strict=True)
        links = (f'<a href="#{escaped(scenario)}">{escaped(title)}</a>' for scenario, title in named)
        contents = f"<nav>{''.join(links)}</nav>"
    title = say("balance.title", language, title=titles[0] if len(titles) == 1 else f"{len(titles)}")
    return page(title, contents + "".join(bodies), language, STYLE)


def _counted(card: Card, scenario: Scenario, language: str) -> str:
    with counted_in(scenario):
        return _card(card, scenario, language)


def _card(card: Card, scenario: Scenario, language: str) -> str:
    names = {client.id: text_in(client.name, language) or client.id for client in scenario.clients}
    return "".join(
        (
            _head(card, scenario, names, language),
            _steps(card, names, language),
            _who(card, language),
            _more(card, names, language),
        )
    )


def _more(card: Card, names: dict[str, str], language: str) -> str:
    """All the figures, folded away: who wants to know whether to teach tomorrow needs none of them."""
    values = {"scenario": card["scenario"], "episodes": card["episodes"], "seed": card["seed"], "rules": card["rules_version"]}
    parts = "".join(
        (
            f'<p class="muted">{escaped(say("balance.subtitle", language, **values))}</p>',
            _ladder(card, language),
            side_by_side(_scores(card, language), _discrimination(card, language)),
            *_of_whole_card(card, language),
            side_by_side(_decided(card, language), _money(card, language)),
            _clients(card, names, language),
            _coverage(card, names, language),
            f"<footer>{escaped(say('balance.made_with', language))}</footer>",
        )
    )
    return f'<details class="all"><summary>{escaped(say("balance.more", language))}</summary>{parts}</details>'


def _of_whole_card(card: Card, language: str) -> list[str]:
    """What a quick card has no figures for, and one without a measure none that mean anything."""
    if is_quick(card) or not is_measured(card):
        return []
    return [side_by_side(_lessons(card, language), _luck(card, language)), _moves(card, language)]


def _head(card: Card, scenario: Scenario, names: dict[str, str], language: str) -> str:
    """The title, and the one line for whom has to teach with it."""
    title = say("balance.title", language, title=text_in(scenario.title, language))
    textbook, idle = card["solvable"]["textbook"], next(row for row in card["ladder"] if row["bot"] == "idle")["net"]["mean"]
    worth = {"worth": textbook - idle, "textbook": textbook, "idle": idle}
    shown = {name: money(value, language) for name, value in worth.items()}
    kind = "note" if is_quick(card) and card["passed"] else "pass" if card["passed"] else "fail"
    return (
        f'<h1 id="{escaped(card["scenario"])}">{escaped(title)}</h1>'
        f'<p class="answer {kind}">{escaped(answer(card, language, names))}</p>'
        + (f'<p class="muted">{escaped(say("balance.worth", language, **shown))}</p>' if is_measured(card) else "")
    )


def _steps(card: Card, names: dict[str, str], language: str) -> str:
    """What was found, and what helps: it has been played."""
    found = steps(card, language, names)
    if not found:
        return ""
    title = say("balance.to_change" if "advice" in card else "balance.as_it_is", language)
    return section(title, f'<ol class="steps">{"".join(_step(one, language) for one in found)}</ol>')


def _step(step: Step, language: str) -> str:
    level = f'<span class="badge {step.level}">{escaped(say("balance.level." + step.level, language))}</span>'
    line = escaped(say("balance.at_line", language, line=step.line))
    parts = [f'<p>{level} {escaped(step.found)} <span class="muted">{line}</span></p>']
    changes = "<br>".join(f"<code>{escaped(one)}</code>" for one in step.changes)
    for label, told in (("change", changes), ("then", escaped(step.then)), ("tried", escaped(step.tried))):
        if told:
            parts.append(
                f'<div class="{label}"><b>{escaped(say(f"balance.{label}_label", language).strip())}</b><div>{told}</div></div>'
            )
    if step.why:
        parts.append(f'<p class="muted">{escaped(step.why)}</p>')
    return f"<li>{''.join(parts)}</li>"


def _who(card: Card, language: str) -> str:
    """How far each way to play gets, in plain words; and what the lessons are worth that the file names."""
    rows = [
        (
            bot_told(row["bot"], language),
            money(row["net"]["mean"], language),
            of_good_work(card, row),
            percent(sum(row["medals"].values())),
        )
        for row in reversed(card["ladder"])
    ]
    heads = [say(f"balance.{name}", language) for name in ("who", "column.net", "of_hundred", "wins_medal")]
    ways = section(say("balance.ladder", language), table(heads, rows, (1, 2, 3)))
    if is_quick(card) or not is_measured(card):
        return ways
    named = [row for row in card["lessons"] if row["taught"]] or card["lessons"]
    lessons = [(f"{row['lesson']} {say('lesson.' + row['lesson'], language)}", percent(row["of_textbook"])) for row in named]
    heads = [say(f"balance.{name}", language) for name in ("column.lesson", "lesson_worth")]
    taught = section(say("balance.lessons", language), table(heads, lessons, (1,)))
    return f'<div class="front">{side_by_side(ways, taught)}</div>'


def _ladder(card: Card, language: str) -> str:
    rows = [
        (
            row["bot"],
            say(f"balance.bot.{row['bot']}", language) if has(f"balance.bot.{row['bot']}") else "",
            give_or_take(row["net"], language),
            percent(row["of_textbook"]),
            f"{row['score']['mean']:.1f} ± {row['score']['ci95'][1] - row['score']['mean']:.1f}",
            percent(row["rate"]),
            " / ".join(percent(row["medals"][name]) for name in ("bronze", "silver", "gold")),
            f"{row['moves']:.0f}",
        )
        for row in reversed(card["ladder"])
    ]
    names = ("column.bot", "", "column.net", "", "column.score", "rate", "column.medals", "moves_made")
    heads = [f"balance.{name}" if name else "" for name in names]
    shown = [say(head, language) if head else "" for head in heads]
    shown[3] = "textbook = 100%"
    about = say("balance.ladder_about", language)
    return section(say("balance.ladder", language), table(shown, rows, range(2, 8)), about=about)


def _scores(card: Card, language: str) -> str:
    about = say("balance.scores_about", language)
    return section(say("balance.scores", language), card_charts.scores(card, language), about=about)


def _discrimination(card: Card, language: str) -> str:
    found = card["discrimination"]
    rows = [(f"{row['better']} > {row['worse']}", percent(row["ranked_right"]), row["games"]) for row in found["pairs"]]
    heads = [say(f"balance.{name}", language) for name in ("pair", "ranked_right", "games_needed")]
    reliability = paragraph(say("balance.reliability", language, value=percent(found["reliability"])))
    solvable = f"<h2>{escaped(say('balance.solvable', language))}</h2>{paragraph(solvable_line(card, language))}"
    known = card["solvable"]["found_out"]
    solvable += paragraph(say("balance.found_out", language, value="—" if known is None else percent(known)))
    solvable += _medals(card, language)
    about = say("balance.discrimination_about", language)
    parts = (reliability, table(heads, rows, (1, 2)), "<br>", solvable)
    return section(say("balance.discrimination", language), *parts, about=about)


def _lessons(card: Card, language: str) -> str:
    heads = [say(f"balance.{name}", language) for name in ("column.lesson", "column.loss", "games_needed")]
    rows = [(row["lesson"], share_text(row["of_textbook"], row["of_textbook_se"]), row["games"]) for row in card["lessons"]]
    figures = f"<details><summary>{escaped(say('balance.figures', language))}</summary>{table(heads, rows, (1, 2))}</details>"
    about = say("balance.lessons_about", language)
    return section(say("balance.lessons", language), card_charts.lessons(card, language), figures, about=about)


def _luck(card: Card, language: str) -> str:
    chart = card_charts.luck(card, language)
    hours = f"<br><h2>{escaped(say('balance.hours', language))}</h2>{card_charts.hours(card, language)}"
    return section(say("balance.luck", language), chart, paragraph(luck_line(card, language)), hours, _hours(card, language))


def _moves(card: Card, language: str) -> str:
    rows = [
        (
            move_name(row["move"], language),
            Raw(f"<code>{row['move']}</code>"),
            f"{row['made']:.1f}",
            share_text(row["forbidden"], row["forbidden_se"]),
            share_text(row["value"], row["value_se"]),
            share_text(row["alone"], row["alone_se"]),
        )
        for row in sorted(card["moves"], key=lambda row: -max(row["value"], row["alone"]))
    ]
    names = ("balance.column.move", "", "balance.made", "balance.forbidden", "balance.value", "balance.alone")
    heads = [say(name, language) if name else "" for name in names]
    about = say("balance.moves_about", language)
    more = f"<details><summary>{escaped(say('balance.figures', language))}</summary>{table(heads, rows, range(2, 6))}</details>"
    return section(say("balance.moves", language), card_charts.moves(card, language), more, about=about)


def _decided(card: Card, language: str) -> str:
    line = paragraph(decided_line(card, language))
    return section(say("balance.decided", language), card_charts.decided(card, language), line)


def _money(card: Card, language: str) -> str:
    return section(say("balance.money_by_week", language), card_charts.money_by_week(card, language))


def _hours(card: Card, language: str) -> str:
    return paragraph(hours_line(card, language))


def _medals(card: Card, language: str) -> str:
    title = f"<br><h2>{escaped(say('balance.medals', language))}</h2>"
    return title + paragraph(medals_line(card, language))


def _clients(card: Card, names: dict[str, str], language: str) -> str:
    bots = list(card["clients"][0]["recovered"])
    rows = [
        (
            names[row["client"]],
            money(row["due"], language),
            money(row["recoverable"], language),
            *(money(row["recovered"][bot], language) for bot in bots),
            binds_text(row, language),
        )
        for row in card["clients"]
    ]
    heads = [say(f"balance.{name}", language) for name in ("column.client", "due", "recoverable")]
    heads += [*bots, say("balance.binds", language)]
    chart = card_charts.clients(card, names, language)
    about = say("balance.clients_about", language)
    return section(say("balance.clients", language), chart, table(heads, rows, range(1, 3 + len(bots))), about=about)


def _coverage(card: Card, names: dict[str, str], language: str) -> str:
    found = card["coverage"]
    excuses = [
        (
            excuse_name(row["excuse"], language),
            f"{row['heard']:.2f}",
            "—" if row["true"] is None else percent(row["true"]),
            f"{row['heard_most']:.2f}",
        )
        for row in found["excuses"]
    ]
    kinds = ("given", "kept", "broken", "open")
    promises = [(bot, *(f"{row[kind]:.1f}" for kind in kinds)) for bot, row in found["promises"].items()]
    problems = [(names[row["client"]], row["problem"], percent(row["share_of_games"])) for row in found["problems"]]
    events = [(row["week"], row["kind"], percent(row["share_of_games"])) for row in found["events"]]
    heads = [say(f"balance.{name}", language) for name in ("excuse", "heard", "true_share", "most")]
    promise_heads = [say(f"balance.{name}", language) for name in ("promise", *(f"promise_{kind}" for kind in kinds))]
    games = say("balance.in_games", language)
    right = table(promise_heads, promises, range(1, 5))
    if problems:
        heads_of = [say("balance.column.client", language), say("balance.problem", language), games]
        right += "<br>" + table(heads_of, problems, (2,))
    if events:
        right += "<br>" + table((say("balance.week", language), say("balance.event", language), games), events, (2,))
    left = table(heads, excuses, (1, 2, 3)) + "<br>" + _dialogue(found["dialogue"], names, language)
    tables = f'<div class="pair"><div>{left}</div><div>{right}</div></div>'
    return section(say("balance.coverage", language), tables, about=say("balance.coverage_about", language))


def _dialogue(rows: list[Card], names: dict[str, str], language: str) -> str:
    lines = []
    for client in dict.fromkeys(row["client"] for row in rows):
        own = [row for row in rows if row["client"] == client]
        never = [row["line"] for row in own if row["most"] < 0.005]
        missing = ", ".join(never[:8]) + (" …" if len(never) > 8 else "") if never else "—"
        values = {"client": names[client], "heard": len(own) - len(never), "all": len(own), "missing": missing}
        lines.append(f'<p class="about">{escaped(say("balance.dialogue_line", language, **values))}</p>')
    title = f"<b>{escaped(say('balance.dialogue', language))}</b>"
    return f"<details><summary>{title}</summary>{''.join(lines)}</details>"
