"""What the desk shows at a moment. What can be done there is in `desk`, how it looks in `picture`."""

from dataclasses import dataclass, field

from game.language.locale import DEFAULT_LANGUAGE
from game.play.view_model import Play
from game.window.desk.forms import Form
from game.window.screens import Overlay, Screen, Told
from sim_core.public.games import Step

TABS = ("talk", "ledger", "promises", "know", "plan")
PAGES = ("clients", "talk", "moves")
"""Of the desk where it is drawn upright: what else stands side by side."""
SORTS = ("overdue", "number", "name", "contact")


@dataclass
class DeskState(Screen):
    """What the desk shows: the game, who and what is chosen, what waits for an answer."""

    play: Play
    client: int = 0
    order: list[int] = field(default_factory=list)
    sort: str = "overdue"
    tab: str = "talk"
    page: str = "clients"  # of `PAGES`
    family: str = "chase"
    digits_choose_moves: bool = False
    form: Form | None = None
    asking: Step | None = None  # a step that waits for the question of belief
    sure: Step | None = None  # a step that waits for the question whether it is meant
    made: tuple[str, int, float] = ("", -1, 0.0)  # the move that was chosen last, on whom, and when
    refused: str = ""  # the move last refused
    over_move: str = ""
    follow: bool = True  # scroll the list to the chosen client
    language: str = DEFAULT_LANGUAGE
    overlay: Overlay | None = None  # for the loop to lay over this screen
    told: Told | None = None  # for the loop to say: a key of the words, and values

    def __post_init__(self) -> None:
        if not self.order:
            self.reorder()
            self.client = self.order[0]

    def reorder(self) -> None:
        """Sort the clients anew. Only on request and at the end of a week: cards must not jump away under a finger."""
        clients = self.play.clients

        def place(number: int) -> str | tuple[float, int]:
            if self.sort == "number":
                return 0.0, number
            if self.sort == "name":
                return self.play.name(number, self.language)
            if self.sort == "contact":
                return clients[number].contact_week or -1, number
            return -clients[number].overdue, number

        self.order = sorted(range(len(clients)), key=place)

    @property
    def foot(self) -> float:
        """Room kept below the desk, in design units."""
        return 0.0
