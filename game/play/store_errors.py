"""What can go wrong with the store of games. Whatever a person is to do about it has words: `message`."""

from pathlib import Path

from sim_core import Message


class StoreError(Exception):
    """The store cannot be used: full, read-only, not a folder. Says which and why; in words, where it has a `message`."""

    def __init__(self, told: str, message: Message | None = None) -> None:
        super().__init__(told)
        self.message = message


class NewerStore(StoreError):
    """A store that a later version of the game has made. Nothing of it was touched."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        values = {"path": str(path), "version": version, "known": known}
        super().__init__(f"{path}: made by a newer version of the game (format {version})", Message("store.newer", values))


class ForeignStore(StoreError):
    """A database of something else. Nothing of it was touched."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: not a store of games", Message("store.foreign", {"path": str(path)}))


class HeldStore(StoreError):
    """A damaged store that cannot be set aside, because another window has it open."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: damaged, and open elsewhere", Message("store.held", {"path": str(path)}))


class PlayedElsewhere(StoreError):
    """Somebody else has made the next choice of this game."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: the game is being played elsewhere", Message("store.elsewhere", {}))


class GameGone(StoreError):
    """The store has no such game: it was set aside and begun anew since."""
