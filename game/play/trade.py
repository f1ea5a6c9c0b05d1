"""The trade of a game: its words in a language, who rep and manager are, and which of everybody's lines fit it.

What the scenario says goes first, then its trade pack, then neutral words. Scenarios that come with the game and name no trade
are of medicine, as they have always been, and so are practice and old games of them: by the id of the scenario.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.language.messages import one_line
from game.language.words import has, say
from sim_core.public.scenarios import Scenario, Title, WordsSpec, is_several, text_in, titles_in

WOMAN: Final = "woman"
NOUNS: Final = ("goods", "item", "buyers", "buyer", "place")


@dataclass(frozen=True)
class Person:
    """Somebody on our side in a language: "" for a name that nobody knows, and for a sex that nothing tells."""

    name: str
    address: str
    sex: str


def _specs(scenario: Scenario) -> tuple[WordsSpec, ...]:
    """What says something about words, the scenario first."""
    pack = scenario.taken_in.trade
    return (scenario.words, pack.words) if pack else (scenario.words,)


def _first(texts: tuple[Title | None, ...], language: str) -> str:
    """The first of these that has something in this language, or the same for all."""
    for text in texts:
        told = text if isinstance(text, str) else (text or {}).get(language)
        if told and told.strip():
            return one_line(text_in(text, language)).strip()
    return ""


def nouns_of(scenario: Scenario, language: str) -> Mapping[str, str]:
    """The words of the trade in a language, by slot."""
    kind, specs = scenario.kind(), _specs(scenario)
    return {
        name: _first(tuple(getattr(one, name) for one in specs), language) or _usual(name, kind, language) for name in NOUNS
    }


def _usual(name: str, kind: str, language: str) -> str:
    key = f"trade.{name}"
    return say(f"{key}.{kind}" if has(f"{key}.{kind}") else key, language)


def rep_of(scenario: Scenario, language: str) -> Person:
    """The rep, as the scenario says; what an old one says nothing of is as the language has it."""
    return _person(scenario, "rep", language, say("rep.name", language) if scenario.is_of_old() else "")


def manager_of(scenario: Scenario, language: str) -> Person:
    """The manager; where nobody gives a name, by the post."""
    usual = "manager.name" if scenario.is_of_old() else "manager.post"
    return _person(scenario, "manager", language, say(usual, language))


def _person(scenario: Scenario, who: str, language: str, usual: str) -> Person:
    told = [getattr(one, who) for one in _specs(scenario)]
    name = _named(tuple(one.name for one in told), language)
    address = _named(tuple(one.address for one in told), language)
    return Person(name or address or usual, address or name or usual, sex_of_us(scenario, who))


def rivals_of(scenario: Scenario, language: str) -> list[tuple[str, str]]:
    """(name, firm) of the other suppliers' reps that the scenario or its pack has; nothing where they name none."""
    told = next((one.rivals for one in _specs(scenario) if one.rivals), [])
    return [(one_line(text_in(one.name, language)), one_line(text_in(one.firm, language))) for one in told]


def _named(texts: tuple[Title | None, ...], language: str) -> str:
    """A name in this language, or else in any: a person has one whoever speaks of it."""
    return _first(texts, language) or one_line(next((text_in(one, language) for one in texts if one), "")).strip()


def sex_of_us(scenario: Scenario, who: str) -> str:
    """Whether `rep` or `manager` is a woman or a man, as far as the scenario tells: it says so, or a title does; else ""."""
    for spec in _specs(scenario):
        told = getattr(spec, who)
        if told.sex:
            return str(told.sex)
        for text in (told.address, told.name):
            for words in (text,) if isinstance(text, str) else (text or {}).values():
                found = {one.sex for one in titles_in(words) if one.sex}
                if len(found) == 1:
                    return found.pop()
    return ""


def second_of(scenario: Scenario, language: str) -> dict[str, bool]:
    """Of what on our side the second of two alternatives is said: of goods that are several, of women."""
    told = {who: sex_of_us(scenario, who) == WOMAN for who in ("rep", "manager")}
    return {**told, "goods": is_several(nouns_of(scenario, language)["goods"])}
