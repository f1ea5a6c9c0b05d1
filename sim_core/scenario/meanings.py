"""What the names of the format mean: personas, excuses, problems, lessons, warnings, and what each kind of event does.

They stand in the JSON Schema beside the names, so that an editor can show them where a name is chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from sim_core.model.moves import MOVE_IDS


@dataclass(frozen=True, eq=False)  # a part of types, which must be hashable
class OneOf:
    """The names a field may hold, each with its meaning ("" where the move table or the game's words tell it)."""

    meanings: Mapping[str, str]

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "enum": [*self.meanings], "enumDescriptions": [*self.meanings.values()]}


MoveName = Annotated[str, OneOf(dict.fromkeys(MOVE_IDS, ""))]
"""A move's id. Whether there is such a move is checked with the names of clients, in `cross_checks.py`."""
PERSONAS: Final = {
    "smooth_talker": "Charm and tea: says yes at once, and has said it to four others",
    "bureaucrat": "Plans, procedures and stamps: the money is there, its turn is not",
    "old_friend": "Anything for friendship; money talk wounds it",
    "squeezer": "A chain's buyer: the money comes out in exchange for something",
    "worrier": "Sighs and fears; decent, and kept waiting by its own customers",
    "hothead": "Loud, quick to anger, quick to forget",
    "straight_shooter": "Few words, and they hold",
    "newcomer": "Young, unsure; hides behind the system and the family",
}
EXCUSES: Final = {
    "cash_tight": "No money. True while free cash is small against what is overdue",
    "customers_unpaid": "Its own customers have not paid. True while what they owe is old",
    "slow_sales": "Our goods do not sell. True while the stock would last many weeks",
    "quality": "The goods were faulty. True while there is a problem with quality",
    "service": "Our service let it down. True while there is a problem with service",
    "support": "Promised support never came. True while there is a problem with support",
    "price": "It is undercut. True while there is a problem with price",
    "others_first": "Other suppliers come first. True while their reps chase hard",
    "boss_away": "The one who signs is away. True in about one week of five",
    "will_leave": "It may stop working with us. True while its trust in us is very low",
}
PROBLEMS: Final = {
    "quality": "Faulty or short-dated goods",
    "service": "Deliveries, returns, paperwork",
    "support": "Promotion that was promised and never came",
    "price": "Our own goods undercut it",
}
LESSONS: Final = {
    "L1": "Make a plan, and share it with the client",
    "L2": "Ask often: nobody pays unasked",
    "L3": "Follow promises up, loosely with the reliable, tightly with the rest",
    "L4": "Read what a promise is worth",
    "L5": "Close the gap between what they owe and what they can pay",
    "L6": "Find out whether an excuse is true",
    "L7": "Repair what is our own fault",
    "L8": "Never beg",
    "L9": "Look for what is good for both",
}
EVENTS: Final = {
    "rival_push": "Rivals' reps chase harder from now on. Strength: how far towards the hardest chasing there is",
    "tender_lost": "A hospital tender is lost: our goods sell less from now on. Strength 1 takes 60 % of the sales",
    "price_cut": "We cut our price: the client complains of the price, and sells up to a tenth more. Strength: share of the"
    " balance that the complaint blocks",
    "undercut": "Our goods come in cheaper from another region: a complaint of the price, and lower sales. Strength: share of"
    " the balance that the complaint blocks; 1 takes 30 % of the sales",
    "holiday": "Its customers pay more slowly from now on, and our claim is forgotten. Strength 1: 30 % slower, and no"
    " attention left",
    "shop_opens": "The client opens a shop: it sells more of our goods from now on. Strength 1 adds 40 %",
    "shop_closes": "The client closes a shop: it sells less of our goods from now on. Strength 1 takes 40 %",
    "recall": "A batch is recalled: a complaint about quality. Strength: share of the balance that the complaint blocks",
    "staff_change": "Somebody new at the client's: the shared plan is forgotten, and trust moves towards 0.4. Strength 1: all"
    " the way",
    "manager_order": "A new order from the manager takes hours of the rep's next week, whoever is named. Strength 1 takes 40 %",
}
MOMENTS: Final = {
    "game_starts": "Before the first week, beside the manager's letter",
    "week_starts": "A week starts",
    "not_done": "A week starts, and the rep has never yet made this move",
    "not_contacted": "A week starts, and a client whose debt is overdue has not heard of the rep for so many weeks",
    "plan_not_shared": "A week starts, and a plan the rep has set for a client is known to the rep alone",
    "promise_due": "A week starts in which a promise falls due that nobody has followed up",
    "excuse_unchecked": "A week starts, and an excuse is open that nobody has checked",
    "excuse_disproved": "A week starts, and an excuse still stands that the rep knows to be false",
    "after_move": "A move was made",
    "money_paid": "A client has paid on the spot",
    "excuse_raised": "A client has just given an excuse that nobody has checked",
    "excuse_false": "It has just been found that the open excuse is false",
    "excuse_true": "It has just been found that the open excuse is true",
    "accepted_unchecked": "The rep has accepted an excuse that nobody had checked",
    "challenged_unchecked": "The rep has challenged an excuse that nobody had checked",
    "hours_gone": "A move was made, and fewer than so many hours of the week are left",
    "week_ends": "A week has ended",
    "hours_left": "A week has ended, and at least so many hours were not used",
    "promise_kept": "A week has ended, and a promise was kept",
    "promise_broken": "A week has ended, and a promise was broken",
}
ANSWERS: Final = {
    "paid": "It pays",
    "token": "It pays a token",
    "excuse": "It gives an excuse",
    "repeated": "It repeats the excuse that is open",
    "evaded": "It neither pays nor says why",
    "promised": "It promises",
    "declined": "It will not promise, or not take a discount",
    "reassured": "It stands by its promise when followed up",
    "annoyed": "It is reliable, and was followed up too often",
    "caught": "Its excuse was challenged, and broke",
    "stood_firm": "Its excuse was challenged in vain",
    "believed": "Its excuse was accepted",
    "fixed": "A real problem was put right",
    "nothing_to_fix": "There was nothing to put right",
    "welcomed": "The plan or the help is welcome",
    "shrugged": "A letter, a plea or help that does not fit leaves it cold",
    "squeezed": "Its supply was stopped",
    "relieved": "Its supply was resumed",
    "told": "It tells of its difficulties",
    "agreed": "It agrees to instalments",
    "busy_elsewhere": "The one who signs is away",
}
WARNINGS: Final = {
    "never_pays": "A client that can never pay",
    "nothing_due": "A client of whom nothing falls due in the game",
    "out_of_scale": "Amounts of a client that are tenfold off each other",
    "name_same": "Two clients with the same name",
    "excuse_never": "A taste for excuses that can never be heard",
    "taste_faint": "Tastes for excuses that are weaker than those left out",
    "problem_never": "A problem with chance or share 0",
    "problem_faint": "A problem too small to be a true reason",
    "target_too_high": "A target beyond what the best player gets who sees everything",
    "target_idle": "A target that is met by doing nothing",
    "move_unaffordable": "A move that takes more hours or budget than there ever are",
    "change_unused": "A number of a move that nothing reads",
    "lesson_unused": "A lesson that the scenario names and cannot teach",
    "event_never": "An event with chance 0",
    "event_idle": "An event that changes nothing",
    "event_nobody": "An event whose list of clients means something else than it says",
    "text_missing": "A text that is lacking in a language the file has",
    "text_same": "A text that is the same in both languages",
    "text_foreign": "A text in the other language than it says",
    "placeholder_unknown": "A line with a placeholder that is never filled in",
    "coach_never": "A comment of the coach that can never be said",
    "id_taken": "A scenario of the game has this id",
}
