"""Every id through every place that needs it: `python -m tests.rows` names what is missing, a line each.

A place is a question asked of a row. What a row brings into the code (an effect, a truth, an event, a moment) is looked for
in the function that has to know of it; texts are looked for in both languages.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Final

import yaml

from game.language.format_schema import translations
from game.language.locale import LANGUAGES
from game.language.words import has, keys
from game.play.dialogue import ANYBODY, lines_of
from sim_core import coach
from sim_core.bots.library import WAYS_TO_PLAY
from sim_core.bots.rows import BOT_ROWS, LADDER
from sim_core.bots.tricks import TRICKS
from sim_core.debrief.competence import SUBJECTS
from sim_core.effects import answers, contact, events, investigate, negotiate, requests, securing, supply
from sim_core.lint.coach import MADE_BY
from sim_core.lint.moves import GROUPS as NUMBER_GROUPS
from sim_core.model.luck import EVENT, GROUPS, LANES, Purpose
from sim_core.model.moves import EFFECTS, FAMILIES, MOVE_IDS, MOVE_ROWS, NEEDS, NUMBERS, TAGS, TOUCHED, WAYS
from sim_core.model.tables import EVENT_ROWS, EXCUSE_ROWS, OWN, WHY
from sim_core.model.vocabulary import LESSONS
from sim_core.rules import excuse
from sim_core.scenario import texts
from sim_core.scenario.coaching import CommentSpec
from sim_core.scenario.lines import TELLABLE
from sim_core.scenario.meanings import MOMENT_ROWS, PERSONAS, WARNING_ROWS

Row = Mapping[str, Any]
Place = Callable[[str, Row], bool]

CLASSES: Final = ("money", "complaint", "own")
CASES: Final = ("no_excuse", "excuse", "check", "promise", "hold", "request", *CLASSES)
SURE: Final = ("accuracy", "candour", "certain")
EFFECT_FILES: Final = (contact, answers, investigate, negotiate, requests, securing, supply)
TELLERS: Final = ("in_person", "ask_around", "ask_difficulties", "analyse_gap", "check_stock", "check_records")
"""Sources whose effects look up what they can tell of."""
ANSWERING: Final = ("instalments", "downstream_promo", "terminal_campaign", "open_outlets")
"""Moves whose effects look up what they answer; `fix_problem` answers complaints."""
BOT_TAGS: Final = ("steps", "masters", "panel", "shown", "covered", "dated")
LOOKED_FOR: Final = {
    "game": coach.game_starts, "week_start": coach._at_start, "move": coach._in_move, "week_end": coach._at_end,
}  # fmt: skip


def names_in(function: Callable[..., Any]) -> set[str]:
    """All names and texts in the code of a function and of what it defines."""
    found: set[str] = set()
    waiting: list[CodeType] = [function.__code__]
    while waiting:
        code = waiting.pop()
        found |= {*code.co_names}
        for constant in code.co_consts:
            if isinstance(constant, CodeType):
                waiting.append(constant)
            found |= {constant} if isinstance(constant, str) else set(constant) if isinstance(constant, tuple) else set()
    return found


def sets_off(effect: str) -> bool:
    """Does a file of effects know one by this name, and call it?"""

    def in_file(file: ModuleType) -> bool:
        knows = effect in EFFECTS and vars(file).get(effect.upper()) == EFFECTS.index(effect)
        return knows and effect.upper() in names_in(vars(file)[f"{file.__name__.rpartition('.')[2]}_effect"])

    return any(in_file(file) for file in EFFECT_FILES)


def drawn(folder: str, name: str) -> bool:
    return files("assets").joinpath(folder, f"{name}.svg").is_file()


def said_by(speaker: str, *path: str) -> bool:
    """Has a speaker lines there, in every language?"""
    for language in LANGUAGES:
        lines: Any = lines_of(speaker).get(language, {})
        for part in path:
            lines = lines.get(part, {})
        if not lines:
            return False
    return True


def meant(text: str) -> bool:
    """Is a meaning there, in every language?"""
    return bool(text) and all(language == "en" or text in translations(language) for language in LANGUAGES)


def sound_said(name: str) -> bool:
    return has(f"why.sound.{name}") or has(f"why.sound_best.{name}")


def read_of(row: Row) -> set[str]:
    return {number for name in row.get("reads", ()) for number in NUMBER_GROUPS.get(name, (name,))}


MOVES: Final[Mapping[str, Place]] = {
    "family: one of FAMILIES": lambda move, row: row["family"] in FAMILIES,
    "effect: a rule under sim_core/effects, called by the …_effect of its file": lambda move, row: sets_off(row["effect"]),
    "lesson: L1–L9": lambda move, row: row.get("lesson") in LESSONS,
    "by: of WAYS in moves.py": lambda move, row: row.get("by") in WAYS,
    "tags: of TAGS in moves.py": lambda move, row: {*row.get("tags", ())} <= TAGS.keys(),
    "touches: of TOUCHED in moves.py": lambda move, row: {*row.get("touches", ())} <= TOUCHED.keys(),
    "fits: cases of fitting() in sim_core/bots/fitting.py": lambda move, row: row.get("fits", {}).keys() <= {*CASES},
    "needs: of NEEDS in moves.py": lambda move, row: {*row.get("needs", ())} <= {*NEEDS},
    "reads: numbers of a row": lambda move, row: read_of(row) <= {*NUMBERS},
    "first, sizes: where it asks for something": lambda move, row: not row.get("asks") or {"first", "sizes"} <= row.keys(),
    "words: move.NAME": lambda move, row: has(f"move.{move}"),
    "words: tip.NAME": lambda move, row: has(f"tip.{move}"),
    "words: sure.NAME of a weighty one": lambda move, row: "weighty" not in row.get("tags", ()) or has(f"sure.{move}"),
    "words: why.sound.NAME or why.sound_best.NAME of `sound`": lambda move, row: "sound" not in row or sound_said(row["sound"]),
    "assets/dialogue/rep.yaml": lambda move, row: said_by("rep", move),
    "assets/icons": lambda move, row: drawn("icons", move),
}
EXCUSES: Final[Mapping[str, Place]] = {
    "meaning": lambda name, row: meant(row.get("meaning", "")),
    "class: money, complaint, own": lambda name, row: row.get("class") in CLASSES,
    "severity() in rules/excuse.py": lambda name, row: (
        row["class"] == "complaint" or row.get("why") in WHY or name.upper() in names_in(excuse.severity)
    ),
    "sources: who can tell": lambda name, row: bool(row.get("sources")) and row["sources"].keys() <= {*TELLERS},
    "sources: how surely": lambda name, row: {*row["sources"].values()} <= {*SURE},
    "checked_by: a source": lambda name, row: row["checked_by"] in {*row["sources"], *(MOVE_IDS if in_person(row) else ())},
    "remedies: moves that answer it": lambda name, row: {*row.get("remedies", ())} <= remedies(row),
    "luck: a place of its own": lambda name, row: own_luck(row["luck"]),
    "problem: of a complaint, and no other": lambda name, row: ("problem" in row) == (row["class"] == "complaint"),
    "problem: its meaning": lambda name, row: "problem" not in row or meant(row["problem"]),
    "words: excuse.NAME": lambda name, row: has(f"excuse.{name}"),
    "words: evidence.NAME.so, .not_so": lambda name, row: has(f"evidence.{name}.so") and has(f"evidence.{name}.not_so"),
    "words: evidence.by.SOURCE, evidence.source.SOURCE": lambda name, row: all(
        has(f"evidence.{kind}.{source}") for kind in ("by", "source") for source in row["sources"]
    ),
    **{
        f"assets/dialogue/{who}.yaml": lambda name, row, who=who: all(
            said_by(ANYBODY if row.get("only") else who, "excuse", name, stage)
            for stage in ("first", "repeated", "caught", "believed", *(["told"] * (name in TELLABLE)))
        )
        for who in PERSONAS
    },
}


def in_person(row: Row) -> bool:
    return "in_person" in row["sources"]


def remedies(row: Row) -> set[str]:
    return {"fix_problem"} if row["class"] == "complaint" else {*ANSWERING}


def own_luck(number: int) -> bool:
    """Is a place in the luck cube nobody else's, and is there room for it?"""
    taken = [int(purpose) for purpose in Purpose if not purpose.name.startswith("FIND_")]
    taken += [int(row["luck"]) for row in EXCUSE_ROWS.values()]
    return number != EVENT and number < GROUPS * LANES and taken.count(number) == 1


EVENTS: Final[Mapping[str, Place]] = {
    "meaning, with its strength": lambda kind, row: meant(row["meaning"]) and "trength" in row["meaning"],
    "brings: excuses": lambda kind, row: {*row.get("brings", ())} <= EXCUSE_ROWS.keys(),
    "happen() in effects/events.py": lambda kind, row: (
        kind.upper() in names_in(events.order_about if row.get("on_rep") else events.happen)
    ),
}
MOMENTS: Final[Mapping[str, Place]] = {
    "meaning": lambda moment, row: meant(row["meaning"]),
    "looked_for": lambda moment, row: row["looked_for"] in LOOKED_FOR,
    "its case in sim_core/coach.py": lambda moment, row: moment in names_in(LOOKED_FOR[row["looked_for"]]),
    "narrowed_by: fields of a comment": lambda moment, row: {*row["narrowed_by"]} <= CommentSpec.model_fields.keys(),
    "needs: one of narrowed_by": lambda moment, row: row.get("needs") in (None, *row["narrowed_by"]),
    "made_by: moves": lambda moment, row: bool(MADE_BY.get(moment)) == ("made_by" in row),
}


@cache
def told_in_stories() -> str:
    """The stories that have files of their own to warn of."""
    tests = Path(__file__).parent
    return "\n".join(one.read_text("utf-8") for one in tests.rglob("test_*.py"))


@cache
def planted() -> str:
    return "\n".join(
        line
        for one in yaml.safe_load((Path(__file__).parent / "planted" / "warnings.yaml").read_text("utf-8")).values()
        for line in one["told"]
    )


def lint_of(name: str, row: Row) -> bool:
    return callable(getattr(import_module(f"sim_core.lint.{row['file']}"), name, None))


WARNINGS: Final[Mapping[str, Place]] = {
    "meaning": lambda name, row: meant(row["meaning"]),
    "a function of its name in sim_core/lint/FILE.py": lint_of,
    "words: lint.NAME": lambda name, row: has(f"lint.{name}") or has_case(f"lint.{name}."),
    "tests/planted/warnings.yaml, or a story of its own": lambda name, row: (
        f"[{name}]" in planted() or f"lint.{name}" in told_in_stories() or f'"{name}"' in told_in_stories()
    ),
}


def has_case(start: str) -> bool:
    return any(key.startswith(start) for key in keys())


BOTS: Final[Mapping[str, Place]] = {
    "offers or plays": lambda bot, row: (bot in TRICKS) != (row.get("plays") in (*WAYS_TO_PLAY, "in_worlds")),
    "tags": lambda bot, row: {*row.get("tags", ())} <= {*BOT_TAGS},
    "a rung of its own": lambda bot, row: [BOT_ROWS[one]["rung"] for one in LADDER].count(row.get("rung")) <= 1,
    "on the ladder, where it is in a panel": lambda bot, row: bot in LADDER or not row.get("tags"),
    "words: balance.bot.NAME": lambda bot, row: has(f"balance.bot.{bot}"),
}
COMPETENCES: Final[Mapping[str, Place]] = {
    "lessons": lambda name, row: {*row["lessons"]} <= {*LESSONS},
    **{
        f"words: competence.NAME{band}": lambda name, row, band=band: has(f"competence.{name}{band}")
        for band in ("", ".high", ".middle", ".low", ".none")
    },
}
LANGUAGE_PLACES: Final[Mapping[str, Place]] = {
    "a Locale in game/language/locale.py": lambda language, row: language in LANGUAGES,
    "sim_core/scenario/languages.yaml": lambda language, row: language in texts.LANGUAGES,
    "script": lambda language, row: texts.SCRIPT_OF.get(language) in ("latin", "chinese"),
    "assets/format": lambda language, row: language == "en" or bool(translations(language)),
    "assets/dialogue": lambda language, row: all(language in lines_of(who) for who in ("rep", *PERSONAS)),
}
CONCEPTS: Final[Mapping[str, tuple[Mapping[str, Row], Mapping[str, Place]]]] = {
    "move": (MOVE_ROWS, MOVES),
    "excuse": ({name: row for name, row in EXCUSE_ROWS.items() if name not in OWN}, EXCUSES),  # others a scenario tells of
    "event": (EVENT_ROWS, EVENTS),
    "moment of the coach": (MOMENT_ROWS, MOMENTS),
    "warning": (WARNING_ROWS, WARNINGS),
    "bot": (BOT_ROWS, BOTS),
    "competence": ({name: vars(subject) for name, subject in SUBJECTS.items()}, COMPETENCES),
    "language": ({language: {} for language in (*LANGUAGES, *texts.LANGUAGES)}, LANGUAGE_PLACES),
}


def missing(concept: str) -> Iterator[str]:
    """What ids of a concept lack, a line for each."""
    rows, places = CONCEPTS[concept]
    for name, row in rows.items():
        for place, there in places.items():
            if not there(name, row):
                yield f"{concept} {name}: {place}"


if __name__ == "__main__":
    lines = [line for concept in CONCEPTS for line in missing(concept)]
    print("\n".join(lines))
    raise SystemExit(bool(lines))
