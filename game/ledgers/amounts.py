"""The currency of a ledger: what its sign or code means, and amounts in it."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from game.language.currency import Currency
from sim_core.public.ledgers import SIGNS
from sim_core.public.messages import Message

CODE: Final = re.compile(r"[A-Z]{3}")
UNSURE: Final = {"$": "USD", "kr": "SEK", "": "CNY"}
"""Signs of several currencies, and none at all, and what they are taken for."""
CHINESE: Final = ("¥", "元", "rmb")


def money_of(sign: str, given: str = "") -> tuple[dict[str, str], Message | None]:
    """What a scenario says of its money, by the sign or code that the table has; and what of it is a guess."""
    if given:
        return {"code": given}, None
    if sign in CHINESE:
        return {"code": "CNY"}, None
    if sign in UNSURE:
        key = "ledger.guess.currency_of_sign" if sign else "ledger.guess.currency"
        return {"code": UNSURE[sign]}, Message(key, {"sign": sign, "code": UNSURE[sign]})
    code = SIGNS.get(sign.lower()) or sign.upper()
    if CODE.fullmatch(code):
        return {"code": code}, None
    return {"sign": sign[:6], "code": "CNY"}, Message("ledger.guess.currency_of_sign", {"sign": sign, "code": "CNY"})


def shown(amount: Decimal, money: Mapping[str, object]) -> str:
    """An amount with all that matters, in what the table counts in: £1,234.50."""
    own = Currency(str(money.get("sign", "")), str(money.get("code", "CNY")))
    return f"{own.mark}{amount:,.2f}".removesuffix(".00")
