"""What a move asks before it is made: an amount, weeks, an estimate of cash. Its figures, and how each is changed."""

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Final

from game.language.amounts import amount as amount_of
from game.language.locale import WAN
from game.language.words import written_amounts
from game.play.coach import advised
from game.play.view import least, suggested
from game.play.view_model import Play
from sim_core import Message
from sim_core.public.games import Step
from sim_core.public.vocabulary import MAX_PARTS, bears, tagged

ESTIMATED: Final = tagged("promises")
LONGEST: Final = 12
"""So many signs of an amount can be typed."""
TYPED: Final = "0123456789.,kwm千万百亿"
MOST: Final = 1e12
HURRIED: Final = 0.2
"""Seconds: changes that follow each other faster than this grow."""
GROWTH: Final = ((24, 25), (12, 5), (0, 1))
"""From so many quick changes in a row, each is so many steps."""


@dataclass
class Form:
    """Figures being chosen for a move. `field`: the one that keys change."""

    move: str
    client: int
    amount: float
    weeks: int
    low: float
    high: float
    fields: tuple[str, ...]
    field: int = 0
    cash_low: float | None = None
    cash_high: float | None = None
    cash_most: float = 0.0
    least_weeks: int = 0
    most_weeks: int = 0
    advice: Step | None = None  # what the coach asks for
    typed: str = ""  # what has been typed into the field so far
    hurry: int = 0  # quick changes of one figure in one direction so far
    turned: tuple[str, int, float] = ("", 0, 0.0)  # the last change: which figure, which way, when
    before: list[tuple[float, int, float | None, float | None]] = dataclass_field(default_factory=list)  # to be taken back

    @property
    def name(self) -> str:
        """The field that keys change."""
        return self.fields[self.field]

    def step(self, client_id: str) -> Step:
        """The step these figures mean."""
        return Step(
            move=self.move, client=client_id, amount=self.amount, weeks=self.weeks if "weeks" in self.fields else 0,
            cash_low=self.cash_low, cash_high=self.cash_high,
        )  # fmt: skip


@dataclass(frozen=True)
class Chip:
    """An amount that is one click away. `name`: overdue, half, seen, advised."""

    name: str
    amount: float


def open_form(play: Play, move: str, client: int) -> Form:
    """A form with sensible first figures: those the coach asks for, where there is a coach who does."""
    view, desk = play.clients[client], play.desk
    asked = advised(play.session, move, view.id)
    first = asked or suggested(play.session, move, client)
    option = play.option(move)
    asks = option.asks if option else frozenset()
    fields: list[str] = [name for name in ("amount", "weeks") if name in asks]
    if move in ESTIMATED:
        fields += ["cash_low", "cash_high"]
    plan = bears(move, "plans")
    low = min(WAN, max(view.owed, 1.0)) if plan else least(play.session, client)
    return Form(
        move=move,
        client=client,
        amount=view.plan_amount or first.amount if plan and not asked else first.amount,
        weeks=first.weeks,
        low=low,
        high=max(view.owed * 1.5, 100_000.0) // WAN * WAN if plan else max(view.owed, low),
        fields=tuple(fields),
        cash_most=max(round(view.owed * 0.8 / 100_000) * 100_000, 200_000.0, view.cash_high or 0.0),
        least_weeks=1 if bears(move, "by_parts") else 0,
        most_weeks=min(desk.weeks - desk.week, MAX_PARTS),
        advice=asked,
    )


def chips(play: Play, form: Form) -> list[Chip]:
    """The amounts that are one click away, each once."""
    view = play.clients[form.client]
    seen = estimate(play, form)
    wanted = [Chip("advised", form.advice.amount)] if form.advice and form.advice.amount else []
    wanted += [Chip("overdue", view.overdue), Chip("half", round(view.overdue / 2 / WAN) * WAN)]
    wanted += [Chip("seen", seen)] if seen is not None and not bears(form.move, "plans") else []
    found: list[Chip] = []
    for one in wanted:
        if form.low <= one.amount <= form.high and all(abs(one.amount - other.amount) >= 1 for other in found):
            found.append(one)
    return found


def estimate(play: Play, form: Form) -> float | None:
    """What they could pay as the trainee sees it: the middle of what is stated here, was stated last, or was found out."""
    view = play.clients[form.client]
    spans = [(form.cash_low, form.cash_high), (view.cash_low, view.cash_high)]
    spans += [(one.cash_low, one.cash_high) for one in reversed(play.session.steps) if one.client == view.id]
    span = next(((low, high) for low, high in spans if low is not None and high is not None), None)
    return round(sum(span) / 2 / WAN) * WAN if span else None


def trouble(play: Play, form: Form, language: str) -> Message | None:
    """Why the figures as they are will not do: what was typed is none, or the move is refused."""
    if form.typed and form.name != "weeks" and amount_of(form.typed, language) is None:
        return Message("form.no_amount", {"text": form.typed, "written": written_amounts(language)})
    return play.refusal(form.step(play.clients[form.client].id))


def change(form: Form, field: str, by: int, now: float = 0.0) -> None:
    """Turn one figure up or down by `by` steps; by more of them the longer it goes on without a pause (`now`: seconds)."""
    _remember(form)
    form.typed = ""
    way = 1 if by > 0 else -1
    again = form.turned[:2] == (field, way) and 0 < now - form.turned[2] < HURRIED
    form.hurry = form.hurry + 1 if again else 0
    form.turned = (field, way, now)
    if field == "weeks":
        form.weeks = min(max(form.weeks + by, form.least_weeks), form.most_weeks)
        return
    by *= next(steps for least_many, steps in GROWTH if form.hurry >= least_many)
    if field == "amount":
        form.amount = _stepped(form, by)
    else:
        _estimate(form, field, by)


def _stepped(form: Form, by: int) -> float:
    rest = form.amount % WAN
    whole = form.amount - rest
    new = whole + (by + 1 if by < 0 and rest else by) * WAN  # the next round figure first
    if by > 0 and new > form.high:
        new = form.high  # the whole debt may be asked for, to the last yuan
    return min(max(new, form.low), form.high)


def type_in(form: Form, sign: str, language: str) -> None:
    """Take a sign that was typed into the field. What it says so far is the figure, whether or not it is allowed."""
    if sign not in TYPED or len(form.typed) >= LONGEST or (not form.typed and not sign.isdecimal()):
        return
    if form.name == "weeks" and not (sign.isdecimal() and len(form.typed) < 2):
        return
    if not form.typed:
        _remember(form)
    form.typed += sign
    _read(form, language)


def rub_out(form: Form, language: str) -> None:
    """Take the last sign back; with the first of them the figure is again what it was."""
    form.typed = form.typed[:-1]
    if form.typed:
        _read(form, language)
    else:
        undo(form)


def _read(form: Form, language: str) -> None:
    if form.name == "weeks":
        form.weeks = int(form.typed)
        return
    found = amount_of(form.typed, language)
    if found is None:
        return
    found = min(found, MOST)
    if form.name == "amount":
        form.amount = found
    elif form.name == "cash_low":
        form.cash_low, form.cash_high = found, max(found, form.cash_high or 0.0)
    else:
        form.cash_low, form.cash_high = min(found, form.cash_low or 0.0), found


def take(form: Form, amount: float) -> None:
    """Take the amount of a chip; with what the coach asks for, his date too."""
    _remember(form)
    form.typed = ""
    form.amount = amount
    if form.advice and form.advice.amount == amount and "weeks" in form.fields:
        form.weeks = form.advice.weeks


def _remember(form: Form) -> None:
    form.before.append((form.amount, form.weeks, form.cash_low, form.cash_high))


def undo(form: Form) -> None:
    """Take the last change of a figure back."""
    form.typed = ""
    if form.before:
        form.amount, form.weeks, form.cash_low, form.cash_high = form.before.pop()


def clear(form: Form) -> None:
    """State no estimate."""
    _remember(form)
    form.typed = ""
    form.cash_low = form.cash_high = None


def _estimate(form: Form, field: str, by: int) -> None:
    if form.cash_low is None or form.cash_high is None:
        if by > 0:
            form.cash_low, form.cash_high = 0.0, round(form.cash_most / 4 / WAN) * WAN
        return
    if field == "cash_low":
        form.cash_low = min(max(form.cash_low + by * WAN, 0.0), form.cash_high)
    else:
        form.cash_high = min(max(form.cash_high + by * WAN, form.cash_low), form.cash_most)


def drag(form: Form, share: float) -> None:
    """Set the amount to a place on its track."""
    form.typed = ""
    share = min(max(share, 0.0), 1.0)
    value = form.low + share * (form.high - form.low)
    form.amount = form.high if share >= 0.995 else form.low if share <= 0.005 else max(round(value / WAN) * WAN, form.low)


def slide(form: Form, share: float) -> None:
    """Set the nearer handle of the estimate to a place on its track."""
    form.typed = ""
    value = round(min(max(share, 0.0), 1.0) * form.cash_most / WAN) * WAN
    if form.cash_low is None or form.cash_high is None:
        form.cash_low = max(value - 5 * WAN, 0.0)
        form.cash_high = min(value + 5 * WAN, form.cash_most)
    elif abs(value - form.cash_low) < abs(value - form.cash_high):
        form.cash_low = value
    else:
        form.cash_high = value
