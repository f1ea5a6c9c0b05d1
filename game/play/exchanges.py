"""Who said what in a game, and in what situation: the one place that puts moves and ends of weeks into people's mouths.

All clients of a game are told in one go, in the order of its log, since what one has said another does not say too. Only
what the rep has seen plays a part: the log, the scenario's open texts, the seed.
"""

import hashlib
from typing import Final

from game.language import words
from game.language.locale import LOCALES
from game.play import dialogue
from game.play.dialogue import ALONE, Line
from game.play.friday import forgotten
from game.play.happened import TOLD
from game.play.people import REP, RIVAL, contact_sex
from game.play.session import MoveLine, Session, WeekLine, WeekReport
from game.play.talk import NOTE, SCENE, Choice, Dealings, Exchange, Telling, Words
from game.play.voices import speech_of, told_apart, values_of
from sim_core.public.scenarios import OWNER, Situation, who_speaks
from sim_core.public.vocabulary import FAMILY, MOVE, Mood, bears

RIVAL_EXCUSE: Final = "others_first"
NEWS: Final = ("kept", "broken", "forgiven", "repair", "promotion")
"""What makes the next greeting a greeting of its own, in the words of the condition `after`."""
THANKED: Final = "thanked"
TALKED: Final = ("phone", "visit")
"""Ways of being in touch in which one talks."""
MEETINGS: Final = 4
"""A rival's rep is on the sofa at one visit of so many."""


def spoken(session: Session, number: int, language: str) -> dict[int, Exchange]:
    """All that was said to and by one client, by place in the session's log: the same wherever it is read."""
    return telling(session, language).clients[number]


def telling(session: Session, language: str) -> Telling:
    """A session put into words up to now. It is kept with the session, and goes on where it was left."""
    key = (language, session.called)
    so_far = session.told.get(key)
    if not isinstance(so_far, Telling) or not _continues(so_far, session):
        count, scenario = len(session.scenario.clients), session.scenario
        speech = speech_of(scenario, language, session.called)
        talks: list[dict[int, Exchange]] = [{} for _ in range(count)]
        dealings = [Dealings() for _ in range(count)]
        so_far = session.told[key] = Telling(language, talks, dealings, speech)
    for place in range(so_far.done, len(session.log)):
        entry = session.log[place]
        if isinstance(entry, MoveLine):
            _move(session, so_far, place, entry)
        else:
            _week_end(session, so_far, place, entry)
        so_far.done, so_far.last = place + 1, entry
    return so_far


def _continues(so_far: Telling, session: Session) -> bool:
    """Is what was told still the beginning of the log? A choice that failed is taken back."""
    return so_far.done == 0 or (so_far.done <= len(session.log) and session.log[so_far.done - 1] is so_far.last)


def amount_spoken_of(line: MoveLine) -> float:
    """The amount in a client's answer: what it pays, else what it agrees to, else what it was asked for."""
    return line.paid or line.amount or line.step.amount


def kept_or_broken(line: WeekLine) -> str:
    """Which occasion a promise that has just fallen due is; empty if none has."""
    return "promise_kept" if line.kept else "promise_broken" if line.broken else ""


def _move(session: Session, so_far: Telling, place: int, line: MoveLine) -> None:
    step, language = line.step, so_far.language
    number = session.game.setting.public.client_ids.index(step.client)
    dealings = so_far.dealings[number]
    talked_week, talked = dealings.talked
    way = dialogue.channel(step.move, talked if talked_week == line.week else "")
    away = line.said == "busy_elsewhere"
    here = Situation(way, not dealings.dealt, dealings.after, away, contact_sex(session.scenario, number), so_far.speech.kind)
    week = line.week + step.weeks
    answers = bears(step.move, "answers")
    asked = line.asked_goods if answers else step.amount or line.amount
    if step.move == TOLD and not away:
        answer = _troubles(session, so_far, number, line, here)
    else:
        path = dialogue.occasion(line.said, line.excuse, line.mood == Mood.ANGRY)
        path = (*path, line.asked_for) if line.said == THANKED else path
        answer = _says(session, so_far, number, path, here, amount_spoken_of(line), week)
        answer = answer or _neutral(line.said, line.excuse, amount_spoken_of(line), week, language)
    found: list[Words] = []
    if way == "visit" and bears(step.move, "greeted") and not away:
        found += _met(session, so_far, number, here, line.week)
    greeted = dialogue.is_greeted(step.move, line.said, line.week, dealings.last_week, dealings.after in NEWS)
    if greeted and all(one.role == OWNER for one in answer):  # not by one of whom somebody then says that he is out
        found += _says(session, so_far, number, ("greeting",), here)
    path = (step.move, line.asked_for) if answers else (step.move,)
    found.append(_rep(session, so_far, number, path, way, here, asked, week))
    if step.move == "ask_around":
        found += _heard_outside(session, so_far, number, line)
    found += answer
    if line.raised:
        raised = _says(session, so_far, number, ("excuse", line.raised, "first"), here)
        found += raised or _neutral("excuse", line.raised, 0.0, line.week, language)
    so_far.clients[number][place] = tuple(found)
    if greeted:
        dealings.after = ""
    _note(dealings, line, way)


def _note(dealings: Dealings, line: MoveLine, way: str) -> None:
    """Remember of a move what later lines have to know."""
    if line.excuse and line.said in ("excuse", "repeated"):
        dealings.reasons.add(line.excuse)
    if line.raised:
        dealings.reasons.add(line.raised)
    if way == ALONE:
        return
    dealings.dealt, dealings.last_week = True, line.week
    if way in TALKED:
        dealings.talked = line.week, way
    dealings.meetings += way == "visit"
    if line.said == "believed":
        dealings.after = "forgiven"
    elif line.said == "fixed":
        dealings.after = "repair"
    elif line.said == "welcomed" and FAMILY[MOVE[line.step.move]] == "promote":
        dealings.after = "promotion"
    elif way == "visit" and dealings.after not in NEWS:
        dealings.after = "visit"


def _week_end(session: Session, so_far: Telling, place: int, report: WeekReport) -> None:
    left_out = forgotten(report)
    for number, line in enumerate(report.clients):
        dealings, found = so_far.dealings[number], []
        sex = contact_sex(session.scenario, number)
        here = Situation("week_end", not dealings.dealt, dealings.after, sex=sex, trade=so_far.speech.kind)
        key = kept_or_broken(line)
        if key:
            said = _says(session, so_far, number, (key,), here, line.due, report.week)
            found += said or _neutral(key, "", line.due, report.week, so_far.language)
            dealings.after = "kept" if line.kept else "broken"
        if line.left:
            said = _says(session, so_far, number, ("gone",), here)
            found += said or _neutral("gone", "", 0.0, report.week, so_far.language)
        if left_out and left_out[0] == number:
            found += _says(session, so_far, number, ("forgotten",), here)
        if not found and line.paid <= 0 and _pleaded_rivals(session, place, line.client):
            found += _noted(session, so_far, number, "friday", here, SCENE)
        if line.request:
            found += _says(session, so_far, number, ("asks", line.request), here, line.request_goods)
        if found:
            so_far.clients[number][place] = tuple(found)


def _says(
    session: Session, so_far: Telling, number: int, path: tuple[str, ...], here: Situation,
    amount: float | None = None, week: int | None = None, trouble: str = "",
) -> list[Words]:  # fmt: skip
    """What a client says on an occasion; nothing where nobody has written a line."""
    spec = session.scenario.clients[number]
    lines = dialogue.lines_for(spec, path, so_far.language, so_far.speech)
    if spec.lines_only if spec.lines_only is not None else so_far.speech.only:
        lines = dialogue.strictly(lines, here)
    line = _chosen(session, so_far, number, lines, (spec.persona, *path), here)
    if line is None:
        return []
    text = _filled(session, so_far, number, line.text, amount, week, trouble=trouble)
    return [Words(text, who_speaks(line.conditions, here), path[0])]


def _chosen(
    session: Session, so_far: Telling, number: int, lines: tuple[Line, ...], name: tuple[str, ...], here: Situation
) -> Line | None:  # fmt: skip
    """The next of these lines, noted as said; `name`: whose they are, and for what occasion."""
    client = session.scenario.clients[number].id
    line = dialogue.chosen(lines, here, session.seed, " ".join(name), client, so_far.lines)
    if line:
        so_far.choices.append(Choice(line, lines, here, client, name))
    return line


def _rep(
    session: Session, so_far: Telling, number: int, path: tuple[str, ...], way: str, here: Situation, amount: float, week: int
) -> Words:  # fmt: skip
    """What the rep says at a move (the first of `path`), or notes where nobody hears it."""
    lines = dialogue.rep_lines(session.scenario.words.rep.lines, path, so_far.language, so_far.speech)
    lines = dialogue.strictly(lines, here) if so_far.speech.only else lines
    line = _chosen(session, so_far, number, lines, ("rep", *path), here)
    text = (
        _filled(session, so_far, number, line.text, amount, week, by_rep=True)
        if line
        else words.move_name(path[0], so_far.language)
    )
    return Words(text, NOTE if way == ALONE else REP)


def _troubles(session: Session, so_far: Telling, number: int, line: MoveLine, here: Situation) -> list[Words]:
    """A client that was asked what is hard tells what the record says it told: each trouble in its own words, no other."""
    language, reasons = so_far.language, so_far.dealings[number].reasons
    told = [one for one in line.shown if one.source == TOLD]
    named = [one.excuse for one in told if one.so]
    denied = [one.excuse for one in told if not one.so and one.excuse in reasons]
    opening = _says(session, so_far, number, ("told_again" if line.said == "shrugged" else "told",), here)
    parts: list[Words] = []
    for excuse in named:
        mine = _says(session, so_far, number, ("excuse", excuse, "told"), here)
        parts += mine or _neutral("excuse", excuse, 0.0, line.week, language)
    if told and not named:
        parts += _says(session, so_far, number, ("told_nothing",), here)
    for excuse in denied:
        parts += _says(session, so_far, number, ("told_denied",), here, trouble=words.excuse_name(excuse, language))
    if named and len(named) + len(denied) < len(told):
        parts += _says(session, so_far, number, ("told_rest",), here)
    between = LOCALES[language].between_sentences
    whole = [Words(between.join(one.text for one in parts), parts[0].role)] if parts else []
    return (opening or _neutral("told", "", 0.0, line.week, language)) + whole


def _neutral(said: str, excuse: str, amount: float, week: int, language: str) -> list[Words]:
    """A client's answer where its dialogue is not written."""
    if said in dialogue.SILENT:
        return []
    if excuse and said in dialogue.STAGES:
        return [Words(words.say("window.says.excuse", language, excuse=words.excuse_name(excuse, language)))]
    key = f"window.says.{said}"
    values = {"amount": words.money(amount, language), "week": week}
    return [Words(words.say(key if words.has(key) else "window.says.else", language, **values))]


def _met(session: Session, so_far: Telling, number: int, here: Situation, week: int) -> list[Words]:
    """Whom the rep meets on the sofa: at some visits a rival's rep, by the seed and how often the rep has been there."""
    meetings = so_far.dealings[number].meetings
    name = f"{session.seed} {session.scenario.clients[number].id} sofa {meetings}"
    if hashlib.sha256(name.encode()).digest()[0] % MEETINGS or so_far.dealings[number].last_week == week:
        return []
    return _noted(session, so_far, number, "sofa", here, SCENE) + _noted(session, so_far, number, "says", here, RIVAL)


def _heard_outside(session: Session, so_far: Telling, number: int, line: MoveLine) -> list[Words]:
    """Whose name is dropped where those asked said that others come first: the finding is the record's, the name is not."""
    so = any(one.excuse == RIVAL_EXCUSE and one.so for one in line.shown)
    return _noted(session, so_far, number, "outside", Situation(trade=so_far.speech.kind), NOTE) if so else []


def _pleaded_rivals(session: Session, place: int, client: str) -> bool:
    """Was the last that this client said in the week that ends here that others come first?"""
    for entry in reversed(session.log[:place]):
        if not isinstance(entry, MoveLine):
            return False
        if entry.step.client == client and entry.said not in dialogue.SILENT:
            return entry.excuse == RIVAL_EXCUSE and entry.said in ("excuse", "repeated")
    return False


def _noted(session: Session, so_far: Telling, number: int, occasion: str, here: Situation, role: str) -> list[Words]:
    """A line about rivals: seen, heard, or said by one of them."""
    lines = dialogue.variants("rivals", (occasion,), so_far.language)
    line = _chosen(session, so_far, number, lines, ("rivals", occasion), here)
    return [Words(_filled(session, so_far, number, line.text), role)] if line else []


def _filled(
    session: Session, so_far: Telling, number: int, line: str,
    amount: float | None = None, week: int | None = None, trouble: str = "", by_rep: bool = False,
) -> str:  # fmt: skip
    language, scenario = so_far.language, session.scenario
    values: dict[str, object] = {"amount": amount, "week": week, "trouble": trouble}
    values |= values_of(scenario, number, language, session.called, by_rep)
    return dialogue.filled(line, language, values, told_apart(scenario, number, language))
