"""What was said and done with one client: who said what, for every place that tells it, and as a list of things to draw."""

from collections import Counter
from dataclasses import dataclass

from game.language import words
from game.play import dialogue
from game.play.session import MoveLine, Session, WeekLine, WeekReport
from game.play.view_model import Learned, Play
from sim_core.public.vocabulary import FAMILY, MOVE, Mood, bears


@dataclass(frozen=True)
class Exchange:
    """What was said at a place of the log; empty where nobody has words for it.

    `greeting`: of a client that has not heard of the rep for a week; `rep`: what the rep said; `answer`: what the client did.
    """

    greeting: str
    rep: str
    answer: str


def spoken(session: Session, number: int, language: str) -> dict[int, Exchange]:
    """All that was said to and by one client, by place in the session's log: at its moves, and where a promise fell due.

    The same for every place in which it is read: which of the variants is said depends on how often an occasion came up.
    """
    spec, seed = session.scenario.clients[number], session.seed
    found: dict[int, Exchange] = {}
    times: Counter[tuple[str, ...]] = Counter()
    last_week: int | None = None

    def says(path: tuple[str, ...], amount: float | None = None, week: int | None = None) -> str:
        times[path] += 1
        return dialogue.client_says(spec, path, language, seed, times[path] - 1, amount=amount, week=week)

    for place, line in enumerate(session.log):
        if isinstance(line, MoveLine):
            step = line.step
            if step.client != spec.id:
                continue
            week = line.week + step.weeks
            greeted = dialogue.is_greeted(step.move, line.said, line.week, last_week)
            mine = ("rep", step.move)
            times[mine] += 1
            asked = step.amount or line.amount
            rep = dialogue.rep_says(step.move, language, seed, spec.id, times[mine] - 1, amount=asked, week=week)
            greeting = says(("greeting",)) if greeted else ""
            path = dialogue.occasion(line.said, line.excuse, line.mood == Mood.ANGRY)
            found[place] = Exchange(greeting, rep, says(path, amount_spoken_of(line), week))
            last_week = line.week
        else:
            key, due = kept_or_broken(line.clients[number]), line.clients[number].due
            if key:
                found[place] = Exchange("", "", says((key,), due, line.week))
    return found


def amount_spoken_of(line: MoveLine) -> float:
    """The amount in a client's answer: what it pays, else what it agrees to, else what it was asked for."""
    return line.paid or line.amount or line.step.amount


def kept_or_broken(line: WeekLine) -> str:
    """Which occasion a promise that has just fallen due is; empty if none has."""
    return "promise_kept" if line.kept else "promise_broken" if line.broken else ""


@dataclass(frozen=True)
class Item:
    """One thing in a talk. `kind`: week, rep, client, typing, system, money, kept, broken, learned, end."""

    kind: str
    text: str
    family: str = ""
    mood: str = ""
    learned: Learned | None = None


def items(play: Play, client: int, language: str) -> list[Item]:
    """The whole talk with a client."""
    return play.keep(("talk", client, language), lambda: _items(play, client, language))


def before_answer(whole: list[Item]) -> list[Item]:
    """A talk up to what the rep said last, with a bubble in which the client's answer is being typed."""
    last = max((place for place, item in enumerate(whole) if item.kind == "rep"), default=None)
    if last is None or not any(item.kind == "client" for item in whole[last + 1 :]):
        return whole
    mood = next(item.mood for item in whole[last + 1 :] if item.kind == "client")
    return [*whole[: last + 1], Item("typing", "", mood=mood)]


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
            found += _move(play, line, place, said[place], language)
        else:
            told = _week_end(play, client, line, said.get(place), mood, language)
            if told and line.week != week:
                week = line.week
                found.append(Item("week", words.week_name(week, language)))
            found += told
    return found


def _answered(said: str, excuse: str, words_said: str, amount: float, week: int, language: str) -> str:
    """A client's answer; a neutral one where its dialogue is not written."""
    if words_said or said in dialogue.SILENT:
        return words_said
    if excuse and said in dialogue.STAGES:
        return words.say("window.says.excuse", language, excuse=words.excuse_name(excuse, language))
    key = f"window.says.{said}"
    values = {"amount": words.money(amount, language), "week": week}
    return words.say(key if words.has(key) else "window.says.else", language, **values)


def _move(play: Play, line: MoveLine, place: int, said: Exchange, language: str) -> list[Item]:
    step = line.step
    mood = Mood(line.mood).name.lower()
    family = FAMILY[MOVE[step.move]]
    found = [Item("client", said.greeting, mood=mood)] if said.greeting else []
    found.append(Item("rep", said.rep or words.move_name(step.move, language), family))
    answer = _answered(line.said, line.excuse, said.answer, amount_spoken_of(line), line.week + step.weeks, language)
    if answer:
        found.append(Item("client", answer, mood=mood))
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
    parts = [words.move_name(step.move, language)]
    if option and option.hours:
        parts.append(words.hours(option.hours, language))
    if option and option.budget:
        parts.append(words.say("window.talk.budget", language, amount=words.money(option.budget, language)))
    if step.move == "ask_company":
        key = "window.talk.granted" if line.amount else "window.talk.not_granted"
        parts.append(words.say(key, language, amount=words.money(line.amount, language)))
    elif step.move == "discount" and line.amount:
        parts.append(words.say("window.talk.gave_away", language, amount=words.money(line.amount, language)))
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


def _week_end(play: Play, client: int, report: WeekReport, said: Exchange | None, mood: str, language: str) -> list[Item]:
    def money(amount: float) -> str:
        return words.money(amount, language)

    line, found = report.clients[client], []
    if said:
        key = kept_or_broken(line)
        found.append(Item("kept" if line.kept else "broken", words.say(f"window.talk.{key}", language, amount=money(line.due))))
        found.append(Item("client", _answered(key, "", said.answer, line.due, report.week, language), mood=mood))
    if line.paid > 0:
        found.append(Item("money", words.say("window.talk.run", language, amount=money(line.paid))))
    if line.left or line.failed:
        if line.left:
            gone = dialogue.client_says(play.spec(client), ("gone",), language, play.session.seed, 0, amount=0.0)
            found.append(Item("client", _answered("gone", "", gone, 0.0, report.week, language), mood="angry"))
        found.append(Item("end", words.say(f"window.talk.{'failed' if line.failed else 'left'}", language)))
    if line.refused > 0:
        found.append(Item("system", words.say("window.talk.refused", language, amount=money(line.refused))))
    if line.fallen_due > 0:
        found.append(Item("system", words.say("window.talk.fallen_due", language, amount=money(line.fallen_due))))
    return found
