"""Rewrites assets/icons; the same files every time. Faces and places are drawn while the game runs."""

from collections.abc import Iterable
from pathlib import Path

from assets.drawing.icons import all_icons

ASSETS = Path(__file__).resolve().parent.parent


def rewrite(folder: Path, pictures: Iterable[tuple[str, str]]) -> int:
    """Writes the pictures, removes SVG files that are no longer drawn; returns the number of bytes."""
    folder.mkdir(exist_ok=True)
    texts = {folder / f"{name}.svg": text for name, text in pictures}
    for stale in set(folder.glob("*.svg")) - set(texts):
        stale.unlink()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return sum(len(text) for text in texts.values())


def main() -> None:
    """The folder of icons."""
    size = rewrite(ASSETS / "icons", all_icons())
    print(f"{size / 1000:.0f} kB of SVG written")


if __name__ == "__main__":
    main()
