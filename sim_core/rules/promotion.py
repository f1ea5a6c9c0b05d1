"""Rule 9: what promotion does to the sell-through of our goods. Only where there is stock and a market."""

from typing import Final

from sim_core.compiled import floor, inlined

PROMO_LIFT: Final = 0.6
PROMO_WEEKS: Final = 2
PROMO_DIP: Final = 0.15
CAMPAIGN_LIFT: Final = 0.25
CAMPAIGN_WEEKS: Final = 6
OUTLETS_LIFT: Final = 0.22
OUTLETS_WAIT: Final = 2


@inlined
def promo_lift(week: int, promo_week: int, market: float) -> float:
    """Extra orders from the client's customers while a promotion runs, as a share of sell-through; paid in cash."""
    age = week - promo_week
    return PROMO_LIFT * market * (0 <= age < PROMO_WEEKS)


@inlined
def other_lift(week: int, promo_week: int, campaign_week: int, outlets_week: int, market: float) -> float:
    """Change of sell-through from the dip after a promotion, a campaign at the counters, and new outlets."""
    promo_age, campaign_age, outlets_age = week - promo_week, week - campaign_week, week - outlets_week
    dip = PROMO_DIP * (PROMO_WEEKS <= promo_age < 2 * PROMO_WEEKS)
    campaign = CAMPAIGN_LIFT * (1 <= campaign_age <= CAMPAIGN_WEEKS)
    outlets = OUTLETS_LIFT * (outlets_week >= 0 and outlets_age >= OUTLETS_WAIT)
    return market * (campaign + outlets - dip)


@inlined
def overhang_left(overhang: float, stock: float, target: float) -> float:
    """Pushed goods still beyond what the client would have ordered itself."""
    return min(overhang, floor(max(stock - target, 0.0)))
