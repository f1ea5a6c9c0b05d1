"""The figure by which it is seen whether a finding gets better, of the games that it is read from alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sim_core.balance import clients, measures, pace
from sim_core.balance.bounds import HARDLY_MORE, HOURS_LEFT, IDLE_AT_MOST, SMALL, TRICK_AT_MOST
from sim_core.balance.played import Played, share

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Figure:
    """A figure of a finding. `needs`: the trials it is read from; `most`: what it has to come under (or over, `least`)."""

    of: Callable[[Played, Row], float]
    needs: Callable[[Row], tuple[str, ...]]
    most: float | None = None
    least: float | None = None

    def may_do(self, value: float) -> bool:
        """Is it worth playing all the rest?"""
        return (self.most is None or value <= self.most) and (self.least is None or value >= self.least)


def _left_over(own: Played, row: Row) -> float:
    return pace.unused(own)


def _of_skill(own: Played, row: Row) -> float:
    return share(own.gain(f"bot:{row['bot']}", "bot:idle"), own.worth)


def _by_itself(own: Played, row: Row) -> float:
    return share(own.idle.net, float(own.textbook.net.mean()))


def _of_all(own: Played, row: Row) -> float:
    return share(own.textbook.net, sum(one["recoverable"] for one in clients.clients(own)))


def _lost_without(own: Played, row: Row) -> float:
    return share(own.gain("bot:textbook", f"without:{row['lesson']}"), own.worth)


def _easy(own: Played, row: Row) -> float:
    one = next(one for one in clients.clients(own) if one["client"] == row["client"])
    return share(one["recovered"]["idle"], one["recoverable"])


def _medals_won(own: Played, row: Row) -> float:
    return sum(measures.medals_won(own, row["bot"]).values())


def _gold(own: Played, row: Row) -> float:
    return measures.medals_won(own, "oracle")["gold"]


def _reached(own: Played, row: Row) -> float:
    return float(measures.target_reached(own))


def _bots(*names: str) -> Callable[[Row], tuple[str, ...]]:
    return lambda row: tuple(f"bot:{name}" for name in names)


REFERENCES: Final = ("bot:idle", "bot:textbook")
FIGURES: Final[dict[str, Figure]] = {
    "hours_idle": Figure(_left_over, lambda row: REFERENCES, most=HOURS_LEFT),
    "trick_wins": Figure(_of_skill, lambda row: (*REFERENCES, f"bot:{row['bot']}"), most=TRICK_AT_MOST),
    "textbook_beaten": Figure(_of_skill, lambda row: (*REFERENCES, f"bot:{row['bot']}"), most=1.0),
    "textbook_idle": Figure(_of_all, _bots("idle", "textbook", "oracle"), least=HARDLY_MORE),
    "idle_wins": Figure(_by_itself, lambda row: REFERENCES, most=IDLE_AT_MOST),
    "lesson_idle": Figure(_lost_without, lambda row: (*REFERENCES, f"without:{row['lesson']}"), least=SMALL),
    "lesson_hurts": Figure(_lost_without, lambda row: (*REFERENCES, f"without:{row['lesson']}"), least=0.0),
    "client_easy": Figure(_easy, _bots("idle", "textbook", "oracle"), most=0.7),
    "medal_cheap": Figure(_medals_won, lambda row: (*REFERENCES, f"bot:{row['bot']}")),
    "medal_unreachable": Figure(_gold, _bots("idle", "textbook", "oracle")),
    "target_far": Figure(_reached, lambda row: REFERENCES),
}
"""By the finding's name; of one that is not here it is told only that it is gone."""
