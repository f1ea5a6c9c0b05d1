"""`finalkick warm`: the rules compiled beforehand, so that the first long run is a quick one."""

import sys

from game.console import FAILED, LangOption, Stop, chosen_language
from game.words import say
from sim_core.compiled import cache
from sim_core.compiled.warm import warm as compile_all


def warm(lang: LangOption = None) -> None:
    """Compile the rules into the cache."""
    language = chosen_language(lang)
    where = str(cache.folder())
    if not cache.available():
        print(say("cli.warm_none", language))
        return
    if not cache.writable(cache.folder()):
        raise Stop(FAILED, f"finalkick: {say('cli.warm_unwritable', language, path=where)}")

    def on_step(done: int, whole: int) -> None:
        if sys.stderr is not None and sys.stderr.isatty():
            print(say("cli.warm_step", language, done=done, all=whole), file=sys.stderr)

    if not compile_all(on_step):
        raise Stop(FAILED, f"finalkick: {say('cli.warm_busy', language, path=where)}")
    print(say("cli.warm_done", language, path=where))
