"""The certificate: one page to print, with what is needed to check it."""

from typing import Final

from game.debrief.document import DebriefDocument, Standing
from game.debrief.past_game import PERSON, TRUNCATED, UNSEALED, PastGame
from game.debrief.sentences import competence_name
from game.html.page import escaped
from game.language.words import money, say
from game.play.checked import origin_of
from sim_core import Scenario, bots
from sim_core.public.debriefs import Debrief
from sim_core.public.scenarios import text_in

DIGITS: Final = 12
"""Of the digest that `finalkick verify` prints."""
CERTIFICATE_STYLE: Final = """
.certificate { background: #fffdf8; border: 3px double #b99a52; border-radius: 4px; padding: 44px 56px; margin: 32px auto 0;
  max-width: 900px; text-align: center; break-before: page; break-inside: avoid; }
.certificate h2 { font-size: 30px; letter-spacing: .06em; margin-bottom: 22px; }
.certificate .name { font-size: 25px; border-bottom: 1px solid var(--ink); min-width: 320px; min-height: 40px;
  display: inline-block; padding: 0 24px 2px; } .certificate small { display: block; color: var(--muted); margin: 2px 0 16px; }
.certificate .big { font-size: 20px; margin: 16px 0 2px; }
.certificate .won { font-size: 34px; font-weight: 700; margin: 12px 0; }
.certificate .skills { display: grid; grid-template-columns: repeat(4, 1fr); gap: 10px 22px; text-align: left; margin: 22px 0; }
.certificate .skills div { font-size: 13.5px; } .certificate .skills b { float: right; }
.certificate .bar { display: block; height: 6px; border-radius: 3px; background: var(--line); margin-top: 3px; }
.certificate .bar i { display: block; height: 6px; border-radius: 3px; background: #2f6fed; }
.certificate .check { display: flex; flex-wrap: wrap; justify-content: center; gap: 6px 26px; border-top: 1px solid var(--line);
  padding-top: 16px; font-size: 14px; } .certificate .check span span { color: var(--muted); }
@media print { .certificate { max-width: none; border-radius: 0; padding: 60px 48px; margin: 0; }
  .certificate, .certificate .bar i, .certificate .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""


def certified(document: DebriefDocument) -> bool:
    """May a certificate be given: for a finished game that comes out as its record says?"""
    past, found, standing = document.past, document.debrief, document.standing
    kept = past.record.digest in ("", standing.digest) and not any(note.key in (TRUNCATED, UNSEALED) for note in past.notes)
    return standing.finished and found.trail.stopped is None and kept


def certificate(document: DebriefDocument, language: str) -> str:
    """The page; in its place a line, where there can be none."""
    past, found, standing = document.past, document.debrief, document.standing
    if not certified(document):
        return f'<p class="muted">{escaped(say("certificate.none", language))}</p>'
    record, scenario = past.record, found.trail.end.scenario
    title = text_in(scenario.title, language)
    facts = {"level": scenario.level, "weeks": scenario.weeks, "clients": len(scenario.clients)}
    return (
        f'<div class="certificate"><h2>{escaped(say("certificate.title", language))}</h2>{_name(record.player, language)}'
        f'<p class="big">{escaped(say("certificate.line", language, title=title))}</p>'
        f'<p class="muted">{escaped(say("certificate.level", language, **facts))}</p>'
        f'<p class="won">{escaped(_won(record.trainer, standing, language))}</p>'
        f"<p>{escaped(say('debrief.net', language))} {escaped(money(standing.net, language))} · "
        f"{escaped(say('debrief.target', language))} {escaped(money(standing.target, language))}"
        f"{_accuracy(found, language)}</p>{_skills(found, language)}{_to_check(past, scenario, standing, language)}"
        f'<p class="about">{escaped(say("certificate.verify", language))}</p></div>'
    )


def _name(player: str, language: str) -> str:
    """The name, or a line to write it on; a program's is told as one."""
    known = player not in ("", PERSON)
    shown = escaped(player) if known else "&nbsp;"
    if player in bots.NAMES:
        shown = escaped(say("certificate.bot", language, player=player))
    return f'<div class="name">{shown}</div><small>{escaped(say("certificate.name", language))}</small>'


def _won(trainer: bool, standing: Standing, language: str) -> str:
    won = say("certificate.trainer", language) if trainer else say(f"medal.{standing.medal or 'none'}", language)
    return f"{say('debrief.score', language)} {standing.score:.0f} · {won}"


def _accuracy(found: Debrief, language: str) -> str:
    if found.accuracy is None:
        return ""
    return f" · {escaped(say('debrief.kpi_accuracy', language))} {found.accuracy:.0f}"


def _skills(found: Debrief, language: str) -> str:
    cells = []
    for one in found.competences.values():
        score = f"{one.score:.0f}" if one.observed else "–"
        width = one.score if one.observed else 0.0
        bar = f'<span class="bar"><i style="width:{width:.0f}%"></i></span>'
        cells.append(f"<div>{escaped(competence_name(one.name, language))}<b>{score}</b>{bar}</div>")
    return f'<div class="skills">{"".join(cells)}</div>' if cells else ""


def _to_check(past: PastGame, scenario: Scenario, standing: Standing, language: str) -> str:
    """What was played, as `finalkick verify` tells it too; a text that is not the library's is named by its hash."""
    record, origin = past.record, origin_of(past.record.scenario, scenario.id)
    known = origin.kind in ("bundled", "practice")
    rows = {
        "scenario": scenario.id if known else say("certificate.own_text", language, id=scenario.id, hash=origin.hash[:DIGITS]),
        "seed": record.seed,
        "date": record.started[:10],
        "digest": standing.digest[:DIGITS],
    }
    shown = (
        f"<span><span>{escaped(say(f'certificate.{name}', language))}</span> "
        f"{f'<b>{escaped(value)}</b>' if name == 'digest' else escaped(value)}</span>"
        for name, value in rows.items()
        if value != ""
    )
    return f'<div class="check">{"".join(shown)}</div>'
