"""`finalkick new NAME --from TABLE`: a scenario made from an ageing report."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Final

from game.commands.console import bad_usage, failed
from game.language.messages import tell
from game.language.words import say
from game.ledgers.amounts import CODE, money_of
from game.ledgers.cases import chosen
from game.ledgers.files import read_table
from game.ledgers.told import told
from game.ledgers.write import Around, renamed, scenario_text
from sim_core.public.ledgers import LedgerError, day_given, day_of
from sim_core.public.messages import printable, shortened
from sim_core.public.scenarios import MAX_CLIENTS, Budget, check_text, parse_scenario, share_of_trick

LONGEST_TERMS: Final = 364
TURNS: Final = 8
"""So often at most it is made up anew what clients hide."""
TRICK_AT_MOST: Final = 0.85
"""Part of what good work is worth that one trick may bring."""
PLAYED: Final = 2_000.0
"""How much is played to try targets out (see `cost`): some eight large scenarios, or forty lessons."""


@dataclass(frozen=True)
class Wanted:
    """What was asked for beside the table."""

    as_of: str | None = None
    clients: int | None = None
    terms: int | None = None
    currency: str | None = None
    anonymous: bool = False

    def given(self) -> str:
        """The first option that was given; empty if none was."""
        named = {"--as-of": self.as_of, "--clients": self.clients, "--terms": self.terms, "--currency": self.currency}
        return next((name for name, value in named.items() if value is not None), "--anonymous" if self.anonymous else "")


def imported(name: str, path: Path, wanted: Wanted, around: Around, place: Path, language: str) -> tuple[str, list[str]]:
    """The text of a scenario made from a table, and what is told of it. `place`: where its file will be."""
    as_of = None
    if wanted.as_of is not None and (as_of := day_given(wanted.as_of)) is None:
        raise bad_usage("ledger.bad_day", language, value=shortened(wanted.as_of))
    if wanted.clients is not None and not 1 <= wanted.clients <= MAX_CLIENTS:
        raise bad_usage("ledger.bad_count", language, value=wanted.clients, high=MAX_CLIENTS)
    if wanted.terms is not None and not 0 <= wanted.terms <= LONGEST_TERMS:
        raise bad_usage("ledger.bad_terms", language, value=wanted.terms, high=LONGEST_TERMS)
    if wanted.currency is not None and not CODE.fullmatch(wanted.currency.upper()):
        raise bad_usage("ledger.bad_currency", language, value=shortened(wanted.currency))
    now = date.today()
    try:
        ledger = read_table(path, as_of, day_of(now.year, now.month, now.day))
        found = chosen(ledger, wanted.clients, wanted.terms)
    except LedgerError as error:
        raise failed("ledger.in_file", language, path=printable(str(path)), problem=tell(error.message, language)) from None
    money, guess = money_of(ledger.sign, (wanted.currency or "").upper())
    lines = list(told(ledger, found, money, guess, language))
    if wanted.anonymous:
        found = renamed(found)
        lines.append(say("ledger.anonymous", language))
    texts = (scenario_text(name, found, money, ledger.as_of, language, replace(around, turn=turn)) for turn in range(TURNS))
    return _that_separates(texts, place), lines


def _that_separates(texts: Iterator[str], place: Path) -> str:
    """The first text in which one trick is not enough, and with which `check` finds no fault; else the one it does least in."""
    first, shares = next(texts), dict[str, float]()
    for text in chain([first], texts):
        if _faulty(text, place):
            continue
        shares[text] = share_of_trick(parse_scenario(text.encode(), str(place)))
        if shares[text] <= TRICK_AT_MOST:
            return text
    return min(shares, key=shares.__getitem__, default=first)


def _faulty(text: str, place: Path) -> bool:
    """Has `check` anything against a text? It plays a few games to see whether a trick wins."""
    return bool(check_text(text.encode(), place, Budget(PLAYED)))
