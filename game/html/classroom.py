"""A class as an HTML page: one file, readable offline in either language."""

from collections.abc import Sequence
from typing import Final

from game.classroom import figures
from game.classroom.figures import Cost
from game.classroom.people import Class
from game.classroom.tables import (
    KINDS,
    again_rows,
    apart_lines,
    belief_rows,
    copied_lines,
    cost_name,
    cost_told,
    costly,
    counted_line,
    describe_change,
    game_rows,
    number,
    played_line,
    points,
    refused_rows,
    scenario_title,
    teach_who,
    teach_why,
    without_debriefs,
)
from game.classroom.teaching import Teach, all_mastered, teach_next
from game.debrief.sentences import lesson_name
from game.html import classroom_charts as charts
from game.html.classroom_heat import heat_map
from game.html.drawing import style
from game.html.page import Raw, escaped, page, paragraph, section, side_by_side, table
from game.language.currency import counted_in
from game.language.words import money, say

STYLE: Final = """
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 16px; margin: 16px 0; }
.figures div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 18px; }
.figures b { display: block; font-size: 26px; line-height: 1.25; } .figures span { color: var(--muted); font-size: 13px; }
.notes { background: var(--note-soft); color: var(--note); border-radius: 8px; padding: 8px 14px; margin: 10px 0; }
.notes p { margin: 2px 0; } p { text-wrap: pretty; }
.lessons { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 16px; margin-top: 12px; }
.lessons article { border: 1px solid var(--line); border-top: 4px solid var(--note); border-radius: 8px; padding: 12px 16px; }
.lessons h3 { font-size: 16px; margin: 0 0 2px; } .lessons p { margin: 4px 0; font-size: 13.5px; }
.lessons .assign { font-weight: 700; font-size: 14px; } .assign code { display: block; font-weight: 400; }
.lessons .who { color: var(--muted); }
.heat table { border-collapse: separate; border-spacing: 2px; }
.heat th { border: 0; text-align: center; padding: 2px 4px; line-height: 1.25; vertical-align: bottom; }
.heat th:first-child, .heat td:first-child { text-align: left; background: none; white-space: nowrap; padding-right: 14px; }
.heat td { border: 0; border-radius: 4px; text-align: center; min-width: 52px; padding: 4px 6px; }
.heat tr.whole td { font-weight: 700; } .heat td.plain { min-width: 64px; }
.heat td.none { color: var(--muted); background: #f6f4ee; }
.bars { display: grid; grid-template-columns: 1fr 1fr; gap: 20px 36px; } .bars .wide { grid-column: 1 / -1; }
.bars h3 { font-size: 14.5px; margin: 6px 0 6px; }
.bar { display: grid; grid-template-columns: minmax(120px, 1fr) 30% 84px 62px; gap: 10px; align-items: center; padding: 3px 0;
  font-size: 13.5px; }
.wide .bar { grid-template-columns: minmax(200px, 1fr) 26% 92px 62px; }
.bar .track { height: 14px; position: relative; } .bar .track i { display: block; height: 14px; border-radius: 3px;
  background: #c4404a; }
.bar .won i { background: #12936a; } .bar .sum { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar .who { color: var(--muted); white-space: nowrap; text-align: right; }
.bar .lesson { color: var(--note); font-weight: 700; margin-left: 6px; }
.sure { display: grid; grid-template-columns: 4fr 6fr; gap: 28px; align-items: start; }
.sure > *, .pair > * { min-width: 0; } .pair .picture { max-width: 620px; }
details { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 20px; margin: 16px 0; }
section details { border: 0; padding: 0; margin: 10px 0 0; } summary { cursor: pointer; font-weight: 700; }
td.n + td:not(.n), th.n + th:not(.n) { padding-left: 16px; }
table.games td, table.games th { white-space: nowrap; }
td .file { color: var(--muted); font-size: 12.5px; overflow-wrap: anywhere; }
@media (max-width: 900px) { .sure, .bars { grid-template-columns: 1fr; } }
@media (max-width: 560px) { main { padding: 12px 10px 40px; } section { padding: 14px 12px; }
  .bar, .wide .bar { grid-template-columns: 1fr 72px 56px; } .bar .track { grid-column: 1 / -1; grid-row: 2; } }
@media print { .sure, .pair, .bars { grid-template-columns: 1fr 1fr; }
  .heat td, .bar i, .notes { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""
SHOWN: Final = 60
"""People of a heat map that are shown at once."""
MOST: Final = {"reason": 8, "client": 8, "excuse": 8, "move": 8, "week": 60}
"""Rows of a list of costs."""


def report(of: Class, language: str) -> str:
    """The whole page."""
    title = say("class.title", language)
    with style(), counted_in(of.told_in):
        parts = [
            _head(of, title, language),
            _lessons(of, language),
            _spreads(of, language),
            heat_map(of, language, SHOWN),
            _costs(of, language),
            _beliefs(of, language),
            _again(of, language),
            _tested(of, language),
            _all(of, language),
            _out(of, language),
        ]
    footer = f"<footer>{escaped(say('class.footer', language))}</footer>"
    return page(title, "".join(parts) + footer, language, STYLE)


def _head(of: Class, title: str, language: str) -> str:
    about = [counted_line(of, language), played_line(of, language)]
    lines = [*copied_lines(of, language), *without_debriefs(of, language)]
    own = sum(not one.worked_out_here for one in of.debriefed)
    lines += [say("class.players_own", language, count=own)] if own else []
    out = len(of.rejected) + len(of.set_aside)
    lines += [say("class.refused_note", language, count=out)] if out else []
    lines += [say("class.doubled", language, count=of.doubled)] if of.doubled else []
    notes = f'<div class="notes">{"".join(map(paragraph, lines))}</div>' if lines else ""
    muted = escaped(" · ".join(one for one in about if one))
    return f'<h1>{escaped(title)}</h1><p class="muted">{muted}</p>{notes}{_figures(of, language)}'


def _figures(of: Class, language: str) -> str:
    """The figures at the top of the page."""
    cells = [(str(len(of.people)), say("class.kpi_people", language, games=len(of.counted)))]
    if of.scores:
        low, high = map(number, of.scores.quarters)
        cells.append((number(of.scores.middle), say("class.kpi_score", language, low=low, high=high)))
    if of.accuracies:
        cells.append((number(of.accuracies.middle), say("class.kpi_accuracy", language, count=len(of.accuracies.values))))
    lost = figures.lost(of)
    if lost and of.one_currency:
        cells.append((money(lost.units, language), say("class.kpi_lost", language, points=number(lost.points))))
    elif lost:
        cells.append((points(lost.points), say("class.kpi_lost_points", language)))
    brier = figures.brier(of)
    if brier is not None:
        cells.append((f"{brier:.2f}", say("class.kpi_brier", language)))
    told = "".join(f"<div><b>{escaped(value)}</b><span>{escaped(about)}</span></div>" for value, about in cells)
    return f'<div class="figures">{told}</div>'


def _lessons(of: Class, language: str) -> str:
    if not of.people:
        return ""
    found = teach_next(of)
    if not found:
        known = bool(of.debriefed) or all_mastered(of)
        inner = paragraph(say("class.teach_none" if known else "class.teach_unknown", language))
    else:
        inner = f'<div class="lessons">{"".join(_lesson(one, language) for one in found)}</div>'
    about = say("class.teach_about", language) if of.debriefed else ""
    return section(say("class.teach_head", language), inner, about=about, name="teach")


def _lesson(one: Teach, language: str) -> str:
    assign = ""
    if one.scenario:
        told = f"{say('class.assign', language)} {scenario_title(one.scenario, language)}"
        assign = f'<p class="assign">{escaped(told)} <code>{escaped(one.scenario)}</code></p>'
    who = teach_who(one, language)
    return (
        f"<article><h3>{escaped(lesson_name(one.lesson, language))}</h3>{assign}{paragraph(teach_why(one, language))}"
        + (f'<p class="who">{escaped(who)}</p>' if who else "")
        + "</article>"
    )


def _spreads(of: Class, language: str) -> str:
    shown = [(name, spread) for name, spread in (("score", of.scores), ("accuracy", of.accuracies)) if spread]
    if not shown:
        return ""
    medals = of.counted[0].scenario.medals if len(of.scenarios) == 1 else None
    drawn = [charts.dots(spread, name, medals if name == "score" else None, language) for name, spread in shown]
    inner = side_by_side(*(f"<div>{one}</div>" for one in drawn)) if len(drawn) > 1 else drawn[0]
    about = say("class.spread_about", language) + (say("class.spread_medals", language) if medals else "")
    return section(say("class.spread_head", language), inner, about=about)


def _costs(of: Class, language: str) -> str:
    if not of.debriefed:
        return ""
    found = {kind: costly(kind, of, MOST[kind]) for kind in KINDS}
    most = max((abs(figures.weight(one, of)) for ones in found.values() for one in ones), default=1.0) or 1.0
    lists = "".join(_list(kind, ones, most, of, language) for kind, ones in found.items())
    inner = f'<div class="bars">{lists}</div>'
    return section(say("class.cost_head", language), inner, about=say("class.cost_about", language), name="costs")


def _list(kind: str, found: Sequence[Cost], most: float, of: Class, language: str) -> str:
    """One list of costs, with a bar for each. `most`: what the longest bar of all lists stands for, so that they compare."""
    rows, those = [], sum(bool(one.debriefed) for one in of.people)
    for one in found:
        lesson = f'<span class="lesson">{escaped(one.lesson)}</span>' if one.lesson else ""
        won = " won" if one.points < 0 else ""
        cost = ("+" if one.points < 0 else "") + cost_told(one, of, language).removeprefix("−")
        rows.append(
            f'<div class="bar"><span>{escaped(cost_name(kind, one, of, language))}{lesson}</span>'
            f'<span class="track{won}"><i style="width:{100 * abs(figures.weight(one, of)) / most:.1f}%"></i></span>'
            f'<span class="sum">{escaped(cost)}</span>'
            f'<span class="who">{escaped(say("class.cost_people", language, people=one.people, of=those))}</span></div>'
        )
    wide = ' class="wide"' if kind == "reason" else ""
    inner = "".join(rows) or paragraph(say("class.cost_none", language))
    return f"<div{wide}><h3>{escaped(say(f'class.cost_{kind}', language))}</h3>{inner}</div>"


def _beliefs(of: Class, language: str) -> str:
    heads, rows = belief_rows(of, language)
    if not rows:
        return ""
    marked = [
        [*row[:3], *(Raw(f'<b class="bad">{one}</b>') if one != "0" else one for one in row[3:5]), *row[5:]] for row in rows
    ]
    told = "".join(map(paragraph, (*apart_lines(of, language), *_lean(of, language))))
    filled = table(heads, marked, numbers=range(1, len(heads)))
    curve = figures.curve(of)
    inner = (
        f'<div class="sure"><div>{charts.calibration(of, language)}</div><div>{told}{filled}</div></div>'
        if curve
        else told + filled
    )
    return section(say("class.belief_head", language), inner, about=say("class.belief_about", language), name="beliefs")


def _lean(of: Class, language: str) -> list[str]:
    """Where what was said is furthest from what was so."""
    own = [(said, so, count) for said, so, count in figures.curve(of) if count >= charts.ENOUGH]
    said, so, _ = max(own, key=lambda one: abs(one[0] - one[1]), default=(0.0, 0.0, 0))
    if abs(said - so) < charts.LEANING:
        return []
    return [say("class.over" if said > so else "class.under", language, stated=number(100 * said), true=number(100 * so))]


def _again(of: Class, language: str) -> str:
    found = figures.played_again(of)
    if not found:
        return ""
    pairs = [(one.name, one.before.score or 0.0, one.after.score or 0.0) for one in found]
    heads, rows = again_rows(found, of, language)
    told = paragraph(next(iter(describe_change(of, language))))
    drawn, numbers = charts.slopes(pairs, "score", language), range(len(heads) - 4, len(heads))
    inner = f'{told}<div class="sure"><div>{drawn}</div>{table(heads, rows, numbers)}</div>'
    return section(say("class.again_head", language), inner, about=say("class.again_about", language), name="again")


def _tested(of: Class, language: str) -> str:
    found = figures.tested_again(of)
    if not found:
        return ""
    pairs = [(one.before.player, one.before.score, one.after.score) for one in found]
    heads = [say(f"class.column.{name}", language) for name in ("name", "before", "after", "more")]
    rows = [
        [one.before.player, number(one.before.score), number(one.after.score),
         f"{points(one.more, signed=True)} ± {points(one.error)}" + (" *" if one.same_form else "")]
        for one in found
    ]  # fmt: skip
    same = paragraph("*" + say("test.same_form", language)) if any(one.same_form for one in found) else ""
    told = paragraph(describe_change(of, language)[-1])
    drawn = charts.slopes(pairs, "score", language)
    inner = f'{told}<div class="sure"><div>{drawn}</div><div>{table(heads, rows, (1, 2, 3))}{same}</div></div>'
    return section(say("class.tested_head", language), inner, about=say("class.tested_about", language), name="tested")


def _all(of: Class, language: str) -> str:
    if not of.people:
        return ""
    heads, rows = game_rows(of, language)
    counts = ("seed", "score", "net", "accuracy", "lost", "stated")
    right = [heads.index(say(f"class.column.{name}", language)) for name in counts]
    whole = table(heads, rows, numbers=right, kind="games")
    if len(rows) > SHOWN:
        whole = f"<details><summary>{escaped(say('class.all_summary', language, games=len(rows)))}</summary>{whole}</details>"
    return section(say("class.all_head", language), whole, name="all")


def _out(of: Class, language: str) -> str:
    rows = refused_rows(of, language)
    if not rows:
        return ""
    heads = [say(f"class.column.{name}", language) for name in ("name", "file", "why")]
    shown = [(name, Raw(f'<span class="file">{escaped(file)}</span>'), why) for name, file, why in rows]
    return section(say("class.out_head", language), table(heads, shown), about=say("class.out_about", language), name="out")
