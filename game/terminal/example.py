"""A worked example as text: the textbook's own game of the first weeks, what it says before each choice, what came of it."""

from game.language.words import say
from game.play.example import begin_example, client_of, make_choice, next_choice, said_aloud
from game.play.session import MoveLine, Session
from game.play.view import client_view
from game.terminal.layout import wrap
from game.terminal.narration import narrate_move, narrate_week, step_named


def worked_example(session: Session, language: str) -> list[str]:
    """The example of a game's scenario, told in lines; what says that there is none where there is none."""
    example = begin_example(session.text, "scenario")
    if example is None:
        return wrap(say("example.none", language))
    lines = ["", *wrap(say("example.begin", language))]
    while not example.over:
        step = next_choice(example)
        lines += ["", *wrap(say("coach.line", language, words=said_aloud(example, step, language)), hanging="  ")]
        shown = example.play.session
        number = client_of(example, step)
        before = client_view(shown, max(number, 0))
        make_choice(example)
        told = shown.log[-1]
        if isinstance(told, MoveLine):
            lines += [f" {step_named(shown, told, number, language)}", *narrate_move(shown, told, before, language)]
        else:
            lines += narrate_week(shown, told, language)
    return [*lines, "", *wrap(say("example.done", language))]
