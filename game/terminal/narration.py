"""What happened in a game, as lines of text: for the terminal and for the demonstration."""

from game.language.words import excuse_name, money, move_name, percent, say
from game.play.coach import comments, in_words
from game.play.dialogue import client_says, is_greeted, occasion, rep_says, speaker
from game.play.session import MoveLine, Session, WeekReport
from game.play.view import ClientView, client_view
from game.terminal.layout import table, width, wrap
from sim_core.model.vocabulary import Mood
from sim_core.scenario.schema import ClientSpec, text_in

INDENT = "   "


def name_of(session: Session, number: int, language: str) -> str:
    """A client's name, on one line."""
    return " ".join(text_in(session.scenario.clients[number].name, language).split())


def spoken(session: Session, line: MoveLine, after: ClientView, language: str) -> list[str]:
    """What was said: the rep's line and the client's answer. A plain sentence where there are no words for it."""
    spec = session.scenario.clients[after.number]
    week = after.promise.due_week if after.promise else after.plan_week
    amount = line.paid or line.amount or line.step.amount
    values = {"amount": amount, "week": week}
    before = [one for one in session.log if isinstance(one, MoveLine) and one is not line]
    before = [one for one in before if one.step.client == line.step.client]
    mine = rep_says(
        line.step.move, language, session.seed, after.id, sum(one.step.move == line.step.move for one in before), **values
    )
    told = _occasion(line)
    turn = sum(_occasion(one) == told for one in before)
    answer = client_says(spec, told, language, session.seed, turn, **values)
    lines = _greeting(session, spec, line, before, language)
    lines += [say("talk.rep", language, words=mine)] if mine else []
    if answer:
        lines.append(say("talk.client", language, name=speaker(spec, language), words=answer))
    elif line.said != "nothing":
        lines.append(say(f"said.{line.said}", language))
    return lines


def _occasion(line: MoveLine) -> tuple[str, ...]:
    return occasion(line.said, line.excuse, line.mood == Mood.ANGRY)


def _greeting(session: Session, spec: ClientSpec, line: MoveLine, before: list[MoveLine], language: str) -> list[str]:
    """What the client says first, if it has not heard of the rep for a week. `before`: earlier moves on it."""
    greeted = [_is_greeted(before[:place], one) for place, one in enumerate([*before, line])]
    words = client_says(spec, ("greeting",), language, session.seed, sum(greeted[:-1])) if greeted[-1] else ""
    return [say("talk.client", language, name=speaker(spec, language), words=words)] if words else []


def _is_greeted(before: list[MoveLine], line: MoveLine) -> bool:
    return is_greeted(line.step.move, line.said, line.week, before[-1].week if before else None)


def outcome(session: Session, line: MoveLine, before: ClientView, after: ClientView, language: str) -> list[str]:
    """What a move has changed, as far as the rep can see."""
    lines = []
    if line.paid > 0:
        lines.append(say("out.paid", language, amount=money(line.paid, language)))
    elif line.said in ("excuse", "repeated", "evaded", "declined", "busy_elsewhere", "stood_firm"):
        lines.append(say("out.nothing_paid", language))
    lines += _agreed(line, before, after, language)
    lines += learnt(before, after, language)
    lines += _standing(before, after, language)
    if line.step.move == "ask_company":
        key = "out.company_grants" if line.amount > 0 else "out.company_refuses"
        lines.append(say(key, language, amount=money(line.amount, language)))
    return lines or [say("out.done", language)]


def _agreed(line: MoveLine, before: ClientView, after: ClientView, language: str) -> list[str]:
    lines = []
    promise = after.promise
    if promise and (before.promise is None or before.promise.given_week != promise.given_week):
        key = "out.instalments" if promise.parts_left else "out.promise"
        values = {"week": promise.due_week, "parts": promise.parts_left + 1}
        lines.append(say(key, language, amount=money(promise.amount, language), **values))
    if line.step.move == "set_plan":
        lines.append(say("out.plan", language, amount=money(after.plan_amount, language), week=after.plan_week))
    if after.plan_shared > before.plan_shared:
        lines.append(say("out.plan_shared" if after.plan_shared >= 1 else "out.plan_half_shared", language))
    if line.step.move == "discount" and line.amount > 0:
        lines.append(say("out.discount", language, amount=money(line.amount, language)))
    return lines


def learnt(before: ClientView, after: ClientView, language: str) -> list[str]:
    """What was found out between two looks at a client."""
    lines = []
    new = [
        now
        for was, now in zip(before.findings, after.findings, strict=True)
        if now.found != "unknown" and now.weeks_old == 0 and (was.found, was.sure, was.weeks_old) != (now.found, now.sure, 0)
    ]
    mark = "、" if language == "zh" else ", "
    for found, sure in dict.fromkeys((one.words, one.sure) for one in new):
        what = mark.join(
            say("out.excuse_named", language, excuse=excuse_name(one.excuse, language))
            for one in new
            if (one.words, one.sure) == (found, sure)
        )
        lines.append(say("out.found", language, found=say(found, language), what=what, sure=percent(sure)))
    cash = (after.cash_low, after.cash_high, after.cash_weeks_old)
    if after.cash_weeks_old == 0 and cash != (before.cash_low, before.cash_high, before.cash_weeks_old):
        low, high = money(after.cash_low or 0.0, language), money(after.cash_high or 0.0, language)
        lines.append(say("out.cash", language, low=low, high=high))
    if after.gap_cause and after.gap_weeks_old == 0 and before.gap_weeks_old != 0:
        cause, amount = say(f"cause.{after.gap_cause}", language), money(after.gap_amount, language)
        lines.append(say("out.gap" if after.gap_amount > 0 else "out.no_gap", language, cause=cause, amount=amount))
    return lines


def _standing(before: ClientView, after: ClientView, language: str) -> list[str]:
    lines = []
    if after.excuse and after.excuse != before.excuse:
        lines.append(say("out.excuse", language, excuse=excuse_name(after.excuse, language)))
    if before.excuse and not after.excuse:
        lines.append(say("out.excuse_gone", language, excuse=excuse_name(before.excuse, language)))
    if after.on_hold != before.on_hold:
        lines.append(say("out.hold" if after.on_hold else "out.hold_over", language))
    if after.mood != before.mood:
        was, now = say(f"mood.{before.mood}", language), say(f"mood.{after.mood}", language)
        lines.append(say("out.mood", language, was=was, now=now))
    return lines


def move_told(session: Session, line: MoveLine, before: ClientView, language: str) -> list[str]:
    """A move with all that was said and seen."""
    after = client_view(session, before.number)
    lines: list[str] = []
    for sentence in spoken(session, line, after, language):
        lines += wrap(sentence, INDENT, hanging="  ")
    for sentence in outcome(session, line, before, after, language):
        lines += wrap(f"→ {sentence}", INDENT, hanging="  ")
    return lines


def step_named(session: Session, line: MoveLine, number: int, language: str) -> str:
    """A move in a few words: whom, what, how much."""
    step = line.step
    text = say("talk.step", language, name=name_of(session, number, language), move=move_name(step.move, language))
    if step.amount:
        text += say("talk.step_amount", language, amount=money(step.amount, language))
        if step.weeks:
            text += say("talk.step_weeks", language, weeks=step.weeks)
    return text


def week_told(session: Session, report: WeekReport, language: str) -> list[str]:
    """The end of a week."""
    head = say("week.head", language, week=report.week)
    lines = ["", head, "-" * width(head)]
    for number, client in enumerate(report.clients):
        name = name_of(session, number, language)
        told = []
        if client.kept or client.broken:
            key = "week.kept" if client.kept else "week.broken"
            told.append(say(key, language, due=money(client.due, language)))
        if client.paid > 0:
            told.append(say("week.paid", language, amount=money(client.paid, language)))
        told += [say(f"week.{flag}", language) for flag in ("left", "failed") if getattr(client, flag)]
        if client.refused > 0:
            told.append(say("week.refused", language, amount=money(client.refused, language)))
        if told:
            lines += wrap(say("week.client", language, name=name, told=say("week.and", language).join(told)), INDENT, 0, "  ")
            lines += _at_the_date(session, report, number, language)
    for number in report.news:
        news = session.scenario.events[number].news
        if news:
            lines += wrap(say("week.news", language, news=" ".join(text_in(news, language).split())), INDENT, hanging="  ")
    if report.support > 0:
        lines.append(INDENT + say("week.support", language, amount=money(report.support, language)))
    ordered = sum(client.ordered for client in report.clients)
    fell = sum(client.fallen_due for client in report.clients)
    was, now = sum(report.overdue_before), sum(report.overdue_after)
    figures = {"received": report.received, "ordered": ordered, "fallen": fell, "was": was, "now": now}
    shown = {name: money(value, language) for name, value in figures.items()}
    lines += wrap(say("week.figures", language, **shown), INDENT)
    return lines


def _at_the_date(session: Session, report: WeekReport, number: int, language: str) -> list[str]:
    """What a client says whose promise has just fallen due."""
    client = report.clients[number]
    said = "promise_kept" if client.kept else "promise_broken" if client.broken else ""
    if not said:
        return []
    spec = session.scenario.clients[number]
    before = [one for one in session.log if isinstance(one, WeekReport) and one is not report]
    turn = sum(one.clients[number].kept if client.kept else one.clients[number].broken for one in before)
    words = client_says(spec, (said,), language, session.seed, turn, amount=client.due)
    if not words:
        return []
    return wrap(say("talk.client", language, name=speaker(spec, language), words=words), INDENT * 2, hanging="  ")


def final_told(session: Session, language: str) -> list[str]:
    """The end of a game: the score, where the money went, and what the clients had all along."""
    final = session.final
    if final is None:
        return []
    head = say("final.head", language)
    medal = say(f"medal.{final.medal or 'none'}", language)
    lines = ["", head, "=" * width(head)]
    lines.append(say("final.score", language, score=f"{final.score:.0f}", medal=medal))
    lines += wrap(say(f"manager.{_band(final.score)}", language), hanging="  ")
    lines += ["", say("final.net_head", language)]
    lines += _net(session, language)
    of = final.result
    values = {"rate": percent(float(of.rate[0])), "overdue": money(float(of.overdue_left[0]), language)}
    values |= {"dso": f"{float(of.dso[0]):.0f}", "bad": money(float(of.bad_debt[0]), language)}
    lines += wrap(say("final.beside", language, **values), INDENT)
    compare = {"idle": final.idle, "textbook": final.textbook, "net": final.net}
    lines += wrap(say("final.compare", language, **{key: money(value, language) for key, value in compare.items()}), INDENT)
    if session.scenario.target is not None:
        lines.append(INDENT + say("final.target", language, target=money(final.target, language)))
    return [*lines, "", say("final.cash_head", language), *_hidden_cash(session, language)]


def _band(score: float) -> str:
    marks = ((120, "best"), (100, "gold"), (80, "silver"), (60, "bronze"), (30, "poor"))
    return next((name for least, name in marks if score >= least), "none")


def _net(session: Session, language: str) -> list[str]:
    """How net recovered is made up; what is nothing is left out."""
    assert session.final is not None  # asked for at the close only
    of = session.final.result
    signs = {
        "received": 1,
        "discounts": -1,
        "rebates": -1,
        "spent": -1,
        "overhang": -1,
        "refused_margin": -1,
        "lost_margin": -1,
    }
    rows = [
        (say(f"final.{name}", language), money(sign * float(getattr(of, name)[0]), language))
        for name, sign in signs.items()
        if name == "received" or float(getattr(of, name)[0])
    ]
    rows.append((say("final.net", language), money(session.final.net, language)))
    return table(rows, right=[1], indent=INDENT)


def _hidden_cash(session: Session, language: str) -> list[str]:
    """Each client's free cash week by week, and how often it pleaded a lack of it."""
    unit = 1e4 if language == "zh" else 1e3
    rows = [["", *[str(week + 1) for week in range(len(session.cash_by_week))]]]
    for number in range(len(session.scenario.clients)):
        cash = [f"{week[number] / unit:.0f}" for week in session.cash_by_week]
        rows.append([name_of(session, number, language), *cash])
    lines: list[str] = []
    step = 13  # weeks beside one another
    for start in range(1, len(rows[0]), step):
        lines += table([[row[0], *row[start : start + step]] for row in rows], range(1, step + 1), INDENT)
    for number in range(len(session.scenario.clients)):
        poor = sum(
            isinstance(one, MoveLine) and one.step.client == session.scenario.clients[number].id and one.excuse == "cash_tight"
            for one in session.log
        )
        if poor:
            lines.append(INDENT + say("final.said_tight", language, name=name_of(session, number, language), times=poor))
    return lines


def coach_told(session: Session, moment: str, language: str) -> list[str]:
    """What the coach has just said, as lines of text."""
    lines: list[str] = []
    for comment in comments(session, moment):
        lines += wrap(say("coach.line", language, words=in_words(session, comment, language)), hanging="  ")
    return lines
