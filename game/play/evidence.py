"""What was learnt of each reason a client gives: who said so, when, and how often such a source is right.

It is read off the record of the moves alone. Nothing weighs one source against another: that is the player's part.
"""

from dataclasses import dataclass

from game.language.words import claim_told, excuse_name, say
from game.play.happened import TOLD
from game.play.session import MoveLine, Session
from sim_core.public.vocabulary import STALE_WEEKS

GAVE_WAY, STOOD_FIRM, MENDED = "gave_way", "stood_firm", "mended"
ANSWERS = {"caught": (GAVE_WAY, False), "stood_firm": (STOOD_FIRM, True), "fixed": (MENDED, False),
           "nothing_to_fix": (MENDED, False)}  # fmt: skip
"""What a client's own answer shows of its reason: what happened, and does it speak for the reason?"""


@dataclass(frozen=True)
class Evidence:
    """One thing that speaks for or against a reason."""

    excuse: str
    source: str  # who said it: a source of `excuses.yaml`, or what happened
    so: bool  # does it call the reason so?
    week: int  # 1-based
    right: float | None  # how often such a source is right, 0…1; None where nobody was asked

    def weeks_old(self, now: int) -> int:
        """Its age in the week `now` (1-based)."""
        return now - self.week

    def stale(self, now: int) -> bool:
        """Is it too old to be evidence of anything?"""
        return self.weeks_old(now) > STALE_WEEKS


def evidence_of(session: Session, number: int) -> tuple[Evidence, ...]:
    """All that was learnt of one client's reasons, the oldest first."""
    client, found = session.scenario.clients[number].id, []
    for line in session.log:
        if not isinstance(line, MoveLine) or line.step.client != client:
            continue
        found += [Evidence(one.excuse, one.source, one.so, line.week, one.right) for one in line.shown]
        if line.excuse and line.said in ANSWERS:
            source, so = ANSWERS[line.said]
            found.append(Evidence(line.excuse, source, so, line.week, None))
    return tuple(found)


def fresh(evidence: tuple[Evidence, ...], now: int) -> tuple[Evidence, ...]:
    """What is not too old."""
    return tuple(one for one in evidence if not one.stale(now))


def differ(evidence: tuple[Evidence, ...], now: int) -> bool:
    """Do those that are not too old contradict one another?"""
    return len({one.so for one in fresh(evidence, now)}) > 1


def in_words(one: Evidence, now: int, language: str, short: bool = False) -> str:
    """A piece of evidence as a line: who, what, how often right, how old."""
    claim = claim_told(one.excuse, one.so, language)
    told = say(f"evidence.by.{one.source}", language, claim=claim)
    if one.source == TOLD and not one.so:  # who does not speak of it has not denied it
        told = say("evidence.unmentioned", language)
    return say("evidence.line", language, told=told, more=say("list.comma", language).join(_about(one, now, language, short)))


def _about(one: Evidence, now: int, language: str, short: bool) -> list[str]:
    key = "evidence.right_short" if short else "evidence.right"
    parts = [say(key, language, right=_times(one.right))] if one.right is not None and one.right < 1 else []
    return [*parts, age(one, now, language)]


def age(one: Evidence, now: int, language: str) -> str:
    """How old it is, in words; and whether it is too old."""
    told = ago(one.weeks_old(now), language)
    return told + (say("evidence.stale", language) if one.stale(now) else "")


def ago(weeks: int, language: str) -> str:
    """How many weeks ago, in words."""
    key = "this" if weeks <= 0 else "last" if weeks == 1 else "ago"
    return say(f"window.contact.{key}", language, weeks=weeks)


def _times(right: float | None) -> int:
    """Of a hundred."""
    return round(100 * (right or 0.0))


def news_in_words(evidence: tuple[Evidence, ...], heard: frozenset[str], language: str) -> list[tuple[str, str]]:
    """What one move showed: for each source ("", who it is and how often right), then ("so" or "not_so", the reasons).

    A reason that is not so is named where the client gave it (`heard`); there is no sign of the others.
    """
    lines: list[tuple[str, str]] = []
    for source, right in dict.fromkeys((one.source, one.right) for one in evidence if one.right is not None):
        mine = [one for one in evidence if (one.source, one.right) == (source, right)]
        if source == TOLD:
            lines += _told_in_words(mine, heard, language)
            continue
        name = say(f"evidence.source.{source}", language)
        key = "evidence.seen" if right == 1 else "evidence.head"
        lines.append(("", say(key, language, source=name, right=_times(right))))
        for so in (True, False):
            about = [one.excuse for one in mine if one.so == so]
            named = [one for one in about if so or one in heard]
            word = "so" if so else "not_so"
            if named:
                lines.append((word, say(f"evidence.{word}", language, what=_list(named, language))))
            if len(named) < len(about):
                else_known = any(one.so or one.excuse in heard for one in mine)
                key = "no_sign_of" if len(about) == 1 else "no_sign" if else_known else "nothing"
                lines.append((word, say(f"evidence.{key}", language,
                              what=say("window.quoted", language, text=excuse_name(about[0], language)))))  # fmt: skip
    return lines


def _told_in_words(told: list[Evidence], heard: frozenset[str], language: str) -> list[tuple[str, str]]:
    """What a client told of itself, as a note that cites it: what it named, what it took back, how often such words are so."""
    right = _times(told[0].right)
    named = [one.excuse for one in told if one.so]
    denied = [one.excuse for one in told if not one.so and one.excuse in heard]
    lines = [("so", say("evidence.told_so", language, what=_list(named, language), right=right))] if named else []
    if denied:
        lines.append(("not_so", say("evidence.told_not_so", language, what=_list(denied, language), right=right)))
    return lines or [("", say("evidence.told_nothing", language, right=right))]


def _list(excuses: list[str], language: str) -> str:
    quoted = [say("window.quoted", language, text=excuse_name(one, language)) for one in excuses]
    return say("window.list_comma", language).join(quoted)
