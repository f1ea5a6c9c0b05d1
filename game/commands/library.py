"""`finalkick scenarios`: what can be played."""

from importlib.resources import files
from pathlib import Path

from game.commands.console import JsonOption, LangOption, chosen_language, print_json
from game.language.messages import fault_values
from game.language.words import say
from game.play.files import scenario_folders
from sim_core.public.messages import printable
from sim_core.public.scenarios import Entry, Place, list_scenarios, text_in


def scenarios(as_json: JsonOption = False, lang: LangOption = None) -> None:
    """List the scenarios of the game and those in the folder of one's own."""
    language = chosen_language(lang)
    entries = list_scenarios(scenario_folders())
    if as_json:
        print_json([_values(entry, language) for entry in entries])
        return
    for entry in entries:
        print(_line(entry, language))
    print(say("cli.practice", language))
    print(say("cli.own_folder", language, path=printable(str(scenario_folders()[0]))))
    print(say("cli.guide", language, path=printable(str(guide(language)))))


def guide(language: str) -> Place:
    """Where the trainer's guide is, in a language: beside the scenarios where the game is installed, else in `docs`."""
    beside = files("scenarios")
    folder: Place = beside if beside.joinpath("authoring.md").is_file() else Path(str(beside)).parent / "docs"
    place = folder.joinpath(f"authoring.{language}.md")
    return place if place.is_file() else folder.joinpath("authoring.md")


def _values(entry: Entry, language: str) -> dict[str, object]:
    found = entry.scenario
    return {
        "id": entry.id,
        "title": text_in(found.title, language) if found else entry.id,
        "level": found.level if found else None,
        "weeks": found.weeks if found else None,
        "clients": len(found.clients) if found else None,
        "lessons": list(found.lessons) if found else [],
        "path": str(entry.path),
        "faults": [fault_values(fault, language) for fault in entry.faults],
        **({"same_id": [str(one) for one in entry.others]} if entry.others else {}),
    }


def _line(entry: Entry, language: str) -> str:
    found = entry.scenario
    if found is None:
        path = printable(str(entry.path))
        return say("cli.scenario_faulty", language, id=entry.id, faults=len(entry.faults), path=path)
    about = {"title": text_in(found.title, language), "level": found.level, "weeks": found.weeks}
    lessons = " ".join(found.lessons) or "—"
    line = say("cli.scenario_line", language, id=entry.id, clients=len(found.clients), lessons=lessons, **about)
    if not entry.others:
        return line
    others, path = ", ".join(str(one) for one in entry.others), str(entry.path)
    return f"{line}\n{say('cli.scenario_same_id', language, id=entry.id, others=others, path=path)}"
