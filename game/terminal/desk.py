"""What the rep's desk shows, as lines of text: the clients, one client's card, its moves, ledger, findings and plan."""

from game.language.messages import one_line
from game.language.words import excuse_name, money, move_name, percent, say
from game.play.evidence import ago, differ, in_words
from game.play.example import wants_example
from game.play.keeping import is_kept
from game.play.requests import friday_learnt, request_told
from game.play.session import Session
from game.play.trainer import hidden_of
from game.play.view import ClientView, MoveOption, client_view, client_views, desk_view, move_options
from game.play.view_parts import FindingView
from game.terminal.layout import flow, screen_width, table, width, wrap
from game.terminal.narration import INDENT, name_of
from sim_core.public.games import reveal
from sim_core.public.scenarios import text_in
from sim_core.public.vocabulary import FAMILIES

AGES = ("not_due", "1_4", "5_8", "9_13", "over_13")


def opening(session: Session, language: str) -> list[str]:
    """The title, the manager's letter, and what there is to do."""
    scenario = session.scenario
    title = text_in(scenario.title, language)
    lines = ["", *wrap(title), "=" * min(width(title), screen_width())]
    for paragraph in text_in(scenario.story, language).strip().splitlines():
        lines += ["", *wrap(paragraph.strip())]
    lines.append("")
    if scenario.find_reasons:
        lines.append(say("find_out.wanted", language, count=scenario.find_reasons))
    elif scenario.target is not None:
        lines.append(say("term.target", language, target=money(scenario.target, language)))
    first = say("term.first_words", language, weeks=scenario.weeks)
    if is_kept(session):
        first += say("term.every_step", language)
    if wants_example(session):
        lines += [*wrap(say("example.offer", language)), ""]
    return [*lines, *wrap(first), say("term.seed", language, seed=session.seed)]


def short(number: float) -> str:
    """Hours: 4, 1.5."""
    return f"{number:.1f}".removesuffix(".0")


def status(session: Session, language: str) -> list[str]:
    """The week and what is left to spend."""
    desk = desk_view(session)
    values = {"week": desk.week, "weeks": desk.weeks, "hours": short(desk.hours), "visits": desk.manager_visits}
    amounts = {"budget": desk.budget, "received": desk.received, "overdue": desk.overdue}
    line = say("term.status", language, **values, **{name: money(value, language) for name, value in amounts.items()})
    if desk.to_find:
        line += say("find_out.status", language, found=desk.found, count=desk.to_find)
    elif desk.target:
        line += say("term.status_target", language, target=money(desk.target, language))
    if desk.support_coming > 0:
        line += say("term.support_coming", language, amount=money(desk.support_coming, language))
    return wrap(line)


def clients(session: Session, language: str) -> list[str]:
    """All clients, a line each; what is open with one of them on a line below."""
    heads = ("number", "client", "owed", "overdue", "promise", "mood", "contact")
    rows = [[say(f"column.{head}", language) for head in heads]]
    views = client_views(session)
    for view in views:
        contact = say("term.never", language) if view.contact_week is None else _week(view.contact_week, language)
        row = [str(view.number + 1), name_of(session, view.number, language), money(view.owed, language)]
        row += [money(view.overdue, language), _promise_short(view, language), say(f"mood.{view.mood}", language), contact]
        rows.append(row)
    lines = table(rows, right=(0, 2, 3))
    told = [lines[0]]
    for view, line in zip(views, lines[1:], strict=True):
        told.append(line)
        told += [f"    {note}" for note in notes(session, view, language)]
        told += _truth(session, view.number, language) if session.trainer else []
    return told


def notes(session: Session, view: ClientView, language: str) -> list[str]:
    """What must not be overlooked about a client."""
    found = []
    if view.failed or view.left:
        found.append(say("term.failed" if view.failed else "term.left", language))
    if view.request:
        found.append(say("request.open", language, what=request_told(view, language)))
    if view.excuse:
        known = next(one for one in view.findings if one.excuse == view.excuse)
        key = "term.open" if known.evidence else "term.open_unknown"
        found.append(say(key, language, excuse=excuse_name(view.excuse, language)))
        found += _evidence(session, known, language)
    if view.on_hold:
        found.append(say("term.on_hold", language))
    return found


def _evidence(session: Session, known: FindingView, language: str) -> list[str]:
    """Each source that spoke, the newest first."""
    lines = [f"  {in_words(one, session.week, language)}" for one in known.evidence]
    return lines + ([f"  {say('evidence.differ', language)}"] if differ(known.evidence, session.week) else [])


def _week(week: int, language: str) -> str:
    return say("term.week", language, week=week)


def _promise_short(view: ClientView, language: str) -> str:
    if view.promise is None:
        return "-"
    amount = money(view.promise.left, language)
    return say("term.promise_short", language, amount=amount, week=view.promise.due_week)


def card(session: Session, number: int, language: str) -> list[str]:
    """One client: who it is, what it owes, what is open."""
    view, spec = client_view(session, number), session.scenario.clients[number]
    contact = one_line(text_in(spec.contact, language))
    stars = say("term.stars", language, stars=view.stars)
    mood = say(f"mood.{view.mood}", language)
    head = say("term.card_head", language, number=number + 1, name=name_of(session, number, language), stars=stars, mood=mood)
    lines = ["", *wrap(head + (say("list.comma", language) + contact if contact else ""), hanging="   ")]
    about = one_line(text_in(spec.about, language))
    if about and view.contact_week is None:
        lines += wrap(about, INDENT)
    ages = [
        f"{say(f'age.{name}', language)} {money(amount, language)}"
        for name, amount in zip(AGES, view.ageing, strict=True)
        if amount
    ]
    owed, overdue = money(view.owed, language), money(view.overdue, language)
    lines += wrap(
        say("term.owes", language, owed=owed, overdue=overdue, ages=say("list.comma", language).join(ages)),
        INDENT,
        hanging="  ",
    )
    lines += [INDENT + line for line in (*_dealings(view, language), *notes(session, view, language))]
    return lines + (_truth(session, number, language) if session.trainer else [])


def _dealings(view: ClientView, language: str) -> list[str]:
    lines = []
    if view.promise:
        key = "term.promise_parts" if view.promise.parts_left else "term.promise"
        of = view.promise
        values = {"week": of.due_week, "given": of.given_week, "followed": of.followed, "parts": of.parts_left + 1}
        lines.append(say(key, language, amount=money(of.amount, language), **values))
    if view.kept_count or view.broken_count:
        lines.append(say("term.promises", language, kept=view.kept_count, broken=view.broken_count))
    if view.plan_week is not None:
        key = "term.plan_shared" if view.plan_shared > 0 else "term.plan_own"
        lines.append(say(key, language, amount=money(view.plan_amount, language), week=view.plan_week))
    if view.last_paid_week is not None:
        amount = money(view.last_paid, language)
        lines.append(say("term.last_paid", language, amount=amount, week=view.last_paid_week))
    return lines


def _truth(session: Session, number: int, language: str) -> list[str]:
    """What the client hides: for a trainer's game."""
    shown = hidden_of(reveal(session.game), number)
    values = {name: money(getattr(shown, name), language) for name in ("cash", "free_cash", "downstream", "stock")}
    values |= {name: percent(getattr(shown, name)) for name in ("honesty", "trust", "attention")}
    excuse = client_view(session, number).excuse
    truth = say(f"finding.{'true' if shown.excuse_true else 'false'}", language) if excuse else "-"
    return wrap(say("term.truth", language, excuse=truth, **values), INDENT, hanging="  ")


def moves(session: Session, number: int, language: str) -> list[str]:
    """The moves by family, with their numbers and costs; those not possible now at the end."""
    lines, comma = [say("term.moves_head", language)], say("list.comma", language)
    options = list(enumerate(move_options(session, number), 1))
    for family in FAMILIES:
        mine = [_move(at, one, language) for at, one in options if one.family == family and one.possible]
        if mine:
            lines += flow(say("term.items", language, head=say(f"family.{family}", language)), mine, comma, INDENT)
    closed = [f"{at} {move_name(one.move, language)}" for at, one in options if not one.possible]
    if closed:
        lines += flow(say("term.items", language, head=say("term.not_now", language)), closed, comma, INDENT)
    return lines


def _move(at: int, option: MoveOption, language: str) -> str:
    cost = say("term.cost_hours", language, hours=short(option.hours))
    if option.budget:
        cost = say("term.cost_both", language, hours=short(option.hours), budget=money(option.budget, language))
    return f"{at} {move_name(option.move, language)} {cost}"


def ledger(session: Session, number: int | None, language: str) -> list[str]:
    """The invoices of one client, or the ageing of all."""
    if number is None:
        rows = [[say("column.client", language), *[say(f"age.{name}", language) for name in AGES]]]
        for view in client_views(session):
            ages = [money(amount, language) if amount else "-" for amount in view.ageing]
            rows.append([name_of(session, view.number, language), *ages])
        return table(rows, right=range(1, 6))
    view = client_view(session, number)
    rows = [[say(f"column.{head}", language) for head in ("invoice", "due", "late")]]
    for invoice in view.invoices:
        due = _week(invoice.due_week, language) if invoice.due_week >= 1 else say("term.before", language)
        late = say("count.weeks", language, weeks=invoice.weeks_late) if invoice.weeks_late else "-"
        rows.append([money(invoice.amount, language), due, late])
    values = {"terms": view.terms, "limit": money(view.credit_limit, language), "sales": money(view.weekly_sales, language)}
    return [*table(rows, right=(0,), indent=INDENT), *wrap(say("term.terms", language, **values), INDENT)]


def knowledge(session: Session, number: int | None, language: str) -> list[str]:
    """What has been said and found out about one client, or about all."""
    numbers = range(len(session.scenario.clients)) if number is None else [number]
    lines: list[str] = []
    for one in numbers:
        told = _known(session, client_view(session, one), language)
        if told or number is not None:
            lines += wrap(name_of(session, one, language))
            for line in told or [say("term.nothing_known", language)]:
                lines += wrap(line, INDENT, hanging="  ")
    return lines or [say("term.nothing_known", language)]


def _known(session: Session, view: ClientView, language: str) -> list[str]:
    lines = []
    for one in view.findings:
        if one.claimed or one.evidence:
            key = "term.known" if one.evidence else "term.known_unchecked"
            key = key if one.claimed else "term.known_unheard"
            times = say("count.times_said", language, count=one.claimed)
            lines.append(say(key, language, excuse=excuse_name(one.excuse, language), times=times))
            lines += _evidence(session, one, language)
    if view.cash_low is not None and view.cash_high is not None:
        low, high = money(view.cash_low, language), money(view.cash_high, language)
        lines.append(say("term.known_cash", language, low=low, high=high, when=ago(view.cash_weeks_old, language)))
    if view.friday:
        lines.append(friday_learnt(view.friday, language))
    if view.gap_cause and view.gap_weeks_old is not None:
        cause, amount = say(f"cause.{view.gap_cause}", language), money(view.gap_amount, language)
        lines.append(say("term.known_gap", language, cause=cause, amount=amount, when=ago(view.gap_weeks_old, language)))
    return lines


def plan(session: Session, language: str) -> list[str]:
    """The plan sheet: target and date for each client, and what has come in."""
    heads = ("client", "target", "by", "received", "agreed")
    rows = [[say(f"column.{head}", language) for head in heads]]
    for view in client_views(session):
        has = view.plan_week is not None
        shared = say("term.agreed" if view.plan_shared > 0 else "term.not_agreed", language) if has else "-"
        row = [name_of(session, view.number, language), money(view.plan_amount, language) if has else "-"]
        row += [_week(view.plan_week, language) if view.plan_week is not None else "-", money(view.received, language), shared]
        rows.append(row)
    desk = desk_view(session)
    total = say("term.plan_total", language, plan=money(desk.planned, language), received=money(desk.received, language))
    total += say("term.of_target", language, target=money(desk.target, language)) if desk.target else ""
    unshared = [view for view in client_views(session) if view.plan_week is not None and not view.plan_shared]
    hint = wrap(say("term.plan_hint", language)) if unshared and desk.week > 1 else []
    return [*table(rows, right=(1, 3)), total, *hint]
