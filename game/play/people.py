"""Who speaks, and how people are called: the rep, a client's contact, whoever answers for it, rivals' reps.

All of it follows from the scenario and the settings. What is hidden of rivals (how many there are, how hard they press)
plays no part: every client has one rival's rep whom one meets there, whatever the truth.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from game.language.messages import one_line
from game.language.words import say
from game.play.dialogue import lines_of
from game.play.session import Session
from sim_core.public.scenarios import OWNER, ClientSpec, text_in

REP, RIVAL = "rep", "rival"
TITLES: Final = {
    "woman": ("女士", "小姐", "太太", "大姐", "姐", "嫂", "婶", "姨", "Ms ", "Mrs ", "Miss ", "Sister ", "Auntie ", "Aunt "),
    "man": ("先生", "大哥", "哥", "叔", "伯", "爷", "Mr ", "Uncle ", "Brother "),
}
"""What in a contact's name tells whether it is a woman or a man."""


@dataclass(frozen=True)
class Speaker:
    """Who says something in a talk with a client.

    FACES: this is the one place that names the speaker of a bubble. `client` and `role` are what a face of somebody else
    than the contact is made from; until there is one, the client's portrait is drawn with the `label` above the words.
    """

    client: str
    role: str  # a role of `who` in `CONDITIONS`, or REP, RIVAL
    label: str  # in words; "" for the contact and the rep, who need none


@dataclass(frozen=True)
class Rival:
    """The rep of another supplier, whom one meets at a client."""

    name: str
    firm: str


def speaker_of(session: Session, number: int, role: str, language: str) -> Speaker:
    """Who speaks in a talk with a client, by role."""
    client = session.scenario.clients[number]
    if role in (OWNER, REP):
        return Speaker(client.id, role, "")
    if role == RIVAL:
        rival = rival_of(session, number, language)
        return Speaker(client.id, role, say("role.rival", language, name=rival.name, firm=rival.firm))
    return Speaker(client.id, role, say(f"role.{role}", language, name=contact_of(client, language)))


def contact_of(client: ClientSpec, language: str) -> str:
    """Who speaks for a client: its contact, or the client itself where the scenario names none."""
    return one_line(text_in(client.contact, language) or text_in(client.name, language))


def rep_called(session: Session, language: str) -> str:
    """How clients and the manager call the rep: by the player's name, where the settings have one."""
    return one_line(session.called) or say("rep.name", language)


def sex_of(client: ClientSpec) -> str:
    """woman or man, as far as the scenario's `face` or the contact's title tells; else ""."""
    told = getattr(getattr(client, "face", None), "sex", None)
    if told:
        return str(told)
    contact = client.contact
    texts = [contact] if isinstance(contact, str) else [*(contact or {}).values()]
    found = {sex for sex, titles in TITLES.items() if any(title in f"{text} " for text in texts for title in titles)}
    return found.pop() if len(found) == 1 else ""


def rival_of(session: Session, number: int, language: str) -> Rival:
    """The rival's rep whom one meets at a client. No two clients of a scenario meet the same one while there is another."""
    people: list[dict[str, str]] = lines_of("rivals")["people"]
    firms: list[dict[str, str]] = lines_of("rivals")["firms"]
    scenario = session.scenario.id
    person, firm = (_shuffled(scenario, name, len(of)) for name, of in (("people", people), ("firms", firms)))
    mine: tuple[dict[str, Any], dict[str, Any]] = (people[person[number % len(people)]], firms[firm[number % len(firms)]])
    return Rival(*(one.get(language) or one["en"] for one in mine))


@lru_cache(256)
def _shuffled(scenario: str, name: str, count: int) -> tuple[int, ...]:
    return tuple(sorted(range(count), key=lambda one: hashlib.sha256(f"{scenario} {name} {one}".encode()).digest()))
