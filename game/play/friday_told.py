"""What a Friday comes to, in words: the same in the window and as text."""

from game.language.messages import one_line
from game.language.words import money, say
from game.play import exchanges
from game.play.found_out import found_out
from game.play.friday import Ahead, Friday, Sum, whole
from game.play.session import Session, WeekReport
from game.play.xu import in_words
from sim_core.public.scenarios import text_in

TWICE = ("calm", "nothing", "pleased")
"""What the manager says in two ways, week by week."""
RESTS = ("early", "discounted", "lost")


def named(session: Session, client: int, language: str) -> str:
    """A client's name, on one line."""
    return one_line(text_in(session.scenario.clients[client].name, language))


def forgotten_says(session: Session, friday: Friday, language: str) -> str:
    """What the client lets fall that has not heard from us for longest; empty where there is none."""
    if friday.forgotten is None:
        return ""
    client, _ = friday.forgotten
    place = next(at for at, one in enumerate(session.log) if isinstance(one, WeekReport) and one.week == friday.week)
    said = exchanges.spoken(session, client, language)[place]
    return next(one.text for one in said if one.occasion == "forgotten")


def surprise_told(session: Session, friday: Friday, language: str) -> str:
    """What nobody could count on; empty where there was nothing."""
    if friday.surprise is None:
        return ""
    one = friday.surprise
    if one.kind == "news":
        return one_line(text_in(session.scenario.events[one.event].news, language))
    client = named(session, one.client, language)
    return say(f"friday.{one.kind}", language, client=client, amount=money(one.amount, language))


def manager_says(session: Session, friday: Friday, language: str) -> str:
    """What the manager makes of the week: where a note is written, that, so that nobody hears two verdicts on one week."""
    if friday.note:
        return in_words(session, friday.note, language)
    needed, after = (money(one, language) for one in friday.needed)
    values = {"received": money(friday.received, language), "needed": needed, "after": after}
    values["clients"] = say("window.list_comma", language).join(named(session, one, language) for one in friday.lost)
    key, wanted = friday.eyebrow, session.scenario.find_reasons
    if wanted and key != "stern":
        found = found_out(session.log)
        return say("friday.xu.found" if found >= wanted else "friday.xu.to_find", language, found=found, left=wanted - found)
    if session.over and key != "stern":
        return say("friday.xu.last", language, **values)
    if key == "pleased" and friday.needed[1] <= 0:
        return say("friday.xu.made", language, **values)
    if key == "raised":
        key = "nothing" if friday.received <= 0 else "raised" if session.scenario.target else "little"
        values["late"] = money(whole(friday.sums).start, language)
    if key in TWICE and friday.week % 2 == 0:
        key = f"{key}_again"
    return say(f"friday.xu.{key}", language, **values)


def nothing_costs(session: Session, friday: Friday, language: str) -> str:
    """What a week without a yuan means for those that are left; empty where money came, or there is no target to miss."""
    (before, after), left = friday.needed, session.scenario.weeks - friday.week
    if friday.received > 0 or after <= before or not left:
        return ""
    return say("friday.nothing_costs", language, weeks=left, before=money(before, language), after=money(after, language))


def sum_told(session: Session, one: Sum, language: str) -> str:
    """A client's sum, or that of all, on one line."""
    who = say("sum.all", language) if one.client < 0 else named(session, one.client, language)
    rests = [(name, getattr(one, name)) for name in RESTS]
    rest = "".join(say(f"sum.rest_{name}", language, amount=money(value, language)) for name, value in rests if value)
    shown = {name: money(getattr(one, name), language) for name in ("start", "received", "fallen", "now")}
    return say("sum.line", language, who=who, rest=rest, **shown)


def ahead_told(session: Session, one: Ahead, language: str) -> str:
    """A date or a threat of next week."""
    if one.kind == "more":
        return say("ahead.more", language, count=one.weeks, amount=money(one.amount, language))
    key = "unheard_one" if one.kind == "unheard" and one.weeks == 1 else one.kind
    values = {"client": named(session, one.client, language), "amount": money(one.amount, language), "weeks": one.weeks}
    return say(f"ahead.{key}", language, **values)


def aheads_told(session: Session, friday: Friday, language: str) -> list[str]:
    """What next week holds, a line each, or that it holds nothing."""
    if session.over:
        return []
    return [ahead_told(session, one, language) for one in friday.ahead] or [say("ahead.nothing", language)]


def whole_told(session: Session, friday: Friday, language: str) -> str:
    """The sum of all clients on one line."""
    return sum_told(session, whole(friday.sums), language)
