"""The observer's sheet: what to watch for, lesson by lesson, what was heard and promised, asked and conceded."""

from game.brief.sheets import Beside, Blank, Block, Grid, Head, Sheet, Text, Ticks
from game.language.words import say
from sim_core import Scenario
from sim_core.public.scenarios import LESSONS

WATCHED = (1, 2)
"""What is watched for of each lesson: `brief.watch.L1.1`, `brief.watch.L1.2`."""
EXCUSES, PROMISES, LINES = 7, 5, 10
"""Rows for what is heard in a talk, and lines for what is to be written."""


def observer_sheets(scenario: Scenario, language: str) -> tuple[Sheet, Sheet]:
    """Both sides of the sheet for whoever watches a talk: what was done, and what was said.

    What was done is watched by the lessons that the scenario names, or all where it names none.
    """
    lessons = list(dict.fromkeys(scenario.lessons)) or list(LESSONS)
    groups = [
        (
            say(f"brief.lesson.{lesson}", language),
            [say(f"brief.watch.{lesson}.{number}", language) for number in WATCHED],
        )
        for lesson in lessons
    ]

    def heads(name: str, *columns: str) -> list[str]:
        return [say(f"brief.{name}.{column}", language) for column in columns]

    who = Text(say("brief.observer_line", language), "fill")
    done: list[Block] = [
        who,
        Ticks(groups),
        Beside([Blank(say("brief.keep", language), LINES)], [Blank(say("brief.change", language), LINES)]),
    ]
    told: list[Block] = [
        who,
        Head(say("brief.excuses", language)),
        Grid(heads("excuses", "words", "checked", "answer"), empty=EXCUSES, wide=(40, 27, 33)),
        Head(say("brief.promises", language)),
        Grid(heads("promises", "sum", "date", "from", "next"), empty=PROMISES, wide=(18, 18, 32, 32)),
        Beside([Blank(say("brief.asked", language), LINES)], [Blank(say("brief.conceded", language), LINES)]),
    ]
    kicker = say("brief.for_observer", language)
    return (
        Sheet(kicker, say("brief.observer", language), say("brief.observer_about", language), done),
        Sheet(kicker, say("brief.observer_back", language), say("brief.observer_back_about", language), told),
    )
