"""What `check` says of a trade pack: its faults, or what its author can hardly mean."""

from collections.abc import Iterator

from sim_core.errors import Fault, ScenarioError
from sim_core.lint.file import Written
from sim_core.lint.signs import hash_cuts, quotes_shown, sign_unshown
from sim_core.lint.texts import placeholder_unknown, text_foreign, text_missing, text_same
from sim_core.scenario.faults import in_order
from sim_core.scenario.trades import parse_trade

LINTS = (text_missing, text_same, text_foreign, placeholder_unknown, hash_cuts, quotes_shown, sign_unshown)


def check_trade(text: bytes, name: str) -> list[Fault]:
    """The faults of a pack's text or, if it can be used, the warnings about its texts, in the order of their places."""
    try:
        pack, document = parse_trade(text, name)
    except ScenarioError as error:
        return error.faults
    return in_order(_warnings(Written(document, name, pack)))


def _warnings(file: Written) -> Iterator[Fault]:
    for lint in LINTS:
        yield from lint(file)
