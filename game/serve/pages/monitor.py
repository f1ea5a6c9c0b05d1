"""The trainer's page: who is where, and what can be done about it. Made here; a small script puts in what has changed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from game.html.page import escaped
from game.language.currency import counted_in
from game.language.locale import next_language
from game.language.words import hours, money, say
from game.serve.exam.results import Result
from game.serve.pages.qr import qr_of
from game.serve.rooms.room import CLOSED, MOST_MINUTES, OPEN, PAUSED, STATES, Room
from game.serve.seats.hall import Hall
from game.serve.seats.rows import Row

QUIET: Final = 45.0
"""Seconds without a word after which somebody with a line counts as not looking: pages say every 20 s that they are there."""
COLUMNS: Final = ("name", "where", "week", "hours", "received", "choices", "score", "line", "look")
TRAINER: Final = "trainer"
LONGEST_SAID: Final = 400
"""Signs of a message."""
Parts = dict[str, str]


def words(key: str, language: str, **values: object) -> str:
    """A sentence of the page, for HTML."""
    return escaped(say(f"room.{key}", language, **values))


def form(deed: str, label: str, language: str, kind: str = "", fields: str = "", **values: object) -> str:
    """A form with one button. `label`: a key of the words; `fields`: HTML before the button."""
    hidden = "".join(f'<input type="hidden" name="{name}" value="{escaped(value)}">' for name, value in values.items())
    return (
        f'<form method="post" action="/room/do"><input type="hidden" name="deed" value="{deed}">{hidden}{fields}'
        f'<button class="{kind}">{words(label, language)}</button></form>'
    )


def _said(language: str) -> str:
    told = words("say_what", language)
    return f'<input name="text" maxlength="{LONGEST_SAID}" required placeholder="{told}" aria-label="{told}">'


def given(language: str) -> str:
    """Where a link is shown that was asked for, and whatever else there is to be told."""
    return (
        '<div id="told" role="status"></div><dialog id="given"><p></p><img alt="" hidden><div><input readonly>'
        f'<button class="primary" data-copy>{words("copy", language)}</button>'
        f"<button data-close>{words('close_dialog', language)}</button></div></dialog>"
    )


def _heads(language: str) -> str:
    return "".join(f'<th scope="col" class="{name}">{words(f"column.{name}", language)}</th>' for name in COLUMNS)


def parts_of(hall: Hall, role: str, hurts: Sequence[str], language: str) -> tuple[Parts, list[tuple[int, str]]]:
    """All that changes on the page: parts by name, and the rows of the table by chair."""
    rows = hall.rows()
    with counted_in(hall.scenario):
        table = [(one.chair, row_html(one, hall.room, language, hall.results.get(one.chair))) for one in rows]
    parts = {
        "state": _state(hall.room, role, language) + _results(hall, role, language),
        "count": _count(rows, language),
        "strangers": _strangers(hall, language),
        "hurts": _hurts(hurts, language),
    }
    return parts, table


def body(hall: Hall, role: str, hurts: Sequence[str], base: str, language: str) -> str:
    """The whole page."""
    room, (parts, table) = hall.room, parts_of(hall, role, hurts, language)
    rows = "".join(html for _, html in table)
    other = next_language(language)
    switch = f'<a class="quiet" href="/room?lang={other}">{escaped(say(f"window.settings.language.{other}", other))}</a>'
    leads = role == TRAINER
    return (
        f'<header class="top"><div><h1>{escaped(room.name)}</h1>{_part("count", parts)}</div>'
        f'<a class="code" href="/room/door"><small>{words("code", language)}</small>{escaped(room.code)}</a>'
        f"{switch}</header>"
        f'<main class="lead">{_part("state", parts)}'
        f'<section class="class"><h2 class="unseen">{words("class", language)}</h2><div class="scroll"><table>'
        f'<thead><tr>{_heads(language)}</tr></thead><tbody id="rows">{rows}</tbody></table></div>'
        f"{_nobody(f'{base}/r/{room.code}', language)}</section>"
        f"<aside><section><h2>{words('say_to_all', language)}</h2>"
        + form("say", "send", language, "primary", _said(language))
        + "</section>"
        f"<section><h2>{words('hurts', language)}</h2>{_part('hurts', parts)}</section>"
        + (_links(language) if leads else "")
        + f"<section><h2>{words('settings', language)}</h2>{_settings(room, language)}</section>"
        f"{_part('strangers', parts)}</aside></main>" + given(language)
    )


def _nobody(link: str, language: str) -> str:
    """What stands in the place of a class that has not come yet."""
    told = words("nobody_yet", language, link=link)
    return f'<div class="nobody"><a class="qr" href="/room/door">{qr_of(link)}</a><p class="hint">{told}</p></div>'


def _part(name: str, parts: Mapping[str, str]) -> str:
    return f'<div data-part="{name}" class="part {name}">{parts[name]}</div>'


def _points(score: float | None) -> str:
    return "–" if score is None else f"{score:.0f}"


def row_html(row: Row, room: Room, language: str, result: Result | None = None) -> str:
    """Somebody's row. On a narrow screen its cells stand below one another, each with its head."""
    where = words(f"where.{row.where or 'nowhere'}", language)
    score = "–"
    if row.over and row.score is not None:
        score = f"{row.score:.0f}" if row.seen or not room.own_first else words("not_seen_yet", language)
    if result is not None:
        score = words("result.passed" if result.passed else "result.failed", language, score=_points(result.score))
    cells = {
        "where": where + (f'<br><b class="badge on">{words("on_beamer", language)}</b>' if room.mirrored == row.chair else ""),
        "week": _week(row, language),
        "hours": "–" if row.hours is None else escaped(hours(row.hours, language)),
        "received": "–" if row.received is None else escaped(money(row.received, language)),
        "choices": str(row.choices) if row.where else "–",
        "score": score,
        "line": _line(row, language),
        "look": f'<a href="/look/{row.chair}" target="_blank">{words("look_on_short", language)}</a>' if row.where else "",
    }
    name = f'<a href="/room/seat/{row.chair}">{escaped(row.name)}</a>'
    told = "".join(
        f'<td class="{key}" data-head="{words(f"column.{key}", language)}">{cell}</td>' for key, cell in cells.items()
    )
    there = "there" if _is_there(row) else "away"
    return f'<tr id="seat-{row.chair}" class="{there}"><th scope="row" class="name">{name}</th>{told}</tr>'


def _week(row: Row, language: str) -> str:
    if not row.week:
        return "–"
    told = escaped(f"{row.week} / {row.weeks}")
    share = 100 if row.over else round(100 * (row.week - 1) / max(row.weeks, 1))
    bar = (
        '<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="4"/>'
        f'<rect class="done" width="{share}" height="4"/></svg>'
    )
    left = ""
    if row.left is not None:
        low = " low" if row.left < 60 else ""
        left = f' <span class="clock{low}">{int(row.left) // 60}:{int(row.left) % 60:02d}</span>'
    return f"{told}{left}{bar}"


def _is_there(row: Row) -> bool:
    return bool(row.kind) and (row.quiet or 0.0) < QUIET


def _line(row: Row, language: str) -> str:
    if _is_there(row):
        told = f'<span class="dot on"></span>{words("line.poll" if row.kind == "poll" else "line.socket", language)}'
    elif row.quiet is not None:
        told = f'<span class="dot"></span>{ago(row.quiet, language)}'
    else:
        told = f'<span class="dot"></span>{words("line.never" if not row.where else "line.before", language)}'
    marks = []
    if row.dropped:
        marks.append(words("flooding", language, count=row.dropped))
    if row.troubles:
        marks.append(words("troubles", language, count=row.troubles))
    if row.unsaved:
        marks.append(words("unsaved", language))
    return told + "".join(f' <b class="badge bad">{one}</b>' for one in marks)


def ago(seconds: float, language: str) -> str:
    """How long ago somebody was last heard of, roughly: it must not change with every look."""
    if seconds < 60:
        return words("line.just_now", language)
    minutes = int(seconds // 60)
    return (
        words("line.minutes", language, count=minutes) if minutes < 60 else words("line.hours", language, count=minutes // 60)
    )


def _count(rows: Sequence[Row], language: str) -> str:
    there, over = sum(map(_is_there, rows)), sum(one.over for one in rows)
    return words("count", language, seats=len(rows), there=there, over=over)


def _state(room: Room, role: str, language: str) -> str:
    buttons = {OPEN: (PAUSED, CLOSED), PAUSED: (OPEN, CLOSED), CLOSED: (OPEN,)}[room.state]
    allowed = [one for one in STATES if one in buttons and (role == TRAINER or CLOSED not in (one, room.state))]
    made = "".join(form("state", f"make.{one}", language, "primary" if one == OPEN else "", value=one) for one in allowed)
    made += form("advance", "advance", language) if room.state == OPEN else ""
    limit = words("minutes_now", language, count=f"{room.minutes:g}") if room.minutes else words("no_minutes", language)
    mirror = form("mirror", "mirror_off", language, value="") if room.mirrored is not None else ""
    badge = f'<b class="badge {room.state}">{words(f"state.{room.state}", language)}</b>'
    return f'{badge}<span class="hint">{limit}</span>{made}{mirror}'


def _results(hall: Hall, role: str, language: str) -> str:
    """The way to the signed records of an exam."""
    if not hall.results or role != TRAINER:
        return ""
    return f'<a class="button" href="/room/results.zip">{words("results", language)}</a>'


def _settings(room: Room, language: str) -> str:
    minutes = (
        f'<label>{words("minutes", language)}<input name="value" type="number" min="0" max="{MOST_MINUTES:.0f}" step="0.5" '
        f'value="{room.minutes:g}" inputmode="decimal"></label>'
    )
    names = f'<label>{words("names", language)}<textarea name="names" rows="3" required></textarea></label>'
    own, change = ("on", "off") if room.own_first else ("off", "on")
    return (
        form("minutes", "set", language, "", minutes)
        + f'<p class="hint">{words(f"own_first.{own}", language)}</p>'
        + form("own_first", f"own_first.make_{change}", language, "", value=change)
        + form("names", "add_names", language, "", names)
    )


def _links(language: str) -> str:
    whole = (
        '<form method="post" action="/room/do" data-plain><input type="hidden" name="deed" value="links">'
        f"<button>{words('links', language)}</button></form>"
    )
    return (
        f"<section><h2>{words('give_links', language)}</h2><div class='buttons'>"
        f'<a class="button" href="/room/door" target="_blank">{words("door", language)}</a>'
        + form("helper", "helper", language)
        + form("beamer", "beamer", language)
        + whole
        + f'</div><p class="hint">{words("links_about", language)}</p></section>'
    )


def _strangers(hall: Hall, language: str) -> str:
    wrong = sum(hall.guesses.counted(one) for one in ("room", "list", "link", *(row for row in hall.kept)))
    lines = []
    if wrong:
        lines.append(words("wrong_guesses", language, count=wrong))
    if hall.malformed:
        lines.append(words("malformed", language, count=hall.malformed))
    return "".join(f'<p class="hint">{one}</p>' for one in lines)


def _hurts(lines: Sequence[str], language: str) -> str:
    if not lines:
        return f'<p class="hint">{words("hurts_nothing_yet", language)}</p>'
    return f"<ol>{_items(lines)}</ol>"


def _items(lines: Iterable[str]) -> str:
    return "".join(f"<li>{escaped(one)}</li>" for one in lines)


def seat_body(hall: Hall, row: Row, role: str, language: str) -> str:
    """The page of one seat: what can be done about somebody."""
    with counted_in(hall.scenario):
        told = row_html(row, hall.room, language)
    mirrored = hall.room.mirrored == row.chair
    mirror = form("mirror", "mirror_off" if mirrored else "mirror", language, value="" if mirrored else row.chair)
    return (
        f'<header class="top"><div><h1>{escaped(row.name)}</h1><a href="/room">{words("back", language)}</a></div></header>'
        f'<main class="seat"><section class="class"><div class="scroll"><table><thead><tr>{_heads(language)}</tr></thead>'
        f'<tbody id="rows">{told}</tbody></table></div></section>'
        '<section class="buttons">'
        f'<a class="primary" href="/look/{row.chair}" target="_blank">{words("look_on", language)}</a>{mirror}'
        + form("advance", "end_week", language, chair=row.chair)
        + (form("link", "fresh_link", language, chair=row.chair) if role == TRAINER else "")
        + f"</section><section><h2>{words('say_to', language, name=row.name)}</h2>"
        + form("say", "send", language, "primary", _said(language), chair=row.chair)
        + "</section></main>"
        + given(language)
    )


def door_body(room: Room, link: str, picture: str, language: str) -> str:
    """How to come in, for a beamer."""
    return (
        f'<main class="whole"><h1>{escaped(room.name)}</h1><div class="qr">{picture}</div><p class="link">{escaped(link)}</p>'
        f'<p class="letters"><small>{words("code", language)}</small>{escaped(room.code)}</p></main>'
    )
