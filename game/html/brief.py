"""Sheets of a role play as an HTML page that is printed: each begins on a page of A4 of its own."""

import base64
from functools import singledispatch
from typing import Final

from assets.drawing.portraits import portrait
from game.brief.sheets import Ageing, Beside, Blank, Block, Facts, Grid, Head, Papers, Points, Sheet, Text, Ticks
from game.html.page import escaped, page
from game.play.faces import Look

RATES: Final = range(1, 6)
AGES: Final = ("#cfd8e3", "#f3d9a0", "#e9a95b", "#d4703f", "#a3302f")
"""From not due to the oldest; each piece is named in the row below it too."""
STYLE: Final = """
@page { size: A4; margin: 11mm 13mm; }
body { font-size: 13px; line-height: 1.46; }
main { max-width: 210mm; padding: 20px 12px 60px; }
.sheet { background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: 13mm 14mm 14mm; margin: 0 0 22px; }
.sheet > header { display: flex; gap: 16px; align-items: flex-start; border-bottom: 2px solid var(--ink);
  padding-bottom: 10px;
  margin-bottom: 12px; }
.sheet > header img { width: 76px; height: 76px; border-radius: 11px; flex: none; }
.sheet h1 { font-size: 23px; line-height: 1.25; margin: 0 0 3px; overflow-wrap: anywhere; }
.sheet h2 { font-size: 14px; margin: 13px 0 4px; break-after: avoid; }
.kicker { font-size: 11.5px; font-weight: 700; letter-spacing: .06em; color: var(--note); margin: 0 0 2px; }
.secret .kicker { color: #fff; background: var(--bad); display: inline-block; padding: 1px 9px; border-radius: 4px; }
.secret > header { border-color: var(--bad); }
.secret { font-size: 12.4px; line-height: 1.42; } .secret table, .secret .small { font-size: 11.8px; }
  .secret h2 { margin-top: 11px; }
.secret .about { font-size: 12px; }
.secret .facts { gap: 5px 16px; grid-template-columns: repeat(4, 1fr); } .secret > header img { width: 64px; height: 64px; }
.sheet header p.line { margin: 0; } .sheet p { margin: 0 0 7px; text-wrap: pretty; overflow-wrap: anywhere; }
.letter { background: #fbf9f3; border-left: 4px solid #c9b37a; border-radius: 4px; padding: 10px 16px 6px;
  font-size: 13.3px; }
.small { color: var(--muted); font-size: 12.5px; } .fill { white-space: pre-wrap; color: var(--muted); margin: 4px 0 10px; }
.facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 7px 18px; margin: 4px 0; }
.facts div { border-bottom: 1px solid var(--line); padding-bottom: 3px; } .facts dt { color: var(--muted);
  font-size: 11.5px; }
.facts dd { margin: 0; font-weight: 700; overflow-wrap: anywhere; } dl { margin: 0; }
.facts i { font-style: normal; font-weight: 400; color: var(--muted); font-size: 11px; white-space: nowrap; display: block;
  margin-top: 2px; }
.facts u { display: inline-block; width: 44px; border-bottom: 1px solid var(--ink); text-decoration: none; }
table { font-size: 12px; table-layout: fixed; } td { overflow-wrap: anywhere; padding: 3px 8px 3px 0; }
th { font-size: 11.5px; vertical-align: bottom; padding: 3px 8px 3px 0; line-height: 1.3; } tr { break-inside: avoid; }
td, tr:last-child td { border-bottom: 1px solid var(--line); } td:first-child { font-weight: 700; }
table.open td { height: 34px; border: 1px solid #cfcabd; } table.open th { border: 1px solid #cfcabd; padding: 3px 6px; }
table.open { border-collapse: collapse; }
table.dense { font-size: 11.3px; } table.dense td { padding: 1.5px 8px 1.5px 0; line-height: 1.36; }
table.dense th:first-child { font-weight: 700; color: var(--note); padding-top: 7px; }
table.plan td { height: 30px; vertical-align: middle; }
table.plan td:nth-child(n+4) { border-left: 1px solid var(--line); padding-left: 8px; }
  table.plan th:nth-child(n+4) { padding-left: 8px; }
td.n + td:not(.n), th.n + th:not(.n) { padding-left: 14px; }
.ages { display: flex; height: 15px; border-radius: 4px; overflow: hidden; margin: 3px 0 4px; background: var(--line); }
.ages i { display: block; } .ages i + i { border-left: 1px solid #fff; }
.ages, .ages i, .letter, .secret .kicker, .key-to i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.key-to { display: grid; grid-template-columns: repeat(5, 1fr); gap: 8px; margin-bottom: 8px; font-size: 11.5px;
  color: var(--muted); }
.key-to i { display: inline-block; width: 9px; height: 9px; border-radius: 2px; margin-right: 5px; }
.key-to b { display: block; color: var(--ink); font-size: 13px; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; }
.blank { margin: 6px 0 4px; break-inside: avoid; } .blank b { font-weight: 700; font-size: 12.5px; }
.blank i { display: block; height: 25px; border-bottom: 1px solid #b9b4a6; }
.watch { columns: 2; column-gap: 24px; } .watch > div { break-inside: avoid; padding-bottom: 10px; }
.watch b { font-size: 13px; } .watch p { display: flex; gap: 7px; align-items: flex-start; margin: 2px 0; font-size: 12.5px;
  line-height: 1.4; }
.watch p > i { width: 11px; height: 11px; border: 1.3px solid var(--ink); border-radius: 2px; flex: none; margin-top: 3px; }
.watch p > span { flex: 1; } .watch em { font-style: normal; color: var(--muted); white-space: nowrap; font-size: 12px;
  flex: none;
  letter-spacing: 4px; }
ul { margin: 3px 0 6px; padding-left: 19px; } li { margin-bottom: 2px; text-wrap: pretty; }
ul.good { list-style: "✓  "; } ul.bad { list-style: "✗  "; } ul.good li::marker { color: var(--good); }
  ul.bad li::marker { color: var(--bad); }
ol { margin: 3px 0 6px; padding-left: 19px; }
@media print { main { max-width: none; padding: 0; }
  .sheet { border: 0; border-radius: 0; padding: 0; margin: 0; break-after: page; break-inside: auto; }
  .sheet:last-child { break-after: auto; } }
@media screen and (max-width: 700px) { .sheet { padding: 18px; } .facts, .beside { grid-template-columns: 1fr; }
  .watch { columns: 1; } .key-to { grid-template-columns: 1fr 1fr; } }
"""


def printed(papers: Papers, language: str) -> str:
    """The page."""
    return page(papers.title, sheets(papers), language, STYLE)


def sheets(papers: Papers) -> str:
    """What stands on the page."""
    return "".join(_sheet(one) for one in papers.sheets)


def _sheet(sheet: Sheet) -> str:
    lines = "".join(f'<p class="line">{escaped(line)}</p>' for line in sheet.about.splitlines())
    title = f'<p class="kicker">{escaped(sheet.kicker)}</p><h1>{escaped(sheet.title)}</h1>'
    head = f"<header>{_face(sheet.face)}<div>{title}{lines}</div></header>"
    kind = "sheet secret" if sheet.secret else "sheet"
    return f'<article class="{kind}">{head}{"".join(map(drawn, sheet.blocks))}</article>'


def _face(look: Look | None) -> str:
    """A portrait as a picture of its own: what is named in it cannot be mistaken for what is named in another."""
    if look is None:
        return ""
    picture = base64.b64encode(portrait(look, "polite").encode()).decode("ascii")
    return f'<img alt="" src="data:image/svg+xml;base64,{picture}">'


@singledispatch
def drawn(block: Block) -> str:
    """A block as HTML."""
    raise TypeError(f"no page knows how to draw {type(block).__name__}")


@drawn.register
def _(block: Head) -> str:
    return f"<h2>{escaped(block.text)}</h2>"


@drawn.register
def _(block: Text) -> str:
    kind = f' class="{block.kind}"' if block.kind else ""
    return f"<div{kind}>{''.join(f'<p>{escaped(one)}</p>' for one in block.text.splitlines() if one.strip())}</div>"


@drawn.register
def _(block: Facts) -> str:
    room = f"<i>{escaped(block.settle)} <u></u></i>" if block.settle else ""
    cells = "".join(
        f"<div><dt>{escaped(name)}</dt><dd>{escaped(value)}{room if ranged else ''}</dd></div>"
        for name, value, ranged in block.rows
    )
    return f'<dl class="facts">{cells}</dl>'


@drawn.register
def _(block: Grid) -> str:
    of = dict.fromkeys(block.numbers, ' class="n"')
    widths = "".join(f'<col style="width:{one}%">' for one in block.wide)
    heads = "".join(f"<th{of.get(at, '')}>{escaped(one)}</th>" for at, one in enumerate(block.heads))
    rows = ["".join(f"<td{of.get(at, '')}>{escaped(one)}</td>" for at, one in enumerate(row)) for row in block.rows]
    rows += ["<td></td>" * len(block.heads)] * block.empty
    name = "open" if block.empty else block.kind
    kind = f' class="{name}"' if name else ""
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table{kind}><colgroup>{widths}</colgroup><tr>{heads}</tr>{body}</table>"


@drawn.register
def _(block: Points) -> str:
    items = "".join(f"<li>{escaped(one)}</li>" for one in block.items)
    return f'<ul class="{block.kind}">{items}</ul>' if block.kind else f"<ol>{items}</ol>"


@drawn.register
def _(block: Ticks) -> str:
    rates = "".join(map(str, RATES))
    groups = []
    for head, items in block.groups:
        lines = "".join(f"<p><i></i><span>{escaped(one)}</span><em>{rates}</em></p>" for one in items)
        groups.append(f"<div><b>{escaped(head)}</b>{lines}</div>")
    return f'<div class="watch">{"".join(groups)}</div>'


@drawn.register
def _(block: Ageing) -> str:
    pieces = "".join(
        f'<i style="width:{100 * share:.1f}%;background:{colour}"></i>'
        for (_, _, share), colour in zip(block.parts, AGES, strict=True)
        if share > 0
    )
    names = "".join(
        f'<div><i style="background:{colour}"></i>{escaped(name)}<b>{escaped(amount)}</b></div>'
        for (name, amount, _), colour in zip(block.parts, AGES, strict=True)
    )
    return f'<div class="ages">{pieces}</div><div class="key-to">{names}</div>'


@drawn.register
def _(block: Blank) -> str:
    return f'<div class="blank"><b>{escaped(block.title)}</b>{"<i></i>" * block.lines}</div>'


@drawn.register
def _(block: Beside) -> str:
    return (
        f'<div class="beside"><div>{"".join(map(drawn, block.left))}</div><div>{"".join(map(drawn, block.right))}</div></div>'
    )
