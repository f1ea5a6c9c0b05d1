"""A reason counts as found out when somebody else than the client has said of it, surely enough, while it stood."""

from game.play.found_out import found_out
from game.play.happened import MoveLine
from sim_core.engine.evidence import Shown
from sim_core.engine.record import Step


def line(move: str, said: str = "nothing", excuse: str = "", shown: tuple[Shown, ...] = (), client: str = "east") -> MoveLine:
    return MoveLine(1, Step(move=move, client=client), said, excuse, 0.0, 0.0, 2, shown)


RAISED = line("call", "excuse", "cash_tight")
ASKED_AROUND = line("ask_around", shown=(Shown("cash_tight", "ask_around", False, 0.85),))


def test_it_counts_once_true_or_false():
    assert found_out([RAISED, ASKED_AROUND, ASKED_AROUND]) == 1
    true = line("ask_around", shown=(Shown("cash_tight", "ask_around", True, 0.85),))
    assert found_out([RAISED, true]) == 1
    assert found_out([RAISED, ASKED_AROUND, RAISED, ASKED_AROUND]) == 2, "raised again, and looked into again"


def test_what_does_not_count():
    assert found_out([ASKED_AROUND, RAISED]) == 0, "before it was given"
    assert found_out([RAISED, line("ask_difficulties", shown=(Shown("cash_tight", "ask_difficulties", True, 0.82),))]) == 0
    assert found_out([RAISED, line("ask_around", shown=(Shown("others_first", "ask_around", True, 0.85),))]) == 0
    assert found_out([RAISED, line("visit", shown=(Shown("cash_tight", "in_person", True, 0.54),))]) == 0, "a hunch"
    assert found_out([RAISED, line("ask_around", shown=ASKED_AROUND.shown, client="west")]) == 0, "of another client"
