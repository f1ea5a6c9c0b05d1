"""What the page of a seat fetches and no file holds as it is: words as scripts, and the icons of the game as symbols.

Words in every language, as its game may turn to another at any time. A symbol is called as strokes call the icon
("icons/NAME"), and its white is the colour of whoever uses it, unless it has colours of its own.
"""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Final

from game.language.locale import LANGUAGES, LOCALES
from game.language.words import keys, say
from game.window.widgets.icons import COLOURED

PREFIX: Final = "seat.page."
"""Of the keys of the words of the page."""
HEAD: Final = re.compile(r'^\s*<svg [^>]*?viewBox="([^"]*)"[^>]*>(.*)</svg>\s*$', re.DOTALL)
WHITE: Final = '"#ffffff"'
OWN_COLOUR: Final = '"currentColor"'


@cache
def made() -> dict[str, bytes]:
    """All of it, by the names under which it can be had."""
    found = {"seat/words.js": words(), "seat/signs.svg": signs(), "seat/old.js": too_old()}
    return {name: text.encode() for name, text in found.items()}


def words() -> str:
    """The words of the page: a script that exports them by language, with the title of the game and the language's tag."""
    told = {
        language: {key.removeprefix(PREFIX): say(key, language) for key in keys() if key.startswith(PREFIX)}
        | {"title": say("game.title", language), "tag": LOCALES[language].tag}
        for language in LANGUAGES
    }
    return f"export const WORDS = {json.dumps(told, ensure_ascii=False)};\n"


def too_old() -> str:
    """The script that says to whoever does not understand the others that their browser is too old."""
    script = files("assets").joinpath("web", "seat", "old.js").read_text("utf-8")
    return script.replace("{{TOO_OLD}}", "|".join(say("seat.too_old", language) for language in LANGUAGES))


def signs() -> str:
    """An SVG with a symbol for each icon."""
    found = []
    for file in sorted(files("assets").joinpath("icons").iterdir(), key=lambda one: one.name):
        name = file.name.removesuffix(".svg")
        read = HEAD.match(file.read_text("utf-8")) if name != file.name else None
        if read:
            box, inside = read.groups()
            inside = inside if name in COLOURED else inside.replace(WHITE, OWN_COLOUR)
            found.append(f'<symbol id="icons/{name}" viewBox="{box}">{inside.strip()}</symbol>')
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(found)}</svg>'
