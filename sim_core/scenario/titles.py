"""Who a client is, as far as titles and pronouns tell: a Mr or a Ms, old or young, in every language of its texts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from sim_core.scenario.client import ClientSpec
from sim_core.scenario.texts import Text


@dataclass(frozen=True)
class Called:
    """What a title tells: the title, and the sex and age it stands for ("" where it does not say)."""

    title: str
    sex: str
    age: str


@cache
def _titles() -> Mapping[str, Any]:
    """The table of titles."""
    table: Mapping[str, Any] = yaml.safe_load(files("sim_core").joinpath("scenario", "titles.yaml").read_text("utf-8"))
    return table


@lru_cache(maxsize=2048)
def titles_in(text: str, whole: bool = True) -> tuple[Called, ...]:
    """The titles in what somebody is called. `whole`: it is what a person is called, and not the name of a firm."""
    table, found = _titles(), []
    known: Mapping[str, Mapping[str, str]] = table["latin"]
    words = re.findall(r"[A-Za-z\u00c0-\u024f]+", text)
    found += [(word, table["first"][word]) for word in words[:1] if whole and word in table["first"]]
    found += [(word, known[word]) for word in words if word in known]
    found += [(word, row) for word, row in table["within"].items() if word in text]
    if whole:
        name = re.split(r"[（(，,·\s]", text.strip())[0]
        if not any(row.get("sex") for word, row in found if not word.isascii()):
            found += [(word, row) for word, row in table["end"].items() if len(name) > 1 and name.endswith(word)]
        if not name.startswith(tuple(table["but"])):
            found += [(word, row) for word, row in table["start"].items() if len(name) > 1 and name.startswith(word)]
    return tuple(Called(word, row.get("sex", ""), row.get("age", "")) for word, row in found)


@lru_cache(maxsize=2048)
def pronouns_in(text: str) -> frozenset[str]:
    """The sexes of the pronouns in a text."""
    table = _titles()["pronouns"]
    found = {table["latin"][word] for word in re.findall(r"[a-z]+", text.lower()) if word in table["latin"]}
    for other in _titles()["not_pronouns"]:
        text = text.replace(other, "")
    return frozenset(found | {sex for sign, sex in table["chinese"].items() if sign in text})


def texts(text: Text | None) -> Iterator[tuple[str, str]]:
    """Each language of a text (\"\" for one without), with what it says."""
    yield from (("", text),) if isinstance(text, str) else (text or {}).items()


def called(client: ClientSpec, what: str) -> list[tuple[str, Called]]:
    """The first title that tells the `what` of the client's contact, `sex` or `age`, in each language that has one.

    Where there is no contact, it is looked for in the client's name. A text whose titles disagree is about more than one
    person, and tells nothing.
    """
    person, found = client.contact is not None, []
    for language, words in texts(client.contact if person else client.name):
        told = [one for one in titles_in(words, person) if getattr(one, what)]
        if len({getattr(one, what) for one in told}) == 1:
            found.append((language, told[0]))
    return found


def sex_of(client: ClientSpec) -> str:
    """As the scenario says; else as a title says; else as all pronouns in `about` say; "" if nothing does."""
    if client.face.sex:
        return client.face.sex
    about = frozenset().union(*(pronouns_in(words) for _, words in texts(client.about)))
    told = next((one.sex for _, one in called(client, "sex")), "")
    return told or (next(iter(about)) if len(about) == 1 else "")


def age_of(client: ClientSpec) -> str:
    """As the scenario says; else as a title says; "" if nothing does."""
    return client.face.age or next((one.age for _, one in called(client, "age")), "")


def is_chinese(client: ClientSpec) -> bool:
    """Is the client, or its contact, called something in Chinese?"""
    return any(
        "\u3400" <= sign <= "\u9fff" for text in (client.name, client.contact) for _, words in texts(text) for sign in words
    )
