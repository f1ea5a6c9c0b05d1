"""The tables of the trainer's guide, made from the schema: every field, every name. `python -m tests.guide_tables` writes them.

A table stands in `docs/authoring.md` and its Chinese twin after `<!-- fields -->` or `<!-- names -->`, up to `<!-- end -->`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from game.language.format_schema import schema_in, translations
from game.language.words import say
from sim_core.model.moves import MOVE_IDS, move_table
from sim_core.model.tables import OWN
from sim_core.scenario.face import AGES, HAIRS
from sim_core.scenario.meanings import EVENTS, EXCUSES, LESSONS, MOMENTS, PERSONAS, PLACES, PROBLEMS, REQUESTS, WARNINGS
from sim_core.scenario.situations import CONDITIONS
from sim_core.scenario.words import KINDS

FOLDER: Final = Path(__file__).parents[1] / "docs"
GUIDES: Final = {"en": FOLDER / "authoring.md", "zh": FOLDER / "authoring.zh.md"}
MAPPINGS: Final = {
    "": "",
    "words": "WordsSpec",
    "words.rep": "RepPerson",
    "words.rep.lines": "RepLines",
    "words.manager": "ManagerPerson",
    "words.manager.lines": "ManagerLines",
    "words.rivals[]": "RivalSpec",
    "rep": "RepSpec",
    "moves": "MovesSpec",
    "moves.change.MOVE": "MoveChange",
    "clients[]": "ClientSpec",
    "clients[].face": "FaceSpec",
    "clients[].ledger[]": "Invoice",
    "clients[].hidden": "Hidden",
    "clients[].hidden.problems[]": "ProblemSpec",
    "clients[].hidden.rivals": "RivalsSpec",
    "clients[].lines": "Lines",
    "clients[].lines.EXCUSE": "ExcuseLines",
    "clients[].lines.asks": "RequestLines",
    "clients[].lines.OCCASION[]": "LineSpec",
    "events[]": "EventSpec",
    "example": "ExampleSpec",
    "coach[]": "CommentSpec",
    "coach[].advice": "AdviceSpec",
    "medals": "MedalsSpec",
    "excuses[]": "OwnExcuse",
    "money": "MoneySpec",
    "taken_in": "TakenIn",
    "trades/NAME.yaml": "TradePack",
}
"""Every mapping of the format: where it stands, and its name in the schema."""
TITLES: Final = {
    "by": ("Lines: how they are in touch", "台词：怎么来往"),
    "time": ("Lines: first or later", "台词：头一回还是往后"),
    "after": ("Lines: what has happened", "台词：出过什么事"),
    "who": ("Lines: who speaks", "台词：谁说的"),
    "sex": ("Lines: of whom", "台词：联系人是谁"),
    "trade": ("Lines: what is sold", "台词：卖的是什么"),
}
"""What the names of a line's conditions are, in English and Chinese."""


def _written(names: Mapping[str, str]) -> dict[str, str]:
    """Names without the places of a file's own reasons, which nobody writes."""
    return {name: meaning for name, meaning in names.items() if name not in OWN}


NAMES: Final[Mapping[str, tuple[dict[str, str], str, str]]] = {
    "words.kind": (KINDS, "Kinds of trade", "哪一类行业"),
    "persona": (PERSONAS, "Personas", "性格"),
    "face.age": (AGES, "Ages", "年纪"),
    "face.hair": (HAIRS, "Hair", "头发"),
    "place": (PLACES, "Places", "地方"),
    "tactics": (_written(EXCUSES), "Excuses", "理由"),
    "problems[].kind": (_written(PROBLEMS), "Problems", "真毛病"),
    **{f"lines.OCCASION[].{name}": (dict(row.values), *TITLES[name]) for name, row in CONDITIONS.items()},
    "events[].kind": (EVENTS, "Events", "外来的事件"),
    "lines.asks": (REQUESTS, "Requests", "自己找上门的事"),
    "coach[].when": (MOMENTS, "Moments of the coach", "教练开口的时机"),
    "lessons": (LESSONS, "Lessons", "课"),
    "allow": (WARNINGS, "Warnings of `check`", "`check` 的警告"),
}
"""Names with their meanings: the field that holds them, and the title of the table in English and Chinese."""
FIELD_HEAD: Final = {"en": ("field", "meaning, range (unit)", "if left out"), "zh": ("字段", "意思、范围（单位）", "不写则")}
NAME_HEAD: Final = {"en": ("name", "meaning"), "zh": ("名字", "意思")}
MOVE_HEAD: Final = {"en": ("move", "", "hours", "budget (yuan)"), "zh": ("动作", "", "小时", "费用（元）")}
REQUIRED: Final = {"en": "**required**", "zh": "**必填**"}
RANGE: Final = {"en": "*range*", "zh": "*可写范围*"}
WHOLE_FILE: Final = {"en": "The file", "zh": "整个文件"}
MOVES: Final = {"en": "Moves", "zh": "动作"}
RANGED: Final = re.compile(r"#/\$defs/(factor|level|number|stars|weeks|weight|yuan)_")
"""What the schema calls the fields that may be a range."""


def fields(language: str) -> str:
    """Every field of every mapping, a row each."""
    schema, told = schema_in(language), []
    for place, name in MAPPINGS.items():
        node = schema["$defs"][name] if name else schema
        needed = node.get("required", ())
        rows = [_field(key, field, key in needed, language) for key, field in node["properties"].items()]
        told.append(_table(f"`{place}`" if place else WHOLE_FILE[language], FIELD_HEAD[language], rows))
    return "\n\n".join(told)


def _field(key: str, field: dict[str, Any], needed: bool, language: str) -> tuple[str, ...]:
    ranged = any(RANGED.match(one.get("$ref", "")) for one in (field, *field.get("anyOf", ())))
    meaning = f"{field['description']} · {RANGE[language]}" if ranged else field["description"]
    otherwise = field.get("default")
    left_out = "" if otherwise in (None, "", {}, []) else f"`{json.dumps(otherwise).strip(chr(34)).removesuffix('.0')}`"
    return f"`{key}`", meaning, REQUIRED[language] if needed else left_out


def names(language: str) -> str:
    """Every name a field may hold, with its meaning."""
    known, told = translations(language), []
    for field, (meanings, *titles) in NAMES.items():
        title = f"{titles[language == 'zh']} · `{field}`"
        rows = [(f"`{name}`", known.get(meaning, meaning)) for name, meaning in meanings.items()]
        told.append(_table(title, NAME_HEAD[language], rows))
    table = move_table((), {})
    moves = [
        (f"`{move}`", say(f"move.{move}", language), f"{table.hours[number]:g}", f"{table.budget[number]:,.0f}")
        for number, move in enumerate(MOVE_IDS)
    ]
    return "\n\n".join([*told, _table(f"{MOVES[language]} · `moves`", MOVE_HEAD[language], moves)])


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    cells = ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |" for line in lines]
    return f"#### {title}\n\n" + "\n".join(cells)


def with_tables(text: str, language: str) -> str:
    """A guide with its tables as the format is now."""
    for mark, table in (("fields", fields(language)), ("names", names(language))):
        before, found, rest = text.partition(f"<!-- {mark} -->\n")
        assert found, f"the guide has no place for {mark}"
        text = f"{before}{found}\n{table}\n\n<!-- end -->{rest.partition('<!-- end -->')[2]}"
    return text


def rewrite() -> None:
    """Write the tables into both guides."""
    for language, file in GUIDES.items():
        file.write_text(with_tables(file.read_text("utf-8"), language), "utf-8", newline="\n")


if __name__ == "__main__":
    rewrite()
