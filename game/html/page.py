"""The page around a report: one HTML file with its styles, its pictures and its letters inside; nothing is fetched."""

import base64
import html
import io
from collections.abc import Iterable, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from game.language.locale import LOCALES
from sim_core.public.messages import printable

FONT: Final = "NotoSansSC-Regular.otf"
BOLD: Final = "NotoSansSC-Bold.otf"
ALWAYS: Final = "".join(map(chr, range(32, 127))) + "¥€%±−–—…·•“”‘’、。，：；？！（）《》→←↑↓×≤≥′▁▂▃▄▅▆▇█●○"
LATIN: Final = {400: "NotoSans-Regular.ttf", 700: "NotoSans-Bold.ttf"}
MARKS: Final = "±·–—‘’“”•…"
"""Marks that a Chinese font sets wide: in English they come from a font of its own."""
STYLE: Final = """
:root { --ink: #1c2636; --muted: #586374; --line: #e2ded4; --ground: #f4f1ea; --card: #fff; --good: #127a54; --bad: #b22a32;
  --warn: #8a5608; --good-soft: #e2f3ea; --bad-soft: #fce7e6; --warn-soft: #fff6e2; --note-soft: #eaf0fb; --note: #2454b0; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.55 report, "Noto Sans SC", "PingFang SC",
  "Microsoft YaHei", system-ui, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 24px 20px 60px; }
h1 { font-size: 27px; margin: 8px 0 2px; } h2 { font-size: 19px; margin: 0 0 4px; }
p { margin: 4px 0 10px; } .muted, .about { color: var(--muted); } .about { font-size: 13.5px; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 18px 20px; margin: 16px 0; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; margin: 16px 0; } section .pair { margin: 0; gap: 28px; }
.pair section { margin: 0; min-width: 0; }
@media (max-width: 900px) { .pair { grid-template-columns: 1fr; } }
.badge { display: inline-block; border-radius: 6px; padding: 2px 10px; font-weight: 700; }
.pass { background: var(--good-soft); color: var(--good); } .fail { background: var(--bad-soft); color: var(--bad); }
.alarm { background: var(--bad-soft); color: var(--bad); } .warning { background: var(--warn-soft); color: var(--warn); }
.note { background: var(--note-soft); color: var(--note); }
table { border-collapse: collapse; width: 100%; font-size: 13.5px; font-variant-numeric: tabular-nums; }
th { text-align: left; color: var(--muted); font-weight: 400; border-bottom: 1px solid var(--line); padding: 4px 10px 4px 0; }
td { padding: 4px 10px 4px 0; border-bottom: 1px solid #f0ede6; vertical-align: top; }
th.n, td.n { text-align: right; white-space: nowrap; } tr:last-child td { border-bottom: 0; }
.scroll { overflow-x: auto; } .picture svg { width: 100%; height: auto; display: block; }
code { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: 12.5px; color: var(--muted);
  overflow-wrap: anywhere; }
.findings td:first-child { white-space: nowrap; width: 1%; } .findings td:last-child { width: 24%; }
nav a { color: var(--note); margin-right: 14px; } footer { color: var(--muted); font-size: 13px; margin-top: 20px; }
@media print { body { background: #fff; } section { break-inside: avoid; } }
"""


def page(title: str, body: str, language: str, more: str = "") -> str:
    """A whole HTML file. `more`: styles of its own."""
    letters = "".join(sorted(set(title + html.unescape(body))))
    embedded = find_spec("fontTools") is not None  # it comes with an extra; without it the reader's own fonts have to do
    faces = "".join(
        f"@font-face {{ font-family: report; font-weight: {weight}; src: url(data:font/woff;base64,{face(name, letters)}); }}\n"
        for weight, name in ((400, FONT), (700, BOLD))
        if embedded
    )
    locale = LOCALES[language]
    if embedded and not locale.wide_marks:
        reach = ", ".join(f"U+{ord(one):X}" for one in MARKS)
        faces += "".join(
            f"@font-face {{ font-family: report; font-weight: {weight}; unicode-range: {reach}; "
            f"src: url(data:font/woff;base64,{face(name, MARKS, always='')}); }}\n"
            for weight, name in LATIN.items()
        )
    lang = f'lang="{locale.tag}"' + ("" if locale.direction == "ltr" else f' dir="{locale.direction}"')
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escaped(title)}</title>'
    styles = f"<style>{faces}{STYLE}{more}</style>"
    return f"<!doctype html>\n<html {lang}><head>{head}{styles}</head>\n<body><main>{body}</main></body></html>\n"


def face(name: str, letters: str, always: str = ALWAYS) -> str:
    """A font with these letters alone, as base64 of WOFF."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(font_file(name), lazy=True)
    options = Options(flavor="woff", layout_features=["kern"], notdef_outline=True, hinting=False, desubroutinize=True)
    subset = Subsetter(options)
    subset.populate(text=always + letters)
    subset.subset(font)
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode("ascii")


def font_file(name: str) -> Path:
    """Where a font is."""
    return Path(str(files("assets").joinpath("fonts", name)))


def escaped(text: object) -> str:
    """Text for HTML."""
    return html.escape(printable(str(text), lines=True))


def section(title: str, *parts: str, about: str = "", name: str = "") -> str:
    """A part of a report with a heading."""
    told = f'<p class="about">{escaped(about)}</p>' if about else ""
    mark = f' id="{escaped(name)}"' if name else ""
    return f"<section{mark}><h2>{escaped(title)}</h2>{told}{''.join(parts)}</section>"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], numbers: Sequence[int] = (), kind: str = "") -> str:
    """A table; `numbers`: columns set to the right. Cells that are `Raw` are HTML already."""
    of = dict.fromkeys(numbers, ' class="n"')
    head = "".join(f"<th{of.get(number, '')}>{escaped(one)}</th>" for number, one in enumerate(heads))
    filled = ["".join(f"<td{of.get(number, '')}>{_cell(one)}</td>" for number, one in enumerate(row)) for row in rows]
    body = "".join(f"<tr>{cells}</tr>" for cells in filled)
    return f'<div class="scroll"><table class="{kind}"><tr>{head}</tr>{body}</table></div>'


class Raw(str):
    """Text that is HTML already."""


def _cell(value: object) -> str:
    return value if isinstance(value, Raw) else escaped(value)


def paragraph(text: str) -> str:
    """A paragraph."""
    return f"<p>{escaped(text)}</p>"


def side_by_side(*sections: str) -> str:
    """Two sections beside each other, where there is room."""
    return f'<div class="pair">{"".join(sections)}</div>'
