"""What was said and done with one client, as a list of things to draw. No pygame here."""

from collections import Counter
from dataclasses import dataclass

from game.language import words
from game.play import dialogue
from game.play.session import MoveLine, WeekLine, WeekReport
from game.play.view_model import Learned, Play
from sim_core.model.moves import FAMILY, MOVE
from sim_core.model.vocabulary import Mood

Counts = Counter[tuple[str, ...]]
GREETING = ("greeting",)
LAST_WEEK = ("last", "week")
"""Among the counts: the week of the last move on the client."""


@dataclass(frozen=True)
class Item:
    """One thing in a talk. `kind`: week, rep, client, typing, system, money, kept, broken, learned, end."""

    kind: str
    text: str
    family: str = ""
    mood: str = ""
    learned: Learned | None = None
    found_nothing: bool = False


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
    counts: Counts = Counter()
    week = 0
    mood = "polite"
    client_id = play.clients[client].id
    for place, line in enumerate(play.session.log):
        if isinstance(line, MoveLine):
            if line.step.client != client_id:
                continue
            if line.week != week:
                week = line.week
                found.append(Item("week", words.week_name(week, language)))
            mood = Mood(line.mood).name.lower()
            found += _move(play, client, line, place, counts, language)
        else:
            report = [_ for _ in line.clients if _.client == client_id]
            told = _week_end(play, client, report[0], line, counts, mood, language) if report else []
            if told and line.week != week:
                week = line.week
                found.append(Item("week", words.week_name(week, language)))
            found += told
    return found


def _says(
    play: Play,
    client: int,
    said: str,
    excuse: str,
    counts: Counts,
    language: str,
    amount: float,
    week: int | None,
    angry: bool = False,
) -> str:
    """A client's line; a neutral one where its dialogue is not written."""
    place = dialogue.occasion(said, excuse, angry)
    turn = counts[place]
    counts[place] += 1
    spec = play.spec(client)
    text = dialogue.client_says(spec, place, language, play.session.seed, turn, amount=amount, week=week)
    if text or said in dialogue.SILENT:
        return text
    if excuse and len(place) > 1:
        return words.say("window.says.excuse", language, excuse=words.excuse_name(excuse, language))
    key = f"window.says.{said}"
    values = {"amount": words.money(amount, language), "week": week}
    return words.say(key if words.has(key) else "window.says.else", language, **values)


def _move(play: Play, client: int, line: MoveLine, place: int, counts: Counts, language: str) -> list[Item]:
    step = line.step
    mood = Mood(line.mood).name.lower()
    mine = ("rep", step.move)
    week = line.week + step.weeks
    text = dialogue.rep_says(
        step.move, language, play.session.seed, step.client, counts[mine], amount=step.amount or line.amount, week=week
    )
    counts[mine] += 1
    family = FAMILY[MOVE[step.move]]
    found = []
    if dialogue.is_greeted(step.move, line.said, line.week, counts[LAST_WEEK] or None):
        greeting = dialogue.client_says(play.spec(client), GREETING, language, play.session.seed, counts[GREETING])
        counts[GREETING] += 1
        found += [Item("client", greeting, mood=mood)] if greeting else []
    counts[LAST_WEEK] = line.week
    found.append(Item("rep", text or words.move_name(step.move, language), family))
    amount = line.paid or line.amount or step.amount
    angry = line.mood == Mood.ANGRY
    answer = _says(play, client, line.said, line.excuse, counts, language, amount, week, angry)
    if answer:
        found.append(Item("client", answer, mood=mood))
    if line.paid > 0:
        found.append(Item("money", words.say("window.talk.paid", language, amount=words.money(line.paid, language))))
    learned = play.learned.get(place)
    option = play.option(step.move)
    if learned:
        found.append(Item("learned", "", family, learned=learned))
    elif option and step.move in ("check_stock", "ask_around", "check_records"):
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
    elif step.move in ("ask_promise", "instalments") and line.amount:
        key = f"window.talk.{'parts' if step.move == 'instalments' else 'promise'}"
        values = {"amount": words.money(line.amount, language), "week": line.week + step.weeks, "weeks": step.weeks}
        parts.append(words.say(key, language, **values))
    elif step.move in ("set_plan", "share_plan") and line.amount:
        parts.append(words.money(line.amount, language))
    elif line.said in ("excuse", "repeated", "evaded", "annoyed") and not line.paid:
        parts.append(words.say("window.talk.no_money", language))
    return " · ".join(parts)


def _week_end(
    play: Play, client: int, line: WeekLine, report: WeekReport, counts: Counts, mood: str, language: str
) -> list[Item]:
    def money(amount: float) -> str:
        return words.money(amount, language)

    found = []
    if line.kept or line.broken:
        key = "promise_kept" if line.kept else "promise_broken"
        text = words.say(f"window.talk.{key}", language, amount=money(line.due))
        found.append(Item("kept" if line.kept else "broken", text))
        answer = _says(play, client, key, "", counts, language, line.due, report.week)
        if answer:
            found.append(Item("client", answer, mood=mood))
    if line.paid > 0:
        found.append(Item("money", words.say("window.talk.run", language, amount=money(line.paid))))
    if line.left or line.failed:
        if line.left:
            found.append(Item("client", _says(play, client, "gone", "", counts, language, 0.0, None), mood="angry"))
        found.append(Item("end", words.say(f"window.talk.{'failed' if line.failed else 'left'}", language)))
    if line.refused > 0:
        found.append(Item("system", words.say("window.talk.refused", language, amount=money(line.refused))))
    if line.fallen_due > 0:
        found.append(Item("system", words.say("window.talk.fallen_due", language, amount=money(line.fallen_due))))
    return found
