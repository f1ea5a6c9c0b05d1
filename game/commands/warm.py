"""`finalkick warm`: the rules compiled beforehand, so that the first long run is a quick one."""

import sys

from game.commands.console import FAILED, LangOption, Stop, chosen_language
from game.language.words import say
from sim_core.public import compiler


def warm(lang: LangOption = None) -> None:
    """Compile the rules into the cache."""
    language = chosen_language(lang)
    where = str(compiler.folder())
    if not compiler.available():
        print(say("cli.warm_none", language))
        return
    if not compiler.is_warm() and not compiler.writable(compiler.folder()):
        raise Stop(FAILED, f"finalkick: {say('cli.warm_unwritable', language, path=where)}")

    def on_step(done: int, whole: int) -> None:
        if sys.stderr is not None and sys.stderr.isatty():
            print(say("cli.warm_step", language, done=done, all=whole), file=sys.stderr)

    def on_wait() -> None:
        print(f"finalkick: {say('cli.warm_busy', language)}", file=sys.stderr)

    if not compiler.warm_or_wait(on_step, on_wait):
        raise Stop(FAILED, f"finalkick: {say('cli.warm_failed', language, path=where)}")
    print(say("cli.warm_done", language, path=where))
