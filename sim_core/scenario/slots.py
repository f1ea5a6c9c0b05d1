"""What a line may leave open, and how it is filled in: amounts and names, the words of the trade, and what hangs on who speaks.

    {amount} {week} {rep} {me} {manager} {invoice}  values, as they stand
    {goods} {item} {buyers} {buyer} {place}  words of the trade; {Goods} begins a sentence, {a_buyer} has its article
    {goods:is|are}                           one of two, by whether {goods} is one stuff or several things
    {rep:brother|sister}  {me:uncle|aunt}    one of two, by whether that person is a man or a woman; where nothing tells: a man

So each language says what it has to: Chinese has no articles, and English no measure words.
"""

import re
from collections.abc import Mapping
from typing import Final

VALUES: Final = {
    "amount": "the amount that is paid or asked for",
    "week": "the week it is meant for",
    "rep": "how the rep is called",
    "me": "who speaks",
    "manager": "how the manager is called",
    "rival": "a rival's rep",
    "firm": "the rival's firm",
    "invoice": "the number of an invoice of ours; lines with it are heard only where a bill has one",
    "trouble": "the trouble that is spoken of",
}
"""What is put in as it stands."""
TRADE: Final = ("goods", "item", "buyers", "buyer", "place")
"""Words of the trade, by their key under `words`."""
COUNTED: Final = ("item", "buyer")
"""Words that may have an article."""
TOLD_APART: Final = ("goods", "rep", "me", "manager")
"""Of what one of two may hang."""
SLOT: Final = re.compile(r"\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}")
FORMS: Final = frozenset(
    (
        *VALUES,
        *(name[0].upper() + name[1:] for name in ("manager", "me")),
        *TRADE,
        *(name[0].upper() + name[1:] for name in TRADE),
        *(f"{article}_{name}" for name in COUNTED for article in "aA"),
    )
)
"""Every slot without alternatives."""
_AN: Final = re.compile(r"(?!uni|use|usu|eur|euc|one\b|once\b|ufo)[aeiou]|hour|honest|heir|honou?r", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"[A-Za-z]*(?<![su])s", re.IGNORECASE)


def is_slot(braced: str) -> bool:
    """Is this, with its braces, something that is filled in?"""
    found = SLOT.fullmatch(braced)
    return found is not None and (found[1] in FORMS if found[2] is None else found[1] in TOLD_APART)


def with_article(noun: str) -> str:
    """An English noun with a or an; what is not in Latin letters has none."""
    if not noun[:1].isascii() or not noun[:1].isalpha():
        return noun
    return f"an {noun}" if _AN.match(noun) else f"a {noun}"


def is_several(noun: str) -> bool:
    """Does this noun take a plural verb? As far as its last word tells: one that ends with s, but not with ss or us."""
    return _SEVERAL.fullmatch(noun.rpartition(" ")[2]) is not None


def filled_in(line: str, values: Mapping[str, str | None], second: Mapping[str, bool]) -> str:
    """A line with its slots filled in. `second`: of what the second of two alternatives is said.

    What is not known is left empty; what is no slot, as it stands.
    """

    def put(found: re.Match[str]) -> str:
        name, one, other = found[1], found[2], found[3]
        if one is not None:
            return (other if second.get(name) else one) if name in TOLD_APART else found[0]
        value = _formed(name, values)
        return found[0] if value is _NO_SLOT else value or ""

    return SLOT.sub(put, line)


_NO_SLOT: Final = "\0"


def _formed(name: str, values: Mapping[str, str | None]) -> str | None:
    """The value of a slot in the form it asks for; `_NO_SLOT` where it is none."""
    if name in values:
        return values[name]
    if name[:2] in ("a_", "A_") and name[2:] in COUNTED and name[2:] in values:
        formed = with_article(values[name[2:]] or "")
        return formed[:1].upper() + formed[1:] if name[0] == "A" else formed
    small = name[:1].lower() + name[1:]
    if name in FORMS and small in values:
        value = values[small] or ""
        return value[:1].upper() + value[1:]
    return _NO_SLOT
