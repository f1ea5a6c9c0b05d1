"""Faces side by side, to be looked at after a part was drawn: `python -m tests.contact_sheet [FOLDER]`.

Writes `people.png` (a hundred people, each in one of the moods), `moods.png` (the models and our own side in every mood),
`wider.png` (people of anywhere), `others.png` (who else is met at the clients of one scenario) and `library.png`. `--guide`
writes the picture of the trainer's guide anew: what the words for hair and age look like.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from assets.drawing.chosen import Wish, cast, look_of
from assets.drawing.faces import MOODS
from assets.drawing.looks import AGES, SEXES, Look
from assets.drawing.portraits import portrait
from assets.drawing.staff import MODELS, STAFF
from assets.drawing.wardrobe import HAIR_WORDS
from game.play.faces import ROLES, face_of_other, faces_of
from sim_core import load_scenario
from sim_core.scenario.library import list_scenarios
from tests.guide_tables import FOLDER

SIDE: Final = 112
GAP: Final = 6
GROUND: Final = (244, 241, 234)
SHOWN: Final = ("polite", "friendly", "cold", "warm", "angry")
GUIDE: Final = FOLDER / "pictures" / "faces.png"
Row = Sequence[tuple[Look, str]]


def sheet(rows: Sequence[Row], side: int = SIDE) -> pygame.Surface:
    """Faces in rows, each with its mood."""
    whole = pygame.Surface((max(map(len, rows)) * (side + GAP) + GAP, len(rows) * (side + GAP) + GAP))
    whole.fill(GROUND)
    for down, row in enumerate(rows):
        for across, (look, mood) in enumerate(row):
            face = pygame.image.load_sized_svg(BytesIO(portrait(look, mood).encode()), (side, side))
            whole.blit(face, (GAP + across * (side + GAP), GAP + down * (side + GAP)))
    return whole


def in_moods(looks: Sequence[Look], columns: int = 12) -> list[Row]:
    """People in rows, one mood after the other."""
    shown = [(look, SHOWN[number % len(SHOWN)]) for number, look in enumerate(looks)]
    return [shown[at : at + columns] for at in range(0, len(shown), columns)]


def crowd(name: str, count: int, **more: bool) -> tuple[Look, ...]:
    """So many people, of all personas."""
    personas = list(MODELS)
    return cast(tuple(Wish(f"{name} {number}", personas[number % len(personas)], **more) for number in range(count)))


def words_of_the_guide() -> list[Row]:
    """A row for each sex: the words for hair, then the three ages."""
    rows = []
    for sex, model in zip(SEXES, ("straight_shooter", "smooth_talker"), strict=True):
        wish = Wish(f"guide {sex}", model, sex, "middle", glasses=False)
        hair = [look_of(replace(wish, hair=word)) for word in HAIR_WORDS]
        ages = [look_of(replace(wish, age=age, seed=f"guide {sex} {age}")) for age in AGES]
        rows.append([(look, "friendly") for look in (*hair, *ages)])
    return rows


def main() -> None:
    """All sheets, or the guide's picture."""
    pygame.display.init()
    if "--guide" in sys.argv:
        pygame.image.save(sheet(words_of_the_guide(), 96), str(GUIDE))
        return
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    library = [load_scenario(entry.path) for entry in list_scenarios()]
    one = next(scenario for scenario in library if scenario.id == "final-quarter")
    met = [[face_of_other(one, client, role) for role in ROLES] for client in range(len(one.clients))]
    sheets: dict[str, list[Row]] = {
        "people": in_moods(crowd("somebody", 100)),
        "moods": [[(look, mood) for mood in MOODS] for look in (*MODELS.values(), *STAFF.values())],
        "wider": in_moods(crowd("anybody", 60, wider=True)),
        "others": [[(look, "polite") for look in row] for row in met],
        "library": in_moods([look for scenario in library for look in faces_of(scenario)]),
    }
    for name, rows in sheets.items():
        pygame.image.save(sheet(rows), str(folder / f"{name}.png"))
    print(f"{len(sheets)} sheets in {folder}")


if __name__ == "__main__":
    main()
