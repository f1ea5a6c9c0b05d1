"""One thing found wrong with a scenario, and the place in its file where it can be changed."""

from dataclasses import dataclass, field
from typing import Any

from sim_core.scenario.marks import Document

Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """One thing found: how bad, what (a key of the word list, `finding.NAME`), where in the file, and the figures."""

    level: str
    name: str
    at: Steps
    values: dict[str, Any] = field(default_factory=dict)

    def as_row(self, document: Document, path: str) -> dict[str, Any]:
        """For the card: with the line and column of the file."""
        line, column = place(document, self.at)
        where = ".".join(str(step) for step in self.at)
        about = {"level": self.level, "name": self.name, "path": path, "line": line, "column": column, "field": where}
        return {**about, **self.values}


def place(document: Document, at: Steps) -> tuple[int, int]:
    """Where a field stands, or the nearest thing around it that does."""
    mark = document.mark
    found = mark.place
    for step in at:
        if isinstance(step, str) and step in mark.keys:
            found = mark.keys[step]
        if step not in mark.inside:
            break
        mark = mark.inside[step]
        if not isinstance(step, str):
            found = mark.place
    return found
