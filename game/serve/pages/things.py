"""What a seat's strokes name, and its sounds: pictures of the assets, faces, places. A browser may keep them."""

from functools import lru_cache
from importlib.resources import files
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from game.serve.static import KINDS
from game.window.widgets.icons import svg_of as asset
from game.window.widgets.strokes import svg_of as drawn_svg

FOLDERS: Final = ("icons",)
"""Of the assets, of which pictures can be had."""
FOR_GOOD: Final = {"Cache-Control": "private, max-age=31536000, immutable"}
FOR_A_WHILE: Final = {"Cache-Control": "private, max-age=86400"}


async def drawn(request: Request) -> Response:
    """A face or a place, by the key that a stroke gives it: a digest of what it looks like."""
    svg = drawn_svg(request.path_params["key"])
    return Response(svg, media_type=KINDS[".svg"], headers=FOR_GOOD) if svg else PlainTextResponse("", 404)


async def picture(request: Request) -> Response:
    """A picture of the assets."""
    folder, name = request.path_params["folder"], request.path_params["name"]
    svg = asset(folder, name) if folder in FOLDERS and name in _names(folder, ".svg") else None
    return Response(svg, media_type=KINDS[".svg"], headers=FOR_A_WHILE) if svg else PlainTextResponse("", 404)


async def sound(request: Request) -> Response:
    """A sound."""
    name = request.path_params["name"]
    if name not in _names("sounds", ".wav"):
        return PlainTextResponse("", 404)
    return Response(_sound(name), media_type="audio/wav", headers=FOR_A_WHILE)


@lru_cache(maxsize=8)
def _names(folder: str, ending: str) -> frozenset[str]:
    found = (one.name for one in files("assets").joinpath(folder).iterdir())
    return frozenset(name.removesuffix(ending) for name in found if name.endswith(ending))


@lru_cache(maxsize=32)
def _sound(name: str) -> bytes:
    return files("assets").joinpath("sounds", f"{name}.wav").read_bytes()
