"""A scenario with more or fewer clients than it was written with."""

from sim_core.scenario.schema import Scenario


def crowd(scenario: Scenario, clients: int) -> Scenario:
    """`scenario` with its clients repeated, under new ids, up to a number. Hours, budget and visits grow with them.

    So a rep makes about as many moves for each client, and the cost of an episode can be compared client by client.
    Events touch the repeated clients too.
    """
    own = scenario.clients
    made = [own[number % len(own)].model_copy(update={"id": name(scenario, number)}) for number in range(clients)]
    factor = clients / len(own)
    rep = scenario.rep.model_copy(
        update={
            "hours_per_week": scenario.hours_per_week() * factor,
            "promo_budget": scenario.rep.promo_budget * factor,
            "manager_visits": round(scenario.rep.manager_visits * factor),
        }
    )
    ids = [client.id for client in own]
    events = []
    for event in scenario.events:
        touched = [name(scenario, number) for number in range(clients) if ids[number % len(own)] in event.clients]
        if touched or not event.clients:
            events.append(event.model_copy(update={"clients": touched}))
    return scenario.model_copy(update={"clients": made, "rep": rep, "events": events})


def name(scenario: Scenario, number: int) -> str:
    """The id of the client in this place."""
    own = scenario.clients
    return own[number % len(own)].id + (f"-{number // len(own) + 1}" if number >= len(own) else "")
