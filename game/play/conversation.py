"""A talk with one client as a list of things to draw: what was said and seen, what was learned, money that came."""

from dataclasses import dataclass, replace

from game.language import words
from game.play.exchanges import kept_or_broken, spoken
from game.play.people import REP, RIVAL, Speaker, speaker_of
from game.play.requests import goods_told, lapsed_told, move_told, whom_told
from game.play.session import MoveLine, WeekReport
from game.play.talk import NOTE, SCENE, Exchange
from game.play.view_model import Learned, Play
from sim_core.public.vocabulary import FAMILY, MOVE, Mood, bears

KINDS = {REP: "rep", RIVAL: "client", NOTE: "note", SCENE: "scene"}
"""What words are drawn as, by who says them; the client's side is drawn as `client`."""


@dataclass(frozen=True)
class Item:
    """One thing in a talk. `kind`: week, rep, client, note, scene, typing, system, money, kept, broken, learned, end.

    A `note` is the rep's own, said to nobody; a `scene` is what the rep sees. `speaker`: of what somebody says.
    """

    kind: str
    text: str
    family: str = ""
    mood: str = ""
    learned: Learned | None = None
    speaker: Speaker | None = None


def items(play: Play, client: int, language: str) -> list[Item]:
    """The whole talk with a client."""
    return play.keep(("talk", client, language, play.session.called), lambda: _items(play, client, language))


def before_answer(whole: list[Item]) -> list[Item]:
    """A talk up to what the rep said last, with a bubble in which the client's answer is being typed."""
    last = max((place for place, item in enumerate(whole) if item.kind in ("rep", "note")), default=None)
    answer = next((item for item in whole[last + 1 :] if item.kind == "client"), None) if last is not None else None
    if last is None or answer is None:
        return whole
    return [*whole[: last + 1], replace(answer, kind="typing", text="")]


def _items(play: Play, client: int, language: str) -> list[Item]:
    found: list[Item] = []
    week = 0
    mood = "polite"
    client_id = play.clients[client].id
    said = spoken(play.session, client, language)
    for place, line in enumerate(play.session.log):
        if isinstance(line, MoveLine):
            if line.step.client != client_id:
                continue
            if line.week != week:
                week = line.week
                found.append(Item("week", words.week_name(week, language)))
            mood = Mood(line.mood).name.lower()
            found += _move(play, client, line, place, said[place], language)
        else:
            told = _week_end(play, client, line, said.get(place, ()), mood, language)
            if told and line.week != week:
                week = line.week
                found.append(Item("week", words.week_name(week, language)))
            found += told
    return found


def _said(play: Play, client: int, exchange: Exchange, mood: str, family: str, language: str) -> list[Item]:
    """Words of a talk as bubbles, notes and scenes."""
    found = []
    for one in exchange:
        speaker = None if one.role in (NOTE, SCENE) else speaker_of(play.session, client, one.role, language)
        mine = one.role in (REP, NOTE)
        kind = KINDS.get(one.role, "client")
        found.append(Item(kind, one.text, family if mine else "", "" if mine else mood, speaker=speaker))
    return found


def _move(play: Play, client: int, line: MoveLine, place: int, said: Exchange, language: str) -> list[Item]:
    step = line.step
    family = FAMILY[MOVE[step.move]]
    found = _said(play, client, said, Mood(line.mood).name.lower(), family, language)
    if line.paid > 0:
        found.append(Item("money", words.say("window.talk.paid", language, amount=words.money(line.paid, language))))
    learned = play.learned.get(place)
    option = play.option(step.move)
    if learned:
        found.append(Item("learned", "", family, learned=learned))
    elif option and bears(step.move, "checks"):
        found.append(Item("learned", words.say("window.talk.nothing_new", language), family))
    found.append(Item("system", _summary(play, line, language), family))
    return found


def _summary(play: Play, line: MoveLine, language: str) -> str:
    step = line.step
    option = play.option(step.move)
    parts = [move_told(line, language)]
    if option and option.hours:
        parts.append(words.hours(option.hours, language))
    if option and option.budget:
        parts.append(words.say("window.talk.budget", language, amount=words.money(option.budget, language)))
    if step.move == "ask_company":
        key = "window.talk.granted" if line.amount else "window.talk.not_granted"
        parts.append(words.say(key, language, amount=words.money(line.amount, language)))
    elif step.move == "discount" and line.amount:
        parts.append(words.say("window.talk.gave_away", language, amount=words.money(line.amount, language)))
    elif line.said == "thanked" and line.amount:
        parts.append(goods_told(line, language))
    elif bears(step.move, "settles") and line.amount:
        parts.append(words.say("out.settled", language, amount=words.money(line.amount, language)))
    elif bears(step.move, "promises") and line.amount:
        key = f"window.talk.{'parts' if bears(step.move, 'by_parts') else 'promise'}"
        values = {"amount": words.money(line.amount, language), "week": line.week + step.weeks, "weeks": step.weeks}
        parts.append(words.say(key, language, **values))
    elif step.move in ("set_plan", "share_plan") and line.amount:
        parts.append(words.money(line.amount, language))
    elif line.said in ("excuse", "repeated", "evaded", "annoyed") and not line.paid:
        key = "window.talk.no_promise" if bears(step.move, "promises") else "window.talk.no_money"
        parts.append(words.say(key, language))
    return " · ".join(parts)


def _week_end(play: Play, client: int, report: WeekReport, said: Exchange, mood: str, language: str) -> list[Item]:
    def money(amount: float) -> str:
        return words.money(amount, language)

    line, found = report.clients[client], []
    key = kept_or_broken(line)
    if key:
        found.append(Item("kept" if line.kept else "broken", words.say(f"window.talk.{key}", language, amount=money(line.due))))
    asked = [one for one in said if one.occasion == "asks"]
    before = tuple(one for one in said if one.occasion != "asks")
    found += _said(play, client, before, "angry" if line.left else mood, "", language)
    if line.paid > 0:
        found.append(Item("money", words.say("window.talk.run", language, amount=money(line.paid))))
    if line.foreseen:
        whom = whom_told(line.foreseen, language)
        found.append(Item("system", words.say("friday.plan.came", language, whom=whom, amount=money(line.paid))))
    if line.lapsed:
        found.append(Item("system", lapsed_told(line, language)))
    if line.left or line.failed:
        found.append(Item("end", words.say(f"window.talk.{'failed' if line.failed else 'left'}", language)))
    if line.refused > 0:
        found.append(Item("system", words.say("window.talk.refused", language, amount=money(line.refused))))
    if line.fallen_due > 0:
        found.append(Item("system", words.say("window.talk.fallen_due", language, amount=money(line.fallen_due))))
    return found + _said(play, client, tuple(asked), mood, "", language)
