"""The text of a scenario to start from, of any trade, with the comments of one language."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, Final

import yaml

USUAL: Final = "medicine"
"""The trade of a new scenario where none is named."""
ANY: Final = "any"
"""Whom a scenario is about in a trade of one's own."""


def new_text(name: str, language: str, schema: str, trade: str, trades: tuple[str, ...]) -> str:
    """The file of a new scenario. `schema`: the file that editors heed. `trades`: the packs there are."""
    template = files("assets").joinpath("templates", "scenario.yaml").read_text("utf-8")
    about: dict[str, Any] = yaml.safe_load(files("assets").joinpath("templates", "trades.yaml").read_text("utf-8"))
    lines = [f"# yaml-language-server: $schema={schema}"]
    for line in template.splitlines():
        mark = line.lstrip()[:3]
        if mark not in ("#zh", "#en"):
            lines.append(line)
        elif mark == f"#{language}":
            lines.append(line.replace(mark, "#", 1))
    text = "\n".join(lines) + "\n"
    titles = {"TITLE_ZH": f"新场景 {name}", "TITLE_EN": name.replace("-", " ").replace("_", " ").strip().capitalize()}
    for placeholder, value in {"NAME": name, **titles}.items():
        text = text.replace(placeholder, value, 1)
    values = {"trade": trade, "trades": ("、" if language == "zh" else ", ").join(trades)}
    for place, value in {**values, **dict(_flat(about.get(trade, about[ANY]), ""))}.items():
        text = text.replace(f"<{place}>", value)
    return text


def _flat(inner: Mapping[str, Any], at: str) -> Iterator[tuple[str, str]]:
    """The texts of a trade by their places in the template: one.name.zh."""
    for key, value in inner.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{at}{key}.")
        else:
            yield f"{at}{key}", str(value)
