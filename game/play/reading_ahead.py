"""What a game will be told with is read while its briefing is: lines and faces take some hundredths of a second each."""

import threading

from game.play import log
from game.play.dialogue import ANYBODY, lines_of
from game.play.faces import faces_of
from game.play.people import LOOKS, speaker_of
from game.play.session import Session


def read_ahead(session: Session, language: str) -> threading.Thread:
    """Begin to read everybody's lines in a game, and to see their faces. Returns at once; what fails is read when needed."""
    thread = threading.Thread(target=_read, args=(session, language), name="reading ahead", daemon=True)
    thread.start()
    return thread


def _read(session: Session, language: str) -> None:
    try:
        for name in dict.fromkeys(("rep", "rivals", ANYBODY, *(client.persona for client in session.scenario.clients))):
            lines_of(name)
        faces_of(session.scenario)
        for number in range(len(session.scenario.clients)):
            for role in LOOKS:
                speaker_of(session, number, role, language)
    except Exception as error:  # it will be told where it is needed
        log.once(f"reading ahead: {type(error).__name__}: {error}")
