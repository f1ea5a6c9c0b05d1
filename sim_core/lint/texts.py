"""Texts that lack a language, are the same in both, or hold a placeholder that nothing fills in."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any, Final

from sim_core.errors import Fault
from sim_core.lint.file import Checked, Steps, Written
from sim_core.scenario.coaching import COACH_PLACEHOLDERS
from sim_core.scenario.faults import shortened, shown
from sim_core.scenario.lines import PLACEHOLDERS, ExcuseLines, Lines, LineSpec, RequestLines
from sim_core.scenario.slots import TRADE, is_slot
from sim_core.scenario.texts import SCRIPT_OF
from sim_core.scenario.trade_pack import TradePack
from sim_core.scenario.words import MANAGER_PLACEHOLDERS, ManagerLines, RepLines, WordsSpec

CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
LETTER: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u3400-\u9fff]")
LATIN_WORD: Final = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
A_NAME: Final = 3
"""Up to so many Latin words may be a name, which is the same in every language."""
BRACED: Final = re.compile(r"\{[^{}]*\}")


def texts_of(file: Checked | Written) -> Iterator[tuple[Steps, str | dict[str, str]]]:
    """Every text of a scenario or a pack that a player may read, with its path; those that are left out are not there."""
    yield from ((at, text) for at, text in all_texts(file) if text)


def all_texts(file: Checked | Written) -> Iterator[tuple[Steps, Any]]:
    """Every text that there may be, with its path; None or nothing for those that are left out."""
    return _of_pack(file.pack) if isinstance(file, Written) else _of_scenario(file)


def _of_scenario(file: Checked) -> Iterator[tuple[Steps, Any]]:
    scenario = file.scenario
    yield from ((("title",), scenario.title), (("story",), scenario.story))
    yield from _of_words(("words",), scenario.words)
    for at, client in file.clients():
        yield from (((*at, name), getattr(client, name)) for name in ("name", "contact", "about"))
        yield from (((*at, "lines", *rest), text) for rest, text in lines_of(client.lines))
    yield from ((("events", number, "news"), event.news) for number, event in enumerate(scenario.events))
    yield from ((("coach", number, "say"), comment.say) for number, comment in enumerate(scenario.coach))


def _of_pack(pack: TradePack) -> Iterator[tuple[Steps, Any]]:
    yield ("title",), pack.title
    yield from _of_words(("words",), pack.words)
    yield from ((("lines", *rest), text) for rest, text in lines_of(pack.lines))
    for persona, lines in pack.personas.items():
        yield from ((("personas", persona, "lines", *rest), text) for rest, text in lines_of(lines))


def _of_words(at: Steps, words: WordsSpec) -> Iterator[tuple[Steps, Any]]:
    yield from (((*at, name), getattr(words, name)) for name in TRADE)
    for who in ("rep", "manager"):
        person = getattr(words, who)
        yield from (((*at, who, name), getattr(person, name)) for name in ("name", "address"))
        yield from (((*at, who, "lines", *rest), text) for rest, text in lines_of(person.lines))
    for number, rival in enumerate(words.rivals):
        yield from (((*at, "rivals", number, name), getattr(rival, name)) for name in ("name", "firm"))


def lines_of(lines: Lines | ExcuseLines | RequestLines | RepLines | ManagerLines) -> Iterator[tuple[Steps, Any]]:
    """Every line of dialogue, with its path within the lines."""
    for name in type(lines).model_fields:
        inner = getattr(lines, name)
        if isinstance(inner, ExcuseLines | RequestLines):
            yield from (((name, *rest), text) for rest, text in lines_of(inner))
        else:
            for number, line in enumerate(inner):
                mapped = isinstance(line, LineSpec)
                yield (name, number, *(("text",) if mapped else ())), line.text if mapped else line


def languages_of(file: Checked | Written) -> set[str]:
    """The languages that a file has any text in by name: two if it is meant to be played in both."""
    return {language for _, text in texts_of(file) if isinstance(text, dict) for language in text}


def text_missing(file: Checked | Written) -> Iterator[Fault]:
    """In a file of several languages, a text that lacks one of them. What may be a name stands for all."""
    languages = languages_of(file)
    if len(languages) < 2:
        return
    for at, text in texts_of(file):
        if isinstance(text, str):
            script = "chinese" if CHINESE.search(text) else "latin" if len(LATIN_WORD.findall(text)) > A_NAME else ""
            for language in sorted(languages) if script else ():
                if SCRIPT_OF[language] != script:
                    yield file.warning("text_missing", at, language=language, found=shown(text))
            continue
        for language in sorted(languages):
            if not text.get(language, "").strip():
                other = next((one for one in text.values() if one.strip()), "")
                place = (*at, language) if language in text else at
                yield file.warning("text_missing", place, language=language, found=shown(other))


def text_same(file: Checked | Written) -> Iterator[Fault]:
    """Two languages with the same words: one was copied, and not translated."""
    for at, text in texts_of(file):
        if isinstance(text, str):
            continue
        for pair in combinations(sorted(text), 2):
            one, other = (text[language].strip() for language in pair)
            if one == other and LETTER.search(one):
                later = max(pair, key=lambda language: file.document.find((*at, language))[0].place)
                yield file.warning("text_same", (*at, later), found=shown(one))


def text_foreign(file: Checked | Written) -> Iterator[Fault]:
    """A text in another script than its language's: English that is Chinese, or Chinese without a Chinese character in it."""
    for at, text in texts_of(file):
        if not isinstance(text, dict) or len(set(text.values())) < len(text):
            continue
        for language in sorted(text):
            words, characters = len(LATIN_WORD.findall(text[language])), len(CHINESE.findall(text[language]))
            if (characters > words) if SCRIPT_OF[language] == "latin" else (not characters and words > A_NAME):
                yield file.warning("text_foreign", (*at, language), language=language, found=shown(text[language]))


def placeholder_unknown(file: Checked | Written) -> Iterator[Fault]:
    """Braces in a line of dialogue or of the coach that are not one of those filled in."""
    for at, text in texts_of(file):
        if "lines" not in at and at[0] != "coach":
            continue
        coach, manager = at[0] == "coach", at[:3] == ("words", "manager", "lines")
        allowed = COACH_PLACEHOLDERS if coach else MANAGER_PLACEHOLDERS if manager else PLACEHOLDERS
        for language, line in text.items() if isinstance(text, dict) else (("", text),):
            braced = [found for found in BRACED.findall(line) if found not in allowed]
            unknown = [found for found in braced if coach or not is_slot(found)]
            if unknown:
                place = (*at, language) if language else at
                yield file.warning("placeholder_unknown", place, found=shortened(unknown[0]), allowed=allowed)
