"""Links lead somewhere, pictures are there, and the README can be read in a minute, in either language."""

import re
import struct
from pathlib import Path

import pytest

from tests.docs.pages import BLOCK, EVERY, ROOT, blocks, name

LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
README, CHINESE = ROOT / "README.md", ROOT / "README.zh.md"
LARGEST, LARGEST_PICTURE = 6_000, 300_000


def anchors(page: Path) -> set[str]:
    """The headings of a page as the usual host makes anchors of them."""
    heads = re.findall(r"^#+ (.+)$", BLOCK.sub("", page.read_text("utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", EVERY, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for _, target in LINK.findall(BLOCK.sub("", page.read_text("utf-8"))):
        if target.startswith("https://"):
            continue
        file, _, anchor = target.partition("#")
        place = page.parent / file if file else page
        assert place.exists(), target
        assert not anchor or anchor in anchors(place), target


@pytest.mark.parametrize("page", [README, CHINESE], ids=name)
def test_the_readme_is_short_and_shows_the_game(page: Path) -> None:
    text = page.read_text("utf-8")
    assert len(text.encode()) <= LARGEST
    pictures = [ROOT / target for mark, target in LINK.findall(text) if mark]
    assert len(pictures) == 3
    for picture in pictures:
        content = picture.read_bytes()
        width, height = struct.unpack(">II", content[16:24])
        assert content[:4] == b"\x89PNG"
        assert width >= 1000
        assert height >= 600
        assert len(content) <= LARGEST_PICTURE


def test_both_readmes_say_as_much() -> None:
    texts = [page.read_text("utf-8") for page in (README, CHINESE)]
    for kind in (r"^## ", r"^\d\. ", r"^\| ", r"^```"):
        english, chinese = (len(re.findall(kind, text, re.M)) for text in texts)
        assert english == chinese, kind
    assert [block.commands for block in blocks(README)] == [block.commands for block in blocks(CHINESE)]
    targets = [[re.sub(r"\.zh(?=\.)", "", target) for _, target in LINK.findall(text)] for text in texts]
    assert set(targets[0]) == set(targets[1])


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, coming = set(), [README]
    while coming:
        page = coming.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        coming += [(page.parent / target.partition("#")[0]).resolve() for _, target in LINK.findall(page.read_text("utf-8"))
                   if not target.startswith(("https://", "#"))]  # fmt: skip
    assert sorted((ROOT / "docs").glob("*.md")) == sorted(page for page in reached if page.parent == ROOT / "docs")
