"""What a player has chosen for the window, kept in FINALKICK_HOME/settings.json and remembered from game to game."""

from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from game.language.locale import LANGUAGES
from game.play.whole_file import make_private, private_folder, whole_file

FILE: Final = "settings.json"
LOUDEST: Final = 10
LONGEST_NAME: Final = 20


def _known(language: str | None) -> str | None:
    if language not in (None, *LANGUAGES):
        raise ValueError(f"one of {', '.join(LANGUAGES)}")
    return language


class Settings(BaseModel):
    """All choices. `language` None: as the command line or the system says."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    language: Annotated[str | None, AfterValidator(_known)] = None
    text_size: Literal["small", "normal", "large"] = "normal"
    theme: Literal["light", "dark"] = "light"
    volume: Annotated[int, Field(ge=0, le=LOUDEST)] = 6
    sound: bool = True
    motion: bool = True
    name: Annotated[str, Field(max_length=LONGEST_NAME)] = ""  # of the player
    unasked: tuple[str, ...] = ()  # choices that are made without being asked first: of `game.play.asking.WEIGHTY`

    def having(self, name: str, value: object) -> "Settings":
        """The same with one choice changed. Raises `ValidationError` for a value that is not allowed."""
        return Settings.model_validate({**self.model_dump(), name: value})


def load(folder: Path) -> tuple[Settings, Path | None]:
    """The settings kept in a folder, and where a damaged file was moved to, if it was. Defaults where there are none."""
    path = folder / FILE
    try:
        make_private(path)
        return Settings.model_validate_json(path.read_bytes()), None
    except FileNotFoundError:
        return Settings(), None
    except ValidationError:
        return Settings(), _moved_aside(path)
    except OSError:  # a folder in its place, no right to read it
        return Settings(), None


def _moved_aside(path: Path) -> Path | None:
    stamp = f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    numbers = chain([""], (f"-{number}" for number in count(2)))
    names = (path.with_name(f"settings-damaged-{stamp}{number}.json") for number in numbers)
    aside = next(one for one in names if not one.exists())
    try:
        path.replace(aside)
    except OSError:
        return None
    return aside


def save(settings: Settings, folder: Path) -> str:
    """Keep the settings. Returns why that failed, or an empty text. The old file stays whole until the new one is."""
    path = folder / FILE
    try:
        private_folder(folder)
        with whole_file(path, private=True) as file:
            file.write(settings.model_dump_json(indent=1) + "\n")
    except OSError as error:
        return str(error)
    return ""
