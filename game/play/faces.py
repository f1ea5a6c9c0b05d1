"""Whose face it is: the one place that says what anybody in a game looks like.

A face depends on the scenario's id and the client's, on what the scenario says of it, and on those that stand before it in
the list; not on the language, the seed of the game, or anything that is hidden.
"""

from collections import OrderedDict
from typing import Final

from assets.drawing.chosen import Wish, cast
from assets.drawing.looks import MAN, OLD, WOMAN, YOUNG, Look
from assets.drawing.staff import MODELS, OTHER_SEX, STAFF
from game.play.trade import sex_of_us
from game.play.view import ClientView
from sim_core.public.scenarios import PRACTICE, ClientSpec, Scenario, age_of, is_chinese, sex_of, text_in, titles_in

__all__ = ["ROLES", "Look", "face_of", "face_of_other", "face_of_persona", "face_of_us", "faces_of", "mood_of", "verdict_mood"]

ROLES: Final = {
    "spouse": "family", "parent": "family", "child": "family", "sibling": "family", "bookkeeper": "bookkeeper",
    "assistant": "assistant", "warehouse": "warehouse", "rival": "rival",
}  # fmt: skip
"""Who else may speak at a client's, and how such people dress. `rival`: another supplier's rep."""
_OTHER_SEX: Final = {WOMAN: MAN, MAN: WOMAN}
_KEPT: OrderedDict[int, tuple[Scenario, tuple[Look, ...]]] = OrderedDict()
_MOST_KEPT: Final = 128


def faces_of(scenario: Scenario) -> tuple[Look, ...]:
    """The faces of all clients, in their order; no two of them would be taken for one another."""
    known = _KEPT.get(id(scenario))
    if known is None or known[0] is not scenario:  # the scenario is kept too, so that nothing else comes to have its id
        known = scenario, cast(tuple(_wish(scenario, client) for client in scenario.clients))
        _KEPT[id(scenario)] = known
        if len(_KEPT) > _MOST_KEPT:
            _KEPT.popitem(last=False)
    return known[1]


def face_of(scenario: Scenario, client: int) -> Look:
    """The face of a client, by its place in the scenario."""
    return faces_of(scenario)[client]


def face_of_other(scenario: Scenario, client: int, role: str, called: str = "", who: str = "") -> Look:
    """The face of somebody else at a client's: unlike every client, and unlike the others there.

    `role`: one of `ROLES`. `called`: what this person is called, whose title says more than the role does. `who`: tells
    several in one role apart; a rival with a name of its own looks the same at whichever client it is met.
    """
    if role not in ROLES:
        raise KeyError(f"no such role: {role!r}. Allowed: {', '.join(ROLES)}")
    clients = faces_of(scenario)
    if role == "rival" and who:
        return cast((_rival(scenario, called, who),), clients)[0]
    there = tuple(_other(scenario, client, one) for one in ROLES)
    wish = _other(scenario, client, role, called, who)
    if wish in there:
        return cast(there, clients)[there.index(wish)]
    return cast((wish,), clients + cast(there, clients))[0]


def face_of_us(who: str, scenario: Scenario | None = None) -> Look:
    """The face of somebody on our side: `rep`, `manager` or `coach`; a woman or a man as the scenario tells, else as usual."""
    usual = STAFF[who]
    sex = sex_of_us(scenario, who) if scenario and who in OTHER_SEX else ""
    return OTHER_SEX[who] if sex not in ("", usual.sex) else usual


def face_of_persona(persona: str) -> Look:
    """The model for a persona, where no client is meant."""
    return MODELS[persona]


def mood_of(view: ClientView) -> str:
    """The mood in which a client is shown: that of its last contact, or that it has failed or left."""
    return "failed" if view.failed else "left" if view.left else view.mood


def verdict_mood(bonus: str) -> str:
    """The manager's face at the end: `bonus` is `full`, or anything less."""
    return {"full": "pleased", "half": "eyebrow"}.get(bonus, "stern")


def _seed(scenario: Scenario) -> str:
    """What a scenario's faces are drawn from. All practice has one id; its title says which it is."""
    return text_in(scenario.title, "en") if scenario.id == PRACTICE else scenario.id


def _wish(scenario: Scenario, client: ClientSpec) -> Wish:
    face = client.face
    return Wish(
        seed=f"{_seed(scenario)}/{client.id}",
        persona=client.persona,
        sex=sex_of(client),
        age=age_of(client),
        hair=face.hair or "",
        glasses=face.glasses,
        skin=face.skin or "",
        wider=not is_chinese(client),
    )


def _other(scenario: Scenario, client: int, role: str, called: str = "", who: str = "") -> Wish:
    near, spec = face_of(scenario, client), scenario.clients[client]
    sex, age = _titled(called)
    return Wish(
        seed=f"{_seed(scenario)}/{spec.id}/{role}/{who}",
        persona=ROLES[role],
        sex=sex or (_OTHER_SEX[near.sex] if role == "spouse" else ""),
        age=age or {"spouse": near.age, "sibling": near.age, "parent": OLD, "child": YOUNG}.get(role, ""),
        skin=near.skin if role in ("parent", "child", "sibling") else "",
        wider=not is_chinese(spec),
    )


def _rival(scenario: Scenario, called: str, who: str) -> Wish:
    sex, age = _titled(called)
    wider = not any(is_chinese(one) for one in scenario.clients)
    return Wish(seed=f"{_seed(scenario)}/rival/{who}", persona="rival", sex=sex, age=age, wider=wider)


def _titled(called: str) -> tuple[str, str]:
    """Sex and age by the titles in what somebody is called; "" where they do not say."""
    titles = titles_in(called)
    return next((one.sex for one in titles if one.sex), ""), next((one.age for one in titles if one.age), "")
