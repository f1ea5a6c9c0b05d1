"""A debrief as an HTML page: one file, readable offline in either language, with a certificate as its last page."""

from collections.abc import Sequence
from typing import Final

from game.debrief.document import DebriefDocument, Standing
from game.debrief.past_game import PERSON, PastGame
from game.debrief.sentences import (
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
)
from game.debrief.tables import calibration_lines, costs_table, count_grades, describe_next, excuse_table, miss_head, miss_name
from game.html import debrief_charts as charts
from game.html.certificate import CERTIFICATE_STYLE, certificate
from game.html.drawing import style
from game.html.page import Raw, escaped, page, paragraph, section, side_by_side, table
from game.language.currency import axis
from game.language.messages import tell
from game.language.words import money, say
from sim_core import Message
from sim_core.public.debriefs import Debrief, Turning, Verdict, all_others, promise_lines
from sim_core.public.runs import Z95
from sim_core.public.scenarios import text_in

STYLE: Final = """
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 16px; margin: 16px 0; }
.figures div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 18px; }
.figures b { display: block; font-size: 26px; line-height: 1.25; } .figures span { color: var(--muted); font-size: 13px; }
.notes { background: var(--note-soft); color: var(--note); border-radius: 8px; padding: 8px 14px; margin: 10px 0; }
.notes p { margin: 2px 0; }
.radar { display: grid; grid-template-columns: 5fr 8fr; gap: 28px; align-items: start; }
.radar > div { position: sticky; top: 16px; }
@media (max-width: 900px) { .radar, .sure { grid-template-columns: 1fr; } }
dd, p { text-wrap: pretty; }
dl { margin: 0; columns: 2; column-gap: 28px; } dl > div { break-inside: avoid; padding-bottom: 12px; } dd { margin: 0; }
@media (max-width: 900px) { dl { columns: 1; } }
dt { font-weight: 700; display: flex; gap: 8px; align-items: baseline; }
.sure { display: grid; grid-template-columns: 4fr 5fr; gap: 28px; align-items: center; }
td.n + td:not(.n), th.n + th:not(.n) { padding-left: 14px; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 22px; font-size: 13.5px; margin-bottom: 8px; }
.legend i { display: inline-block; width: 26px; margin-right: 7px; vertical-align: middle; }
.legend .of-known { background: #e3dff4; height: 12px; } .legend .of-true { border-top: 3px solid var(--ink); }
.legend .of-stated { border-left: 2px solid #2f6fed; height: 14px; width: 6px; margin-left: 10px; }
.legend .of-claimed { font-style: normal; color: var(--bad); width: auto; }
dt i { font-style: normal; color: var(--note); min-width: 30px; }
dd .moment { color: var(--muted); font-size: 13px; margin: 1px 0 0 12px; }
.point { border-left: 5px solid var(--bad); background: var(--bad-soft); border-radius: 6px; padding: 10px 16px; margin: 12px 0;
  break-inside: avoid; }
.point.won { border-color: var(--good); background: var(--good-soft); }
.point header { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: baseline; }
.point header b { font-size: 16px; } .point .sum { margin-left: auto; font-weight: 700; font-size: 16px; color: var(--bad); }
.point.won .sum { color: var(--good); } .point p { margin: 4px 0 0; } .point .later { color: var(--muted); font-size: 13.5px; }
.good { color: var(--good); } .bad { color: var(--bad); }
details { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 20px; margin: 16px 0; }
summary { cursor: pointer; font-weight: 700; }
@media print { .radar, .sure, .pair { grid-template-columns: 1fr 1fr; } dl { columns: 1; }
  .figures { grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); }
  .point, .notes, .legend i { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""


def report(document: DebriefDocument, language: str) -> str:
    """The whole page; what was not worked out is left out, and said to be."""
    past, found, standing = document.past, document.debrief, document.standing
    names = document.names(language)
    with style():
        parts = [
            _head(past, found, document.notes, language),
            _figures(found, standing, language),
            _money(found, standing, language),
            _competences(found, names, language),
            _turning(found, names, language),
            _excuses(found, names, language),
            _cash(found, names, language),
            _promises(found, names, language),
            _bridges(found, standing, language),
            _calibration(found, language),
            _decisions(found, names, language),
        ]
    footer = f"<footer>{escaped(say('debrief.made_with', language))}</footer>"
    title = say("debrief.head", language, title=text_in(found.trail.end.scenario.title, language), seed=past.seed)
    body = "".join(parts) + footer + certificate(document, language)
    return page(title, body, language, STYLE + CERTIFICATE_STYLE)


def _head(past: PastGame, found: Debrief, notes: Sequence[Message], language: str) -> str:
    record, title = past.record, text_in(found.trail.end.scenario.title, language)
    player = record.player if record.player not in ("", PERSON) else say("debrief.not_named", language)
    values = {"scenario": record.scenario_id, "seed": record.seed, "player": player}
    played = " · ".join(filter(None, (say("debrief.played", language, **values), record.started[:10])))
    told = [tell(one, language) for one in notes]
    if found.stage != "refined" and found.trail.moments:
        told.append(say("debrief.partial", language))
    lines = "".join(paragraph(line) for line in told)
    return (
        f'<p class="muted">{escaped(say("debrief.title", language))}</p><h1>{escaped(title)}</h1>'
        f'<p class="muted">{escaped(played)}</p>' + (f'<div class="notes">{lines}</div>' if told else "")
    )


def _figures(found: Debrief, standing: Standing, language: str) -> str:
    values = {"target": money(standing.target, language), "textbook": money(standing.others["textbook"].net, language)}
    shown = [(money(standing.net, language), say("debrief.kpi_net", language, **values))]
    if standing.score is not None:
        won = say(f"medal.{standing.medal or 'none'}", language)
        shown.append((f"{standing.score:.0f}", f"{say('debrief.score', language)} · {won}"))
    if found.accuracy is not None:
        shown.append((f"{found.accuracy:.0f}", say("debrief.kpi_accuracy", language)))
    if found.account and standing.finished:
        plus = "+" if found.account.luck > 0 else ""
        error = money(Z95 * found.account.lost_error, language)
        shown.append((plus + money(found.account.luck, language), say("debrief.kpi_luck", language, error=error)))
    cells = "".join(f"<div><b>{escaped(value)}</b><span>{escaped(name)}</span></div>" for value, name in shown)
    return f'<div class="figures">{cells}</div>'


def _money(found: Debrief, standing: Standing, language: str) -> str:
    chart = charts.money_over_time(found, standing, language)
    return section(say("debrief.money", language), chart, about=say("debrief.money_dots", language))


def _competences(found: Debrief, names: Sequence[str], language: str) -> str:
    if not found.competences:
        return ""
    items = []
    for one in found.competences.values():
        score = f"{one.score:.0f}" if one.observed else "–"
        moments = [describe_observation(seen, names, language) for seen in one.moments]
        if one.name == "excuses":
            moments.insert(0, describe_telling_apart(found.stories, language))
        told = "".join(f'<div class="moment">{escaped(line)}</div>' for line in moments if line)
        items.append(
            f"<div><dt><i>{score}</i>{escaped(competence_name(one.name, language))}</dt>"
            f"<dd>{escaped(describe_competence(one, language))}{told}</dd></div>"
        )
    told = describe_next(found, language)
    after = paragraph(told) if told else ""
    inner = f'<div class="radar"><div>{charts.radar(found.competences, language)}{after}</div><dl>{"".join(items)}</dl></div>'
    return section(say("debrief.competences", language), inner, about=say("debrief.competences_about", language))


def _turning(found: Debrief, names: Sequence[str], language: str) -> str:
    if not found.account:
        return ""
    verdicts = {one.number: one for one in found.verdicts}
    cards = "".join(_card(found, one, verdicts[one.number], names, language) for one in found.turning)
    counts = paragraph(
        say("debrief.accuracy", language, accuracy=f"{found.accuracy:.0f}", counts=count_grades(found, language))
    )
    inner = cards or paragraph(say("debrief.no_turning", language))
    if cards:
        rest = gain(-all_others(found.account, found.turning), language)
        others = say("debrief.all_others", language) + say("debrief.colon", language) + rest
        inner += f'<p class="later">{escaped(others)}</p>'
    sums = table(("", ""), costs_table(found, names, language), numbers=(1,))
    by_client = f"<h3>{escaped(say('debrief.by_client', language))}</h3>{sums}"
    return section(say("debrief.turning", language), counts, inner, by_client, about=say("debrief.accuracy_about", language))


def _card(found: Debrief, point: Turning, one: Verdict, names: Sequence[str], language: str) -> str:
    ids, why = found.trail.end.setting.public.client_ids, found.whys[one.number]
    better = describe_better(one, ids, names, language)
    later = " ".join(filter(None, (describe_loss(one, language), describe_hindsight(one, language))))
    return (
        f'<div class="point{"" if point.cost > 0 else " won"}"><header>'
        f"<span>{escaped(weeks_of(point, found.verdicts, language))}</span>"
        f"<b>{escaped(describe_step(one.step, ids, names, language, one.week + 1))}</b>"
        f"<span>{escaped(verdict_name(one.grade, language))} · {escaped(lesson_name(why.lesson, language))}</span>"
        f'<span class="sum">{escaped(describe_cost(point, language))}</span></header>'
        f"{paragraph(describe_why(why, names, language))}"
        + (f'<p class="later">{escaped(told)}</p>' if (told := describe_moved(why.moved, language)) else "")
        + (f"<p><b>{escaped(better)}</b> {escaped(describe_because(why, names, language))}</p>" if better else "")
        + (f'<p class="later">{escaped(later)}</p>' if later else "")
        + "</div>"
    )


def _excuses(found: Debrief, names: Sequence[str], language: str) -> str:
    title = say("debrief.excuses", language)
    if not found.stories:
        return section(title, paragraph(say("debrief.no_excuses", language))) if found.beliefs else ""
    heads, rows = excuse_table(found, names, language)
    shown: list[list[str]] = [
        [*row[:-1], Raw(f'<b class="{"good" if one.true else "bad"}">{escaped(row[-1])}</b>')]
        for row, one in zip(rows, found.stories, strict=True)
    ]
    return section(title, table(heads, shown, numbers=(0, 5, 6)), about=say("debrief.excuses_about", language))


def _cash(found: Debrief, names: Sequence[str], language: str) -> str:
    if not found.beliefs:
        return ""
    about = say("debrief.cash_about", language, unit=axis(language)[1])
    chart = charts.hidden_cash(found.trail, found.beliefs, names, language)
    marks = (("known", ""), ("true", ""), ("stated", ""), ("claimed", "▼"))
    words = {name: escaped(say(f"debrief.cash_{name}", language)) for name, _ in marks}
    told = "".join(f'<span><i class="of-{name}">{mark}</i>{words[name]}</span>' for name, mark in marks)
    return section(say("debrief.cash", language), f'<div class="legend">{told}</div>', chart, about=about)


def _promises(found: Debrief, names: Sequence[str], language: str) -> str:
    lines, title = promise_lines(found.trail), say("debrief.promises", language)
    if not lines:
        return section(title, paragraph(say("debrief.no_promises", language)))
    chart = charts.promises(lines, names, found.trail.end.scenario.weeks, language)
    return section(title, chart, about=say("debrief.promises_about", language))


def _bridges(found: Debrief, standing: Standing, language: str) -> str:
    if not found.account or not standing.finished:
        return ""
    parts = {name: value for name, value in found.miss.items() if abs(value) >= 1.0}
    about = "".join(
        f"<b>{escaped(miss_name(name, value, language))}</b> {escaped(miss_name(name, value, language, about=True))}<br>"
        for name, value in parts.items()
    )
    head = miss_head(standing.target - standing.net, language)
    miss = section(head, charts.miss(parts, standing, language), f'<p class="about">{about}</p>')
    told = [paragraph(describe_luck(found.account, language))]
    told += [paragraph(say(f"debrief.{name}_about", language)) for name in ("luck", "error", "accuracy_long")]
    luck = section(say("debrief.accuracy_head", language), charts.luck(found.account, language), *told)
    return side_by_side(miss, luck)


def _calibration(found: Debrief, language: str) -> str:
    own = found.calibration
    if own is None:
        return ""
    lines = "".join(paragraph(line) for line in calibration_lines(found, language))
    inner = f'<div class="sure"><div>{charts.calibration(own, language)}</div><div>{lines}</div></div>' if own.curve else lines
    return section(say("debrief.calibration", language), inner)


def _decisions(found: Debrief, names: Sequence[str], language: str) -> str:
    if not found.verdicts:
        return ""
    ids = found.trail.end.setting.public.client_ids
    rows = [
        (
            one.week + 1,
            describe_step(one.step, ids, names, language, one.week + 1),
            verdict_name(one.grade, language),
            gain(-one.cost, language),
            describe_why(found.whys[one.number], names, language),
        )
        for one in found.verdicts
    ]
    heads = [say(f"debrief.column.{name}", language) for name in ("week", "decision", "verdict", "cost", "why")]
    summary = escaped(say("debrief.all", language, count=len(rows)))
    return f"<details><summary>{summary}</summary>{table(heads, rows, numbers=(0, 3))}</details>"
