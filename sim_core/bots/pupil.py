"""A pupil: follows what a coach advises to the letter, and where the coach is silent plays the textbook without a lesson."""

from collections.abc import Sequence
from dataclasses import replace

from sim_core.bots.library import LibraryBot
from sim_core.engine.record import Step, steps_of
from sim_core.model.luck import BotLuck
from sim_core.model.moves import MOVE
from sim_core.model.sight import Sight
from sim_core.scenario.advice import AdviceSpec


class Pupil:
    """Plays one game. It has to be told what the coach says."""

    def __init__(self, lesson: str) -> None:
        self._otherwise = LibraryBot("textbook", (lesson,))
        self.to_do: list[Step] = []
        self._avoided: frozenset[str] = frozenset()

    def hear(self, advice: AdviceSpec, steps: Sequence[Step]) -> None:
        """The coach advises something: `steps` are what it comes to now."""
        self._avoided |= frozenset(advice.avoid)
        self.to_do += [step for step in steps if step not in self.to_do]

    def next_step(self, sight: Sight, luck: BotLuck) -> tuple[Step | None, bool]:
        """What it would do next, None to end the week; and was it advised?"""
        if self.to_do:
            return self.to_do.pop(0), True
        choice = self._otherwise(_without(sight, self._avoided), luck)
        made = steps_of(choice, sight.public.client_ids)
        return (made[0] if made else None), False


def _without(sight: Sight, moves: frozenset[str]) -> Sight:
    """What it sees of the game, as if some moves were forbidden."""
    if not moves:
        return sight
    rows = sight.book.moves.copy()
    rows["allowed"][[MOVE[move] for move in moves]] = False
    return replace(sight, book=sight.book._replace(moves=rows))
