"""The commands of the game as text: what each is called, and what may be typed behind it."""

from game.language.locale import LOCALES
from game.terminal.sure import ANSWERS

COMMANDS = {
    "end": ("e", "end", "end week", "结束", "下周", "过"),
    "ledger": ("l", "ledger", "账", "账本"),
    "know": ("k", "know", "知道", "情报"),
    "plan": ("p", "plan", "计划表"),
    "moves": ("m", "moves", "动作"),
    "list": ("c", "clients", "list", "客户", "列表"),
    "help": ("h", "help", "?", "帮助"),
    "quit": ("q", "quit", "exit", "退出"),
    "example": ("x", "example", "示范"),
    "lang": ("lang", "language", "语言", "中文", "english"),
}
LETTERS = {"c": "chase", "i": "investigate", "n": "negotiate"}
"""Letters that choose a family of moves in the window, and mean no page of one client here."""
BACK = ("", "b", "back", "返回")


def commanded(text: str) -> tuple[str, str]:
    """The command of a line, and what was typed behind it: an answer behind the end of a week, a language behind `lang`."""
    command = next((name for name, words in COMMANDS.items() if text in words), "")
    if command:
        return command, ""
    first, _, last = text.rpartition(" ")
    if first in COMMANDS["end"] and last in ANSWERS:
        return "end", last
    if first in COMMANDS["lang"] and any(last == one.code or last in one.typed for one in LOCALES.values()):
        return "lang", last
    return "", ""
