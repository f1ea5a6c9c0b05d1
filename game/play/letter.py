"""The manager's letter at the close: what the work was worth (score, medal), what came of it (target, bonus), and why.

Medal is skill: the score measures the work against the textbook's with the same luck. Bonus is the result: the money against
the target. Each may be had without the other, and the letter says so, and what the record bears out of the reasons.
"""

from typing import Final as Constant

from game.language.messages import one_line
from game.language.words import money, say
from game.play.session import Final, Session
from game.play.view import client_views
from sim_core.public.games import medal
from sim_core.public.scenarios import text_in

HALF_BONUS: Constant = 0.8
"""Share of the target from which half of the bonus is paid; all of it from the target on."""


def bonus(final: Final, to_find: int = 0) -> str:
    """full, half or none: by the target alone, or by the reasons found out where `to_find` of them were asked for."""
    if to_find:
        return "full" if final.found >= to_find else "half" if final.found else "none"
    share = final.net / max(final.target, 1.0)
    return "full" if final.net >= final.target else "half" if share >= HALF_BONUS else "none"


def reached(final: Final, to_find: int = 0) -> bool:
    """Was what the manager wanted to see reached?"""
    return bonus(final, to_find) == "full"


def letter(session: Session, language: str) -> list[str]:
    """The sentences of the letter: the work, the target, who is lost or angry, and what hangs on which."""
    final = session.final
    assert final is not None  # written when the last week has ended
    skill, to_find = medal(final.score, session.scenario.medals) or "none", session.scenario.find_reasons
    made = reached(final, to_find)
    values = {"net": final.net, "target": final.target, "textbook": final.textbook, "gap": abs(final.target - final.net)}
    shown = {name: money(value, language) for name, value in values.items()}
    case = _case(final, skill, made) if not to_find else "found_all" if made else "found_some"
    shown |= {"found": str(final.found), "to_find": str(to_find)}
    parts = [say(f"letter.work_{skill}", language), say(f"letter.{case}", language, **shown)]
    if luck := _luck(final, case):
        usual = final.usual or 0.0
        parts.append(say(f"letter.{luck}", language, usual=money(usual, language), **shown))
    parts += [say(f"letter.{how}", language, clients=names) for how, names in _relations(session, language) if names]
    if skill != "none" and not made and not to_find:
        parts.append(say("letter.why_medal", language))
    return parts


def bonus_told(session: Session, language: str) -> str:
    """What becomes of the bonus, in a sentence."""
    assert session.final is not None  # written when the last week has ended
    to_find = session.scenario.find_reasons
    return say(f"letter.{'found' if to_find else 'bonus'}_{bonus(session.final, to_find)}", language)


def _case(final: Final, skill: str, made: bool) -> str:
    """The four cases; a missed target also by whether the textbook, with the same luck, would have reached it."""
    if made:
        return "reached" if skill != "none" else "reached_easily"
    return "missed_in_reach" if final.textbook >= final.target else "missed_by_all"


def _luck(final: Final, case: str) -> str:
    """Where nobody could have reached the target, or anybody: was that luck, or the target? Empty where it is not known."""
    if final.usual is None or case not in ("missed_by_all", "reached_easily"):
        return ""
    if case == "missed_by_all":
        return "luck_took" if final.usual >= final.target else "target_high"
    return "luck_gave" if final.usual < final.target <= final.textbook else "target_low"


def _relations(session: Session, language: str) -> list[tuple[str, str]]:
    """(lost or angry, names of the clients)."""
    views = client_views(session)
    gone = [view.number for view in views if view.left or view.failed]
    angry = [view.number for view in views if view.mood == "angry" and view.number not in gone]
    return [("lost", _names(session, gone, language)), ("angry", _names(session, angry, language))]


def _names(session: Session, numbers: list[int], language: str) -> str:
    named = [one_line(text_in(session.scenario.clients[number].name, language)) for number in numbers]
    return say("window.list_comma", language).join(named)
