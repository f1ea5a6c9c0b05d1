"""What happened in a game, as lines of text: for the terminal and for the demonstration."""

from game.language.currency import axis
from game.language.locale import LOCALES
from game.language.messages import one_line
from game.language.words import excuse_name, money, move_name, percent, say
from game.play import exchanges, friday_told, talk
from game.play.coach import comments, in_words
from game.play.evidence import news_in_words
from game.play.friday import Friday, friday_of
from game.play.letter import bonus_told, letter
from game.play.people import REP, contact_of, manager_called, speaker_of
from game.play.requests import friday_learnt, goods_told, lapsed_told, whom_told
from game.play.session import MoveLine, Session, WeekReport
from game.play.view import ClientView, client_view
from game.play.view_model import difference
from game.terminal.layout import table, width, wrap
from sim_core.public.scenarios import text_in
from sim_core.public.vocabulary import bears

INDENT = "   "


def name_of(session: Session, number: int, language: str) -> str:
    """A client's name, on one line."""
    return one_line(text_in(session.scenario.clients[number].name, language))


def spoken(session: Session, line: MoveLine | WeekReport, number: int, language: str) -> list[str]:
    """What was said and noted in the talk with a client at a move, or at the end of a week, in order."""
    place = next(at for at, one in enumerate(session.log) if one is line)
    said = exchanges.spoken(session, number, language).get(place, ())
    return [_words(session, number, one, language) for one in said]


def _words(session: Session, number: int, one: talk.Words, language: str) -> str:
    """Words of a talk, with who says them."""
    if one.role in (REP, talk.NOTE, talk.SCENE):
        return say(f"talk.{one.role}", language, words=one.text)
    name = speaker_of(session, number, one.role, language).label or contact_of(session.scenario.clients[number], language)
    return say("talk.client", language, name=name, words=one.text)


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
    if line.said == "thanked" and line.amount > 0:
        lines.append(goods_told(line, language))
    if bears(line.step.move, "settles") and line.amount > 0:
        lines.append(say("out.settled", language, amount=money(line.amount, language)))
    if line.step.move == "discount" and line.amount > 0:
        lines.append(say("out.discount", language, amount=money(line.amount, language)))
    return lines


def learnt(before: ClientView, after: ClientView, language: str) -> list[str]:
    """What was found out between two looks at a client."""
    lines, news = [], difference(before, after)
    lines += [told for _, told in news_in_words(news.evidence, news.heard, language)]
    if news.cash:
        low, high = (money(value, language) for value in news.cash)
        lines.append(say("out.cash", language, low=low, high=high))
    if news.friday:
        lines.append(friday_learnt(news.friday, language))
    if news.gap:
        (gap, name) = news.gap
        values = {"cause": say(f"cause.{name}", language), "amount": money(gap, language)}
        lines.append(say("out.gap" if gap > 0 else "out.no_gap", language, **values))
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


def narrate_move(session: Session, line: MoveLine, before: ClientView, language: str) -> list[str]:
    """A move with all that was said and seen."""
    after = client_view(session, before.number)
    lines: list[str] = []
    for sentence in spoken(session, line, before.number, language):
        lines += wrap(sentence, INDENT, hanging="  ")
    for sentence in outcome(session, line, before, after, language):
        lines += wrap(f"- {sentence}", INDENT, hanging="  ")
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


def narrate_week(session: Session, report: WeekReport, language: str) -> list[str]:
    """The end of a week."""
    head = say("week.head", language, week=report.week)
    lines, friday = ["", head, "-" * width(head)], friday_of(session, report)
    for number, client in enumerate(report.clients):
        name = name_of(session, number, language)
        told = []
        if client.kept or client.broken:
            key = "week.kept" if client.kept else "week.broken"
            told.append(say(key, language, due=money(client.due, language)))
        if client.paid > 0:
            told.append(say("week.paid", language, amount=money(client.paid, language)))
        if client.foreseen:
            whom = whom_told(client.foreseen, language)
            told.append(say("friday.plan.came", language, whom=whom, amount=money(client.paid, language)).rstrip("。."))
        if client.lapsed:
            told.append(lapsed_told(client, language))
        told += [say(f"week.{flag}", language) for flag in ("left", "failed") if getattr(client, flag)]
        if client.refused > 0:
            told.append(say("week.refused", language, amount=money(client.refused, language)))
        if friday.forgotten and friday.forgotten[0] == number:
            told.append(say("friday.silent", language, weeks=friday.forgotten[1]))
        if told:
            lines += wrap(say("week.client", language, name=name, told=say("list.and", language).join(told)), INDENT, 0, "  ")
        lines += _at_the_date(session, report, number, language)
    for number in report.news:
        news = session.scenario.events[number].news
        if news:
            lines += wrap(say("week.news", language, news=one_line(text_in(news, language))), INDENT, hanging="  ")
    if report.support > 0:
        lines.append(INDENT + say("week.support", language, amount=money(report.support, language)))
    ordered = sum(client.ordered for client in report.clients)
    figures = {"received": money(report.received, language), "ordered": money(ordered, language)}
    lines += wrap(say("week.figures", language, **figures), INDENT)
    lines += _friday(session, report, friday, language)
    if friday.note:
        lines += wrap(_noted_by_manager(session, friday, language), hanging="  ")
    return lines


def _friday(session: Session, report: WeekReport, friday: Friday, language: str) -> list[str]:
    """What surprised, what the manager says, the sum of it, and what next week holds."""
    told = [friday_told.surprise_told(session, friday, language)] if friday.surprise and friday.surprise.kind != "news" else []
    if friday.note is None:
        told.append(_from_manager(session, friday_told.manager_says(session, friday, language), language))
    told += [friday_told.whole_told(session, friday, language), friday_told.nothing_costs(session, friday, language)]
    ahead = friday_told.aheads_told(session, friday, language)
    if ahead:
        told.append(say("ahead.line", language, told=say("list.and", language).join(ahead)))
    return [part for one in told if one for part in wrap(one, INDENT, hanging="  ")]


def _at_the_date(session: Session, report: WeekReport, number: int, language: str) -> list[str]:
    """What a client says whose promise has just fallen due, or who leaves; and what is seen of it."""
    return [part for line in spoken(session, report, number, language) for part in wrap(line, INDENT * 2, hanging="  ")]


def _from_manager(session: Session, words: str, language: str) -> str:
    return say("letter.from", language, manager=manager_called(session.scenario, language, begins=True), words=words)


def _noted_by_manager(session: Session, friday: Friday, language: str) -> str:
    words = friday_told.manager_says(session, friday, language)
    return say("xu.said", language, manager=manager_called(session.scenario, language), words=words)


def narrate_close(session: Session, language: str) -> list[str]:
    """The end of a game: the score, where the money went, and what the clients had all along."""
    final = session.final
    if final is None:
        return []
    head = say("final.head", language)
    medal = say(f"medal.{final.medal or 'none'}", language)
    lines = ["", head, "=" * width(head)]
    lines.append(say("final.score", language, score=f"{final.score:.0f}", medal=medal))
    said = LOCALES[language].between_sentences.join([*letter(session, language), bonus_told(session, language)])
    lines += wrap(_from_manager(session, said, language), hanging="  ")
    lines += ["", say("final.net_head", language)]
    lines += _net(session, language)
    of = final.result
    values = {"rate": percent(float(of.rate[0])), "overdue": money(float(of.overdue_left[0]), language)}
    values |= {"dso": f"{float(of.dso[0]):.0f}", "bad": money(float(of.bad_debt[0]), language)}
    lines += wrap(say("final.beside", language, **values), INDENT)
    compare = {"idle": final.idle, "textbook": final.textbook, "net": final.net}
    lines += wrap(say("final.compare", language, **{key: money(value, language) for key, value in compare.items()}), INDENT)
    if session.scenario.find_reasons:
        lines.append(INDENT + say("find_out.so_far", language, found=final.found, count=session.scenario.find_reasons))
    key = "final.target" if session.scenario.target is not None else "final.no_target"
    lines.append(INDENT + say(key, language, target=money(final.target, language)))
    return [*lines, "", say("final.cash_head", language, unit=axis(language)[1]), *_hidden_cash(session, language)]


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
    unit = axis(language)[0]
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


def quote_coach(session: Session, moment: str, language: str) -> list[str]:
    """What the coach has just said, as lines of text."""
    lines: list[str] = []
    for comment in comments(session, moment):
        lines += wrap(say("coach.line", language, words=in_words(session, comment, language)), hanging="  ")
    return lines
