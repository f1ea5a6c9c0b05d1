"""`finalkick test`: the transfer check, in a window or as text; earlier results, for a person or for a class."""

from typing import Annotated

import typer

from game.commands.console import JsonOption, LangOption, bad_usage, chosen_language, note, print_json
from game.commands.stores import needed_store, open_store
from game.debrief.attempts import LONGEST_NAME, change, keep, next_form, result_of, result_values, results, with_earlier
from game.debrief.transfer import FORMS, forms
from game.language.words import say
from game.play.settings import load
from game.play.store import Store, home
from game.terminal.transfer import print_result, print_results, take
from sim_core.public.messages import printable


def transfer_check(
    form: Annotated[str | None, typer.Option("--form", metavar="A|B")] = None,
    text: Annotated[bool, typer.Option("--text")] = False,
    show_results: Annotated[bool, typer.Option("--results")] = False,
    player: Annotated[str, typer.Option("--name", metavar="NAME")] = "",
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Take the transfer check, or see what came of it before."""
    language = chosen_language(lang)
    wanted = form.strip().upper() if form is not None else None
    if wanted is not None and wanted not in FORMS:
        raise bad_usage("test.bad_form", language, value=printable(str(form)), allowed=" / ".join(FORMS))
    who = " ".join(printable(player).split())[:LONGEST_NAME]
    if show_results or as_json:
        _show(needed_store(language), who or None, as_json, language)
        return
    every = forms()  # refuses forms of other rules, before anything opens
    store = open_store(language)
    if not text and _in_window(store, wanted, language, lang):
        return
    name = who or load(home())[0].name
    taken = every[wanted or next_form(results(store, name))]
    chosen = take(taken, language)
    if chosen is None:
        return
    result = result_of(taken, chosen, name)
    if not keep(store, result):
        note(say("test.unkept", language))
    print_result(taken, result, change(with_earlier(store, result)), language)


test = transfer_check  # as the command is called


def _show(store: Store, who: str | None, as_json: bool, language: str) -> None:
    found = results(store, who)
    if as_json:
        print_json([result_values(one) for one in found])
    else:
        print_results(found, change(found), language)


def _in_window(store: Store | None, form: str | None, language: str, lang: str | None) -> bool:
    """Take it in a window, where this machine has one. False where it has none."""
    from game.commands.play import window_at

    return window_at(("test", form) if form else ("test",), store, language, lang)
