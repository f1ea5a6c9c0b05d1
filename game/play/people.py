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
from game.play.dialogue import MEDICINE, lines_of
from game.play.faces import Look, face_of, face_of_other, face_of_us
from game.play.session import Session
from game.play.trade import manager_of, rep_of, rivals_of
from sim_core.public.scenarios import OWNER, ClientSpec, Scenario, sex_of, text_in

REP, RIVAL = "rep", "rival"
LOOKS: Final = {
    "wife": ("spouse", "Ms"), "nephew": ("child", "Mr"), "assistant": ("assistant", ""), "bookkeeper": ("bookkeeper", ""),
    "reception": ("assistant", ""), "clerk": ("warehouse", ""),
}  # fmt: skip
"""As whom those are drawn who speak for a client, and a title that says more than the role does."""


@dataclass(frozen=True)
class Speaker:
    """Who says something in a talk with a client.

    This is the one place that names the speaker of a bubble.
    """

    client: str
    role: str  # a role of `who` in `CONDITIONS`, or REP, RIVAL
    label: str  # in words; "" for the contact and the rep, who need none
    look: Look  # what this person looks like


@dataclass(frozen=True)
class Rival:
    """The rep of another supplier, whom one meets at a client."""

    name: str
    firm: str


def speaker_of(session: Session, number: int, role: str, language: str) -> Speaker:
    """Who speaks in a talk with a client, by role."""
    client = session.scenario.clients[number]
    scenario = session.scenario
    if role == REP:
        return Speaker(client.id, role, "", face_of_us("rep", scenario))
    if role == OWNER:
        return Speaker(client.id, role, "", face_of(scenario, number))
    if role == RIVAL:
        rival, known = rival_of(scenario, number, language), rival_of(scenario, number, "en")
        look = face_of_other(scenario, number, "rival", who=known.name)
        return Speaker(client.id, role, say("role.rival", language, name=rival.name, firm=rival.firm), look)
    kin, called = LOOKS[role]
    look = face_of_other(scenario, number, kin, called, role)
    return Speaker(client.id, role, say(f"role.{role}", language, name=contact_of(client, language)), look)


def contact_of(client: ClientSpec, language: str) -> str:
    """Who speaks for a client: its contact, or the client itself where the scenario names none."""
    return one_line(text_in(client.contact, language) or text_in(client.name, language))


def contact_sex(scenario: Scenario, number: int) -> str:
    """Whether a client's contact is a woman or a man: as anything tells, else as the picture shows."""
    return sex_of(scenario.clients[number]) or face_of(scenario, number).sex


def rep_called(session: Session, language: str) -> str:
    """What the rep is called: by the player's name, where the settings have one; "" where nobody gives a name."""
    return one_line(session.called) or rep_of(session.scenario, language).name


def rep_addressed(session: Session, language: str) -> str:
    """How clients and the manager call the rep."""
    return one_line(session.called) or rep_of(session.scenario, language).address


def manager_called(scenario: Scenario, language: str, begins: bool = False) -> str:
    """What the manager is called, in a sentence or at its beginning."""
    name = manager_of(scenario, language).name
    return name[:1].upper() + name[1:] if begins else name


def rival_of(scenario: Scenario, number: int, language: str) -> Rival:
    """The rival's rep whom one meets at a client. No two clients of a scenario meet the same one while there is another."""
    own = rivals_of(scenario, language)
    if own:
        return Rival(*own[_shuffled(scenario.id, "rivals", len(own))[number % len(own)]])
    people: list[dict[str, str]] = lines_of("rivals")["people"]
    firms: list[dict[str, str]] = lines_of("rivals")["firms" if scenario.kind() == MEDICINE else "other_firms"]
    person, firm = (_shuffled(scenario.id, name, len(of)) for name, of in (("people", people), ("firms", firms)))
    mine: tuple[dict[str, Any], dict[str, Any]] = (people[person[number % len(people)]], firms[firm[number % len(firms)]])
    return Rival(*(one.get(language) or one["en"] for one in mine))


@lru_cache(256)
def _shuffled(scenario: str, name: str, count: int) -> tuple[int, ...]:
    return tuple(sorted(range(count), key=lambda one: hashlib.sha256(f"{scenario} {name} {one}".encode()).digest()))
