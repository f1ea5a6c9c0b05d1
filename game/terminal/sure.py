"""Asked in a terminal before a choice that is dear or cannot be taken back: is it meant? It can be told to ask no more."""

from typing import Final, Protocol

from game.language.amounts import plain
from game.language.words import say
from game.play.asking import asks_first, question
from game.play.session import Session
from sim_core.public.games import Step

YES: Final = ("", "y", "yes", "是", "好")
NO: Final = ("n", "no", "x", "b", "否", "不")
NO_MORE: Final = ("a", "always", "总是")
ANSWERS: Final = (*YES[1:], *NO, *NO_MORE)


class Questioner(Protocol):
    """Who asks, and remembers what is not to be asked any more."""

    @property
    def session(self) -> Session: ...

    @property
    def language(self) -> str: ...

    @property
    def unasked(self) -> tuple[str, ...]: ...

    def answer(self, prompt: str) -> str: ...

    def ask_no_more(self, name: str) -> None: ...


def meant(table: Questioner, step: Step, given: list[str]) -> bool:
    """Is a step meant? `given`: answers that were typed along with it; one that is an answer here is taken."""
    if not asks_first(step.move, table.unasked):
        return True
    title, told = question(table.session, step, table.language)
    while True:
        if given and given[0] in ANSWERS:
            text = given.pop(0)
        else:
            text = plain(table.answer(say("term.sure", table.language, title=title, told=told)))
        if text in NO_MORE:
            table.ask_no_more(step.move)
        if text in (*YES, *NO_MORE):
            return True
        if text in NO:
            return False
