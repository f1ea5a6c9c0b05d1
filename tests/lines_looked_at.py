"""Lines of dialogue looked over: where each may be spoken, and what in it would be wrong there.

`OCCASIONS` says how the two may be in touch when an occasion comes up, `WRONG` which words give a line away that is spoken
in a situation it was not written for. `faults` looks through a bank of lines, `faults_of_game` through a game as it was told.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, Final

from game.play.dialogue import INVOICE, Line, channel, filled, lines_of, variants
from game.play.talk import Choice, Telling
from sim_core.model.moves import MOVE_IDS, MOVE_ROWS
from sim_core.scenario.lines import TELLABLE
from sim_core.scenario.situations import CONDITIONS, Situation, fits, who_speaks
from sim_core.scenario.slots import TRADE
from sim_core.scenario.words import KINDS

TALK: Final = ("phone", "visit")
OCCASIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "greeting": TALK, "angry": (*TALK, "letter"), "paid": TALK, "token": TALK, "evaded": TALK, "promised": TALK,
    "declined": TALK, "reassured": TALK, "annoyed": TALK, "promise_kept": ("week_end",), "promise_broken": ("week_end",),
    "forgotten": ("week_end",),
    "stood_firm": ("visit",), "fixed": ("visit",), "nothing_to_fix": ("visit",), "welcomed": TALK,
    "shrugged": (*TALK, "letter"), "squeezed": ("phone",), "relieved": ("phone",), "told": ("visit",),
    "told_again": ("visit",), "told_nothing": ("visit",), "told_denied": ("visit",), "told_rest": ("visit",),
    "agreed": TALK, "gone": ("week_end",), "busy_elsewhere": TALK,
    "excuse first": TALK, "excuse repeated": TALK, "excuse caught": ("visit",), "excuse believed": TALK,
    "excuse told": ("visit",), "asks": ("week_end",), "thanked": ("phone",), "put_off": ("phone",),
}  # fmt: skip
"""How the two are in touch when an occasion comes up."""
LATER: Final = ("reassured", "annoyed", "promise_kept", "promise_broken", "stood_firm", "relieved", "told_again",
                "told_denied", "gone", "excuse repeated", "excuse caught", "excuse believed")  # fmt: skip
"""Occasions that never come up first."""
LATER_MOVES: Final = ("confirm_promise", "challenge", "accept_excuse", "fix_problem", "resume_supply")
"""Moves that answer something a client has said or suffered before."""
FILLED: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("paid", "token", "promise_kept"), ("amount",)),
    **dict.fromkeys(("promised", "agreed", "instalments", "ask_promise", "set_plan", "postdated_cheque"), ("amount", "week")),
    **dict.fromkeys(("asks", "grant_request", "decline_request", "offset", "goods_back", "waive_interest"), ("amount",)),
    "discount": ("amount",), "told_denied": ("trouble",), "excuse others_first": ("rival", "firm"),
    **dict.fromkeys(("sofa", "outside", "friday"), ("rival", "firm")),
}  # fmt: skip
"""Placeholders beside {me} and {rep} that a line for an occasion or a move may have."""


@dataclass(frozen=True)
class Slip:
    """Words that are wrong in a situation. `where`: a field of `Situation` and its value; `only`: on these occasions."""

    where: tuple[str, object]
    zh: str
    en: str
    only: tuple[str, ...] = ()


WRONG: Final = (
    Slip(
        ("by", "phone"),
        "[先请快]坐|坐下(?!来)|你坐[，。！]|这把椅|茶水自取|茶在那边|刚泡|[泡沏]壶|我给你倒|喝[口杯]|尝尝|尝个|在来访登记簿|门在你|你一进门|"
        "名片|带上门|都?带来了，咱|摊开给您看|您点头|你看这墙|(汤|排骨|饺子)(刚|炖)|鸡腿|夹块肉|再添一碗|瓜子|这碗面",
        r"\b(take|have) a (seat|chair)|(?<!I )(?<!I'll )(?<!we'll )\bsit (down|here)|\bbe seated|"
        r"\bsit[.,] sit|sign the visitors|"
        r"try th(is|ese)|try the fish|\bpour (you|myself)|have another bowl|more tea\?|the door is on|through that door|"
        r"\bcome in[,.!]|chair by the|your card\b|\bnod and\b|papers on the table|"
        r"brought the statement|drumstick|soup first|this soup|melon seeds",
    ),
    Slip(
        ("by", "letter"),
        "坐下|请坐|喝茶|电话里|喂|一进门|放那儿|搁一边|放着吧",
        r"take a seat|\btea\b|on the phone|hello\?|over there|leave it there",
    ),
    Slip(
        ("by", "week_end"),
        "坐下|请坐|喝茶|泡茶|尝尝|给你倒|你今天来|一进门|执行栏",
        r"\bsit\b|let me pour|sign here|why you've come|glare at me|kindly initial",
    ),
    Slip(
        ("by", "visit"),
        "^喂[？?，,！!]|信号(不好|跟)|供应商来电|电话里(说什么|吵|不谈|不宜|的那)|^听见你声音|听声音|我(先|来)挂|免提|红灯之前",
        r"\bhello\?|bad line|\bthe line's (so )?(faint|bad)|loudspeaker|can you hear|your voice, (so|and)|"
        r"in a lift|\bnot on the telephone|down a wire|"
        r"next red light",
    ),
    Slip(
        ("first", True),
        "又是[你您]|又是我[，。]|[你您]又来|又来电|接上回的",
        r"\b(me|you) again\b|since we (last )?(talked|spoke)",
    ),
    Slip(
        ("first", True),
        "上[回次]|前些天说|再一次|好久不见|许久没|有些天没|隔(了)?这[么些]|这段时间.?你没",
        r"last time|another wasted|once again|at last!|\bstill\b.*\?$",
        only=("greeting", *MOVE_IDS),
    ),
    Slip(("sex", "woman"), "我老婆|我媳妇|你嫂子|你婶子|老伴[，说]", r"\bmy wife\b"),
)
"""What betrays a line that is spoken in the wrong situation; each part is a pattern."""
OTHERS: Final = {
    "zh": r"^(喂.{0,4})?我是(他|她|\{me\}的?)?(老伴|爱人|侄|外甥|助理|会计|出纳|前台|内勤|科员)|^我只会倒茶",
    "en": r"\bI'm (his|her|the|\{me\}'s) (wife|nephew|assistant|bookkeeper|cashier)\b",
}
"""How somebody else than the contact begins."""


def situations(name: str) -> Iterator[Situation]:
    """Every situation in which an occasion may come up, the contact's sex left open or told."""
    firsts = (False,) if name in LATER else (True, False)
    for by, first, after, sex in product(OCCASIONS[name], firsts, ("", *CONDITIONS["after"].values), ("", "woman", "man")):
        if not (first and after):
            yield Situation(by, first, after, name == "busy_elsewhere", sex)


def rep_situations(move: str) -> Iterator[Situation]:
    """Every situation in which the rep makes a move."""
    ways = TALK if MOVE_ROWS[move]["by"] == "last" else (channel(move),)
    for by, first in product(ways, (False,) if move in LATER_MOVES else (True, False)):
        yield Situation(by, first)


def occasions(bank: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths of all lists of lines in a bank."""
    for name, inner in bank.items():
        if isinstance(inner, dict):
            yield from occasions(inner, (*at, name))
        else:
            yield (*at, name)


def name_of(path: tuple[str, ...]) -> str:
    """An occasion's name in `OCCASIONS`."""
    return f"excuse {path[2]}" if len(path) == 3 else path[0]


def banks(persona: str, language: str) -> Iterator[tuple[str, tuple[Line, ...], tuple[Situation, ...]]]:
    """Every list of lines of a persona's or the rep's file: its name, its lines, where it comes up."""
    for path in occasions(lines_of(persona)[language]):
        name = " ".join(path)
        here = rep_situations(path[0]) if persona == "rep" else situations(name_of(path))
        yield name, variants(persona, path, language), tuple(here)


def slips(text: str, here: Situation, language: str, name: str = "") -> list[str]:
    """What in a line for an occasion would be wrong in a situation."""
    found = []
    for slip in WRONG:
        field, value = slip.where
        if getattr(here, field) == value and (not slip.only or name in slip.only):
            found += [f"{field} {value}: {one.group(0)!r}" for one in re.finditer(getattr(slip, language), text, re.IGNORECASE)]
    return found


def unfilled(text: str, name: str, language: str) -> list[str]:
    """Placeholders of a line that nothing fills in on this occasion."""
    words = name.split()
    always = {"me", "rep", "manager", "invoice", *TRADE}
    allowed = always.union(*(FILLED.get(one, ()) for one in (name_in(words), " ".join(words[:2]))))
    return list(re.findall(r"\{(\w+)[:}]", filled(text, language, dict.fromkeys(allowed, "1"))))


def name_in(words: list[str]) -> str:
    return words[-1] if len(words) == 1 else words[0]


def faults(name: str, lines: tuple[Line, ...], where: tuple[Situation, ...], language: str) -> Iterator[str]:
    """All that is wrong with the lines for an occasion: no line left, never spoken, wrong words, not filled in."""
    for here in where:
        if not any(fits(line.conditions, here) for line in lines):
            yield f"{name}: nothing to say at {here}"
        if not any(fits(line.conditions, here) for line in lines if INVOICE not in line.text):
            yield f"{name}: nothing to say of a bill without a number at {here}"
    for line in lines:
        trades = KINDS if "trade" in line.conditions else ("medicine",)
        anywhere = (replace(here, trade=trade) for here in where for trade in trades)
        allowed = [here for here in anywhere if fits(line.conditions, here)]
        if not allowed:
            yield f"{name}: never spoken: {line.text}"
        unknown = {key: value for key, value in line.conditions.items() if value not in CONDITIONS[key].values}
        if unknown:
            yield f"{name}: no such condition {unknown}: {line.text}"
        told = {slip for here in allowed for slip in slips(line.text, here, language, name)}
        yield from (f"{name}: {slip} in: {line.text}" for slip in sorted(told))
        yield from (f"{name}: {{{one}}} is not filled in: {line.text}" for one in unfilled(line.text, name, language))
        speakers = {who_speaks(line.conditions, here) for here in allowed}
        if "owner" in speakers and re.search(OTHERS[language], line.text):
            yield f"{name}: somebody else speaks: {line.text}"


def tellable_paths() -> set[tuple[str, ...]]:
    """Where lines for troubles have to stand."""
    return {("excuse", excuse, "told") for excuse in TELLABLE}


def faults_of_game(told: Telling) -> Iterator[str]:
    """All that is wrong with what was said in a game: a line out of place, wrong words, one said too soon again."""
    said: Counter[tuple[str, str]] = Counter()
    for one in told.choices:
        where = f"{' '.join(one.occasion)} at {one.here}"
        if not fits(one.line.conditions, one.here):
            yield f"{where}: may not be said here: {one.line.text}"
        yield from (
            f"{where}: {slip} in: {one.line.text}" for slip in slips(one.line.text, one.here, told.language, one.occasion[-1])
        )
        yield from _not_foreseen(one)
        others = [line for line in one.among if fits(line.conditions, one.here)]
        least = min(said[one.client, line.text] for line in others)
        if said[one.client, one.line.text] > least:
            yield f"{where}: said again while another was left: {one.line.text}"
        said[one.client, one.line.text] += 1


def _not_foreseen(one: Choice) -> Iterator[str]:
    """A way of being in touch that `OCCASIONS` does not know: the tables here have to follow the game."""
    persona, *path = one.occasion
    if persona in ("rep", "rivals"):
        return
    name = name_of(tuple(path))
    if one.here.by not in OCCASIONS[name] or (one.here.first and name in LATER):
        yield f"{' '.join(path)} is not expected at {one.here}"
