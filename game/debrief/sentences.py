"""What the debrief found, in sentences: numbers of clients become names, ids of moves and excuses words, yuan amounts."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from game.language.locale import LOCALES
from game.language.words import excuse_name, has, hours, money, move_name, percent, say, weeks_name
from game.play.references import best_found
from sim_core import Message, Scenario
from sim_core.public.debriefs import (
    LIKELY,
    Account,
    Competence,
    ExcuseStory,
    Moved,
    Observation,
    Other,
    Turning,
    Verdict,
    Why,
    told_apart_counts,
)
from sim_core.public.games import END_WEEK, Step
from sim_core.public.runs import Z95
from sim_core.public.scenarios import PROBLEMS, text_in
from sim_core.public.vocabulary import MOVE_ROWS

BANDS: Final = ((75.0, "high"), (50.0, "middle"), (0.0, "low"))
"""Scores from which a competence is spoken of as high, middle or low."""
ALONE: Final = {move: str(row["sound"]) for move, row in MOVE_ROWS.items() if "sound" in row}
"""What a sound move is called that was no answer to an excuse."""
APART: Final = {"credulity": "false", "suspicion": "true"}
"""How excuses were told apart, and of which kind of them that is told."""
AMOUNTS: Final = ("amount", "best_amount", "loss", "reach", "owed", "overdue")
HOURS: Final = ("hours", "left")
MOVES: Final = ("move", "best", "check")
CLIENTS: Final = ("client", "best_client")


def client_names(scenario: Scenario, language: str) -> tuple[str, ...]:
    """The names of the clients, by number."""
    return tuple(text_in(client.name, language) or client.id for client in scenario.clients)


def describe_why(why: Why, names: Sequence[str], language: str) -> str:
    """The sentence that says why a decision is judged as it is."""
    return _sentence(_variant(why.told), why.told, names, language)


def describe_observation(observed: Observation, names: Sequence[str], language: str) -> str:
    """What was observed, in a few words without an end mark."""
    told = _sentence(observed.told.key, observed.told, names, language)
    return told[:1].upper() + told[1:]


def describe_step(step: Step, ids: Sequence[str], names: Sequence[str], language: str, week: int) -> str:
    """A decision that was made, in a few words: who, what, how much. `week`, from 1."""
    return _describe_step("debrief.step", step, ids, names, language, week)


def describe_better(verdict: Verdict, ids: Sequence[str], names: Sequence[str], language: str) -> str:
    """What would have been better; empty where nothing surely was."""
    if verdict.loss <= 0 or verdict.best == verdict.step:
        return ""
    return say("debrief.better", language, best=describe_best(verdict.best, ids, names, language))


def describe_moved(found: Sequence[Moved], language: str) -> str:
    """How a chance came about, the largest change first; empty where nothing moved it much."""
    told = [
        say("debrief.moved_by", language, move=_made(one.move, language), week=one.week + 1, before=chance(one.before),
            after=chance(one.after))
        for one in found
    ]  # fmt: skip
    return say("debrief.moved", language, moved=say("list.and", language).join(told)) if told else ""


def _made(move: str, language: str) -> str:
    return say("debrief.move.end_week", language) if move == END_WEEK else move_name(move, language)


def describe_because(why: Why, names: Sequence[str], language: str) -> str:
    """What speaks for the better alternative; empty where nothing is to be said."""
    return _sentence(why.because.key, why.because, names, language) if why.because else ""


def describe_best(step: Step, ids: Sequence[str], names: Sequence[str], language: str) -> str:
    """A decision that could be made, in a few words."""
    return _describe_step("debrief.best", step, ids, names, language)


def _describe_step(kind: str, step: Step, ids: Sequence[str], names: Sequence[str], language: str, week: int = 0) -> str:
    if step.move == END_WEEK:
        return say(f"{kind}.{END_WEEK}", language, week=week)
    key = f"{kind}.{step.move}"
    values = {"client": names[ids.index(step.client)], "move": move_name(step.move, language)}
    values |= {"amount": money(step.amount, language), "weeks": str(step.weeks)}
    return say(key if has(key) and step.amount > 0 else f"{kind}.move", language, **values)


def describe_cost(point: Turning, language: str) -> str:
    """What a turning point cost or won against the textbook; of several alike, together and how many."""
    told = gain(-point.cost, language)
    times = len(point.numbers)
    return told + say("debrief.alike", language, times=times) if times > 1 else told


def weeks_of(point: Turning, verdicts: Sequence[Verdict], language: str) -> str:
    """The weeks of a turning point: of several alike, from the first of them to the last."""
    found = sorted({one.week + 1 for one in verdicts if one.number in point.numbers})
    return weeks_name(found[0], found[-1], language)


def gain(amount: float, language: str) -> str:
    """An amount with its sign."""
    return ("+" if amount > 0 else "") + money(amount, language)


def describe_loss(verdict: Verdict, language: str) -> str:
    """What the best would have brought more than the decision, with its 95 % interval; empty where nothing surely."""
    if verdict.loss <= 0:
        return ""
    low, high = (money(max(value, 0.0), language) for value in (verdict.low, verdict.high))
    return say("debrief.loss", language, loss=money(verdict.loss, language), low=low, high=high)


def describe_hindsight(verdict: Verdict, language: str) -> str:
    """How a costly decision looks now that the truth is known; empty for one that was not costly."""
    if verdict.loss <= 0:
        return ""
    key = "worse" if verdict.hindsight > 0 else "better" if verdict.hindsight < 0 else "same"
    return say(f"debrief.hindsight_{key}", language, amount=money(abs(verdict.hindsight), language))


def who(name: str, others: Mapping[str, Other], net: float, language: str) -> str:
    """Who played with this luck, "you" with `net` yuan; and whether that is the best found."""
    told = say(f"debrief.who.{name}", language)
    return say("debrief.who_best", language, who=told) if others and best_found(others, net) == name else told


def describe_luck(account: Account, language: str) -> str:
    """The equation: net = expected − lost + luck, or + won, or − ill luck."""
    signs = ("won" if account.lost < 0 else "lost"), ("ill_luck" if account.luck < 0 else "luck")
    lost, luck = (
        say(f"debrief.sum.{sign}", language, amount=money(abs(amount), language))
        for sign, amount in zip(signs, (account.lost, account.luck), strict=True)
    )
    values = {name: money(getattr(account, name), language) for name in ("net", "expected")}
    return say("debrief.luck", language, lost=lost, luck=luck, error=money(Z95 * account.lost_error, language), **values)


def band(competence: Competence) -> str:
    """high, middle or low; none where nothing was seen."""
    if not competence.observed:
        return "none"
    return next(name for least, name in BANDS if competence.score >= least)


def competence_name(name: str, language: str) -> str:
    """The name of a competence."""
    return say(f"competence.{name}", language)


def describe_competence(competence: Competence, language: str) -> str:
    """What a score says, in a sentence; and that there is none where nothing was seen, or nothing could be."""
    if not competence.offered:
        return say("competence.not_offered", language)
    return say(f"competence.{competence.name}.{band(competence)}", language, **competence.counts)


def describe_telling_apart(stories: Sequence[ExcuseStory], language: str) -> str:
    """How many false reasons were believed and how many true ones challenged; empty where none was answered."""
    count = told_apart_counts(stories)
    told = [say(f"competence.{name}", language, **count) for name, of in APART.items() if count[of]]
    return LOCALES[language].between_sentences.join(told)


def chance(share: float) -> str:
    """A chance as whole per cent, 1…99: nothing that is only seen from outside is certain."""
    return percent(min(max(share, 0.01), 0.99))


def verdict_name(grade: str, language: str) -> str:
    """Excellent, good, inaccuracy, mistake, blunder."""
    return say(f"verdict.{grade}", language)


def lesson_name(lesson: str, language: str) -> str:
    """A lesson in a few words, with its number."""
    name = say(f"lesson.{lesson}", language)
    return f"{lesson} {name[:1].upper()}{name[1:]}"


def _variant(message: Message) -> str:
    """The key of the sentence that fits what was done."""
    key, values = message.key, message.values
    variant = ""
    was_true = "true" if values.get("so") in ("true", "by_then") else ""
    if values.get("plain") and has(f"{key}.plain"):
        variant = "plain_true" if was_true and has(f"{key}.plain_true") else "plain"
    elif was_true and has(f"{key}.true"):
        variant = was_true
    elif values.get("client", 0) < 0:
        variant = END_WEEK
    elif key in ("why.sound", "why.sound_best"):
        variant = _answered(values) if "excuse" in values else ""
        variant = variant or ALONE.get(values["move"], "")
    return f"{key}.{variant}" if variant and has(f"{key}.{variant}") else key


def _answered(values: Mapping[str, Any]) -> str:
    """How an open excuse was met by a sound decision; empty where it was about something else."""
    move, likely = values["move"], values["chance"] >= 1.0 - LIKELY
    if move == values["check"]:
        return "checked"
    if move == "accept_excuse":
        return "accepted" if likely else "accepted_risk"
    if move == "challenge":
        return "challenged_risk" if likely else "challenged"
    return "fixed" if move == "fix_problem" and values["excuse"] in PROBLEMS and likely else ""


def _sentence(key: str, message: Message, names: Sequence[str], language: str) -> str:
    return say(key, language, **{name: _shown(name, value, names, language) for name, value in filled(message).items()})


def filled(message: Message) -> dict[str, Any]:
    """The values of a message, and what follows from them: `due`, the week by which something was asked for."""
    values = dict(message.values)
    if "week" in values and "weeks" in values:
        values["due"] = int(values["week"]) + int(values["weeks"])
    if "request" in values:
        values["request"] = (values["request"], values["goods"])
    if "so" in values:
        values["so"] = (values["so"], values["said"], values["week"])
    return values


def _shown(
    name: str,
    value: Any,  # what a message holds, by its name
    names: Sequence[str],
    language: str,
) -> str:
    if name in CLIENTS:
        return names[value] if value >= 0 else say("debrief.everyone", language)
    if name in AMOUNTS:
        return money(float(value), language)
    if name in HOURS:
        return hours(float(value), language)
    if name == "chance":
        return chance(float(value))
    if name == "sure":
        return percent(float(value))
    if name in MOVES:
        return say("debrief.move.end_week", language) if value == END_WEEK else move_name(str(value), language)
    if name == "excuse":
        return excuse_name(str(value), language)
    if name == "request":
        kind, goods = value
        return say(f"request.{kind}", language, amount=money(float(goods), language))
    if name == "so":
        so, said, week = value
        return say(f"finding.{so}", language, said=said, week=week)
    if name in ("kept", "broke"):
        return say(f"debrief.{name}.{str(bool(value)).lower()}", language)
    return str(value)
