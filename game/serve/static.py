"""What a page needs beside its words: its scripts and styles, the game's colours and fonts. Only what is listed can be had."""

from functools import cache
from importlib.resources import files
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from game.serve.made import made
from game.window.widgets import theme

KINDS: Final = {
    ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".otf": "font/otf", ".ttf": "font/ttf",
    ".woff": "font/woff",
}  # fmt: skip
FONTS: Final = {
    **dict.fromkeys(("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"), "fonts"),
    **dict.fromkeys(("Latin-Regular.woff", "Latin-Bold.woff", "Chinese-Regular.woff", "Chinese-Bold.woff"), "web/fonts"),
}
"""The fonts that can be had, and in which folder of the assets they are."""
FOLDERS: Final = ("", "edit", "room", "seat")
"""Folders under `assets/web` of which the files can be had."""
TONES: Final = {
    "ground": theme.GROUND, "card": theme.CARD, "sunk": theme.SUNK, "hover": theme.HOVER, "ink": theme.INK,
    "muted": theme.MUTED, "faint": theme.FAINT, "quiet": theme.QUIET, "line": theme.LINE, "track": theme.TRACK,
    "dark": theme.DARK, "on-dark": theme.ON_DARK, "on-dark-muted": theme.ON_DARK_MUTED, "good": theme.GOOD,
    "good-soft": theme.GOOD_SOFT, "bad": theme.BAD, "bad-soft": theme.BAD_SOFT, "warn": theme.WARN,
    "warn-soft": theme.WARN_SOFT, "warn-line": theme.WARN_LINE, "accent": theme.FAMILY["chase"],
    "accent-soft": theme.FAMILY_SOFT["chase"],
}  # fmt: skip
"""The game's colours, by the names that styles have for them."""
FONT_SECONDS: Final = 86_400


@cache
def listed() -> dict[str, bytes]:
    """All scripts and styles, by name."""
    root = files("assets").joinpath("web")
    found = {}
    for folder in FOLDERS:
        there = root.joinpath(folder) if folder else root
        for one in there.iterdir() if there.is_dir() else ():
            if one.is_file() and "." in one.name:
                found[f"{folder}/{one.name}".lstrip("/")] = one.read_bytes()
    return found | made()


def tones() -> str:
    """The colours of both themes as a style sheet."""
    blocks = []
    for name, around in (("light", "{}"), ("dark", "@media (prefers-color-scheme: dark) {{ {} }}")):
        lines = " ".join(f"--{tone}: rgb({', '.join(map(str, getattr(colour, name)))});" for tone, colour in TONES.items())
        blocks.append(around.format(f":root {{ color-scheme: {name}; {lines} }}"))
    return "\n".join(blocks)


async def style(request: Request) -> Response:
    """The style sheet of the game's colours."""
    return Response(tones(), media_type=KINDS[".css"])


async def script(request: Request) -> Response:
    """A script or style sheet."""
    name = request.path_params["name"]
    found = listed().get(name)
    if found is None:
        return PlainTextResponse("", 404)
    return Response(found, media_type=KINDS.get(name[name.rindex(".") :], "text/plain"))


async def font(request: Request) -> Response:
    """A font of the game."""
    name = request.path_params["name"]
    if name not in FONTS:
        return PlainTextResponse("", 404)
    letters = files("assets").joinpath(*FONTS[name].split("/"), name).read_bytes()
    kept = {"Cache-Control": f"private, max-age={FONT_SECONDS}"}
    return Response(letters, media_type=KINDS[name[name.rindex(".") :]], headers=kept)
