"""What the screen of a debrief shows at a moment. What can be done there is in `screen`, how it looks in its pages."""

from dataclasses import dataclass, field

from game.debrief.background import Debriefing, Errand, Seen
from game.debrief.past_game import PastGame
from game.debrief.reasons import Given, asked_of, given_of, keep
from game.debrief.retry import Outcome
from game.play.view_model import Play
from game.window.screens import Screen, Told, Way
from game.window.services import Services
from sim_core.public.debriefs import Choice, Debrief, Turning, Verdict


@dataclass
class DebriefState(Screen):
    """A past game, what is being found out of it, and what is looked at. `back`: the way to go where it is left."""

    past: PastGame
    services: Services
    back: Screen | Way = ("home",)
    debriefing: Debriefing | None = None
    page: str = "overview"
    point: int = 0  # place in the list of turning points
    point_shown: int = 0  # the one that was brought into sight last
    client: int = 0
    tried: dict[int, Errand[Outcome]] = field(default_factory=dict)  # choices made again, by number of the decision
    given: dict[int, Given] = field(default_factory=dict)  # reasons given before the answers, by number of the decision
    shown: dict[int, bool] = field(default_factory=dict)  # answers that were asked for, and whether they are shown now
    saving: Errand[str] | None = None
    told: Told | None = None
    _asked: dict[int, Choice] | None = None

    @property
    def play(self) -> Play | None:
        """The game, if it can be told again."""
        return self.past.play

    @property
    def game(self) -> Play:
        """The game, where it is known that it can be told again."""
        assert self.play is not None
        return self.play

    @property
    def found(self) -> Debrief:
        """The debrief, where it is known that there is one."""
        assert self.seen.debrief is not None
        return self.seen.debrief

    @property
    def seen(self) -> Seen:
        """What has been worked out so far."""
        return self.debriefing.seen if self.debriefing else Seen()

    def turning(self) -> tuple[Turning, ...]:
        """The decisions that mattered most, the costliest first; none before they are known for sure."""
        return self.seen.debrief.turning if self.seen.debrief and self.seen.reached("refined") else ()

    def points(self) -> list[Verdict]:
        """What is said of each of them."""
        if not (turning := self.turning()):
            return []
        by_number = {one.number: one for one in self.found.verdicts}
        return [by_number[one.number] for one in turning]

    def chosen(self) -> Verdict | None:
        """The turning point looked at."""
        points = self.points()
        return points[min(self.point, len(points) - 1)] if points else None

    def asked(self) -> dict[int, Choice]:
        """Reasons to choose from, by number of the decision; none before the turning points are known for sure."""
        if self._asked is None and self.turning():
            self._asked = asked_of(self.found)
            self.given = {**given_of(self.services.store, self.past.number), **self.given}
        return self._asked or {}

    def question(self, number: int) -> Choice | None:
        """What is to be asked before the answer to a decision; None where it has been seen, or nothing is asked."""
        seen = number in self.shown or number in self.tried or number in self.given
        return None if seen else self.asked().get(number)

    def uncovered(self, number: int) -> bool:
        """Is the answer to a decision shown?"""
        self.asked()
        return self.shown.get(number, number in self.tried or number in self.given)

    def give(self, number: int, place: int) -> None:
        """Give a reason for a decision, and keep it."""
        choice = self.question(number)
        if choice and 0 <= place < len(choice.offered):
            self.given[number] = keep(self.services.store, self.past.number, choice, place)
