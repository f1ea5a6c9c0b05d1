"""The report card of a scenario as an HTML page."""

from collections.abc import Sequence

from game.balance.sentences import finding_text
from game.balance.tables import (
    Card,
    binds_text,
    decided_line,
    give_or_take,
    hours_line,
    luck_line,
    medals_line,
    nothing_found,
    share_text,
    solvable_line,
    verdict,
)
from game.html import card_charts
from game.html.drawing import style
from game.html.page import Raw, escaped, page, paragraph, section, side_by_side, table
from game.language.words import excuse_name, has, money, move_name, percent, say
from sim_core.public.scenarios import Scenario, text_in


def report(cards: Sequence[tuple[Card, Scenario]], language: str) -> str:
    """A page with the report cards of one or several scenarios."""
    with style():
        bodies = [_card(card, scenario, language) for card, scenario in cards]
    titles = [text_in(scenario.title, language) for _, scenario in cards]
    contents = ""
    if len(cards) > 1:
        named = zip((card["scenario"] for card, _ in cards), titles, strict=True)
        links = (f'<a href="#{escaped(scenario)}">{escaped(title)}</a>' for scenario, title in named)
        contents = f"<nav>{''.join(links)}</nav>"
    title = say("balance.title", language, title=titles[0] if len(titles) == 1 else f"{len(titles)}")
    footer = f"<footer>{escaped(say('balance.made_with', language))}</footer>"
    return page(title, contents + "".join(bodies) + footer, language)


def _card(card: Card, scenario: Scenario, language: str) -> str:
    names = {client.id: text_in(client.name, language) or client.id for client in scenario.clients}
    return "".join(
        (
            _head(card, scenario, language),
            _findings(card, language),
            _ladder(card, language),
            side_by_side(_scores(card, language), _discrimination(card, language)),
            *_of_whole_card(card, language),
            side_by_side(_decided(card, language), _money(card, language)),
            _clients(card, names, language),
            _coverage(card, names, language),
        )
    )


def _of_whole_card(card: Card, language: str) -> list[str]:
    """What a quick card has no figures for."""
    if "moves" not in card:
        return []
    return [side_by_side(_lessons(card, language), _luck(card, language)), _moves(card, language)]


def _head(card: Card, scenario: Scenario, language: str) -> str:
    title = say("balance.title", language, title=text_in(scenario.title, language))
    values = {"scenario": card["scenario"], "episodes": card["episodes"], "seed": card["seed"], "rules": card["rules_version"]}
    textbook, idle = card["solvable"]["textbook"], next(row for row in card["ladder"] if row["bot"] == "idle")["net"]["mean"]
    worth = {"worth": textbook - idle, "textbook": textbook, "idle": idle}
    shown = {name: money(value, language) for name, value in worth.items()}
    kind = "pass" if card["passed"] else "fail"
    return (
        f'<h1 id="{escaped(card["scenario"])}">{escaped(title)}</h1>'
        f'<p><span class="badge {kind}">{escaped(verdict(card, language))}</span></p>'
        f'<p class="muted">{escaped(say("balance.subtitle", language, **values))}<br>'
        f"{escaped(say('balance.worth', language, **shown))}</p>"
    )


def _findings(card: Card, language: str) -> str:
    rows = [
        (
            Raw(f'<span class="badge {row["level"]}">{escaped(say("balance.level." + row["level"], language))}</span>'),
            finding_text(row, language),
            Raw(
                f"<code>{escaped(row['path'].rpartition('/')[2])}:{row['line']}:{row['column']}<br>{escaped(row['field'])}</code>"
            ),
        )
        for row in card["findings"]
    ]
    if not rows:
        return section(say("balance.findings", language), paragraph(nothing_found(card, language)))
    return section(say("balance.findings", language), table(("", "", say("balance.where", language)), rows, kind="findings"))


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
