"""Keys that people write who have not read the format: the right one for them, with its value as it has to be there."""

import re
from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

from sim_core.ledgers.days import weeks_up
from sim_core.ledgers.head import role_of
from sim_core.scenario.client import Invoice
from sim_core.scenario.day import AGE, DATED, USUAL_TERMS, day_meant
from sim_core.scenario.faults import meant
from sim_core.scenario.numbers_meant import number_meant
from sim_core.scenario.offers import code_meant
from sim_core.scenario.shapes import limits_of

MEANT: Final[Mapping[str, tuple[str, ...]]] = {
    "customers": ("clients",),
    "debtors": ("clients",),
    "accounts": ("clients",),
    "duration": ("weeks",),
    "invoices": ("ledger",),
    "bills": ("ledger",),
    "receivables": ("ledger",),
    "balance": ("amount",),
    "value": ("amount",),
    "sum": ("amount",),
    "total": ("amount",),
    "outstanding": ("amount",),
    "date": ("invoice_date", "as_of"),
    "dated": ("invoice_date",),
    "issued": ("invoice_date",),
    "invoiced": ("invoice_date",),
    "age": ("age_weeks",),
    "asof": ("as_of",),
    "as_at": ("as_of",),
    "ledger_date": ("as_of",),
    "report_date": ("as_of",),
    "today": ("as_of",),
    "version": ("format",),
    "description": ("about", "story"),
    "notes": ("about",),
    "letter": ("story",),
    "personality": ("persona",),
    "character": ("persona",),
    "excuses": ("tactics",),
    "payment_terms": ("terms_weeks",),
    "terms": ("terms_weeks",),
    "limit": ("credit_limit",),
    "sales": ("weekly_sales",),
    "turnover": ("weekly_sales",),
    "rating": ("reputation",),
    "stars": ("reputation",),
    "competitors": ("rivals",),
    "contact_person": ("contact",),
    "budget": ("promo_budget",),
    "hours": ("hours_per_week",),
    "boss": ("manager",),
    "supervisor": ("manager",),
    "salesperson": ("rep",),
    "sales_rep": ("rep",),
    "product": ("goods",),
    "products": ("goods",),
    "经理": ("manager",),
    "主管": ("manager",),
    "格式": ("format",),
    "编号": ("id",),
    "标题": ("title",),
    "题目": ("title",),
    "信": ("story",),
    "故事": ("story",),
    "背景": ("story", "about"),
    "地点": ("place",),
    "行业": ("trade",),
    "难度": ("level",),
    "课程": ("lessons",),
    "周数": ("weeks",),
    "目标": ("target",),
    "截止日期": ("as_of",),
    "业务员": ("rep",),
    "客户": ("clients", "name"),
    "名称": ("name",),
    "名字": ("name",),
    "介绍": ("about",),
    "性格": ("persona",),
    "账期": ("terms_weeks",),
    "信誉": ("reputation",),
    "台词": ("lines",),
    "账款": ("ledger",),
    "应收": ("ledger",),
    "发票": ("ledger",),
    "隐藏": ("hidden",),
    "现金": ("cash",),
    "诚实": ("honesty",),
    "借口": ("tactics",),
    "账龄": ("age_weeks",),
    "周": ("age_weeks",),
    "天": ("age_days",),
    "事件": ("events",),
    "標題": ("title",),
    "帳款": ("ledger",),
    "帳齡": ("age_weeks",),
}
"""The key that is meant, the likeliest first; one of them must be allowed where it stands."""
A_PERIOD: Final = {"monthly_": 52 / 12, "annual_": 52.0, "yearly_": 52.0, "daily_": 1 / 7}
"""How many weeks other periods have, in which something is counted that is counted by the week here."""
A_FORTNIGHT: Final = 14
"""Terms of so much and more, without a unit, are days."""
AGED: Final = ("weeks", "age_in_weeks", "weeks_old", "周", "周数", "old")
OF_ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name", "clients"),
    "code": ("id",),
    "invoiced_on": ("invoice_date", "as_of"),
    "due_on": ("due",),
    "age_days": ("age_days",),
    "terms_days": ("terms_weeks",),
    "credit_limit": ("credit_limit",),
    "contact": ("contact",),
    "number": ("number",),
    **dict.fromkeys(("open", "open_here", "open_there", "total", "billed"), ("amount",)),
}
"""The same for what the columns of ledgers are called, by their roles."""


def key_offer(key: str, value: Any, model: type[BaseModel], holder: Any = None) -> str:
    """What to write for an unknown key whose value has to change too; empty if nothing is known of it.

    `holder`: the client to whom a bill belongs, whose terms tell how old a bill is that is so many days overdue.
    """
    fields = model.model_fields
    said = _said(key)
    role = role_of(_apart(key))
    if (said in ("currency", "currency_code") or role == "currency") and "money" in fields:
        code = code_meant(value)
        return f"money: {{code: {code}}}" if code else ""
    if said in ("currency", "currency_code") and "code" in fields and "step" in fields:
        code = code_meant(value)
        return f"code: {code}" if code else ""
    for prefix, weeks in A_PERIOD.items():
        other = f"weekly_{said.removeprefix(prefix)}"
        if said.startswith(prefix) and other in fields:
            number = number_meant(str(value), "money")
            return f"{other}: {round(float(number) / weeks)}" if number else ""
    if "age_weeks" in fields:
        return _age(said, role, value, model, holder)
    for unit, other in (("_days", "_weeks"), ("_months", "_weeks")):
        meant = said.removesuffix(unit) + other
        if said.endswith(unit) and meant in fields:
            return _weeks(meant, f"{value} {unit[1:]}", model)
    if role == "terms_days" and "terms_weeks" in fields and not isinstance(value, bool):
        if isinstance(value, int) and value >= A_FORTNIGHT:
            return _weeks("terms_weeks", f"{value} days", model)
        return _weeks("terms_weeks", value, model) if isinstance(value, str) else ""
    return ""


def key_meant(key: str, model: type[BaseModel]) -> str:
    """The key of the format for a word that other programs have for it; empty if there is none here."""
    words = (*MEANT.get(_said(key), ()), *OF_ROLES.get(role_of(_apart(key)), ()))
    return next((one for one in words if one in model.model_fields), "")


def speaks_of_age(key: str) -> bool:
    """Does an unknown key of a bill say how old it is?"""
    spoken = key_meant(key, Invoice) or meant(key, (AGE, *DATED))
    return spoken in (AGE, *DATED) or _overdue_key(_said(key), role_of(_apart(key)))


def _overdue_key(said: str, role: str) -> bool:
    return role == "overdue_days" or said.startswith("overdue") or said.endswith("overdue")


def _apart(key: str) -> str:
    """A key as a heading has it: dueDate and due_date are due date."""
    return re.sub(r"[_-]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key))


def _said(key: str) -> str:
    return _apart(key).lower().strip().replace(" ", "_")


def _age(said: str, role: str, value: Any, model: type[BaseModel], holder: Any) -> str:
    """The age of a bill, however it is said."""
    if _overdue_key(said, role):
        return _overdue(value, model, holder, "week" in said)
    if role in ("due_on", "invoiced_on"):
        day = day_meant(value)
        return f"{'due' if role == 'due_on' else 'invoice_date'}: {day}" if day else ""
    if said in ("days", "days_old", "age_in_days", "天", "天数") or (role == "age_days" and "day" in said):
        days = number_meant(str(value), limits=limits_of(model, "age_days"))
        return f"age_days: {days}" if days else ""
    if "week" in said or "周" in said or isinstance(value, str):
        return _weeks("age_weeks", value, model) if role == "age_days" or said in AGED else ""
    return ""


def _overdue(value: Any, model: type[BaseModel], holder: Any, in_weeks: bool) -> str:
    """Ages count from the invoice: a bill that is 30 days overdue is older by the terms."""
    terms = holder.get("terms_weeks", USUAL_TERMS) if isinstance(holder, dict) else None
    late = number_meant(str(value), limits=limits_of(model, "age_weeks" if in_weeks else "age_days"))
    if isinstance(terms, bool) or not isinstance(terms, int) or not late:
        return ""
    return f"age_weeks: {terms + (int(late) if in_weeks else weeks_up(int(late)))}"


def _weeks(key: str, value: Any, model: type[BaseModel]) -> str:
    """A time in whole weeks."""
    limits = limits_of(model, key)
    if isinstance(value, bool) or limits is None:
        return ""
    weeks = number_meant(str(value), limits=limits)
    return f"{key}: {weeks}" if weeks else ""
