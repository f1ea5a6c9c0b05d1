"""The numbers of moves by name, for rules that speak of one: a compiler takes them as constants."""

from typing import Final

from sim_core.model.moves import MOVE

ACCEPT_EXCUSE: Final = MOVE["accept_excuse"]
ANALYSE_GAP: Final = MOVE["analyse_gap"]
ASK_AROUND: Final = MOVE["ask_around"]
ASK_COMPANY: Final = MOVE["ask_company"]
ASK_DIFFICULTIES: Final = MOVE["ask_difficulties"]
ASK_PROMISE: Final = MOVE["ask_promise"]
CALL: Final = MOVE["call"]
CASH_REBATE: Final = MOVE["cash_rebate"]
CHALLENGE: Final = MOVE["challenge"]
CHECK_RECORDS: Final = MOVE["check_records"]
CHECK_STOCK: Final = MOVE["check_stock"]
CONFIRM_PROMISE: Final = MOVE["confirm_promise"]
DEMAND_LETTER: Final = MOVE["demand_letter"]
DISCOUNT: Final = MOVE["discount"]
DOWNSTREAM_PROMO: Final = MOVE["downstream_promo"]
FIX_PROBLEM: Final = MOVE["fix_problem"]
INSTALMENTS: Final = MOVE["instalments"]
MANAGER_VISIT: Final = MOVE["manager_visit"]
OPEN_OUTLETS: Final = MOVE["open_outlets"]
PLEAD: Final = MOVE["plead"]
PUSH_ORDER: Final = MOVE["push_order"]
RESUME_SUPPLY: Final = MOVE["resume_supply"]
SET_PLAN: Final = MOVE["set_plan"]
SHARE_PLAN: Final = MOVE["share_plan"]
SIT_IN: Final = MOVE["sit_in"]
STOP_SUPPLY: Final = MOVE["stop_supply"]
TERMINAL_CAMPAIGN: Final = MOVE["terminal_campaign"]
VISIT: Final = MOVE["visit"]
