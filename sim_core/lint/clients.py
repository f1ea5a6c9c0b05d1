"""Clients that do not make sense: never able to pay, owing nothing in time, with amounts that cannot both be meant."""

from collections.abc import Iterator
from math import floor
from typing import Final

from sim_core.errors import Fault, Sum
from sim_core.lint.file import Checked, Steps, highest, lowest, middle
from sim_core.lint.moves import possible
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.rules.excuse import MARKUP
from sim_core.scenario.client import ClientSpec
from sim_core.scenario.draw import CREDIT_WEEKS
from sim_core.scenario.money import counting_of, debts_in, step_for
from sim_core.scenario.texts import LANGUAGES, text_in

BUSY: Final = 2.5
"""Sell-through in the best of weeks, as a multiple of the usual: luck, promotion, campaign and new outlets together."""
GOOD_WEEK: Final = 1.2
"""Other income in the best of weeks."""
DEBT_WEEKS: Final = (0.06, 5.0)
"""What a client owes, in weeks of its sales for each week back to its oldest invoice: about 0.6 is usual, a tenth of that or
ten times as much is a slip of the pen. A little less than ten times, for who pays nothing has 1."""
FEW_STEPS, MANY_STEPS = 5.0, 3000.0
"""Of a step, in what the client in the middle owes: from 30 to 300 is usual."""
TENFOLD: Final = 10.0


def never_pays(file: Checked) -> Iterator[Fault]:
    """Even in the best draw, with every week a good one, there is not enough for one payment."""
    for at, client in file.clients():
        own, sales = client.hidden, client.weekly_sales
        sells = highest(own.sell_through, sales) * BUSY * MARKUP
        a_week = max(sells + highest(own.other_income) * GOOD_WEEK - lowest(own.other_costs), 0.0)
        downstream = highest(own.downstream, highest(own.sell_through, sales) * MARKUP * highest(own.downstream_weeks))
        most = highest(own.cash, 2.0 * sales) + downstream + file.scenario.weeks * a_week - lowest(own.reserve, sales)
        least = min(TEN_THOUSAND, min(lowest(bill.amount) for bill in client.ledger))
        if most < max(least, 1.0):
            yield file.warning(
                "never_pays", (*at, "hidden", "cash"), client=client.id, found=Sum(floor(max(most, 0.0))), least=Sum(least)
            )
        for number, problem in enumerate(own.problems):
            certain = lowest(problem.share) >= 1.0 and lowest(problem.chance) >= 1.0
            if certain and not possible(file, "fix_problem"):
                place = (*at, "hidden", "problems", number, "share")
                yield file.warning("never_pays", place, "blocked", client=client.id, problem=problem.kind)


def nothing_due(file: Checked) -> Iterator[Fault]:
    """No invoice is overdue in any week in which the rep could still ask for the money."""
    for at, client in file.clients():
        last = file.scenario.weeks - 2  # due at the end of that week, and asked for in the last one
        due = [bill for bill in client.ledger if client.terms_weeks - bill.age_weeks <= last and highest(bill.amount) > 0]
        if not due:
            oldest = max(bill.age_weeks for bill in client.ledger)
            values = {"client": client.id, "oldest": oldest, "terms": client.terms_weeks, "weeks": file.scenario.weeks}
            yield file.warning("nothing_due", (*at, "ledger"), **values)


def out_of_scale(file: Checked) -> Iterator[Fault]:
    """Amounts of one client that cannot all be meant: a digit too many or too few."""
    for at, client in file.clients():
        sales, owed = client.weekly_sales, sum(middle(bill.amount) for bill in client.ledger)
        yield from _debt_against_sales(file, at, client, owed)
        if client.credit_limit:
            limit, place = client.credit_limit, (*at, "credit_limit")
            usual = max(owed, CREDIT_WEEKS * sales)
            if limit <= owed / TENFOLD or limit <= CREDIT_WEEKS * sales / TENFOLD or limit >= TENFOLD * usual > 0:
                values = {"found": Sum(limit), "owed": Sum(owed), "sales": Sum(sales)}
                yield file.warning("out_of_scale", place, "limit", client=client.id, **values)
        sells = middle(client.hidden.sell_through)
        if sells and sales and not sales / TENFOLD < sells < sales * TENFOLD:
            place = (*at, "hidden", "sell_through")
            yield file.warning("out_of_scale", place, "sells", client=client.id, found=Sum(sells), sales=Sum(sales))


def _debt_against_sales(file: Checked, at: Steps, client: ClientSpec, owed: float) -> Iterator[Fault]:
    sales = client.weekly_sales
    if not sales or not owed:
        return
    weeks = max(client.terms_weeks, *(bill.age_weeks for bill in client.ledger)) + 1
    ratio = owed / (sales * weeks)
    if not DEBT_WEEKS[0] < ratio < DEBT_WEEKS[1]:
        place = (*at, "weekly_sales") if file.given((*at, "weekly_sales")) else (*at, "ledger")
        values = {"client": client.id, "sales": Sum(sales), "owed": Sum(owed), "weeks": weeks, "usual": Sum(sales * weeks)}
        yield file.warning("out_of_scale", place, **values)


def step_unfit(file: Checked) -> Iterator[Fault]:
    """A step that most debts are smaller than a few of, so that nobody can pay a part; or that is nothing beside them."""
    debts = [sum(middle(bill.amount) for bill in client.ledger) for _, client in file.clients()]
    if file.scenario.money.step is None or not any(debts):
        return
    typical = sorted(debts)[len(debts) // 2]
    if not FEW_STEPS * TEN_THOUSAND <= typical <= MANY_STEPS * TEN_THOUSAND:
        written = debts_in(file.document.data)
        fitting, told = step_for(written), sorted(written)[len(written) // 2]
        owed = Sum(counting_of(file.document.data).units(told))  # as it is written, not as whole units come to
        values = {"found": file.scenario.money.step, "typical": owed, "write": f"step: {fitting:.12g}"}
        yield file.warning("step_unfit", ("money", "step"), **values)


def name_same(file: Checked) -> Iterator[Fault]:
    """Two clients that the screen would show under the same name."""
    first: dict[str, str] = {}
    for at, client in file.clients():
        shown = {text_in(client.name, language) for language in LANGUAGES}
        other = next((first[name] for name in sorted(shown) if name in first), None)
        if other is not None:
            yield file.warning("name_same", (*at, "name"), client=client.id, other=other)
        first.update((name, client.id) for name in sorted(shown) if name not in first)
