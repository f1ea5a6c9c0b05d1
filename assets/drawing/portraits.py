"""Portraits put together: tile, neck, clothes, head, face, hair, glasses, brows."""

from collections.abc import Iterator
from dataclasses import replace

from assets.drawing.faces import MOODS, draw_brows, draw_face
from assets.drawing.heads import Skin, draw_age, draw_head, draw_neck
from assets.drawing.people import OTHERS, PERSONAS, Person
from assets.drawing.svg import document, gradient, group, mix, number, rect

SIZE = 96
CORNER = 14
HEAD_SCALE = 1.08  # heads are drawn a little smaller than they are shown
HEAD_DROP = -2
MOODY = ("manager",)
"""Who of the others shows more than one mood: what the manager writes is not always polite."""


def all_portraits() -> Iterator[tuple[str, str]]:
    """File name (without .svg) and text of every portrait."""
    for name, person in PERSONAS.items():
        for mood in MOODS:
            yield f"{name}_{mood}", draw_portrait(person, mood)
    for name, person in OTHERS.items():
        for mood in MOODS if name in MOODY else ("polite",):
            yield f"{name}_{mood}", draw_portrait(person, mood)


def draw_portrait(person: Person, mood_name: str) -> str:
    """One person in one mood."""
    mood = MOODS[mood_name]
    person = replace(person, skin=_tinted(person.skin, mood.tint[0], mood.tint[1] * person.flush))
    hair = person.hair()
    move = f"translate({number(48 * (1 - HEAD_SCALE))} {number(HEAD_DROP + mood.drop)}) scale({HEAD_SCALE})"
    move += f" rotate({number(mood.turn)} 48 66)"
    back = group([hair.back], move) if hair.back else ""
    head = [
        draw_head(person.head, person.skin),
        draw_age(person.age, person.head, person.skin),
        draw_face(person, mood_name),
        hair.shadow(person.skin.shade),
        hair.front,
        person.glasses() if person.glasses else "",
        draw_brows(person, mood_name),
    ]
    parts = [
        gradient("tile", *person.tile, SIZE),
        rect(0, 0, SIZE, SIZE, CORNER, "url(#tile)"),
        back,
        draw_neck(person.head, person.skin),
        person.clothes(person.skin),
        group([hair.drape], move) if hair.drape else "",
        group(head, move),
    ]
    return document(SIZE, [part for part in parts if part])


def _tinted(skin: Skin, colour: str, part: float) -> Skin:
    """The same skin flushed or paled."""
    if not part:
        return skin
    return Skin(mix(skin.light, colour, part), mix(skin.shade, colour, part), skin.blush, skin.crease)
