"""Trade packs: found beside a scenario, in the folders of one's own, among those that come with the game; and read.

A scenario names a pack by its id, which is what its file is called. The first that is found counts: what lies in a folder
`trades` beside the scenario, then in one's own, then what comes with the game.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from sim_core.errors import Fault
from sim_core.scenario.faults import MAX_FAULTS, fault, printable, shown
from sim_core.scenario.marks import Document
from sim_core.scenario.read_on import read_on
from sim_core.scenario.source import Source, name_of, read_bytes
from sim_core.scenario.texts import is_id
from sim_core.scenario.trade_pack import TradePack
from sim_core.scenario.typed import type_faults

FOLDER: Final = "trades"
MARKED: Final = re.compile(rb"^trade_pack[ \t]*:", re.MULTILINE)
"""By this key a file is known as a pack."""
ENDINGS: Final = (".yaml", ".yml")
Place = Any  # a path, or a file inside the installed game

_own: list[Callable[[], Iterable[Path]]] = []


def look_for_trades_in(folders: Callable[[], Iterable[Path]]) -> None:
    """From now on, look for packs in the folder `trades` of each of these, which are asked for each time."""
    _own[:] = [folders]


def own_folders() -> tuple[Path, ...]:
    """The folders of one's own, as far as somebody has said where they are."""
    return tuple(folder for folders in _own for folder in folders())


def trade_ids(source: Source = "") -> tuple[str, ...]:
    """The ids of all packs that a scenario at this place can name, in order of the alphabet. No pack is read."""
    return tuple(sorted({_id_of(place) for place in _places(source)}))


def find_trade(name: str, source: Source = "") -> Place | None:
    """Where the pack of this id is, for a scenario at `source`; None if there is none."""
    if not is_id(name):
        return None
    return next((place for place in _places(source) if _id_of(place) == name), None)


def shipped_trades() -> tuple[str, ...]:
    """The ids of the packs that come with the game."""
    return tuple(sorted(_id_of(place) for place in _in(files("scenarios").joinpath(FOLDER))))


def read_trade(source: Source) -> TradePack:
    """The pack in a file. `ScenarioError` with all faults, whatever the file is or holds."""
    return parse_trade(read_bytes(source), name_of(source))[0]


def parse_trade(text: bytes, path: str) -> tuple[TradePack, Document]:
    """The pack in the bytes of a file, and where in it everything stands. `ScenarioError` with all faults."""
    path = printable(path)
    return read_on(text, path, lambda document: _made(document, path))


def _made(document: Document, path: str) -> tuple[TradePack | None, list[Fault]]:
    """What a document says as a pack, and what is wrong with it."""
    try:
        pack = TradePack.model_validate(document.data)
    except ValidationError as error:
        return None, [*islice(type_faults(error, document, path, TradePack), MAX_FAULTS + 1)]
    if pack.id != _stem(path):
        place = document.find(("id",))[0].place
        return pack, [fault(path, place, "not_its_name", found=shown(pack.id), write=_stem(path))]
    return pack, []


def is_trade(text: bytes, source: Source) -> bool:
    """Is this the text of a pack, to go by the folder where it lies or by what stands in it?"""
    return os.path.basename(os.path.dirname(str(source))) == FOLDER or MARKED.search(text) is not None


def taken(data: Mapping[str, Any], source: Source) -> dict[str, Any]:
    """What a scenario's data take in of the pack they name: all of it. `ScenarioError` with the faults of that file.

    Nothing where none is named, or where there is none of the name: who reads the scenario tells that.
    """
    name = data.get("trade")
    place = find_trade(name, source) if isinstance(name, str) else None
    if place is None:
        return {}
    return {"trade": parse_trade(read_bytes(place), name_of(place))[1].data}


def _places(source: Source) -> Iterator[Place]:
    if isinstance(source, str | os.PathLike) and str(source):
        yield from _in(Path(source).parent / FOLDER)
    for folders in _own:
        for folder in folders():
            yield from _in(folder / FOLDER)
    yield from _in(files("scenarios").joinpath(FOLDER))


def _in(folder: Any) -> list[Place]:
    """The packs in a folder, by name; none if there is no such folder or it may not be read."""
    try:
        found = [place for place in folder.iterdir() if place.name.endswith(ENDINGS) and not place.name.startswith(".")]
    except OSError:
        return []
    return sorted(found, key=lambda place: str(place.name))


def _stem(path: str) -> str:
    """The name of a file without folder and ending."""
    return re.split(r"[/\\]", path)[-1].rpartition(".")[0] or path


def _id_of(place: Place) -> str:
    return str(place.name).rpartition(".")[0]
