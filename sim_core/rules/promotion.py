"""Rule 9: what promotion does to the sell-through of our goods. Only where there is stock and a market."""

from typing import Final

import numpy as np

from sim_core.model.arrays import Levels, Weeks

PROMO_LIFT: Final = 0.6
PROMO_WEEKS: Final = 2
PROMO_DIP: Final = 0.15
CAMPAIGN_LIFT: Final = 0.25
CAMPAIGN_WEEKS: Final = 6
OUTLETS_LIFT: Final = 0.22
OUTLETS_WAIT: Final = 2


def promo_lift(week: Weeks, promo_week: Weeks, market: Levels) -> Levels:
    """Extra orders from the client's customers while a promotion runs, as a share of sell-through; paid in cash."""
    age = week - promo_week
    return PROMO_LIFT * market * ((age >= 0) & (age < PROMO_WEEKS))


def other_lift(week: Weeks, promo_week: Weeks, campaign_week: Weeks, outlets_week: Weeks, market: Levels) -> Levels:
    """Change of sell-through from the dip after a promotion, a campaign at the counters, and new outlets."""
    promo_age, campaign_age, outlets_age = week - promo_week, week - campaign_week, week - outlets_week
    dip = PROMO_DIP * ((promo_age >= PROMO_WEEKS) & (promo_age < 2 * PROMO_WEEKS))
    campaign = CAMPAIGN_LIFT * ((campaign_age >= 1) & (campaign_age <= CAMPAIGN_WEEKS))
    outlets = OUTLETS_LIFT * ((outlets_week >= 0) & (outlets_age >= OUTLETS_WAIT))
    return market * (campaign + outlets - dip)


def overhang_left(overhang: Levels, stock: Levels, target: Levels) -> Levels:
    """Pushed goods still beyond what the client would have ordered itself."""
    return np.minimum(overhang, np.maximum(stock - target, 0.0))
