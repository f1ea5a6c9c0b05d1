"""Faces that are not those of whom the titles name: the two languages, or title and `face`, speak of different people."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from sim_core.errors import Fault
from sim_core.lint.file import Checked
from sim_core.scenario.titles import called

APART: Final = {"young", "old"}
"""Ages that cannot both be meant; somebody between the two may well be called Old, or Young."""


def face_differs(file: Checked) -> Iterator[Fault]:
    """A title that says woman where another, or `face`, says man; or old where the other says young."""
    for at, client in file.clients():
        field = "contact" if client.contact is not None else "name"
        for what, given in (("sex", client.face.sex), ("age", client.face.age)):
            told = [(language, one.title, getattr(one, what)) for language, one in called(client, what)]
            for (_, before, this), (language, after, that) in pairwise(told):
                if _apart(what, this, that):
                    yield file.warning(
                        "face_differs", (*at, field, language), f"{what}_titles", client=client.id, one=before, other=after
                    )
            wrong = next((title for _, title, this in told if given and _apart(what, this, given)), None)
            if wrong is not None:
                yield file.warning("face_differs", (*at, "face", what), what, client=client.id, found=given, title=wrong)


def _apart(what: str, one: str, other: str) -> bool:
    return one != other and (what == "sex" or {one, other} == APART)
