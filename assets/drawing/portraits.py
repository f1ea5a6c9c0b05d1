"""Portraits put together: tile, neck, clothes, head, face, hair, glasses, brows."""

from dataclasses import replace
from functools import lru_cache

from assets.drawing.beards import draw_beard
from assets.drawing.faces import MOODS, draw_brows, draw_face
from assets.drawing.heads import draw_age, draw_earrings, draw_head, draw_neck
from assets.drawing.looks import Look
from assets.drawing.people import Person, person_of
from assets.drawing.svg import document, gradient, group, mix, number, rect
from assets.drawing.tones import GONE, Skin

SIZE = 96
CORNER = 14
HEAD_SCALE = 1.08  # heads are drawn a little smaller than they are shown
HEAD_DROP = -2


@lru_cache(maxsize=512)
def portrait(look: Look, mood: str) -> str:
    """The SVG text of one person in one mood, 96 units square. `KeyError` for a mood that is not one of `MOODS`."""
    return draw_portrait(person_of(look), mood)


def draw_portrait(person: Person, mood_name: str) -> str:
    """One person in one mood."""
    mood = MOODS[mood_name]
    person = replace(person, skin=_tinted(person.skin, mood.tint[0], mood.tint[1] * person.temper.flush))
    hair, temple = person.hair, person.head.temple
    move = f"translate({number(48 * (1 - HEAD_SCALE))} {number(HEAD_DROP + mood.drop)}) scale({HEAD_SCALE})"
    move += f" rotate({number(mood.turn)} 48 66)"
    head = [
        draw_head(person.head, person.skin),
        draw_earrings(person.earrings, person.head),
        draw_age(person.marks, person.head, person.skin),
        draw_beard(person.beard, person.head, person.beard_colour, person.skin),
        draw_face(person, mood_name),
        hair.fitted(hair.shadow(person.skin.shade), temple),
        hair.fitted(hair.front, temple),
        person.glasses,
        draw_brows(person, mood_name),
    ]
    parts = [
        gradient("tile", *(GONE if mood.gone else person.tile), SIZE),
        rect(0, 0, SIZE, SIZE, CORNER, "url(#tile)"),
        group([hair.fitted(hair.back, temple)], move) if hair.back else "",
        draw_neck(person.head, person.skin),
        person.dress(person.skin),
        group([hair.fitted(hair.drape, temple)], move) if hair.drape else "",
        group(head, move),
    ]
    return document(SIZE, [part for part in parts if part])


def _tinted(skin: Skin, colour: str, part: float) -> Skin:
    """The same skin flushed or paled."""
    if not part:
        return skin
    return Skin(mix(skin.light, colour, part), mix(skin.shade, colour, part), skin.blush, skin.crease)
