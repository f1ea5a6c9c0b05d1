"""In whose words a scenario's people speak: which lines they have, and what is put into them whoever is spoken to."""

from game.language.messages import one_line
from game.play.dialogue import Speech, disputed
from game.play.people import contact_of, contact_sex, rival_of
from game.play.trade import WOMAN, manager_of, nouns_of, rep_of, second_of
from sim_core.public.scenarios import Scenario

__all__ = ["speech_of", "told_apart", "values_of"]


def speech_of(scenario: Scenario, language: str, called: str = "") -> Speech:
    """Whose lines may be said in a game. `called`: the player's own name, where the settings have one."""
    brought = {place: one.lines for place, one in scenario.own_excuses().items()}
    named = bool(one_line(called) or rep_of(scenario, language).name)
    return Speech(scenario.kind(), scenario.taken_in.trade, scenario.lines_only, named, brought)


def values_of(scenario: Scenario, client: int, language: str, called: str = "", by_rep: bool = False) -> dict[str, str]:
    """What is filled in wherever a line at this client stands: the words of the trade, and what everybody is called.

    `by_rep`: the rep speaks, and names himself or herself and the manager; else others address them.
    """
    rep, manager = rep_of(scenario, language), manager_of(scenario, language)
    values = {**nouns_of(scenario, language), "me": contact_of(scenario.clients[client], language)}
    rival = rival_of(scenario, client, language)
    values |= {"rival": rival.name, "firm": rival.firm, "invoice": disputed(scenario.clients[client])}
    values["rep"] = one_line(called) or (rep.name if by_rep else rep.address)
    values["manager"] = manager.name if by_rep else manager.address
    return values


def told_apart(scenario: Scenario, client: int, language: str) -> dict[str, bool]:
    """Of what the second of two alternatives is said at this client."""
    return {**second_of(scenario, language), "me": contact_sex(scenario, client) == WOMAN}
