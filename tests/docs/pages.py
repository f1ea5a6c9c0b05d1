"""The pages that a reader finds: README in both languages, what stands in docs, and what is in them to be run or followed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = (ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").glob("*.md")))
EVERY: Final = (*PAGES, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "scenarios").glob("*.md")))
BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)
SPAN: Final = re.compile(r"`([^`\n]+)`")
SHELLS: Final = ("sh", "bat")


@dataclass(frozen=True)
class Block:
    """A fenced block: its kind, and its lines."""

    kind: str
    text: str

    @property
    def commands(self) -> list[str]:
        """The command lines of a shell's block, without comments, and `finalkick` by its plain name wherever it lies."""
        lines = [re.sub(r"\s+#.*", "", line).strip() for line in self.text.splitlines()] if self.kind in SHELLS else []
        return [re.sub(r"^\.venv[/\\](?:bin|Scripts)[/\\]", "", line) for line in lines if line]


def name(page: Path) -> str:
    """How a page is called in a test's name."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    yield from (Block(kind, text) for kind, text in BLOCK.findall(page.read_text("utf-8")))


def spans(page: Path) -> list[str]:
    """What a page sets as code within its sentences and tables."""
    return SPAN.findall(BLOCK.sub("", page.read_text("utf-8")).replace("\\|", "|"))
