"""A worked example of a recipe, applied to a copy of the tree.

An example is a YAML file: `edits` of files (`put` text `after` or `before` what is there, or at the end), `new` files, `words`
(merged into the files of texts), `copies` of pictures, a `language` that says all that English says, and a `proof`: what the
addition has to do in a game and in its debrief. Texts and pictures under `assets` are words, all else counts as touched.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

import yaml

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = Path(__file__).parent
RECIPES: Final = tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))
LINKED: Final = ("fonts", "sounds")
"""Under `assets`: large, and never edited."""
PROOF: Final = "tests/test_proof.py"


def recipe(name: str) -> dict[str, Any]:
    """The example of a recipe."""
    found: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return found


def copy_tree(folder: Path) -> None:
    """Copy what is needed to play, and the tests, into an empty folder."""
    leave = shutil.ignore_patterns("__pycache__", "*.pyc", *LINKED, "golden", "parity", "old", "bench", "editor")
    for room in ("sim_core", "game", "scenarios", "assets", "tests"):
        shutil.copytree(ROOT / room, folder / room, ignore=leave)
    for name in LINKED:
        try:
            (folder / "assets" / name).symlink_to(ROOT / "assets" / name, target_is_directory=True)
        except OSError:  # where links are not for everybody
            shutil.copytree(ROOT / "assets" / name, folder / "assets" / name)
    shutil.copy(ROOT / "pyproject.toml", folder)


def apply(example: Mapping[str, Any], folder: Path, with_words: bool = True) -> list[str]:
    """Apply an example; the files touched, words apart."""
    touched = [*(edit["in"] for edit in example.get("edits", ())), *example.get("new", ())]
    for edit in example.get("edits", ()):
        _edit(folder / edit["in"], edit)
    for name, text in {**example.get("new", {}), PROOF: example["proof"]}.items():
        (folder / name).write_text(text, "utf-8")
    if with_words:
        for pattern, more in example.get("words", {}).items():
            for file in _files(folder, pattern):
                _write(file, merged(_read(file), more))
        for to, source in example.get("copies", {}).items():
            shutil.copy(folder / source, folder / to)
        if "language" in example:
            _speak(folder, **example["language"])
    return [name for name in dict.fromkeys(touched) if not name.startswith("assets/")]


def _edit(file: Path, edit: Mapping[str, str]) -> None:
    text, put = file.read_text("utf-8"), edit["put"]
    place = edit.get("after") or edit.get("before", "").rstrip("\n")
    if not place:
        file.write_text(text.rstrip("\n") + "\n" + put, "utf-8")
        return
    assert text.count(place) == 1, f"{edit['in']} has {place!r} {text.count(place)} times: the recipe has to follow the code"
    file.write_text(text.replace(place, place + put if "after" in edit else put + place), "utf-8")


def merged(old: Any, new: Any) -> Any:
    """Two mappings as one, however deep; of what both have, the new one's."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {**old, **{key: merged(old.get(key), value) for key, value in new.items()}}


def _speak(folder: Path, code: str, like: str) -> None:
    """Another language that says everything as one that is there."""
    for file in _files(folder, "assets/words/*.yaml"):
        _write(file, {key: {**texts, code: texts[like]} for key, texts in _read(file).items()})
    for file in _files(folder, "assets/dialogue/*.yaml"):
        _write(file, {**_read(file), code: _read(file)[like]})
    known = _read(folder / "assets/format/zh.yaml")
    _write(folder / f"assets/format/{code}.yaml", {meaning: meaning for meaning in known})


def _files(folder: Path, pattern: str) -> list[Path]:
    return [file for file in sorted((folder / pattern).parent.iterdir()) if fnmatch(file.name, Path(pattern).name)]


def _read(file: Path) -> Any:
    return yaml.load(file.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _write(file: Path, values: Any) -> None:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    file.write_text(yaml.dump(values, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copied tree, with nothing compiled and a data folder of its own."""
    own = {"PYTHONPATH": str(folder), "FINALKICK_PLAIN": "1", "FINALKICK_HOME": str(folder / "home"), "FINALKICK_LANG": "en"}
    environment = {**os.environ, **own, "PYTHONUTF8": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
