"""Nobody names a currency of his own accord: a game in pounds is told without a yuan, and one in yuan without a cent."""

import re

import pytest
import yaml

from game.language.words import LANGUAGES, keys, say
from game.play.dialogue import ANYBODY, Speech, _sayable, lines_of, variants
from sim_core.scenario.meanings import PERSONAS
from sim_core.scenario.trades import find_trade, shipped_trades
from sim_core.scenario.words import KINDS
from tests.lines_looked_at import occasions
from tests.play.test_trades import in_languages

CURRENCY = {
    "en": r"\byuan\b|\brmb\b|renminbi|\bdollars?\b|\bpounds?\b|\beuros?\b|\bquid\b|\bcents?\b(?<!per cent)|\bpence\b|[¥£$€]",
    "zh": r"[二两三四五六七八九十百千万几\d]块(?:钱|[，。！]|$)|块钱|[一二两三四五六七八九十百千万几\d}]元|毛钱"
    r"|人民币|美元|英镑|欧元|[¥￥£$€]",
}
"""What gives a currency away. A penny and 一分钱 are only the least there is."""
SPEAKERS = (*sorted(PERSONAS), "rep", ANYBODY)
OF_FILES = ("money.", "ledger.", "edit.", "cli.", "usage.", "lint.", "scenario.", "yaml.", "expected.", "balance.", "class.")
"""Texts of commands that tell of a file, or name a currency because one was chosen."""


def named(text: str, language: str) -> list[str]:
    return [text] if re.search(CURRENCY[language], text, re.IGNORECASE) else []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", SPEAKERS)
def test_no_line_names_a_currency(who: str, language: str) -> None:
    for path in occasions(lines_of(who)[language]):
        for kind in KINDS:
            lines = _sayable(variants(who, path, language), Speech(kind))
            assert not [fault for line in lines for fault in named(line.text, language)], (kind, path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_a_game_and_no_trade_pack_names_one(language: str) -> None:
    ours = [key for key in keys() if not key.startswith(OF_FILES)]
    assert len(ours) > 1500
    assert not [(key, say(key, language)) for key in ours if named(say(key, language), language)]
    for name in shipped_trades():
        texts = [one[language] for one in in_languages(yaml.safe_load(find_trade(name).read_bytes()))]
        assert not [fault for text in texts for fault in named(text, language)], name


def test_what_is_looked_for_is_found() -> None:
    assert all(named(text, "en") for text in ("five yuan more", "£5", "to the cent", "ten quid"))
    assert all(named(text, "zh") for text in ("低五块！", "三千元", "{amount}元", "几块钱"))
    assert not named("five per cent", "en")
    assert not any(named(text, "zh") for text in ("一分钱没付", "心里少一块", "一块儿", "元旦", "一次付清"))
