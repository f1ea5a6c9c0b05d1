"""A player at the desk of the game as text, and what it is told of how its game is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from game.language.messages import one_line
from game.language.words import say
from game.play.keeping import is_kept, keep, unsaved_told, waiting
from game.play.session import Session
from game.terminal.layout import wrap


@dataclass
class Table:
    """A player at the desk: the game, the language, the client being dealt with, and where lines come from and go."""

    session: Session
    language: str
    ask: Callable[[str], str] = input
    tell: Callable[[str], None] = print
    client: int | None = None
    unasked: tuple[str, ...] = ()  # choices about which nothing is asked any more
    remember: Callable[[tuple[str, ...]], None] = lambda names: None  # keeps them for other games
    told: str = ""  # what was last said of how the game is kept: unsaved, elsewhere

    def say(self, key: str, **values: object) -> None:
        self.lines(wrap(say(key, self.language, **values)))

    def answer(self, prompt: str) -> str:
        """What is answered to a question."""
        return self.ask(prompt)

    def ask_no_more(self, name: str) -> None:
        """Ask no more about a choice, in this game or any other."""
        self.unasked = (*self.unasked, name)
        self.remember(self.unasked)

    def lines(self, lines: list[str]) -> None:
        for line in lines:
            self.tell(line)


def tell_unsaved(table: Table) -> None:
    """Say once that the game is not being kept, and once that it is again."""
    told = unsaved_told(table.session, table.language)
    state = "elsewhere" if table.session.elsewhere else "unsaved" if told else ""
    if state == table.told:
        return
    if told:
        table.lines(wrap(told))
    else:
        table.say("game.saved_again")
    table.told = state


def tell_kept(table: Table) -> None:
    """What a player leaves with: a game that can be gone on with, or not, or not all of it."""
    session = table.session
    keep(session)
    if session.elsewhere:
        table.say("game.elsewhere")
    elif session.store is None:
        table.say("term.quit_unsaved")
    elif is_kept(session):
        table.say("term.quit_saved")
    else:
        table.say("term.quit_waiting", count=waiting(session), problem=one_line(session.unsaved))
